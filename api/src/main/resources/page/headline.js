/** The answer in words: how full, until when, when to begin, because of whom, and what comes next. */

import {el, fill} from './dom.js';
import {bytes, count, limitName, percent, price, signed} from './format.js';
import {tenantName} from './names.js';
import {acting, reaching} from './words.js';

/**
 * @typedef {import('./api.js').Database} Database
 * @typedef {import('./api.js').Limit} Limit
 * @typedef {import('./api.js').Footprint} Footprint
 * @typedef {import('./dom.js').Child} Child
 * @typedef {{nextPlan: any, verdict: string, reason: string | null} | null} Advice
 */

/**
 * @param {Element} section
 * @param {{database: Database, limits: Limit[] | null, tenants: Footprint[] | null, advice: Advice}} known
 */
export function showHeadline(section, {database, limits, tenants, advice}) {
  const storage = (limits ?? []).filter((limit) => limit.resource === 'STORAGE');
  const limit = storage.find((one) => parseFloat(one.limit) === 95) ?? storage.at(-1) ?? database.runway;
  fill(section,
    el('p.answer', null, ...use(database, limits, limit), ...until(database, limit)),
    limit?.capacityBytes ? gauge(limit, storage) : null,
    el('p.because', null, ...because(database, tenants), ...next(advice)));
}

/**
 * @param {Database} database
 * @param {Limit[] | null} limits null while nobody serves them
 * @param {Limit | null | undefined} limit
 * @returns {Child[]}
 */
function use(database, limits, limit) {
  if (limit?.capacityBytes && limit.usedBytes !== undefined) {
    const part = limit.utilisation ?? limit.usedBytes / limit.capacityBytes;
    return [el('strong', null, percent(part)), ` of ${bytes(limit.capacityBytes)} is in use. `];
  }
  const used = limit?.usedBytes ?? database.physicalBytes;
  const inUse = used === null ? rowsHeld(database) : [el('strong', null, bytes(used)), ' is in use. '];
  if (limits === null) return inUse;
  const missing = `The capacity of instance ${database.instance} is not known, so there is no date. `;
  return limit?.capacityBytes === undefined && limit?.p50 ? inUse : [...inUse, missing];
}

/** @param {Database} database @returns {Child[]} */
function rowsHeld({rows, logicalBytes}) {
  if (rows === null) return ['Nothing is counted yet. '];
  return [el('strong', null, bytes(logicalBytes)), ` in ${count(rows)} rows. `];
}

/** @param {Database} database @param {Limit | null | undefined} limit @returns {Child[]} */
function until(database, limit) {
  if (!limit || limit.capacityBytes === null) return [];
  const {before, date, after} = reaching(limit);
  const now = database.asOf ? Date.parse(database.asOf) : Date.now();
  const act = limit.actBy && !limit.refusal ? el('strong.act', null, acting(limit.actBy, now)) : null;
  return [before, date && el('strong', null, date), after, act && ' ', act];
}

/** @param {Database} database @param {Footprint[] | null} tenants @returns {Child[]} */
function because({growthBytesPerDay: total}, tenants) {
  const growing = (tenants ?? []).filter((row) => (row.growthBytesPerDay ?? 0) > 0);
  const all = total === null ? null : `Rows grow by ${signed(total, bytes).replace('+', '')} per day. `;
  if (growing.length === 0) return [all];
  const first = growing.reduce((a, b) => (b.growthBytesPerDay > a.growthBytesPerDay ? b : a));
  const sum = growing.reduce((bytes, row) => bytes + row.growthBytesPerDay, 0);
  const size = first.share === null ? '' : ` with ${percent(first.share)} of the size`;
  const part = `: ${percent(first.growthBytesPerDay / sum)} of the growth${size}. `;
  return [all, el('bdi', null, tenantName(first)), ' grows fastest', part];
}

/** @param {Advice} advice @returns {Child[]} */
function next(advice) {
  if (!advice) return [];
  const plan = advice.nextPlan;
  if (!plan) return [advice.reason];
  const facts = [plan.storageBytes ? bytes(plan.storageBytes) : '', price(plan.price)].filter(Boolean).join(', ');
  const kind = plan.price?.kind === 'ILLUSTRATIVE' ? ' (illustrative price)' : '';
  return [`Next plan: ${plan.provider} ${plan.name}${facts && `, ${facts}`}${kind}.`];
}

/** How full the instance is, with its limits marked. @param {Limit} limit @param {Limit[]} marked */
function gauge(limit, marked) {
  const part = Math.min(1, limit.utilisation ?? limit.usedBytes / limit.capacityBytes);
  const bar = el('span.used', null);
  bar.style.width = `${100 * part}%`;
  const marks = marked.filter((one) => one.limitBytes).map((one) => {
    const mark = el('span.mark', null, el('span', null, limitName(one.limit)));
    mark.style.left = `${100 * one.limitBytes / limit.capacityBytes}%`;
    return mark;
  });
  const label = `${bytes(limit.usedBytes)} of ${bytes(limit.capacityBytes)} in use`;
  return el('div.gauge', {role: 'img', 'aria-label': label}, bar, ...marks);
}
