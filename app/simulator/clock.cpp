// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/clock.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace sim {

namespace {

using std::chrono::duration_cast;
using std::chrono::milliseconds;
using std::chrono::sys_days;

struct Civil
{
    int year;
    unsigned month, day, hour, minute, second, millisecond, weekday;
};

Civil civilOf(TenantMs time)
{
    const std::chrono::sys_time<milliseconds> point{milliseconds(time)};
    const sys_days days = std::chrono::floor<std::chrono::days>(point);
    const std::chrono::year_month_day date(days);
    const auto rest = static_cast<unsigned>((point - days).count());
    return {int(date.year()),     unsigned(date.month()),
            unsigned(date.day()), rest / 3600000,
            rest / 60000 % 60,    rest / 1000 % 60,
            rest % 1000,          std::chrono::weekday(days).c_encoding()};
}

template<typename... Args>
std::string print(const char *format, Args... args)
{
    std::array<char, 64> buffer{};
    const int length = std::snprintf(buffer.data(), buffer.size(), format, args...);
    return {buffer.data(), static_cast<std::size_t>(length)};
}

std::int64_t steadyMs(TenantClock::Steady::time_point point)
{
    return duration_cast<milliseconds>(point.time_since_epoch()).count();
}

} // namespace

TenantClock::TenantClock(TenantMs epoch, double speed, Steady::time_point start)
    : m_epoch(epoch)
    , m_speed(speed)
    , m_start(start)
    , m_startWallMs(
          duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count())
    , m_baseSteady(start)
    , m_baseTenant(epoch)
{
    m_changes.push_back({m_startWallMs, steadyMs(start), epoch, speed});
}

TenantMs TenantClock::running() const
{
    const std::chrono::duration<double, std::milli> elapsed = Steady::now() - m_baseSteady;
    return m_baseTenant + static_cast<TenantMs>(std::floor(elapsed.count() * m_speed));
}

TenantMs TenantClock::now() const
{
    return m_playing ? *m_playing : running();
}

void TenantClock::rebase(TenantMs tenantMs, double speed)
{
    m_baseSteady = Steady::now();
    m_baseTenant = tenantMs;
    m_speed = speed;
    const auto sinceStart = duration_cast<milliseconds>(m_baseSteady - m_start).count();
    m_changes.push_back({m_startWallMs + sinceStart, steadyMs(m_baseSteady), tenantMs, speed});
}

void TenantClock::setSpeed(double speed)
{
    rebase(running(), speed);
}

void TenantClock::jumpTo(TenantMs target)
{
    rebase(std::max(target, running()), m_speed);
}

std::chrono::nanoseconds TenantClock::wallUntil(TenantMs time) const
{
    const double wallMs = static_cast<double>(time - running()) / m_speed;
    return std::chrono::nanoseconds(static_cast<std::int64_t>(std::max(0.0, wallMs) * 1e6));
}

std::string isoTime(TenantMs time)
{
    const Civil c = civilOf(time);
    return print("%04d-%02u-%02uT%02u:%02u:%02uZ", c.year, c.month, c.day, c.hour, c.minute,
                 c.second);
}

std::string isoTimeMs(TenantMs time)
{
    std::string text = isoTime(time);
    text.pop_back();
    return text + print(".%03uZ", civilOf(time).millisecond);
}

std::string isoTimeTicks(TenantMs time)
{
    std::string text = isoTimeMs(time);
    text.pop_back();
    return text + "0000Z";
}

std::string httpDate(TenantMs time)
{
    static constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const Civil c = civilOf(time);
    return print("%s, %02u %s %04d %02u:%02u:%02u GMT", days.at(c.weekday), c.day,
                 months.at(c.month - 1), c.year, c.hour, c.minute, c.second);
}

std::optional<TenantMs> parseIsoTime(std::string_view text)
{
    int year = 0;
    unsigned month = 0, day = 0, hour = 0, minute = 0;
    double second = 0;
    const std::string copy(text);
    std::array<char, 8> zone{};
    const int read = std::sscanf(copy.c_str(), "%4d-%2u-%2uT%2u:%2u:%lf%7s", &year, &month, &day,
                                 &hour, &minute, &second, zone.data());
    if (read != 3 && read < 6)
        return std::nullopt;
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                           std::chrono::day(day)};
    if (!date.ok() || hour > 23 || minute > 59 || second >= 60)
        return std::nullopt;
    const auto days = duration_cast<milliseconds>(sys_days(date).time_since_epoch()).count();
    return days + static_cast<TenantMs>(hour) * hourMs + static_cast<TenantMs>(minute) * minuteMs +
           static_cast<TenantMs>(std::llround(second * 1000));
}

} // namespace sim
