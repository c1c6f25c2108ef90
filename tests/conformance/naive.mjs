// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The classic order, written with Microsoft's own client: remove the old secrets, add a new one, test
// it once, hand it to a person who pastes it. In this tenant that must be seen to refuse calls; a
// tenant that lets it pass would prove nothing about the right order.

import assert from 'node:assert/strict';
import { finish, state, tenant } from './facts.mjs';
import { graph } from './graphclient.mjs';

const minutesUntilSomebodyPastes = 20;

async function rotateTheClassicWay(connector) {
  const { value } = await graph.api('/applications').filter(`appId eq '${connector.clientId}'`).get();
  const [application] = value;
  for (const old of application.passwordCredentials)
    await graph.api(`/applications/${application.id}/removePassword`).post({ keyId: old.keyId });
  const made = await graph.api(`/applications/${application.id}/addPassword`).post({
    passwordCredential: { displayName: 'rotated' },
  });
  await tenant.advance(minutesUntilSomebodyPastes * 60);
  await tenant.people({ do: 'paste', connector: connector.id, value: made.secretText });
  return made;
}

await finish({
  async 'before anything is touched nobody is refused'() {
    const traffic = (await tenant.local('GET', '/_tenant/traffic')).json;
    assert.equal(traffic.credentials.length, state.consumers.length);
    for (const item of traffic.credentials)
      assert.deepEqual([item.refused, item.secondsWithoutValid], [0, 0]);
  },

  async 'the classic order refuses calls of every agent it touches or leaves them without a secret'() {
    for (const connector of state.connectors) await rotateTheClassicWay(connector);
    const traffic = (await tenant.local('GET', '/_tenant/traffic')).json;
    const refused = traffic.credentials.reduce((sum, item) => sum + item.refused, 0);
    for (const item of traffic.credentials)
      assert.ok(item.secondsWithoutValid > 60, `${item.name}: ${item.secondsWithoutValid} s`);
    assert.ok(refused > 0, 'no call was refused');
    console.log(`     ${refused} calls refused, ${Math.round(traffic.secondsWithoutValid)} s without a valid secret`);
  },
});
