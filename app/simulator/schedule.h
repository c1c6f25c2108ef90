// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The queue of what happens in tenant time; an advance plays it in order instead of skipping it.

#include "app/simulator/clock.h"

#include <functional>
#include <map>
#include <utility>

namespace sim {

class Schedule
{
public:
    using Event = std::function<void()>;
    using Id = std::pair<TenantMs, std::uint64_t>;

    explicit Schedule(TenantClock &clock)
        : m_clock(clock)
    {}

    // An event in the past runs at the next play. Events of the same time run in the order given.
    Id at(TenantMs time, Event event);
    Id after(TenantMs delay, Event event) { return at(m_clock.now() + delay, std::move(event)); }
    void cancel(Id id) { m_events.erase(id); }

    void playDue();            // everything up to the running time
    void advance(TenantMs by); // plays what lies between, each event at its own time, then jumps
    std::optional<TenantMs> next() const;

private:
    void playUntil(TenantMs end);

    TenantClock &m_clock;
    std::map<Id, Event> m_events;
    std::uint64_t m_counter = 0;
};

} // namespace sim
