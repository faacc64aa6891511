/** What is being looked at, kept in the address so that it can be linked to and gone back from. */

/** @typedef {{db: string | null, scope: string}} Place */

/** @returns {Place} */
export function place() {
  const parts = new URLSearchParams(location.hash.slice(1));
  return {db: parts.get('db'), scope: parts.get('scope') ?? 'database'};
}

/** @param {string} db @param {string} scope */
export function goTo(db, scope) {
  location.hash = addressOf(db, scope);
}

/** @param {string} db @param {string} scope */
export function addressOf(db, scope) {
  const parts = new URLSearchParams({db});
  if (scope !== 'database') parts.set('scope', scope);
  return `#${parts}`;
}
