/** The databases to choose from, each with its state in words. */

import {el, fill} from './dom.js';

/** @typedef {import('./api.js').Database} Database */

const STATES = {
  STARTING: 'starting', SNAPSHOT: 'seeding', STREAMING: 'live', RETRYING: 'retrying', GIVEN_UP: 'resting', FAILED: 'failed', STALE: 'stale',
  DEGRADED: 'degraded',
};

/**
 * @param {Element} nav
 * @param {Database[]} databases
 * @param {string} chosen
 */
export function showDatabases(nav, databases, chosen) {
  fill(nav, ...databases.map((database) => link(database, database.name === chosen)));
}

/** @param {Database} database @param {boolean} current */
function link({name, instance, status}, current) {
  const href = `#${new URLSearchParams({db: name})}`;
  const state = status.toLowerCase().replace(/[^a-z]/g, '') || 'unknown';
  return el('a', {href, 'aria-current': current ? 'page' : null, title: instance && `on instance ${instance}`},
    el('bdi', null, name), ' ', el(`span.state.${state}`, null, STATES[status] ?? status));
}
