// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// @microsoft/microsoft-graph-client: applications, their secrets, refusals, pages, throttling.

import assert from 'node:assert/strict';
import { PageIterator } from '@microsoft/microsoft-graph-client';
import { credential, expectFaultsFired, fault, finish, rejection, state } from './facts.mjs';
import { graph } from './graphclient.mjs';

const applicationOf = (profile) => {
  const agent = state.agents.find((item) => item.profile === profile);
  const consumer = state.consumers.find((item) => item.id === agent.consumers[0]);
  return state.applications.find((item) => item.appId === consumer.appId);
};
const ours = applicationOf('app-only-by-hand');
const days = (count) => new Date(Date.now() + count * 86400000).toISOString();
const add = (application, name, endDateTime = days(90)) =>
  graph.api(`/applications/${application.id}/addPassword`).post({
    passwordCredential: { displayName: name, endDateTime },
  });
const credentialsOf = async (application) =>
  (await graph.api(`/applications/${application.id}`).select(['passwordCredentials']).get()).passwordCredentials;

await finish({
  async 'an application is found by its appId and shows no secret'() {
    const found = await graph.api('/applications').filter(`appId eq '${ours.appId}'`).get();
    assert.equal(found.value.length, 1);
    assert.equal(found.value[0].id, ours.id);
    assert.equal(found.value[0].passwordCredentials[0].secretText, null);
    const same = await graph.api(`/applications(appId='${ours.appId}')`).select(['id', 'displayName']).get();
    assert.equal(same.id, ours.id);
    assert.equal('passwordCredentials' in same, false);
  },

  async 'the page iterator walks all applications'() {
    const first = await graph.api('/applications').select(['id']).top(5).get();
    const ids = new Set();
    const iterator = new PageIterator(graph, first, (item) => Boolean(ids.add(item.id)));
    await iterator.iterate();
    assert.equal(ids.size, state.applications.length);
  },

  async 'a new secret works beside the old one and its text is told once'() {
    const made = await add(ours, 'conformance');
    assert.ok(made.secretText.length >= 16);
    assert.equal(made.hint, made.secretText.slice(0, 3));
    const listed = (await credentialsOf(ours)).find((item) => item.keyId === made.keyId);
    assert.equal(listed.secretText, null);
    const old = state.applications.find((item) => item.id === ours.id).passwordCredentials[0];
    for (const secret of [made.secretText, old.secretText]) {
      const token = await credential(secret, ours.appId).getToken('https://graph.microsoft.com/.default');
      assert.ok(token.token);
    }
    await graph.api(`/applications/${ours.id}/removePassword`).post({ keyId: made.keyId });
    assert.equal((await credentialsOf(ours)).some((item) => item.keyId === made.keyId), false);
  },

  async 'an application that is not ours may be read and not changed'() {
    const foreign = applicationOf('not-owner');
    assert.ok((await credentialsOf(foreign)).length > 0);
    const error = await rejection(add(foreign, 'never'));
    assert.deepEqual([error.statusCode, error.code], [403, 'Authorization_RequestDenied']);
  },

  async 'a policy caps the lifetime of a secret'() {
    const capped = applicationOf('policy-capped');
    const error = await rejection(add(capped, 'too long', days(90)));
    assert.deepEqual([error.statusCode, error.code], [400, 'CredentialInvalidLifetimeAsPerAppPolicy']);
    assert.ok((await add(capped, 'short enough', days(50))).keyId);
  },

  async 'what does not exist is not found and unknown columns are refused'() {
    const missing = await rejection(graph.api('/applications/00000000-0000-4000-8000-000000000000').get());
    assert.deepEqual([missing.statusCode, missing.code], [404, 'Request_ResourceNotFound']);
    const unknown = await rejection(graph.api(`/applications/${ours.id}`).select(['colour']).get());
    assert.equal(unknown.statusCode, 400);
  },

  async 'a throttled read is repeated by the client after the time it was told'() {
    await fault({ operation: 'graph.getApplication', occurrence: 1, kind: '429', retryAfter: 1 });
    const before = Date.now();
    assert.equal((await graph.api(`/applications/${ours.id}`).select(['id']).get()).id, ours.id);
    assert.ok(Date.now() - before >= 900);
    await expectFaultsFired();
  },
});
