// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/rotation/modeltenant.h"

#include <vector>

namespace keyturn::rotation::model {

/// The shapes of agents that every exploration walks.
[[nodiscard]] inline const std::vector<Scenario> &scenarios()
{
    using std::chrono::minutes;
    static const std::vector<Scenario> all{
        {"vault", {{"1", false, true, false, false, minutes(2)}}},
        {"by hand", {{"1", false, false, false, false, {}}}},
        {"delegated by hand", {{"1", true, false, false, false, {}}}},
        {"told, production", {{"1", false, true, true, false, {}}}, true},
        {"shared",
         {{"1", false, true, false, false, minutes(1)}, {"2", true, false, false, false, {}}}},
        {"beside the console", {{"1", false, false, false, true, {}}}},
        {"value cannot be read back", {{"1", false, true, false, false, minutes(2)}}, false, false},
    };
    return all;
}

} // namespace keyturn::rotation::model
