// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the parts of the Graph service share: refusals, permissions, query options, paging.

#include "app/simulator/credentials.h"
#include "app/simulator/services/answers.h"
#include "app/simulator/tenant.h"

#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

namespace sim::graph {

// Thrown inside the service, answered in Graph's envelope.
struct Refused
{
    int status;
    std::string code, message;
    bool unexpected = false;
};

[[noreturn]] void refuse(int status, const std::string &code, const std::string &message);
[[noreturn]] void refuseStrictly(const std::string &code, const std::string &message); // 400
[[noreturn]] void refuseMissing(const std::string &id);                                // 404

Response envelope(const Request &request, const Refused &refused);
Response refuseService(Refusal refusal, const Request &request);

// Checks the token, runs the body, words refusals, adds the headers of every answer.
Handler guarded(Tenant &tenant,
                std::function<Response(const Request &, const Params &, const Caller &)> body);

void require(const Caller &caller, std::initializer_list<std::string> anyRole);

// Query options of one call against the properties of a type.
class Options
{
public:
    Options(const Request &request, std::string type, std::vector<std::string> properties,
            std::vector<std::string> allowed);

    bool selects(const std::string &property) const; // named in $select
    Json project(const Json &object) const;          // the chosen members, as Graph orders them
    std::string contextSuffix() const;               // "(id,appId)" or ""

private:
    std::vector<std::string> m_selected;
};

// A collection of the directory in pages; the link leads on with an opaque token.
struct Collection
{
    std::string context; // "applications"
    std::size_t defaultPage = 100;
    std::size_t largestPage = 999;
    bool emptyPageBeforeLast = false; // a legal answer that has surprised clients
};
Response page(const Request &request, const Collection &collection, const std::string &suffix,
              const std::vector<Json> &rows);

// The documented subset of $filter: eq, ne, ge, le, startswith, in, any(), joined by "and".
using Predicate = std::function<bool(const Json &)>;
struct FilterableField
{
    std::string path; // "appId", "initiatedBy/app/appId", "targetResources/id" for any(t:t/id ..)
    bool date = false;
};
Predicate parseFilter(const std::string &text, const std::vector<FilterableField> &fields,
                      bool advanced);

// Parts of the service.
void addApplicationRoutes(Tenant &tenant, std::vector<Route> &routes);
void addCredentialRoutes(Tenant &tenant, std::vector<Route> &routes);
void addDirectoryRoutes(Tenant &tenant, std::vector<Route> &routes); // users, audits, policies

// Reads of applications and service principals go to one of several replicas.
const DirectoryVersion *viewOf(Tenant &tenant, const Request &request,
                               const CredentialHolder &holder);
Application &applicationOf(Tenant &tenant, const Params &params); // by {id} or {appId}
ServicePrincipal &servicePrincipalOf(Tenant &tenant, const Params &params);
Json passwordJson(const PasswordCredential &credential, bool withText);
std::string contextOf(const std::string &what); // "https://graph.microsoft.com/v1.0/$metadata#..."

} // namespace sim::graph
