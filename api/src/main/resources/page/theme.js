/** Colours of the style sheet for what is drawn on a canvas, which no style sheet reaches. */

const NAMES = ['text', 'muted', 'line', 'surface', 'size', 'growth', 'past', 'band', 'limit', 'straight', 'known'];

/** @returns {Record<string, string>} */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

/** @param {() => void} listener */
export function onThemeChange(listener) {
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', listener);
}
