// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"

#include <QDateTime>
#include <QTimeZone>

namespace keyturn {

TimePoint SystemClock::now() const
{
    return std::chrono::time_point_cast<Millis>(std::chrono::system_clock::now());
}

Millis SystemClock::wallUntil(TimePoint when) const
{
    return std::max(when - now(), Millis::zero());
}

QString toIso(TimePoint when)
{
    return QDateTime::fromMSecsSinceEpoch(when.time_since_epoch().count(), Qt::UTC)
        .toString(Qt::ISODateWithMs);
}

TimePoint fromIso(const QString &text)
{
    QString trimmed = text.trimmed();
    // Services write up to seven digits of a second; Qt reads three.
    const qsizetype dot = trimmed.indexOf(QLatin1Char('.'));
    if (dot > 0) {
        qsizetype end = dot + 1;
        while (end < trimmed.size() && trimmed.at(end).isDigit())
            ++end;
        trimmed = trimmed.left(std::min(end, dot + 4)) + trimmed.mid(end);
    }
    QDateTime parsed = QDateTime::fromString(trimmed, Qt::ISODateWithMs);
    if (!parsed.isValid())
        return {};
    if (parsed.timeSpec() == Qt::LocalTime)
        parsed.setTimeSpec(Qt::UTC);
    return TimePoint(Millis(parsed.toMSecsSinceEpoch()));
}

} // namespace keyturn
