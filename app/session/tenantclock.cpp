// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tenantclock.h"

#include "app/base/logging.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <cmath>
#include <utility>

namespace keyturn {

namespace {

constexpr Millis beat{250};
constexpr Millis answerWithin{5000};
/// Two lines that differ by less are one: the tenant rounds to milliseconds.
constexpr Millis sameLine{20};

Millis monotonicNow()
{
    return std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
}

Error badClock()
{
    return Error::of(ErrorKind::BadAnswer, QStringLiteral("tenant"), QStringLiteral("clock"));
}

} // namespace

TimePoint ClockLine::at(Millis monotonicNow) const
{
    const double elapsed = static_cast<double>((monotonicNow - monotonic).count()) * speed;
    return tenant + Millis(static_cast<qint64>(std::floor(elapsed)));
}

Result<ClockLine> clockLineFrom(const QByteArray &json)
{
    const QJsonArray changes =
        QJsonDocument::fromJson(json).object().value(QLatin1String("changes")).toArray();
    if (changes.isEmpty())
        return std::unexpected(badClock());
    const QJsonObject last = changes.last().toObject();
    const QJsonValue tenant = last.value(QLatin1String("tenantMs"));
    const QJsonValue monotonic = last.value(QLatin1String("monotonicMs"));
    const double speed = last.value(QLatin1String("speed")).toDouble(0);
    if (!tenant.isDouble() || !monotonic.isDouble() || speed < 0)
        return std::unexpected(badClock());
    return ClockLine{TimePoint(Millis(tenant.toInteger())), Millis(monotonic.toInteger()), speed};
}

TenantClock::TenantClock(QUrl clockUrl, ClockLine start, QObject *parent)
    : Clock(parent)
    , m_url(std::move(clockUrl))
    , m_line(start)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
    m_beat.setInterval(beat);
    connect(&m_beat, &QTimer::timeout, this, &TenantClock::ask);
    m_beat.start();
    ask();
}

TenantClock::~TenantClock()
{
    if (m_pending) {
        m_pending->disconnect(this);
        m_pending->abort();
    }
}

TimePoint TenantClock::now() const
{
    return m_line.at(monotonicNow());
}

Millis TenantClock::wallUntil(TimePoint when) const
{
    const Millis tenant = std::max(when - now(), Millis::zero());
    if (m_line.speed <= 0)
        return tenant == Millis::zero() ? tenant : std::chrono::hours(1);
    const double wall = static_cast<double>(tenant.count()) / m_line.speed;
    return Millis(static_cast<qint64>(std::ceil(wall)));
}

void TenantClock::ask()
{
    if (m_pending)
        return;
    QNetworkRequest request(m_url);
    request.setTransferTimeout(static_cast<int>(answerWithin.count()));
    QNetworkReply *reply = m_network.get(request);
    m_pending = reply;
    connect(reply, &QNetworkReply::finished, this, [this, reply] { take(reply); });
}

void TenantClock::take(QNetworkReply *reply)
{
    reply->deleteLater();
    m_pending = nullptr;
    const Result<ClockLine> line = clockLineFrom(reply->readAll());
    if (line) {
        const Millis now = monotonicNow();
        const Millis off = std::chrono::abs(line->at(now) - m_line.at(now));
        const bool jump = off > sameLine || line->speed != m_line.speed;
        m_line = *line;
        if (jump)
            Q_EMIT jumped();
    } else {
        qCDebug(lcSession) << "the tenant's clock did not answer:" << reply->errorString();
    }
    Q_EMIT asked();
}

} // namespace keyturn
