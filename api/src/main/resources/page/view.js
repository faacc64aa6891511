/** Puts together what the chart shows from what the API said. */

import {ahead, onDisk, past} from './history.js';
import {marks as known} from './known.js';

/**
 * @typedef {import('./api.js').Database} Database
 * @typedef {import('./storage.js').Storage} Storage
 * @typedef {'disk' | 'bytes' | 'rows'} Measure
 * @typedef {{buckets: import('./api.js').Bucket[] | null, projection: import('./api.js').Projection | null}} Series
 * @typedef {import('./drawing.js').Drawn & {scale: (value: number) => number}} Scaled
 * @typedef {{title: string, scope: string, measure: Measure, counted: boolean, measures: [string, string][], series: Series,
 *   past: import('./history.js').Past[], drawn: Scaled, projection: import('./api.js').Projection | null,
 *   disk: import('./history.js').Disk | null, line: Line | null}} View
 * @typedef {{perDay: number, ours: number | null, seconds: number,
 *   reaches: {limit: string, at: number, ours: string | null} | null}} Line
 */

const DAY = 86_400_000;
/** Part of the level per day. */
const NOTICEABLE = 0.0005;
const MEASURES = /** @type {[string, string][]} */ ([['bytes', 'bytes of rows'], ['rows', 'rows']]);
const TITLES = {bytes: 'Bytes of rows', rows: 'Rows'};

/**
 * @param {{database: Database, storage: Storage, alone: boolean, scope: string, name: string,
 *   measure: Measure, series: Series}} known
 * @returns {View}
 */
export function viewOf({database, storage, alone, scope, name, measure: wanted, series}) {
  const disk = scope === 'database' ? onDisk(database, storage, alone) : null;
  const measure = wanted === 'disk' && !disk ? 'bytes' : wanted;
  const scale = measure === 'disk' && disk ? disk.of : (/** @type {number} */ value) => value;
  const now = database.asOf ? Date.parse(database.asOf) : Date.now();
  const counted = database.asOf !== null;
  const points = past(counted ? series.buckets ?? [] : [], measure === 'rows' ? 'rows' : 'bytes', scale, now);
  const coming = ahead(series.projection, points, scale);
  /** @type {Scaled} */
  const drawn = {
    past: points,
    ahead: coming,
    measure: measure === 'rows' ? 'rows' : 'bytes',
    scale: (value) => scale(value) - scale(0),
    limits: measure === 'disk' && disk ? marks(storage, disk.capacity) : [],
    straight: [],
    known: known(series.projection?.annotations ?? []),
    crossing: measure === 'disk' ? crossing(storage) : null,
  };
  const line = differing(series.projection, drawn, now);
  if (line) drawn.straight = straight(line, drawn);
  return {
    title: measure === 'disk' ? `Storage of instance ${database.instance}` : `${TITLES[measure]}: ${name}`,
    scope, measure, drawn, disk, counted,
    measures: disk ? [['disk', 'on disk'], ...MEASURES] : MEASURES,
    past: points,
    series,
    line: line && {...line, reaches: measure === 'disk' ? reaches(line, storage, now) : null},
    projection: series.projection,
  };
}

/** @param {Storage} storage @param {number} capacity */
function marks({marks}, capacity) {
  return [...marks.filter((mark) => mark.bytes < capacity), {limit: '100%', bytes: capacity}];
}

/** Where the projection meets the limit that the headline tells about. @param {Storage} storage */
function crossing({limit, refusal}) {
  const at = limit?.p50 ? Date.parse(limit.p50) : NaN;
  return !refusal && limit?.limitBytes && at > Date.now() ? {x: at, y: limit.limitBytes} : null;
}

/**
 * What most dashboards would draw, where it says something else than the projection: a burst is no trend.
 *
 * @param {import('./api.js').Projection | null} projection
 * @param {any} drawn
 * @param {number} now
 * @returns {{perDay: number, ours: number | null, seconds: number} | null}
 */
function differing(projection, {past: points, ahead: coming, scale}, now) {
  const said = projection?.straightLine;
  const last = points.at(-1);
  if (!said || !last) return null;
  const [first, end] = [coming.at(0), coming.at(-1)];
  const ours = first && end ? (end.p50 - first.p50) / ((end.x - first.x) / DAY) : null;
  const perDay = scale(said.perDay);
  const apart = Math.abs(perDay - (ours ?? 0));
  if (apart <= 2 * Math.abs(ours ?? 0) || apart <= last.y * NOTICEABLE) return null;
  return {perDay, ours, seconds: Math.max(0, now - Date.parse(said.since)) / 1000};
}

/** @param {{perDay: number}} line @param {Storage} storage @param {number} now */
function reaches({perDay}, {limit, used}, now) {
  if (!limit?.limitBytes || used === null) return null;
  const days = (limit.limitBytes - used) / perDay;
  return perDay > 0 && days > 0 && days < 3650 ? {limit: limit.limit, at: now + days * DAY, ours: limit.p50} : null;
}

/**
 * The straight line from the last point, as far as the projection looks or until it leaves the chart.
 *
 * @param {{perDay: number}} line
 * @param {any} drawn
 * @returns {[number, number][]}
 */
function straight({perDay: slope}, {past: points, ahead: coming, limits}) {
  const last = points.at(-1);
  const end = coming.at(-1)?.x ?? last.x + 90 * DAY;
  const top = Math.max(last.y * 1.1, ...coming.map((point) => point.p90), ...limits.map((limit) => limit.bytes));
  const days = Math.min((end - last.x) / DAY, slope > 0 ? (top - last.y) / slope : Infinity, slope < 0 ? -last.y / slope : Infinity);
  return [[last.x, last.y], [last.x + days * DAY, last.y + days * slope]];
}
