-- SPDX-FileCopyrightText: 2026 The Keyturn authors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A tenant of three agents and one link added by hand, in schema 1.
CREATE TABLE environments (
    id TEXT PRIMARY KEY, position INTEGER NOT NULL, name TEXT NOT NULL,
    sku TEXT NOT NULL, instance_url TEXT NOT NULL, read_error TEXT NOT NULL);
CREATE TABLE agents (
    id TEXT PRIMARY KEY, name TEXT NOT NULL, schema_name TEXT NOT NULL,
    environment_id TEXT NOT NULL, environment_name TEXT NOT NULL,
    production INTEGER NOT NULL, owner_id TEXT NOT NULL, owner_name TEXT NOT NULL,
    owner_active INTEGER NOT NULL, state TEXT NOT NULL,
    authentication_mode INTEGER NOT NULL, published_at INTEGER NOT NULL,
    slowest_schedule INTEGER NOT NULL, read_at INTEGER NOT NULL,
    credentials TEXT NOT NULL, consumers TEXT NOT NULL);
CREATE TABLE manual_links (
    agent_id TEXT NOT NULL, consumer_id TEXT NOT NULL, application_id TEXT NOT NULL,
    consumer TEXT NOT NULL, added_by TEXT NOT NULL, added_at INTEGER NOT NULL,
    PRIMARY KEY (agent_id, consumer_id));
INSERT INTO environments VALUES ('env-1', 0, 'Österreich', 'Production', 'https://a.crm4.dynamics.com', '');
INSERT INTO environments VALUES ('env-2', 1, 'Test', 'Sandbox', '', 'forbidden');
INSERT INTO agents VALUES ('bot-0', 'zeta', 'kt_x', 'env-1', 'Österreich', 1, 'u1', 'Anna', 1, 'published', 3, 1793491200000, 3600000, 1795168800000, '[{"applicationId":"app-0","bystander":false,"createdAt":1767225600000,"expiresAt":1796083200000,"hint":"xYz","id":"key-0","kind":"client-secret","name":"made by hand","objectId":"","onServicePrincipal":false,"shared":false}]', '[{"applicationId":"app-0","connectorName":"","connectorRowId":"","delivery":"keyvault","environmentId":"","flow":"delegated","id":"connector:0","kind":"connector","linkedByHand":false,"name":"Ticket system","pinnedVersion":"","reresolvesWithin":1800000,"resourceId":"","secretName":"s","toldByPerson":false,"vaultUri":"https://kv.vault.azure.net"}]');
INSERT INTO agents VALUES ('bot-1', 'Ähre', 'kt_x', 'env-1', 'Österreich', 1, 'u1', 'Anna', 1, 'published', 3, 1793491200000, 3600000, 1795168800000, '[{"applicationId":"app-1","bystander":false,"createdAt":1767225600000,"expiresAt":1796169600000,"hint":"xYz","id":"key-1","kind":"client-secret","name":"made by hand","objectId":"","onServicePrincipal":false,"shared":false}]', '[{"applicationId":"app-1","connectorName":"","connectorRowId":"","delivery":"keyvault","environmentId":"","flow":"delegated","id":"connector:1","kind":"connector","linkedByHand":false,"name":"Ticket system","pinnedVersion":"","reresolvesWithin":1800000,"resourceId":"","secretName":"s","toldByPerson":false,"vaultUri":"https://kv.vault.azure.net"}]');
INSERT INTO agents VALUES ('bot-2', 'beta', 'kt_x', 'env-1', 'Österreich', 1, 'u1', 'Anna', 0, 'published', 3, 1793491200000, 3600000, 1795168800000, '[{"applicationId":"app-2","bystander":false,"createdAt":1767225600000,"expiresAt":1796256000000,"hint":"xYz","id":"key-2","kind":"client-secret","name":"made by hand","objectId":"","onServicePrincipal":false,"shared":false}]', '[{"applicationId":"app-2","connectorName":"","connectorRowId":"","delivery":"keyvault","environmentId":"","flow":"delegated","id":"connector:2","kind":"connector","linkedByHand":false,"name":"Ticket system","pinnedVersion":"","reresolvesWithin":1800000,"resourceId":"","secretName":"s","toldByPerson":false,"vaultUri":"https://kv.vault.azure.net"}]');
INSERT INTO manual_links VALUES ('bot-1', 'by-hand:1', 'app-9', '[{"applicationId":"app-9","connectorName":"","connectorRowId":"","delivery":"portal","environmentId":"","flow":"unknown","id":"by-hand:1","kind":"by-hand","linkedByHand":true,"name":"Night job","pinnedVersion":"","reresolvesWithin":0,"resourceId":"","secretName":"","toldByPerson":false,"vaultUri":""}]', 'anna', 1795046400000);
PRAGMA user_version=1;
