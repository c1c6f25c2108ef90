// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/gate.h"
#include "app/base/task.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <span>

namespace keyturn {

/// What a service allows one caller; the first row that fits rules.
struct QuotaRow
{
    const char *hostSuffix;
    const char *pathPrefix;
    bool writesOnly;
    int burst;        ///< calls at once from a full bucket
    double perSecond; ///< tenant time
    int parallel;     ///< calls under way
};

/// Keeps every host's calls inside the service's quota, so that 429 stays the exception.
class Quota
{
public:
    explicit Quota(Clock *clock);

    [[nodiscard]] static std::span<const QuotaRow> table();

    /// Waits for a place; it is given back when the pass dies.
    Task<Gate::Pass> take(QString host, QString path, QByteArray method, std::stop_token stop);

private:
    struct Bucket
    {
        double tokens = 0;
        TimePoint filledAt{};
        Gate gate;
    };
    Clock *m_clock;
    QMap<QString, std::shared_ptr<Bucket>> m_buckets;
};

} // namespace keyturn
