// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/agentquery.h"
#include "app/tenant/agent.h"
#include "widgets/theme.h"

#include <QString>

namespace keyturn {

/// A status in words with the tone that goes with it.
struct ToneText
{
    QString text;
    Tone tone = Tone::Neutral;
    bool operator==(const ToneText &) const = default;
};

[[nodiscard]] QString wordFor(CredentialKind kind);
[[nodiscard]] QString wordFor(ConsumerKind kind);
[[nodiscard]] QString wordFor(FlowKind flow);
[[nodiscard]] QString wordFor(Delivery delivery);
[[nodiscard]] ToneText stateText(const AgentRow &row);
/// How long the earliest credential still lasts.
[[nodiscard]] ToneText expiryText(TimePoint expiresAt, TimePoint now);
/// The kinds an agent stands on, each once: "Entra secret, certificate".
[[nodiscard]] QString kindsText(const Agent &agent);
/// How a new value reaches a consumer and when it takes effect.
[[nodiscard]] QString deliveryText(const Consumer &consumer);

} // namespace keyturn
