// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/rotation/plan.h"
#include "app/rotation/runview.h"
#include "app/rotation/world.h"

#include <array>
#include <utility>

namespace keyturn::rotation {

namespace {

template<typename E, std::size_t N>
using Names = std::array<std::pair<E, const char *>, N>;

template<typename E, std::size_t N>
const char *spell(E value, const Names<E, N> &names)
{
    for (const auto &[candidate, name] : names) {
        if (candidate == value)
            return name;
    }
    return "";
}

template<typename E, std::size_t N>
std::optional<E> parse(const std::string &text, const Names<E, N> &names)
{
    for (const auto &[candidate, name] : names) {
        if (text == name)
            return candidate;
    }
    return std::nullopt;
}

constexpr Names<Effect, 5> effects{{{Effect::Observes, "observes"},
                                    {Effect::AddsCredential, "adds-credential"},
                                    {Effect::SwitchesTraffic, "switches-traffic"},
                                    {Effect::RetiresCredential, "retires-credential"},
                                    {Effect::Records, "records"}}};
constexpr Names<Phase, 6> phases{{{Phase::Prepare, "prepare"},
                                  {Phase::Add, "add"},
                                  {Phase::Deliver, "deliver"},
                                  {Phase::Prove, "prove"},
                                  {Phase::Retire, "retire"},
                                  {Phase::Record, "record"}}};
constexpr Names<Undo, 4> undos{{{Undo::Nothing, "nothing"},
                                {Undo::RemoveOurs, "remove-ours"},
                                {Undo::RestoreValue, "restore-value"},
                                {Undo::None, "none"}}};
constexpr Names<Reason, 7> reasons{{{Reason::Scheduled, "scheduled"},
                                    {Reason::Expiring, "expiring"},
                                    {Reason::ScopeChange, "scope-change"},
                                    {Reason::OwnerLeft, "owner-left"},
                                    {Reason::ByHand, "by-hand"},
                                    {Reason::LeakFast, "leak"},
                                    {Reason::LeakRevokeNow, "leak-revoke-now"}}};
constexpr Names<Grade, 4> grades{{{Grade::None, "none"},
                                  {Grade::Attested, "attested"},
                                  {Grade::Observed, "observed"},
                                  {Grade::Proven, "proven"}}};
constexpr Names<Verb, 14> verbs{{{Verb::ReadKeychain, "read-keychain"},
                                 {Verb::ReadSet, "read-set"},
                                 {Verb::ReadVault, "read-vault"},
                                 {Verb::ReadSaved, "read-saved"},
                                 {Verb::QuerySignIns, "query-sign-ins"},
                                 {Verb::ReadSuspects, "read-suspects"},
                                 {Verb::Probe, "probe"},
                                 {Verb::AskCanary, "ask-canary"},
                                 {Verb::WriteSentinel, "write-sentinel"},
                                 {Verb::AddSecret, "add-secret"},
                                 {Verb::PutVault, "put-vault"},
                                 {Verb::RestoreVault, "restore-vault"},
                                 {Verb::RemoveSecret, "remove-secret"},
                                 {Verb::DiscardValue, "discard-value"}}};
constexpr Names<StepState, 8> stepStates{{{StepState::Ahead, "ahead"},
                                          {StepState::Active, "active"},
                                          {StepState::Holding, "holding"},
                                          {StepState::Waiting, "waiting"},
                                          {StepState::Done, "done"},
                                          {StepState::Skipped, "skipped"},
                                          {StepState::TakenBack, "taken-back"},
                                          {StepState::Stuck, "stuck"}}};

} // namespace

const char *nameOf(Effect effect)
{
    return spell(effect, effects);
}
std::optional<Effect> effectFrom(const std::string &name)
{
    return parse(name, effects);
}
const char *nameOf(Phase phase)
{
    return spell(phase, phases);
}
std::optional<Phase> phaseFrom(const std::string &name)
{
    return parse(name, phases);
}
const char *nameOf(Undo undo)
{
    return spell(undo, undos);
}
std::optional<Undo> undoFrom(const std::string &name)
{
    return parse(name, undos);
}
const char *nameOf(Reason reason)
{
    return spell(reason, reasons);
}
std::optional<Reason> reasonFrom(const std::string &name)
{
    return parse(name, reasons);
}
const char *nameOf(Grade grade)
{
    return spell(grade, grades);
}
std::optional<Grade> gradeFrom(const std::string &name)
{
    return parse(name, grades);
}
const char *nameOf(Verb verb)
{
    return spell(verb, verbs);
}
std::optional<Verb> verbFrom(const std::string &name)
{
    return parse(name, verbs);
}
const char *nameOf(StepState state)
{
    return spell(state, stepStates);
}

} // namespace keyturn::rotation
