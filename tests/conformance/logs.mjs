// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// @azure/monitor-query-logs: tables, typed columns, timespans, partial and refused queries.

import assert from 'node:assert/strict';
import { Durations, LogsQueryClient, LogsQueryResultStatus } from '@azure/monitor-query-logs';
import { credential, expectFaultsFired, fault, finish, rejection, tenant } from './facts.mjs';

const client = new LogsQueryClient(credential());
const month = { duration: 'P30D' };
const query = (text, timespan = month, options = {}) =>
  client.queryWorkspace(tenant.workspaceId, text, timespan, options);
const table = 'AADServicePrincipalSignInLogs';

await finish({
  async 'the query of the contracts is answered with typed columns'() {
    const result = await query(
      `${table} | summarize n=count(), ok=countif(ResultType in ("0","Success")), last=max(TimeGenerated), ips=make_set(IPAddress,5) by AppId, ServicePrincipalCredentialKeyId | order by n desc`,
    );
    assert.equal(result.status, LogsQueryResultStatus.Success);
    const [primary] = result.tables;
    assert.deepEqual(
      primary.columnDescriptors.map((column) => `${column.name}:${column.type}`),
      ['AppId:string', 'ServicePrincipalCredentialKeyId:string', 'n:long', 'ok:long', 'last:datetime', 'ips:dynamic'],
    );
    assert.ok(primary.rows.length > 5);
  },

  async 'a shorter timespan sees fewer rows'() {
    const count = async (timespan) => Number((await query(`${table} | count`, timespan)).tables[0].rows[0][0]);
    const [all, week] = [await count({ duration: 'P60D' }), await count({ duration: Durations.sevenDays })];
    assert.ok(all > week && week > 0, `${all} > ${week} > 0`);
    const day = { startTime: new Date(Date.now() - 86400000), endTime: new Date() };
    assert.ok((await count(day)) < week);
  },

  async 'an unknown table and an unreadable query are refused with their cause'() {
    const unknown = await rejection(query('NoSuchTable | take 1'));
    assert.deepEqual([unknown.statusCode, unknown.code], [400, 'BadArgumentError']);
    assert.equal(unknown.details.error.innererror.code, 'SemanticError');
    const unreadable = await rejection(query(`${table} | union AuditLogs`));
    assert.equal(unreadable.details.error.innererror.code, 'SyntaxError');
  },

  async 'a foreign workspace is not found'() {
    const error = await rejection(
      client.queryWorkspace('00000000-0000-0000-0000-000000000000', 'AuditLogs', month),
    );
    assert.equal(error.statusCode, 404);
  },

  async 'a partial answer says that it is partial'() {
    await fault({ operation: 'loganalytics.query', occurrence: 1, kind: 'partial-error' });
    const result = await query(`${table} | take 1`);
    assert.equal(result.status, LogsQueryResultStatus.PartialFailure);
    assert.equal(result.partialError.code, 'PartialError');
    await expectFaultsFired();
  },

  async 'a sign-in of this very run shows up with its caller'() {
    await tenant.advance(60);
    const result = await query(
      `${table} | where TimeGenerated > ago(1h) and AppId == "${tenant.clientId}" | summarize n=count(), keys=make_set(ServicePrincipalCredentialKeyId)`,
    );
    const [n, keys] = result.tables[0].rows[0];
    assert.ok(Number(n) > 0);
    const { applications } = await tenant.state();
    const own = applications.find((item) => item.appId === tenant.clientId);
    const seen = typeof keys === 'string' ? JSON.parse(keys) : keys;
    assert.deepEqual(seen, [own.passwordCredentials[0].keyId]);
  },
});
