// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/runbook.h"

#include <initializer_list>
#include <map>
#include <string>
#include <utility>

namespace keyturn::rotation {

using Data = std::map<std::string, std::string>;

/// The pieces every step builds its actions from.
[[nodiscard]] Fact fact(const Context &c, FactKind kind, Data data, int attempt = 0);
[[nodiscard]] Action recorded(const Context &c, FactKind kind, Data data, int attempt = 0);

/// Orders a call, or waits for the time the service asked for after a failure, or gets stuck
/// where trying again unchanged is pointless.
[[nodiscard]] Action perform(const Context &c, Verb verb, const std::string &target = {},
                             int attempt = 0, Data args = {});
/// Records a hold once, then waits. @p until is also when the engine looks again.
[[nodiscard]] Action hold(const Context &c, const char *why, TimePoint until, TimePoint lookAt);
/// Records that a person is needed once, then waits; stuck after Policy::personWait.
[[nodiscard]] Action askPerson(const Context &c, const char *why, Data data = {});
/// Stuck until a person decides; @p decisions are commands, comma separated.
[[nodiscard]] Action stuck(const Context &c, const char *why, const char *decisions,
                           Data data = {});

[[nodiscard]] std::string iso(TimePoint when);

} // namespace keyturn::rotation
