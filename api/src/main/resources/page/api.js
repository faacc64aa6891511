/** Asks the API, and says what came back without ever throwing. */

/**
 * @typedef {{reason: string, fix: string}} Problem
 * @typedef {{code: string, detail: string, until: string | null}} Refusal
 * @typedef {{resource: string, limit: string, p10: string | null, p50: string | null, p90: string | null,
 *   actBy: string | null, reached?: string, limitBytes?: number, usedBytes?: number | null,
 *   capacityBytes?: number | null, refusal?: Refusal | null}} Limit
 * @typedef {{provider: string, name: string, storageBytes: number,
 *   price: {low: number | string, high: number | string, currency: string, kind: string}}} Plan
 * @typedef {{verdict: string, reason: string, doubt?: Refusal | null, usedBytes?: number | null,
 *   capacityBytes?: number | null, plan?: Plan | null, nextPlan: Plan | null, noNextPlan?: string | null, remedies?: Remedy[],
 *   path?: {months: number, total: {low: number | string, high: number | string, currency: string},
 *     steps: {from: string, months: number, plan: Plan}[]} | null, nextPlanBecause?: string | null,
 *   resources?: {resource: string, leftOut: string | null}[]}} Advice
 * @typedef {{kind: string, limit: string | null, table: string | null, tenant: string | null, tenantName: string | null,
 *   keepMonths: number | null, freedBytes: number | null, daysGained: number | null, space: string | null, what: string,
 *   why: string, lock: string | null, doubt: string | null, caution: string, sql: string | null}} Remedy
 * @typedef {{name: string, instance: string, status: string, asOf: string | null, freshnessSeconds: number | null,
 *   tables: number | null, tenants: number | null, rows: number | null, logicalBytes: number | null,
 *   physicalBytes: number | null, growthBytesPerDay: number | null, verdict: string, runway: Limit | null,
 *   provisional?: boolean, problem?: Problem | null,
 *   seeding?: {tablesDone: number, tables: number, rows: number, expectedRows: number} | null,
 *   provisionalTotals?: {tables: number, tablesBeingRead: number, rows: number, bytes: number, at: string} | null}} Database
 * @typedef {{table: string | null, tenant: string | null, tenantKind: string | null, tenantName?: string | null,
 *   rows: number | null, bytes: number | null, growthRowsPerDay: number | null, growthBytesPerDay: number | null,
 *   share: number | null, problem?: Problem | null, cost?: Cost | null}} Footprint
 * @typedef {{low: number | string, high: number | string, currency: string, kind: string, billed: boolean}} Cost per month, and
 *   whether it is a part of anything
 * @typedef {{at: string, origin: string, rowsAdded: number, rowsRemoved: number, bytesNet: number, rowsTotal: number,
 *   bytesTotal: number}} Bucket
 * @typedef {{id: string, kind: string, label: string, from: string, until: string | null, adds: number | null}} Annotation
 * @typedef {{unit: string, asOf: string, method: string, path: {at: string, p10: number, p50: number, p90: number}[],
 *   accuracy?: {days: number, mase: number, coverage80: number, coverageAtLeast: number, coverageAtMost: number,
 *   points: number} | null, refusal: Refusal | null,
 *   hindsight?: {days: number, p50: number, actual: number, error: number | null} | null,
 *   straightLine?: {perDay: number, since: string} | null, annotations?: Annotation[]}} Projection
 * @typedef {{standing: string, scenario: string | null, summary: string | null, provisional: boolean}} Scenarios
 * @typedef {{instance: string, rule: string, state: string, severity: string, since: string, value: any,
 *   threshold: any, reason: string | null, silencedBy?: string | null,
 *   silencedUntil?: string | null, acknowledgedBy?: string | null, acknowledgedAt?: string | null}} Trigger
 * @typedef {{id: string, author: string, comment: string}} Silence
 */

/**
 * What came back: a body; nothing, because there is no such thing (yet); a problem in the server's words; or silence.
 *
 * @typedef {{state: 'ok', body: any} | {state: 'absent'} | {state: 'unreachable'}
 *   | {state: 'problem', type: string, detail: string, passing: boolean}} Answer
 */

const PATIENCE_MS = 10_000;
const ABSENT_MS = 60_000;
const LIMIT = 1000;
const PAGES = 3;

/** When a part that is absent is asked for again, by address. @type {Map<string, number>} */
const absentUntil = new Map();

/**
 * @param {string} path
 * @param {Record<string, string | number | null>} [query]
 * @returns {Promise<Answer>}
 */
export async function ask(path, query = {}) {
  const given = Object.entries(query).filter(([, value]) => value !== null).map(([key, value]) => [key, String(value)]);
  const address = `/api/v1${path}${given.length === 0 ? '' : `?${new URLSearchParams(given)}`}`;
  if ((absentUntil.get(address) ?? 0) > Date.now()) return {state: 'absent'};
  try {
    const response = await fetch(address, {signal: AbortSignal.timeout(PATIENCE_MS)});
    if (response.status === 404) {
      absentUntil.set(address, Date.now() + ABSENT_MS);
      return {state: 'absent'};
    }
    const body = await response.json();
    return response.ok ? {state: 'ok', body} : problem(response, body);
  } catch {
    return {state: 'unreachable'};
  }
}

/**
 * @param {Response} response
 * @param {any} body
 * @returns {Answer}
 */
function problem(response, body) {
  const passing = response.status === 503 && body.type !== '/problems/views-stopped';
  return {state: 'problem', type: body.type ?? '', detail: body.detail ?? body.title ?? response.statusText, passing};
}

/** The body, or null whatever the reason. @param {Promise<Answer>} answer */
export async function bodyOf(answer) {
  const got = await answer;
  return got.state === 'ok' ? got.body : null;
}

/** @param {string} db @param {string} part */
export const inDatabase = (db, part) => `/databases/${encodeURIComponent(db)}/${part}`;

/**
 * A list with the pages that follow, up to a bound.
 *
 * @param {string} path
 * @param {Record<string, string | number | null>} query
 * @returns {Promise<{items: any[], more: boolean} | null>}
 */
export async function list(path, query) {
  const items = [];
  let cursor = null;
  for (let page = 0; page < PAGES; page++) {
    const body = await bodyOf(ask(path, {...query, limit: LIMIT, cursor}));
    if (body === null) return page === 0 ? null : {items, more: true};
    items.push(...body.items);
    cursor = body.nextCursor ?? null;
    if (cursor === null) break;
  }
  return {items, more: cursor !== null};
}
