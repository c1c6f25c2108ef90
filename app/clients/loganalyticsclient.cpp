// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/loganalyticsclient.h"

#include "app/clients/servicecall.h"

namespace keyturn {

namespace {

/// Queries may queue for minutes at the service.
constexpr Millis queryTimeout = std::chrono::seconds(100);

QVariant cellFrom(const Json &cell, const QString &type)
{
    if (cell.isNull())
        return {};
    // A long may arrive as a number or as a string.
    if (type == QLatin1String("long") || type == QLatin1String("int"))
        return cell.toInteger();
    if (type == QLatin1String("real") || type == QLatin1String("decimal"))
        return cell.isString() ? cell.toText().toDouble() : cell.toDouble();
    if (type == QLatin1String("bool") && cell.isBool())
        return cell.toBool();
    // A dynamic arrives as JSON text in a string, or as it is.
    return cell.isString() ? cell.toText() : QString::fromUtf8(cell.toJson());
}

/// Rows that the caller may not see are left out without a word, unless one asks.
bool isDenied(const Json &answer)
{
    for (const Json &source : answer.member("permissions").items("dataSources")) {
        if (!source.items("denyTables").empty())
            return true;
    }
    return false;
}

Result<LogTable> tableFrom(const Json &answer, const QString &host)
{
    const auto incomplete = [&host](const QString &code) {
        return std::unexpected(Error::of(ErrorKind::Incomplete, host, code));
    };
    // 200 with an error inside is a part of the data: never to be concluded from.
    if (const Json error = answer.member("error"); error.isObject())
        return incomplete(error.text("code", QStringLiteral("PartialError")));
    if (isDenied(answer))
        return incomplete(QStringLiteral("denied-table"));
    const std::vector<Json> tables = answer.items("tables");
    if (tables.empty())
        return std::unexpected(badAnswerFrom(host, "tables"));
    LogTable out;
    for (const Json &column : tables.front().items("columns")) {
        out.columns << column.text("name");
        out.types << column.text("type");
    }
    for (const Json &row : tables.front().items("rows")) {
        const std::vector<Json> cells = row.items();
        if (static_cast<qsizetype>(cells.size()) != out.columns.size())
            return std::unexpected(badAnswerFrom(host, "rows"));
        QVariantList values;
        for (std::size_t i = 0; i < cells.size(); ++i)
            values << cellFrom(cells[i], out.types.at(static_cast<qsizetype>(i)));
        out.rows << values;
    }
    return out;
}

Error queryError(Error error)
{
    // A table into which nothing was ever ingested does not exist for the service.
    if (error.code == QLatin1String("SemanticError")) {
        error.kind = ErrorKind::NotFound;
        error.code = QStringLiteral("table");
    }
    return error;
}

} // namespace

LogAnalyticsClient::LogAnalyticsClient(Pipeline *pipeline, TokenCredential *credential, Cloud cloud)
    : m_pipeline(pipeline)
    , m_credential(credential)
    , m_cloud(std::move(cloud))
{}

Task<LogTable> LogAnalyticsClient::query(QString workspaceId, QString kql, QString timespan,
                                         CallOptions options)
{
    JsonWriter body;
    body.beginObject().member("query", kql);
    if (!timespan.isEmpty())
        body.member("timespan", timespan);
    body.endObject();
    const QString host = m_cloud.logAnalytics;
    Request request =
        serviceWrite(QStringLiteral("loganalytics.query"),
                     serviceUrl(host, "/v1/workspaces/" + segment(workspaceId) + "/query"),
                     {m_credential, m_cloud.logAnalyticsAudience}, options, "POST", body.take(),
                     Repeatable::Yes);
    request.headers << Header{"Prefer", "wait=90,include-permissions=true"};
    request.timeout = queryTimeout;
    const Result<Reply> reply = co_await m_pipeline->send(std::move(request));
    if (!reply)
        co_return std::unexpected(queryError(reply.error()));
    if (reply->status == 204) {
        LogTable nothing;
        nothing.noTelemetry = true;
        co_return nothing;
    }
    co_return tableFrom(reply->json, host);
}

QVariant LogTable::value(qsizetype row, const QString &name) const
{
    const qsizetype index = column(name);
    return index < 0 ? QVariant() : rows.value(row).value(index);
}

QString LogTable::text(qsizetype row, const QString &name) const
{
    return value(row, name).toString();
}

TimePoint LogTable::time(qsizetype row, const QString &name) const
{
    return fromIso(text(row, name));
}

qint64 LogTable::number(qsizetype row, const QString &name) const
{
    return value(row, name).toLongLong();
}

QStringList LogTable::texts(qsizetype row, const QString &name) const
{
    const Result<Json> json = Json::parse(text(row, name).toStdString());
    QStringList out;
    if (!json)
        return out;
    for (const Json &item : json->items()) {
        if (!item.isNull())
            out << (item.isString() ? item.toText() : QString::fromUtf8(item.toJson()));
    }
    return out;
}

QString kqlString(const QString &text)
{
    QString escaped = text;
    escaped.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    escaped.replace(QLatin1Char('"'), QLatin1String("\\\""));
    escaped.replace(QLatin1Char('\n'), QLatin1String("\\n"));
    escaped.replace(QLatin1Char('\r'), QLatin1String("\\r"));
    return QLatin1Char('"') + escaped + QLatin1Char('"');
}

} // namespace keyturn
