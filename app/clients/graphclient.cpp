// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/graphclient.h"

#include "app/base/gate.h"
#include "app/base/secrettext.h"
#include "app/clients/servicecall.h"
#include "app/http/paging.h"

namespace keyturn {

namespace {

constexpr const char *applicationColumns =
    "id,appId,displayName,createdDateTime,passwordCredentials,keyCredentials";
constexpr const char *principalColumns =
    "id,appId,displayName,servicePrincipalType,passwordCredentials,keyCredentials";

Task<DirectoryApplication> readOne(Pipeline *pipeline, Request request)
{
    const QString host = request.url.host();
    const Result<Reply> reply = co_await pipeline->send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error());
    Result<DirectoryApplication> application = directoryApplicationFrom(reply->json);
    if (!application) {
        Error error = application.error();
        error.service = host;
        co_return std::unexpected(error);
    }
    co_return std::move(*application);
}

Result<AddedPassword> addedPasswordFrom(Reply &reply, const QString &host)
{
    Result<Secret> value = takeStringMember(reply.secretBody, "secretText");
    const Result<Json> rest = Json::parse(reply.secretBody.view());
    if (!value || !rest || value->isEmpty() || rest->text("keyId").isEmpty())
        return std::unexpected(badAnswerFrom(host, "secretText"));
    const PasswordCredential told = passwordCredentialFrom(*rest);
    AddedPassword added;
    added.keyId = told.keyId;
    added.displayName = told.displayName;
    added.hint = told.hint;
    added.startDateTime = told.startDateTime;
    added.endDateTime = told.endDateTime;
    added.value = std::move(*value);
    added.requestId = reply.requestId;
    return added;
}

DirectoryUser userFrom(const Json &json)
{
    return {json.text("id"), json.text("displayName"), json.text("userPrincipalName"),
            json.flag("accountEnabled", true)};
}

DirectoryOwner ownerFrom(const Json &json)
{
    return {json.text("id"), json.text("@odata.type").section(QLatin1Char('.'), -1),
            json.text("displayName"), json.text("userPrincipalName"), json.text("appId")};
}

FederatedIdentityCredential federatedFrom(const Json &json)
{
    return {json.text("id"), json.text("name"), json.text("issuer"), json.text("subject"),
            json.texts("audiences")};
}

template<typename T>
Task<QList<T>> readAll(Pipeline *pipeline, Request request, T (*from)(const Json &))
{
    const Result<std::vector<Json>> rows = co_await readPages(pipeline, std::move(request));
    if (!rows)
        co_return std::unexpected(rows.error());
    QList<T> out;
    for (const Json &row : *rows)
        out << from(row);
    co_return std::move(out);
}

Task<AddedPassword> sendAddPassword(Pipeline *pipeline, Gate gate, Request call)
{
    const QString host = call.url.host();
    const Result<Gate::Pass> pass = co_await gate.enter(call.options.stop);
    if (!pass)
        co_return std::unexpected(pass.error());
    Result<Reply> reply = co_await pipeline->send(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return addedPasswordFrom(*reply, host);
}

Task<void> sendWrite(Pipeline *pipeline, Gate gate, Request call)
{
    const Result<Gate::Pass> pass = co_await gate.enter(call.options.stop);
    if (!pass)
        co_return std::unexpected(pass.error());
    const Result<Reply> reply = co_await pipeline->send(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return {};
}

} // namespace

GraphClient::GraphClient(Pipeline *pipeline, TokenCredential *credential, Cloud cloud)
    : m_pipeline(pipeline)
    , m_credential(credential)
    , m_cloud(std::move(cloud))
{}

Request GraphClient::request(const QString &operation, const QByteArray &path,
                             const QList<std::pair<QString, QString>> &query,
                             const CallOptions &options) const
{
    return serviceGet(operation, serviceUrl(m_cloud.graph, "/v1.0" + path, query),
                      {m_credential, QStringLiteral("https://") + m_cloud.graph}, options);
}

Task<DirectoryApplication> GraphClient::application(QString objectId, CallOptions options)
{
    return readOne(
        m_pipeline,
        request(QStringLiteral("graph.getApplication"), "/applications/" + segment(objectId),
                {{QStringLiteral("$select"), QLatin1String(applicationColumns)}}, options));
}

Task<DirectoryApplication> GraphClient::applicationByAppId(QString appId, CallOptions options)
{
    return readOne(m_pipeline,
                   request(QStringLiteral("graph.getApplicationByAppId"),
                           "/applications(appId=" + segment(odataString(appId)) + ")",
                           {{QStringLiteral("$select"), QLatin1String(applicationColumns)}},
                           options));
}

Task<DirectoryApplication> GraphClient::servicePrincipalByAppId(QString appId, CallOptions options)
{
    return readOne(m_pipeline,
                   request(QStringLiteral("graph.getServicePrincipalByAppId"),
                           "/servicePrincipals(appId=" + segment(odataString(appId)) + ")",
                           {{QStringLiteral("$select"), QLatin1String(principalColumns)}},
                           options));
}

Task<QList<DirectoryApplication>> GraphClient::listApplications(CallOptions options)
{
    Request first = request(QStringLiteral("graph.listApplications"), "/applications",
                            {{QStringLiteral("$select"), QLatin1String(applicationColumns)},
                             {QStringLiteral("$top"), QStringLiteral("999")}},
                            options);
    const QString host = first.url.host();
    const Result<std::vector<Json>> rows = co_await readPages(m_pipeline, std::move(first));
    if (!rows)
        co_return std::unexpected(rows.error());
    QList<DirectoryApplication> out;
    for (const Json &row : *rows) {
        Result<DirectoryApplication> application = directoryApplicationFrom(row);
        if (!application)
            co_return std::unexpected(badAnswerFrom(host, "passwordCredentials"));
        out << std::move(*application);
    }
    co_return std::move(out);
}

Task<QList<DirectoryOwner>> GraphClient::listApplicationOwners(QString objectId,
                                                               CallOptions options)
{
    return readAll(m_pipeline,
                   request(QStringLiteral("graph.listApplicationOwners"),
                           "/applications/" + segment(objectId) + "/owners", {}, options),
                   &ownerFrom);
}

Task<QList<FederatedIdentityCredential>>
GraphClient::listFederatedIdentityCredentials(QString objectId, CallOptions options)
{
    return readAll(m_pipeline,
                   request(QStringLiteral("graph.listFederatedIdentityCredentials"),
                           "/applications/" + segment(objectId) + "/federatedIdentityCredentials",
                           {}, options),
                   &federatedFrom);
}

Task<AddedPassword> GraphClient::addPassword(NewPassword password, CallOptions options)
{
    JsonWriter body;
    body.beginObject().key("passwordCredential").beginObject();
    body.member("displayName", password.displayName);
    if (password.endDateTime != TimePoint{})
        body.member("endDateTime", toIso(password.endDateTime));
    body.endObject().endObject();
    Request call =
        request(QStringLiteral("graph.addPassword"),
                "/applications/" + segment(password.objectId) + "/addPassword", {}, options);
    call.method = "POST";
    call.body = body.take();
    call.repeatable = Repeatable::No;
    call.expect = Expect::SecretJson;
    return sendAddPassword(m_pipeline, writesOf(password.objectId), std::move(call));
}

Task<void> GraphClient::removePassword(QString objectId, QString keyId, CallOptions options)
{
    JsonWriter body;
    body.beginObject().member("keyId", keyId).endObject();
    Request call = request(QStringLiteral("graph.removePassword"),
                           "/applications/" + segment(objectId) + "/removePassword", {}, options);
    call.method = "POST";
    call.body = body.take();
    call.repeatable = Repeatable::No;
    call.expect = Expect::Nothing;
    return sendWrite(m_pipeline, writesOf(objectId), std::move(call));
}

Task<QList<DirectoryAudit>> GraphClient::listDirectoryAudits(QString targetId, TimePoint since,
                                                             CallOptions options)
{
    const QString filter =
        QStringLiteral("activityDateTime ge %1 and category eq 'ApplicationManagement'")
            .arg(toIso(since)) +
        (targetId.isEmpty()
             ? QString()
             : QStringLiteral(" and targetResources/any(t:t/id eq %1)").arg(odataString(targetId)));
    return readAll(m_pipeline,
                   request(QStringLiteral("graph.listDirectoryAudits"),
                           "/auditLogs/directoryAudits",
                           {{QStringLiteral("$filter"), filter},
                            {QStringLiteral("$orderby"), QStringLiteral("activityDateTime desc")},
                            {QStringLiteral("$top"), QStringLiteral("100")}},
                           options),
                   &directoryAuditFrom);
}

Task<AppManagementPolicy> GraphClient::appManagementPolicy(QString objectId, CallOptions options)
{
    const QString operation = QStringLiteral("graph.getAppManagementPolicy");
    Request ofTenant = request(operation, "/policies/defaultAppManagementPolicy", {}, options);
    Request ofApplication = request(
        operation, "/applications/" + segment(objectId) + "/appManagementPolicies", {}, options);
    Pipeline *pipeline = m_pipeline;
    const Result<Reply> standard = co_await pipeline->send(std::move(ofTenant));
    if (!standard)
        co_return std::unexpected(standard.error());
    const Result<std::vector<Json>> own = co_await readPages(pipeline, std::move(ofApplication));
    if (!own)
        co_return std::unexpected(own.error());
    AppManagementPolicy policy;
    // A policy assigned to the application stands in the place of the tenant's default.
    if (own->empty() && standard->json.flag("isEnabled"))
        apply(standard->json.member("applicationRestrictions"), policy);
    for (const Json &each : *own) {
        if (each.flag("isEnabled"))
            apply(each.member("restrictions"), policy);
    }
    co_return policy;
}

Task<DirectoryUser> GraphClient::user(QString id, CallOptions options)
{
    Request call = request(QStringLiteral("graph.getUser"), "/users/" + segment(id),
                           {{QStringLiteral("$select"),
                             QStringLiteral("id,displayName,userPrincipalName,accountEnabled")}},
                           options);
    const Result<Reply> reply = co_await m_pipeline->send(std::move(call));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return userFrom(reply->json);
}

Task<QList<DirectoryUser>> GraphClient::listUsers(CallOptions options)
{
    return readAll(m_pipeline,
                   request(QStringLiteral("graph.listUsers"), "/users",
                           {{QStringLiteral("$select"),
                             QStringLiteral("id,displayName,userPrincipalName,accountEnabled")},
                            {QStringLiteral("$top"), QStringLiteral("999")}},
                           options),
                   &userFrom);
}

Gate GraphClient::writesOf(const QString &objectId)
{
    // Two directory writes to one application at once can lose one: they go one after the other.
    return m_writes[objectId];
}

} // namespace keyturn
