// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/rotationservice.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"
#include "app/tenant/agent.h"

namespace keyturn::samples {

/// A morning in a tenant: what the window's pictures and tests are drawn from.

/// A clock that stands still until it is moved.
class StillClock final : public Clock
{
public:
    explicit StillClock(TimePoint start)
        : m_now(start)
    {}
    [[nodiscard]] TimePoint now() const override { return m_now; }
    [[nodiscard]] Millis wallUntil(TimePoint when) const override
    {
        return std::max(Millis::zero(), when - m_now);
    }
    void moveTo(TimePoint when)
    {
        m_now = when;
        Q_EMIT jumped();
    }

private:
    TimePoint m_now;
};

/// 20 November 2026, 14:06 UTC.
[[nodiscard]] TimePoint now();
[[nodiscard]] QList<Agent> agents(int count = 18);
void fill(InventoryStore &store, int count = 18);

/// A plan with a connector that a person updates and a Key Vault secret.
[[nodiscard]] rotation::Plan plan(bool delegated = false);
/// The journal of that plan up to the step where a person pastes the value.
[[nodiscard]] Journal untilHandOver(const rotation::Plan &plan);
[[nodiscard]] Journal untilProbing(const rotation::Plan &plan);
[[nodiscard]] Journal untilDisuse(const rotation::Plan &plan);
[[nodiscard]] Journal untilStuck(const rotation::Plan &plan);
[[nodiscard]] Journal untilCompleted(const rotation::Plan &plan);
[[nodiscard]] rotation::RunSnapshot snapshot(const rotation::Plan &plan, const Journal &journal);
/// Writes the run of @p journal into @p records.
void record(Records &records, const rotation::Plan &plan, const Journal &journal);

} // namespace keyturn::samples
