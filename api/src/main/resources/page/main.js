/** Asks every two seconds, remembers what came back, and tells every part of the page to show it. */

import {ask, bodyOf, inDatabase, list} from './api.js';
import {Chart} from './chart.js';
import {byNeed, showDatabases} from './databases.js';
import {Footprints} from './footprints.js';
import {showFreshness} from './footer.js';
import {showHeadline} from './headline.js';
import {horizon} from './history.js';
import {decode, scopeName} from './names.js';
import {showCondition, showEmpty, showUnanswered} from './notice.js';
import {goTo, place} from './place.js';
import {showReadiness} from './readiness.js';
import {storageOf} from './storage.js';
import {showTriggers} from './triggers.js';
import {viewOf} from './view.js';

const EVERY_MS = 2000;
const CHART_EVERY_MS = 10_000;
const READINESS_EVERY_MS = 30_000;

const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const choose = (scope) => goTo(known.database.name, scope);

/** What is known, null where nobody has said it. @type {any} */
const known = {};
let answeredAt = 0;
let drawnFor = '';
let drawnAt = 0;
/** @type {import('./view.js').Measure} */
let measure = 'disk';

const tables = new Footprints(part('tables'), 'Tables', choose);
const tenants = new Footprints(part('tenants'), 'Tenants', choose);
const chart = new Chart(part('chart'), {
  onMeasure: (value) => {
    measure = /** @type {import('./view.js').Measure} */ (value);
    if (known.storage) refreshChart();
  },
  onWhole: () => choose('database'),
});

async function refresh() {
  const answer = await ask('/databases');
  if (answer.state !== 'ok') {
    return showSilence(answer);
  }
  answeredAt = Date.now();
  document.body.classList.remove('cut');
  const databases = byNeed(answer.body.items);
  const wanted = place();
  const database = databases.find((one) => one.name === wanted.db) ?? databases[0];
  part('content').hidden = !database;
  if (!database) return showEmpty(part('notice'));
  if (database.name !== known.database?.name) forget();
  Object.assign(known, {database, scope: wanted.scope, alone: databases.filter((one) => one.instance === database.instance).length === 1});
  document.body.classList.toggle('old', ['STALE', 'GIVEN_UP', 'FAILED'].includes(database.status));
  showDatabases(part('databases'), databases, database.name);
  showCondition(part('notice'), database);
  showFreshness(part('freshness'), database);
  await Promise.all([refreshWords(database), refreshTables(database, wanted.scope), refreshReadiness(database.name)]);
  await refreshChart();
}

/** @param {import('./api.js').Answer} answer */
function showSilence(answer) {
  const seconds = answeredAt === 0 ? null : (Date.now() - answeredAt) / 1000;
  document.body.classList.add('cut');
  showUnanswered(part('notice'), answer, seconds);
  if (known.database) showFreshness(part('freshness'), known.database, seconds ?? 0);
}

/** @param {import('./api.js').Database} database */
async function refreshWords(database) {
  const [runway, advice, triggers, silences] = await Promise.all([
    bodyOf(ask(inDatabase(database.name, 'runway'))),
    bodyOf(ask(inDatabase(database.name, 'recommendations'))),
    bodyOf(ask('/triggers')),
    bodyOf(ask('/silences')),
  ]);
  Object.assign(known, {storage: storageOf(runway, advice, database), advice});
  showTriggers(part('triggers'), triggers?.items ?? [], silences?.items ?? [], database.instance, database.asOf);
}

/** What is read every quarter of an hour need not be asked for every two seconds, once it has been. @param {string} db */
async function refreshReadiness(db) {
  if (known.findings?.asOf && Date.now() - known.foundAt < READINESS_EVERY_MS) return;
  const [findings, scenarios] = await Promise.all([
    bodyOf(ask(inDatabase(db, 'findings'))),
    bodyOf(ask(inDatabase(db, 'scenarios'))),
  ]);
  if (db !== known.database?.name) return;
  Object.assign(known, {findings, scenarios, foundAt: Date.now()});
  showReadiness(part('readiness'), findings);
}

