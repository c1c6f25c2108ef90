// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/resourcemanagerclient.h"

#include "app/clients/servicecall.h"
#include "app/http/paging.h"

namespace keyturn {

namespace {

constexpr const char *containerAppsVersion = "2024-03-01";

/// An ARM id as a path: its slashes stay.
QByteArray pathOf(const QString &resourceId)
{
    return QUrl::toPercentEncoding(resourceId, "/");
}

QByteArray inSubscription(const QString &subscriptionId, const char *provider)
{
    return "/subscriptions/" + segment(subscriptionId) + "/providers/" + provider;
}

AzureSubscription subscriptionFrom(const Json &json)
{
    return {json.text("subscriptionId"), json.text("displayName"), json.text("state")};
}

LogWorkspace workspaceFrom(const Json &json)
{
    return {json.text("id"), json.text("name"), json.member("properties").text("customerId")};
}

ContainerAppRevision revisionFrom(const Json &json)
{
    const Json properties = json.member("properties");
    ContainerAppRevision revision;
    revision.name = json.text("name");
    revision.active = properties.flag("active");
    revision.created = fromIso(properties.text("createdTime"));
    revision.replicas = static_cast<int>(properties.number("replicas"));
    revision.healthState = properties.text("healthState");
    revision.runningState = properties.text("runningState");
    return revision;
}

AzurePermissions::Grant grantFrom(const Json &json)
{
    return {json.texts("actions"), json.texts("notActions"), json.texts("dataActions"),
            json.texts("notDataActions")};
}

template<typename T>
Task<QList<T>> readAll(Pipeline *pipeline, Request first, T (*from)(const Json &))
{
    const Result<std::vector<Json>> rows = co_await readPages(pipeline, std::move(first));
    if (!rows)
        co_return std::unexpected(rows.error());
    QList<T> out;
    for (const Json &row : *rows)
        out << from(row);
    co_return std::move(out);
}

} // namespace

ResourceManagerClient::ResourceManagerClient(Pipeline *pipeline, TokenCredential *credential,
                                             Cloud cloud)
    : m_pipeline(pipeline)
    , m_credential(credential)
    , m_cloud(std::move(cloud))
{}

Request ResourceManagerClient::request(const QString &operation, const QByteArray &path,
                                       const char *apiVersion, const CallOptions &options) const
{
    return serviceGet(operation,
                      serviceUrl(m_cloud.resourceManager, path,
                                 {{QStringLiteral("api-version"), QLatin1String(apiVersion)}}),
                      {m_credential, QStringLiteral("https://") + m_cloud.resourceManager},
                      options);
}

Task<QList<AzureSubscription>> ResourceManagerClient::listSubscriptions(CallOptions options)
{
    return readAll(
        m_pipeline,
        request(QStringLiteral("arm.listSubscriptions"), "/subscriptions", "2022-12-01", options),
        &subscriptionFrom);
}

Task<QList<LogWorkspace>> ResourceManagerClient::listWorkspaces(QString subscriptionId,
                                                                CallOptions options)
{
    return readAll(
        m_pipeline,
        request(QStringLiteral("arm.listWorkspaces"),
                inSubscription(subscriptionId, "Microsoft.OperationalInsights/workspaces"),
                "2022-10-01", options),
        &workspaceFrom);
}

Task<QList<KeyVault>> ResourceManagerClient::listVaults(QString subscriptionId, CallOptions options)
{
    return readAll(m_pipeline,
                   request(QStringLiteral("arm.listVaults"),
                           inSubscription(subscriptionId, "Microsoft.KeyVault/vaults"),
                           "2024-11-01", options),
                   &keyVaultFrom);
}

Task<QList<ContainerApp>> ResourceManagerClient::listContainerApps(QString subscriptionId,
                                                                   CallOptions options)
{
    return readAll(m_pipeline,
                   request(QStringLiteral("arm.listContainerApps"),
                           inSubscription(subscriptionId, "Microsoft.App/containerApps"),
                           containerAppsVersion, options),
                   &containerAppFrom);
}

Task<ContainerApp> ResourceManagerClient::containerApp(QString resourceId, CallOptions options)
{
    Request call = request(QStringLiteral("arm.getContainerApp"), pathOf(resourceId),
                           containerAppsVersion, options);
    const Result<Reply> reply = co_await m_pipeline->send(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return containerAppFrom(reply->json);
}

Task<QList<ContainerAppRevision>> ResourceManagerClient::listRevisions(QString containerAppId,
                                                                       CallOptions options)
{
    return readAll(m_pipeline,
                   request(QStringLiteral("arm.listRevisions"),
                           pathOf(containerAppId) + "/revisions", containerAppsVersion, options),
                   &revisionFrom);
}

Task<void> ResourceManagerClient::restartRevision(QString containerAppId, QString revision,
                                                  CallOptions options)
{
    Request call = request(QStringLiteral("arm.restartRevision"),
                           pathOf(containerAppId) + "/revisions/" + segment(revision) + "/restart",
                           containerAppsVersion, options);
    call.method = "POST";
    // Restarted twice is as fresh as restarted once.
    call.repeatable = Repeatable::Yes;
    call.expect = Expect::Nothing;
    const Result<Reply> reply = co_await m_pipeline->send(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return {};
}

Task<AzurePermissions> ResourceManagerClient::permissions(QString resourceId, CallOptions options)
{
    Request first = request(QStringLiteral("arm.permissions"),
                            pathOf(resourceId) + "/providers/Microsoft.Authorization/permissions",
                            "2022-04-01", options);
    const Result<std::vector<Json>> rows = co_await readPages(m_pipeline, std::move(first));
    if (!rows)
        co_return std::unexpected(rows.error());
    AzurePermissions permissions;
    for (const Json &row : *rows)
        permissions.grants << grantFrom(row);
    co_return permissions;
}

} // namespace keyturn
