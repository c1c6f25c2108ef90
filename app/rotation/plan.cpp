// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/plan.h"

#include <QCryptographicHash>

#include <algorithm>

namespace keyturn::rotation {

const FrozenCredential *Plan::frozenById(const std::string &keyId) const
{
    const auto found = std::ranges::find(frozen, keyId, &FrozenCredential::keyId);
    return found == frozen.end() ? nullptr : &*found;
}

const VaultTarget *Plan::vaultById(const std::string &id) const
{
    const auto found = std::ranges::find(vaults, id, &VaultTarget::id);
    return found == vaults.end() ? nullptr : &*found;
}

const PlanConsumer *Plan::consumerById(const std::string &id) const
{
    const auto found = std::ranges::find(consumers, id, &PlanConsumer::id);
    return found == consumers.end() ? nullptr : &*found;
}

bool Plan::hasDelegated() const
{
    return std::ranges::any_of(consumers, &PlanConsumer::delegated);
}

bool Plan::hasAppOnly() const
{
    return !std::ranges::all_of(consumers, &PlanConsumer::delegated);
}

std::string Plan::markPrefix() const
{
    return "keyturn/" + store + "/" + run + "/";
}

std::string Plan::mark(int attempt) const
{
    return markPrefix() + std::to_string(attempt);
}

std::string undoMark(const std::string &mark)
{
    return mark + "/undo";
}

bool isUndoMark(const std::string &mark)
{
    return mark.ends_with("/undo");
}

Millis Plan::disuseWindow() const
{
    return policy.tokenLifetime + (schedule > Millis::zero() ? schedule : policy.unknownSchedule);
}

std::string hashOf(const Plan &plan)
{
    return QCryptographicHash::hash(toJson(plan), QCryptographicHash::Sha256).toHex().toStdString();
}

} // namespace keyturn::rotation