/** @param {import('./api.js').Database} database @param {string} scope */
async function refreshTables(database, scope) {
  const path = inDatabase(database.name, 'footprints');
  const inside = scope === 'database' ? null : filterOf(scope);
  const [byTable, byTenant, parts, showback] = await Promise.all([
    list(path, {by: 'table'}),
    list(path, {by: 'tenant'}),
    inside && list(path, {by: 'tenantTable', ...inside}),
    bodyOf(ask(`/instances/${encodeURIComponent(database.instance)}/showback`)),
  ]);
  if (scope !== known.scope) return;
  known.tenants = byTenant?.items ?? known.tenants ?? null;
  const found = parts?.items ?? null;
  if (byTable) tables.update(byTable, scope, scope.startsWith('table:') ? found : null);
  if (byTenant) tenants.update(priced(byTenant, showback, database.name), scope, scope.startsWith('tenant:') ? found : null);
}

/**
 * The tenants with what each costs, where that is known.
 *
 * @param {{items: any[], more: boolean}} list
 * @param {{items: any[]} | null} showback
 * @param {string} database
 */
function priced(list, showback, database) {
  const costs = new Map((showback?.items ?? []).filter((row) => row.database === database).map((row) => [`${row.kind} ${row.tenant}`, row.cost]));
  const billed = [...costs.values()].some((cost) => Number(cost.high) > 0);
  const costOf = (/** @type {any} */ item) => costs.get(`${item.tenantKind} ${item.tenant}`);
  return {...list, items: list.items.map((item) => ({...item, cost: costOf(item) ? {...costOf(item), billed} : null}))};
}

/**
 * What a chosen scope is made of: the parts of its table or its tenant.
 *
 * @param {string} scope
 * @returns {Record<string, string> | null}
 */
function filterOf(scope) {
  const [first] = scope.split('/');
  if (first.startsWith('table:')) return {table: first.slice('table:'.length)};
  const tenant = first.slice('tenant:'.length);
  return tenant.startsWith('.') ? null : {tenant: decode(tenant)};
}

async function refreshChart() {
  const {database, scope, storage, alone} = known;
  showHeadline(part('headline'), {...known, tenants: known.tenants ?? null});
  const days = horizon(storage.limit, Date.parse(database.asOf ?? new Date().toISOString()));
  const shown = JSON.stringify([database.name, scope, measure === 'rows', days]);
  if (shown !== drawnFor || Date.now() - drawnAt > CHART_EVERY_MS) {
    drawnFor = shown;
    drawnAt = Date.now();
    const series = await seriesOf(database.name, scope, `P${days}D`);
    if (drawnFor !== shown) return;
    known.series = series;
  }
  const nameOf = (id) => known.tenants?.find((one) => one.tenant === id)?.tenantName ?? undefined;
  if (known.series) chart.update(viewOf({database, storage, alone, scope, name: scopeName(scope, nameOf), measure, series: known.series}));
}

/** @param {string} db @param {string} scope @param {string} horizon */
async function seriesOf(db, scope, horizon) {
  const kind = measure === 'rows' ? 'ROWS' : 'LOGICAL_BYTES';
  const [history, projection] = await Promise.all([
    bodyOf(ask(inDatabase(db, 'growth'), {scope, bucket: 'day'})),
    bodyOf(ask(inDatabase(db, 'projections'), {scope, measure: kind, horizon})),
  ]);
  return {buckets: history?.items ?? null, projection};
}

function forget() {
  for (const key of Object.keys(known)) delete known[key];
}

async function live() {
  if (!document.hidden) await refresh().catch((bug) => console.error(bug));
  setTimeout(live, EVERY_MS);
}

addEventListener('hashchange', () => refresh());
chart.load();
live();
