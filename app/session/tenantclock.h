// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QByteArray>
#include <QNetworkAccessManager>
#include <QPointer>
#include <QTimer>
#include <QUrl>

class QNetworkReply;

namespace keyturn {

/// From one change of a simulated tenant's clock to the next, tenant time is a straight line over
/// the monotonic clock of this host.
struct ClockLine
{
    TimePoint tenant{};
    Millis monotonic{}; ///< CLOCK_MONOTONIC at that tenant time
    double speed = 1;

    [[nodiscard]] TimePoint at(Millis monotonicNow) const;
    bool operator==(const ClockLine &) const = default;
};

/// The newest line in an answer of GET /_tenant/clock. Error: BadAnswer.
[[nodiscard]] Result<ClockLine> clockLineFrom(const QByteArray &json);

/// The Clock of a demo profile: follows the simulated tenant and announces its jumps.
/// Invariant: between two answers it rests on the monotonic clock; an answer that fails to arrive
/// changes nothing.
class TenantClock final : public Clock
{
    Q_OBJECT
public:
    /// @p clockUrl is http on loopback. Until the first answer time runs along @p start.
    TenantClock(QUrl clockUrl, ClockLine start, QObject *parent = nullptr);
    ~TenantClock() override;

    [[nodiscard]] TimePoint now() const override;
    [[nodiscard]] Millis wallUntil(TimePoint when) const override;
    /// Asks at once instead of at the next beat.
    void ask();

Q_SIGNALS:
    /// The tenant answered, or could not be asked.
    void asked();

private:
    void take(QNetworkReply *reply);

    QUrl m_url;
    ClockLine m_line;
    QNetworkAccessManager m_network;
    QPointer<QNetworkReply> m_pending;
    QTimer m_beat;
};

} // namespace keyturn
