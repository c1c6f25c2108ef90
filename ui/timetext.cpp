// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cstdlib>

namespace keyturn {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::TimeText)
};

} // namespace

QDateTime localTime(TimePoint when)
{
    return QDateTime::fromMSecsSinceEpoch(when.time_since_epoch().count());
}

QString timeText(TimePoint when, TimePoint now)
{
    if (when == TimePoint{})
        return {};
    const QDateTime then = localTime(when);
    const QDateTime today = localTime(now);
    const QLocale locale;
    if (then.date() == today.date())
        return locale.toString(then, QStringLiteral("HH:mm"));
    return locale.toString(then, then.date().year() == today.date().year()
                                     ? QStringLiteral("d MMM HH:mm")
                                     : QStringLiteral("d MMM yyyy HH:mm"));
}

QString dateText(TimePoint when)
{
    return when == TimePoint{} ? QString()
                               : QLocale().toString(localTime(when), QStringLiteral("d MMM yyyy"));
}

QString spanText(Millis span)
{
    const qint64 seconds = (std::abs(span.count()) + 500) / 1000;
    if (seconds < 60)
        return Words::tr("%1 s").arg(seconds);
    const qint64 minutes = (seconds + 30) / 60;
    if (minutes < 60)
        return Words::tr("%1 min").arg(minutes);
    const qint64 hours = minutes / 60;
    if (hours < 24) {
        return minutes % 60 == 0 ? Words::tr("%1 h").arg(hours)
                                 : Words::tr("%1 h %2 min").arg(hours).arg(minutes % 60);
    }
    const qint64 days = hours / 24;
    return hours % 24 == 0 || days > 9 ? Words::tr("%1 d").arg(days)
                                       : Words::tr("%1 d %2 h").arg(days).arg(hours % 24);
}

int daysUntil(TimePoint when, TimePoint now)
{
    return static_cast<int>(std::chrono::floor<std::chrono::days>(when - now).count());
}

} // namespace keyturn
