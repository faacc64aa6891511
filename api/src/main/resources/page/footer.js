/** How current the page is, and what serves it. */

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

/** The description of the API carries the version. @param {Element} element */
export async function showVersion(element) {
  try {
    const response = await fetch('/openapi.yml');
    const found = response.ok ? /^ {2}version:\s*(\S+)/m.exec(await response.text()) : null;
    setText(element, found ? `Headroom ${found[1].replace(/^["']|["']$/g, '')}` : '');
  } catch {
    setText(element, '');
  }
}
