// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's addPassword and removePassword: rights, lifetime policies, and the one answer that
// carries the secret.

#include "app/simulator/services/graph.h"

#include <algorithm>

namespace sim::graph {

namespace {

constexpr TenantMs defaultLife = 2 * 365 * dayMs;
constexpr std::size_t longestName = 120;

Initiator initiatorOf(const Tenant &tenant, const Request &request, const Caller &caller)
{
    Initiator initiator;
    initiator.appId = caller.appId;
    initiator.userId = caller.objectId;
    const auto principal = tenant.world.servicePrincipals.find(caller.objectId);
    if (principal != tenant.world.servicePrincipals.end())
        initiator.displayName = principal->second.displayName;
    initiator.address = callerAddress(request);
    initiator.userAgent = request.headers.get("User-Agent");
    initiator.correlation = request.correlation;
    return initiator;
}

// Application.ReadWrite.OwnedBy reaches only what the caller owns.
void requireWrite(Tenant &tenant, const Caller &caller, const CredentialHolder &holder)
{
    if (caller.hasRole("Application.ReadWrite.All"))
        return;
    require(caller, {"Application.ReadWrite.OwnedBy"});
    const Application *application = tenant.world.applicationByAppId(holder.appId);
    const bool owned =
        application != nullptr &&
        std::ranges::find(application->owners, caller.objectId) != application->owners.end();
    if (!owned)
        refuse(403, "Authorization_RequestDenied",
               "Insufficient privileges to complete the operation.");
}

const AppManagementPolicy &policyOf(const Tenant &tenant, const CredentialHolder &holder)
{
    const auto application = tenant.world.applications.find(holder.id);
    if (application == tenant.world.applications.end() || application->second.policyId.empty())
        return tenant.world.defaultPolicy;
    return tenant.world.policies.at(application->second.policyId);
}

void checkPolicy(const AppManagementPolicy &policy, const NewPassword &wanted)
{
    if (!policy.enabled)
        return;
    if (policy.passwordsForbidden)
        refuse(400, "CredentialTypeNotAllowedAsPerAppPolicy",
               "Credential type not allowed as per assigned policy '" + policy.displayName + "'.");
    if (policy.maxLifetimeDays > 0 && wanted.end - wanted.start > policy.maxLifetimeDays * dayMs)
        refuse(400, "CredentialInvalidLifetimeAsPerAppPolicy",
               "Credential lifetime exceeds the max value allowed as per assigned policy. Policy "
               "'" +
                   policy.displayName + "'.");
}

Json jsonBody(const Request &request)
{
    const auto body = bodyOf(request);
    const bool declared = request.headers.get("Content-Type").starts_with("application/json");
    if (!declared || !body || !body->is_object())
        refuse(400, "Request_BadRequest",
               "Unable to read JSON request payload. Please ensure "
               "Content-Type header is set and payload is of valid JSON "
               "format.");
    return *body;
}

TenantMs timeIn(const Json &credential, const char *name, TenantMs otherwise)
{
    if (!credential.contains(name) || credential[name].is_null())
        return otherwise;
    const auto time = credential[name].is_string()
                          ? parseIsoTime(credential[name].get<std::string>())
                          : std::nullopt;
    if (!time)
        refuse(400, "Request_BadRequest",
               std::string("Cannot convert the literal of '") + name +
                   "' to the expected type 'Edm.DateTimeOffset'.");
    // The directory keeps whole seconds.
    return *time / secondMs * secondMs;
}

NewPassword wantedPassword(const Json &body, TenantMs now)
{
    for (const auto &[name, value] : body.items()) {
        if (name != "passwordCredential")
            refuseStrictly("Request_BadRequest", "Unknown parameter '" + name + "'.");
    }
    const Json credential = body.value("passwordCredential", Json::object());
    if (!credential.is_object())
        refuse(400, "Request_BadRequest", "Invalid value for 'passwordCredential'.");
    for (const auto &[name, value] : credential.items()) {
        const bool known = name == "displayName" || name == "startDateTime" ||
                           name == "endDateTime" || name == "customKeyIdentifier" ||
                           name == "@odata.type";
        if (!known)
            refuseStrictly("Request_BadRequest",
                           "Property '" + name + "' cannot be set when a password is added.");
    }
    NewPassword wanted;
    const Json name = credential.value("displayName", Json());
    if (!name.is_null() && !name.is_string())
        refuse(400, "Request_BadRequest", "Invalid value specified for property 'displayName'.");
    wanted.displayName = textOf(credential, "displayName");
    if (wanted.displayName.size() > longestName)
        refuse(400, "Request_BadRequest", "Invalid value specified for property 'displayName'.");
    wanted.start = timeIn(credential, "startDateTime", now / secondMs * secondMs);
    wanted.end = timeIn(credential, "endDateTime", wanted.start + defaultLife);
    if (wanted.end <= wanted.start || wanted.end <= now)
        refuse(400, "Request_BadRequest", "The endDateTime must be later than the startDateTime.");
    return wanted;
}

Response add(Tenant &tenant, const Request &request, CredentialHolder &holder, const Caller &caller)
{
    requireWrite(tenant, caller, holder);
    const NewPassword wanted = wantedPassword(jsonBody(request), request.time);
    checkPolicy(policyOf(tenant, holder), wanted);
    const PasswordCredential &made =
        addPassword(tenant, holder, wanted, initiatorOf(tenant, request, caller));
    Json body{{"@odata.context", contextOf("microsoft.graph.passwordCredential")}};
    body.update(passwordJson(made, true));
    return answer(200, body);
}

Response remove(Tenant &tenant, const Request &request, CredentialHolder &holder,
                const Caller &caller)
{
    requireWrite(tenant, caller, holder);
    const Json body = jsonBody(request);
    const std::string keyId = textOf(body, "keyId");
    if (keyId.empty())
        refuse(400, "Request_BadRequest", "The parameter 'keyId' is required.");
    if (!removePassword(tenant, holder, keyId, initiatorOf(tenant, request, caller))) {
        const bool badRequest = tenant.variant("remove-unknown-key", 2) == 0;
        refuse(badRequest ? 400 : 404,
               badRequest ? "Request_BadRequest" : "Request_ResourceNotFound",
               "No password credential found with keyId.");
    }
    return emptyResponse(204);
}

} // namespace

void addCredentialRoutes(Tenant &tenant, std::vector<Route> &routes)
{
    const auto route = [&](const std::string &operation, const std::string &path, auto body) {
        routes.push_back(
            {"graph." + operation, "POST", "/v1.0/" + path, "", guarded(tenant, body)});
    };
    for (const char *one : {"applications/{id}", "applications(appId='{appId}')"}) {
        const std::string path(one);
        route("addPassword", path + "/addPassword",
              [&tenant](const Request &request, const Params &params, const Caller &caller) {
                  return add(tenant, request, applicationOf(tenant, params), caller);
              });
        route("removePassword", path + "/removePassword",
              [&tenant](const Request &request, const Params &params, const Caller &caller) {
                  return remove(tenant, request, applicationOf(tenant, params), caller);
              });
    }
    for (const char *one : {"servicePrincipals/{id}", "servicePrincipals(appId='{appId}')"}) {
        const std::string path(one);
        route("addServicePrincipalPassword", path + "/addPassword",
              [&tenant](const Request &request, const Params &params, const Caller &caller) {
                  return add(tenant, request, servicePrincipalOf(tenant, params), caller);
              });
        route("removeServicePrincipalPassword", path + "/removePassword",
              [&tenant](const Request &request, const Params &params, const Caller &caller) {
                  return remove(tenant, request, servicePrincipalOf(tenant, params), caller);
              });
    }
}

} // namespace sim::graph
