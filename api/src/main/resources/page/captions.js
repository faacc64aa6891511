/** The words around the chart: legend, caption, what hovering says, and the straight line beside ours. */

import {el} from './dom.js';
import {bytes, count, day, dayShort, exactBytes, lasting, limitName, percent, signed} from './format.js';
import {words as known} from './known.js';
import {refusal, sentence} from './words.js';

/** @typedef {import('./view.js').View} View @typedef {import('./drawing.js').Drawn} Drawn */

/** @param {View} view */
export function legend(view) {
  const {past, drawn} = view;
  if (past.length === 0) return [];
  return [
    past.some((point) => point.observed) && key('observed', 'observed'),
    past.some((point) => !point.observed) && key('rebuilt', 'reconstructed from creation times'),
    drawn.ahead.length > 0 && key('p50', 'most likely (P50)'),
    drawn.ahead.length > 0 && key('band', 'likely, four times out of five (P10 to P90)'),
    view.line && key('straight', `straight line over the last ${lasting(view.line.seconds)}`),
    drawn.known.length > 0 && key('known', 'known beforehand: imports, launches, holidays'),
    drawn.limits.length > 0 && key('limit', 'limits of the instance'),
  ];
}

/** @param {string} kind @param {string} text */
const key = (kind, text) => el('li', null, el(`span.key.${kind}`, null), text);

/** @param {View} view */
export function caption({projection, disk, measure, past, counted, drawn}) {
  const lines = [];
  if (!counted) return [el('p', null, 'History and projection follow once all rows have been read.')];
  if (past.length === 0) lines.push(el('p', null, 'There is no history of this yet.'));
  if (projection?.refusal) {
    const {code, detail} = projection.refusal;
    lines.push(el('p.refusal', null, el('strong', null, 'No forecast yet: '), `${refusal(projection.refusal)}. ${sentence(detail)} `, el('code', null, code)));
  }
  const end = projection?.path?.at(-1)?.at;
  if (end) lines.push(...known(projection?.annotations ?? [], drawn.measure, drawn.scale, end));
  if (measure === 'disk' && disk) {
    const rest = disk.rest > 0 ? ` and ${bytes(disk.rest)} beside this database unchanged` : '';
    lines.push(el('p', null, `On disk is estimated: bytes of rows times today's ratio of ${disk.ratio.toFixed(2)}${rest}. Only today's size is measured.`));
  }
  const hindsight = projection?.hindsight;
  if (hindsight && past.length > 0) lines.push(el('p.hindsight', null, standing(hindsight, projection.unit)));
  const accuracy = projection?.accuracy;
  if (accuracy && past.length > 0) {
    lines.push(el('p', null, `In backtests over this history ${percent(accuracy.coverage80)} of ${count(accuracy.points)} levels `
      + `${accuracy.days === 1 ? 'a day' : `${accuracy.days} days`} later fell into such a band (80 % is right); MASE ${accuracy.mase.toFixed(2)}; method ${projection.method}.`));
  }
  return lines;
}

/** What we would have said. @param {NonNullable<import('./api.js').Projection['hindsight']>} hindsight @param {string} unit */
function standing({days, p50, actual, error}, unit) {
  const amount = unit === 'rows' ? (n) => `${count(n)} rows` : (n) => `${bytes(n)} of rows`;
  const off = error === null ? '' : `, ${Math.abs(error) < 0.0005 ? 'no' : percent(Math.abs(error))} error`;
  return `Standing ${days} days ago we would have said ${amount(p50)} for the start of today; it is ${amount(actual)}${off}.`;
}

/** @param {View} view */
export function straightWords({line, measure}) {
  if (!line) return [];
  const unit = measure === 'rows' ? (n) => `${count(n)} rows` : bytes;
  const {reaches, ours} = line;
  const when = (at) => (reaches && at ? `, so ${limitName(reaches.limit)} on ${day(at)}` : '');
  return [el('p.beside', null,
    el('strong', null, `A straight line over the last ${lasting(line.seconds)} says `),
    `${signed(line.perDay, unit)} per day${when(reaches?.at)}. `,
    ours !== null && el('strong', null, 'Headroom says '),
    ours !== null && `${signed(ours, unit)} per day${when(reaches?.ours)}: a burst is not a trend.`)];
}

/**
 * @param {Drawn} drawn
 * @param {number} x
 */
export function hover({past, ahead, measure}, x) {
  const exact = measure === 'rows' ? (n) => `${count(n)} rows` : (n) => exactBytes(Math.round(n));
  const known = past.find((point) => point.x === x);
  if (known) {
    return el('div', null, el('strong', null, day(known.day)), el('span', null, exact(known.y)),
      el('span', null, `${signed(Math.round(known.net), exact)} that day`), el('span.muted', null, known.origin));
  }
  const coming = ahead.find((point) => point.x === x);
  if (!coming) return el('div', null, dayShort(x));
  return el('div', null, el('strong', null, `${day(x)}, projected`), ...['p90', 'p50', 'p10'].map((quantile) =>
    el('span', null, `${quantile.toUpperCase()} ${exact(coming[quantile])}`)));
}
