// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tenant's time: runs at a speed from an epoch on the monotonic clock and can be advanced.

#include "app/simulator/message.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace sim {

// One change of how tenant time runs; between two changes it is linear.
struct ClockChange
{
    std::int64_t wallMs = 0;      // system clock when the tenant started, plus monotonic time since
    std::int64_t monotonicMs = 0; // CLOCK_MONOTONIC of this host
    TenantMs tenantMs = 0;
    double speed = 1;
};

class TenantClock
{
public:
    using Steady = std::chrono::steady_clock;

    TenantClock(TenantMs epoch, double speed, Steady::time_point start = Steady::now());

    // While an event of the schedule is played this is the event's time.
    TenantMs now() const;
    TenantMs running() const; // without regard to a played event
    double speed() const { return m_speed; }
    TenantMs epoch() const { return m_epoch; }
    const std::vector<ClockChange> &changes() const { return m_changes; }

    void setSpeed(double speed);
    void jumpTo(TenantMs target); // forward only; the schedule has played what lies between
    void play(std::optional<TenantMs> eventTime) { m_playing = eventTime; }

    std::chrono::nanoseconds wallUntil(TenantMs time) const;

private:
    void rebase(TenantMs tenantMs, double speed);

    TenantMs m_epoch;
    double m_speed;
    Steady::time_point m_start;
    std::int64_t m_startWallMs;
    Steady::time_point m_baseSteady;
    TenantMs m_baseTenant;
    std::optional<TenantMs> m_playing;
    std::vector<ClockChange> m_changes;
};

std::string isoTime(TenantMs time);      // 2026-01-20T09:00:00Z
std::string isoTimeMs(TenantMs time);    // 2026-01-20T09:00:00.123Z
std::string isoTimeTicks(TenantMs time); // 2026-01-20T09:00:00.1230000Z
std::string httpDate(TenantMs time);     // Tue, 20 Jan 2026 09:00:00 GMT
std::optional<TenantMs> parseIsoTime(std::string_view text);

} // namespace sim
