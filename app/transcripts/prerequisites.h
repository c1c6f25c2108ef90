// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/clients/dataversevalues.h"
#include "app/tenant/environment.h"
#include "app/transcripts/losssheet.h"

#include <optional>

namespace keyturn {

/// What an environment answered when it was asked about its transcripts.
struct EnvironmentAnswers
{
    Environment environment;
    qint64 nowMs = 0;
    std::optional<Result<WhoAmI>> whoAmI;
    std::optional<Result<QList<BotRow>>> bots;
    std::optional<Error> keysError; ///< why rows could not be listed
    std::optional<qint64> rowsOnServer;
    std::optional<qint64> newestMs; ///< createdon of the newest row
    bool rowsNameAgents = false;
    qint64 unseen = 0;
    qint64 endangered = 0;
};

/// Every prerequisite, met or not, in the order in which one would look. Sources: contracts,
/// transcripts B2 and B11.
[[nodiscard]] QList<SyncCheck> prerequisitesOf(const EnvironmentAnswers &answers,
                                               const SyncState &state);

} // namespace keyturn
