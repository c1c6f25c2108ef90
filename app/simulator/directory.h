// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The directory of the tenant: applications with their credentials, service principals, users.

#include "app/simulator/message.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace sim {

// Token endpoint replicas; a new connection meets one of them.
inline constexpr std::size_t tokenReplicas = 8;
// Graph read replicas; every request meets one of them.
inline constexpr std::size_t readReplicas = 4;

// When one replica of the token endpoint knows a credential: moments at which its answer toggles,
// beginning with "knows it" (a flapping replica forgets it again for a while), and its removal.
struct Visibility
{
    std::vector<TenantMs> toggles;
    std::optional<TenantMs> removed;

    bool at(TenantMs time) const;
};

struct PasswordCredential
{
    std::string keyId;
    std::string displayName;
    std::string hint;
    std::string secretText;
    TenantMs start = 0;
    TenantMs end = 0;
    TenantMs created = 0;
    std::optional<TenantMs> removed; // in the directory; the row stays for the truth
    std::array<Visibility, tokenReplicas> replicas;

    bool acceptedBy(std::size_t replica, TenantMs time) const; // visible and within its dates
};

struct KeyCredential
{
    std::string keyId;
    std::string displayName;
    std::string certificateDer;
    std::string sha1; // raw bytes of the thumbprint
    std::string sha256;
    TenantMs start = 0;
    TenantMs end = 0;
    TenantMs created = 0;
    std::optional<TenantMs> removed;
};

struct FederatedCredential
{
    std::string id, name, issuer, subject, audience, description;
};

// One state of an application as the read replicas hand it out.
struct DirectoryVersion
{
    TenantMs time = 0;
    std::array<TenantMs, readReplicas> visibleAt{};
    std::vector<std::string> passwordKeyIds;
    std::vector<std::string> keyKeyIds;
};

// What applications and service principals share.
struct CredentialHolder
{
    std::string id; // object id
    std::string appId;
    std::string displayName;
    TenantMs created = 0;
    std::vector<PasswordCredential> passwords;
    std::vector<KeyCredential> keys;
    std::vector<DirectoryVersion> versions;
};

struct Application : CredentialHolder
{
    std::vector<std::string> owners; // object ids of users and service principals
    std::vector<FederatedCredential> federated;
    std::string policyId; // of an app management policy, "" for none
    bool disabled = false;
};

struct ServicePrincipal : CredentialHolder
{
    std::string type = "Application"; // or "ManagedIdentity"
    bool enabled = true;
    std::map<std::string, std::set<std::string>> roles; // audience -> application roles granted
};

struct User
{
    std::string id, displayName, upn, mail, password;
    bool enabled = true;
    bool deleted = false;
    std::vector<std::string> directoryRoles;
    bool isOperator = false; // may approve in the console
};

struct AppManagementPolicy
{
    std::string id, displayName;
    bool enabled = true;
    int maxLifetimeDays = 0; // 0: no limit
    bool passwordsForbidden = false;
};

} // namespace sim
