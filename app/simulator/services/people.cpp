// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/people.h"

#include "app/simulator/services/arm.h"

#include <algorithm>

namespace sim {

namespace {

// Dataverse learns of a leaver a day after the directory does.
constexpr TenantMs dataverseLag = dayMs;

struct Refused
{
    int status;
    std::string why;
};

template<typename Map, typename Matches>
auto &find(Map &map, const std::string &what, Matches matches)
{
    for (auto &[id, item] : map)
        if (matches(item))
            return item;
    throw Refused{404, "There is no " + what + "."};
}

std::string need(const Json &order, const std::string &member)
{
    std::string text = textOf(order, member);
    if (text.empty())
        throw Refused{400, "Say " + member + "."};
    return text;
}

Connector &connectorOf(Tenant &tenant, const Json &order)
{
    const std::string name = need(order, "connector");
    return find(tenant.world.connectors, "connector " + name, [&name](const Connector &c) {
        return c.id == name || c.internalId == name || c.name == name || c.displayName == name;
    });
}

User &userOf(Tenant &tenant, const Json &order)
{
    const std::string name = need(order, "user");
    return find(tenant.world.users, "user " + name, [&name](const User &user) {
        return user.id == name || equalsIgnoringCase(user.upn, name) || user.displayName == name;
    });
}

EnvironmentVariable &variableOf(Tenant &tenant, const Json &order)
{
    const std::string name = need(order, "variable");
    const std::string environment = textOf(order, "environment");
    return find(tenant.world.variables, "environment variable " + name,
                [&](const EnvironmentVariable &variable) {
                    return (variable.schemaName == name || variable.definitionId == name) &&
                           (environment.empty() || variable.environmentId == environment);
                });
}

Consumer *consumerOf(Tenant &tenant, const std::string &id)
{
    const auto consumer = tenant.world.consumers.find(id);
    return consumer != tenant.world.consumers.end() ? &consumer->second : nullptr;
}

// The id that stands beside the secret in the portal: pasted by many in the secret's place.
std::string secretIdOf(Tenant &tenant, const std::string &value)
{
    for (const auto &[id, application] : tenant.world.applications)
        for (const PasswordCredential &credential : application.passwords)
            if (credential.secretText == value)
                return credential.keyId;
    return tenant.random.guid();
}

Connector &neighbourOf(Tenant &tenant, const Connector &connector)
{
    Connector *first = nullptr;
    bool passed = false;
    for (auto &[id, candidate] : tenant.world.connectors) {
        if (&candidate == &connector) {
            passed = true;
        } else if (candidate.environmentId == connector.environmentId) {
            if (passed)
                return candidate;
            first = first != nullptr ? first : &candidate;
        }
    }
    if (first == nullptr)
        throw Refused{409, "The connector has no neighbour in its environment."};
    return *first;
}

Json paste(Tenant &tenant, const Json &order)
{
    Connector *connector = &connectorOf(tenant, order);
    std::string value = need(order, "value");
    const std::string mistake = textOf(order, "mistake");
    if (mistake == "secret-id")
        value = secretIdOf(tenant, value);
    else if (mistake == "trailing-newline")
        value += "\n";
    else if (mistake == "neighbour")
        connector = &neighbourOf(tenant, *connector);
    else if (!mistake.empty())
        throw Refused{400, "Mistakes are secret-id, trailing-newline and neighbour."};
    pasteSecret(tenant, *connector, value);
    return {{"connector", connector->id}, {"name", connector->displayName}};
}

// The pipeline's solution still holds what the connector had before.
Json deploySolution(Tenant &tenant, const Json &order)
{
    Connector &connector = connectorOf(tenant, order);
    Consumer *consumer = consumerOf(tenant, connector.consumerId);
    if (consumer == nullptr || connector.pastedBefore.empty())
        throw Refused{409, "Nobody has pasted another secret into this connector yet."};
    const std::string value = connector.pastedBefore.back();
    pasteSecret(tenant, connector, value);
    return {{"connector", connector.id}, {"name", connector.displayName}};
}

Json reSave(Tenant &tenant, const Json &order)
{
    EnvironmentVariable &variable = variableOf(tenant, order);
    if (!saveVariable(tenant, variable, textOf(order, "value")))
        throw Refused{400, "The value names no secret of a vault of this tenant."};
    return {{"variable", variable.schemaName}, {"value", variable.value}};
}

Json restart(Tenant &tenant, const Json &order)
{
    const std::string name = need(order, "app");
    const auto app = tenant.world.containerApps.find(name);
    if (app != tenant.world.containerApps.end()) {
        restartReplicas(tenant, app->second);
        return {{"app", name}};
    }
    Consumer &consumer = find(tenant.world.consumers, "app " + name, [&name](const Consumer &c) {
        return c.id == name || c.rowId == name || c.name == name;
    });
    tenant.consumers.restart(consumer);
    return {{"app", consumer.name}};
}

void setInDataverse(World &world, const std::string &userId, bool gone)
{
    for (auto &[id, user] : world.systemUsers)
        if (user.userId == userId) {
            user.disabled = gone;
            user.azureState = gone ? 2 : 0;
        }
}

Json employ(Tenant &tenant, const Json &order, bool leaves)
{
    User &user = userOf(tenant, order);
    user.enabled = !leaves;
    user.deleted = leaves;
    tenant.schedule.after(dataverseLag, [&tenant, id = user.id, leaves] {
        setInDataverse(tenant.world, id, leaves);
    });
    return {{"user", user.upn}, {"id", user.id}};
}

// The approval itself is given in the console; the tenant says who may give it.
Json approve(Tenant &tenant, const Json &order)
{
    const User &user = userOf(tenant, order);
    if (!user.isOperator || !user.enabled)
        throw Refused{403, user.upn + " may not approve."};
    return {{"user", user.upn}, {"id", user.id}, {"roles", user.directoryRoles}};
}

ServicePrincipal &principalOf(Tenant &tenant, const Json &order)
{
    const std::string appId = textOf(order, "principal");
    const std::string wanted = appId.empty() ? tenant.world.consoleAppId : appId;
    return find(
        tenant.world.servicePrincipals, "service principal " + wanted,
        [&wanted](const ServicePrincipal &p) { return p.id == wanted || p.appId == wanted; });
}

void grantOnVault(Tenant &tenant, const Json &order, const ServicePrincipal &principal, bool grants)
{
    const std::string name = textOf(order, "vault");
    const auto vault = tenant.world.vaults.find(name);
    if (vault == tenant.world.vaults.end())
        throw Refused{404, "There is no vault " + name + "."};
    for (const Json &action : order.value("actions", Json::array())) {
        if (!action.is_string())
            throw Refused{400, "actions is a list of names."};
        std::set<std::string> &held = vault->second.grants[principal.id];
        if (grants)
            held.insert(action.get<std::string>());
        else
            held.erase(action.get<std::string>());
    }
}

// An administrator gives or takes rights: on a vault, a role of an API, the registration as a
// management application.
Json grant(Tenant &tenant, const Json &order, bool grants)
{
    ServicePrincipal &principal = principalOf(tenant, order);
    if (order.contains("vault"))
        grantOnVault(tenant, order, principal, grants);
    if (order.contains("role")) {
        std::set<std::string> &roles = principal.roles[need(order, "audience")];
        if (grants)
            roles.insert(need(order, "role"));
        else
            roles.erase(need(order, "role"));
    }
    if (order.value("managementApp", false))
        tenant.world.consoleIsManagementApp = grants;
    if (order.contains("environment")) {
        const auto environment = tenant.world.environments.find(textOf(order, "environment"));
        if (environment == tenant.world.environments.end())
            throw Refused{404, "There is no such environment."};
        const std::string privilege = need(order, "privilege");
        Environment &org = environment->second;
        org.ownRowsOnly.erase(privilege);
        if (grants)
            org.missingPrivileges.erase(privilege);
        else
            org.missingPrivileges.insert(privilege);
        if (grants && textOf(order, "depth") == "user")
            org.ownRowsOnly.insert(privilege);
    }
    return {{"principal", principal.id}};
}

// An administrator switches the recording of transcripts off or on. What was said meanwhile is
// written nowhere, and does not come later.
Json record(Tenant &tenant, const Json &order)
{
    const auto found = tenant.world.environments.find(need(order, "environment"));
    if (found == tenant.world.environments.end())
        throw Refused{404, "There is no such environment."};
    if (!order.contains("on") || !order["on"].is_boolean())
        throw Refused{400, "on is true or false."};
    Environment &environment = found->second;
    const bool blocks = !order["on"].get<bool>();
    const TenantMs now = tenant.clock.now();
    if (blocks && !environment.recordingBlocked)
        environment.silences.push_back({now, {}});
    else if (!blocks && environment.recordingBlocked && !environment.silences.empty())
        environment.silences.back().to = now;
    environment.recordingBlocked = blocks;
    return {{"environment", environment.id}};
}

Json carryOut(Tenant &tenant, const Json &order)
{
    const std::string verb = need(order, "do");
    if (verb == "paste")
        return paste(tenant, order);
    if (verb == "approve")
        return approve(tenant, order);
    if (verb == "leave" || verb == "return")
        return employ(tenant, order, verb == "leave");
    if (verb == "re-save")
        return reSave(tenant, order);
    if (verb == "deploy-solution")
        return deploySolution(tenant, order);
    if (verb == "restart")
        return restart(tenant, order);
    if (verb == "record")
        return record(tenant, order);
    if (verb == "grant" || verb == "revoke")
        return grant(tenant, order, verb == "grant");
    throw Refused{400, "People paste, approve, leave, return, re-save, deploy-solution, restart, "
                       "record, grant and revoke."};
}

// "/subscriptions/../vaults/{vault}/secrets/{name}[/{version}]"
std::optional<VaultReference> referenceOf(const std::string &text)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('/', at), text.size());
        if (end > at)
            parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    const bool shape = (parts.size() == 10 || parts.size() == 11) &&
                       equalsIgnoringCase(parts[0], "subscriptions") &&
                       equalsIgnoringCase(parts[6], "vaults") &&
                       equalsIgnoringCase(parts[8], "secrets");
    if (!shape)
        return std::nullopt;
    return VaultReference{parts[7], parts[9], parts.size() == 11 ? parts[10] : ""};
}

} // namespace

