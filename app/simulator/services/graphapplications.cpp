// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's applications and service principals as they are read: from a replica that may lag.

#include "app/simulator/services/graph.h"

#include <algorithm>

namespace sim::graph {

namespace {

const std::vector<std::string> applicationProperties{"id",
                                                     "deletedDateTime",
                                                     "appId",
                                                     "applicationTemplateId",
                                                     "createdDateTime",
                                                     "description",
                                                     "disabledByMicrosoftStatus",
                                                     "displayName",
                                                     "groupMembershipClaims",
                                                     "identifierUris",
                                                     "isDeviceOnlyAuthSupported",
                                                     "isFallbackPublicClient",
                                                     "notes",
                                                     "publisherDomain",
                                                     "serviceManagementReference",
                                                     "signInAudience",
                                                     "tags",
                                                     "tokenEncryptionKeyId",
                                                     "uniqueName",
                                                     "api",
                                                     "appRoles",
                                                     "info",
                                                     "keyCredentials",
                                                     "optionalClaims",
                                                     "parentalControlSettings",
                                                     "passwordCredentials",
                                                     "publicClient",
                                                     "requiredResourceAccess",
                                                     "spa",
                                                     "verifiedPublisher",
                                                     "web",
                                                     "servicePrincipalLockConfiguration"};

const std::vector<std::string> principalProperties{"id",
                                                   "deletedDateTime",
                                                   "accountEnabled",
                                                   "alternativeNames",
                                                   "appDescription",
                                                   "appDisplayName",
                                                   "appId",
                                                   "applicationTemplateId",
                                                   "appOwnerOrganizationId",
                                                   "appRoleAssignmentRequired",
                                                   "createdDateTime",
                                                   "description",
                                                   "disabledByMicrosoftStatus",
                                                   "displayName",
                                                   "homepage",
                                                   "loginUrl",
                                                   "logoutUrl",
                                                   "notes",
                                                   "notificationEmailAddresses",
                                                   "preferredSingleSignOnMode",
                                                   "preferredTokenSigningKeyThumbprint",
                                                   "replyUrls",
                                                   "servicePrincipalNames",
                                                   "servicePrincipalType",
                                                   "signInAudience",
                                                   "tags",
                                                   "tokenEncryptionKeyId",
                                                   "addIns",
                                                   "appRoles",
                                                   "info",
                                                   "keyCredentials",
                                                   "oauth2PermissionScopes",
                                                   "passwordCredentials",
                                                   "resourceSpecificApplicationPermissions",
                                                   "samlSingleSignOnSettings",
                                                   "verifiedPublisher"};

const std::vector<FilterableField> filterable{{"id", false},
                                              {"appId", false},
                                              {"displayName", false},
                                              {"servicePrincipalType", false},
                                              {"createdDateTime", true},
                                              {"accountEnabled", false}};

const std::vector<std::string> listOptions{"$filter", "$top", "$skiptoken", "$count", "$orderby"};

Json keyJson(const KeyCredential &key, bool withKey)
{
    return {{"customKeyIdentifier", base64Encode(key.sha1)},
            {"displayName", key.displayName},
            {"endDateTime", isoTime(key.end)},
            {"key", withKey ? Json(base64Encode(key.certificateDer)) : Json()},
            {"keyId", key.keyId},
            {"startDateTime", isoTime(key.start)},
            {"type", "AsymmetricX509Cert"},
            {"usage", "Verify"}};
}

// The credentials that the replica behind this request knows; newest first, as Graph lists them.
void addCredentials(Json &object, const CredentialHolder &holder, const DirectoryVersion &version,
                    bool withKey)
{
    Json passwords = Json::array();
    for (const PasswordCredential &credential : holder.passwords) {
        if (std::ranges::find(version.passwordKeyIds, credential.keyId) !=
            version.passwordKeyIds.end())
            passwords.insert(passwords.begin(), passwordJson(credential, false));
    }
    Json keys = Json::array();
    for (const KeyCredential &key : holder.keys) {
        if (std::ranges::find(version.keyKeyIds, key.keyId) != version.keyKeyIds.end())
            keys.push_back(keyJson(key, withKey));
    }
    object["passwordCredentials"] = std::move(passwords);
    object["keyCredentials"] = std::move(keys);
}

Json applicationJson(Tenant &tenant, const Request &request, const Application &application,
                     bool withKey)
{
    Json object{{"id", application.id},
                {"deletedDateTime", nullptr},
                {"appId", application.appId},
                {"createdDateTime", isoTime(application.created)},
                {"displayName", application.displayName},
                {"description", nullptr},
                {"identifierUris", Json::array()},
                {"publisherDomain", tenant.world.tenantDomain},
                {"signInAudience", "AzureADMyOrg"},
                {"isFallbackPublicClient", nullptr},
                {"notes", nullptr},
                {"tags", Json::array()},
                {"requiredResourceAccess", Json::array()}};
    addCredentials(object, application, *viewOf(tenant, request, application), withKey);
    return object;
}

Json principalJson(Tenant &tenant, const Request &request, const ServicePrincipal &principal,
                   bool withKey)
{
    Json object{{"id", principal.id},
                {"deletedDateTime", nullptr},
                {"accountEnabled", principal.enabled},
                {"appDisplayName", principal.displayName},
                {"appId", principal.appId},
                {"appOwnerOrganizationId", tenant.world.tenantId},
                {"createdDateTime", isoTime(principal.created)},
                {"displayName", principal.displayName},
                {"servicePrincipalNames", {principal.appId}},
                {"servicePrincipalType", principal.type},
                {"signInAudience", "AzureADMyOrg"},
                {"tags", Json::array()}};
    addCredentials(object, principal, *viewOf(tenant, request, principal), withKey);
    return object;
}

void requireRead(const Caller &caller)
{
    require(caller, {"Application.Read.All", "Application.ReadWrite.All",
                     "Application.ReadWrite.OwnedBy", "Directory.Read.All"});
}

bool isAdvanced(const Request &request)
{
    return equalsIgnoringCase(request.headers.get("ConsistencyLevel"), "eventual") &&
           request.query.get("$count") == "true";
}

template<typename Map, typename ToJson>
Response list(Tenant &tenant, const Request &request, const Map &map, const std::string &type,
              const std::vector<std::string> &properties, ToJson toJson)
{
    const Options options(request, type, properties, listOptions);
    if (request.query.has("$orderby") && !isAdvanced(request))
        refuse(400, "Request_UnsupportedQuery",
               "Sorting is not supported for the query without ConsistencyLevel and $count.");
    const Predicate fits =
        parseFilter(request.query.get("$filter"), filterable, isAdvanced(request));
    std::vector<Json> rows;
    for (const auto &[id, item] : map) {
        const Json object = toJson(item);
        if (fits(object))
            rows.push_back(options.project(object));
    }
    const bool emptyPage = tenant.variant("graph-empty-page", 2) == 1;
    return page(request, {type + "s", 100, 999, emptyPage}, options.contextSuffix(), rows);
}

Response single(const std::string &set, const Options &options, const Json &object)
{
    Json body{{"@odata.context", contextOf(set + options.contextSuffix() + "/$entity")}};
    body.update(options.project(object));
    return answer(200, body);
}

Response owners(Tenant &tenant, const Request &request, const Params &params)
{
    const Options options(request, "directoryObject",
                          {"id", "displayName", "userPrincipalName", "mail", "appId",
                           "accountEnabled", "servicePrincipalType"},
                          {"$top", "$skiptoken"});
    std::vector<Json> rows;
    for (const std::string &owner : applicationOf(tenant, params).owners) {
        Json object;
        if (const auto user = tenant.world.users.find(owner); user != tenant.world.users.end())
            object = {{"@odata.type", "#microsoft.graph.user"},
                      {"id", owner},
                      {"displayName", user->second.displayName},
                      {"userPrincipalName", user->second.upn},
                      {"mail", user->second.mail}};
        else if (const auto p = tenant.world.servicePrincipals.find(owner);
                 p != tenant.world.servicePrincipals.end())
            object = {{"@odata.type", "#microsoft.graph.servicePrincipal"},
                      {"id", owner},
                      {"appId", p->second.appId},
                      {"displayName", p->second.displayName},
                      {"servicePrincipalType", p->second.type}};
        if (object.is_null())
            continue;
        Json chosen = options.project(object);
        chosen["@odata.type"] = object["@odata.type"];
        rows.push_back(std::move(chosen));
    }
    return page(request, {"directoryObjects"}, options.contextSuffix(), rows);
}

Response federated(Tenant &tenant, const Request &request, const Params &params)
{
    const Options options(request, "federatedIdentityCredential",
                          {"id", "name", "issuer", "subject", "description", "audiences"},
                          {"$top", "$skiptoken", "$filter"});
    const Application &application = applicationOf(tenant, params);
    std::vector<Json> rows;
    for (const FederatedCredential &f : application.federated)
        rows.push_back(options.project({{"id", f.id},
                                        {"name", f.name},
                                        {"issuer", f.issuer},
                                        {"subject", f.subject},
                                        {"description", f.description},
                                        {"audiences", Json::array({f.audience})}}));
    return page(request, {"applications('" + application.id + "')/federatedIdentityCredentials"},
                options.contextSuffix(), rows);
}

} // namespace

Json passwordJson(const PasswordCredential &credential, bool withText)
{
    return {{"customKeyIdentifier", nullptr},
            {"displayName", credential.displayName.empty() ? Json() : Json(credential.displayName)},
            {"endDateTime", isoTime(credential.end)},
            {"hint", credential.hint},
            {"keyId", credential.keyId},
            {"secretText", withText ? Json(credential.secretText) : Json()},
            {"startDateTime", isoTime(credential.start)}};
}

const DirectoryVersion *viewOf(Tenant &tenant, const Request &request,
                               const CredentialHolder &holder)
{
    if (request.hints.readAsOf) {
        const DirectoryVersion *seen = &holder.versions.front();
        for (const DirectoryVersion &version : holder.versions) {
            if (version.time <= *request.hints.readAsOf)
                seen = &version;
        }
        return seen;
    }
    const auto replica = static_cast<std::size_t>(
        tenant.random.between(0, static_cast<std::int64_t>(readReplicas) - 1));
    return versionAt(holder, replica, request.time);
}

Application &applicationOf(Tenant &tenant, const Params &params)
{
    if (const auto appId = params.find("appId"); appId != params.end()) {
        if (Application *found = tenant.world.applicationByAppId(appId->second))
            return *found;
        refuseMissing(appId->second);
    }
    const auto found = tenant.world.applications.find(lowered(params.at("id")));
    if (found == tenant.world.applications.end())
        refuseMissing(params.at("id"));
    return found->second;
}

ServicePrincipal &servicePrincipalOf(Tenant &tenant, const Params &params)
{
    if (const auto appId = params.find("appId"); appId != params.end()) {
        if (ServicePrincipal *found = tenant.world.servicePrincipalByAppId(appId->second))
            return *found;
        refuseMissing(appId->second);
    }
    const auto found = tenant.world.servicePrincipals.find(lowered(params.at("id")));
    if (found == tenant.world.servicePrincipals.end())
        refuseMissing(params.at("id"));
    return found->second;
}

void addApplicationRoutes(Tenant &tenant, std::vector<Route> &routes)
{
    const auto route = [&](const std::string &operation, const std::string &path, auto body) {
        routes.push_back({"graph." + operation, "GET", "/v1.0/" + path, "",
                          guarded(tenant, [body](const Request &request, const Params &params,
                                                 const Caller &caller) {
                              requireRead(caller);
                              return body(request, params);
                          })});
    };
    const auto application = [&tenant](const Request &request, const Params &params) {
        const Options options(request, "application", applicationProperties, {});
        return single("applications", options,
                      applicationJson(tenant, request, applicationOf(tenant, params),
                                      options.selects("keyCredentials")));
    };
    const auto principal = [&tenant](const Request &request, const Params &params) {
        const Options options(request, "servicePrincipal", principalProperties, {});
        return single("servicePrincipals", options,
                      principalJson(tenant, request, servicePrincipalOf(tenant, params),
                                    options.selects("keyCredentials")));
    };
    const auto ownersOf = [&tenant](const Request &request, const Params &params) {
        return owners(tenant, request, params);
    };
    const auto federatedOf = [&tenant](const Request &request, const Params &params) {
        return federated(tenant, request, params);
    };
    route("listApplications", "applications", [&tenant](const Request &request, const Params &) {
        return list(
            tenant, request, tenant.world.applications, "application", applicationProperties,
            [&](const Application &a) { return applicationJson(tenant, request, a, false); });
    });
    route("listServicePrincipals", "servicePrincipals",
          [&tenant](const Request &request, const Params &) {
              return list(tenant, request, tenant.world.servicePrincipals, "servicePrincipal",
                          principalProperties, [&](const ServicePrincipal &p) {
                              return principalJson(tenant, request, p, false);
                          });
          });
    route("getApplicationByAppId", "applications(appId='{appId}')", application);
    route("getServicePrincipalByAppId", "servicePrincipals(appId='{appId}')", principal);
    route("getApplication", "applications/{id}", application);
    route("getServicePrincipal", "servicePrincipals/{id}", principal);
    for (const char *one : {"applications/{id}", "applications(appId='{appId}')"}) {
        route("listApplicationOwners", std::string(one) + "/owners", ownersOf);
        route("listFederatedIdentityCredentials",
              std::string(one) + "/federatedIdentityCredentials", federatedOf);
    }
}

} // namespace sim::graph
