// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/rotation/modeltenant.h"

#include <vector>

namespace keyturn::rotation::model {

/// The scenario of that name; the first where there is none.
[[nodiscard]] inline const Scenario &scenarioNamed(const std::string &name);

/// The shapes of agents that every exploration walks.
[[nodiscard]] inline const std::vector<Scenario> &scenarios()
{
    using std::chrono::minutes;
    static const std::vector<Scenario> all{
        {"vault", {{.id = "1", .byVault = true, .lag = minutes(2)}}},
        {"by hand", {{.id = "1"}}},
        {"by hand, rare caller", {{.id = "1", .rare = true}}},
        {"delegated by hand", {{.id = "1", .delegated = true}}},
        {"told, production", {{.id = "1", .byVault = true, .told = true}}, true},
        {"told, rare caller", {{.id = "1", .byVault = true, .told = true, .rare = true}}},
        {"shared",
         {{.id = "1", .byVault = true, .lag = minutes(1)}, {.id = "2", .delegated = true}}},
        {"beside the console", {{.id = "1", .consoleAddress = true, .rare = true}}},
        {"unlisted caller",
         {{.id = "1", .byVault = true, .lag = minutes(1)},
          {.id = "2", .byVault = true, .lag = minutes(30), .unlisted = true}}},
        {"value cannot be read back",
         {{.id = "1", .byVault = true, .lag = minutes(2)}},
         false,
         false},
        {.name = "delegated with a canary",
         .consumers = {{.id = "1", .delegated = true}},
         .canary = CanarySpec::Answers},
        {.name = "vault with a canary",
         .consumers = {{.id = "1", .byVault = true, .lag = minutes(2)}},
         .canary = CanarySpec::Answers},
        {.name = "leak",
         .consumers = {{.id = "1", .byVault = true, .lag = minutes(2)}},
         .reason = Reason::LeakFast},
        {.name = "canary behind a sign-in",
         .consumers = {{.id = "1", .byVault = true, .lag = minutes(2)}},
         .canary = CanarySpec::AsksSignIn},
    };
    return all;
}

inline const Scenario &scenarioNamed(const std::string &name)
{
    for (const Scenario &scenario : scenarios()) {
        if (scenario.name == name)
            return scenario;
    }
    return scenarios().front();
}

} // namespace keyturn::rotation::model
