// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/clients/resourcemanagervalues.h"
#include "app/http/pipeline.h"
#include "app/identity/tokencredential.h"
#include "app/tenant/cloud.h"

namespace keyturn {

/// Azure Resource Manager. Source: contracts, azure sections 1, 3.6 and 5.
class ResourceManagerClient
{
public:
    ResourceManagerClient(Pipeline *pipeline, TokenCredential *credential, Cloud cloud);

    /// Empty, not Forbidden, when the caller has no role anywhere.
    Task<QList<AzureSubscription>> listSubscriptions(CallOptions options = {});
    Task<QList<LogWorkspace>> listWorkspaces(QString subscriptionId, CallOptions options = {});
    Task<QList<KeyVault>> listVaults(QString subscriptionId, CallOptions options = {});
    Task<QList<ContainerApp>> listContainerApps(QString subscriptionId, CallOptions options = {});
    Task<ContainerApp> containerApp(QString resourceId, CallOptions options = {});
    Task<QList<ContainerAppRevision>> listRevisions(QString containerAppId,
                                                    CallOptions options = {});
    Task<void> restartRevision(QString containerAppId, QString revision, CallOptions options = {});
    Task<AzurePermissions> permissions(QString resourceId, CallOptions options = {});

private:
    [[nodiscard]] Request request(const QString &operation, const QByteArray &path,
                                  const char *apiVersion, const CallOptions &options) const;
    Pipeline *m_pipeline;
    TokenCredential *m_credential;
    Cloud m_cloud;
};

} // namespace keyturn
