// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Stored conversations read over the Web API, and conversations handed on to a receiver, from
// outside.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Tenant, run } from './tenant.mjs';

const tenant = await Tenant.start(['--seed', '7', '--agents', '12', '--conversations', '900', '--speed', '0.001']);
const state = await tenant.state();
const environment = (name) => state.environments.find((item) => item.displayName === name);
const production = environment('Contoso Production');
const set = 'conversationtranscripts';

const org = async (path, { host = production.orgHost, from = tenant, ...options } = {}) =>
  from.call('GET', path.startsWith('https:') ? path : `https://${host}/api/data/v9.2/${path}`.replaceAll(' ', '%20'), {
    token: await from.token(`https://${host}`),
    ...options,
  });
const ids = (answer) => answer.json.value.map((row) => row.conversationtranscriptid);
const fault = (order) => tenant.local('POST', '/_tenant/faults', [order]);
const forgive = () => tenant.local('DELETE', '/_tenant/faults');
async function truth(which = 'stored', of = tenant) {
  const { text } = await of.local('GET', `/_tenant/conversations?which=${which}`);
  return text.trim().split('\n').map((line) => JSON.parse(line));
}
const rowsOf = (truths, where, wanted = 'stored') =>
  truths
    .filter((one) => one.environment === where.id)
    .flatMap((one) => one.rowList)
    .filter((row) => row.state === wanted);

// Every page until there is no link.
async function all(path, size, options = {}) {
  const rows = [];
  const pages = [];
  for (let next = path; next; ) {
    const answer = await org(next, { headers: { prefer: `odata.maxpagesize=${size}` }, ...options });
    assert.equal(answer.status, 200, answer.text.slice(0, 300));
    rows.push(...answer.json.value);
    pages.push(answer.json.value.length);
    next = answer.json['@odata.nextLink'];
  }
  return { rows, pages };
}

const batch = (change = {}) => {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'data', 'contracts');
  const sample = JSON.parse(readFileSync(join(folder, 'ingestdata.json'), 'utf8'));
  Object.assign(sample.batchData[0], change);
  return sample;
};
const { ingestion } = tenant;
const ingest = (body, headers = { authorization: ingestion.token }) =>
  tenant.call('POST', `https://${ingestion.host}/api/ingestData`, { body, headers });
const ingested = async () => (await tenant.local('GET', '/_tenant/ingested')).json;

