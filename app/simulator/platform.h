// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Power Platform and Azure resources of the tenant: environments, agents, connectors, vaults, apps.

#include "app/simulator/message.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sim {

// A time in which transcripts are not written; open while it lasts.
struct Silence
{
    TenantMs from = 0;
    std::optional<TenantMs> to;
};

struct Environment
{
    std::string id; // environment GUID
    std::string displayName;
    std::string sku; // Production Sandbox Developer ...
    std::string location;
    std::string orgHost; // "orgab12cd.crm4.dynamics.com", "" without Dataverse
    std::string organizationId;
    std::string directLineHost;              // "{env}.environment.api.powerplatform.com"
    bool hasBots = true;                     // false: the table is not installed in this org
    bool consoleIsUser = true;               // false: 403 0x80072560
    bool recordingBlocked = false;           // the administrator switched transcripts off
    std::vector<Silence> silences;           // since the tenant began
    std::set<std::string> missingPrivileges; // "prvReadconversationtranscript"
    std::set<std::string> ownRowsOnly;       // privileges at user depth: the console owns no rows
};

struct Bot
{
    std::string id, name, schemaName, environmentId, ownerUserId, templateName;
    int authenticationMode = 2;           // 1 none, 2 integrated, 3 custom
    std::string profile;                  // why this agent is in the tenant, see README
    std::string marker;                   // what the tool call puts into an answer when it succeeds
    std::vector<std::string> consumerIds; // whose credential its tool calls need
    std::vector<std::string> directLineSecrets; // two
    bool securedAccess = false;
    TenantMs created = 0, modified = 0;
    std::optional<TenantMs> published;
};

struct BotComponent
{
    std::string id, botId, name, schemaName, data;
    int componentType = 9;
    std::vector<std::string> connectionReferenceIds;
};

struct ConnectionReference
{
    std::string id, environmentId, logicalName, displayName, connectionId, ownerUserId;
    std::string connectorId; // "/providers/Microsoft.PowerApps/apis/shared_x-5f.."
    std::string connectorRowId;
};

struct Connector
{
    std::string id, environmentId, internalId, name, displayName;
    std::string clientId; // appId of the application whose secret it presents
    std::string resourceUri;
    bool appOnly = true; // grantType client_credentials, else authorization_code
    bool showsGrantType = true;
    std::string secretVariable; // schema name of the secret environment variable, "" when pasted
    std::string consumerId;
    std::vector<std::string> pastedBefore; // earlier values, for a solution that brings one back
    TenantMs modified = 0;                 // when a person last saved it, 0 for before the tenant
};

struct EnvironmentVariable
{
    std::string definitionId, valueId, environmentId, schemaName, displayName;
    std::string value; // reference to a Key Vault secret
    TenantMs modified = 0;
};

struct SystemUser
{
    std::string id, environmentId, userId, fullName, domainName, applicationId;
    bool disabled = false;
    int azureState = 0;
};

struct Subscription
{
    std::string id, displayName;
};

struct SecretVersion
{
    std::string version, value, contentType;
    std::map<std::string, std::string> tags;
    bool enabled = true;
    std::optional<std::int64_t> nbf, exp; // seconds
    TenantMs created = 0, updated = 0;
};

struct VaultSecret
{
    std::string name;
    std::vector<SecretVersion> versions; // oldest first; the last one is "latest" even if disabled
    std::optional<TenantMs> deleted;
};

struct Vault
{
    std::string name, subscriptionId, resourceGroup, location;
    // object id of a principal -> data actions ("getSecret", "setSecret", "readMetadata", "update",
    // "delete", "recover", "purge")
    std::map<std::string, std::set<std::string>> grants;
    std::map<std::string, VaultSecret> secrets; // by lower-case name
    std::set<std::string> logTables;            // AZKVAuditLogs, AzureDiagnostics or both

    std::string host() const { return name + ".vault.azure.net"; }
    std::string resourceId() const;
};

struct ContainerAppSecret
{
    std::string name, value, keyVaultUrl, identity; // value or reference
};

struct ContainerApp
{
    std::string name, subscriptionId, resourceGroup, location, fqdn;
    std::string identityPrincipalId, identityClientId; // system assigned
    std::vector<ContainerAppSecret> secrets;
    std::vector<std::pair<std::string, std::string>> environment;       // plain values
    std::vector<std::pair<std::string, std::string>> secretEnvironment; // name -> secretRef
    std::string consumerId;
    std::vector<std::string> revisions; // the last one is active

    std::string resourceId() const;
};

} // namespace sim
