// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The maker portal, as far as a rotation needs a person: the connector's security page and the
// environment variable's page. Plain http on the tenant's own port, plain HTML.

#include "app/simulator/services/people.h"
#include "app/simulator/services/services.h"

namespace sim {

namespace {

std::string escaped(const std::string &text)
{
    std::string html;
    for (const char c : text) {
        switch (c) {
        case '&':
            html += "&amp;";
            break;
        case '<':
            html += "&lt;";
            break;
        case '>':
            html += "&gt;";
            break;
        case '"':
            html += "&quot;";
            break;
        case '\'':
            html += "&#39;";
            break;
        default:
            html += c;
        }
    }
    return html;
}

Response page(int status, const std::string &title, const std::string &body)
{
    Response response = emptyResponse(status);
    response.headers.set("Content-Type", "text/html; charset=utf-8");
    response.headers.set("Cache-Control", "no-store");
    response.body = "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>" +
                    escaped(title) +
                    "</title></head>\n<body>\n<p><a href=\"/portal\">Contoso maker portal "
                    "(simulated)</a></p>\n<h1>" +
                    escaped(title) + "</h1>\n" + body + "</body>\n</html>\n";
    return response;
}

Response notFound()
{
    return page(404, "Not found", "<p>This page does not exist.</p>\n");
}

Response seeOther(const std::string &where)
{
    Response response = emptyResponse(303);
    response.headers.set("Location", where);
    return response;
}

std::string pathOf(const Connector &connector)
{
    return "/portal/environments/" + connector.environmentId + "/connectors/" +
           connector.internalId + "/security";
}

std::string pathOf(const EnvironmentVariable &variable)
{
    return "/portal/environments/" + variable.environmentId + "/variables/" + variable.schemaName;
}

std::string link(const std::string &path, const std::string &text)
{
    return "<li><a href=\"" + escaped(path) + "\">" + escaped(text) + "</a></li>\n";
}

Response index(Tenant &tenant)
{
    std::string body;
    for (const auto &[id, environment] : tenant.world.environments) {
        std::string items;
        for (const auto &[key, connector] : tenant.world.connectors)
            if (connector.environmentId == id)
                items += link(pathOf(connector), connector.displayName);
        for (const auto &[key, variable] : tenant.world.variables)
            if (variable.environmentId == id)
                items += link(pathOf(variable), variable.displayName + " (environment variable)");
        if (!items.empty())
            body += "<h2>" + escaped(environment.displayName) + "</h2>\n<ul>\n" + items + "</ul>\n";
    }
    return page(200, "Environments", body);
}

Connector *connectorOf(Tenant &tenant, const Params &params)
{
    for (auto &[id, connector] : tenant.world.connectors)
        if (equalsIgnoringCase(connector.environmentId, params.at("environment")) &&
            (connector.internalId == params.at("connector") || id == params.at("connector")))
            return &connector;
    return nullptr;
}

std::string savedNote(const Request &request)
{
    return request.query.has("saved") ? "<p role=\"status\">Saved.</p>\n" : "";
}

Response showConnector(Tenant &tenant, const Request &request, const Params &params)
{
    const Connector *connector = connectorOf(tenant, params);
    if (connector == nullptr)
        return notFound();
    const std::string source =
        connector->secretVariable.empty()
            ? "<p>The client secret is not shown.</p>\n"
            : "<p>The client secret comes from the environment variable <code>" +
                  escaped(connector->secretVariable) + "</code>.</p>\n";
    return page(200, connector->displayName + ": security",
                savedNote(request) + "<form method=\"post\" action=\"" +
                    escaped(pathOf(*connector)) +
                    "\">\n<p>Authentication type: OAuth 2.0, Azure Active Directory</p>\n"
                    "<p><label>Client ID <input name=\"clientId\" readonly value=\"" +
                    escaped(connector->clientId) + "\"></label></p>\n" + source +
                    "<p><label>Client secret <input name=\"clientSecret\" type=\"password\" "
                    "autocomplete=\"off\"></label></p>\n"
                    "<p><button>Update connector</button></p>\n</form>\n");
}

Response updateConnector(Tenant &tenant, const Request &request, const Params &params)
{
    Connector *connector = connectorOf(tenant, params);
    if (connector == nullptr)
        return notFound();
    const std::string value = parseForm(request.body).get("clientSecret");
    if (value.empty())
        return page(400, "Client secret missing", "<p>Enter the client secret.</p>\n");
    pasteSecret(tenant, *connector, value);
    return seeOther(pathOf(*connector) + "?saved=1");
}

EnvironmentVariable *variableOf(Tenant &tenant, const Params &params)
{
    for (auto &[id, variable] : tenant.world.variables)
        if (equalsIgnoringCase(variable.environmentId, params.at("environment")) &&
            variable.schemaName == params.at("variable"))
            return &variable;
    return nullptr;
}

Response showVariable(Tenant &tenant, const Request &request, const Params &params)
{
    const EnvironmentVariable *variable = variableOf(tenant, params);
    if (variable == nullptr)
        return notFound();
    return page(
        200, variable->displayName,
        savedNote(request) + "<form method=\"post\" action=\"" + escaped(pathOf(*variable)) +
            "\">\n<p>Data type: Secret, from Azure Key Vault</p>\n"
            "<p><label>Value <input name=\"value\" size=\"120\" value=\"" +
            escaped(variable->value) + "\"></label></p>\n<p><button>Save</button></p>\n</form>\n");
}

Response updateVariable(Tenant &tenant, const Request &request, const Params &params)
{
    EnvironmentVariable *variable = variableOf(tenant, params);
    if (variable == nullptr)
        return notFound();
    if (!saveVariable(tenant, *variable, parseForm(request.body).get("value")))
        return page(400, "Not a secret of a vault",
                    "<p>The value must name a secret of a key vault.</p>\n");
    return seeOther(pathOf(*variable) + "?saved=1");
}

using Page = Response (*)(Tenant &, const Request &, const Params &);

Handler handler(Tenant &tenant, Page page)
{
    return [&tenant, page](const Request &request, const Params &params) {
        return page(tenant, request, params);
    };
}

} // namespace

void addPortal(Tenant &tenant)
{
    const std::string connector =
        "/portal/environments/{environment}/connectors/{connector}/security";
    const std::string variable = "/portal/environments/{environment}/variables/{variable}";
    tenant.router.add(
        {"portal", {std::string(portalHost)}, [](Refusal, const Request &) { return notFound(); }},
        {{"portal.index", "GET", "/portal", "",
          [&tenant](const Request &, const Params &) { return index(tenant); }},
         {"portal.showConnector", "GET", connector, "", handler(tenant, showConnector)},
         {"portal.updateConnector", "POST", connector, "", handler(tenant, updateConnector)},
         {"portal.showVariable", "GET", variable, "", handler(tenant, showVariable)},
         {"portal.updateVariable", "POST", variable, "", handler(tenant, updateVariable)}});
    tenant.router.add(
        {"tenant",
         {std::string(controlHost)},
         [](Refusal, const Request &request) {
             return answer(404, {{"error", "No " + request.method + " " + request.path}});
         }},
        {{"tenant.people", "POST", "/_tenant/people", "",
          [&tenant](const Request &request, const Params &) { return people(tenant, request); }}});
}

} // namespace sim
