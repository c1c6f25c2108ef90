// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/world.h"

#include <algorithm>

namespace sim {

namespace {

template<typename Map, typename Predicate>
auto *firstWhere(Map &map, Predicate predicate)
{
    const auto found =
        std::ranges::find_if(map, [&](const auto &entry) { return predicate(entry.second); });
    return found == map.end() ? nullptr : &found->second;
}

} // namespace

bool Visibility::at(TenantMs time) const
{
    if (removed && time >= *removed)
        return false;
    const auto past = std::ranges::upper_bound(toggles, time) - toggles.begin();
    return past % 2 == 1;
}

bool PasswordCredential::acceptedBy(std::size_t replica, TenantMs time) const
{
    return time >= start && time < end && replicas.at(replica).at(time);
}

std::string_view kindName(ConsumerKind kind)
{
    switch (kind) {
    case ConsumerKind::ConnectorAppOnly:
        return "connector-app-only";
    case ConsumerKind::ConnectorDelegated:
        return "connector-delegated";
    case ConsumerKind::ConnectorVariable:
        return "connector-variable";
    case ConsumerKind::ContainerApp:
        return "container-app";
    case ConsumerKind::WebApp:
        return "web-app";
    case ConsumerKind::NamedValue:
        return "named-value";
    case ConsumerKind::Federated:
        return "federated";
    }
    return "";
}

std::string Vault::resourceId() const
{
    return "/subscriptions/" + subscriptionId + "/resourceGroups/" + resourceGroup +
           "/providers/Microsoft.KeyVault/vaults/" + name;
}

std::string ContainerApp::resourceId() const
{
    return "/subscriptions/" + subscriptionId + "/resourceGroups/" + resourceGroup +
           "/providers/Microsoft.App/containerApps/" + name;
}

Application *World::applicationByAppId(std::string_view appId)
{
    return firstWhere(applications,
                      [&](const Application &a) { return equalsIgnoringCase(a.appId, appId); });
}

ServicePrincipal *World::servicePrincipalByAppId(std::string_view appId)
{
    return firstWhere(servicePrincipals, [&](const ServicePrincipal &p) {
        return equalsIgnoringCase(p.appId, appId);
    });
}

Environment *World::environmentByHost(std::string_view orgHost)
{
    return firstWhere(environments, [&](const Environment &e) {
        return !e.orgHost.empty() && equalsIgnoringCase(e.orgHost, orgHost);
    });
}

Vault *World::vaultByHost(std::string_view host)
{
    return firstWhere(vaults, [&](const Vault &v) { return equalsIgnoringCase(v.host(), host); });
}

EnvironmentVariable *World::variable(std::string_view environmentId, std::string_view schemaName)
{
    return firstWhere(variables, [&](const EnvironmentVariable &v) {
        return v.environmentId == environmentId && v.schemaName == schemaName;
    });
}

std::string World::vaultReferenceText(const VaultReference &reference)
{
    const auto vault = vaults.find(reference.vault);
    if (vault == vaults.end())
        return {};
    std::string text = vault->second.resourceId() + "/secrets/" + reference.secret;
    return reference.version.empty() ? text : text + "/" + reference.version;
}

} // namespace sim
