// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Container Apps: merge patch that drops what it is not sent, and replicas that keep an old secret
// until they are restarted.

#include "app/simulator/services/arm.h"

#include <algorithm>

namespace sim {

namespace {

const std::string path = "/subscriptions/{subscription}/providers/Microsoft.App/containerApps";
const std::string appPath = "/subscriptions/{subscription}/resourceGroups/{group}/providers/"
                            "Microsoft.App/containerApps/{app}";

Json secretJson(const ContainerAppSecret &secret, bool withValue)
{
    Json json{{"name", secret.name}};
    if (!secret.keyVaultUrl.empty()) {
        json["keyVaultUrl"] = secret.keyVaultUrl;
        json["identity"] = secret.identity;
    } else if (withValue) {
        json["value"] = secret.value;
    }
    return json;
}

Json secretsJson(const ContainerApp &app, bool withValues)
{
    Json secrets = Json::array();
    for (const ContainerAppSecret &secret : app.secrets)
        secrets.push_back(secretJson(secret, withValues));
    return secrets;
}

Json environmentJson(const ContainerApp &app)
{
    Json environment = Json::array();
    for (const auto &[name, value] : app.environment)
        environment.push_back({{"name", name}, {"value", value}});
    for (const auto &[name, secret] : app.secretEnvironment)
        environment.push_back({{"name", name}, {"secretRef", secret}});
    return environment;
}

Json identityJson(const Tenant &tenant, const ContainerApp &app)
{
    return {{"type", "SystemAssigned"},
            {"principalId", app.identityPrincipalId},
            {"tenantId", tenant.world.tenantId}};
}

Json ingressJson(const ContainerApp &app)
{
    return {{"fqdn", app.fqdn},
            {"external", true},
            {"targetPort", 8080},
            {"transport", "Auto"},
            {"traffic", Json::array({{{"weight", 100}, {"latestRevision", true}}})}};
}

Json appJson(const Tenant &tenant, const ContainerApp &app)
{
    Json json{{"id", app.resourceId()},
              {"name", app.name},
              {"type", "Microsoft.App/containerApps"},
              {"location", app.location}};
    if (!app.identityPrincipalId.empty())
        json["identity"] = identityJson(tenant, app);
    const std::string latest =
        app.revisions.empty() ? app.name + "--0000001" : app.revisions.back();
    const Json container{{"name", app.name},
                         {"image", "registry.contoso.example/" + app.name + ":1.4.2"},
                         {"env", environmentJson(app)},
                         {"resources", {{"cpu", 0.5}, {"memory", "1Gi"}}}};
    json["properties"] = {{"provisioningState", "Succeeded"},
                          {"runningStatus", "Running"},
                          {"latestRevisionName", latest},
                          {"latestReadyRevisionName", latest},
                          {"latestRevisionFqdn", latest + "." + app.fqdn},
                          {"configuration",
                           {{"secrets", secretsJson(app, false)},
                            {"activeRevisionsMode", "Single"},
                            {"ingress", ingressJson(app)},
                            {"maxInactiveRevisions", 100}}},
                          {"template",
                           {{"containers", Json::array({container})},
                            {"scale", {{"minReplicas", 1}, {"maxReplicas", 3}}}}}};
    return json;
}

ContainerApp *appOf(const ArmCall &call)
{
    for (auto &[name, app] : call.tenant.world.containerApps)
        if (equalsIgnoringCase(name, call.param("app")) &&
            equalsIgnoringCase(app.resourceGroup, call.param("group")) &&
            equalsIgnoringCase(app.subscriptionId, call.param("subscription")))
            return &app;
    return nullptr;
}

using AppOperation = Response (*)(const ArmCall &, ContainerApp &);

// Every call on one app: the right first, then whether it is there.
Handler onApp(Tenant &tenant, const std::string &action, bool writes, AppOperation operation)
{
    return armHandler(tenant, [action, writes, operation](const ArmCall &call) {
        ContainerApp *app = appOf(call);
        if (writes ? !call.writes() : !call.reads())
            return call.unauthorized("Microsoft.App/containerApps/" + action,
                                     app != nullptr ? app->resourceId() : call.request.path);
        return app != nullptr ? operation(call, *app) : armNotFound(call.request.path);
    });
}

Response listApps(const ArmCall &call)
{
    if (!call.reads())
        return call.unauthorized("Microsoft.App/containerApps/read",
                                 "/subscriptions/" + call.param("subscription"));
    Json value = Json::array();
    for (const auto &[name, app] : call.tenant.world.containerApps)
        if (equalsIgnoringCase(app.subscriptionId, call.param("subscription")))
            value.push_back(appJson(call.tenant, app));
    return answer(200, {{"value", value}});
}

Response getApp(const ArmCall &call, ContainerApp &app)
{
    return answer(200, appJson(call.tenant, app));
}

Response listSecrets(const ArmCall &, ContainerApp &app)
{
    return answer(200, {{"value", secretsJson(app, true)}});
}

Response listRevisions(const ArmCall &call, ContainerApp &app)
{
    Json value = Json::array();
    for (const std::string &revision : app.revisions) {
        const bool active = revision == app.revisions.back();
        value.push_back({{"id", app.resourceId() + "/revisions/" + revision},
                         {"name", revision},
                         {"type", "Microsoft.App/containerApps/revisions"},
                         {"properties",
                          {{"active", active},
                           {"createdTime", isoTime(call.tenant.clock.epoch())},
                           {"fqdn", revision + "." + app.fqdn},
                           {"replicas", active ? 1 : 0},
                           {"trafficWeight", active ? 100 : 0},
                           {"healthState", "Healthy"},
                           {"provisioningState", "Provisioned"},
                           {"runningState", active ? "Running" : "Stopped"}}}});
    }
    return answer(200, {{"value", value}});
}

Response restartRevision(const ArmCall &call, ContainerApp &app)
{
    const auto revision =
        std::find(app.revisions.begin(), app.revisions.end(), call.param("revision"));
    if (revision == app.revisions.end())
        return armNotFound(app.resourceId() + "/revisions/" + call.param("revision"));
    if (revision + 1 == app.revisions.end())
        restartReplicas(call.tenant, app);
    return emptyResponse(200);
}

struct PatchedApp
{
    std::vector<ContainerAppSecret> secrets;
    std::vector<std::pair<std::string, std::string>> environment, secretEnvironment;
    std::string problem; // why it cannot be, "" when it can
};

void readSecrets(const ContainerApp &app, const Json &secrets, PatchedApp &patched)
{
    for (const Json &item : secrets) {
        ContainerAppSecret secret{textOf(item, "name"), textOf(item, "value"),
                                  textOf(item, "keyVaultUrl"), textOf(item, "identity")};
        // A reference that is sent back as it was read stays; a value is never filled in.
        const bool known =
            std::any_of(app.secrets.begin(), app.secrets.end(), [&](const auto &old) {
                return old.name == secret.name && !old.keyVaultUrl.empty();
            });
        if (secret.name.empty() || (secret.value.empty() && secret.keyVaultUrl.empty() && !known))
            patched.problem = "Invalid request: secret '" + secret.name +
                              "' has neither a value nor a keyVaultUrl.";
        patched.secrets.push_back(std::move(secret));
    }
}

void readEnvironment(const Json &variables, PatchedApp &patched)
{
    for (const Json &item : variables) {
        const std::string name = textOf(item, "name");
        if (item.contains("secretRef"))
            patched.secretEnvironment.emplace_back(name, textOf(item, "secretRef"));
        else
            patched.environment.emplace_back(name, textOf(item, "value"));
    }
    for (const auto &[name, reference] : patched.secretEnvironment)
        if (std::none_of(patched.secrets.begin(), patched.secrets.end(),
                         [&](const auto &secret) { return secret.name == reference; }))
            patched.problem = "SecretRef '" + reference +
                              "' defined for container environment "
                              "variable '" +
                              name + "' not found.";
}

PatchedApp merged(const ArmCall &call, const ContainerApp &app, const Json &patch)
{
    Json whole = appJson(call.tenant, app);
    whole["properties"]["configuration"]["secrets"] = secretsJson(app, true);
    whole.merge_patch(patch);
    PatchedApp patched;
    const Json secrets =
        whole.value("/properties/configuration/secrets"_json_pointer, Json::array());
    readSecrets(app, secrets, patched);
    const Json variables =
        whole.value("/properties/template/containers/0/env"_json_pointer, Json::array());
    readEnvironment(variables, patched);
    return patched;
}

Response patchApp(const ArmCall &call, ContainerApp &app)
{
    const std::optional<Json> patch = bodyOf(call.request);
    if (!patch || !patch->is_object())
        return armFailure(400, "InvalidRequestContent",
                          "The request content was invalid and could "
                          "not be deserialized.");
    PatchedApp patched = merged(call, app, *patch);
    if (!patched.problem.empty())
        return armFailure(400, "ContainerAppSecretInvalid", patched.problem);
    const bool newTemplate = patched.environment != app.environment ||
                             patched.secretEnvironment != app.secretEnvironment;
    app.secrets = std::move(patched.secrets);
    app.environment = std::move(patched.environment);
    app.secretEnvironment = std::move(patched.secretEnvironment);
    // A changed secret makes no revision: running replicas keep what they read at their start.
    if (newTemplate) {
        app.revisions.push_back(app.name + "--" + call.tenant.random.hex(7));
        restartReplicas(call.tenant, app);
    }
    return answer(200, appJson(call.tenant, app));
}

} // namespace

void restartReplicas(Tenant &tenant, const ContainerApp &app)
{
    const auto consumer = tenant.world.consumers.find(app.consumerId);
    if (consumer == tenant.world.consumers.end())
        return;
    for (const auto &[name, reference] : app.secretEnvironment)
        for (const ContainerAppSecret &secret : app.secrets)
            if (name == "AZURE_CLIENT_SECRET" && secret.name == reference &&
                secret.keyVaultUrl.empty()) {
                consumer->second.vault.reset();
                tenant.consumers.paste(consumer->second, secret.value);
            }
    tenant.consumers.restart(consumer->second);
}

std::vector<Route> containerAppRoutes(Tenant &tenant)
{
    const std::string floor = "2022-03-01";
    return {
        {"arm.listContainerApps", "GET", path, floor, armHandler(tenant, listApps)},
        {"arm.getContainerApp", "GET", appPath, floor, onApp(tenant, "read", false, getApp)},
        {"arm.patchContainerApp", "PATCH", appPath, floor, onApp(tenant, "write", true, patchApp)},
        {"arm.listContainerAppSecrets", "POST", appPath + "/listSecrets", floor,
         onApp(tenant, "listSecrets/action", true, listSecrets)},
        {"arm.listRevisions", "GET", appPath + "/revisions", floor,
         onApp(tenant, "revisions/read", false, listRevisions)},
        {"arm.restartRevision", "POST", appPath + "/revisions/{revision}/restart", floor,
         onApp(tenant, "revisions/restart/action", true, restartRevision)}};
}

} // namespace sim
