/** What helps before money does, in words. */

import {el} from './dom.js';
import {bytes, count, limitName} from './format.js';
import {tableName} from './names.js';

/**
 * @typedef {import('./api.js').Remedy} Remedy
 * @typedef {import('./dom.js').Child} Child
 */

/** Whether the reader has unfolded a part: a refresh leaves it so. */
const unfolded = {how: false, others: false};

/** @param {Remedy[] | undefined} remedies in order of what they cost @returns {Child[]} */
export function tryFirst(remedies) {
  const [best, ...others] = remedies ?? [];
  if (!best) return [];
  return [
    el('strong', null, deed(best)), ...(best.kind === 'RETENTION' ? [whose(best)] : []), `${effect(best)}.`,
    el('p', null, `${best.why}.`),
    folded('how', 'How', [
      best.sql !== null && el('pre', null, best.sql),
      el('p', null, `${repeated(best)}${sentences(best)}`),
    ]),
    others.length > 0 && folded('others', `Or one of ${others.length} more`, [
      el('ul', null, ...others.map((other) => el('li', null,
        el('strong', null, other.what), `${effect(other)}. ${other.why}.${other.doubt ? ` ${other.doubt}` : ''}`))),
    ]),
  ];
}

/** @param {'how' | 'others'} part @param {string} title @param {Child[]} told */
function folded(part, title, told) {
  const toggle = (/** @type {Event} */ event) => {
    unfolded[part] = /** @type {HTMLDetailsElement} */ (event.currentTarget).open;
  };
  return el('details', {open: unfolded[part], toggle}, el('summary', null, title), ...told);
}

/** @param {Remedy} remedy */
const deed = (remedy) =>
  (remedy.kind === 'RETENTION' && remedy.table !== null ? `Keep ${remedy.keepMonths} months of ${tableName(remedy.table)}` : remedy.what);

/** Those that take neither money nor work on the application. */
const FREE = ['VACUUM', 'UNUSED_INDEX', 'RETENTION', 'REPACK'];

/** What comes of it, behind a colon. @param {Remedy} remedy */
function effect(remedy) {
  const room = remedy.space === 'RETURNED_TO_DISK' ? 'back to the disk' : 'to use again';
  const told = [
    remedy.freedBytes !== null && `${bytes(remedy.freedBytes)} ${room}`,
    remedy.limit !== null && later(remedy.limit, remedy.daysGained),
    FREE.includes(remedy.kind) && 'at no cost',
  ].filter(Boolean).join(', ');
  return told && `: ${told}`;
}

/** @param {Remedy} remedy */
const repeated = (remedy) => (remedy.kind === 'RETENTION' && remedy.sql !== null ? 'Repeat it until it deletes nothing, then daily. ' : '');

/** @param {Remedy} remedy */
const sentences = ({lock, doubt, caution}) =>
  [doubt, lock, caution].filter(Boolean).map((text) => (/[.;]$/.test(String(text)) ? text : `${text}.`)).join(' ');

/** @param {Remedy} remedy @returns {Child} */
function whose({tenant, tenantName}) {
  if (tenant === null) return false;
  return el('span', null, ' of ', el('bdi', null, tenantName ?? `Tenant ${tenant}`));
}

/** @param {string} limit @param {number | null} daysGained */
function later(limit, daysGained) {
  const at = limitName(limit);
  return daysGained === null ? `${at} is not reached any more` : `${at} about ${count(daysGained)} days later`;
}
