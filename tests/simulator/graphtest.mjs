// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph from outside: reads from replicas, the two calls that rotate, rights, policies, audits.

import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { Tenant, run } from './tenant.mjs';

const graph = 'https://graph.microsoft.com';
// Seed 8 asks for an empty page before the last one, seed 7 does not, or the other way round.
const tenant = await Tenant.start(['--seed', '7', '--agents', '40']);
const state = await tenant.state();
const agentOf = (profile) => state.agents.find((agent) => agent.profile === profile);
const applicationOf = (profile) => {
  const consumer = state.consumers.find((c) => c.agents.includes(agentOf(profile).id));
  return state.applications.find((a) => a.appId === consumer.appId);
};
const call = async (method, path, body, headers) =>
  tenant.call(method, path.startsWith('https:') ? path : `${graph}/v1.0${path}`, { token: await tenant.token(graph), body, headers });
const get = (path, headers) => call('GET', path, undefined, headers);

function expectRefusal(answer, status, code) {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.json.error.code, code);
  assert.ok(answer.json.error.innerError['request-id']);
  assert.ok(answer.json.error.innerError['client-request-id']);
}

async function everyPage(path, from = tenant) {
  const rows = [];
  let pages = 0;
  let empty = 0;
  for (let link = `${graph}/v1.0${path}`; link && pages < 100; ++pages) {
    const answer = await from.call('GET', link, { token: await from.token(graph) });
    assert.equal(answer.status, 200, answer.text);
    rows.push(...answer.json.value);
    empty += answer.json.value.length === 0 ? 1 : 0;
    link = answer.json['@odata.nextLink'];
    if (link) assert.equal(new URL(link).host, 'graph.microsoft.com');
  }
  return { rows, pages, empty };
}

