// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/credentialmap.h"

#include <algorithm>

namespace keyturn {

namespace {

QList<Credential> credentialsOn(const DirectoryApplication &object, CredentialHolder holder,
                                const QString &applicationId)
{
    QList<Credential> found;
    const auto add = [&](CredentialKind kind, const QString &keyId, const QString &name,
                         const QString &hint, TimePoint start, TimePoint end) {
        Credential credential;
        credential.id = keyId;
        credential.kind = kind;
        credential.holder = holder;
        credential.applicationId = applicationId;
        credential.objectId = object.id;
        credential.name = name;
        credential.hint = hint;
        credential.createdAt = start;
        credential.expiresAt = end;
        found.append(std::move(credential));
    };
    for (const PasswordCredential &row : object.passwordCredentials)
        add(CredentialKind::ClientSecret, row.keyId, row.displayName, row.hint, row.startDateTime,
            row.endDateTime);
    for (const KeyCredential &row : object.keyCredentials)
        add(CredentialKind::Certificate, row.keyId, row.displayName, {}, row.startDateTime,
            row.endDateTime);
    return found;
}

/// The application's own credentials, then its service principal's, then the federated ones.
QList<Credential> allOf(const ApplicationRows &rows)
{
    const QString &applicationId = rows.application.appId;
    QList<Credential> all =
        credentialsOn(rows.application, CredentialHolder::Application, applicationId);
    if (rows.servicePrincipal)
        all += credentialsOn(*rows.servicePrincipal, CredentialHolder::ServicePrincipal,
                             applicationId);
    for (const FederatedIdentityCredential &row : rows.federated) {
        Credential credential;
        credential.id = row.id;
        credential.kind = CredentialKind::Federated;
        credential.applicationId = applicationId;
        credential.objectId = rows.application.id;
        credential.name = row.name;
        all.append(std::move(credential));
    }
    return all;
}

bool isAlive(const Credential &credential, TimePoint now)
{
    return credential.expiresAt == TimePoint{} || credential.expiresAt > now;
}

/// The kind that consumers of an application present: secrets where it has any.
CredentialKind presentedKind(const QList<Credential> &all, TimePoint now)
{
    for (const CredentialKind kind : {CredentialKind::ClientSecret, CredentialKind::Certificate}) {
        const bool any = std::any_of(all.begin(), all.end(), [&](const Credential &c) {
            return c.kind == kind && c.holder == CredentialHolder::Application && isAlive(c, now);
        });
        if (any)
            return kind;
    }
    return CredentialKind::Federated;
}

void markBystanders(QList<Credential> &all, const QSet<QString> &seen, TimePoint now)
{
    const CredentialKind kind = presentedKind(all, now);
    const auto mayBePresented = [&](const Credential &c) {
        return c.kind == kind && isAlive(c, now) &&
               (c.holder == CredentialHolder::Application || seen.contains(c.id));
    };
    const bool evidence = std::any_of(all.begin(), all.end(), [&](const Credential &c) {
        return mayBePresented(c) && seen.contains(c.id);
    });
    for (Credential &credential : all)
        credential.bystander =
            !mayBePresented(credential) || (evidence && !seen.contains(credential.id));
}

QStringList applicationsOf(const Agent &agent)
{
    QStringList ids;
    for (const Consumer &consumer : agent.consumers) {
        const QString id = consumer.applicationId.toLower();
        if (!id.isEmpty() && !ids.contains(id))
            ids.append(id);
    }
    return ids;
}

} // namespace

void attachCredentials(QList<Agent> &agents, const DirectoryRows &directory, TimePoint now)
{
    QHash<QString, int> agentsOn;
    for (const Agent &agent : agents) {
        for (const QString &id : applicationsOf(agent))
            ++agentsOn[id];
    }
    for (Agent &agent : agents) {
        agent.credentials.clear();
        for (const QString &id : applicationsOf(agent)) {
            const auto rows = directory.constFind(id);
            if (rows == directory.constEnd())
                continue;
            QList<Credential> all = allOf(*rows);
            markBystanders(all, rows->seenKeyIds, now);
            for (Credential &credential : all)
                credential.shared = agentsOn.value(id) > 1;
            agent.credentials += all;
        }
    }
}

} // namespace keyturn
