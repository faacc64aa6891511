/** Daily buckets and projected knots as points over time, in the unit that the chart shows. */

/**
 * @typedef {import('./api.js').Bucket} Bucket
 * @typedef {import('./api.js').Projection} Projection
 * @typedef {import('./api.js').Database} Database
 * @typedef {import('./storage.js').Storage} Storage
 * @typedef {{x: number, y: number, net: number, day: number, observed: boolean, origin: string}} Past
 * @typedef {{x: number, p10: number, p50: number, p90: number}} Ahead
 * @typedef {{of: (logical: number) => number, ratio: number, rest: number, capacity: number}} Disk
 */

const DAY = 86_400_000;

/**
 * Totals at the end of each day. Days on which nothing changed have no bucket: the total stays, so that a jump after a
 * quiet month is not drawn as a month's slope.
 *
 * @param {Bucket[]} buckets
 * @param {'bytes' | 'rows'} measure
 * @param {(value: number) => number} scale
 * @param {number} now where the current day ends so far
 * @returns {Past[]}
 */
export function past(buckets, measure, scale, now) {
  const points = [];
  for (const bucket of buckets) {
    const start = Date.parse(bucket.at);
    const last = points.at(-1);
    if (last && start - last.x >= DAY) points.push({...last, x: start, day: start - DAY, net: 0});
    const net = measure === 'rows' ? bucket.rowsAdded - bucket.rowsRemoved : bucket.bytesNet;
    points.push({
      x: Math.min(start + DAY, Math.max(now, start)),
      y: scale(measure === 'rows' ? bucket.rowsTotal : bucket.bytesTotal),
      net: scale(net) - scale(0),
      day: start,
      observed: bucket.origin === 'OBSERVED',
      origin: bucket.origin.toLowerCase(),
    });
  }
  return points;
}

/**
 * The projected path, begun at the last known point.
 *
 * @param {Projection | null} projection
 * @param {Past[]} points
 * @param {(value: number) => number} scale
 * @returns {Ahead[]}
 */
export function ahead(projection, points, scale) {
  const last = points.at(-1);
  const knots = (projection?.path ?? [])
    .map(({at, p10, p50, p90}) => ({x: Date.parse(at), p10: scale(p10), p50: scale(p50), p90: scale(p90)}))
    .filter((knot) => !last || knot.x > last.x);
  if (knots.length === 0 || !last) return knots;
  return [{x: last.x, p10: last.y, p50: last.y, p90: last.y}, ...knots];
}

/**
 * What an instance's storage holds if the rows of its database hold so much: by today's ratio, with all else that is on
 * the instance unchanged. Only today's size is measured on disk.
 *
 * @param {Database} database
 * @param {Storage} storage
 * @param {boolean} alone on its instance
 * @returns {Disk | null}
 */
export function onDisk({logicalBytes, physicalBytes, provisional}, storage, alone) {
  const {used, capacity} = storage;
  const physical = physicalBytes ?? (alone ? used : null);
  if (provisional || !logicalBytes || !physical || !used || !capacity) return null;
  const rest = Math.max(0, used - physical);
  const ratio = physical / logicalBytes;
  return {of: (logical) => rest + logical * ratio, ratio, rest, capacity};
}

/**
 * Days to look ahead: past the crossing, but not so far that its band dwarfs what is known.
 *
 * @param {import('./api.js').Limit | null} limit
 * @param {number} now
 */
export function horizon(limit, now) {
  const crossing = limit?.p50 ? (Date.parse(limit.p50) - now) / DAY : 0;
  return Math.min(365, Math.max(90, Math.ceil(crossing * 1.25 / 30) * 30));
}
