// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tenantwords.h"

#include "ui/timetext.h"

#include <QCoreApplication>
#include <QStringList>

namespace keyturn {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::TenantWords)
};

constexpr int dueWithinDays = 14;

} // namespace

QString wordFor(CredentialKind kind)
{
    switch (kind) {
    case CredentialKind::ClientSecret:
        return Words::tr("Entra secret");
    case CredentialKind::Certificate:
        return Words::tr("Certificate");
    case CredentialKind::Federated:
        return Words::tr("Federated");
    case CredentialKind::ApimKey:
        return Words::tr("APIM key");
    case CredentialKind::ManagedIdentity:
        return Words::tr("Managed identity");
    case CredentialKind::KeyVaultSecret:
        return Words::tr("Key Vault secret");
    case CredentialKind::DirectLineSecret:
        return Words::tr("Direct Line secret");
    }
    Q_UNREACHABLE();
}

QString wordFor(ConsumerKind kind)
{
    switch (kind) {
    case ConsumerKind::ConnectorOAuth:
        return Words::tr("Connector");
    case ConsumerKind::EnvironmentVariable:
        return Words::tr("Environment variable");
    case ConsumerKind::ContainerApp:
        return Words::tr("Container app");
    case ConsumerKind::WebApp:
        return Words::tr("Web app");
    case ConsumerKind::NamedValue:
        return Words::tr("Named value");
    case ConsumerKind::VaultReader:
        return Words::tr("Vault reader");
    case ConsumerKind::ByHand:
        return Words::tr("Linked by hand");
    }
    Q_UNREACHABLE();
}

QString wordFor(FlowKind flow)
{
    switch (flow) {
    case FlowKind::AppOnly:
        return Words::tr("app-only");
    case FlowKind::Delegated:
        return Words::tr("delegated");
    case FlowKind::Unknown:
        return Words::tr("unknown");
    }
    Q_UNREACHABLE();
}

QString wordFor(Delivery delivery)
{
    switch (delivery) {
    case Delivery::KeyVault:
        return Words::tr("Key Vault");
    case Delivery::Api:
        return Words::tr("by API");
    case Delivery::Portal:
        return Words::tr("by hand in the portal");
    }
    Q_UNREACHABLE();
}

ToneText stateText(const AgentRow &row)
{
    if (row.gone)
        return {Words::tr("Gone"), Tone::Bad};
    switch (row.agent.state) {
    case AgentState::Draft:
        return {Words::tr("Draft"), Tone::Neutral};
    case AgentState::Published:
        return {Words::tr("Published"), Tone::Good};
    case AgentState::Inactive:
        return {Words::tr("Inactive"), Tone::Neutral};
    case AgentState::Unknown:
        return {Words::tr("Unknown"), Tone::Neutral};
    }
    Q_UNREACHABLE();
}

ToneText expiryText(TimePoint expiresAt, TimePoint now)
{
    if (expiresAt == TimePoint{})
        return {Words::tr("nothing to rotate"), Tone::Neutral};
    const int days = daysUntil(expiresAt, now);
    if (days < -1)
        return {Words::tr("expired %n day(s) ago", nullptr, -days - 1), Tone::Bad};
    if (expiresAt <= now)
        return {Words::tr("expired today"), Tone::Bad};
    if (days == 0)
        return {Words::tr("expires today"), Tone::Caution};
    if (days <= dueWithinDays)
        return {Words::tr("due in %n day(s)", nullptr, days), Tone::Caution};
    return {Words::tr("%n day(s) left", nullptr, days), Tone::Good};
}

QString kindsText(const Agent &agent)
{
    QStringList kinds;
    for (const auto &credential : agent.credentials) {
        const QString kind = wordFor(credential.kind);
        if (!credential.bystander && !kinds.contains(kind))
            kinds.append(kind);
    }
    if (kinds.isEmpty())
        return Words::tr("none known");
    return kinds.join(QStringLiteral(" \u00b7 "));
}

QString deliveryText(const Consumer &consumer)
{
    if (!consumer.pinnedVersion.isEmpty())
        return Words::tr("pinned to one version: never re-resolves");
    if (consumer.toldByPerson)
        return Words::tr("%1, when told").arg(wordFor(consumer.delivery));
    if (consumer.reresolvesWithin > Millis::zero())
        return Words::tr("%1, within %2")
            .arg(wordFor(consumer.delivery), spanText(consumer.reresolvesWithin));
    return wordFor(consumer.delivery);
}

} // namespace keyturn
