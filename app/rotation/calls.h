// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/rotation/action.h"
#include "app/rotation/runkeys.h"
#include "app/rotation/runview.h"
#include "app/rotation/services.h"

#include <stop_token>

namespace keyturn::rotation {

/// Carries out one call the engine ordered and says what came of it. Decides nothing: no retry,
/// no order, no gate. Never throws, never fails: every error is an Outcome.
class Calls
{
public:
    Calls(Services services, Plan plan);

    /// @p run as folded from the journal when the call was ordered.
    QCoro::Task<Outcome> perform(Call call, RunView run, std::stop_token stop);
    [[nodiscard]] RunKeys &keys() { return m_keys; }

private:
    QCoro::Task<Outcome> readKeychain();
    QCoro::Task<Outcome> readSet(std::stop_token stop);
    QCoro::Task<Outcome> readVault(Call call, std::stop_token stop);
    QCoro::Task<Outcome> readSaved(Call call, std::stop_token stop);
    QCoro::Task<Outcome> querySignIns(RunView run, std::stop_token stop);
    QCoro::Task<Outcome> readSuspects(std::stop_token stop);
    QCoro::Task<Outcome> probe(Call call, std::stop_token stop);
    QCoro::Task<Outcome> addSecret(Call call, std::stop_token stop);
    QCoro::Task<Outcome> putVault(Call call, std::stop_token stop);
    QCoro::Task<Outcome> restoreVault(Call call, std::stop_token stop);
    QCoro::Task<Outcome> removeSecret(Call call, std::stop_token stop);
    QCoro::Task<Outcome> finishPut(Call call, Secret value, std::stop_token stop);

    [[nodiscard]] Outcome failed(const Error &error) const;
    Services m_services;
    Plan m_plan;
    RunKeys m_keys;
};

} // namespace keyturn::rotation