const outcome = await run({
  async 'pages by createdon lead to every row there is, once and in order'() {
    const { rows, pages } = await all(
      `${set}?$select=name,createdon,content&$orderby=createdon asc,conversationtranscriptid asc`,
      50,
    );
    const wanted = rowsOf(await truth(), production);
    assert.ok(pages.length > 3);
    assert.ok(pages.slice(0, -1).every((count) => count === 50));
    assert.deepEqual(rows.map((row) => row.conversationtranscriptid).sort(), wanted.map((row) => row.id).sort());
    assert.deepEqual(rows.map((row) => row.createdon), rows.map((row) => row.createdon).sort());
    const bytes = new Map(wanted.map((row) => [row.id, row.contentBytes]));
    for (const row of rows)
      assert.equal(Buffer.byteLength(row.content), bytes.get(row.conversationtranscriptid));
  },

  async 'without an order pages hold every row once as well'() {
    const { rows } = await all(`${set}?$select=name`, 70);
    assert.equal(new Set(rows.map((row) => row.conversationtranscriptid)).size, rows.length);
    assert.equal(rows.length, rowsOf(await truth(), production).length);
    assert.ok(rows.every((row) => !('content' in row)));
  },

  async 'a watermark finds what was written since, and the second itself'() {
    const wanted = rowsOf(await truth(), production).sort((a, b) => (a.createdOn < b.createdOn ? -1 : 1));
    const mark = wanted[Math.floor(wanted.length / 2)].createdOn;
    const count = async (op) =>
      (await all(`${set}?$select=createdon&$filter=createdon ${op} ${mark}&$orderby=createdon asc`, 80)).rows.length;
    assert.equal(await count('ge'), wanted.filter((row) => row.createdOn >= mark).length);
    assert.equal(await count('gt'), wanted.filter((row) => row.createdOn > mark).length);
    assert.equal(await count('lt'), wanted.filter((row) => row.createdOn < mark).length);
  },

  async 'one agent, several agents, a type and a word of the content can be asked for'() {
    const column = '_bot_conversationtranscriptid_value';
    const mine = (await truth()).filter((one) => one.environment === production.id);
    const agents = [...new Set(mine.map((one) => one.agent.id).filter(Boolean))].slice(0, 2);
    const of = (agent) =>
      mine.filter((one) => one.agent.id === agent && one.agent.foundBy === 'lookup').flatMap((one) => one.rowList);
    const ask = async (filter) => (await all(`${set}?$select=name,${column}&$filter=${filter}`, 500)).rows;
    const first = await ask(`${column} eq ${agents[0]}`);
    assert.deepEqual(first.map((row) => row.conversationtranscriptid).sort(), of(agents[0]).map((row) => row.id).sort());
    const both = of(agents[0]).length + of(agents[1]).length;
    const or = `(${column} eq ${agents[0]} or ${column} eq ${agents[1]})`;
    assert.equal((await ask(`${or} and schematype eq 'powervirtualagents'`)).length, both);
    const list = `Microsoft.Dynamics.CRM.In(PropertyName='${column}',PropertyValues=['${agents[0]}','${agents[1]}'])`;
    assert.equal((await ask(list)).length, both);
    assert.equal((await ask("schematype eq 'somethingelse'")).length, 0);
    const spoken = mine.filter((one) => one.trait === 'genesysHandOff').flatMap((one) => one.rowList);
    assert.equal((await ask("contains(content,'GenesysHandoff')")).length, spoken.length);
  },

  async 'one row is read by its id with all its columns'() {
    const [row] = (await org(`${set}?$top=1&$orderby=createdon desc`)).json.value;
    const one = await org(`${set}(${row.conversationtranscriptid})`);
    assert.match(one.json['@odata.context'], /\$entity$/);
    assert.equal(one.json.content, row.content);
    for (const column of ['metadata', 'schemaversion', 'modifiedon', 'versionnumber', 'importsequencenumber'])
      assert.ok(column in one.json, column);
    assert.equal(one.json['@odata.etag'], `W/"${one.json.versionnumber}"`);
    assert.equal(one.json.modifiedon, one.json.createdon);
    const stranger = await org(`${set}(00000000-0000-4000-8000-000000000000)`);
    assert.deepEqual([stranger.status, stranger.json.error.code], [404, '0x80040217']);
  },

  async 'the lookup leads to the agent and to nobody when the agent is gone'() {
    const { rows } = await all(
      `${set}?$select=metadata,_bot_conversationtranscriptid_value&$expand=bot_conversationtranscriptid($select=name,schemaname)`,
      500,
    );
    const known = rows.filter((row) => row.bot_conversationtranscriptid);
    for (const row of known) {
      const metadata = JSON.parse(row.metadata);
      assert.equal(metadata.BotName, row.bot_conversationtranscriptid.schemaname);
      assert.notEqual(metadata.BotId, row._bot_conversationtranscriptid_value);
    }
    const lost = rows.filter((row) => !row.bot_conversationtranscriptid);
    assert.ok(lost.some((row) => row._bot_conversationtranscriptid_value === null));
    assert.ok(lost.some((row) => row._bot_conversationtranscriptid_value !== null));
  },

  async 'what the table does not have is refused'() {
    const code = async (path, options) => {
      const { status, json } = await org(path, options);
      return `${status} ${json.error.code} ${json.error.message}`;
    };
    assert.match(await code(`${set}?$select=_bot_conversationtranscript_value`), /^400 0x80060888 Could not find a property/);
    assert.match(await code(`${set}?$select=ismanaged`), /^400/);
    assert.match(await code(`${set}?$skip=5`), /Skip Clause/);
    assert.match(await code(`${set}?$filter=createdon gt 'yesterday'`), /incompatible types/);
    const tracked = { headers: { prefer: 'odata.track-changes' } };
    assert.match(await code(`${set}?$select=name`, tracked), /does not have change tracking enabled/);
  },

  async 'reading needs the privilege by name, and at the depth of the organisation'() {
    const privilege = (name, order) => tenant.people({ environment: production.id, privilege: name, ...order });
    await privilege('prvReadconversationtranscript', { do: 'revoke' });
    const refused = await org(`${set}?$select=name`);
    assert.equal(refused.status, 403);
    assert.match(refused.json.error.message, /is missing prvReadconversationtranscript privilege/);
    await privilege('prvReadconversationtranscript', { do: 'grant', depth: 'user' });
    await privilege('prvReadbot', { do: 'grant', depth: 'user' });
    const shallow = [await org(`${set}?$select=name`), await org('bots?$select=name')];
    await privilege('prvReadconversationtranscript', { do: 'grant' });
    await privilege('prvReadbot', { do: 'grant' });
    assert.deepEqual(shallow.map((answer) => [answer.status, answer.json.value]), [[200, []], [200, []]]);
    assert.ok((await org('bots?$select=name')).json.value.length > 0);
  },

  async 'where nothing is recorded an org says so'() {
    const look = async (name) => {
      const host = environment(name).orgHost;
      const column = 'blocktranscriptrecordingforcopilotstudio';
      const [settings] = (await org(`organizations?$select=${column}`, { host })).json.value;
      const bots = (await org('bots?$select=name', { host })).json.value.length;
      const found = (await org(`${set}?$select=name`, { host })).json.value.length;
      return [settings[column], bots, found];
    };
    assert.deepEqual(await look('Contoso HR'), [true, 1, 0]);
    assert.deepEqual(await look('Contoso Dev'), [false, 1, 0]);
    const finance = await org(`${set}?$select=name`, { host: environment('Finance').orgHost });
    assert.equal(finance.json.error.code, '0x8006088a');
  },

  async 'faults befall this table like every other'() {
    const path = `${set}?$select=name&$orderby=createdon desc`;
    const meet = async (kind, more = {}) => {
      await fault({ operation: 'dataverse.listTranscripts', occurrence: 1, kind, ...more });
      try {
        return await org(path, { headers: { prefer: 'odata.maxpagesize=20' } });
      } catch (error) {
        return error;
      } finally {
        await forgive();
      }
    };
    const foreign = (await meet('foreign-nextlink')).json['@odata.nextLink'];
    assert.notEqual(new URL(foreign).host, production.orgHost);
    const again = (await meet('repeat-page')).json['@odata.nextLink'];
    assert.ok(!again.includes('skiptoken'));
    assert.ok((await meet('cut-body')) instanceof Error);
    const throttled = await meet('429', { retryAfter: 11 });
    assert.deepEqual([throttled.status, throttled.headers['retry-after']], [429, '11']);
    const stale = await meet('stale', { staleSeconds: 10 * 86400 });
    const fresh = await org(path, { headers: { prefer: 'odata.maxpagesize=20' } });
    assert.notDeepEqual(ids(stale), ids(fresh));
  },

  async 'too many requests at once, or in five minutes, are sent away'() {
    await tenant.local('POST', '/_tenant/limits', { dataverseConcurrent: 3 });
    await fault({ operation: 'dataverse.listTranscripts', probability: 1, kind: 'delay', delayMs: 400 });
    const answers = await Promise.all(Array.from({ length: 8 }, () => org(`${set}?$select=name&$top=1`)));
    await forgive();
    const refused = answers.filter((answer) => answer.status === 429);
    assert.equal(refused.length, 5);
    assert.equal(refused[0].json.error.code, '0x80072326');
    assert.ok(Number(refused[0].headers['retry-after']) > 0);
    await tenant.local('POST', '/_tenant/limits', { dataverseConcurrent: 52, dataverseRequests: 1 });
    const late = await org(`${set}?$select=name&$top=1`);
    await tenant.local('POST', '/_tenant/limits', { dataverseRequests: 6000 });
    assert.deepEqual([late.status, late.json.error.code], [429, '0x80072322']);
    assert.ok(Number(late.headers['retry-after']) <= 300);
  },

  async 'answers are counted to five thousand and no longer than the service sends'() {
    const big = await Tenant.start(['--seed', '5', '--agents', '3', '--conversations', '16000', '--speed', '0.001']);
    try {
      const where = (await big.state()).environments.find((item) => item.displayName === 'Contoso Production');
      const ask = (path) => org(path, { host: where.orgHost, from: big });
      const counted = await ask(`${set}?$select=name&$count=true&$top=1`);
      assert.equal(counted.json['@odata.count'], 5000);
      assert.equal((await ask(`${set}/$count`)).text, '5000');
      const page = await ask(`${set}?$select=content&$orderby=createdon asc`);
      assert.ok(page.json.value.length < 5000);
      assert.ok(page.text.length > 16e6 && page.text.length < 24e6);
      assert.ok(page.json['@odata.nextLink']);
      assert.equal((await ask(`${set}?$select=content&$top=5000`)).status, 413);
    } finally {
      big.stop();
    }
  },

  async 'the receiver says yes without saying success, and its health does'() {
    const answer = await ingest(batch());
    assert.deepEqual([answer.status, answer.json], [200, { success: false }]);
    const base = `https://${ingestion.host}`;
    assert.deepEqual((await tenant.call('GET', `${base}/healthCheck`)).json, { success: true });
    const check = (headers) => tenant.call('GET', `${base}/api/auth-check`, { headers });
    assert.deepEqual((await check({ authorization: ingestion.token })).json, { success: true });
    const refused = await check({});
    assert.equal(refused.status, 401);
    assert.match(refused.text, /^<html>/);
  },

  async 'a token with Bearer before it is none'() {
    assert.equal((await ingest(batch(), { authorization: `Bearer ${ingestion.token}` })).status, 401);
    assert.equal((await ingest(batch(), {})).status, 401);
    assert.equal((await ingest(batch(), { authorization: ingestion.token.slice(0, -6) + 'AAAAAA' })).status, 401);
  },

  async 'what is not text is malformed, what the consumer cannot read is lost with a yes'() {
    const number = await ingest(batch({ statusCode: 200 }));
    assert.deepEqual([number.status, number.json], [422, { actionErrors: [] }]);
    assert.equal((await ingest('{"batchData":')).status, 422);
    const before = await ingested();
    assert.equal((await ingest(batch({ time: '1764200000000' }))).status, 200);
    assert.equal((await ingest(batch({ source: 'KEYTURN' }))).status, 200);
    const after = await ingested();
    assert.equal(after.accepted.length, before.accepted.length);
    assert.deepEqual(
      after.dropped.slice(before.dropped.length).map((one) => one.dropped),
      ['time is no number of seconds', 'source is unknown'],
    );
  },

  async 'what is sent twice is told'() {
    const fresh = batch({ path: '/copilot/conversation/twice/message/1' });
    const { duplicates } = await ingested();
    await ingest(fresh);
    assert.equal((await ingested()).duplicates, duplicates);
    await ingest(fresh);
    assert.equal((await ingested()).duplicates, duplicates + 1);
  },

  async 'the plain endpoint takes an array from whoever has its token'() {
    const post = (body, token) => tenant.call('POST', ingestion.eventsUrl, { body, token });
    assert.equal((await post([{ a: 1 }], 'wrong')).status, 401);
    assert.equal((await post({ a: 1 }, ingestion.eventsToken)).status, 400);
    const answer = await post([{ a: 1 }, { a: 2 }], ingestion.eventsToken);
    assert.deepEqual([answer.status, answer.json], [202, { accepted: 2 }]);
    assert.deepEqual((await ingested()).events.received, [{ a: 1 }, { a: 2 }]);
  },

  async 'what is said while recording is off is written nowhere and leaves a gap'() {
    const sandbox = environment('Contoso Sandbox');
    const read = async () => {
      const { rows } = await all(`${set}?$select=createdon&$orderby=createdon asc`, 500, { host: sandbox.orgHost });
      return rows.map((row) => row.createdon);
    };
    const clock = async () => (await tenant.local('GET', '/_tenant/clock')).json.now;
    const off = await clock();
    await tenant.people({ do: 'record', environment: sandbox.id, on: false });
    await tenant.advance(2 * 86400);
    const on = await clock();
    await tenant.people({ do: 'record', environment: sandbox.id, on: true });
    await tenant.advance(86400);
    const written = await read();
    assert.ok(written.some((when) => when < off) && written.some((when) => when > on));
    assert.deepEqual(written.filter((when) => when >= off && when < on), []);
    const told = rowsOf(await truth('written'), sandbox).map((row) => row.createdOn);
    assert.deepEqual(written, told.sort());
  },

  async 'as time goes on new rows come and old ones are deleted'() {
    const read = async () => new Set((await all(`${set}?$select=name`, 500)).rows.map((row) => row.conversationtranscriptid));
    const before = await read();
    await tenant.advance(3 * 86400);
    const after = await read();
    const gone = [...before].filter((id) => !after.has(id));
    const fresh = [...after].filter((id) => !before.has(id));
    assert.ok(gone.length > 10 && fresh.length > 10);
    const deleted = rowsOf(await truth('written'), production, 'deleted').map((row) => row.id);
    assert.deepEqual(gone.sort(), deleted.filter((id) => before.has(id)).sort());
  },
});
tenant.stop();
process.exit(outcome.failed === 0 ? 0 : 1);
