/** What is known of the storage of a database's instance, gathered from everything that says something about it. */

/**
 * @typedef {import('./api.js').Limit} Limit
 * @typedef {import('./api.js').Refusal} Refusal
 * @typedef {import('./api.js').Advice} Advice
 * @typedef {{used: number | null, capacity: number | null, limit: Limit | null, refusal: Refusal | null,
 *   marks: {limit: string, bytes: number}[]}} Storage the limit is the one to tell about, the marks are those to draw
 */

/** Where a disk counts as full: what is left is needed to clean up. */
const TOLD = 95;

/**
 * @param {{limits: Limit[], refusal: Refusal | null} | null} runway
 * @param {Advice | null} advice
 * @param {import('./api.js').Database} database whose summary has the nearest limit, if nobody tells more
 * @returns {Storage}
 */
export function storageOf(runway, advice, database) {
  const limits = (runway?.limits ?? [])
    .filter((limit) => limit.resource === 'STORAGE')
    .sort((a, b) => (a.limitBytes ?? 0) - (b.limitBytes ?? 0));
  const told = limits.find((limit) => parseFloat(limit.limit) === TOLD) ?? limits.at(-1) ?? null;
  const limit = told ?? (runway?.refusal ? null : database.runway);
  return {
    used: limit?.usedBytes ?? advice?.usedBytes ?? null,
    capacity: limit?.capacityBytes ?? advice?.capacityBytes ?? null,
    limit,
    refusal: limit ? limit.refusal ?? null : runway?.refusal ?? advice?.doubt ?? null,
    marks: limits.flatMap(({limit, limitBytes}) => (limitBytes ? [{limit, bytes: limitBytes}] : [])),
  };
}
