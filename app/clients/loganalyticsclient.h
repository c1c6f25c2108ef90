// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/task.h"
#include "app/http/pipeline.h"
#include "app/identity/tokencredential.h"
#include "app/tenant/cloud.h"

#include <QList>
#include <QStringList>
#include <QVariant>

namespace keyturn {

/// What a query yields. Values: QString, qint64, double, bool, QDateTime-free: datetimes stay the
/// service's ISO text (fromIso reads them), dynamics stay JSON text, null is an invalid QVariant.
struct LogTable
{
    QStringList columns;
    QStringList types; ///< "string", "long", "datetime", "dynamic", ...
    QList<QVariantList> rows;
    bool noTelemetry = false; ///< the workspace said 204: it holds no data at all

    [[nodiscard]] qsizetype column(const QString &name) const { return columns.indexOf(name); }
    /// Invalid when there is no such column.
    [[nodiscard]] QVariant value(qsizetype row, const QString &name) const;
    [[nodiscard]] QString text(qsizetype row, const QString &name) const;
    [[nodiscard]] TimePoint time(qsizetype row, const QString &name) const;
    [[nodiscard]] qint64 number(qsizetype row, const QString &name) const;
    [[nodiscard]] QStringList texts(qsizetype row, const QString &name) const; ///< of a make_set
};

/// Log Analytics query. Source: contracts, azure section 4.1.
/// Errors: Incomplete when the service says PartialError or denies a table; NotFound with code
/// "table" when the workspace never saw the table; Rejected with "SyntaxError" and the like.
class LogAnalyticsClient
{
public:
    LogAnalyticsClient(Pipeline *pipeline, TokenCredential *credential, Cloud cloud);

    /// @p timespan ISO 8601: "P90D" or "start/end"; empty = all data.
    Task<LogTable> query(QString workspaceId, QString kql, QString timespan = {},
                         CallOptions options = {});

private:
    Pipeline *m_pipeline;
    TokenCredential *m_credential;
    Cloud m_cloud;
};

/// A string literal of KQL, quoted and escaped.
[[nodiscard]] QString kqlString(const QString &text);

} // namespace keyturn
