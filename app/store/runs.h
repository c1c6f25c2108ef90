// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/journal.h"

#include <QByteArray>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <map>
#include <optional>
#include <string>

namespace keyturn {

/// A run before its first fact: what is fixed for good when it is planned.
struct PlannedRun
{
    QString id;
    QString agentId;
    QString agentName;
    QByteArray plan; ///< canonical JSON of the plan
    QString planHash;
    QString reason;
    /// One open run per key: "<tenant>/<application>" or whatever names the credential set.
    QStringList credentials;
};

/// How a run stands: folded from its facts by project().
struct RunStatus
{
    RunState state = RunState::Planned;
    std::string step;
    std::string why; ///< code of the hold, wait or stuck state
    TimePoint startedAt{};
    TimePoint endedAt{};
    TimePoint until{}; ///< end of the hold; epoch = none
    bool undoing = false;
    std::map<std::string, std::string> evidence; ///< step -> "proven: key=value; ..."
    bool operator==(const RunStatus &) const = default;
};

/// One row of the table of runs.
struct RunRow
{
    QString id;
    QString agentId;
    QString agentName;
    QByteArray plan;
    QString planHash;
    QString reason;
    RunStatus status;
    TimePoint changedAt{}; ///< tenant time of the last fact
    bool operator==(const RunRow &) const = default;
};

/// What @p fact makes of @p status.
void project(RunStatus &status, const Fact &fact);

enum class RunFilter { All, Open };

} // namespace keyturn

Q_DECLARE_METATYPE(keyturn::RunRow)
