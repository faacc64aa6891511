/** The order of footprints, and the headings that set it. */

import {el} from './dom.js';
import {tableName, tenantName} from './names.js';

/** @typedef {import('./api.js').Footprint} Footprint @typedef {{by: string, descending: boolean}} Sort */

const names = new Intl.Collator('en', {numeric: true});

const VALUES = {
  bytes: (item) => item.bytes,
  growth: (item) => item.growthBytesPerDay,
  cost: (item) => (item.cost ? Number(item.cost.high) : null),
  size: (item) => item.share,
  speed: (item) => (item.growthBytesPerDay === null ? null : Math.max(0, item.growthBytesPerDay)),
};

/**
 * What is not known comes last in either direction.
 *
 * @param {Footprint[]} items
 * @param {Sort} sort
 */
export function sorted(items, {by, descending}) {
  const sign = descending ? -1 : 1;
  const byName = (a, b) => names.compare(nameOf(a), nameOf(b));
  if (by === 'name') return [...items].sort((a, b) => sign * byName(a, b));
  const value = VALUES[by];
  return [...items].sort((a, b) => {
    const [x, y] = [value(a) ?? null, value(b) ?? null];
    if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0) || byName(a, b);
    return sign * (x - y) || byName(a, b);
  });
}

/** @param {Footprint} item */
const nameOf = (item) => (item.table === null ? tenantName(item) : `${tableName(item.table)} ${item.tenant ?? ''}`);

/**
 * @param {Sort} sort
 * @param {(by: string) => void} onSort
 * @param {boolean} priced whether costs are known
 */
export function headings(sort, onSort, priced) {
  return [
    heading('', sort, onSort, ['name', 'Name']),
    heading('number', sort, onSort, ['bytes', 'Size']),
    heading('number', sort, onSort, ['growth', 'Growth/day']),
    ...(priced ? [heading('cost', sort, onSort, ['cost', 'Cost/month'])] : []),
    heading('shares', sort, onSort, ['size', 'of size'], ['speed', 'of growth']),
  ];
}

/**
 * @param {string} kind
 * @param {Sort} sort
 * @param {(by: string) => void} onSort
 * @param {...[string, string]} columns
 */
function heading(kind, sort, onSort, ...columns) {
  const chosen = columns.some(([by]) => by === sort.by);
  const order = sort.descending ? 'descending' : 'ascending';
  const th = el('th', {scope: 'col', 'aria-sort': chosen ? order : null}, ...columns.map(([by, text]) =>
    el('button', {type: 'button', 'data-by': by, 'data-order': by === sort.by ? order : null, click: () => onSort(by)}, text)));
  if (kind) th.classList.add(kind);
  return th;
}
