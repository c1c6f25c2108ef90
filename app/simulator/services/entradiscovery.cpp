// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Entra publishes about itself: endpoints, keys, the names of its instance.

#include "app/simulator/services/answers.h"
#include "app/simulator/services/services.h"
#include "app/simulator/tenant.h"

namespace sim {

namespace {

constexpr const char *loginHost = "https://login.microsoftonline.com/";

Response discovery(const World &world, const Params &params)
{
    const std::string authority = loginHost + params.at("tenant");
    return answer(
        200, {{"token_endpoint", authority + "/oauth2/v2.0/token"},
              {"token_endpoint_auth_methods_supported",
               {"client_secret_post", "private_key_jwt", "client_secret_basic"}},
              {"jwks_uri", authority + "/discovery/v2.0/keys"},
              {"response_modes_supported", {"query", "fragment", "form_post"}},
              {"subject_types_supported", {"pairwise"}},
              {"id_token_signing_alg_values_supported", {"RS256"}},
              {"response_types_supported", {"code", "id_token", "code id_token", "id_token token"}},
              {"scopes_supported", {"openid", "profile", "email", "offline_access"}},
              {"issuer", loginHost + world.tenantId + "/v2.0"},
              {"request_uri_parameter_supported", false},
              {"userinfo_endpoint", "https://graph.microsoft.com/oidc/userinfo"},
              {"authorization_endpoint", authority + "/oauth2/v2.0/authorize"},
              {"device_authorization_endpoint", authority + "/oauth2/v2.0/devicecode"},
              {"end_session_endpoint", authority + "/oauth2/v2.0/logout"},
              {"claims_supported", {"sub", "iss", "aud", "exp", "iat"}},
              {"tenant_region_scope", "EU"},
              {"cloud_instance_name", "microsoftonline.com"},
              {"cloud_graph_host_name", "graph.windows.net"},
              {"msgraph_host", "graph.microsoft.com"},
              {"rbac_url", "https://pas.windows.net"}});
}

Response instances(const World &world)
{
    return answer(200, {{"tenant_discovery_endpoint",
                         loginHost + world.tenantId + "/v2.0/.well-known/openid-configuration"},
                        {"api-version", "1.1"},
                        {"metadata",
                         {{{"preferred_network", "login.microsoftonline.com"},
                           {"preferred_cache", "login.windows.net"},
                           {"aliases",
                            {"login.microsoftonline.com", "login.windows.net",
                             "login.microsoft.com", "sts.windows.net"}}}}}});
}

} // namespace

void addEntraDiscovery(Tenant &tenant, std::vector<Route> &routes)
{
    routes.push_back({"entra.openidConfiguration", "GET",
                      "/{tenant}/v2.0/.well-known/openid-configuration", "",
                      [&tenant](const Request &, const Params &params) {
                          return discovery(tenant.world, params);
                      }});
    routes.push_back(
        {"entra.instanceDiscovery", "GET", "/common/discovery/instance", "1.0",
         [&tenant](const Request &, const Params &) { return instances(tenant.world); }});
    routes.push_back({"entra.keys", "GET", "/{tenant}/discovery/v2.0/keys", "",
                      [&tenant](const Request &, const Params &) {
                          const Json key = Json::parse(tenant.tokens.publicJwk());
                          return answer(200, {{"keys", Json::array({key})}});
                      }});
}

} // namespace sim
