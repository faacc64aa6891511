/** One line of a table of footprints, kept and changed in place while its numbers move. */

import {el, setText} from './dom.js';
import {columnBytes, cents, count, exactBytes, percent, signed} from './format.js';
import {scopeOf, tableParts, tenantName} from './names.js';

/** @typedef {import('./api.js').Footprint} Footprint */

/**
 * @typedef {{largest: number, growth: number}} Scale the longest bar's share, and the sum of all growth
 */

export class Row {
  /**
   * @param {string} scope
   * @param {(scope: string) => void} onChoice
   */
  constructor(scope, onChoice) {
    this.called = el('span', null);
    this.id = el('span.id', null);
    this.name = el('button.name', {type: 'button'}, this.called, ' ', this.id);
    this.problem = el('span.problem', {hidden: true});
    this.size = el('td.number', null);
    this.growth = el('td.number', null);
    this.cost = el('td.cost', {hidden: true, title: 'Part of the monthly bill, by bytes on disk; what is paid for and empty is nobody\'s'});
    this.bars = [bar('size'), bar('growth')];
    this.element = el('tr', {click: () => onChoice(scope)},
      el('th', {scope: 'row'}, this.name, this.problem), this.size, this.growth, this.cost,
      el('td.bars', null, ...this.bars.map((one) => one.line)));
  }

  /**
   * @param {Footprint} item
   * @param {Scale} scale
   * @param {boolean} chosen
   * @param {boolean} priced whether there is a column of costs
   */
  update(item, scale, chosen, priced) {
    this.#call(item);
    this.name.setAttribute('aria-pressed', String(chosen));
    this.element.classList.toggle('chosen', chosen);
    setText(this.size, columnBytes(item.bytes));
    this.size.title = item.bytes === null ? 'Not known' : `${exactBytes(item.bytes)} in ${count(item.rows)} rows`;
    setText(this.growth, signed(item.growthBytesPerDay, columnBytes));
    this.growth.title = item.growthBytesPerDay === null ? 'Not known yet' : `${signed(item.growthBytesPerDay, exactBytes)} per day`;
    this.cost.hidden = !priced;
    setText(this.cost, item.cost ? cents(item.cost) : '');
    const shares = [item.share, shareOfGrowth(item, scale.growth)];
    this.bars.forEach((one, i) => one.show(shares[i], scale.largest));
  }

  /** @param {Footprint} item */
  #call(item) {
    const text = item.table === null ? tenantName(item) : tableParts(item.table).name;
    const schema = item.table === null ? '' : tableParts(item.table).schema;
    const shown = schema === '' || schema === 'public' ? text : `${schema}.${text}`;
    const id = item.table === null && item.tenantName ? item.tenant ?? '' : '';
    setText(this.called, shown);
    setText(this.id, id);
    this.name.title = id ? `${shown}, tenant ${id}` : shown;
    this.problem.hidden = !item.problem;
    if (item.problem) setText(this.problem, `${item.problem.reason} ${item.problem.fix}`);
  }
}

/** What tells rows apart, and what the chart is asked for. @param {Footprint} item */
export const keyOf = (item) => scopeOf(item);

/**
 * Part of all growth; what shrinks has none.
 *
 * @param {Footprint} item
 * @param {number} sum
 */
export function shareOfGrowth(item, sum) {
  if (item.growthBytesPerDay === null || item.growthBytesPerDay === undefined || sum <= 0) return null;
  return Math.max(0, item.growthBytesPerDay) / sum;
}

/** @param {Footprint[]} items @returns {Scale} */
export function scaleOf(items) {
  const growth = items.reduce((sum, item) => sum + Math.max(0, item.growthBytesPerDay ?? 0), 0);
  const shares = items.flatMap((item) => [item.share ?? 0, shareOfGrowth(item, growth) ?? 0]);
  return {growth, largest: shares.reduce((a, b) => Math.max(a, b), 0.01)};
}

/** @param {'size' | 'growth'} kind */
function bar(kind) {
  const fill = el('i', null);
  const text = el('span', null);
  const line = el(`div.bar.${kind}`, null, el('b', null, fill), el('span.unseen', null, `share of ${kind} `), text);
  const show = (share, largest) => {
    fill.style.width = `${Math.min(100, 100 * (share ?? 0) / largest)}%`;
    setText(text, percent(share));
  };
  return {line, show};
}
