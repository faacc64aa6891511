/** Whether a database is ready to carry more: one line, and behind it each check with what helps. */

import {el, fill} from './dom.js';

/**
 * @typedef {{check: string, title: string, status: string, evidence: string, fix: string | null,
 *   statements: string[]}} Finding
 * @typedef {{asOf: string | null, verdict: string, passed: number, items: Finding[]}} Findings
 */

const VERDICTS = {READY: 'Ready for more', NOT_READY: 'Not ready for more', UNKNOWN: 'Not known whether ready for more'};
const ORDER = ['FAIL', 'UNKNOWN', 'PASS'];

/** What is missing where a check fails. */
const MISSING = {
  FOREIGN_KEY_INDEX: 'indexes of foreign keys',
  PRIMARY_KEY: 'primary keys',
  TLS: 'encrypted connections',
  ARCHIVER: 'a WAL archive',
  SLOTS: 'bounds of replication slots',
  POOL: 'pooled connections',
  STATEMENT_STATISTICS: 'statement statistics',
  SLOW_QUERY_LOG: 'a log of slow statements',
  ROLES: 'a role for the application that is no superuser',
  VERSION: 'a supported version',
};

/** @param {Element} section @param {Findings | null} findings */
export function showReadiness(section, findings) {
  if (!findings?.asOf) return fill(section);
  const {verdict, passed, items} = findings;
  const open = section.querySelector('details')?.open ?? false;
  fill(section, el('details', {open},
    el('summary', null,
      el(`strong.${verdict.toLowerCase()}`, null, VERDICTS[verdict] ?? verdict),
      `: ${passed} of ${items.length} readiness checks pass.${missing(items)}`),
    el('ul', null, ...[...items].sort((a, b) => ORDER.indexOf(a.status) - ORDER.indexOf(b.status)).map(line))));
}

/** @param {Finding[]} items */
function missing(items) {
  const failing = items.filter((item) => item.status === 'FAIL').map((item) => MISSING[item.check] ?? item.title);
  const unknown = items.filter((item) => item.status === 'UNKNOWN').length;
  return (failing.length > 0 ? ` Missing: ${failing.join(', ')}.` : '') + (unknown > 0 ? ` ${unknown} not known.` : '');
}

/** @param {Finding} finding */
function line({check, title, status, evidence, fix, statements}) {
  const [state, about] = status === 'FAIL' ? ['Missing', MISSING[check] ?? title] : [status === 'PASS' ? 'Passes' : 'Not known', title];
  const told = [evidence, fix].filter((text) => text && text.toLowerCase() !== title.toLowerCase()).map(ended);
  return el(`li.${status.toLowerCase()}`, null,
    el('strong', null, state), `: ${ended(about)} `,
    el('span.muted', null, told.join(' ')),
    statements.length > 0 && el('pre', null, statements.join('\n')));
}

/** @param {string} text */
const ended = (text) => (/[.;:]$/.test(text) ? text : `${text}.`);
