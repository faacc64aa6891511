/** How tables, tenants and scopes are written and shown. */

/** @typedef {import('./api.js').Footprint} Footprint */

/** Tenants without an identity. */
const KINDS = {SHARED: 'Shared by all tenants', NULL: 'Rows without a tenant', UNRESOLVED: 'Tenant not known yet'};
const SCOPES = {SHARED: '.shared', NULL: '.null', UNRESOLVED: '.unresolved'};
const RESERVED = /[%/:.\u0000-\u001f]/g;

/** @param {string} text */
const encode = (text) =>
  text.replace(RESERVED, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0'));

/** @param {string} text */
export const decode = (text) => text.replace(/%([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));

/**
 * The API writes tables as they stand in a scope, `schema.name` with reserved characters percent-encoded.
 *
 * @param {string} table
 * @returns {{schema: string, name: string}}
 */
export function tableParts(table) {
  const dot = table.indexOf('.');
  return {schema: decode(table.slice(0, Math.max(0, dot))), name: decode(table.slice(dot + 1))};
}

/** @param {string} table the default schema is left out, as it is when people speak */
export function tableName(table) {
  const {schema, name} = tableParts(table);
  return schema === 'public' || schema === '' ? name : `${schema}.${name}`;
}

/** @param {Footprint} row */
export function tenantName(row) {
  return row.tenantName ?? row.tenant ?? KINDS[row.tenantKind ?? 'UNRESOLVED'] ?? 'Unknown';
}

/** Where no heading says that it is a tenant. @param {Footprint} row */
export const tenantCalled = (row) => (row.tenant && !row.tenantName ? `Tenant ${row.tenant}` : tenantName(row));

/** Ids of plans are lower case: `railway/pro`, `aws/db.t3.medium`. @param {{provider: string, name: string}} plan */
export function planName({provider, name}) {
  const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);
  const shownProvider = provider.length <= 3 ? provider.toUpperCase() : capital(provider);
  return `${shownProvider} ${/^[a-z]+$/.test(name) ? capital(name) : name}`.trim();
}

/** @param {Footprint} row */
export function scopeOf(row) {
  const tenant = row.tenantKind && `tenant:${SCOPES[row.tenantKind] ?? encode(row.tenant ?? '')}`;
  return [row.table && `table:${row.table}`, tenant].filter(Boolean).join('/');
}

/**
 * @param {string} scope
 * @param {(id: string) => string | undefined} nameOf a tenant's name, where one is known
 */
export function scopeName(scope, nameOf) {
  if (scope === 'database') return 'whole database';
  return scope.split('/').map((part) => {
    const text = part.slice(part.indexOf(':') + 1);
    if (part.startsWith('table:')) return tableName(text);
    const kind = Object.keys(SCOPES).find((key) => SCOPES[key] === text);
    return kind ? KINDS[kind] : nameOf(decode(text)) ?? `Tenant ${decode(text)}`;
  }).join(' of ');
}
