/** The answer in words: how full, until when, when to begin, because of whom, and what comes next. */

import {el, fill} from './dom.js';
import {bytes, count, limitName, percent, price} from './format.js';
import {planName, tenantCalled} from './names.js';
import {acting, reaching} from './words.js';

/**
 * @typedef {import('./api.js').Database} Database
 * @typedef {import('./api.js').Footprint} Footprint
 * @typedef {import('./api.js').Advice} Advice
 * @typedef {import('./storage.js').Storage} Storage
 * @typedef {import('./dom.js').Child} Child
 */

/**
 * @param {Element} section
 * @param {{database: Database, storage: Storage, tenants: Footprint[] | null, advice: Advice | null}} known
 */
export function showHeadline(section, {database, storage, tenants, advice}) {
  fill(section,
    el('p.answer', null, ...use(database, storage), ...until(database, storage)),
    storage.capacity !== null && storage.capacity > 0 && storage.used !== null && gauge(storage.used, storage.capacity, storage.marks),
    el('p.because', null, ...because(database, tenants), ...next(advice)));
}

/** @param {Database} database @param {Storage} storage @returns {Child[]} */
function use({physicalBytes, rows, logicalBytes}, {used, capacity}) {
  if (capacity && used !== null) {
    return [el('strong', null, percent(used / capacity)), ` of ${bytes(capacity)} is in use. `];
  }
  const known = used ?? physicalBytes;
  if (known !== null) return [el('strong', null, bytes(known)), ' is in use. '];
  if (rows === null) return ['Nothing is counted yet. '];
  return [el('strong', null, bytes(logicalBytes)), ` in ${count(rows)} rows. `];
}

/** @param {Database} database @param {Storage} storage @returns {Child[]} */
function until(database, storage) {
  const said = reaching(storage);
  if (!said) return [];
  const now = database.asOf ? Date.parse(database.asOf) : Date.now();
  const actBy = storage.refusal ? null : storage.limit?.actBy;
  return [
    said.before, said.date && el('strong', null, said.date), said.after, said.code && el('code', null, said.code),
    actBy && ' ', actBy && el('strong', null, acting(actBy, now)),
  ];
}

/** @param {Database} database @param {Footprint[] | null} tenants @returns {Child[]} */
function because({growthBytesPerDay: total}, tenants) {
  const verb = total !== null && total < 0 ? 'shrink' : 'grow';
  const all = total === null ? null : `Rows ${verb} by ${bytes(Math.abs(total))} per day. `;
  const growth = (/** @type {Footprint} */ row) => Math.max(0, row.growthBytesPerDay ?? 0);
  const growing = (tenants ?? []).filter((row) => growth(row) > 0);
  if (growing.length === 0) return [all];
  const first = growing.reduce((a, b) => (growth(b) > growth(a) ? b : a));
  const sum = growing.reduce((bytes, row) => bytes + growth(row), 0);
  const size = first.share === null ? '' : ` with ${percent(first.share)} of the size`;
  const part = `: ${percent(growth(first) / sum)} of the growth${size}. `;
  return [all, el('bdi', null, tenantCalled(first)), ' grows fastest', part];
}

/** @param {Advice | null} advice @returns {Child[]} */
function next(advice) {
  const plan = advice?.nextPlan;
  if (!plan) return [advice?.noNextPlan ?? advice?.reason];
  const facts = [plan.storageBytes ? bytes(plan.storageBytes) : '', price(plan.price)].filter(Boolean).join(', ');
  const kind = plan.price?.kind === 'ILLUSTRATIVE' ? ' (illustrative price)' : '';
  return [`Next plan: ${planName(plan)}${facts && `, ${facts}`}${kind}.`];
}

/** How full the instance is. @param {number} used @param {number} capacity @param {Storage['marks']} marks */
function gauge(used, capacity, marks) {
  const bar = el('span.used', null);
  bar.style.width = `${100 * Math.min(1, used / capacity)}%`;
  const limits = marks.filter((mark) => mark.bytes < capacity).map(({limit, bytes: at}) => {
    const mark = el('span.mark', null, el('span', null, limitName(limit)));
    mark.style.left = `${100 * at / capacity}%`;
    return mark;
  });
  return el('div.gauge', {role: 'img', 'aria-label': `${bytes(used)} of ${bytes(capacity)} in use`}, bar, ...limits);
}
