/** What ECharts is told to draw. Its own tooltips and labels would be markup, so hovering is answered elsewhere. */

import {bytes, count, dayShort, limitName} from './format.js';
import {drawn as annotations} from './known.js';

/**
 * @typedef {import('./history.js').Past} Past
 * @typedef {import('./history.js').Ahead} Ahead
 * @typedef {{past: Past[], ahead: Ahead[], straight: [number, number][], measure: 'bytes' | 'rows',
 *   known: import('./known.js').Mark[], limits: {limit: string, bytes: number}[], crossing: {x: number, y: number} | null}} Drawn
 */

/** The top limit has to stay in sight, but an almost empty disk must not flatten the history. */
const ROOM = 3;
const CROWDED = 0.18;

/**
 * @param {Drawn} drawn
 * @param {Record<string, string>} colour
 * @param {(x: number) => Node | string} told what hovering at a moment says
 */
export function option(drawn, colour, told) {
  const unit = drawn.measure === 'rows' ? count : bytes;
  const top = Math.max(0, ...drawn.past.map((p) => p.y), ...drawn.ahead.map((p) => p.p90));
  const limits = drawn.limits.filter((limit) => limit.bytes <= ROOM * top);
  const max = Math.max(top, ...limits.map((limit) => limit.bytes)) * 1.04 || 1;
  const text = {color: colour.muted, fontFamily: 'system-ui, sans-serif', fontSize: 12};
  return {
    animation: false,
    useUTC: true,
    textStyle: text,
    aria: {enabled: false},
    grid: {left: 8, right: 12, top: 22, bottom: 4, containLabel: true},
    xAxis: {type: 'time', axisLabel: {...text, hideOverlap: true, formatter: {month: '{MMM}', day: '{d} {MMM}'}}, axisLine: {lineStyle: {color: colour.line}}, axisTick: {show: false}},
    yAxis: {
      type: 'value', min: 0, max,
      axisLabel: {...text, formatter: unit, showMaxLabel: false}, splitLine: {showMaxLine: false, lineStyle: {color: colour.line}}, splitNumber: 4,
    },
    tooltip: {
      trigger: 'axis', confine: true, className: 'tip', padding: 0, borderWidth: 0, backgroundColor: 'transparent',
      shadowBlur: 0, shadowColor: 'transparent', extraCssText: 'box-shadow: none', transitionDuration: 0,
      axisPointer: {lineStyle: {color: colour.muted, type: 'solid'}},
      formatter: (series) => told(series[0].value[0]),
    },
    series: [...history(drawn.past, colour, limits, max, marked(drawn, colour)), ...projection(drawn, colour)],
  };
}

/**
 * @param {Past[]} past
 * @param {Record<string, string>} colour
 * @param {{limit: string, bytes: number}[]} limits
 * @param {number} max of the axis: a label goes beneath its line where the next line is too near
 * @param {object} known marks of what is
 */
function history(past, colour, limits, max, known) {
  const crowded = (at) => limits.some((limit) => limit.bytes > at && limit.bytes < at + max * CROWDED);
  const marks = limits.map(({limit, bytes: at}) => ({
    yAxis: at,
    label: {formatter: `${limitName(limit)}, ${bytes(at)}`, position: crowded(at) ? 'insideStartBottom' : 'insideStartTop', color: colour.limit, textBorderWidth: 0},
  }));
  const today = past.length === 0 ? [] : [{
    xAxis: past[past.length - 1].x, lineStyle: {color: colour.line},
    label: {formatter: 'today', position: 'end', distance: 4, color: colour.muted, textBorderWidth: 0},
  }];
  const markLine = {silent: true, symbol: 'none', animation: false, data: [...marks, ...today], lineStyle: {color: colour.limit, type: 'solid', width: 1}};
  return [
    line('rebuilt', part(past, (p) => !p.observed), {color: colour.past, width: 1.5}, {markLine}),
    line('observed', part(past, (p) => p.observed), {color: colour.size, width: 2.5}, known),
  ];
}

/** @param {Drawn} drawn @param {Record<string, string>} colour */
function marked({past, ahead, known}, colour) {
  const last = ahead.at(-1)?.x ?? past.at(-1)?.x ?? 0;
  return annotations(known, past.at(0)?.x ?? last, last, colour);
}

/** @param {Drawn} drawn @param {Record<string, string>} colour */
function projection({ahead, straight, crossing}, colour) {
  const none = {opacity: 0};
  const last = ahead[ahead.length - 1];
  const crossed = crossing && last && crossing.x <= last.x ? [{
    coord: [crossing.x, crossing.y],
    label: {formatter: dayShort(crossing.x), position: 'bottom', distance: 8, offset: [-34, 0], color: colour.text, fontWeight: 650, textBorderWidth: 0},
  }] : [];
  const markPoint = {silent: true, animation: false, symbol: 'circle', symbolSize: 8, itemStyle: {color: colour.size}, data: crossed};
  return [
    line('p10', ahead.map((p) => [p.x, p.p10]), none, {stack: 'band', stackStrategy: 'all'}),
    line('band', ahead.map((p) => [p.x, p.p90 - p.p10]), none,
      {stack: 'band', stackStrategy: 'all', areaStyle: {color: colour.band, opacity: 1}, z: 1}),
    line('p50', ahead.map((p) => [p.x, p.p50]), {color: colour.size, width: 1.5, type: [5, 3]}, {markPoint}),
    line('straight', straight, {color: colour.straight, width: 1.5, type: [2, 3]}),
  ];
}

/**
 * Joined to the point before, so that the line has no gap where the origin changes.
 *
 * @param {Past[]} past
 * @param {(point: Past) => boolean} belongs
 */
function part(past, belongs) {
  return past.map((p, i) => {
    const joins = belongs(p) || (i + 1 < past.length && belongs(past[i + 1]));
    return [p.x, joins ? p.y : null];
  });
}

/** @param {string} name @param {any[]} data @param {object} lineStyle @param {object} [more] */
const line = (name, data, lineStyle, more = {}) =>
  ({name, type: 'line', data, symbol: 'none', silent: true, emphasis: {disabled: true}, z: 3, lineStyle, ...more});

/** The same in words, for those who do not see it. @param {Drawn} drawn */
export function description({past, ahead, measure}) {
  const unit = measure === 'rows' ? (n) => `${count(n)} rows` : bytes;
  const [first, last, end] = [past.at(0), past.at(-1), ahead.at(-1)];
  if (!first || !last) return 'No history yet.';
  const before = `From ${unit(first.y)} on ${dayShort(first.day)} to ${unit(last.y)} on ${dayShort(last.day)}.`;
  return end ? `${before} Projected ${unit(end.p50)} on ${dayShort(end.x)}, between ${unit(end.p10)} and ${unit(end.p90)}.` : before;
}
