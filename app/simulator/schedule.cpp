// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/schedule.h"

namespace sim {

Schedule::Id Schedule::at(TenantMs time, Event event)
{
    const Id id(time, ++m_counter);
    m_events.emplace(id, std::move(event));
    return id;
}

void Schedule::playUntil(TenantMs end)
{
    while (!m_events.empty() && m_events.begin()->first.first <= end) {
        auto node = m_events.extract(m_events.begin());
        m_clock.play(node.key().first);
        node.mapped()();
    }
    m_clock.play(std::nullopt);
}

void Schedule::playDue()
{
    playUntil(m_clock.running());
}

void Schedule::advance(TenantMs by)
{
    const TenantMs target = m_clock.running() + by;
    playUntil(target);
    m_clock.jumpTo(target);
}

std::optional<TenantMs> Schedule::next() const
{
    if (m_events.empty())
        return std::nullopt;
    return m_events.begin()->first.first;
}

} // namespace sim
