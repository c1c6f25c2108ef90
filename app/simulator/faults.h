// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Faults as data: ordered over the control endpoint, fired at an occurrence or by chance, counted.

#include "app/simulator/random.h"
#include "app/simulator/router.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

namespace sim {

enum class FaultKind {
    Unavailable,
    Throttled,
    LostReply,
    LostRequest,
    CutBody,
    Timeout,
    WrongJson,
    Html,
    Forbidden,
    ExpiredToken,
    Stale,
    Delay,
    ForeignNextLink,
    RepeatPage,
    PartialError,
    UnknownCa,
    ClockSkew
};

std::string_view kindName(FaultKind kind);

struct Fault
{
    std::string operation; // "graph.addPassword", "graph.*" or "*"
    FaultKind kind = FaultKind::Unavailable;
    int occurrence = 0; // 1-based, counted since it was ordered; 0: by chance
    double probability = 0;
    std::string retryAfter = "30"; // seconds, "date" or "none"
    int staleSeconds = 120;
    int delayMs = 1000;
    int skewSeconds = 600;
    int status = 0; // of wrong-json and html; 0 keeps the answer's own
    int seen = 0;   // matching requests since it was ordered
    int fired = 0;
};

class Faults
{
public:
    explicit Faults(Random random)
        : m_random(random)
    {}

    // One fault or an array of them. The sentence says what is wrong with the order; then none of
    // it is taken.
    std::optional<std::string> order(const nlohmann::json &wanted, const Router &router);
    void clear() { m_faults.clear(); }

    // Counts a request (a TLS connection for unknown-ca) and says which fault befalls it.
    std::optional<Fault> take(const std::string &operation);
    bool takeUnknownCa(const std::string &service);

    nlohmann::json list() const;

private:
    bool fires(Fault &fault);

    Random m_random;
    std::vector<Fault> m_faults;
};

} // namespace sim
