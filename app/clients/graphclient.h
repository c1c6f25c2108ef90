// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/gate.h"
#include "app/base/task.h"
#include "app/clients/graphvalues.h"
#include "app/http/pipeline.h"
#include "app/identity/tokencredential.h"
#include "app/tenant/cloud.h"

#include <QMap>

namespace keyturn {

/// What is asked of addPassword.
struct NewPassword
{
    QString objectId;    ///< of the application, not its appId
    QString displayName; ///< the attempt's own mark: what a lost answer is read back by
    TimePoint endDateTime{};
};

/// Microsoft Graph v1.0. Source: contracts, identity section 2.
class GraphClient
{
public:
    GraphClient(Pipeline *pipeline, TokenCredential *credential, Cloud cloud);

    /// Error: NotFound.
    Task<DirectoryApplication> application(QString objectId, CallOptions options = {});
    Task<DirectoryApplication> applicationByAppId(QString appId, CallOptions options = {});
    Task<DirectoryApplication> servicePrincipalByAppId(QString appId, CallOptions options = {});
    Task<QList<DirectoryApplication>> listApplications(CallOptions options = {});
    Task<QList<DirectoryOwner>> listApplicationOwners(QString objectId, CallOptions options = {});
    Task<QList<FederatedIdentityCredential>>
    listFederatedIdentityCredentials(QString objectId, CallOptions options = {});

    /// Not repeatable: after an ambiguous error read the application and look for the mark.
    Task<AddedPassword> addPassword(NewPassword password, CallOptions options = {});
    /// Not repeatable: after an ambiguous error read the application.
    Task<void> removePassword(QString objectId, QString keyId, CallOptions options = {});

    /// Audit records of one directory object since @p since, newest first.
    Task<QList<DirectoryAudit>> listDirectoryAudits(QString targetId, TimePoint since,
                                                    CallOptions options = {});
    /// The tenant's default and the application's own policies, the stricter rule of each.
    Task<AppManagementPolicy> appManagementPolicy(QString objectId, CallOptions options = {});
    Task<DirectoryUser> user(QString id, CallOptions options = {});
    Task<QList<DirectoryUser>> listUsers(CallOptions options = {});

private:
    [[nodiscard]] Request request(const QString &operation, const QByteArray &path,
                                  const QList<std::pair<QString, QString>> &query,
                                  const CallOptions &options) const;
    [[nodiscard]] Gate writesOf(const QString &objectId);
    Pipeline *m_pipeline;
    TokenCredential *m_credential;
    Cloud m_cloud;
    QMap<QString, Gate> m_writes;
};

} // namespace keyturn
