/** A table of footprints: sorted, searched, cut to the first, and updated without moving under the reader. */

import {el, fill, setText} from './dom.js';
import {count} from './format.js';
import {keyOf, Row, scaleOf} from './row.js';
import {headings, sorted} from './sorting.js';
import {tableName, tenantName} from './names.js';

/** @typedef {import('./api.js').Footprint} Footprint */

const FIRST = 15;
const MORE = 100;

export class Footprints {
  /** @type {Map<string, Row>} */ #rows = new Map();
  /** @type {Footprint[]} */ #items = [];
  /** @type {Footprint[] | null} */ #parts = null;
  #more = false;
  #chosen = '';
  #limit = FIRST;
  #sort = {by: 'bytes', descending: true};

  /**
   * @param {Element} section
   * @param {string} title
   * @param {(scope: string) => void} onChoice
   */
  constructor(section, title, onChoice) {
    this.onChoice = onChoice;
    this.title = el('h2', null, title);
    this.search = /** @type {HTMLInputElement} */ (el('input', {type: 'search', placeholder: 'Search', 'aria-label': `Search ${title.toLowerCase()}`, input: () => this.#show(true)}));
    this.head = el('tr', null);
    this.body = el('tbody', null);
    this.rest = el('p.rest', null);
    const table = el('table', null, el('thead', null, this.head), this.body);
    section.replaceChildren(el('div.bar-top', null, this.title, this.search), table, this.rest);
  }

  /**
   * @param {{items: Footprint[], more: boolean}} list
   * @param {string} chosen scope
   * @param {Footprint[] | null} parts of what is chosen, if it is one of these
   */
  update({items, more}, chosen, parts) {
    this.#items = items;
    this.#more = more;
    this.#parts = parts;
    const moved = chosen !== this.#chosen;
    this.#chosen = chosen;
    this.#show(moved);
  }

  /** @param {boolean} asked by the reader, so that rows may move at once */
  #show(asked) {
    const word = this.search.value.trim().toLowerCase();
    const found = sorted(this.#items.filter((item) => label(item).toLowerCase().includes(word)), this.#sort);
    const scale = scaleOf(this.#items);
    const first = found.filter((item, i) => i < this.#limit || this.#isChosen(item));
    const shown = first.flatMap((item) => [item, ...this.#partsOf(item)]);
    const elements = shown.map((item) => this.#row(item, scale));
    if (asked || !this.#isInUse() || elements.length !== this.body.children.length) place(this.body, elements);
    this.#forget(shown);
    fill(this.head, ...headings(this.#sort, (by) => this.#sortBy(by), this.#isPriced()));
    this.#showRest(found.length);
  }

  #isPriced() {
    return this.#items.some((item) => item.cost);
  }

  /** @param {Footprint} item */
  #isChosen(item) {
    const key = keyOf(item);
    return this.#chosen === key || this.#chosen.split('/').includes(key);
  }

  /** @param {Footprint} item */
  #partsOf(item) {
    return this.#isChosen(item) && this.#parts ? sorted(this.#parts, this.#sort).slice(0, FIRST) : [];
  }

  /** @param {Footprint} item @param {import('./row.js').Scale} scale */
  #row(item, scale) {
    const key = keyOf(item);
    const row = this.#rows.get(key) ?? new Row(key, this.onChoice);
    this.#rows.set(key, row);
    row.update(this.#labelled(item), scale, key === this.#chosen, this.#isPriced());
    row.element.classList.toggle('part', item.table !== null && item.tenantKind !== null);
    return row.element;
  }

  /** Beneath a tenant its parts go by their tables' names, beneath a table by their tenants'. @param {Footprint} item */
  #labelled(item) {
    const byTenant = this.#items[0]?.table === null;
    return item.table === null || item.tenantKind === null || byTenant ? item : {...item, table: null};
  }

  /** While the reader points at or types in the rows, they keep their places. */
  #isInUse() {
    return this.body.matches(':hover, :focus-within');
  }

  /** @param {Footprint[]} shown */
  #forget(shown) {
    const kept = new Set(shown.map(keyOf));
    for (const [key, row] of this.#rows) {
      if (kept.has(key)) continue;
      row.element.remove();
      this.#rows.delete(key);
    }
  }

  /** @param {string} by */
  #sortBy(by) {
    const same = this.#sort.by === by;
    this.#sort = {by, descending: same ? !this.#sort.descending : by !== 'name'};
    this.#show(true);
  }

  /** @param {number} found */
  #showRest(found) {
    const hidden = found - this.#limit;
    const button = (text, limit) => el('button', {type: 'button', click: () => {
      this.#limit = limit();
      this.#show(true);
    }}, text);
    fill(this.rest,
      found === 0 && (this.search.value ? 'Nothing has this in its name.' : 'None yet.'),
      this.#more && `The ${count(this.#items.length)} largest are listed. `,
      hidden > 0 && button(hidden > MORE ? `Show ${MORE} more of ${count(found)}` : `Show all ${count(found)}`, () => this.#limit + MORE),
      this.#limit > FIRST && button(`Show the first ${FIRST}`, () => FIRST));
  }
}

/** @param {Footprint} item */
const label = (item) => (item.table === null ? `${tenantName(item)} ${item.tenant ?? ''}` : tableName(item.table));

/** Moves only what stands elsewhere. @param {Element} body @param {Element[]} elements */
function place(body, elements) {
  elements.forEach((element, i) => {
    if (body.children[i] !== element) body.insertBefore(element, body.children[i] ?? null);
  });
}
