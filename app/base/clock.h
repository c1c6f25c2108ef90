// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <chrono>

namespace keyturn {

using Millis = std::chrono::milliseconds;
/// Milliseconds since the Unix epoch, UTC.
using TimePoint = std::chrono::sys_time<Millis>;

/// The tenant's time. Everything that waits on a service's behaviour asks this clock;
/// transport time-outs and certificates use the wall clock instead.
class Clock : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual TimePoint now() const = 0;
    /// Wall time that passes until @p when; zero when it is past. Waiters ask again after jumped().
    [[nodiscard]] virtual Millis wallUntil(TimePoint when) const = 0;

Q_SIGNALS:
    /// The clock was advanced or changed its speed: timers must be armed again.
    void jumped();
};

class SystemClock final : public Clock
{
    Q_OBJECT
public:
    using Clock::Clock;
    [[nodiscard]] TimePoint now() const override;
    [[nodiscard]] Millis wallUntil(TimePoint when) const override;
};

/// "2026-11-20T14:06:00.000Z"
[[nodiscard]] QString toIso(TimePoint when);
/// Reads ISO 8601 with or without fraction (up to 7 digits) and zone; epoch when it is not a date.
[[nodiscard]] TimePoint fromIso(const QString &text);

} // namespace keyturn
