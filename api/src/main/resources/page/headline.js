/** The answer in words: how full, until when, when to begin, because of whom, and what to do. */

import {el, fill} from './dom.js';
import {bytes, count, day, limitName, money, percent, price} from './format.js';
import {planName, scopeOf, tenantCalled} from './names.js';
import {addressOf} from './place.js';
import {tryFirst} from './remedy.js';
import {acting, reaching, sentence} from './words.js';

/**
 * @typedef {import('./api.js').Database} Database
 * @typedef {import('./api.js').Footprint} Footprint
 * @typedef {import('./api.js').Advice} Advice
 * @typedef {import('./api.js').Plan} Plan
 * @typedef {import('./storage.js').Storage} Storage
 * @typedef {import('./api.js').Scenarios} Scenarios
 * @typedef {import('./dom.js').Child} Child
 */

/**
 * @param {Element} section
 * @param {{database: Database, storage: Storage, tenants: Footprint[] | null, advice: Advice | null,
 *   scenarios?: Scenarios | null}} known
 */
export function showHeadline(section, {database, storage, tenants, advice, scenarios}) {
  fill(section,
    el('p.answer', null, ...use(database, storage), ...until(database, storage)),
    storage.capacity !== null && storage.capacity > 0 && storage.used !== null && gauge(storage.used, storage.capacity, storage.marks),
    database.asOf !== null && el('dl.facts', null,
      fact('Why', because(database, tenants)),
      fact('Act by', whyThen(storage)),
      fact('Try first', tryFirst(advice?.remedies)),
      fact('Next plan', next(advice)),
      fact('Scenario', followed(scenarios), 'wide')));
}

/** Part of a plan that no percentage has a good word for. */
const NAMELESS = 0.001;

/** @param {string} name @param {Child[]} told */
const fact = (name, told, shape = 'narrow') => told.length > 0 && el(`div.${shape}`, null, el('dt', null, name), el('dd', null, ...told));

/** @param {Database} database @param {Storage} storage @returns {Child[]} */
function use({physicalBytes, rows, logicalBytes}, {used, capacity}) {
  if (capacity && used !== null && used / capacity < NAMELESS) return [el('strong', null, bytes(used)), ` of ${bytes(capacity)} is in use. `];
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
  if (database.asOf === null && database.provisional) return ['A date follows once all rows have been read.'];
  const said = reaching(storage);
  if (!said) return [];
  const now = database.asOf ? Date.parse(database.asOf) : Date.now();
  const {actBy} = (storage.refusal ? null : storage.limit) ?? {};
  return [
    said.before, said.date && el('strong', null, said.date), said.after, said.code && el('code', null, said.code),
    actBy && ' ', actBy && el('strong', null, acting(actBy, now)),
  ];
}

/** Who, above all. @param {Database} database @param {Footprint[] | null} tenants @returns {Child[]} */
function because({name, growthBytesPerDay: total}, tenants) {
  const verb = total !== null && total < 0 ? 'shrink' : 'grow';
  const all = total === null ? '' : `All rows ${verb} by ${bytes(Math.abs(total))} per day.`;
  const growth = (/** @type {Footprint} */ row) => Math.max(0, row.growthBytesPerDay ?? 0);
  const growing = (tenants ?? []).filter((row) => growth(row) > 0);
  if (growing.length === 0) return all ? [all] : [];
  const first = growing.reduce((a, b) => (growth(b) > growth(a) ? b : a));
  const sum = growing.reduce((bytes, row) => bytes + growth(row), 0);
  const size = first.share === null ? '' : ` with ${percent(first.share)} of the size`;
  const called = el('a', {href: addressOf(name, scopeOf(first))}, el('bdi', null, tenantCalled(first)));
  return [called, ` grows fastest: ${percent(growth(first) / sum)} of the growth${size}. ${all}`];
}

/** @param {Storage} storage @returns {Child[]} */
function whyThen({limit, refusal}) {
  if (refusal || !limit?.actBy || !limit.p10) return [];
  const days = Math.round((Date.parse(limit.p10) - Date.parse(limit.actBy)) / 86_400_000);
  return [el('strong', null, day(limit.actBy)), days > 0
    ? `, ${days} days before the earliest likely date, ${day(limit.p10)}: getting more takes that long.`
    : ', the earliest likely date.'];
}

/** @param {Advice | null} advice @returns {Child[]} */
function next(advice) {
  const plan = advice?.nextPlan;
  if (!plan) return [...present(advice?.plan), ...[advice?.noNextPlan ?? advice?.reason].flatMap((text) => (text ? [sentence(text)] : [])), ...unseen(advice)];
  const because = advice.nextPlanBecause;
  return [...offered(plan), `. ${because ? `${sentence(because)} ` : ''}${year(advice)}`, ...unseen(advice)];
}

/** What is paid for now, where nothing has to follow it. @param {Plan | null | undefined} plan @returns {Child[]} */
const present = (plan) => (plan ? ['Now ', ...offered(plan), '. '] : []);

/** @param {Plan} plan @returns {Child[]} */
function offered(plan) {
  const cost = price(plan.price);
  const size = plan.storageBytes ? ` for ${bytes(plan.storageBytes)}` : '';
  const kind = plan.price?.kind === 'ILLUSTRATIVE' ? ' (illustrative price)' : '';
  return [el('strong', null, `${planName(plan)}${cost && `, ${cost}`}`), `${size}${kind}`];
}

const CALLED = {CONNECTIONS: 'connections', MEMORY: 'memory', CPU: 'CPU'};

/** What was not looked at, so that nobody takes it for healthy. @param {Advice | null} advice @returns {Child[]} */
function unseen(advice) {
  const left = (advice?.resources ?? []).filter((one) => one.leftOut);
  if (left.length === 0) return [];
  const names = left.map(({resource}) => CALLED[/** @type {keyof typeof CALLED} */ (resource)] ?? resource);
  return [el('span', {title: left.map((one) => one.leftOut).join('; ')}, ` Not looked at: ${names.join(', ')}.`)];
}

/** What staying ahead costs. @param {Advice | null} advice */
function year(advice) {
  const path = advice?.path;
  if (!path) return '';
  const plans = path.steps.map((step, at) => `${planName(step.plan)}${at ? ` from ${day(step.from)}` : ' now'}`);
  return `Cheapest way through ${path.months} months: ${plans.join(', then ')}; ${money(path.total)} in all.`;
}

/** What it was expected to become. @param {Scenarios | null | undefined} scenarios @returns {Child[]} */
const followed = (scenarios) => (scenarios?.summary && !scenarios.provisional ? [sentence(scenarios.summary)] : []);

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
