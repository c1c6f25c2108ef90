// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Microsoft Entra ID's v2 endpoint as far as an application uses it: client credentials with a
// secret or a certificate, from one of several replicas.

#include "app/simulator/services/answers.h"
#include "app/simulator/services/assertion.h"
#include "app/simulator/services/services.h"
#include "app/simulator/signins.h"
#include "app/simulator/tenant.h"
#include "app/simulator/truth.h"

#include <algorithm>

namespace sim {

namespace {

constexpr TenantMs shortestLife = 3599;
constexpr TenantMs longestLife = 5399;
constexpr const char *loginHost = "https://login.microsoftonline.com/";
constexpr const char *graphAppId = "00000003-0000-0000-c000-000000000000";

// A refusal of the token endpoint.
struct Denial
{
    int status = 400;
    std::string error;
    int code = 0;
    std::string message;
};

struct TokenCall
{
    Tenant &tenant;
    const Request &request;
    Query form;
    std::string clientId, secret, assertion;
    std::string audience;
    Application *application = nullptr;
    ServicePrincipal *principal = nullptr;
    SignIn signIn;
};

Response denied(const Tenant &tenant, const Request &request, const Denial &denial)
{
    Random random(tenant.options.seed ^ static_cast<std::uint64_t>(request.time) ^
                  request.connection);
    const std::string trace = random.guid();
    std::string stamp = isoTime(request.time);
    stamp[10] = ' ';
    const std::string text = "AADSTS" + std::to_string(denial.code) + ": " + denial.message +
                             " Trace ID: " + trace + " Correlation ID: " + request.correlation +
                             " Timestamp: " + stamp;
    Response response =
        answer(denial.status, {{"error", denial.error},
                               {"error_description", text},
                               {"error_codes", {denial.code}},
                               {"timestamp", stamp},
                               {"trace_id", trace},
                               {"correlation_id", request.correlation},
                               {"error_uri", "https://login.microsoftonline.com/error?code=" +
                                                 std::to_string(denial.code)}});
    response.headers.set("Cache-Control", "no-store, no-cache");
    response.headers.set("Pragma", "no-cache");
    response.headers.set("x-ms-request-id", trace);
    return response;
}

Response refuse(const Tenant &tenant, Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::Throttled:
        return denied(tenant, request,
                      {429, "temporarily_unavailable", 90055,
                       "Tenant '" + tenant.world.tenantId +
                           "' request is throttled due to excessive request rate."});
    case Refusal::Unavailable:
        return denied(tenant, request,
                      {503, "temporarily_unavailable", 90033,
                       "A transient error has occurred. Please try again."});
    case Refusal::Forbidden:
        return denied(tenant, request,
                      {403, "access_denied", 53003,
                       "Access has been blocked by Conditional Access policies. The access policy "
                       "does not allow token issuance."});
    case Refusal::UnknownRoute:
    case Refusal::MethodNotAllowed:
    case Refusal::MissingApiVersion:
    case Refusal::InvalidApiVersion:
    case Refusal::BadRequest:
        break;
    }
    return denied(tenant, request,
                  {404, "invalid_request", 900144, "The requested resource was not found."});
}

bool isTenant(const World &world, const std::string &name)
{
    return equalsIgnoringCase(name, world.tenantId) || equalsIgnoringCase(name, world.tenantDomain);
}

Denial missing(const std::string &parameter)
{
    return {400, "invalid_request", 900144,
            "The request body must contain the following parameter: '" + parameter + "'."};
}

// "https://graph.microsoft.com" for a resource that this tenant knows, "" otherwise.
std::string audienceOf(World &world, std::string resource)
{
    while (resource.ends_with('/'))
        resource.pop_back();
    if (equalsIgnoringCase(resource, graphAppId))
        return "https://graph.microsoft.com";
    if (resource == "https://management.core.windows.net")
        return "https://management.azure.com";
    for (const char *known :
         {"https://graph.microsoft.com", "https://management.azure.com", "https://vault.azure.net",
          "https://api.loganalytics.io", "https://api.loganalytics.azure.com",
          "https://service.powerapps.com", "https://api.powerplatform.com",
          "https://api.applicationinsights.io"}) {
        if (equalsIgnoringCase(resource, known))
            return known;
    }
    constexpr std::string_view scheme = "https://";
    if (resource.starts_with(scheme) &&
        world.environmentByHost(std::string_view(resource).substr(scheme.size())) != nullptr)
        return resource;
    const bool ofConsumer = std::ranges::any_of(
        world.consumers, [&](const auto &entry) { return entry.second.resource == resource; });
    return ofConsumer || world.applicationByAppId(resource) != nullptr ? resource : std::string();
}

std::optional<Denial> readScope(TokenCall &call)
{
    const std::string scope = call.form.get("scope");
    if (scope.empty())
        return missing("scope");
    constexpr std::string_view ending = "/.default";
    const bool one = scope.find(' ') == std::string::npos;
    if (!one || !scope.ends_with(ending))
        return Denial{400, "invalid_scope", one ? 1002012 : 70011,
                      one ? "The provided value for scope " + scope +
                                " is not valid. Client credential flows must have a scope value "
                                "with /.default suffixed to the resource identifier (application "
                                "ID URI)."
                          : "The provided request must include a 'scope' input parameter. The "
                            "provided value for the input parameter 'scope' is not valid. The "
                            "scope " +
                                scope + " is not valid."};
    const std::string resource = scope.substr(0, scope.size() - ending.size());
    call.audience = audienceOf(call.tenant.world, resource);
    if (call.audience.empty())
        return Denial{400, "invalid_resource", 500011,
                      "The resource principal named " + resource +
                          " was not found in the tenant "
                          "named " +
                          call.tenant.world.tenantName +
                          ". This can happen if the application has not been installed by the "
                          "administrator of the tenant or consented to by any user in the tenant."};
    return std::nullopt;
}

// RFC 6749 2.3.1: both halves are form-encoded before they are joined.
void readBasic(TokenCall &call)
{
    const std::string header = call.request.headers.get("Authorization");
    constexpr std::string_view scheme = "Basic ";
    if (!equalsIgnoringCase(std::string_view(header).substr(0, scheme.size()), scheme))
        return;
    const auto pair = base64Decode(std::string_view(header).substr(scheme.size()));
    const auto colon = pair ? pair->find(':') : std::string::npos;
    if (colon == std::string::npos)
        return;
    call.clientId = percentDecode(std::string_view(*pair).substr(0, colon), true);
    call.secret = percentDecode(std::string_view(*pair).substr(colon + 1), true);
}

std::optional<Denial> readClient(TokenCall &call)
{
    call.clientId = call.form.get("client_id");
    call.secret = call.form.get("client_secret");
    call.assertion = call.form.get("client_assertion");
    readBasic(call);
    if (call.clientId.empty())
        return missing("client_id");
    call.application = call.tenant.world.applicationByAppId(call.clientId);
    call.principal = call.tenant.world.servicePrincipalByAppId(call.clientId);
    if (call.application == nullptr || call.principal == nullptr)
        return Denial{400, "unauthorized_client", 700016,
                      "Application with identifier '" + call.clientId +
                          "' was not found in the directory '" + call.tenant.world.tenantName +
                          "'. This can happen if the application has not been installed by the "
                          "administrator of the tenant or consented to by any user in the tenant. "
                          "You may have sent your authentication request to the wrong tenant."};
    if (call.application->disabled || !call.principal->enabled)
        return Denial{400, "unauthorized_client", 7000112,
                      "Application '" + call.clientId + "'(" + call.application->displayName +
                          ") is disabled."};
    return std::nullopt;
}

std::optional<Denial> checkSecret(TokenCall &call)
{
    // A connection stays with the replica it met.
    const std::size_t replica =
        Random(call.tenant.options.seed * 7919 + call.request.connection).next() % tokenReplicas;
    World &world = call.tenant.world;
    const TenantMs now = call.request.time + call.request.hints.clockSkewMs;
    if (const auto *credential =
            acceptedCredential(world, call.clientId, call.secret, replica, now)) {
        call.signIn.keyId = credential->keyId;
        return std::nullopt;
    }
    const auto *known = credentialOf(world, call.clientId, call.secret);
    if (known != nullptr && known->end <= now && known->replicas.at(replica).at(now))
        return Denial{401, "invalid_client", 7000222,
                      "The provided client secret keys for app '" + call.clientId +
                          "' are expired. Visit the Azure portal to create new keys for your app: "
                          "https://aka.ms/NewClientSecret, or consider using certificate "
                          "credentials for added security: https://aka.ms/certCreds."};
    return Denial{401, "invalid_client", 7000215,
                  "Invalid client secret provided. Ensure the secret being sent in the request is "
                  "the client secret value, not the client secret ID, for a secret added to app '" +
                      call.clientId + "'."};
}

std::optional<Denial> checkCertificate(TokenCall &call)
{
    constexpr std::string_view bearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    if (call.form.get("client_assertion_type") != bearer)
        return missing("client_assertion_type");
    AssertionExpectation expected;
    expected.clientId = call.clientId;
    const std::string authority = loginHost + call.tenant.world.tenantId;
    expected.audiences = {authority + "/oauth2/v2.0/token", authority + "/oauth2/token",
                          authority + "/v2.0"};
    expected.now = call.request.time + call.request.hints.clockSkewMs;
    const CredentialHolder *holders[] = {call.application, call.principal};
    for (const CredentialHolder *holder : holders) {
        for (const KeyCredential &key : holder->keys) {
            if (!key.removed)
                expected.keys.push_back(&key);
        }
    }
    const AssertionVerdict verdict = checkAssertion(call.assertion, expected);
    if (verdict.code == 70021)
        return Denial{400, "invalid_request", verdict.code, verdict.message};
    if (verdict.code != 0)
        return Denial{401, "invalid_client", verdict.code, verdict.message};
    call.signIn.keyId = verdict.key->keyId;
    call.signIn.credentialType = "certificate";
    for (const char c : verdict.key->sha1) {
        constexpr std::string_view digits = "0123456789ABCDEF";
        call.signIn.thumbprint += digits[static_cast<unsigned char>(c) >> 4];
        call.signIn.thumbprint += digits[static_cast<unsigned char>(c) & 15];
    }
    return std::nullopt;
}

std::optional<Denial> checkClient(TokenCall &call)
{
    if (call.secret.empty() && call.assertion.empty())
        return Denial{401, "invalid_client", 7000218,
                      "The request body must contain the following parameter: 'client_assertion' "
                      "or 'client_secret'."};
    return call.assertion.empty() ? checkSecret(call) : checkCertificate(call);
}

std::optional<Denial> readTenantAndGrant(TokenCall &call, const std::string &tenantName)
{
    if (tenantName == "common" || tenantName == "organizations" || tenantName == "consumers")
        return Denial{400, "invalid_request", 9001023,
                      "The grant type is not supported over the /" + tenantName +
                          "/ endpoint. Please use a tenant-specific endpoint."};
    if (!isTenant(call.tenant.world, tenantName))
        return Denial{400, "invalid_request", 90002,
                      "Tenant '" + tenantName +
                          "' not found. Check to make sure you have the correct tenant ID and are "
                          "signing into the correct cloud. Check with your subscription "
                          "administrator, this may happen if there are no active subscriptions for "
                          "the tenant."};
    const std::string grant = call.form.get("grant_type");
    if (grant.empty())
        return missing("grant_type");
    if (grant != "client_credentials")
        return Denial{400, "unsupported_grant_type", 70003,
                      "The app requested an unsupported grant type '" + grant + "'."};
    return std::nullopt;
}

// Only a known application leaves a record, refused or not.
void record(TokenCall &call, int code, const std::string &message)
{
    call.signIn.appId = call.application->appId;
    call.signIn.resource = call.audience;
    call.signIn.resultType = code;
    call.signIn.resultDescription = message;
    call.signIn.address = callerAddress(call.request);
    call.signIn.userAgent = call.request.headers.get("User-Agent");
    call.signIn.correlation = call.request.correlation;
    recordSignIn(call.tenant, call.signIn);
}

Response granted(TokenCall &call)
{
    Tenant &tenant = call.tenant;
    const bool jitter = !tenant.options.isGentle("cache");
    const TenantMs life = jitter ? tenant.random.between(shortestLife, longestLife) : shortestLife;
    Caller caller;
    caller.appId = call.application->appId;
    caller.objectId = call.principal->id;
    caller.audience = call.audience;
    caller.tokenId = base64UrlEncode(tenant.random.hex(16));
    caller.expires = call.request.time + life * secondMs;
    if (const auto roles = call.principal->roles.find(call.audience);
        roles != call.principal->roles.end())
        caller.roles = roles->second;
    call.signIn.tokenId = caller.tokenId;
    record(call, 0, {});
    Response response =
        answer(200, {{"token_type", "Bearer"},
                     {"expires_in", life},
                     {"ext_expires_in", life},
                     {"access_token", tenant.tokens.issue(caller, call.request.time)}});
    response.headers.set("Cache-Control", "no-store, no-cache");
    response.headers.set("Pragma", "no-cache");
    response.headers.set("x-ms-request-id", tenant.random.guid());
    return response;
}

Response token(Tenant &tenant, const Request &request, const std::string &tenantName)
{
    TokenCall call{tenant, request, parseForm(request.body), {}, {}, {}, {}, nullptr, nullptr, {}};
    std::optional<Denial> denial = readTenantAndGrant(call, tenantName);
    if (!denial)
        denial = readClient(call);
    if (!denial)
        denial = readScope(call);
    const bool asked = !denial;
    if (!denial)
        denial = checkClient(call);
    if (denial && asked)
        record(call, denial->code, denial->message);
    Response response = denial ? denied(tenant, request, *denial) : granted(call);
    if (const std::string id = request.headers.get("client-request-id"); !id.empty())
        response.headers.set("client-request-id", id);
    return response;
}

} // namespace

void addEntra(Tenant &tenant)
{
    std::vector<Route> routes{{"entra.token", "POST", "/{tenant}/oauth2/v2.0/token", "",
                               [&tenant](const Request &request, const Params &params) {
                                   return token(tenant, request, params.at("tenant"));
                               }}};
    addEntraDiscovery(tenant, routes);
    tenant.router.add({"entra",
                       {"login.microsoftonline.com", "login.windows.net", "login.microsoft.com"},
                       [&tenant](Refusal refusal, const Request &request) {
                           return refuse(tenant, refusal, request);
                       }},
                      std::move(routes));
}

} // namespace sim
