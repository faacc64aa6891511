/** What people know of the future, marked in the chart and said beneath it. */

import {el} from './dom.js';
import {bytes, count, day, dayBeside, signed} from './format.js';

/**
 * @typedef {import('./api.js').Annotation} Annotation
 * @typedef {{x: number, end: number | null, label: string}} Mark
 */

const DAY = 86_400_000;

/** Where they begin, and where they end unless that is the same day. @param {Annotation[]} annotations @returns {Mark[]} */
export function marks(annotations) {
  return annotations.map(({from, until, label}) => {
    const x = Date.parse(from);
    const end = until === null ? null : Date.parse(until);
    return {x, end: end !== null && end - x > DAY ? end : null, label};
  });
}

/**
 * The marks as ECharts draws them, as far as they are in sight.
 *
 * @param {Mark[]} known
 * @param {number} first
 * @param {number} last
 * @param {Record<string, string>} colour
 */
export function drawn(known, first, last, colour) {
  const label = {position: 'insideStartTop', color: colour.known, textBorderWidth: 0, overflow: 'truncate', width: 150};
  const lines = known.filter(({x}) => x >= first && x <= last).map(({x, label: text}) => ({
    xAxis: x, lineStyle: {color: colour.known, type: 'solid', width: 1}, label: {...label, formatter: text},
  }));
  const areas = known.filter(({x, end}) => end !== null && end > first && x < last).map(({x, end}) =>
    [{xAxis: Math.max(x, first)}, {xAxis: Math.min(end ?? last, last)}]);
  const silent = {silent: true, animation: false};
  return {
    markLine: {...silent, symbol: 'none', data: lines},
    markArea: {...silent, itemStyle: {color: colour.known, opacity: 0.14}, data: areas},
  };
}

/**
 * @param {Annotation[]} annotations
 * @param {'bytes' | 'rows'} measure
 * @param {(value: number) => number} scale
 * @param {string} end of what is shown
 */
export function words(annotations, measure, scale, end) {
  const unit = measure === 'rows' ? (n) => `${count(n)} rows` : bytes;
  const ahead = annotations.filter(({adds}) => adds !== null);
  if (ahead.length === 0) return [];
  return [el('p.known', null, el('strong', null, 'Known beforehand: '), ahead.map((annotation) =>
    `${annotation.label}, ${when(annotation)} (${signed(Math.round(scale(annotation.adds ?? 0)), unit)} by ${day(end)})`).join('; '), '.')];
}

/** @param {Annotation} annotation */
function when({kind, from, until}) {
  if (until === null) return `from ${day(from)}`;
  const last = Date.parse(until) - 1;
  const single = kind === 'IMPORT' && last - Date.parse(from) < DAY;
  return single ? `on ${day(from)}` : `${dayBeside(from, last)} to ${day(last)}`;
}
