// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// @azure/keyvault-secrets: the challenge, versions, attributes, refusals, soft delete.

import assert from 'node:assert/strict';
import { SecretClient } from '@azure/keyvault-secrets';
import { credential, expectFaultsFired, fault, finish, rejection, state, tenant } from './facts.mjs';

const hostOf = (ending) => state.vaults.find((vault) => vault.host.includes(ending)).host;
const vault = new SecretClient(`https://${hostOf('-prod.')}`, credential());
const locked = new SecretClient(`https://${hostOf('-lock.')}`, credential());
const name = hostOf('-prod.').split('.')[0];

// The client spells the service's `innererror` its own way.
const innerCode = (error) => error.details.error.innerError.code;

await finish({
  async 'the first request goes out bare, is challenged, and is repeated with a token'() {
    const set = await vault.setSecret('conformance', 'first', { tags: { appId: 'a' }, contentType: 'text/plain' });
    assert.equal(set.value, 'first');
    assert.equal(set.properties.enabled, true);
    const lines = (await tenant.local('GET', '/_tenant/log')).text.trim().split('\n').map((line) => JSON.parse(line));
    const statuses = lines.filter((line) => line.operation === 'keyvault.setSecret').map((line) => line.status);
    assert.deepEqual(statuses, [401, 200]);
  },

  async 'the newest version is the secret and an older one stays readable'() {
    const first = await vault.setSecret('pair', 'one');
    const second = await vault.setSecret('pair', 'two');
    assert.equal((await vault.getSecret('pair')).properties.version, second.properties.version);
    const old = await vault.getSecret('pair', { version: first.properties.version });
    assert.equal(old.value, 'one');
  },

  async 'versions are listed over all pages'() {
    for (let i = 0; i < 27; ++i) await vault.setSecret('many', `v${i}`);
    const versions = [];
    for await (const item of vault.listPropertiesOfSecretVersions('many')) versions.push(item.version);
    assert.equal(new Set(versions).size, 27);
  },

  async 'a disabled newest version is refused by name'() {
    const set = await vault.setSecret('off', 'x');
    const updated = await vault.updateSecretProperties('off', set.properties.version, {
      enabled: false,
      tags: { retired: 'yes' },
    });
    assert.deepEqual([updated.enabled, updated.tags.retired], [false, 'yes']);
    const error = await rejection(vault.getSecret('off'));
    assert.equal(error.statusCode, 403);
    assert.equal(innerCode(error), 'SecretDisabled');
  },

  async 'a secret past its date is still read'() {
    await vault.setSecret('past', 'x', { expiresOn: new Date('2020-01-01T00:00:00Z') });
    const read = await vault.getSecret('past');
    assert.equal(read.properties.expiresOn.toISOString(), '2020-01-01T00:00:00.000Z');
  },

  async 'what is missing and what is forbidden are told apart'() {
    const missing = await rejection(vault.getSecret('nothing-here'));
    assert.deepEqual([missing.statusCode, missing.code], [404, 'SecretNotFound']);
    const forbidden = await rejection(locked.setSecret('x', 'y'));
    assert.equal(forbidden.statusCode, 403);
    assert.equal(innerCode(forbidden), 'ForbiddenByRbac');
  },

  async 'a deleted secret comes back when it is recovered'() {
    await tenant.people({ do: 'grant', vault: name, actions: ['delete', 'recover', 'purge'] });
    await vault.setSecret('gone', 'x');
    const deletion = await vault.beginDeleteSecret('gone', { intervalInMs: 50 });
    await tenant.advance(8);
    await deletion.pollUntilDone();
    const taken = await rejection(vault.setSecret('gone', 'y'));
    assert.deepEqual([taken.statusCode, innerCode(taken)], [409, 'ObjectIsDeletedButRecoverable']);
    const recovery = await vault.beginRecoverDeletedSecret('gone', { intervalInMs: 50 });
    await tenant.advance(8);
    await recovery.pollUntilDone();
    assert.equal((await vault.getSecret('gone')).value, 'x');
  },

  async 'a throttled read is repeated by the client itself'() {
    await fault({ operation: 'keyvault.getSecret', occurrence: 1, kind: '429', retryAfter: 1 });
    assert.equal((await vault.getSecret('past')).value, 'x');
    await expectFaultsFired();
  },
});
