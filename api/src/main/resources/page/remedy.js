/** What helps before money does, in words. */

import {el} from './dom.js';
import {bytes, count, limitName} from './format.js';
import {tableName} from './names.js';

/**
 * @typedef {import('./api.js').Remedy} Remedy
 * @typedef {import('./dom.js').Child} Child
 */

/** Whether the reader has unfolded it: a refresh leaves it so. */
let unfolded = false;

/** @param {Remedy[] | undefined} remedies the best first @returns {Child[]} */
export function tryFirst(remedies) {
  const best = remedies?.[0];
  if (!best) return [];
  return [
    el('strong', null, `Keep ${best.keepMonths} months of ${tableName(best.table)}`),
    whose(best), `: ${bytes(best.freedBytes)} to use again, ${later(best)}, at no cost.`,
    best.sql !== null && how(best.sql, best.caution),
  ];
}

/** @param {string} sql @param {string} caution */
function how(sql, caution) {
  const toggle = (/** @type {Event} */ event) => {
    unfolded = /** @type {HTMLDetailsElement} */ (event.currentTarget).open;
  };
  return el('details', {open: unfolded, toggle},
    el('summary', null, 'How'),
    el('pre', null, sql),
    el('p', null, `Repeat it until it deletes nothing, then daily. ${caution}.`));
}

/** @param {Remedy} remedy @returns {Child} */
function whose({tenant, tenantName}) {
  if (tenant === null) return false;
  return el('span', null, ' of ', el('bdi', null, tenantName ?? `Tenant ${tenant}`));
}

/** @param {Remedy} remedy */
function later({limit, daysGained}) {
  const at = limitName(limit);
  return daysGained === null ? `${at} is not reached any more` : `${at} about ${count(daysGained)} days later`;
}
