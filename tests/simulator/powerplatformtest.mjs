// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Environments, Dataverse and Direct Line of the tenant, from outside.

import assert from 'node:assert/strict';
import { Tenant, run } from './tenant.mjs';

const tenant = await Tenant.start(['--seed', '7', '--agents', '40', '--gentle', 'propagation,flap']);
const state = await tenant.state();
const bapScope = 'https://service.powerapps.com';
const admin = 'https://api.bap.microsoft.com/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments';
const environment = (name) => state.environments.find((item) => item.displayName === name);
const production = environment('Contoso Production');

const bap = async (url) => tenant.call('GET', url, { token: await tenant.token(bapScope) });
const org = async (path, { host = production.orgHost, ...options } = {}) =>
  tenant.call('GET', path.startsWith('https:') ? path : `https://${host}/api/data/v9.2/${path}`, {
    token: await tenant.token(`https://${host}`),
    ...options,
  });
const names = (answer) => answer.json.value.map((row) => row.name);

const agent = state.agents.find((item) => item.authenticationMode === 1);
const home = state.environments.find((item) => item.id === agent.environment);
const lineHost = 'https://europe.directline.botframework.com/v3/directline';
const tokenOf = (schema, host = home.directLineHost) =>
  tenant.call(
    'GET',
    `https://${host}/powervirtualagents/botsbyschema/${schema}/directline/token?api-version=2022-03-01-preview`,
  );

// Says one thing to the agent and returns its answer to it.
async function ask(text) {
  const { token } = (await tokenOf(agent.schemaName)).json;
  const start = await tenant.call('POST', `${lineHost}/conversations`, { token, body: {} });
  const activities = `${lineHost}/conversations/${start.json.conversationId}/activities`;
  const sent = await tenant.call('POST', activities, {
    token: start.json.token,
    body: { type: 'message', from: { id: 'user1', role: 'user' }, text },
  });
  await tenant.advance(3);
  const poll = await tenant.call('GET', activities, { token: start.json.token });
  return {
    start,
    activities,
    token: start.json.token,
    poll,
    reply: poll.json.activities.find((activity) => activity.replyToId === sent.json.id),
  };
}

