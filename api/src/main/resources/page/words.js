/** The sentences of the page that say when, or why that cannot be said. */

import {day, dayBeside, limitName} from './format.js';

/** @typedef {import('./api.js').Limit} Limit @typedef {import('./api.js').Refusal} Refusal */

const REASONS = {
  INSUFFICIENT_HISTORY: 'too little history',
  SURVIVORS_ONLY: 'only rows that survived are known',
  NO_GROWTH: 'nothing grows beyond noise',
  LEVEL_SHIFT: 'a change too recent to learn from',
  UNSTABLE: 'past forecasts missed by too much',
  UNKNOWN_CAPACITY: 'the capacity is not known',
};

/** @param {Refusal} refusal */
export function refusal(refusal) {
  const until = refusal.until ? `, expected from ${day(refusal.until)}` : '';
  return `${REASONS[refusal.code] ?? 'refused'} (${refusal.code})${until}`;
}

/**
 * @param {Limit} limit
 * @returns {{before: string, date: string, after: string}} the date stands out in the headline
 */
export function reaching(limit) {
  const name = limitName(limit.limit);
  if (limit.refusal) return {before: `No date for ${name}: ${refusal(limit.refusal)}.`, date: '', after: ''};
  if (isReached(limit)) return {before: `${name} is reached already.`, date: '', after: ''};
  const {p10, p50, p90} = limit;
  if (p50) return {before: `It reaches ${name} most likely on `, date: day(p50), after: `${range(p10, p50, p90)}.`};
  if (p10) return {before: `It reaches ${name} at the earliest on `, date: day(p10), after: ', most likely much later.'};
  return {before: `It does not reach ${name} as far as the forecast looks.`, date: '', after: ''};
}

/**
 * @param {string | null} p10
 * @param {string} p50
 * @param {string | null} p90
 */
function range(p10, p50, p90) {
  if (p10 && p90) return `, between ${dayBeside(p10, p90)} and ${day(p90)}`;
  if (p10) return `, not before ${dayBeside(p10, p50)} and perhaps much later`;
  return '';
}

/** @param {Limit} limit */
function isReached(limit) {
  return limit.usedBytes !== undefined && limit.limitBytes !== undefined && limit.usedBytes >= limit.limitBytes;
}

/**
 * @param {string} actBy
 * @param {number} now
 */
export function acting(actBy, now) {
  return Date.parse(actBy) < now ? `Act now: the time to begin was ${day(actBy)}.` : `Act by ${day(actBy)}.`;
}
