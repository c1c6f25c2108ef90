// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tenant's door: proxy, TLS, plain pages, and every kind of fault as a client meets it.

import assert from 'node:assert/strict';
import net from 'node:net';
import tls from 'node:tls';
import { Tenant, run } from './tenant.mjs';

const tenant = await Tenant.start(['--seed', '7', '--agents', '4', '--traffic', '20']);
const graph = 'https://graph.microsoft.com';
const users = `${graph}/v1.0/users`;

// Sends raw bytes to the port and gives what comes back until `enough` or the end.
function raw(bytes, enough = (text) => text.includes('\r\n\r\n')) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(tenant.port, '127.0.0.1', () => socket.write(bytes));
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      if (enough(text)) socket.destroy();
    });
    socket.on('close', () => resolve(text));
    socket.on('error', reject);
  });
}

// A tunnel that stays open, for what one connection does.
function tunnel(host, options = {}) {
  return new Promise((resolve, reject) => {
    const socket = net.connect(tenant.port, '127.0.0.1', () =>
      socket.write(`CONNECT ${host}:443 HTTP/1.1\r\nHost: ${host}:443\r\n\r\n`),
    );
    socket.once('error', reject);
    socket.once('data', (chunk) => {
      if (!chunk.toString().includes(' 200 ')) return reject(new Error(chunk.toString()));
      const secure = tls.connect({ socket, servername: host, ca: tenant.ca, ...options }, () => resolve(secure));
      secure.once('error', reject);
    });
  });
}

function ask(secure, text, enough) {
  return new Promise((resolve) => {
    let answer = '';
    const onData = (chunk) => {
      answer += chunk;
      if (enough(answer)) finish();
    };
    const finish = () => {
      secure.off('data', onData);
      resolve(answer);
    };
    secure.on('data', onData);
    secure.once('close', finish);
    secure.write(text);
  });
}

const whole = (text) => {
  const head = text.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(text)?.[1];
  return head > 0 && text.length - head - 4 >= Number(length ?? 0);
};

async function order(...faults) {
  await tenant.local('DELETE', '/_tenant/faults');
  const answer = await tenant.local('POST', '/_tenant/faults', faults);
  assert.equal(answer.status, 200, answer.text);
}

async function fired() {
  return (await tenant.local('GET', '/_tenant/faults')).json.faults.map((fault) => fault.fired);
}

async function lastLogged() {
  const log = await tenant.local('GET', '/_tenant/log');
  return JSON.parse(log.text.trim().split('\n').at(-1));
}

const get = async (url = users) => tenant.call('GET', url, { token: await tenant.token(graph) });
const once = (kind, more = {}) => ({ operation: 'graph.listUsers', occurrence: 1, kind, ...more });

