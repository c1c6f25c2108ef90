// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/runbooktables.h"

#include <set>

namespace keyturn::rotation {

namespace {

/// The undo that a row with this effect may declare.
bool mayDeclare(Effect effect, Undo undo)
{
    switch (effect) {
    case Effect::Observes:
    case Effect::Records:
        return undo == Undo::Nothing;
    case Effect::AddsCredential:
        return undo == Undo::RemoveOurs;
    case Effect::SwitchesTraffic:
        return undo == Undo::RestoreValue || undo == Undo::None;
    case Effect::RetiresCredential:
        return undo == Undo::None;
    }
    return false;
}

} // namespace

std::vector<std::string> breachesOf(const std::vector<TableRow> &rows)
{
    std::vector<std::string> breaches;
    std::set<std::string> ids;
    bool added = false;
    bool switched = false;
    bool gated = false;
    Phase phase = Phase::Prepare;
    for (const TableRow &row : rows) {
        if (row.id.empty() || !ids.insert(row.id).second)
            breaches.push_back(row.id + ": the id is not unique");
        if (row.title.empty())
            breaches.push_back(row.id + ": has no title");
        if (!row.acts || !row.verifies)
            breaches.push_back(row.id + ": lacks act or verify");
        if (row.phase < phase)
            breaches.push_back(row.id + ": goes back to an earlier phase");
        if (!mayDeclare(row.effect, row.undo))
            breaches.push_back(row.id + ": declares an undo that its effect does not have");
        if (row.effect == Effect::SwitchesTraffic && !added)
            breaches.push_back(row.id + ": switches before anything was added");
        if (row.effect == Effect::RetiresCredential && !(added && switched && gated))
            breaches.push_back(row.id + ": retires without add, switch and gate before it");
        phase = row.phase;
        added = added || row.effect == Effect::AddsCredential;
        switched = switched || row.effect == Effect::SwitchesTraffic;
        gated = gated || (switched && !row.gate.empty());
    }
    return breaches;
}

} // namespace keyturn::rotation
