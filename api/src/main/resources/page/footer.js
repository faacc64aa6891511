/** How current the page is. */

import {setText} from './dom.js';
import {ago, day, time} from './format.js';

/**
 * @param {Element} element
 * @param {import('./api.js').Database} database
 * @param {number} [silentSeconds] since that was heard
 */
export function showFreshness(element, {asOf, freshnessSeconds}, silentSeconds = 0) {
  if (asOf === null || freshnessSeconds === null) return setText(element, 'As of: not known yet');
  setText(element, `As of ${day(asOf)}, ${time(asOf)}, ${ago(freshnessSeconds + silentSeconds)} ago`);
}
