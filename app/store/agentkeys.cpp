// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/agentkeys.h"

#include <algorithm>

namespace keyturn {

namespace {

qint64 nextExpiryOf(const QList<Credential> &credentials)
{
    qint64 earliest = noExpiry;
    for (const Credential &credential : credentials) {
        const qint64 end = credential.expiresAt.time_since_epoch().count();
        if (end != 0 && !credential.bystander)
            earliest = std::min(earliest, end);
    }
    return earliest;
}

QStringList applicationsOf(const Agent &agent)
{
    QStringList applications;
    for (const Credential &credential : agent.credentials)
        applications << credential.applicationId;
    for (const Consumer &consumer : agent.consumers)
        applications << consumer.applicationId;
    applications.removeAll(QString());
    applications.removeDuplicates();
    return applications;
}

} // namespace

QString folded(const QString &text)
{
    const QString decomposed = text.normalized(QString::NormalizationForm_KD);
    QString plain;
    plain.reserve(decomposed.size());
    for (const QChar letter : decomposed) {
        if (letter.category() != QChar::Mark_NonSpacing)
            plain.append(letter);
    }
    return plain.toCaseFolded();
}

AgentKeys keysOf(const Agent &agent)
{
    AgentKeys keys;
    keys.name = folded(agent.name);
    keys.environment = folded(agent.environmentName);
    keys.owner = folded(agent.ownerName);
    keys.nextExpiry = nextExpiryOf(agent.credentials);
    keys.applications = applicationsOf(agent);
    QStringList words{agent.name, agent.environmentName, agent.ownerName, agent.schemaName,
                      agent.id};
    words << keys.applications;
    for (const Credential &credential : agent.credentials)
        words << credential.name << credential.hint << credential.id;
    for (const Consumer &consumer : agent.consumers)
        words << consumer.name << consumer.secretName;
    keys.search = folded(words.join(QLatin1Char('\n')));
    return keys;
}

} // namespace keyturn
