// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// dynamics-web-api: tables, pages, expansions, functions, refusals.

import assert from 'node:assert/strict';
import { DynamicsWebApi } from 'dynamics-web-api';
import { credential, expectFaultsFired, fault, finish, rejection, state, tenant } from './facts.mjs';

const signIn = credential();
const hostOf = (name) => state.environments.find((item) => item.displayName === name).orgHost;
const orgOf = (name) =>
  new DynamicsWebApi({
    serverUrl: `https://${hostOf(name)}`,
    dataApi: { version: '9.2' },
    proxy: { url: `http://127.0.0.1:${tenant.port}` },
    onTokenRefresh: async () => (await signIn.getToken(`https://${hostOf(name)}/.default`)).token,
  });
const org = orgOf('Contoso Production');
const here = state.environments.find((item) => item.displayName === 'Contoso Production');
const agents = state.agents.filter((item) => item.environment === here.id);

await finish({
  async 'the org says who we are'() {
    const who = await org.callFunction('WhoAmI');
    const self = await org.retrieve({ collection: 'systemusers', key: who.UserId, select: ['applicationid'] });
    assert.equal(self.applicationid, tenant.clientId);
  },

  async 'agents come with owners and labels'() {
    const { value } = await org.retrieveMultiple({
      collection: 'bots',
      select: ['name', 'schemaname', 'authenticationmode', '_ownerid_value'],
      expand: [{ property: 'owninguser', select: ['fullname', 'azureactivedirectoryobjectid'] }],
      orderBy: ['name asc'],
      includeAnnotations: '*',
    });
    assert.deepEqual(value.map((row) => row.name), agents.map((item) => item.name).sort());
    const sample = agents.find((item) => item.name === value[0].name);
    assert.equal(value[0].owninguser.azureactivedirectoryobjectid, sample.owner);
    assert.match(value[0]['authenticationmode@OData.Community.Display.V1.FormattedValue'], /Integrated|None/);
  },

  async 'all pages are walked by the client'() {
    const all = await org.retrieveAll({ collection: 'botcomponents', select: ['name'], maxPageSize: 4 });
    const once = await org.retrieveMultiple({ collection: 'botcomponents', select: ['name'], count: true });
    assert.equal(once.oDataCount, once.value.length);
    assert.ok(once.value.length > 8);
    assert.deepEqual(
      all.value.map((row) => row.botcomponentid).sort(),
      once.value.map((row) => row.botcomponentid).sort(),
    );
  },

  async 'a filter on the parent finds the components of one agent'() {
    const [agent] = agents;
    const { value } = await org.retrieveMultiple({
      collection: 'botcomponents',
      select: ['data', '_parentbotid_value'],
      filter: `_parentbotid_value eq ${agent.id} and componenttype ne 14`,
      expand: [{ property: 'botcomponent_connectionreference', select: ['connectorid'] }],
    });
    assert.ok(value.length > 0);
    assert.ok(value.every((row) => row._parentbotid_value === agent.id));
  },

  async 'secret variables lead to a vault'() {
    const { value } = await org.retrieveMultiple({
      collection: 'environmentvariabledefinitions',
      select: ['schemaname', 'type'],
      filter: 'type eq 100000005',
      expand: [{ property: 'environmentvariabledefinition_environmentvariablevalue', select: ['value'] }],
    });
    const wanted = state.environmentVariables.filter((item) => item.environment === here.id);
    assert.equal(value.length, wanted.length);
    for (const row of value)
      assert.match(row.environmentvariabledefinition_environmentvariablevalue[0].value, /\/vaults\/.+\/secrets\//);
  },

  async 'refusals carry the code of the service'() {
    const of = async (name, request) => {
      const error = await rejection(orgOf(name).retrieveMultiple(request));
      return [error.status, error.code];
    };
    const bots = { collection: 'bots', select: ['name'] };
    assert.deepEqual(await of('Partner', bots), [403, '0x80072560']);
    assert.deepEqual(await of('Finance', bots), [404, '0x8006088a']);
    const wrong = { collection: 'bots', select: ['colour'] };
    assert.deepEqual(await of('Contoso Production', wrong), [400, '0x80060888']);
    const stranger = await rejection(
      org.retrieve({ collection: 'bots', key: '00000000-0000-4000-8000-000000000000' }),
    );
    assert.deepEqual([stranger.status, stranger.code], [404, '0x80040217']);
  },

  async 'a throttled call is told apart'() {
    await fault({ operation: 'dataverse.listBots', occurrence: 1, kind: '429', retryAfter: 3 });
    const error = await rejection(org.retrieveMultiple({ collection: 'bots', select: ['name'] }));
    assert.deepEqual([error.status, error.code, error.headers['retry-after']], [429, '0x80072322', '3']);
    await expectFaultsFired();
  },

  async 'transcripts are walked page by page with what was said in them'() {
    const found = await org.retrieveAll({
      collection: 'conversationtranscripts',
      select: ['name', 'createdon', 'metadata', 'schemaversion', 'content', '_bot_conversationtranscriptid_value'],
      filter: "schematype eq 'powervirtualagents'",
      orderBy: ['createdon asc', 'conversationtranscriptid asc'],
      maxPageSize: 25,
    });
    const { text } = await tenant.local('GET', '/_tenant/conversations?which=stored');
    const wanted = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((one) => one.environment === here.id)
      .flatMap((one) => one.rowList)
      .filter((row) => row.state === 'stored');
    assert.ok(wanted.length > 50);
    assert.deepEqual(
      found.value.map((row) => row.conversationtranscriptid).sort(),
      wanted.map((row) => row.id).sort(),
    );
    const activities = new Map(wanted.map((row) => [row.id, row.activities]));
    for (const row of found.value)
      assert.equal(JSON.parse(row.content).activities.length, activities.get(row.conversationtranscriptid));
  },

  async 'one transcript is read with the agent that it belongs to'() {
    const { value } = await org.retrieveMultiple({
      collection: 'conversationtranscripts',
      select: ['metadata'],
      filter: '_bot_conversationtranscriptid_value ne null',
      expand: [{ property: 'bot_conversationtranscriptid', select: ['schemaname'] }],
      top: 3,
    });
    assert.equal(value.length, 3);
    const one = await org.retrieve({
      collection: 'conversationtranscripts',
      key: value[0].conversationtranscriptid,
      select: ['content', 'metadata'],
    });
    assert.equal(JSON.parse(one.metadata).BotName, value[0].bot_conversationtranscriptid.schemaname);
    assert.ok(JSON.parse(one.content).activities.length > 0);
  },

  async 'choices of a column are read from the metadata'() {
    const attribute = await org.retrieveAttribute({
      entityKey: "LogicalName='bot'",
      attributeKey: "LogicalName='authenticationmode'",
      castType: 'Microsoft.Dynamics.CRM.PicklistAttributeMetadata',
      select: ['LogicalName'],
      expand: [{ property: 'OptionSet', select: ['Options'] }],
    });
    assert.deepEqual(attribute.OptionSet.Options.map((option) => option.Value), [0, 1, 2, 3, 4]);
  },
});
