// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/watchtext.h"

#include <QCoreApplication>

namespace keyturn {

namespace {

using rotation::Plan;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::WatchText)
};

/// In single quotes for a shell.
QString quoted(QString text)
{
    return QLatin1Char('\'') + text.replace(QLatin1Char('\''), QLatin1String("'\\''")) +
           QLatin1Char('\'');
}

/// Source: contracts, azure 4.5. The token comes from the caller's own environment.
QString signInCurl(const Plan &plan)
{
    const QString app = QString::fromStdString(plan.appId);
    const QString table = plan.hasAppOnly() ? QStringLiteral("AADServicePrincipalSignInLogs")
                                            : QStringLiteral("AADNonInteractiveUserSignInLogs");
    const QString query =
        QStringLiteral("%1 | where AppId == \"%2\" | order by TimeGenerated desc | take 50")
            .arg(table, app);
    return QStringLiteral("curl -sS -H \"Authorization: Bearer $TOKEN\" "
                          "-H 'Content-Type: application/json' --data %1 "
                          "https://api.loganalytics.azure.com/v1/workspaces/%2/query")
        .arg(quoted(QStringLiteral("{\"query\":\"%1\",\"timespan\":\"P1D\"}")
                        .arg(QString(query).replace(QLatin1Char('"'), QLatin1String("\\\"")))),
             QString::fromStdString(plan.workspaceId));
}

QString directoryCurl(const Plan &plan)
{
    return QStringLiteral("curl -sS -H \"Authorization: Bearer $TOKEN\" "
                          "'https://graph.microsoft.com/v1.0/applications/%1"
                          "?$select=id,appId,passwordCredentials,keyCredentials'")
        .arg(QString::fromStdString(plan.applicationObjectId));
}

QString savedCurl(const rotation::PlanConsumer &consumer)
{
    return QStringLiteral("curl -sS -H \"Authorization: Bearer $TOKEN\" "
                          "'%1/api/data/v9.2/%2?$select=modifiedon'")
        .arg(QString::fromStdString(consumer.environmentUrl),
             QString::fromStdString(consumer.savedRow));
}

} // namespace

void describeWatch(NowText &now, const Plan &plan, const rotation::RunView &run,
                   const rotation::PlannedStep &step)
{
    const QString key = QString::fromStdString(run.newKeyId()).left(8);
    const bool logs = step.row == "seen" || step.row == "disuse" || step.row == "close";
    if (logs) {
        now.watches = plan.hasAppOnly()
                          ? Words::tr("AADServicePrincipalSignInLogs, credential %1").arg(key)
                          : Words::tr("AADNonInteractiveUserSignInLogs, this application");
        now.curl = signInCurl(plan);
        return;
    }
    if (step.row == "add" || step.row == "alone" || step.row == "retire") {
        now.watches = Words::tr("Microsoft Graph, the credentials of the application");
        now.curl = directoryCurl(plan);
        return;
    }
    const auto *consumer = plan.consumerById(step.target);
    if ((step.row == "deliver-hand" || step.row == "tell") && consumer &&
        !consumer->savedRow.empty()) {
        now.watches = step.row == "tell"
                          ? Words::tr("Dataverse, when the variable was last saved")
                          : Words::tr("Dataverse, when the connector was last saved");
        now.curl = savedCurl(*consumer);
    }
}

} // namespace keyturn
