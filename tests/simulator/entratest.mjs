// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The token endpoint from outside: secrets, certificates, and the service's own refusals.

import assert from 'node:assert/strict';
import crypto from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Tenant, run } from './tenant.mjs';

const tenant = await Tenant.start(['--seed', '7', '--agents', '20', '--client-cert', '--gentle', 'lag,flap']);
const graph = 'https://graph.microsoft.com';
const endpoint = `https://login.microsoftonline.com/${tenant.tenantId}/oauth2/v2.0/token`;
const state = await tenant.state();
const agentOf = (profile) => state.agents.find((agent) => agent.profile === profile);
const applicationOf = (profile) => {
  const consumer = state.consumers.find((c) => c.agents.includes(agentOf(profile).id));
  return state.applications.find((a) => a.appId === consumer.appId);
};

const form = (fields) =>
  Object.entries(fields)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
const post = (fields, headers = {}, url = endpoint) =>
  tenant.call('POST', url, {
    body: form(fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
  });
const good = {
  grant_type: 'client_credentials',
  client_id: tenant.clientId,
  client_secret: tenant.clientSecret,
  scope: `${graph}/.default`,
};
const claimsOf = (answer) => JSON.parse(Buffer.from(answer.json.access_token.split('.')[1], 'base64url'));

function expectRefusal(answer, status, error, code) {
  assert.equal(answer.status, status, answer.text);
  assert.equal(answer.json.error, error);
  assert.deepEqual(answer.json.error_codes, [code]);
  assert.match(answer.json.error_description, new RegExp(`^AADSTS${code}: .* Trace ID: .* Correlation ID: .* Timestamp: `, 's'));
  assert.equal(answer.json.error_uri, `https://login.microsoftonline.com/error?code=${code}`);
}

const key = readFileSync(tenant.clientKeyFile, 'utf8');
const certificate = new crypto.X509Certificate(readFileSync(tenant.clientCertificateFile));
const thumbprint = (algorithm) => crypto.createHash(algorithm).update(certificate.raw).digest('base64url');

// A client assertion; every part can be bent.
async function assertion({ alg = 'PS256', header, claims = {}, signWith = key } = {}) {
  const now = Math.floor((await tenant.local('GET', '/_tenant/clock')).json.nowMs / 1000);
  const head = header ?? (alg === 'PS256' ? { 'x5t#S256': thumbprint('sha256') } : { x5t: thumbprint('sha1') });
  const payload = { aud: endpoint, iss: tenant.clientId, sub: tenant.clientId, jti: crypto.randomUUID(), nbf: now, iat: now, exp: now + 300, ...claims };
  const text = [{ alg, typ: 'JWT', ...head }, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  const padding = alg === 'PS256' ? { padding: crypto.constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 } : {};
  return `${text}.${crypto.sign('sha256', Buffer.from(text), { key: signWith, ...padding }).toString('base64url')}`;
}
const signedIn = async (options, fields = {}) =>
  post({
    grant_type: 'client_credentials',
    client_id: tenant.clientId,
    scope: `${graph}/.default`,
    client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    client_assertion: await assertion(options),
    ...fields,
  });

const outcome = await run({
  async 'gives a token for a right secret'() {
    const answer = await post(good, { 'client-request-id': 'aaaa-bbbb' });
    assert.equal(answer.status, 200);
    assert.equal(answer.json.token_type, 'Bearer');
    assert.ok(answer.json.expires_in >= 3599 && answer.json.expires_in <= 5400);
    assert.equal(answer.headers['client-request-id'], 'aaaa-bbbb');
    assert.equal(answer.json.refresh_token, undefined);
    const claims = claimsOf(answer);
    assert.equal(claims.aud, graph);
    assert.equal(claims.appid, tenant.clientId);
    assert.equal(claims.exp - claims.iat, answer.json.expires_in);
    assert.ok(claims.roles.includes('Application.ReadWrite.OwnedBy'));
  },

  async 'takes HTTP Basic too'() {
    const basic = Buffer.from(`${tenant.clientId}:${encodeURIComponent(tenant.clientSecret)}`).toString('base64');
    const answer = await post({ grant_type: 'client_credentials', scope: `${graph}/.default` }, { authorization: `Basic ${basic}` });
    assert.equal(answer.status, 200);
  },

  async 'issues a token without roles for a resource on which the application has none'() {
    const application = applicationOf('app-only-by-hand');
    const answer = await tenant.requestToken(graph, application.passwordCredentials[0].secretText, application.appId);
    assert.equal(answer.status, 200);
    assert.equal(claimsOf(answer).roles, undefined);
    const denied = await tenant.call('GET', `${graph}/v1.0/users`, { token: answer.json.access_token });
    assert.equal(denied.status, 403);
  },

  async 'refuses wrong secrets and the id of a secret'() {
    expectRefusal(await post({ ...good, client_secret: 'wrong' }), 401, 'invalid_client', 7000215);
    const application = applicationOf('app-only-by-hand');
    expectRefusal(
      await post({ ...good, client_id: application.appId, client_secret: application.passwordCredentials[0].keyId }),
      401, 'invalid_client', 7000215,
    );
  },

  async 'reads a plus sign that was not encoded as a space'() {
    const application = state.applications.find((a) => a.passwordCredentials.some((c) => c.secretText.includes('+')));
    const secret = application.passwordCredentials.find((c) => c.secretText.includes('+')).secretText;
    const encoded = form({ ...good, client_id: application.appId, client_secret: secret });
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    assert.equal((await tenant.call('POST', endpoint, { body: encoded, headers })).status, 200);
    const answer = await tenant.call('POST', endpoint, { body: encoded.replace('%2B', '+'), headers });
    expectRefusal(answer, 401, 'invalid_client', 7000215);
  },

  async 'refuses what it cannot place, in its own words'() {
    expectRefusal(await post({ ...good, client_id: crypto.randomUUID() }), 400, 'unauthorized_client', 700016);
    expectRefusal(await post(good, {}, endpoint.replace(tenant.tenantId, crypto.randomUUID())), 400, 'invalid_request', 90002);
    expectRefusal(await post(good, {}, endpoint.replace(tenant.tenantId, 'common')), 400, 'invalid_request', 9001023);
    expectRefusal(await post({ ...good, scope: `${graph}/.default https://vault.azure.net/.default` }), 400, 'invalid_scope', 70011);
    expectRefusal(await post({ ...good, scope: 'User.Read' }), 400, 'invalid_scope', 1002012);
    expectRefusal(await post({ ...good, scope: 'https://nowhere.example/.default' }), 400, 'invalid_resource', 500011);
    expectRefusal(await post({ ...good, client_secret: '' }), 401, 'invalid_client', 7000218);
    expectRefusal(await post({ ...good, grant_type: 'password' }), 400, 'unsupported_grant_type', 70003);
    expectRefusal(await post({ ...good, client_id: '' }), 400, 'invalid_request', 900144);
  },

  async 'verifies PS256 and RS256 assertions'() {
    for (const alg of ['PS256', 'RS256']) {
      const answer = await signedIn({ alg });
      assert.equal(answer.status, 200, answer.text);
    }
  },

  async 'refuses assertions that are wrong in one place'() {
    const stranger = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    expectRefusal(await signedIn({ signWith: stranger }), 401, 'invalid_client', 700027);
    expectRefusal(await signedIn({ header: { 'x5t#S256': 'bm90IHRoZXJl' } }), 401, 'invalid_client', 700027);
    expectRefusal(await signedIn({ claims: { aud: 'https://elsewhere/token' } }), 401, 'invalid_client', 700023);
    expectRefusal(await signedIn({ claims: { iss: crypto.randomUUID() } }), 401, 'invalid_client', 700021);
    const now = Math.floor((await tenant.local('GET', '/_tenant/clock')).json.nowMs / 1000);
    expectRefusal(await signedIn({ claims: { exp: now - 900, nbf: now - 1200 } }), 401, 'invalid_client', 700024);
    expectRefusal(await signedIn({ claims: { nbf: now + 900, exp: now + 1200 } }), 401, 'invalid_client', 700024);
    expectRefusal(await signedIn({ header: { kid: 'k' } }), 400, 'invalid_request', 70021);
    expectRefusal(await signedIn({}, { client_assertion: 'a.b' }), 401, 'invalid_client', 50027);
  },

  async 'refuses an assertion when its clock is off'() {
    await tenant.local('POST', '/_tenant/faults', [{ operation: 'entra.token', occurrence: 1, kind: 'clock-skew', skewSeconds: 3600 }]);
    expectRefusal(await signedIn({}), 401, 'invalid_client', 700024);
    assert.equal((await signedIn({})).status, 200);
  },

  async 'lets replicas learn a new secret one by one, each connection meeting one of them'() {
    const application = applicationOf('delegated-by-hand');
    const added = await tenant.call('POST', `${graph}/v1.0/applications/${application.id}/addPassword`, {
      token: await tenant.token(graph),
      body: { passwordCredential: { displayName: 'new' } },
    });
    await tenant.advance(30);
    const statuses = new Set();
    for (let i = 0; i < 40; ++i) statuses.add((await tenant.requestToken(graph, added.json.secretText, application.appId)).status);
    assert.deepEqual([...statuses].sort(), [200, 401]);
    await tenant.advance(60);
    for (let i = 0; i < 40; ++i)
      assert.equal((await tenant.requestToken(graph, added.json.secretText, application.appId)).status, 200);
  },

  async 'accepts two living secrets and issued tokens after a removal'() {
    const application = applicationOf('app-only-by-hand');
    const path = `${graph}/v1.0/applications/${application.id}`;
    const token = await tenant.token(graph);
    const added = await tenant.call('POST', `${path}/addPassword`, { token, body: {} });
    await tenant.advance(120);
    const old = application.passwordCredentials[0];
    assert.equal((await tenant.requestToken(graph, old.secretText, application.appId)).status, 200);
    assert.equal((await tenant.requestToken(graph, added.json.secretText, application.appId)).status, 200);
    const removed = await tenant.call('POST', `${path}/removePassword`, { token, body: { keyId: old.keyId } });
    assert.equal(removed.status, 204);
    await tenant.advance(180);
    expectRefusal(await tenant.requestToken(graph, old.secretText, application.appId), 401, 'invalid_client', 7000215);
    const consumer = (await tenant.state()).consumers.find((c) => c.appId === application.appId);
    const traffic = (await tenant.local('GET', '/_tenant/traffic')).json.credentials.find((c) => c.id === consumer.id);
    assert.ok(traffic.secondsWithoutValid > 100);
    assert.ok(traffic.firstInvalidAt);
  },

  async 'calls a secret past its end expired'() {
    const application = applicationOf('expiring-soon');
    const secret = application.passwordCredentials[0].secretText;
    assert.equal((await tenant.requestToken(graph, secret, application.appId)).status, 200);
    await tenant.advance(6 * 86400);
    expectRefusal(await tenant.requestToken(graph, secret, application.appId), 401, 'invalid_client', 7000222);
  },

  async 'lets a token die with its time'() {
    const token = await tenant.token(graph, true);
    assert.equal((await tenant.call('GET', `${graph}/v1.0/users`, { token })).status, 200);
    await tenant.local('POST', '/_tenant/clock', { advanceSeconds: 5401 });
    const answer = await tenant.call('GET', `${graph}/v1.0/users`, { token });
    assert.equal(answer.status, 401);
    assert.equal(answer.json.error.code, 'InvalidAuthenticationToken');
  },

  async 'publishes its endpoints and its key'() {
    const authority = `https://login.microsoftonline.com/${tenant.tenantId}`;
    const discovery = (await tenant.call('GET', `${authority}/v2.0/.well-known/openid-configuration`)).json;
    assert.equal(discovery.token_endpoint, endpoint);
    const keys = (await tenant.call('GET', discovery.jwks_uri)).json.keys;
    const answer = await post(good);
    const [head, payload, signature] = answer.json.access_token.split('.');
    const publicKey = crypto.createPublicKey({ key: keys[0], format: 'jwk' });
    assert.ok(crypto.verify('sha256', Buffer.from(`${head}.${payload}`), { key: publicKey, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url')));
  },
});
tenant.stop();
process.exitCode = outcome.failed > 0 || outcome.passed === 0 ? 1 : 0;
