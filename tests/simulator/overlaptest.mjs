// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole tenant under live traffic: a careful order costs nobody a call, the classic one does.

import assert from 'node:assert/strict';
import { Tenant, run } from './tenant.mjs';

const graph = 'https://graph.microsoft.com';
const vaultScope = 'https://vault.azure.net';
const turned = new Set([
  'app-only-by-hand', 'delegated-by-hand', 'app-only-envvar-vault', 'app-only-envvar-silent', 'container-app-vault',
  'web-app-vault', 'named-value-vault', 'shared-credential', 'bystanders', 'weekly-schedule', 'delegated-invoker',
  'expiring-soon', 'policy-capped', 'direct-line',
]);

// Each application of the tenant that can be turned, with the secret its agents' connectors present.
function campaign(state) {
  const applications = new Map();
  for (const agent of state.agents.filter((a) => turned.has(a.profile))) {
    const consumers = agent.consumers.map((id) => state.consumers.find((c) => c.id === id));
    const appId = consumers[0].appId;
    const entry = applications.get(appId) ?? { consumers: [], old: consumers[0].presentsKeyId };
    entry.consumers.push(...consumers);
    entry.application = state.applications.find((a) => a.appId === appId);
    applications.set(appId, entry);
  }
  return [...applications.values()];
}

async function add(tenant, entry) {
  const now = (await tenant.local('GET', '/_tenant/clock')).json.nowMs;
  const answer = await tenant.call('POST', `${graph}/v1.0/applications/${entry.application.id}/addPassword`, {
    token: await tenant.token(graph),
    body: { passwordCredential: { displayName: 'next', endDateTime: new Date(now + 59 * 86400000).toISOString() } },
  });
  assert.equal(answer.status, 200, answer.text);
  entry.fresh = answer.json;
}

async function deliver(tenant, state, entry) {
  for (const consumer of entry.consumers) {
    if (!consumer.vault) {
      const connector = state.connectors.find((c) => c.consumer === consumer.id);
      const pasted = await tenant.people({ do: 'paste', connector: connector.id, value: entry.fresh.secretText });
      assert.equal(pasted.status, 200, pasted.text);
      continue;
    }
    const put = await tenant.call('PUT', `https://${consumer.vault.vault}.vault.azure.net/secrets/${consumer.vault.secret}?api-version=7.4`, {
      token: await tenant.token(vaultScope),
      body: { value: entry.fresh.secretText },
    });
    assert.equal(put.status, 200, put.text);
    const connector = state.connectors.find((c) => c.consumer === consumer.id && c.secretVariable);
    if (connector && !consumer.notified)
      assert.equal((await tenant.people({ do: 're-save', variable: connector.secretVariable })).status, 200);
  }
}

async function remove(tenant, entry) {
  const answer = await tenant.call('POST', `${graph}/v1.0/applications/${entry.application.id}/removePassword`, {
    token: await tenant.token(graph),
    body: { keyId: entry.old },
  });
  assert.equal(answer.status, 204, answer.text);
}

const traffic = async (tenant) => (await tenant.local('GET', '/_tenant/traffic')).json;
const sufferers = (answer) => answer.credentials.filter((c) => c.refused > 0 || c.secondsWithoutValid > 0);

const outcome = await run({
  async 'a careful order serves every consumer of twenty agents at every replica'() {
    const tenant = await Tenant.start(['--seed', '7', '--agents', '20', '--traffic', '200']);
    const state = await tenant.state();
    const entries = campaign(state);
    assert.equal(entries.length, turned.size + 1); // delegated-by-hand twice, shared once
    for (const entry of entries) await add(tenant, entry);
    await tenant.advance(300);
    for (const entry of entries) await deliver(tenant, state, entry);
    await tenant.advance(2 * 86400);
    for (const entry of entries) await remove(tenant, entry);
    await tenant.advance(8 * 86400);
    const answer = await traffic(tenant);
    assert.deepEqual(sufferers(answer), []);
    assert.ok(answer.requests > 2000);
    const after = await tenant.state();
    for (const entry of entries) {
      const application = after.applications.find((a) => a.id === entry.application.id);
      const wanted = new Set(entry.application.passwordCredentials.map((c) => c.keyId));
      wanted.delete(entry.old);
      wanted.add(entry.fresh.keyId);
      assert.deepEqual(new Set(application.passwordCredentials.map((c) => c.keyId)), wanted);
      assert.ok(application.removedPasswordCredentials[0].replicas.every((r) => !r.accepts));
    }
    tenant.stop();
  },

  async 'the classic order refuses consumers of every kind'() {
    const tenant = await Tenant.start(['--seed', '7', '--agents', '20', '--traffic', '200']);
    const state = await tenant.state();
    const entries = campaign(state);
    for (const entry of entries) {
      await remove(tenant, entry);
      await add(tenant, entry);
      await deliver(tenant, state, entry);
    }
    await tenant.advance(8 * 86400);
    const kinds = new Set(sufferers(await traffic(tenant)).map((c) => c.kind));
    assert.deepEqual(
      [...kinds].sort(),
      ['connector-app-only', 'connector-delegated', 'connector-variable', 'container-app', 'named-value', 'web-app'],
    );
    tenant.stop();
  },
});
process.exitCode = outcome.failed > 0 || outcome.passed === 0 ? 1 : 0;
