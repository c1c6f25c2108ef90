// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// @azure/identity signs in with secrets and with a certificate.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ClientCertificateCredential } from '@azure/identity';
import { credential, finish, rejection, tenant } from './facts.mjs';

const graph = 'https://graph.microsoft.com/.default';
const claims = (token) => JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString());

await finish({
  async 'a secret gets a token for one resource that lives about an hour'() {
    const token = await credential().getToken(graph);
    assert.equal(claims(token.token).aud.replace(/\/$/, ''), 'https://graph.microsoft.com');
    const minutes = (token.expiresOnTimestamp - Date.now()) / 60000;
    assert.ok(minutes > 50 && minutes < 95, `${minutes} minutes`);
  },

  async 'a wrong secret is AADSTS7000215'() {
    const error = await rejection(credential('not~the.secret').getToken(graph));
    assert.match(error.message, /invalid_client.*AADSTS7000215/s);
  },

  async 'the id of a secret is not the secret'() {
    const { applications } = await tenant.state();
    const own = applications.find((item) => item.appId === tenant.clientId);
    const error = await rejection(credential(own.passwordCredentials[0].keyId).getToken(graph));
    assert.match(error.message, /AADSTS7000215/);
  },

  async 'an unknown application is AADSTS700016'() {
    const stranger = credential('x', '00000000-0000-4000-8000-000000000000');
    assert.match((await rejection(stranger.getToken(graph))).message, /AADSTS700016/);
  },

  async 'two resources in one request are AADSTS70011'() {
    const error = await rejection(credential().getToken([graph, 'https://vault.azure.net/.default']));
    assert.match(error.message, /AADSTS70011|AADSTS28000/);
  },

  async 'a certificate signs in and its assertion is verified'() {
    const certificate =
      readFileSync(tenant.clientKeyFile, 'utf8') + readFileSync(tenant.clientCertificateFile, 'utf8');
    const good = new ClientCertificateCredential(tenant.tenantId, tenant.clientId, { certificate });
    const token = await good.getToken('https://vault.azure.net/.default');
    assert.equal(claims(token.token).appid ?? claims(token.token).azp, tenant.clientId);
    const { applications } = await tenant.state();
    const other = applications.find((item) => item.appId !== tenant.clientId);
    const foreign = new ClientCertificateCredential(tenant.tenantId, other.appId, { certificate });
    assert.match((await rejection(foreign.getToken(graph))).message, /AADSTS700027/);
  },
});
