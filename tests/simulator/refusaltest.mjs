// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every service refuses in its own words, whatever the reason: an envelope misread by a client shows
// up here first as a shape. Paging links are spoilt where a service has them.

import assert from 'node:assert/strict';
import { Tenant, run } from './tenant.mjs';

const tenant = await Tenant.start(['--seed', '7', '--agents', '20']);
const state = await tenant.state();
const org = state.environments.find((item) => item.displayName === 'Contoso Production').orgHost;
const vault = state.vaults.find((item) => item.host.endsWith('-prod.vault.azure.net')).host;
const subscription = state.containerApps[0].id.split('/')[2];
const azureError = (json) => typeof json.error.code === 'string' && typeof json.error.message === 'string';
const hexError = (json) => /^0x[0-9a-f]{8}$/.test(json.error.code) && typeof json.error.message === 'string';

// One read of each operation with the audience it wants and the shape of its refusals.
const reads = [
  ['keyvault.listSecrets', `https://${vault}/secrets?api-version=7.4&maxresults=1`, 'https://vault.azure.net', azureError],
  ['loganalytics.query', `https://api.loganalytics.io/v1/workspaces/${tenant.workspaceId}/query?query=AADServicePrincipalSignInLogs%20%7C%20take%201`, 'https://api.loganalytics.io', azureError],
  ['arm.listVaults', `https://management.azure.com/subscriptions/${subscription}/providers/Microsoft.KeyVault/vaults?api-version=2024-11-01`, 'https://management.azure.com', azureError],
  ['arm.listContainerApps', `https://management.azure.com/subscriptions/${subscription}/providers/Microsoft.App/containerApps?api-version=2024-03-01`, 'https://management.azure.com', azureError],
  ['bap.listEnvironments', 'https://api.bap.microsoft.com/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments?api-version=2023-06-01', 'https://service.powerapps.com', azureError],
  ['dataverse.listBotComponents', `https://${org}/api/data/v9.2/botcomponents?$select=name`, `https://${org}`, hexError],
];
const prefer = { prefer: 'odata.maxpagesize=1' };
const order = async (...faults) => {
  await tenant.local('DELETE', '/_tenant/faults');
  assert.equal((await tenant.local('POST', '/_tenant/faults', faults)).status, 200);
};
const read = async ([, url, audience], headers = prefer) =>
  tenant.call('GET', url, { token: await tenant.token(audience), headers });
const fired = async () => (await tenant.local('GET', '/_tenant/faults')).json.faults.map((item) => item.fired);

const tests = {};
for (const row of reads) {
  const [operation, , , isOwnError] = row;
  tests[`${operation} refuses with 503, 429 and 403 in its own envelope`] = async () => {
    assert.equal((await read(row)).status, 200);
    for (const [kind, status] of [['503', 503], ['429', 429], ['403', 403]]) {
      await order({ operation, occurrence: 1, kind, retryAfter: 5 });
      const answer = await read(row);
      assert.equal(answer.status, status);
      assert.ok(isOwnError(answer.json), answer.text);
      if (status === 429) assert.equal(answer.headers['retry-after'], '5');
      assert.deepEqual(await fired(), [1]);
      assert.equal((await read(row)).status, 200);
    }
  };
  tests[`${operation} refuses an expired token with 401`] = async () => {
    await order({ operation, occurrence: 1, kind: 'expired-token' });
    const answer = await read(row);
    assert.equal(answer.status, 401);
    if (operation.startsWith('dataverse')) assert.equal(answer.text, '');
    else assert.ok(isOwnError(answer.json), answer.text);
  };
}

const paged = reads.filter(([operation]) => /listSecrets|listEnvironments|listBotComponents/.test(operation));
const linkOf = (json) => json.nextLink ?? json['@odata.nextLink'];
for (const row of paged) {
  const [operation, url] = row;
  tests[`${operation} can be made to link to a stranger and to repeat a page`] = async () => {
    const honest = linkOf((await read(row)).json);
    assert.equal(new URL(honest).hostname, new URL(url).hostname);
    await order({ operation, occurrence: 1, kind: 'foreign-nextlink' });
    assert.notEqual(new URL(linkOf((await read(row)).json)).hostname, new URL(url).hostname);
    await order({ operation, occurrence: 1, kind: 'repeat-page' });
    const first = await read(row);
    const again = await tenant.call('GET', linkOf(first.json), { token: await tenant.token(row[2]), headers: prefer });
    assert.deepEqual(again.json.value, first.json.value);
  };
}

tests['an unknown path is refused by the service whose host it is'] = async () => {
  const refused = async (url, audience) => tenant.call('GET', url, { token: await tenant.token(audience) });
  assert.equal((await refused(`https://${vault}/keys?api-version=7.4`, 'https://vault.azure.net')).status, 404);
  const log = await refused('https://api.loganalytics.io/v1/nothing', 'https://api.loganalytics.io');
  assert.equal(log.json.error.code, 'PathNotFoundError');
  const front = await refused(`https://${org}/api/data/bots`, `https://${org}`);
  assert.match(front.json.Message, /^No HTTP resource was found/);
  const lines = (await tenant.local('GET', '/_tenant/log')).text.trim().split('\n').map((line) => JSON.parse(line));
  assert.equal(lines.filter((line) => line.unexpected).length, 3);
};

const outcome = await run(tests);
tenant.stop();
process.exit(outcome.failed === 0 ? 0 : 1);
