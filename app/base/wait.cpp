// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/wait.h"

#include <QPointer>
#include <QTimer>
#include <qcoro/qcorosignal.h>

#include <algorithm>
#include <memory>

namespace keyturn {

namespace {

/// Fires once when its timer ends, the clock jumps or the token is stopped, whichever is first.
class Alarm : public QObject
{
    Q_OBJECT
public:
    Alarm(Clock *clock, Millis delay, std::stop_token stop)
        : m_stopper(std::move(stop), Stopper{this})
    {
        connect(&m_timer, &QTimer::timeout, this, &Alarm::rang);
        connect(clock, &Clock::jumped, this, &Alarm::rang);
        m_timer.setSingleShot(true);
        m_timer.start(static_cast<int>(std::clamp<qint64>(delay.count(), 0, 3'600'000)));
    }

Q_SIGNALS:
    void rang();

private:
    struct Stopper
    {
        Alarm *alarm;
        void operator()() const { QTimer::singleShot(0, alarm, &Alarm::rang); }
    };
    QTimer m_timer;
    std::stop_callback<Stopper> m_stopper;
};

} // namespace

Task<void> waitUntil(Clock *clock, TimePoint when, std::stop_token stop)
{
    QPointer<Clock> guard(clock);
    while (guard && guard->now() < when) {
        if (stop.stop_requested())
            co_return std::unexpected(Error::of(ErrorKind::Cancelled, QStringLiteral("clock")));
        Alarm alarm(guard, guard->wallUntil(when), stop);
        co_await qCoro(&alarm, &Alarm::rang);
    }
    if (stop.stop_requested())
        co_return std::unexpected(Error::of(ErrorKind::Cancelled, QStringLiteral("clock")));
    co_return {};
}

} // namespace keyturn

#include "wait.moc"
