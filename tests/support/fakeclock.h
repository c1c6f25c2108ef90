// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <algorithm>

namespace keyturn::test {

/// A tenant's clock that stands still until a test moves it. When leaping, it jumps to whatever a
/// waiter waits for, and remembers how far it leapt.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(TimePoint start = fromIso(QStringLiteral("2026-11-20T09:00:00Z")))
        : m_now(start)
    {}

    [[nodiscard]] TimePoint now() const override { return m_now; }
    [[nodiscard]] Millis wallUntil(TimePoint when) const override
    {
        if (!m_leaps)
            return std::chrono::hours(1);
        m_leapt += std::max(when - m_now, Millis(0));
        m_now = std::max(m_now, when);
        return Millis(0);
    }

    void advance(Millis by)
    {
        m_now += by;
        Q_EMIT jumped();
    }
    void leap() { m_leaps = true; }
    [[nodiscard]] Millis leapt() const { return m_leapt; }

private:
    mutable TimePoint m_now;
    mutable Millis m_leapt{0};
    bool m_leaps = false;
};

} // namespace keyturn::test
