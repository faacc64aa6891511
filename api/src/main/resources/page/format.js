/** Numbers, dates and names as people read them. Sizes are decimal, as plans are sold; dates are UTC, as buckets are. */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
const UNKNOWN = '–';
const DAY = 86_400_000;

const whole = new Intl.NumberFormat('en-GB', {maximumFractionDigits: 0});
const short = new Intl.NumberFormat('en-GB', {maximumSignificantDigits: 3});
const even = new Intl.NumberFormat('en-GB', {minimumSignificantDigits: 3, maximumSignificantDigits: 3});

/** @param {Intl.DateTimeFormatOptions} options */
const dates = (options) => new Intl.DateTimeFormat('en-GB', {timeZone: 'UTC', ...options});
const longDate = dates({day: 'numeric', month: 'long', year: 'numeric'});
const shortDate = dates({day: 'numeric', month: 'short', year: 'numeric'});
const yearless = dates({day: 'numeric', month: 'long'});
const clock = dates({hour: '2-digit', minute: '2-digit', second: '2-digit'});

/** @param {number | null | undefined} n */
export const count = (n) => (n === null || n === undefined ? UNKNOWN : minus(whole.format(n)));

/** @param {number | null | undefined} n three digits, in the unit that keeps them short */
export const bytes = (n) => size(n, short);

/** As {@link bytes}, but always three digits, so that a column of them is read at a glance. @param {number | null | undefined} n */
export const columnBytes = (n) => size(n, even);

/** @param {number | null | undefined} n @param {Intl.NumberFormat} digits */
function size(n, digits) {
  if (n === null || n === undefined) return UNKNOWN;
  const amount = Math.abs(n);
  let unit = amount < 1000 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(amount) / 3));
  if (unit > 0 && Math.round(amount / 10 ** (3 * unit)) >= 1000 && unit < UNITS.length - 1) unit++;
  const value = n / 10 ** (3 * unit);
  const text = Math.abs(value) >= 1000 || unit === 0 ? whole.format(value) : digits.format(value);
  return `${minus(text)} ${UNITS[unit]}`;
}

/** @param {number} n */
export const exactBytes = (n) => `${count(n)} bytes`;

/**
 * @param {number | null | undefined} n
 * @param {(n: number) => string} unit
 */
export function signed(n, unit) {
  if (n === null || n === undefined) return UNKNOWN;
  return (n > 0 ? '+' : '') + unit(n);
}

/** @param {number | null | undefined} part of 1 */
export function percent(part) {
  if (part === null || part === undefined) return UNKNOWN;
  if (part > 0 && part < 0.001) return '< 0.1 %';
  return `${(100 * part).toFixed(1)} %`;
}

/** @param {string} limit such as `95%` */
export const limitName = (limit) => String(limit).replace(/\s*%$/, ' %');

/** @param {string | number | Date} at */
export const day = (at) => longDate.format(new Date(at));

/** @param {string | number | Date} at */
export const dayShort = (at) => shortDate.format(new Date(at));

/** @param {string} at the year is left out where `beside` says it already */
export const dayBeside = (at, beside) =>
  (new Date(at).getUTCFullYear() === new Date(beside).getUTCFullYear() ? yearless : longDate).format(new Date(at));

/** @param {string | number | Date} at */
export const time = (at) => `${clock.format(new Date(at))} UTC`;

/** @param {number} seconds */
export function ago(seconds) {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  if (seconds < 2 * DAY / 1000) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / (DAY / 1000))} days`;
}

/** As in "over the last hour". @param {number} seconds */
export function lasting(seconds) {
  const hours = seconds / 3600;
  if (hours > 0.9 && hours < 1.1) return 'hour';
  return hours > 22 && hours < 26 ? 'day' : ago(seconds);
}

/** @param {import('./api.js').Plan['price'] | null | undefined} price by the month */
export function price(price) {
  return price ? `${money(price)}/month` : '';
}

/** @param {{low: number | string, high: number | string, currency: string}} price */
export function money(price) {
  const written = new Intl.NumberFormat('en-US', {style: 'currency', currency: price.currency, trailingZeroDisplay: 'stripIfInteger'});
  const low = written.format(Number(price.low));
  const high = written.format(Number(price.high));
  return low === high ? low : `${low} to ${high}`;
}

/** What a part of a bill comes to at most. Cents are given out whole, so small parts get none. @param {import('./api.js').Cost} cost */
export function cents(cost) {
  const written = new Intl.NumberFormat('en-US', {style: 'currency', currency: cost.currency});
  const most = Number(cost.high);
  return cost.billed && most < 0.01 ? `< ${written.format(0.01)}` : written.format(most);
}

/** @param {string} text */
const minus = (text) => text.replace(/^-/, '−');
