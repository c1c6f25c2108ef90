// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/runbook.h"

#include <QCoreApplication>

#include <array>
#include <span>

namespace keyturn::rotation {

/// How an Entra application's client secret is turned. Source of the order: design/rotation.md,
/// "Kind by kind"; of the calls: contracts, identity 2.1 to 2.3, azure 3.2 and 4.5.
class EntraClientSecret
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::rotation::EntraClientSecret)
public:
    using R = Row<EntraClientSecret>;

    [[nodiscard]] Action prepare(const Context &c) const;
    [[nodiscard]] Finding isPrepared(const Context &c) const;
    [[nodiscard]] Finding hasLooked(const Context &c) const;
    [[nodiscard]] Action addSecret(const Context &c) const;
    [[nodiscard]] Finding isAdded(const Context &c) const;
    [[nodiscard]] Finding isAlone(const Context &c) const;
    [[nodiscard]] Action probe(const Context &c) const;
    [[nodiscard]] Finding isAccepted(const Context &c) const;
    [[nodiscard]] Action putVault(const Context &c) const;
    [[nodiscard]] Finding isInVault(const Context &c) const;
    [[nodiscard]] Action handOver(const Context &c) const;
    [[nodiscard]] Finding isHandedOver(const Context &c) const;
    [[nodiscard]] Action tell(const Context &c) const;
    [[nodiscard]] Finding isTold(const Context &c) const;
    [[nodiscard]] Finding isSeen(const Context &c) const;
    [[nodiscard]] Action askCanary(const Context &c) const;
    [[nodiscard]] Finding hasAnswered(const Context &c) const;
    [[nodiscard]] Finding isUnused(const Context &c) const;
    [[nodiscard]] Finding isApproved(const Context &c) const;
    [[nodiscard]] Action removeOld(const Context &c) const;
    [[nodiscard]] Finding isRemoved(const Context &c) const;
    [[nodiscard]] Finding isRefused(const Context &c) const;
    [[nodiscard]] Action forgetValue(const Context &c) const;
    [[nodiscard]] Finding isClosed(const Context &c) const;
    [[nodiscard]] Action nothing(const Context &c) const;

    // clang-format off
    static constexpr std::array<R, 14> table{{
        {"prepare", Phase::Prepare, Effect::Records, QT_TR_NOOP("Check what is there"),
         &EntraClientSecret::prepare, &EntraClientSecret::isPrepared, Undo::Nothing, ""},
        {"suspects", Phase::Prepare, Effect::Observes, QT_TR_NOOP("Look for what came after the leak"),
         &EntraClientSecret::nothing, &EntraClientSecret::hasLooked, Undo::Nothing, ""},
        {"add", Phase::Add, Effect::AddsCredential, QT_TR_NOOP("Add a second secret"),
         &EntraClientSecret::addSecret, &EntraClientSecret::isAdded, Undo::RemoveOurs, ""},
        {"alone", Phase::Add, Effect::Observes, QT_TR_NOOP("Make sure no other console turns it"),
         &EntraClientSecret::nothing, &EntraClientSecret::isAlone, Undo::Nothing, ""},
        {"accept", Phase::Add, Effect::Observes, QT_TR_NOOP("Prove that every sign-in server accepts it"),
         &EntraClientSecret::probe, &EntraClientSecret::isAccepted, Undo::Nothing, ""},
        {"deliver-vault", Phase::Deliver, Effect::SwitchesTraffic, QT_TR_NOOP("Put it into Key Vault"),
         &EntraClientSecret::putVault, &EntraClientSecret::isInVault, Undo::RestoreValue, ""},
        {"deliver-hand", Phase::Deliver, Effect::SwitchesTraffic, QT_TR_NOOP("Paste it into the connector"),
         &EntraClientSecret::handOver, &EntraClientSecret::isHandedOver, Undo::None, ""},
        {"tell", Phase::Deliver, Effect::SwitchesTraffic, QT_TR_NOOP("Save the environment variable again"),
         &EntraClientSecret::tell, &EntraClientSecret::isTold, Undo::None, ""},
        {"seen", Phase::Prove, Effect::Observes, QT_TR_NOOP("See every consumer use it"),
         &EntraClientSecret::nothing, &EntraClientSecret::isSeen, Undo::Nothing, "consumers"},
        {"canary", Phase::Prove, Effect::Observes, QT_TR_NOOP("Ask the agent what only its tool knows"),
         &EntraClientSecret::askCanary, &EntraClientSecret::hasAnswered, Undo::Nothing, "canary"},
        {"disuse", Phase::Prove, Effect::Observes, QT_TR_NOOP("Prove that the old secret is unused"),
         &EntraClientSecret::nothing, &EntraClientSecret::isUnused, Undo::Nothing, "disuse"},
        {"approve", Phase::Retire, Effect::Records, QT_TR_NOOP("Approve the removal"),
         &EntraClientSecret::nothing, &EntraClientSecret::isApproved, Undo::Nothing, "approval"},
        {"retire", Phase::Retire, Effect::RetiresCredential, QT_TR_NOOP("Remove the old secret"),
         &EntraClientSecret::removeOld, &EntraClientSecret::isRemoved, Undo::None, ""},
        {"close", Phase::Record, Effect::Records, QT_TR_NOOP("Check that the old secret is refused, and close"),
         &EntraClientSecret::forgetValue, &EntraClientSecret::isClosed, Undo::Nothing, ""},
    }};
    // clang-format on

    [[nodiscard]] static const R *row(const std::string &id);

private:
    [[nodiscard]] Finding judgeAttempt(const Context &c, const Attempt &attempt) const;
    [[nodiscard]] Finding judgeFound(const Context &c, const Attempt &attempt,
                                     const std::string &keyId) const;
    [[nodiscard]] Finding takeBackLost(const Context &c, const std::string &keyId) const;
    [[nodiscard]] Finding waitForSave(const Context &c, const char *why) const;
};

/// Binds the table's rows to the plan's consumers, vaults and credentials, in order.
[[nodiscard]] std::vector<PlannedStep> stepsFor(const Plan &plan);

} // namespace keyturn::rotation
