/** What stands between the reader and reliable numbers, and what helps. */

import {isBehind} from './databases.js';
import {el, fill} from './dom.js';
import {ago, bytes, count, percent, time} from './format.js';
import {sentence} from './words.js';

/** @typedef {import('./api.js').Answer} Answer @typedef {import('./api.js').Database} Database */

const EXAMPLE = `headroom:
  databases:
    shop:
      url: postgresql://127.0.0.1:5432/shop
      username: headroom
      password: \${SHOP_PASSWORD}
      tenant: { column: tenant_id }
      capacity: { storage: 50GB }`;

/**
 * There is no list of databases.
 *
 * @param {Element} section
 * @param {Answer} answer
 * @param {number | null} silentSeconds since the last answer
 */
export function showUnanswered(section, answer, silentSeconds) {
  if (answer.state === 'problem' && answer.passing) {
    return say(section, 'wait', 'Headroom is starting', `It is not ready yet. ${sentence(answer.detail)} This page goes on by itself.`);
  }
  if (answer.state === 'problem') {
    return say(section, 'bad', 'Headroom cannot answer', `${sentence(answer.detail)} Look at its log and start it again.`);
  }
  const last = silentSeconds === null ? '' : ` Its last answer came ${ago(silentSeconds)} ago; the numbers below are that old.`;
  return say(section, 'bad', 'Headroom does not answer', `Is it still running? This page keeps trying.${last}`);
}

/** @param {Element} section */
export function showEmpty(section) {
  fill(section, box('wait', 'No database is watched yet',
    el('p', null, 'Name one in headroom.yml and start Headroom with it:'),
    el('pre', null, EXAMPLE),
    el('pre', null, './headroom run --config headroom.yml')));
}

/** @param {Element} section @param {Database} database */
export function showCondition(section, database) {
  fill(section, ...conditions(database));
}

/** @param {Database} database */
function conditions(database) {
  const {status, seeding} = database;
  const seen = [];
  if (status === 'STALE') seen.push(problemBox('bad', `Stale: last heard ${heard(database)}`, database));
  else if (status === 'FAILED') seen.push(problemBox('bad', `Changes are not followed any more: last heard ${heard(database)}`, database));
  else if (status === 'GIVEN_UP') seen.push(problemBox('bad', `Resting, so that the server\'s disk does not fill up: last heard ${heard(database)}`, database));
  else if (status === 'RETRYING') seen.push(problemBox('warn', `Interrupted, trying again: last heard ${heard(database)}`, database));
  else if (status === 'DEGRADED') seen.push(problemBox('warn', 'Some counts are doubtful', database));
  else if (status === 'STARTING') seen.push(problemBox('wait', 'Starting', database));
  else if (isBehind(database)) seen.push(box('warn', `Catching up: the numbers are ${ago(database.freshnessSeconds ?? 0)} old`));
  else if (database.problem) seen.push(problemBox('warn', 'Something needs attention', database));
  if (seeding) seen.push(progress(seeding, database.provisionalTotals ?? null));
  else if (database.provisional && status !== 'STARTING') {
    seen.push(box('wait', 'Numbers are provisional', el('p', null, 'Rows that were there before are still being read.')));
  }
  return seen;
}

/** @param {Database} database */
const heard = ({freshnessSeconds}) => (freshnessSeconds === null ? 'never' : `${ago(freshnessSeconds)} ago`);

/**
 * @param {{tablesDone: number, tables: number, rows: number, expectedRows: number}} seeding
 * @param {{tables: number, tablesBeingRead: number, rows: number, bytes: number, at: string} | null} counted by the server itself
 */
function progress({tablesDone, tables, rows, expectedRows}, counted) {
  const known = expectedRows >= rows && expectedRows > 0;
  const part = known ? rows / expectedRows : null;
  const of = known ? ` of about ${count(expectedRows)}` : '';
  const more = !known && expectedRows > 0 ? `, more than the ${count(expectedRows)} that were estimated` : '';
  return box('wait', 'Reading the rows that are there: numbers are provisional',
    el('progress', {max: 1, value: part, 'aria-label': 'Rows read'}),
    el('p', null, `${count(rows)}${of} rows${known ? `, ${percent(part)}` : more}; ${tablesDone} of ${tables} tables done.`),
    counted && el('p.counted', null, provisionally(counted)));
}

/** @param {{tables: number, tablesBeingRead: number, rows: number, bytes: number, at: string}} counted */
function provisionally({tables, tablesBeingRead: all, rows, bytes: size, at}) {
  const only = all === 1 ? 'The one table still being read holds' : `All ${all} tables still being read hold`;
  const what = tables < all ? `${tables} of the ${all} tables still being read ${tables === 1 ? 'holds' : 'hold'}` : only;
  return `${what} about ${bytes(size)} in ${count(rows)} rows, by a provisional count of ${time(at)}.`;
}

/** @param {string} kind @param {string} title @param {Database} database */
function problemBox(kind, title, {problem}) {
  return box(kind, title, problem && el('p', null, problem.reason), problem && el('p.fix', null, problem.fix));
}

/** @param {Element} section @param {string} kind @param {string} title @param {string} text */
function say(section, kind, title, text) {
  fill(section, box(kind, title, el('p', null, text)));
}

/** @param {string} kind @param {string} title @param {...import('./dom.js').Child} content */
function box(kind, title, ...content) {
  return el(`div.notice.${kind}`, null, el('h2', null, title), ...content);
}
