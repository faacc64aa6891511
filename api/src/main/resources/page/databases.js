/** The databases to choose from, each with its state in words. */

import {el, fill} from './dom.js';

/** @typedef {import('./api.js').Database} Database */

const STATES = {
  STARTING: 'starting', SNAPSHOT: 'seeding', STREAMING: 'live', SAMPLED: 'sampled', RETRYING: 'retrying', GIVEN_UP: 'resting', FAILED: 'failed',
  STALE: 'stale', DEGRADED: 'degraded', BEHIND: 'catching up',
};

/** Much longer than a change takes to come through. */
const BEHIND_SECONDS = 30;

/** Followed, but what is shown is not what is there. @param {Database} database */
export const isBehind = ({status, freshnessSeconds}) => status === 'STREAMING' && (freshnessSeconds ?? 0) > BEHIND_SECONDS;

/**
 * Whose limit is nearest first, then whatever is big, and last what is still to be counted.
 *
 * @param {Database[]} databases
 */
export function byNeed(databases) {
  const reached = (/** @type {Database} */ {runway}) => Date.parse(runway?.p50 ?? runway?.p10 ?? '') || Infinity;
  const waiting = (/** @type {Database} */ {status}) => Number(status === 'STARTING');
  const order = (/** @type {number} */ a, /** @type {number} */ b) => (a === b ? 0 : a - b);
  return [...databases].sort((a, b) =>
    order(reached(a), reached(b)) || order(waiting(a), waiting(b)) || order(b.physicalBytes ?? 0, a.physicalBytes ?? 0) || a.name.localeCompare(b.name));
}

/**
 * @param {Element} nav
 * @param {Database[]} databases
 * @param {string} chosen
 */
export function showDatabases(nav, databases, chosen) {
  fill(nav, ...databases.map((database) => link(database, database.name === chosen)));
}

/** @param {Database} database @param {boolean} current */
function link(database, current) {
  const {name, instance} = database;
  const status = isBehind(database) ? 'BEHIND' : database.status;
  const href = `#${new URLSearchParams({db: name})}`;
  const state = status.toLowerCase().replace(/[^a-z]/g, '') || 'unknown';
  return el('a', {href, 'aria-current': current ? 'page' : null, title: instance && `on instance ${instance}`},
    el('bdi', null, name), ' ', el(`span.state.${state}`, null, STATES[status] ?? status));
}
