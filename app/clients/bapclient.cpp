// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/bapclient.h"

#include "app/clients/servicecall.h"
#include "app/http/paging.h"

namespace keyturn {

namespace {

constexpr const char *environmentsPath =
    "/providers/Microsoft.BusinessAppPlatform/scopes/admin/environments";
const QueryItems apiVersion{{QStringLiteral("api-version"), QStringLiteral("2023-06-01")}};

Environment environmentFrom(const Json &json)
{
    const Json properties = json.member("properties");
    Environment environment;
    environment.id = json.text("name");
    environment.name = properties.text("displayName", environment.id);
    environment.sku = properties.text("environmentSku");
    // Absent members mean an environment without Dataverse.
    environment.instanceUrl =
        withoutSlash(properties.member("linkedEnvironmentMetadata").text("instanceUrl"));
    return environment;
}

} // namespace

BapClient::BapClient(Pipeline *pipeline, TokenCredential *credential, Cloud cloud)
    : m_pipeline(pipeline)
    , m_credential(credential)
    , m_cloud(std::move(cloud))
{}

Task<QList<Environment>> BapClient::listEnvironments(CallOptions options)
{
    Request first = serviceGet(QStringLiteral("bap.listEnvironments"),
                               serviceUrl(m_cloud.businessPlatform, environmentsPath, apiVersion),
                               {m_credential, m_cloud.powerAppsAudience}, options);
    const Result<std::vector<Json>> rows = co_await readPages(m_pipeline, std::move(first));
    if (!rows)
        co_return std::unexpected(rows.error());
    QList<Environment> out;
    for (const Json &row : *rows)
        out << environmentFrom(row);
    co_return out;
}

Task<Environment> BapClient::environment(QString id, CallOptions options)
{
    Request call = serviceGet(
        QStringLiteral("bap.getEnvironment"),
        serviceUrl(m_cloud.businessPlatform, environmentsPath + ('/' + segment(id)), apiVersion),
        {m_credential, m_cloud.powerAppsAudience}, options);
    const Result<Reply> reply = co_await m_pipeline->send(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return environmentFrom(reply->json);
}

} // namespace keyturn