const outcome = await run({
  async 'says all a profile needs on one line'() {
    for (const name of ['port', 'caFile', 'tenantId', 'clientId', 'clientSecret', 'epoch', 'startedAt', 'speed', 'portalUrl', 'operators'])
      assert.ok(tenant[name], name);
  },

  async 'answers CONNECT in HTTP 1.0 and 1.1'() {
    for (const version of ['1.0', '1.1'])
      assert.match(
        await raw(`CONNECT graph.microsoft.com:443 HTTP/${version}\r\nHost: graph.microsoft.com:443\r\n\r\n`),
        new RegExp(`^HTTP/${version} 200 `),
      );
  },

  async 'refuses unknown hosts, other ports and plain proxying with 502'() {
    for (const target of ['CONNECT www.example.com:443', 'CONNECT graph.microsoft.com:80', 'CONNECT portal:443', 'GET http://www.example.com/'])
      assert.match(await raw(`${target} HTTP/1.1\r\nHost: x\r\n\r\n`), /^HTTP\/1.1 502 /, target);
    assert.equal((await tenant.local('GET', '/_tenant/clock')).status, 200);
  },

  async 'ends TLS with a leaf for the host that its own CA signed'() {
    const secure = await tunnel('kv-any.vault.azure.net');
    assert.equal(secure.getPeerCertificate().subjectaltname, 'DNS:kv-any.vault.azure.net');
    secure.destroy();
    await assert.rejects(tunnel('graph.microsoft.com', { ca: undefined }), /certificate/);
    await assert.rejects(tunnel('graph.microsoft.com', { servername: 'login.microsoftonline.com' }), /altnames/i);
  },

  async 'keeps a connection alive for several requests'() {
    const secure = await tunnel('graph.microsoft.com');
    const request = `GET /v1.0/users HTTP/1.1\r\nHost: graph.microsoft.com\r\n\r\n`;
    assert.match(await ask(secure, request, whole), /^HTTP\/1.1 401 /);
    assert.match(await ask(secure, request, whole), /^HTTP\/1.1 401 /);
    secure.destroy();
  },

  async 'refuses a body beyond its limit'() {
    const secure = await tunnel('graph.microsoft.com');
    const head = `POST /v1.0/directoryObjects/getByIds HTTP/1.1\r\nHost: graph.microsoft.com\r\nContent-Length: 99999999\r\n\r\n`;
    assert.match(await ask(secure, head, whole), /^HTTP\/1.1 413 /);
    secure.destroy();
  },

  async 'logs every exchange without its token'() {
    await get();
    const line = await lastLogged();
    assert.equal(line.operation, 'graph.listUsers');
    assert.equal(line.status, 200);
    assert.equal(line.unexpected, false);
    assert.equal(line.requestHeaders.authorization, 'Bearer (redacted)');
    await get(`${graph}/v1.0/nothing`);
    assert.equal((await lastLogged()).unexpected, true);
    assert.equal((await get(`${users}?$select=nothing`)).status, 400);
    assert.equal((await lastLogged()).unexpected, true);
  },

  async 'counts the hits of every operation it knows'() {
    const hits = (await tenant.local('GET', '/_tenant/operations')).json;
    assert.ok(hits['graph.listUsers'] > 0);
    assert.equal(hits['keyvault.purgeSecret'], 0);
    const routes = (await tenant.local('GET', '/_tenant/routes')).json;
    assert.deepEqual(new Set(routes.map((route) => route.operation)), new Set(Object.keys(hits)));
    const token = routes.find((route) => route.operation === 'entra.token');
    assert.equal(`${token.method} ${token.hosts[0]}${token.path}`, 'POST login.microsoftonline.com/{tenant}/oauth2/v2.0/token');
    const vault = routes.find((route) => route.operation === 'keyvault.setSecret');
    assert.equal(vault.apiVersionFloor, '7.0');
  },

  async 'refuses faults that cannot fire'() {
    for (const fault of [{ operation: 'graph.no', occurrence: 1, kind: '503' }, { operation: '*', kind: '503' }, { operation: '*', occurrence: 1, kind: 'x' }, { operation: '*', occurrence: 'first', kind: '503' }])
      assert.equal((await tenant.local('POST', '/_tenant/faults', [fault])).status, 400);
  },

  async 'fires a fault at its occurrence alone'() {
    await order({ operation: 'graph.listUsers', occurrence: 2, kind: '503' });
    assert.deepEqual([(await get()).status, (await get()).status, (await get()).status], [200, 503, 200]);
    assert.deepEqual(await fired(), [1]);
  },

  async 'throttles with seconds, with a date and without a word'() {
    await order(once('429', { retryAfter: 7 }));
    const seconds = await get();
    assert.equal(seconds.status, 429);
    assert.equal(seconds.headers['retry-after'], '7');
    assert.equal(seconds.json.error.code, 'TooManyRequests');
    await order(once('429', { retryAfter: 'date' }));
    const date = await get();
    const wait = Date.parse(date.headers['retry-after']) - Date.parse(date.headers.date);
    assert.ok(wait >= 29000 && wait <= 31000, `${wait}`);
    await order(once('429', { retryAfter: 'none' }));
    assert.equal((await get()).headers['retry-after'], undefined);
  },

  async 'loses a reply after acting and a request before'() {
    const state = await tenant.state();
    const agent = state.agents.find((a) => a.profile !== 'not-owner');
    const appId = state.consumers.find((c) => c.agents.includes(agent.id)).appId;
    const count = async () =>
      (await tenant.state()).applications.find((a) => a.appId === appId).passwordCredentials.length;
    const token = await tenant.token(graph);
    const add = () =>
      tenant.call('POST', `${graph}/v1.0/applications(appId='${appId}')/addPassword`, {
        token,
        body: { passwordCredential: { displayName: 'lost' } },
      });
    const before = await count();
    await order({ operation: 'graph.addPassword', occurrence: 1, kind: 'lost-request' });
    await assert.rejects(add());
    assert.equal(await count(), before);
    await order({ operation: 'graph.addPassword', occurrence: 1, kind: 'lost-reply' });
    await assert.rejects(add());
    assert.equal(await count(), before + 1);
    assert.equal((await lastLogged()).status, 0);
  },

  async 'cuts a body in the middle'() {
    const token = await tenant.token(graph);
    await order(once('cut-body'));
    const secure = await tunnel('graph.microsoft.com');
    const text = await ask(
      secure,
      `GET /v1.0/users HTTP/1.1\r\nHost: graph.microsoft.com\r\nAuthorization: Bearer ${token}\r\n\r\n`,
      whole,
    );
    const promised = Number(/content-length: (\d+)/i.exec(text)[1]);
    const came = text.length - text.indexOf('\r\n\r\n') - 4;
    assert.ok(came > 0 && came < promised, `${came} of ${promised}`);
    await order(once('cut-body'));
    await assert.rejects(get());
  },

  async 'hangs until the client gives up'() {
    const token = await tenant.token(graph);
    await order(once('timeout'));
    const secure = await tunnel('graph.microsoft.com');
    let came = 0;
    secure.on('data', (chunk) => (came += chunk.length));
    secure.write(`GET /v1.0/users HTTP/1.1\r\nHost: graph.microsoft.com\r\nAuthorization: Bearer ${token}\r\n\r\n`);
    // Another client is served meanwhile, after this request had arrived.
    while ((await fired())[0] === 0);
    assert.equal((await get()).status, 200);
    assert.equal(came, 0);
    secure.destroy();
  },

  async 'answers with broken JSON, with HTML, with 403 and with an expired token'() {
    await order(once('wrong-json'), { ...once('html'), occurrence: 2 }, { ...once('403'), occurrence: 3 }, { ...once('expired-token'), occurrence: 4 });
    const broken = await get();
    assert.equal(broken.status, 200);
    assert.equal(broken.json, undefined);
    const html = await get();
    assert.match(html.headers['content-type'], /text\/html/);
    const forbidden = await get();
    assert.equal(forbidden.json.error.code, 'Authorization_RequestDenied');
    const expired = await get();
    assert.equal(expired.status, 401);
    assert.match(expired.json.error.message, /expired/);
    assert.deepEqual(await fired(), [1, 1, 1, 1]);
  },

  async 'answers late'() {
    await order(once('delay', { delayMs: 300 }));
    const start = performance.now();
    assert.equal((await get()).status, 200);
    assert.ok(performance.now() - start >= 290);
  },

  async 'reads a state of the past'() {
    await tenant.advance(600);
    const state = await tenant.state();
    const application = state.applications.find((a) => a.displayName.startsWith('mcs-agent-') && a.owners.includes(state.console.objectId));
    const path = `${graph}/v1.0/applications/${application.id}`;
    const token = await tenant.token(graph);
    const added = await tenant.call('POST', `${path}/addPassword`, { token, body: { passwordCredential: { displayName: 'seen' } } });
    await tenant.advance(300);
    const names = async () => (await get(`${path}?$select=passwordCredentials`)).json.passwordCredentials.map((c) => c.keyId);
    assert.ok((await names()).includes(added.json.keyId));
    await order({ operation: 'graph.getApplication', occurrence: 1, kind: 'stale', staleSeconds: 400 });
    assert.ok(!(await names()).includes(added.json.keyId));
    assert.ok((await names()).includes(added.json.keyId));
  },

  async 'sends a client to a foreign host and to the same page again'() {
    await order(once('foreign-nextlink'), { ...once('repeat-page'), occurrence: 2 });
    const foreign = (await get(`${users}?$top=2`)).json['@odata.nextLink'];
    assert.notEqual(new URL(foreign).host, 'graph.microsoft.com');
    assert.equal((await get(`${users}?$top=2`)).json['@odata.nextLink'], `${users}?$top=2`);
  },

  async 'calls a log answer partial'() {
    await order({ operation: 'loganalytics.query', occurrence: 1, kind: 'partial-error' });
    const answer = await tenant.call('POST', `https://api.loganalytics.azure.com/v1/workspaces/${tenant.workspaceId}/query`, {
      token: await tenant.token('https://api.loganalytics.io'),
      body: { query: 'AADServicePrincipalSignInLogs | take 10' },
    });
    assert.equal(answer.status, 200);
    assert.equal(answer.json.error.code, 'PartialError');
    assert.equal(answer.json.tables[0].rows.length, 5);
  },

  async 'shows a certificate of an unknown CA once'() {
    await order({ operation: 'graph.listUsers', occurrence: 1, kind: 'unknown-ca' });
    await assert.rejects(tunnel('graph.microsoft.com'), /certificate|signature/);
    assert.deepEqual(await fired(), [1]);
    (await tunnel('graph.microsoft.com')).destroy();
  },

  async 'lets a server clock be off'() {
    await order(once('clock-skew', { skewSeconds: 900 }));
    const off = Date.parse((await get()).headers.date);
    const right = Date.parse((await get()).headers.date);
    assert.ok(off - right > 890000);
  },

  async 'tells every change of its clock and plays what an advance passes over'() {
    const before = (await tenant.local('GET', '/_tenant/clock')).json;
    const traffic = (await tenant.local('GET', '/_tenant/traffic')).json;
    const start = performance.now();
    const after = await tenant.advance(7 * 86400);
    assert.ok(performance.now() - start < 2000);
    assert.equal(after.changes.length, before.changes.length + 1);
    assert.ok(after.nowMs - before.nowMs >= 7 * 86400 * 1000);
    const later = (await tenant.local('GET', '/_tenant/traffic')).json;
    assert.ok(later.requests - traffic.requests > 4 * 100);
    const fast = (await tenant.local('POST', '/_tenant/clock', { speed: 600 })).json;
    assert.equal(fast.changes.at(-1).speed, 600);
    for (const bad of [{ advanceSeconds: -1 }, { speed: 0 }, {}, { speed: 'fast' }])
      assert.equal((await tenant.local('POST', '/_tenant/clock', bad)).status, 400);
  },
});
tenant.stop();
process.exitCode = outcome.failed > 0 || outcome.passed === 0 ? 1 : 0;
