// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/inventory/drawnagents.h"

#include <QStringList>

namespace keyturn {

namespace {

QString line(const Consumer &consumer)
{
    QStringList words{nameOf(consumer.kind), consumer.name, nameOf(consumer.flow),
                      QStringLiteral("of ") + consumer.applicationId,
                      QStringLiteral("by ") + nameOf(consumer.delivery)};
    if (!consumer.vaultUri.isEmpty())
        words << QStringLiteral("from ") + consumer.vaultUri + QLatin1Char('/') +
                     consumer.secretName;
    if (!consumer.pinnedVersion.isEmpty())
        words << QStringLiteral("pinned to ") + consumer.pinnedVersion;
    words << QStringLiteral("within %1 min").arg(consumer.reresolvesWithin.count() / 60'000);
    if (consumer.toldByPerson)
        words << QStringLiteral("when told");
    if (consumer.linkedByHand)
        words << QStringLiteral("linked by hand");
    return words.join(QLatin1String(", "));
}

QString line(const Credential &credential)
{
    QStringList words{nameOf(credential.kind), credential.name,
                      credential.holder == CredentialHolder::Application
                          ? QStringLiteral("on the application")
                          : QStringLiteral("on the service principal")};
    if (credential.shared)
        words << QStringLiteral("shared");
    if (credential.bystander)
        words << QStringLiteral("bystander");
    return words.join(QLatin1String(", "));
}

} // namespace

QString drawn(const QList<Agent> &agents)
{
    QString text;
    for (const Agent &agent : agents) {
        text += agent.name + QLatin1String(" (") + nameOf(agent.state);
        if (agent.slowestSchedule.count() > 0)
            text += QStringLiteral(", every %1 h").arg(agent.slowestSchedule.count() / 3'600'000);
        text += QLatin1String(")\n");
        for (const Consumer &consumer : agent.consumers)
            text += QLatin1String("  <- ") + line(consumer) + QLatin1Char('\n');
        for (const Credential &credential : agent.credentials)
            text += QLatin1String("  == ") + line(credential) + QLatin1Char('\n');
    }
    return text;
}

} // namespace keyturn
