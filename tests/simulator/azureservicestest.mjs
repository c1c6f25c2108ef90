// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Key Vault, Log Analytics and ARM of the tenant, from outside.

import assert from 'node:assert/strict';
import { Tenant, run } from './tenant.mjs';

const tenant = await Tenant.start(['--seed', '7', '--agents', '20', '--gentle', 'lag']);
const state = await tenant.state();
const vaultScope = 'https://vault.azure.net';
const armScope = 'https://management.azure.com';
const logScope = 'https://api.loganalytics.io';
const open = state.vaults.find((vault) => vault.host.endsWith('-prod.vault.azure.net'));
const locked = state.vaults.find((vault) => vault.host.endsWith('-lock.vault.azure.net'));
const version = 'api-version=7.4';
const vaultName = open.host.split('.')[0];

const vault = async (method, path, options = {}) =>
  tenant.call(method, `https://${options.host ?? open.host}${path}`, {
    token: await tenant.token(vaultScope),
    ...options,
  });
const query = async (text, extra = {}, headers = {}) =>
  tenant.call('POST', `https://api.loganalytics.azure.com/v1/workspaces/${tenant.workspaceId}/query`, {
    token: await tenant.token(logScope),
    body: { query: text, ...extra },
    headers,
  });
const arm = async (method, path, options = {}) =>
  tenant.call(method, `${armScope}${path}`, { token: await tenant.token(armScope), ...options });
const subscription = (await arm('GET', '/subscriptions?api-version=2022-12-01')).json.value[0].subscriptionId;
const apps = `/subscriptions/${subscription}/providers/Microsoft.App/containerApps?api-version=2024-03-01`;

