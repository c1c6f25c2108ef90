// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// People of the tenant: what they paste, save, restart, and how the portal's pages do the same.

import assert from 'node:assert/strict';
import { Tenant, run } from './tenant.mjs';

const tenant = await Tenant.start(['--seed', '7', '--agents', '20']);
const start = await tenant.state();
const ofProfile = (profile) => start.agents.find((agent) => agent.profile === profile);
const connectorOf = (agent) => start.connectors.find((item) => agent.consumers.includes(item.consumer));
const presents = async (consumerId) =>
  (await tenant.state()).consumers.find((item) => item.id === consumerId).presents;
const byHand = connectorOf(ofProfile('app-only-by-hand'));
const silent = connectorOf(ofProfile('app-only-envvar-silent'));
const form = { 'content-type': 'application/x-www-form-urlencoded' };

const setSecret = async (consumerId, value) => {
  const { vault, secret } = start.consumers.find((item) => item.id === consumerId).vault;
  const answer = await tenant.call('PUT', `https://${vault}.vault.azure.net/secrets/${secret}?api-version=7.4`, {
    token: await tenant.token('https://vault.azure.net'),
    body: { value },
  });
  assert.equal(answer.status, 200, answer.text);
};

const outcome = await run({
  async 'a pasted secret is what the connector presents from then on'() {
    const answer = await tenant.people({ do: 'paste', connector: byHand.displayName, value: 'fresh-secret' });
    assert.equal(answer.status, 200);
    assert.equal(answer.json.done, 'paste');
    assert.equal(await presents(byHand.consumer), 'fresh-secret');
  },

  async 'a solution brings the old secret back'() {
    await tenant.people({ do: 'deploy-solution', connector: byHand.id });
    assert.equal(await presents(byHand.consumer), byHand.clientSecret);
  },

  async 'a person may paste the wrong thing'() {
    const application = start.applications.find((item) => item.appId === byHand.clientId);
    const [credential] = application.passwordCredentials;
    const value = credential.secretText;
    await tenant.people({ do: 'paste', connector: byHand.id, value, mistake: 'secret-id' });
    assert.equal(await presents(byHand.consumer), credential.keyId);
    await tenant.people({ do: 'paste', connector: byHand.id, value, mistake: 'trailing-newline' });
    assert.equal(await presents(byHand.consumer), `${value}\n`);
    await tenant.people({ do: 'paste', connector: byHand.id, value });
    const done = await tenant.people({ do: 'paste', connector: byHand.id, value: 'stray', mistake: 'neighbour' });
    assert.notEqual(done.json.connector, byHand.id);
    assert.equal(await presents(byHand.consumer), value);
    const neighbour = start.connectors.find((item) => item.id === done.json.connector);
    assert.equal(neighbour.environment, byHand.environment);
    assert.equal(await presents(neighbour.consumer), 'stray');
    await tenant.people({ do: 'paste', connector: neighbour.id, value: neighbour.clientSecret });
  },

  async 'a variable without a flow is read again only when a person saves it'() {
    await setSecret(silent.consumer, 'from-the-vault');
    await tenant.advance(26 * 3600);
    assert.equal(await presents(silent.consumer), silent.clientSecret);
    const done = await tenant.people({ do: 're-save', variable: silent.secretVariable });
    assert.equal(done.status, 200);
    assert.equal(await presents(silent.consumer), 'from-the-vault');
  },

  async 'a web app keeps the old secret until it is restarted or a day has passed'() {
    const agent = ofProfile('web-app-vault');
    const app = start.consumers.find((item) => agent.consumers.includes(item.id) && item.kind === 'web-app');
    await setSecret(app.id, 'next-secret');
    assert.equal(await presents(app.id), app.presents);
    assert.equal((await tenant.people({ do: 'restart', app: app.row })).status, 200);
    assert.equal(await presents(app.id), 'next-secret');
    await setSecret(app.id, 'after-next');
    await tenant.advance(25 * 3600);
    assert.equal(await presents(app.id), 'after-next');
  },

  async 'a leaver is gone from the directory at once and from Dataverse a day later'() {
    const agent = ofProfile('app-only-by-hand');
    const org = start.environments.find((item) => item.id === agent.environment).orgHost;
    const azureState = async () =>
      (
        await tenant.call('GET', `https://${org}/api/data/v9.2/systemusers(azureactivedirectoryobjectid=${agent.owner})?$select=azurestate`, {
          token: await tenant.token(`https://${org}`, true),
        })
      ).json.azurestate;
    await tenant.people({ do: 'leave', user: agent.owner });
    const gone = (await tenant.state()).users.find((user) => user.id === agent.owner);
    assert.deepEqual([gone.enabled, gone.deleted], [false, true]);
    assert.equal(await azureState(), 0);
    await tenant.advance(25 * 3600);
    assert.equal(await azureState(), 2);
    await tenant.people({ do: 'return', user: agent.owner });
    await tenant.advance(25 * 3600);
    assert.equal(await azureState(), 0);
  },

  async 'only operators may approve'() {
    const [operator] = tenant.operators;
    assert.equal((await tenant.people({ do: 'approve', user: operator.upn })).status, 200);
    const other = start.users.find((user) => !tenant.operators.some((item) => item.upn === user.upn) && user.enabled);
    assert.equal((await tenant.people({ do: 'approve', user: other.upn })).status, 403);
  },

  async 'an order that nobody understands changes nothing and says why'() {
    assert.equal((await tenant.people({ do: 'dance' })).status, 400);
    assert.equal((await tenant.people({ do: 'paste', connector: 'none', value: 'x' })).status, 404);
    assert.equal((await tenant.people({ do: 'paste', connector: byHand.id })).status, 400);
    assert.equal((await tenant.people({ do: 'grant', principal: tenant.clientId, vault: 7 })).status, 404);
    assert.equal((await tenant.local('POST', '/_tenant/people', 'not json')).status, 400);
  },

  async 'the portal takes a pasted secret and shows none'() {
    const page = `/portal/environments/${byHand.environment}/connectors/${byHand.internalId}/security`;
    const shown = await tenant.local('GET', page);
    assert.equal(shown.status, 200);
    assert.match(shown.text, /name="clientSecret" type="password"/);
    assert.equal(shown.text.includes(byHand.clientSecret), false);
    assert.ok((await tenant.local('GET', '/portal')).text.includes(page));
    const body = new URLSearchParams({ clientId: byHand.clientId, clientSecret: 'a+b~c %&=' }).toString();
    const posted = await tenant.local('POST', page, body, form);
    assert.deepEqual([posted.status, posted.headers.location], [303, `${page}?saved=1`]);
    assert.match((await tenant.local('GET', `${page}?saved=1`)).text, /Saved/);
    assert.equal(await presents(byHand.consumer), 'a+b~c %&=');
    assert.equal((await tenant.local('POST', page, 'clientSecret=', form)).status, 400);
  },

  async 'the portal saves a variable again'() {
    const page = `/portal/environments/${silent.environment}/variables/${silent.secretVariable}`;
    await setSecret(silent.consumer, 'saved-by-hand');
    const value = start.environmentVariables.find((item) => item.schemaName === silent.secretVariable).value;
    assert.ok((await tenant.local('GET', page)).text.includes(value));
    const posted = await tenant.local('POST', page, new URLSearchParams({ value }).toString(), form);
    assert.equal(posted.status, 303);
    assert.equal(await presents(silent.consumer), 'saved-by-hand');
    const wrong = await tenant.local('POST', page, 'value=%2Fnot%2Fa%2Fsecret', form);
    assert.equal(wrong.status, 400);
  },
});
tenant.stop();
process.exit(outcome.failed === 0 ? 0 : 1);
