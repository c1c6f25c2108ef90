// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tenant/journal.h"

#include <array>
#include <utility>

namespace keyturn {

namespace {

constexpr std::array<std::pair<FactKind, const char *>, 20> factKinds{{
    {FactKind::Planned, "planned"},      {FactKind::Started, "started"},
    {FactKind::Accepted, "accepted"},    {FactKind::Intended, "intended"},
    {FactKind::ValueLeft, "value-left"}, {FactKind::Answered, "answered"},
    {FactKind::Probed, "probed"},        {FactKind::Observed, "observed"},
    {FactKind::Verified, "verified"},    {FactKind::Skipped, "skipped"},
    {FactKind::Holding, "holding"},      {FactKind::Waiting, "waiting"},
    {FactKind::Attested, "attested"},    {FactKind::Approved, "approved"},
    {FactKind::Commanded, "commanded"},  {FactKind::HandedOver, "handed-over"},
    {FactKind::Stuck, "stuck"},          {FactKind::Ended, "ended"},
    {FactKind::Reopened, "reopened"},    {FactKind::Note, "note"},
}};

constexpr std::array<std::pair<RunState, const char *>, 9> runStates{{
    {RunState::Planned, "planned"},
    {RunState::Running, "running"},
    {RunState::Holding, "holding"},
    {RunState::WaitingForPerson, "waiting-for-person"},
    {RunState::Undoing, "undoing"},
    {RunState::Completed, "completed"},
    {RunState::Undone, "undone"},
    {RunState::Stuck, "stuck"},
    {RunState::Abandoned, "abandoned"},
}};

template<typename E, std::size_t N>
const char *spell(E value, const std::array<std::pair<E, const char *>, N> &names)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return name;
    }
    return "";
}

template<typename E, std::size_t N>
bool parse(const std::string &text, const std::array<std::pair<E, const char *>, N> &names, E &out)
{
    for (const auto &[candidate, name] : names) {
        if (text == name) {
            out = candidate;
            return true;
        }
    }
    return false;
}

} // namespace

const char *nameOf(FactKind kind)
{
    return spell(kind, factKinds);
}

bool factKindFrom(const std::string &name, FactKind &kind)
{
    return parse(name, factKinds, kind);
}

const char *nameOf(RunState state)
{
    return spell(state, runStates);
}

bool runStateFrom(const std::string &name, RunState &state)
{
    return parse(name, runStates, state);
}

} // namespace keyturn
