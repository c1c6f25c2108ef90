// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/directoryreader.h"

#include "app/clients/graphclient.h"

#include <vector>

namespace keyturn {

namespace {

constexpr qsizetype atATime = 6;

/// An application of another tenant has a service principal here and no application object.
Task<ApplicationRows> readApplication(TenantServices services, QString applicationId,
                                      std::stop_token stop)
{
    CallOptions options;
    options.stop = stop;
    ApplicationRows rows;
    rows.application.appId = applicationId;
    Result<DirectoryApplication> application =
        co_await services.graph->applicationByAppId(applicationId, options);
    if (!application && application.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(application.error().about(applicationId));
    if (application)
        rows.application = *application;
    Result<DirectoryApplication> principal =
        co_await services.graph->servicePrincipalByAppId(applicationId, options);
    if (!principal && principal.error().kind != ErrorKind::NotFound)
        co_return std::unexpected(principal.error().about(applicationId));
    if (principal)
        rows.servicePrincipal = *principal;
    if (!application)
        co_return rows;
    KT_TRY(federated,
           co_await services.graph->listFederatedIdentityCredentials(rows.application.id, options));
    rows.federated = federated;
    co_return rows;
}

} // namespace

Task<DirectoryReading> readDirectory(TenantServices services, QStringList applicationIds,
                                     std::stop_token stop, std::function<void()> readOne)
{
    DirectoryReading reading;
    for (qsizetype from = 0; from < applicationIds.size(); from += atATime) {
        const QStringList batch = applicationIds.mid(from, atATime);
        std::vector<Task<ApplicationRows>> underWay;
        for (const QString &id : batch)
            underWay.push_back(readApplication(services, id, stop));
        std::optional<Error> failed;
        for (qsizetype i = 0; i < batch.size(); ++i) {
            Result<ApplicationRows> rows =
                co_await std::move(underWay[static_cast<std::size_t>(i)]);
            if (rows)
                reading.rows.insert(batch.at(i).toLower(), *rows);
            else if (rows.error().kind == ErrorKind::Forbidden)
                reading.notes.append(rows.error());
            else
                failed = rows.error();
            readOne();
        }
        if (failed)
            co_return std::unexpected(*failed);
    }
    co_return reading;
}

} // namespace keyturn
