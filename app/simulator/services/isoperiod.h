// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// ISO 8601 durations and intervals, as the query API's timespan gives them.

#include "app/simulator/message.h"

#include <optional>
#include <string_view>
#include <utility>

namespace sim {

std::optional<TenantMs> parseIsoDuration(std::string_view text); // "PT12H", "P1DT2H30M"
// "PT12H" (up to now), "start/end", "start/PT6H", "PT6H/end": [from, to)
std::optional<std::pair<TenantMs, TenantMs>> parseIsoInterval(std::string_view text, TenantMs now);

} // namespace sim
