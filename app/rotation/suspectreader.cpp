// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/suspectreader.h"

#include "app/clients/graphclient.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

/// Audit records appear up to an hour late: what is about to appear was done before.
constexpr Millis auditDelay = std::chrono::hours(1);

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

/// Credentials that began after the leak, but for the leaked one and what this run added.
void addCredentials(SuspectReading &reading, const Plan &plan, const DirectoryApplication &holder)
{
    const auto add = [&](const char *what, const auto &credential) {
        const bool ours = credential.displayName.startsWith(text(plan.markPrefix()));
        const FrozenCredential *known = plan.frozenById(credential.keyId.toStdString());
        const bool leaked = known && known->retire;
        if (!ours && !leaked && credential.startDateTime >= plan.leak->since)
            reading.found.push_back({what,
                                     credential.keyId.toStdString(),
                                     credential.displayName.toStdString(),
                                     {},
                                     credential.startDateTime});
    };
    for (const PasswordCredential &credential : holder.passwordCredentials)
        add("client-secret", credential);
    for (const KeyCredential &credential : holder.keyCredentials)
        add("certificate", credential);
}

Task<void> addAudits(Services services, SuspectReading *reading, const Plan *plan,
                     std::string object, CallOptions options)
{
    if (object.empty())
        co_return {};
    const Result<QList<DirectoryAudit>> audits = co_await services.graph->listDirectoryAudits(
        text(object), plan->leak->since - auditDelay, options);
    if (!audits)
        co_return std::unexpected(audits.error());
    for (const DirectoryAudit &audit : *audits) {
        const bool ours = audit.byAppId.compare(services.clientId, Qt::CaseInsensitive) == 0;
        if (ours || audit.at < plan->leak->since)
            continue;
        const QString by = audit.byUser.isEmpty() ? audit.byAppId : audit.byUser;
        reading->found.push_back({"change", audit.id.toStdString(), audit.activity.toStdString(),
                                  by.toStdString(), audit.at});
    }
    co_return {};
}

Task<void> addOwners(Services services, SuspectReading *reading, const Plan *plan,
                     CallOptions options)
{
    const Result<QList<DirectoryOwner>> owners =
        co_await services.graph->listApplicationOwners(text(plan->applicationObjectId), options);
    if (!owners)
        co_return std::unexpected(owners.error());
    for (const DirectoryOwner &owner : *owners) {
        if (owner.appId.compare(services.clientId, Qt::CaseInsensitive) == 0)
            continue;
        const QString name =
            owner.userPrincipalName.isEmpty() ? owner.displayName : owner.userPrincipalName;
        reading->found.push_back({"owner", owner.id.toStdString(), name.toStdString(), {}, {}});
    }
    co_return {};
}

Task<void> addFederated(Services services, SuspectReading *reading, const Plan *plan,
                        CallOptions options)
{
    const Result<QList<FederatedIdentityCredential>> credentials =
        co_await services.graph->listFederatedIdentityCredentials(text(plan->applicationObjectId),
                                                                  options);
    if (!credentials)
        co_return std::unexpected(credentials.error());
    for (const FederatedIdentityCredential &credential : *credentials)
        reading->found.push_back({"federated-credential",
                                  credential.id.toStdString(),
                                  (credential.name + QLatin1Char(' ') + credential.issuer +
                                   QLatin1Char(' ') + credential.subject)
                                      .toStdString(),
                                  {},
                                  {}});
    co_return {};
}

} // namespace

Task<SuspectReading> readSuspects(Services services, Plan plan, std::stop_token stop)
{
    const CallOptions options{{}, stop};
    SuspectReading reading;
    reading.at = services.clock->now();
    const Result<DirectoryApplication> application =
        co_await services.graph->application(text(plan.applicationObjectId), options);
    if (!application)
        co_return std::unexpected(application.error());
    addCredentials(reading, plan, *application);
    const Result<DirectoryApplication> principal =
        co_await services.graph->servicePrincipalByAppId(text(plan.appId), options);
    if (principal)
        addCredentials(reading, plan, *principal);
    else if (principal.error().kind != ErrorKind::NotFound)
        reading.notRead.push_back("service-principal");
    if (const Result<void> read = co_await addFederated(services, &reading, &plan, options); !read)
        reading.notRead.push_back("federated-credentials");
    if (const Result<void> read = co_await addOwners(services, &reading, &plan, options); !read)
        reading.notRead.push_back("owners");
    for (const std::string &object : {plan.applicationObjectId, plan.servicePrincipalObjectId}) {
        const Result<void> read = co_await addAudits(services, &reading, &plan, object, options);
        if (!read && std::ranges::find(reading.notRead, "audit-records") == reading.notRead.end())
            reading.notRead.push_back("audit-records");
    }
    co_return reading;
}

} // namespace keyturn::rotation
