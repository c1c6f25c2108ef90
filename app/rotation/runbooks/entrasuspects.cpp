// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// After a leak: what the thief may have left behind, and until when what he took still serves.
#include "app/rotation/facts.h"
#include "app/rotation/runbooks/entraclientsecret.h"

#include <algorithm>

namespace keyturn::rotation {

namespace {

/// A look that fails so often is left off: a leak is not made to wait for a report.
constexpr int mostFailures = 3;
constexpr std::size_t mostTold = 12;

/// Names are somebody else's words: they may not look like parts of the evidence.
std::string plain(std::string name)
{
    std::ranges::replace_if(name, [](char c) { return c == ';' || c == '=' || c == '\n'; }, ',');
    return name;
}

std::string told(const Suspect &suspect)
{
    std::string text = suspect.what + " " + plain(suspect.name);
    if (!suspect.by.empty())
        text += " by " + plain(suspect.by);
    return suspect.at == TimePoint{} ? text + ", no date" : text + ", " + iso(suspect.at);
}

} // namespace

Finding EntraClientSecret::hasLooked(const Context &c) const
{
    const SuspectReading &reading = c.run.suspects;
    if (reading.at == TimePoint{}) {
        const auto failed = c.world.backoff.find(Verb::ReadSuspects);
        const bool lost = failed != c.world.backoff.end() &&
                          (failed->second.permanent || failed->second.failures >= mostFailures);
        if (lost)
            return Finding::later(recorded(c, FactKind::Skipped, {{"why", "suspects-unread"}}));
        return Finding::later(perform(c, Verb::ReadSuspects, c.plan.applicationObjectId));
    }
    std::string evidence = "suspects=" + std::to_string(reading.found.size());
    for (const std::string &source : reading.notRead)
        evidence += "; not-read=" + source;
    for (std::size_t at = 0; at < std::min(mostTold, reading.found.size()); ++at)
        evidence += "; suspect=" + told(reading.found[at]);
    return Finding::yes({{"grade", nameOf(Grade::Observed)}, {"evidence", evidence}});
}

} // namespace keyturn::rotation