const outcome = await run({
  async 'environments come in pages and leave out what they do not have'() {
    const found = [];
    let pages = 0;
    for (let url = `${admin}?api-version=2023-06-01`; url; ++pages) {
      const answer = await bap(url);
      assert.equal(answer.status, 200);
      found.push(...answer.json.value);
      url = answer.json.nextLink;
    }
    assert.ok(pages > 1);
    assert.equal(found.length, state.environments.length);
    const linked = found.find((item) => item.name === production.id).properties.linkedEnvironmentMetadata;
    assert.equal(linked.instanceUrl, `https://${production.orgHost}/`);
    assert.equal(linked.instanceApiUrl.endsWith('/'), false);
    const labs = found.find((item) => item.name === environment('Labs').id);
    assert.equal('linkedEnvironmentMetadata' in labs.properties, false);
  },

  async 'an application that is not registered for admin calls is refused by name'() {
    await tenant.people({ do: 'revoke', managementApp: true });
    const answer = await bap(`${admin}?api-version=2023-06-01`);
    assert.equal(answer.status, 403);
    assert.match(answer.json.error.message, new RegExp(`for application '${tenant.clientId}' does not have permission`));
    await tenant.people({ do: 'grant', managementApp: true });
    assert.equal((await bap(`${admin}?api-version=2023-06-01`)).status, 200);
    const missing = await bap(`${admin}/00000000-0000-0000-0000-000000000000?api-version=2023-06-01`);
    assert.equal(missing.json.error.code, 'EnvironmentNotFound');
  },

  async 'an org refuses a stranger with an empty body and the way to its door'() {
    const answer = await tenant.call('GET', `https://${production.orgHost}/api/data/v9.2/WhoAmI`, {
      token: await tenant.token('https://graph.microsoft.com'),
    });
    assert.deepEqual([answer.status, answer.text], [401, '']);
    assert.equal(
      answer.headers['www-authenticate'],
      `Bearer authorization_uri=https://login.microsoftonline.com/${tenant.tenantId}/oauth2/authorize, resource_id=https://${production.orgHost}/`,
    );
  },

  async 'an org knows its application user and refuses others with 0x80072560'() {
    const who = await org('WhoAmI');
    const self = await org(`systemusers(${who.json.UserId})?$select=applicationid,accessmode`);
    assert.equal(self.json.applicationid, tenant.clientId);
    assert.equal(self.json.accessmode, 4);
    const partner = await org('WhoAmI', { host: environment('Partner').orgHost });
    assert.equal(partner.status, 403);
    assert.equal(partner.json.error.code, '0x80072560');
  },

  async 'an org without Copilot Studio has no table of agents'() {
    const answer = await org('bots', { host: environment('Finance').orgHost });
    assert.equal(answer.status, 404);
    assert.equal(answer.json.error.code, '0x8006088a');
  },

  async 'a missing privilege is named'() {
    await tenant.people({ do: 'revoke', environment: production.id, privilege: 'prvReadconnector' });
    const answer = await org('connectors');
    assert.equal(answer.status, 403);
    assert.match(answer.json.error.message, /is missing prvReadconnector privilege/);
    await tenant.people({ do: 'grant', environment: production.id, privilege: 'prvReadconnector' });
    assert.equal((await org('connectors')).status, 200);
  },

  async 'pages follow their cookie, which is encoded twice, to the last row'() {
    const headers = { prefer: 'odata.maxpagesize=3' };
    const all = names(await org('bots?$select=name&$orderby=name asc'.replaceAll(' ', '%20')));
    const found = [];
    let next = 'bots?$select=name&$orderby=name%20asc';
    while (next) {
      const answer = await org(next, { headers });
      assert.equal(answer.headers['preference-applied'], 'odata.maxpagesize=3');
      found.push(...names(answer));
      next = answer.json['@odata.nextLink'];
      if (next) assert.match(next, /pagingcookie=%22%253ccookie%2520page%253d/);
    }
    assert.ok(all.length > 6);
    assert.deepEqual(found, all);
  },

  async 'a link that was decoded on its way is malformed'() {
    const first = await org('bots?$select=name', { headers: { prefer: 'odata.maxpagesize=1' } });
    const spoilt = first.json['@odata.nextLink'].replaceAll('%25', '%');
    const answer = await org(spoilt);
    assert.equal(answer.status, 400);
    assert.match(answer.json.error.message, /Paging Cookie/);
  },

  async 'what the service does not know it refuses'() {
    const code = async (path) => {
      const answer = await org(path);
      return `${answer.status} ${answer.json.error.code} ${answer.json.error.message}`;
    };
    assert.equal(
      await code('bots?$select=colour'),
      "400 0x80060888 Could not find a property named 'colour' on type 'Microsoft.Dynamics.CRM.bot'.",
    );
    assert.equal(await code('bots?$skip=10'), '400 0x80060888 Skip Clause is not supported in CRM');
    assert.match(await code(`bots?$filter=botid%20eq%20'${agent.id}'`), /incompatible types/);
    assert.match(await code('bots?$filter=name%20like%20%27x%27'), /^400 0x80060888 Syntax error/);
    assert.match(await code('bots?$expand=Owninguser'), /named 'Owninguser'/);
    assert.match(await code('bots?$apply=aggregate(x)'), /not supported/);
    assert.equal(await code('robots'), "404 0x8006088a Resource not found for the segment 'robots'.");
    assert.match(await code('bots(00000000-0000-0000-0000-000000000001)'), /^404 0x80040217 bot With Id/);
  },

  async 'filters find what they name'() {
    const count = async (filter) => {
      const answer = await org(`bots?$select=name&$count=true&$filter=${encodeURIComponent(filter)}`);
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.json['@odata.count'], answer.json.value.length);
      return answer.json.value.length;
    };
    const all = await count('statecode eq 0');
    const [sample] = (await org('bots?$select=name,schemaname')).json.value;
    assert.equal(await count(`botid eq ${sample.botid}`), 1);
    assert.equal(await count(`not (botid eq ${sample.botid})`), all - 1);
    assert.equal(await count(`name eq '${sample.name.toUpperCase()}'`), 1);
    assert.equal(await count(`startswith(schemaname,'kt_') and ismanaged eq false`), all);
    assert.equal(await count(`Microsoft.Dynamics.CRM.In(PropertyName='name',PropertyValues=['${sample.name}','x'])`), 1);
    assert.equal(await count('publishedon eq null or modifiedon lt 2001-01-01T00:00:00Z'), 0);
  },

  async 'labels and owners come with the annotations that were asked for'() {
    const answer = await org(
      'bots?$select=authenticationmode,_ownerid_value&$expand=owninguser($select=fullname)&$top=1',
      { headers: { prefer: 'odata.include-annotations="*"' } },
    );
    const [row] = answer.json.value;
    assert.match(row['authenticationmode@OData.Community.Display.V1.FormattedValue'], /^(None|Integrated)$/);
    assert.equal(row['_ownerid_value@Microsoft.Dynamics.CRM.lookuplogicalname'], 'systemuser');
    assert.equal(row['_ownerid_value@OData.Community.Display.V1.FormattedValue'], row.owninguser.fullname);
    assert.equal('@odata.nextLink' in answer.json, false);
    const plain = await org('bots?$select=authenticationmode&$top=1');
    assert.deepEqual(Object.keys(plain.json.value[0]).sort(), ['@odata.etag', 'authenticationmode', 'botid']);
  },

  async 'a tool leads from its agent to the connector and never to a secret'() {
    const host = home.orgHost;
    const components = await org(
      `botcomponents?$select=data,componenttype&$filter=_parentbotid_value eq ${agent.id} and contains(data,'connectionReference')&$expand=botcomponent_connectionreference($select=connectorid,connectionreferencelogicalname)`.replaceAll(' ', '%20'),
      { host },
    );
    const [component] = components.json.value;
    const [reference] = component.botcomponent_connectionreference;
    assert.ok(component.data.includes(`connectionReference: ${reference.connectionreferencelogicalname}`));
    const internal = reference.connectorid.split('/').pop();
    const connectors = await org(`connectors?$filter=connectorinternalid%20eq%20'${internal}'`, { host });
    const settings = JSON.parse(connectors.json.value[0].connectionparameters).token.oAuthSettings;
    assert.equal(settings.clientId, state.connectors.find((item) => item.internalId === internal).clientId);
    for (const connector of state.connectors)
      assert.equal(connectors.text.includes(connector.clientSecret), false);
  },

  async 'a secret variable names its vault and no value'() {
    const wanted = state.environmentVariables.find((item) => item.environment === production.id);
    const answer = await org(
      `environmentvariabledefinitions?$select=schemaname,type,secretstore&$filter=type%20eq%20100000005%20and%20schemaname%20eq%20'${wanted.schemaName}'&$expand=environmentvariabledefinition_environmentvariablevalue($select=value,modifiedon)`,
    );
    const [definition] = answer.json.value;
    assert.equal(definition.environmentvariabledefinition_environmentvariablevalue[0].value, wanted.value);
  },

  async 'metadata tells labels and navigation names'() {
    const options = await org(
      "EntityDefinitions(LogicalName='bot')/Attributes(LogicalName='authenticationmode')/Microsoft.Dynamics.CRM.PicklistAttributeMetadata?$select=LogicalName&$expand=OptionSet($select=Options)",
    );
    assert.deepEqual(options.json.OptionSet.Options.map((option) => option.Value), [0, 1, 2, 3, 4]);
    const relations = await org(
      "EntityDefinitions(LogicalName='environmentvariablevalue')/ManyToOneRelationships",
    );
    assert.ok(
      relations.json.value.some(
        (item) => item.ReferencingEntityNavigationPropertyName === 'EnvironmentVariableDefinitionId',
      ),
    );
    assert.match((await org('$metadata')).text, /<EntitySet Name="bots"/);
  },

  async 'a throttled request says when to come back and every answer tells the budget'() {
    const fresh = await Tenant.start(['--seed', '3', '--agents', '1']);
    const orgHost = (await fresh.state()).environments.find((item) => item.displayName === 'Contoso Production').orgHost;
    const fault = [{ operation: 'dataverse.whoAmI', occurrence: 1, kind: '429', retryAfter: 7 }];
    await fresh.local('POST', '/_tenant/faults', fault);
    const whoAmI = async () =>
      fresh.call('GET', `https://${orgHost}/api/data/v9.2/WhoAmI`, { token: await fresh.token(`https://${orgHost}`) });
    const refused = await whoAmI();
    const next = await whoAmI();
    fresh.stop();
    assert.deepEqual([refused.status, refused.headers['retry-after'], refused.json.error.code], [429, '7', '0x80072322']);
    assert.equal(next.headers['x-ms-ratelimit-burst-remaining-xrm-requests'], '5999');
  },

  async 'an agent with sign-in has no Direct Line channel'() {
    const other = state.agents.find((item) => item.authenticationMode === 2 && item.environment === home.id);
    assert.equal((await tokenOf(other.schemaName)).status, 404);
    assert.equal((await tokenOf(agent.schemaName)).status, 200);
  },

  async 'an agent greets first and answers a tool question with the tool\'s marker'() {
    const { start, poll, reply } = await ask('canary 7f3a: look up a record');
    assert.equal(start.status, 201);
    assert.match(poll.json.activities.find((item) => item.from.role === 'bot' && !item.replyToId).text, /^Hello/);
    assert.ok(reply.text.includes(agent.marker), reply.text);
  },

  async 'small talk proves nothing'() {
    const { reply } = await ask('are you up?');
    assert.equal(reply.text.includes(agent.marker), false);
  },

  async 'an answer with nothing new leaves the watermark null'() {
    const { activities, token, poll } = await ask('are you up?');
    const again = await tenant.call('GET', `${activities}?watermark=${poll.json.watermark}`, { token });
    assert.deepEqual(again.json, { activities: [], watermark: null });
  },

  async 'the tool fails once the connector presents a refused secret and its token is over'() {
    const connector = state.connectors.find((item) => agent.consumers.includes(item.consumer));
    await tenant.people({ do: 'paste', connector: connector.id, value: 'not-the-secret' });
    const cached = (await ask('canary: look up')).reply.text;
    await tenant.advance(2 * 3600);
    const late = (await ask('canary: look up')).reply.text;
    await tenant.people({ do: 'deploy-solution', connector: connector.id });
    const mended = (await ask('canary: look up')).reply.text;
    assert.ok(cached.includes(agent.marker), 'a cached token still serves');
    assert.match(late, /Error code: SystemError/);
    assert.equal(late.includes(agent.marker), false);
    assert.ok(mended.includes(agent.marker));
  },

  async 'tokens of Direct Line expire and bad secrets are refused'() {
    const generate = (token) => tenant.call('POST', `${lineHost}/tokens/generate`, { token, body: {} });
    assert.equal((await generate('wrong')).status, 403);
    const { token } = (await generate(agent.directLineSecrets[0])).json;
    const refreshed = await tenant.call('POST', `${lineHost}/tokens/refresh`, { token });
    assert.equal(refreshed.status, 200);
    await tenant.advance(1801);
    const late = await tenant.call('POST', `${lineHost}/tokens/refresh`, { token });
    assert.deepEqual([late.status, late.json.error.code], [403, 'TokenExpired']);
  },
});
tenant.stop();
process.exit(outcome.failed === 0 ? 0 : 1);
