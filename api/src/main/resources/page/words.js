/** The sentences of the page that say when, or why that cannot be said. */

import {day, dayBeside, limitName} from './format.js';

/** @typedef {import('./api.js').Limit} Limit @typedef {import('./api.js').Refusal} Refusal */

/** Codes without words of their own are shown with the detail that came with them. */
const REASONS = {
  INSUFFICIENT_HISTORY: 'too little history',
  SURVIVORS_ONLY: 'only rows that survived are known',
  NO_GROWTH: 'nothing grows beyond noise',
  LEVEL_SHIFT: 'a change too recent to learn from',
  UNSTABLE: 'past forecasts missed by too much',
  NOT_YET_PROJECTED: 'nothing has been projected yet',
  CAPACITY_UNKNOWN: 'the capacity of the instance is not known',
  USE_UNKNOWN: 'not all of what is in use is known yet',
};

/** Details come without a capital and a full stop. @param {string} text */
export function sentence(text) {
  const begun = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?]$/.test(begun) ? begun : `${begun}.`;
}

/** @param {Refusal} refusal */
export function refusal(refusal) {
  const until = refusal.until ? `; a forecast is expected from ${day(refusal.until)}` : '';
  return `${REASONS[refusal.code] ?? refusal.detail.replace(/\.$/, '')}${until}`;
}

/**
 * @param {import('./storage.js').Storage} storage
 * @returns {{before: string, date?: string, after?: string, code?: string} | null} the date stands out in the headline
 */
export function reaching({limit, refusal: refused}) {
  if (refused) return {before: `No date yet: ${refusal(refused)}. `, code: refused.code};
  if (!limit) return null;
  const name = limitName(limit.limit);
  if (isReached(limit)) return {before: `${name} is reached already.`};
  const {p10, p50, p90} = limit;
  if (p50) return {before: `It reaches ${name} most likely on `, date: day(p50), after: `${range(p10, p50, p90)}.`};
  if (p10) return {before: `It reaches ${name} at the earliest on `, date: day(p10), after: ', most likely much later.'};
  if (limit.reached === 'UNDECIDED') return {before: `Whether it will reach ${name} is lost in noise: it hardly grows.`};
  return {before: `It does not reach ${name} as far as the forecast looks.`};
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
function isReached({usedBytes, limitBytes}) {
  return typeof usedBytes === 'number' && typeof limitBytes === 'number' && usedBytes >= limitBytes;
}

/**
 * @param {string} actBy
 * @param {number} now
 */
export function acting(actBy, now) {
  return Date.parse(actBy) + 86_400_000 < now ? `Act now: the time to begin was ${day(actBy)}.` : `Act by ${day(actBy)}.`;
}