const outcome = await run({
  async 'reads one application by object id and by appId'() {
    const application = applicationOf('bystanders');
    const byId = await get(`/applications/${application.id}?$select=id,appId,passwordCredentials,keyCredentials`);
    assert.deepEqual(Object.keys(byId.json).sort(), ['@odata.context', 'appId', 'id', 'keyCredentials', 'passwordCredentials']);
    assert.equal(byId.json.passwordCredentials.length, 3);
    assert.ok(byId.json.passwordCredentials.every((c) => c.secretText === null && c.hint.length === 3));
    const certificate = new crypto.X509Certificate(Buffer.from(byId.json.keyCredentials[0].key, 'base64'));
    const sha1 = crypto.createHash('sha1').update(certificate.raw).digest('base64');
    assert.equal(byId.json.keyCredentials[0].customKeyIdentifier, sha1);
    const byAppId = await get(`/applications(appId='${application.appId}')`);
    assert.equal(byAppId.json.id, application.id);
    assert.equal(byAppId.json.keyCredentials[0].key, null);
    expectRefusal(await get(`/applications/${application.appId}`), 404, 'Request_ResourceNotFound');
  },

  async 'shows the secrets of a service principal'() {
    const application = applicationOf('bystanders');
    const answer = await get(`/servicePrincipals(appId='${application.appId}')?$select=id,passwordCredentials`);
    assert.equal(answer.json.passwordCredentials.length, 1);
    assert.equal((await get(`/servicePrincipals/${answer.json.id}`)).json.appId, application.appId);
  },

  async 'lists in pages with opaque links'() {
    const { rows, pages } = await everyPage('/applications?$select=id,displayName&$top=7');
    assert.equal(new Set(rows.map((row) => row.id)).size, state.applications.length);
    assert.ok(pages >= state.applications.length / 7);
    expectRefusal(await get('/applications?$top=1000'), 400, 'Request_UnsupportedQuery');
    expectRefusal(await get('/applications?$skiptoken=x'), 400, 'Directory_ExpiredPageToken');
  },

  async 'puts an empty page before the last in some tenants'() {
    const seen = new Set();
    for (let seed = 1; seed <= 12 && seen.size < 2; ++seed) {
      const other = await Tenant.start(['--seed', String(seed), '--agents', '8']);
      const { rows, empty } = await everyPage('/applications?$top=5', other);
      assert.equal(new Set(rows.map((row) => row.id)).size, rows.length);
      assert.equal(rows.length, (await other.state()).applications.length);
      seen.add(empty);
      other.stop();
    }
    assert.deepEqual([...seen].sort(), [0, 1]);
  },

  async 'filters by what is documented and refuses the rest'() {
    const application = applicationOf('app-only-by-hand');
    const one = await get(`/applications?$filter=appId%20eq%20'${application.appId}'`);
    assert.deepEqual(one.json.value.map((a) => a.id), [application.id]);
    const some = await get(`/applications?$filter=startswith(displayName,'mcs-agent-')&$top=999&$select=displayName`);
    assert.ok(some.json.value.length >= 39 - 2);
    expectRefusal(await get(`/applications?$filter=notes%20eq%20'x'`), 400, 'Request_UnsupportedQuery');
    expectRefusal(await get('/applications?$select=id,secretText'), 400, 'BadRequest');
    expectRefusal(await get('/applications?$skip=1'), 400, 'Request_UnsupportedQuery');
    expectRefusal(await get('/applications?$count=true'), 400, 'Request_UnsupportedQuery');
    const counted = await get('/applications?$count=true&$top=1', { ConsistencyLevel: 'eventual' });
    assert.equal(counted.json['@odata.count'], state.applications.length);
    expectRefusal(await get('/botz'), 400, 'BadRequest');
  },

  async 'refuses tokens that are missing, broken or for another audience'() {
    const url = `${graph}/v1.0/users`;
    expectRefusal(await tenant.call('GET', url), 401, 'InvalidAuthenticationToken');
    const token = await tenant.token(graph);
    expectRefusal(await tenant.call('GET', url, { token: `${token.slice(0, -6)}AAAAAA` }), 401, 'InvalidAuthenticationToken');
    const vault = await tenant.call('GET', url, { token: await tenant.token('https://vault.azure.net') });
    expectRefusal(vault, 401, 'InvalidAuthenticationToken');
    assert.match(vault.json.error.message, /audience/i);
  },

  async 'adds a secret and shows its value once'() {
    const application = applicationOf('app-only-by-hand');
    const now = (await tenant.local('GET', '/_tenant/clock')).json.nowMs;
    const end = new Date(now + 90 * 86400000).toISOString();
    const answer = await call('POST', `/applications/${application.id}/addPassword`, { passwordCredential: { displayName: 'mark/1', endDateTime: end } }, { 'client-request-id': 'c0ffee' });
    assert.equal(answer.status, 200);
    assert.equal(answer.headers['client-request-id'], 'c0ffee');
    assert.equal(answer.json.hint, answer.json.secretText.slice(0, 3));
    assert.ok(answer.json.secretText.length >= 16 && answer.json.secretText.length <= 64);
    assert.equal(answer.json.endDateTime, end.slice(0, 19) + 'Z');
    // A lagging replica denies it for up to two minutes, then all show it.
    const sees = async () =>
      (await get(`/applications/${application.id}?$select=passwordCredentials`)).json.passwordCredentials.some((c) => c.keyId === answer.json.keyId);
    const early = [];
    for (let i = 0; i < 30; ++i) early.push(await sees());
    assert.ok(early.includes(true) && early.includes(false));
    await tenant.advance(121);
    for (let i = 0; i < 30; ++i) assert.ok(await sees());
  },

  async 'removes a secret by its key id and says when there is none'() {
    const application = applicationOf('delegated-by-hand');
    const path = `/applications(appId='${application.appId}')/removePassword`;
    const unknown = await call('POST', path, { keyId: crypto.randomUUID() });
    assert.ok([400, 404].includes(unknown.status));
    assert.match(unknown.json.error.message, /No password credential found/);
    const removed = await call('POST', path, { keyId: application.passwordCredentials[0].keyId });
    assert.equal(removed.status, 204);
    assert.equal(removed.text, '');
    assert.ok((await call('POST', path, { keyId: application.passwordCredentials[0].keyId })).status >= 400);
    expectRefusal(await call('POST', path, 'no json'), 400, 'Request_BadRequest');
  },

  async 'refuses malformed passwords'() {
    const path = `/applications/${applicationOf('app-only-by-hand').id}/addPassword`;
    expectRefusal(await call('POST', path, { passwordCredential: { secretText: 'mine' } }), 400, 'Request_BadRequest');
    expectRefusal(await call('POST', path, { password: {} }), 400, 'Request_BadRequest');
    expectRefusal(await call('POST', path, { passwordCredential: { displayName: 5 } }), 400, 'Request_BadRequest');
    expectRefusal(await call('POST', path, { passwordCredential: { endDateTime: 'soon' } }), 400, 'Request_BadRequest');
    expectRefusal(await call('POST', path, { passwordCredential: { endDateTime: '2020-01-01T00:00:00Z' } }), 400, 'Request_BadRequest');
  },

  async 'refuses to write what the console does not own'() {
    const application = applicationOf('not-owner');
    expectRefusal(await call('POST', `/applications/${application.id}/addPassword`, {}), 403, 'Authorization_RequestDenied');
    const owners = (await get(`/applications/${application.id}/owners`)).json.value;
    assert.ok(owners.every((owner) => owner.appId !== tenant.clientId));
    const mine = (await get(`/applications/${applicationOf('app-only-by-hand').id}/owners`)).json.value;
    assert.ok(mine.some((owner) => owner['@odata.type'] === '#microsoft.graph.servicePrincipal' && owner.appId === tenant.clientId));
  },

  async 'caps lifetimes by the policy of an application'() {
    const application = applicationOf('policy-capped');
    const policies = (await get(`/applications/${application.id}/appManagementPolicies`)).json.value;
    assert.equal(policies[0].restrictions.passwordCredentials[0].maxLifetime, 'P60D');
    assert.equal((await get('/policies/defaultAppManagementPolicy')).json.isEnabled, false);
    const now = (await tenant.local('GET', '/_tenant/clock')).json.nowMs;
    const until = (days) => ({ passwordCredential: { endDateTime: new Date(now + days * 86400000).toISOString() } });
    const path = `/applications/${application.id}/addPassword`;
    expectRefusal(await call('POST', path, until(90)), 400, 'CredentialInvalidLifetimeAsPerAppPolicy');
    expectRefusal(await call('POST', path, {}), 400, 'CredentialInvalidLifetimeAsPerAppPolicy');
    assert.equal((await call('POST', path, until(59))).status, 200);
  },

  async 'lists federated credentials'() {
    const answer = await get(`/applications/${applicationOf('no-secret').id}/federatedIdentityCredentials`);
    assert.equal(answer.json.value.length, 1);
    assert.deepEqual(answer.json.value[0].audiences, ['api://AzureADTokenExchange']);
  },

  async 'audits a change late, under a name with an en dash and a blank'() {
    const application = applicationOf('policy-capped');
    const filter = `$filter=startswith(activityDisplayName,'Update%20application')%20and%20targetResources/any(t:t/id%20eq%20'${application.id}')`;
    assert.equal((await get(`/auditLogs/directoryAudits?${filter}`)).json.value.length, 0);
    await tenant.advance(21 * 60);
    const [record] = (await get(`/auditLogs/directoryAudits?${filter}&$orderby=activityDateTime%20desc`)).json.value;
    assert.equal(record.activityDisplayName, 'Update application \u2013 Certificates and secrets management ');
    assert.equal(record.initiatedBy.app.appId, tenant.clientId);
    assert.equal(record.initiatedBy.user, null);
    const properties = record.targetResources[0].modifiedProperties;
    assert.equal(properties[0].displayName, 'KeyDescription');
    assert.equal(JSON.parse(properties[0].newValue).length, JSON.parse(properties[0].oldValue).length + 1);
    const since = new Date((await tenant.local('GET', '/_tenant/clock')).json.nowMs).toISOString();
    assert.equal((await get(`/auditLogs/directoryAudits?$filter=activityDateTime%20ge%20${since}`)).json.value.length, 0);
  },

  async 'takes five report requests in ten seconds'() {
    await tenant.advance(11);
    const statuses = [];
    for (let i = 0; i < 6; ++i) statuses.push(await get('/auditLogs/directoryAudits?$top=1'));
    assert.deepEqual(statuses.map((a) => a.status), [200, 200, 200, 200, 200, 429]);
    assert.equal(statuses[5].headers['retry-after'], '10');
  },

  async 'knows who is gone'() {
    const gone = state.users.find((user) => user.deleted);
    const left = state.users.find((user) => !user.enabled);
    const answer = await call('POST', '/directoryObjects/getByIds', { ids: [gone.id, left.id], types: ['user'] });
    assert.deepEqual(answer.json.value.map((user) => user.id), [left.id]);
    assert.equal((await get(`/users/${left.id}?$select=accountEnabled`)).json.accountEnabled, false);
    assert.equal((await get(`/users/${left.id}`)).json.accountEnabled, undefined);
    expectRefusal(await get(`/users/${gone.id}`), 404, 'Request_ResourceNotFound');
  },
});
tenant.stop();
process.exitCode = outcome.failed > 0 || outcome.passed === 0 ? 1 : 0;
