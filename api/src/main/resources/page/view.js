/** Puts together what the chart shows from what the API said. */

import {ahead, onDisk, past} from './history.js';

/**
 * @typedef {import('./api.js').Database} Database
 * @typedef {import('./api.js').Limit} Limit
 * @typedef {'disk' | 'bytes' | 'rows'} Measure
 * @typedef {{buckets: import('./api.js').Bucket[] | null, projection: import('./api.js').Projection | null}} Series
 * @typedef {import('./drawing.js').Drawn & {scale: (value: number) => number}} Scaled
 * @typedef {{title: string, scope: string, measure: Measure, measures: [string, string][], series: Series,
 *   past: import('./history.js').Past[], drawn: Scaled, projection: import('./api.js').Projection | null,
 *   disk: import('./history.js').Disk | null}} View
 */

const DAY = 86_400_000;
const TITLES = {bytes: 'Bytes of rows', rows: 'Rows'};

/**
 * @param {{database: Database, limits: Limit[] | null, alone: boolean, scope: string, name: string,
 *   measure: Measure, series: Series}} known
 * @returns {View}
 */
export function viewOf({database, limits, alone, scope, name, measure: wanted, series}) {
  const storage = (limits ?? []).filter((limit) => limit.resource === 'STORAGE');
  const disk = scope === 'database' ? onDisk(database, storage.at(-1), alone) : null;
  const measure = wanted === 'disk' && !disk ? 'bytes' : wanted;
  const scale = measure === 'disk' ? disk.of : (value) => value;
  const now = database.asOf ? Date.parse(database.asOf) : Date.now();
  const points = past(series.buckets ?? [], measure === 'rows' ? 'rows' : 'bytes', scale, now);
  const coming = ahead(series.projection, points, scale);
  const drawn = {
    past: points,
    ahead: coming,
    measure: measure === 'rows' ? 'rows' : 'bytes',
    scale: (value) => scale(value) - scale(0),
    limits: measure === 'disk' ? marks(storage, disk.capacity) : [],
  };
  drawn.straight = straight(series.projection, drawn);
  return {
    title: measure === 'disk' ? `Storage of instance ${database.instance}` : `${TITLES[measure]}: ${name}`,
    scope, measure, drawn, disk,
    measures: [disk && ['disk', 'on disk'], ['bytes', 'bytes of rows'], ['rows', 'rows']].filter(Boolean),
    past: points,
    series,
    projection: series.projection,
  };
}

/** @param {Limit[]} storage @param {number} capacity */
function marks(storage, capacity) {
  const declared = storage.filter((limit) => limit.limitBytes && limit.limitBytes < capacity)
    .map((limit) => ({limit: limit.limit, bytes: limit.limitBytes}));
  return [...declared, {limit: '100%', bytes: capacity}];
}

/**
 * The straight line from the last point, as far as the projection looks or until it leaves the chart.
 *
 * @param {import('./api.js').Projection | null} projection
 * @param {any} drawn
 * @returns {[number, number][]}
 */
function straight(projection, {past: points, ahead: coming, limits, scale}) {
  const last = points.at(-1);
  const line = projection?.straightLine;
  if (!line || !last) return [];
  const slope = scale(line.perDay);
  const end = coming.at(-1)?.x ?? last.x + 90 * DAY;
  const top = Math.max(last.y * 1.1, ...coming.map((point) => point.p90), ...limits.map((limit) => limit.bytes));
  const days = Math.min((end - last.x) / DAY, slope > 0 ? (top - last.y) / slope : Infinity, slope < 0 ? -last.y / slope : Infinity);
  return [[last.x, last.y], [last.x + days * DAY, last.y + days * slope]];
}