void pasteSecret(Tenant &tenant, Connector &connector, const std::string &value)
{
    Consumer *consumer = consumerOf(tenant, connector.consumerId);
    if (consumer == nullptr)
        return;
    connector.pastedBefore.push_back(consumer->presents);
    connector.secretVariable.clear();
    connector.modified = tenant.clock.now();
    consumer->vault.reset();
    tenant.consumers.paste(*consumer, value);
}

bool saveVariable(Tenant &tenant, EnvironmentVariable &variable, const std::string &reference)
{
    if (!reference.empty()) {
        const std::optional<VaultReference> parsed = referenceOf(reference);
        if (!parsed || !tenant.world.vaults.contains(parsed->vault))
            return false;
        variable.value = reference;
        for (const auto &[id, connector] : tenant.world.connectors)
            if (connector.environmentId == variable.environmentId &&
                connector.secretVariable == variable.schemaName)
                if (Consumer *consumer = consumerOf(tenant, connector.consumerId))
                    consumer->vault = parsed;
    }
    variable.modified = tenant.clock.now();
    tenant.consumers.variableSaved(variable);
    return true;
}

Response people(Tenant &tenant, const Request &request)
{
    const std::optional<Json> order = bodyOf(request);
    if (!order || !order->is_object())
        return answer(400, {{"error", "The body is not a JSON object."}});
    try {
        Json done = carryOut(tenant, *order);
        done["done"] = textOf(*order, "do");
        done["at"] = isoTimeMs(tenant.clock.now());
        return answer(200, done);
    } catch (const Refused &refused) {
        return answer(refused.status, {{"error", refused.why}});
    } catch (const Json::exception &) {
        return answer(400, {{"error", "A member of the order has the wrong type."}});
    }
}

} // namespace sim
