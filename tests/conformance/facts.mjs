// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The running tenant as a suite sees it, and the words that several suites share.

import assert from 'node:assert/strict';
import { ClientSecretCredential } from '@azure/identity';
import { Tenant, run } from './tenant.mjs';

export { run };
export const tenant = new Tenant(undefined, JSON.parse(process.env.KEYTURN_TENANT));
export const state = await tenant.state();

export function credential(secret = tenant.clientSecret, clientId = tenant.clientId) {
  return new ClientSecretCredential(tenant.tenantId, clientId, secret);
}

// Orders faults for the next request of an operation.
export async function fault(...faults) {
  const answer = await tenant.local('POST', '/_tenant/faults', faults);
  assert.equal(answer.status, 200, answer.text);
}

// An ordered fault that never reached a client proves nothing.
export async function expectFaultsFired() {
  const { faults } = (await tenant.local('GET', '/_tenant/faults')).json;
  for (const item of faults) assert.ok(item.fired > 0, JSON.stringify(item));
  await tenant.local('DELETE', '/_tenant/faults');
}

export async function rejection(promise) {
  try {
    await promise;
  } catch (error) {
    return error;
  }
  throw new assert.AssertionError({ message: 'it was accepted' });
}

export async function finish(tests) {
  const { failed } = await run(tests);
  process.exit(failed === 0 ? 0 : 1);
}
