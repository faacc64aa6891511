/**
 * Builds and changes elements. Names of databases, tables and tenants are text that strangers choose: whatever is put
 * in here ends up as a text node, never as markup.
 */

/** @typedef {Node | string | null | false | undefined} Child */

/**
 * @param {string} tag name, with classes after dots: `p.muted`
 * @param {Record<string, any> | null} [properties] attributes; a function is a listener, null and false are left out
 * @param {...Child} children
 * @returns {HTMLElement}
 */
export function el(tag, properties, ...children) {
  const [name, ...classes] = tag.split('.');
  const element = document.createElement(name);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(properties ?? {})) {
    if (typeof value === 'function') element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, String(value));
  }
  element.append(...children.filter(isShown).map(unbroken));
  return element;
}

/**
 * Replaces what an element holds, but only if it differs: a refresh must not take away selection or focus. Where it has
 * to, what had the focus gets it back.
 *
 * @param {Element} element
 * @param {...Child} children
 */
export function fill(element, ...children) {
  const next = document.createElement(element.tagName);
  next.append(...children.filter(isShown).map(unbroken));
  const same = next.childNodes.length === element.childNodes.length
    && [...next.childNodes].every((child, i) => child.isEqualNode(element.childNodes[i]));
  if (same) return;
  const focused = element.contains(document.activeElement) ? document.activeElement?.textContent : null;
  element.replaceChildren(...next.childNodes);
  if (focused) /** @type {HTMLElement[]} */ ([...element.querySelectorAll('a, button')]).find((one) => one.textContent === focused)?.focus();
}

/**
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  const whole = String(unbroken(text));
  if (element.textContent !== whole) element.textContent = whole;
}

/**
 * A row of buttons of which one is pressed.
 *
 * @param {string} label
 * @param {[string, string][]} choices value and what it is called
 * @param {string} chosen
 * @param {(value: string) => void} onChoice
 */
export function choice(label, choices, chosen, onChoice) {
  const buttons = choices.map(([value, text]) =>
    el('button', {type: 'button', 'aria-pressed': String(value === chosen), click: () => onChoice(value)}, text));
  return el('div.choice', {role: 'group', 'aria-label': label}, ...buttons);
}

/** @param {Child} child @returns {child is Node | string} */
function isShown(child) {
  return child !== null && child !== false && child !== undefined && child !== '';
}

/** No line begins with a percent sign, whoever wrote the sentence. @param {Node | string} child @returns {Node | string} */
function unbroken(child) {
  return typeof child === 'string' ? child.replace(/(\d) (?=%)/g, '$1\u00a0') : child;
}
