// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/preflight.h"

#include "app/base/settings.h"
#include "app/clients/keyvaultclient.h"
#include "app/clients/resourcemanagerclient.h"

#include <QUrl>

#include <algorithm>

namespace keyturn::rotation {

namespace {

/// The right to write the vault, by the vault's own word, and the value to go back to.
Task<void> judgeVault(Services services, VaultTarget *target, Plan *plan, QList<KeyVault> vaults,
                      CallOptions options)
{
    const QString uri = QString::fromStdString(target->vaultUri);
    const auto vault = std::ranges::find_if(vaults, [&uri](const KeyVault &candidate) {
        return QUrl(candidate.vaultUri).host().compare(QUrl(uri).host(), Qt::CaseInsensitive) == 0;
    });
    if (vault != vaults.end()) {
        const Result<AzurePermissions> rights =
            co_await services.azure->permissions(vault->resourceId, options);
        const bool denied = rights && !rights->allowsData(QStringLiteral(
                                          "Microsoft.KeyVault/vaults/secrets/setSecret/action"));
        if (vault->rbac && denied) {
            plan->refusals.push_back({"vault-forbidden", target->id});
            co_return {};
        }
    }
    const QString name = QString::fromStdString(target->secretName);
    const Result<QList<VaultSecretVersion>> versions =
        co_await services.vaults->versions(uri, name, options);
    if (!versions) {
        plan->refusals.push_back({"vault-forbidden", target->id});
        co_return {};
    }
    if (versions->isEmpty()) {
        plan->refusals.push_back({"vault-secret-missing", target->id});
        co_return {};
    }
    target->frozenVersion = versions->front().version.toStdString();
    const Result<VaultSecret> value =
        co_await services.vaults->secret(uri, name, versions->front().version, options);
    target->previousReadable = value.has_value();
    co_return {};
}

Task<QString> findWorkspace(Services services, CallOptions options)
{
    const QString configured = services.settings->text(Setting::LogWorkspaceId);
    if (!configured.isEmpty())
        co_return configured;
    const Result<QList<AzureSubscription>> subscriptions =
        co_await services.azure->listSubscriptions(options);
    if (!subscriptions)
        co_return std::unexpected(subscriptions.error());
    for (const AzureSubscription &subscription : *subscriptions) {
        const Result<QList<LogWorkspace>> workspaces =
            co_await services.azure->listWorkspaces(subscription.id, options);
        if (workspaces && !workspaces->isEmpty())
            co_return workspaces->front().workspaceId;
    }
    co_return std::unexpected(
        Error::invalid(QStringLiteral("workspace"), QStringLiteral("no-log-workspace")));
}

} // namespace

Task<void> judgeOwnership(Services services, Plan *plan, CallOptions options)
{
    const Result<QList<DirectoryOwner>> owners = co_await services.graph->listApplicationOwners(
        QString::fromStdString(plan->applicationObjectId), options);
    if (!owners)
        co_return std::unexpected(owners.error());
    const bool owned = std::ranges::any_of(*owners, [&services](const DirectoryOwner &owner) {
        return owner.appId.compare(services.clientId, Qt::CaseInsensitive) == 0;
    });
    if (owned)
        co_return {};
    // Some directories leave out appId of an owning service principal: compare object ids.
    const Result<DirectoryApplication> self =
        co_await services.graph->servicePrincipalByAppId(services.clientId, options);
    if (!self)
        co_return std::unexpected(self.error());
    const bool byId = std::ranges::any_of(*owners, [&self](const DirectoryOwner &owner) {
        return owner.id.compare(self->id, Qt::CaseInsensitive) == 0;
    });
    if (!byId)
        plan->refusals.push_back({"not-owner", plan->appName});
    co_return {};
}

Task<void> judgePolicy(Services services, Plan *plan, CallOptions options)
{
    const Policy &policy = plan->policy;
    plan->newEnd = plan->createdAt + policy.cadence + policy.overlap + policy.margin;
    const Result<AppManagementPolicy> rules = co_await services.graph->appManagementPolicy(
        QString::fromStdString(plan->applicationObjectId), options);
    // A tenant without such policies, or a console that may not read them, sets no limit here.
    if (!rules)
        co_return {};
    if (rules->passwordAdditionForbidden)
        plan->refusals.push_back({"policy-forbids-secrets", plan->appName});
    if (rules->longestPasswordLifetime)
        plan->newEnd = std::min(plan->newEnd, plan->createdAt + *rules->longestPasswordLifetime -
                                                  std::chrono::minutes(5));
    co_return {};
}

Task<void> judgeVaults(Services services, Plan *plan, CallOptions options)
{
    if (plan->vaults.empty())
        co_return {};
    QList<KeyVault> vaults;
    const Result<QList<AzureSubscription>> subscriptions =
        co_await services.azure->listSubscriptions(options);
    for (const AzureSubscription &subscription :
         subscriptions ? *subscriptions : QList<AzureSubscription>()) {
        const Result<QList<KeyVault>> found =
            co_await services.azure->listVaults(subscription.id, options);
        if (found)
            vaults += *found;
    }
    for (VaultTarget &target : plan->vaults) {
        const Result<void> judged = co_await judgeVault(services, &target, plan, vaults, options);
        if (!judged)
            co_return std::unexpected(judged.error());
    }
    co_return {};
}

Task<SignInReading> lookBack(Services services, Plan *plan, CallOptions options)
{
    const Result<QString> workspace = co_await findWorkspace(services, options);
    if (!workspace)
        co_return std::unexpected(workspace.error());
    plan->workspaceId = workspace->toStdString();
    EvidenceQuery query;
    query.workspaceId = *workspace;
    query.appId = QString::fromStdString(plan->appId);
    query.since = plan->createdAt - services.settings->duration(Setting::LogLookback);
    query.delegated = plan->hasDelegated();
    query.ingestionMargin = plan->policy.ingestionMargin;
    co_return co_await readSignIns(services, query, plan->createdAt, options.stop);
}

} // namespace keyturn::rotation
