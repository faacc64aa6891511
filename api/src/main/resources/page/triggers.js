/** Rules that are pending or firing on an instance, quietly. */

import {el, fill} from './dom.js';
import {day, dayShort, time} from './format.js';

/** @typedef {import('./api.js').Trigger} Trigger */

const WORDS = {PENDING: 'Pending, fires if it lasts', FIRING: 'Firing'};

/**
 * @param {Element} section
 * @param {Trigger[]} triggers
 * @param {string} instance
 * @param {string | null} asOf
 */
export function showTriggers(section, triggers, instance, asOf) {
  const active = triggers
    .filter((trigger) => trigger.instance === instance && WORDS[trigger.state])
    .sort((a, b) => a.state.localeCompare(b.state) || a.rule.localeCompare(b.rule));
  fill(section, active.length > 0 && el('ul', null, ...active.map((trigger) => line(trigger, asOf))));
}

/** @param {Trigger} trigger @param {string | null} asOf */
function line(trigger, asOf) {
  const today = asOf !== null && day(asOf) === day(trigger.since);
  const since = today ? time(trigger.since) : `${dayShort(trigger.since)}, ${time(trigger.since)}`;
  const told = trigger.reason ?? `${trigger.value} against ${trigger.threshold}`;
  return el(`li.${trigger.state.toLowerCase()}`, null,
    el('strong', null, WORDS[trigger.state]), ': ',
    el('span', null, told), ' ',
    el('span.muted', null, `since ${since}, rule `, el('bdi', null, trigger.rule), ...calm(trigger, asOf)));
}

/** Why nobody is told of it, or not again. @param {Trigger} trigger @param {string | null} asOf */
function calm({silencedUntil, acknowledgedBy}, asOf) {
  const until = silencedUntil && (asOf !== null && day(asOf) === day(silencedUntil) ? time(silencedUntil) : `${dayShort(silencedUntil)}, ${time(silencedUntil)}`);
  return [
    ...(until ? [`; silenced until ${until}`] : []),
    ...(acknowledgedBy ? ['; known to ', el('bdi', null, acknowledgedBy)] : []),
  ];
}
