// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/dataverseclient.h"

#include "app/clients/dataverserows.h"
#include "app/clients/servicecall.h"
#include "app/http/paging.h"

#include <QMap>

namespace keyturn {

namespace {

constexpr const char *annotated = "odata.include-annotations=\"*\"";
constexpr const char *pageSize = "odata.maxpagesize=500,odata.include-annotations=\"*\"";
constexpr const char *secretType = "type eq 100000005";

/// An org into which the agents' solution was never installed has no such tables.
bool isTableMissing(const Error &error)
{
    return error.kind == ErrorKind::NotFound &&
           (error.code == QLatin1String("0x8006088a") || error.code == QLatin1String("0x80060888"));
}

template<typename Row>
Task<QList<Row>> readRows(Pipeline *pipeline, Request first, Row (*from)(const Json &),
                          bool mayBeMissing)
{
    const Result<std::vector<Json>> rows = co_await readPages(pipeline, std::move(first));
    if (!rows) {
        if (mayBeMissing && isTableMissing(rows.error()))
            co_return QList<Row>();
        co_return std::unexpected(rows.error());
    }
    QList<Row> out;
    for (const Json &row : *rows)
        out << from(row);
    co_return std::move(out);
}

template<typename Row>
Task<Row> readRow(Pipeline *pipeline, Request request, Row (*from)(const Json &))
{
    const Result<Reply> reply = co_await pipeline->send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return from(reply->json);
}

} // namespace

DataverseClient::DataverseClient(Pipeline *pipeline, TokenCredential *credential)
    : m_pipeline(pipeline)
    , m_credential(credential)
{}

Request DataverseClient::request(const QString &operation, const QString &instanceUrl,
                                 const QByteArray &path, const QueryItems &query,
                                 const CallOptions &options) const
{
    const QString resource = withoutSlash(instanceUrl);
    const QUrl instance(resource, QUrl::StrictMode);
    Request out =
        serviceGet(operation, serviceUrl(instance.host(), "/api/data/v9.2/" + path, query),
                   {m_credential, resource}, options);
    out.headers = {{"OData-MaxVersion", "4.0"},
                   {"OData-Version", "4.0"},
                   {"If-None-Match", "null"},
                   {"Prefer", path.contains('(') ? annotated : pageSize}};
    return out;
}

Task<WhoAmI> DataverseClient::whoAmI(QString instanceUrl, CallOptions options)
{
    return readRow(m_pipeline,
                   request(QStringLiteral("dataverse.whoAmI"), instanceUrl, "WhoAmI", {}, options),
                   &whoAmIFrom);
}

Task<QList<BotRow>> DataverseClient::listBots(QString instanceUrl, CallOptions options)
{
    return readRows(m_pipeline,
                    request(QStringLiteral("dataverse.listBots"), instanceUrl, "bots",
                            {{QStringLiteral("$select"), QLatin1String(botColumns)},
                             {QStringLiteral("$orderby"), QStringLiteral("botid")}},
                            options),
                    &botFrom, true);
}

Task<BotRow> DataverseClient::bot(QString instanceUrl, QString botId, CallOptions options)
{
    return readRow(m_pipeline,
                   request(QStringLiteral("dataverse.getBot"), instanceUrl,
                           "bots(" + segment(botId) + ")",
                           {{QStringLiteral("$select"), QLatin1String(botColumns)}}, options),
                   &botFrom);
}

Task<QList<SystemUserRow>> DataverseClient::listSystemUsers(QString instanceUrl,
                                                            CallOptions options)
{
    return readRows(m_pipeline,
                    request(QStringLiteral("dataverse.listSystemUsers"), instanceUrl, "systemusers",
                            {{QStringLiteral("$select"), QLatin1String(systemUserColumns)}},
                            options),
                    &systemUserFrom, false);
}

Task<SystemUserRow> DataverseClient::systemUser(QString instanceUrl, QString id,
                                                CallOptions options)
{
    return readRow(m_pipeline,
                   request(QStringLiteral("dataverse.getSystemUser"), instanceUrl,
                           "systemusers(" + segment(id) + ")",
                           {{QStringLiteral("$select"), QLatin1String(systemUserColumns)}},
                           options),
                   &systemUserFrom);
}

Task<QList<BotComponentRow>> DataverseClient::listBotComponents(QString instanceUrl, QString botId,
                                                                CallOptions options)
{
    QString filter = QStringLiteral("componenttype ne 14");
    if (!botId.isEmpty())
        filter = QStringLiteral("_parentbotid_value eq %1 and ").arg(botId) + filter;
    return readRows(
        m_pipeline,
        request(QStringLiteral("dataverse.listBotComponents"), instanceUrl, "botcomponents",
                {{QStringLiteral("$select"), QLatin1String(botComponentColumns)},
                 {QStringLiteral("$filter"), filter},
                 {QStringLiteral("$expand"), QStringLiteral("botcomponent_connectionreference("
                                                            "$select=connectionreferenceid)")}},
                options),
        &botComponentFrom, true);
}

Task<QList<ConnectionReferenceRow>> DataverseClient::listConnectionReferences(QString instanceUrl,
                                                                              CallOptions options)
{
    return readRows(
        m_pipeline,
        request(QStringLiteral("dataverse.listConnectionReferences"), instanceUrl,
                "connectionreferences",
                {{QStringLiteral("$select"), QLatin1String(connectionReferenceColumns)}}, options),
        &connectionReferenceFrom, false);
}

Task<QList<ConnectorRow>> DataverseClient::listConnectors(QString instanceUrl, CallOptions options)
{
    return readRows(m_pipeline,
                    request(QStringLiteral("dataverse.listConnectors"), instanceUrl, "connectors",
                            {{QStringLiteral("$select"), QLatin1String(connectorColumns)}},
                            options),
                    &connectorFrom, false);
}

Task<QList<EnvironmentVariableRow>> DataverseClient::listEnvironmentVariables(QString instanceUrl,
                                                                              bool secretsOnly,
                                                                              CallOptions options)
{
    QueryItems query{{QStringLiteral("$select"), QLatin1String(variableColumns)}};
    if (secretsOnly)
        query.append({QStringLiteral("$filter"), QLatin1String(secretType)});
    // Joined here: the navigation between the two tables is not confirmed by any source.
    Request definitions = request(QStringLiteral("dataverse.listEnvironmentVariableDefinitions"),
                                  instanceUrl, "environmentvariabledefinitions", query, options);
    Request values =
        request(QStringLiteral("dataverse.listEnvironmentVariableValues"), instanceUrl,
                "environmentvariablevalues",
                {{QStringLiteral("$select"), QLatin1String(variableValueColumns)}}, options);
    Pipeline *pipeline = m_pipeline;
    Result<QList<EnvironmentVariableRow>> rows =
        co_await readRows(pipeline, std::move(definitions), &variableFrom, false);
    if (!rows || rows->isEmpty())
        co_return rows;
    const Result<std::vector<Json>> found = co_await readPages(pipeline, std::move(values));
    if (!found)
        co_return std::unexpected(found.error());
    for (EnvironmentVariableRow &row : *rows) {
        for (const Json &value : *found) {
            if (value.text("_environmentvariabledefinitionid_value") == row.id)
                addValue(value, row);
        }
    }
    co_return rows;
}

} // namespace keyturn