const outcome = await run({
  async 'a vault challenges who brings no token'() {
    const answer = await tenant.call('GET', `https://${open.host}/secrets/x?${version}`);
    assert.equal(answer.status, 401);
    assert.equal(
      answer.headers['www-authenticate'],
      `Bearer authorization="https://login.windows.net/${tenant.tenantId}", resource="https://vault.azure.net"`,
    );
    assert.equal(
      answer.text,
      '{"error":{"code":"Unauthorized","message":"AKV10000: Request is missing a Bearer or PoP token."}}',
    );
  },

  async 'a vault refuses a token for Graph with a challenge'() {
    const token = await tenant.token('https://graph.microsoft.com');
    const answer = await vault('GET', `/secrets/x?${version}`, { token });
    assert.equal(answer.status, 401);
    assert.match(answer.headers['www-authenticate'], /resource="https:\/\/vault.azure.net"/);
  },

  async 'a vault asks for an api-version from 7.0 on'() {
    assert.equal((await vault('GET', '/secrets')).json.error.code, 'BadParameter');
    assert.equal((await vault('GET', '/secrets?api-version=2016-10-01')).status, 200);
    assert.equal((await vault('GET', '/secrets?api-version=6.0')).status, 400);
    for (const good of ['7.0', '7.5', '7.6', '2025-07-01'])
      assert.equal((await vault('GET', `/secrets?api%2Dversion=${good}`)).status, 200, good);
  },

  async 'a set secret is the latest one and every version stays readable'() {
    const first = await vault('PUT', `/secrets/Turn-1?${version}`, {
      body: { value: 'one', tags: { run: 'r1' }, attributes: { exp: 1900000000 } },
    });
    assert.equal(first.status, 200);
    assert.match(first.json.id, new RegExp(`^https://${open.host}/secrets/Turn-1/[0-9a-f]{32}$`));
    assert.deepEqual(first.json.tags, { run: 'r1' });
    assert.equal(first.json.attributes.exp, 1900000000);
    const second = await vault('PUT', `/secrets/turn-1?${version}`, { body: { value: 'two' } });
    assert.equal((await vault('GET', `/secrets/turn-1?${version}`)).json.value, 'two');
    assert.equal((await vault('GET', `/secrets/turn-1/?${version}`)).json.id, second.json.id);
    const old = new URL(first.json.id).pathname;
    assert.equal((await vault('GET', `${old}?${version}`)).json.value, 'one');
  },

  async 'a disabled newest version is refused and nothing falls back'() {
    await vault('PUT', `/secrets/off?${version}`, { body: { value: 'old' } });
    const newest = await vault('PUT', `/secrets/off?${version}`, { body: { value: 'new' } });
    const patched = await vault('PATCH', `${new URL(newest.json.id).pathname}?${version}`, {
      body: { attributes: { enabled: false } },
    });
    assert.equal(patched.status, 200);
    assert.equal('value' in patched.json, false);
    const answer = await vault('GET', `/secrets/off?${version}`);
    assert.equal(answer.status, 403);
    assert.deepEqual(answer.json.error, {
      code: 'Forbidden',
      innererror: { code: 'SecretDisabled' },
      message: 'Operation get is not allowed on a disabled secret.',
    });
  },

  async 'versions come in pages of at most 25 whose links name port 443'() {
    for (let i = 0; i < 27; ++i)
      await vault('PUT', `/secrets/many?${version}`, { body: { value: `v${i}` } });
    const first = await vault('GET', `/secrets/many/versions?${version}`);
    assert.equal(first.json.value.length, 25);
    assert.match(first.json.nextLink, new RegExp(`^https://${open.host}:443/secrets/many/versions`));
    const second = await tenant.call('GET', first.json.nextLink, {
      token: await tenant.token(vaultScope),
    });
    assert.equal(second.json.value.length, 2);
    assert.equal(second.json.nextLink, null);
    const ids = new Set([...first.json.value, ...second.json.value].map((item) => item.id));
    assert.equal(ids.size, 27);
    assert.equal((await vault('GET', `/secrets/many/versions?${version}&maxresults=26`)).status, 400);
  },

  async 'a stale read that was ordered does not know the newest version'() {
    await vault('PUT', `/secrets/stale?${version}`, { body: { value: 'before' } });
    await tenant.advance(100);
    await vault('PUT', `/secrets/stale?${version}`, { body: { value: 'after' } });
    await tenant.local('POST', '/_tenant/faults', [
      { operation: 'keyvault.getSecret', occurrence: 1, kind: 'stale', staleSeconds: 50 },
    ]);
    assert.equal((await vault('GET', `/secrets/stale?${version}`)).json.value, 'before');
    assert.equal((await vault('GET', `/secrets/stale?${version}`)).json.value, 'after');
  },

  async 'a bad name is a bad parameter and a missing secret says so'() {
    assert.equal((await vault('PUT', `/secrets/a_b?${version}`, { body: { value: 'x' } })).status, 400);
    const missing = await vault('GET', `/secrets/nothing?${version}`);
    assert.equal(missing.status, 404);
    assert.equal(missing.json.error.code, 'SecretNotFound');
  },

  async 'a vault without a grant refuses with the caller and the action'() {
    const answer = await vault('PUT', `/secrets/x?${version}`, { host: locked.host, body: { value: 'x' } });
    assert.equal(answer.status, 403);
    assert.equal(answer.json.error.innererror.code, 'ForbiddenByRbac');
    assert.match(answer.json.error.message, new RegExp(`appid=${tenant.clientId};`));
    assert.match(answer.json.error.message, /Action: 'Microsoft.KeyVault\/vaults\/secrets\/setSecret\/action'/);
  },

  async 'a deleted secret can be neither read nor set until it is recovered'() {
    await tenant.people({ do: 'grant', vault: vaultName, actions: ['delete', 'recover', 'purge'] });
    await vault('PUT', `/secrets/gone?${version}`, { body: { value: 'x' } });
    assert.match((await vault('DELETE', `/secrets/gone?${version}`)).json.recoveryId, /deletedsecrets\/gone$/);
    assert.equal((await vault('GET', `/secrets/gone?${version}`)).status, 404);
    assert.equal((await vault('GET', `/deletedsecrets/gone?${version}`)).status, 404);
    await tenant.advance(8);
    assert.equal((await vault('GET', `/deletedsecrets/gone?${version}`)).status, 200);
    const again = await vault('PUT', `/secrets/gone?${version}`, { body: { value: 'y' } });
    assert.equal(again.status, 409);
    assert.equal(again.json.error.innererror.code, 'ObjectIsDeletedButRecoverable');
    assert.equal((await vault('POST', `/deletedsecrets/gone/recover?${version}`)).status, 200);
    await tenant.advance(8);
    assert.equal((await vault('GET', `/secrets/gone?${version}`)).json.value, 'x');
    await vault('DELETE', `/secrets/gone?${version}`);
    await tenant.advance(8);
    assert.equal((await vault('DELETE', `/deletedsecrets/gone?${version}`)).status, 204);
    assert.equal((await vault('PUT', `/secrets/gone?${version}`, { body: { value: 'z' } })).status, 200);
  },

  async 'every call on a vault leaves a row that names caller, version and status'() {
    const set = await vault('PUT', `/secrets/logged?${version}`, {
      body: { value: 'x' },
      headers: { 'x-ms-client-request-id': 'aaaaaaaa-0000-0000-0000-000000000001', 'user-agent': 'proof/1' },
    });
    await vault('GET', `/secrets/never-there?${version}`);
    const classic = open.logTables ? open.logTables.includes('AzureDiagnostics') : false;
    const text = classic
      ? `AzureDiagnostics | where id_s == '${set.json.id}' | project OperationName, caller=identity_claim_appid_g, CallerIPAddress, clientInfo_s, status=tostring(httpStatusCode_d), CorrelationId`
      : `AZKVAuditLogs | where Id == '${set.json.id}' | project OperationName, caller=tostring(Identity.claim.appid), CallerIpAddress, UserAgent, status=tostring(HttpStatusCode), CorrelationId`;
    const rows = (await query(text)).json.tables[0].rows;
    assert.equal(rows.length, 1);
    const [operation, caller, address, agent, status, correlation] = rows[0];
    assert.deepEqual(
      [operation, caller, address, agent, Number(status), correlation],
      ['SecretSet', tenant.clientId, '198.51.100.7', 'proof/1', 200, 'aaaaaaaa-0000-0000-0000-000000000001'],
    );
  },

  async 'a query without a content type is answered with nothing'() {
    const answer = await tenant.call(
      'POST',
      `https://api.loganalytics.io/v1/workspaces/${tenant.workspaceId}/query`,
      { token: await tenant.token(logScope), body: '{"query":"AuditLogs | count"}' },
    );
    assert.deepEqual([answer.status, answer.text], [200, '']);
  },

  async 'unknown tables and columns are semantic errors, nonsense is a syntax error'() {
    const code = async (text) => {
      const answer = await query(text);
      assert.equal(answer.status, 400);
      assert.equal(answer.json.error.code, 'BadArgumentError');
      return answer.json.error.innererror.code;
    };
    assert.equal(await code('NoSuchTable | count'), 'SemanticError');
    assert.equal(await code('AppRequests | count'), 'SemanticError');
    assert.equal(await code('AADServicePrincipalSignInLogs | where NoSuchColumn == 1'), 'SemanticError');
    assert.equal(await code('AADServicePrincipalSignInLogs | join (AuditLogs) on Id'), 'SyntaxError');
  },

  async 'the timespan of body and address and the filter are all ANDed'() {
    const count = async (text, extra) => Number((await query(text, extra)).json.tables[0].rows[0][0]);
    const table = 'AADServicePrincipalSignInLogs';
    const all = await count(`${table} | count`);
    const tenDays = await count(`${table} | count`, { timespan: 'P10D' });
    assert.ok(all > tenDays && tenDays > 0, `${all} > ${tenDays} > 0`);
    assert.equal(await count(`${table} | where TimeGenerated > ago(10d) | count`), tenDays);
    assert.equal(await count(`${table} | where TimeGenerated < ago(20d) | count`, { timespan: 'P10D' }), 0);
    assert.equal((await query(`${table} | count`, { timespan: 'tomorrow' })).status, 400);
  },

  async 'permissions are told to who prefers them'() {
    const text = 'AADServicePrincipalSignInLogs | count';
    const answer = await query(text, {}, { prefer: 'wait=30,include-permissions=true' });
    assert.deepEqual(answer.json.permissions.dataSources[0].denyTables, []);
    assert.equal('permissions' in (await query(text)).json, false);
  },

  async 'a table in which nothing has arrived is empty or no content, as the seed says'() {
    const statuses = new Set();
    for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const other = await Tenant.start(['--seed', seed, '--agents', '1']);
      const answer = await other.call(
        'GET',
        `https://api.loganalytics.io/v1/workspaces/${other.workspaceId}/query?query=AuditLogs`,
        { token: await other.token(logScope) },
      );
      other.stop();
      statuses.add(answer.status);
      assert.equal(answer.status === 204 ? answer.text : answer.json.tables[0].rows.length, answer.status === 204 ? '' : 0);
    }
    assert.deepEqual([...statuses].sort(), [200, 204]);
  },

  async 'the query service wants its own audience and its own workspace'() {
    const url = `https://api.loganalytics.io/v1/workspaces/${tenant.workspaceId}/query?query=AuditLogs`;
    assert.equal((await tenant.call('GET', url)).json.error.code, 'AuthenticationFailed');
    const token = await tenant.token(armScope);
    assert.equal((await tenant.call('GET', url, { token })).json.error.code, 'InvalidAuthenticationToken');
    const other = url.replace(tenant.workspaceId, '00000000-0000-0000-0000-000000000000');
    const answer = await tenant.call('GET', other, { token: await tenant.token(logScope) });
    assert.equal(answer.status, 404);
  },

  async 'ARM asks for an api-version and for its own audience'() {
    assert.equal((await arm('GET', '/subscriptions')).json.error.code, 'MissingApiVersionParameter');
    const token = await tenant.token(vaultScope);
    const answer = await arm('GET', '/subscriptions?api-version=2022-12-01', { token });
    assert.equal(answer.status, 401);
    assert.equal(answer.json.error.code, 'InvalidAuthenticationTokenAudience');
  },

  async 'the workspace, the vaults and their permissions are found by ARM'() {
    const list = async (provider) =>
      (await arm('GET', `/subscriptions/${subscription}/providers/${provider}?api-version=2023-07-01`)).json.value;
    const [workspace] = await list('Microsoft.OperationalInsights/workspaces');
    assert.equal(workspace.properties.customerId, tenant.workspaceId);
    const vaults = await list('Microsoft.KeyVault/vaults');
    const found = vaults.find((item) => item.name === vaultName);
    assert.equal(found.properties.vaultUri, `https://${open.host}/`);
    const permissions = await arm(
      'GET',
      `${found.id}/providers/Microsoft.Authorization/permissions?api-version=2022-04-01`,
    );
    assert.deepEqual(permissions.json.value[0].actions, ['*/read']);
    assert.ok(
      permissions.json.value[0].dataActions.includes('Microsoft.KeyVault/vaults/secrets/setSecret/action'),
    );
  },

  async 'a reader of container apps may not see or change their secrets'() {
    const app = (await arm('GET', apps)).json.value.find((item) => item.properties.configuration.secrets.length);
    assert.deepEqual(Object.keys(app.properties.configuration.secrets[0]).sort(), ['identity', 'keyVaultUrl', 'name']);
    for (const [method, path] of [
      ['POST', '/listSecrets'],
      ['PATCH', ''],
      ['POST', `/revisions/${app.properties.latestRevisionName}/restart`],
    ]) {
      const answer = await arm(method, `${app.id}${path}?api-version=2024-03-01`, { body: {} });
      assert.equal(answer.status, 403);
      assert.equal(answer.json.error.code, 'AuthorizationFailed');
    }
  },

  async 'a container app keeps its old secret until it is restarted'() {
    await tenant.people({ do: 'grant', audience: armScope, role: 'Contributor' });
    const token = await tenant.token(armScope, true);
    const app = (await arm('GET', apps)).json.value.find((item) => item.properties.configuration.secrets.length);
    const presented = async () =>
      (await tenant.state()).consumers.find((consumer) => consumer.name === consumerName).presents;
    const consumerId = state.containerApps.find((item) => item.name === app.name).consumer;
    const consumerName = state.consumers.find((item) => item.id === consumerId).name;
    const before = await presented();
    const address = `${app.id}?api-version=2024-03-01`;
    const dropped = await arm('PATCH', address, { token, body: { properties: { configuration: { secrets: [] } } } });
    assert.equal(dropped.status, 400);
    const secrets = [{ name: 'client-secret', value: 'brand-new' }];
    const patched = await arm('PATCH', address, { token, body: { properties: { configuration: { secrets } } } });
    assert.equal(patched.status, 200);
    assert.equal(patched.text.includes('brand-new'), false);
    const shown = await arm('POST', `${app.id}/listSecrets?api-version=2024-03-01`, { token });
    assert.deepEqual(shown.json.value, secrets);
    assert.equal(await presented(), before);
    const revision = patched.json.properties.latestRevisionName;
    const restart = await arm('POST', `${app.id}/revisions/${revision}/restart?api-version=2024-03-01`, { token });
    assert.equal(restart.status, 200);
    assert.equal(await presented(), 'brand-new');
  },
});
tenant.stop();
process.exit(outcome.failed === 0 ? 0 : 1);
