/** Rules that are pending or firing on an instance, quietly. */

import {el, fill} from './dom.js';
import {day, dayShort, time} from './format.js';

/** @typedef {import('./api.js').Trigger} Trigger @typedef {import('./api.js').Silence} Silence */

const WORDS = {PENDING: 'Pending, fires if it lasts', FIRING: 'Firing'};

/**
 * @param {Element} section
 * @param {Trigger[]} triggers
 * @param {Silence[]} silences
 * @param {string} instance
 * @param {string | null} asOf
 */
export function showTriggers(section, triggers, silences, instance, asOf) {
  const active = triggers
    .filter((trigger) => trigger.instance === instance && WORDS[trigger.state])
    .sort((a, b) => a.state.localeCompare(b.state) || a.rule.localeCompare(b.rule));
  fill(section, active.length > 0 && el('ul', null, ...active.map((trigger) => line(trigger, silences, asOf))));
}

/** @param {Trigger} trigger @param {Silence[]} silences @param {string | null} asOf */
function line(trigger, silences, asOf) {
  const told = trigger.reason ?? `${trigger.value} against ${trigger.threshold}`;
  return el(`li.${trigger.state.toLowerCase()}`, null,
    el('strong', null, WORDS[trigger.state]), ': ',
    el('span', null, told), ' ',
    el('span.muted', null, `since ${moment(trigger.since, asOf)}, rule `, el('bdi', null, trigger.rule), '. ',
      ...silenced(trigger, silences, asOf), ...acknowledged(trigger, asOf)));
}

/** Why nobody is told of it, until when, and who wants that. @param {Trigger} trigger @param {Silence[]} silences @param {string | null} asOf */
function silenced({silencedBy, silencedUntil}, silences, asOf) {
  if (!silencedUntil) return [];
  const silence = silences.find(({id}) => id === silencedBy);
  const why = silence ? [', says ', el('bdi', null, silence.author), ': ', el('bdi', null, silence.comment)] : [];
  return [`Silenced: nobody is told before ${moment(silencedUntil, asOf)}`, ...why, '. '];
}

/** @param {Trigger} trigger @param {string | null} asOf */
function acknowledged({acknowledgedBy, acknowledgedAt}, asOf) {
  return acknowledgedBy ? ['Acknowledged by ', el('bdi', null, acknowledgedBy), acknowledgedAt ? `, ${moment(acknowledgedAt, asOf)}` : '', '.'] : [];
}

/** The day is left out if it is today. @param {string} at @param {string | null} asOf */
function moment(at, asOf) {
  return asOf !== null && day(asOf) === day(at) ? time(at) : `${dayShort(at)}, ${time(at)}`;
}
