// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/plan.h"
#include "app/rotation/runview.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace keyturn {

/// One thing a person may do about a run now.
struct NowAction
{
    QString
        command; ///< "resume", "undo", "approve", "attest", ... as the store's commands spell it
    QString label;
    bool primary = false;
    bool destructive = false;
    bool operator==(const NowAction &) const = default;
};

/// What happens in a run now, in plain words: a pure reading of plan and journal.
struct NowText
{
    QString title;
    QString body;
    QStringList steps;   ///< numbered, for a person
    bool secret = false; ///< the value can be copied at step two
    QString hint;        ///< what may be said of the value
    QString link;        ///< where the person acts; empty = none
    QString linkText;
    QString watches; ///< what the console looks for; empty = nothing
    QString curl;    ///< the same look by hand, without a secret
    QList<NowAction> actions;
    QString reversibility;
    bool operator==(const NowText &) const = default;
};

/// What the words need to know besides plan and journal.
struct NowContext
{
    QString portalUrl; ///< where a person acts
    QString hint;      ///< the service's first characters of the new value
    TimePoint now{};
};

[[nodiscard]] NowText describeNow(const rotation::Plan &plan, const rotation::RunView &run,
                                  const NowContext &context);
/// How reversible the run still is, said per surface.
[[nodiscard]] QString reversibilityText(const rotation::Plan &plan, const rotation::RunView &run);

} // namespace keyturn
