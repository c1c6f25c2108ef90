// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/faults.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

namespace sim {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::pair<FaultKind, std::string_view>, 17> kinds{
    {{FaultKind::Unavailable, "503"},
     {FaultKind::Throttled, "429"},
     {FaultKind::LostReply, "lost-reply"},
     {FaultKind::LostRequest, "lost-request"},
     {FaultKind::CutBody, "cut-body"},
     {FaultKind::Timeout, "timeout"},
     {FaultKind::WrongJson, "wrong-json"},
     {FaultKind::Html, "html"},
     {FaultKind::Forbidden, "403"},
     {FaultKind::ExpiredToken, "expired-token"},
     {FaultKind::Stale, "stale"},
     {FaultKind::Delay, "delay"},
     {FaultKind::ForeignNextLink, "foreign-nextlink"},
     {FaultKind::RepeatPage, "repeat-page"},
     {FaultKind::PartialError, "partial-error"},
     {FaultKind::UnknownCa, "unknown-ca"},
     {FaultKind::ClockSkew, "clock-skew"}}};

std::string_view serviceOf(std::string_view operation)
{
    return operation.substr(0, operation.find('.'));
}

bool concerns(const Fault &fault, std::string_view operation)
{
    return fault.operation == "*" || fault.operation == operation ||
           (fault.operation.ends_with(".*") && serviceOf(fault.operation) == serviceOf(operation));
}

bool isKnown(const std::string &operation, const Router &router)
{
    const std::vector<std::string> known = router.operations();
    return operation == "*" || std::ranges::any_of(known, [&](const std::string &name) {
               return name == operation ||
                      (operation.ends_with(".*") && serviceOf(name) == serviceOf(operation));
           });
}

std::string readFault(const Json &wanted, const Router &router, Fault &fault)
{
    if (!wanted.is_object())
        return "A fault is an object.";
    fault.operation = wanted.value("operation", "");
    if (!isKnown(fault.operation, router))
        return "Unknown operation '" + fault.operation + "'.";
    const std::string kind = wanted.contains("kind") && wanted["kind"].is_number_integer()
                                 ? std::to_string(wanted["kind"].get<int>())
                                 : wanted.value("kind", "");
    const auto found = std::ranges::find(kinds, kind, &decltype(kinds)::value_type::second);
    if (found == kinds.end())
        return "Unknown kind '" + kind + "'.";
    fault.kind = found->first;
    fault.occurrence = wanted.value("occurrence", 0);
    fault.probability = wanted.value("probability", 0.0);
    if (fault.occurrence <= 0 && fault.probability <= 0)
        return "A fault needs an occurrence from 1 on or a probability.";
    if (wanted.contains("retryAfter"))
        fault.retryAfter = wanted["retryAfter"].is_string()
                               ? wanted["retryAfter"].get<std::string>()
                               : wanted["retryAfter"].dump();
    fault.staleSeconds = wanted.value("staleSeconds", fault.staleSeconds);
    fault.delayMs = wanted.value("delayMs", fault.delayMs);
    fault.skewSeconds = wanted.value("skewSeconds", fault.skewSeconds);
    fault.status = wanted.value("status", 0);
    return {};
}

} // namespace

std::string_view kindName(FaultKind kind)
{
    return std::ranges::find(kinds, kind, &decltype(kinds)::value_type::first)->second;
}

std::optional<std::string> Faults::order(const Json &wanted, const Router &router)
{
    const Json list = wanted.is_array() ? wanted : Json::array({wanted});
    std::vector<Fault> faults;
    try {
        for (const Json &item : list) {
            Fault fault;
            if (std::string problem = readFault(item, router, fault); !problem.empty())
                return problem;
            faults.push_back(std::move(fault));
        }
    } catch (const Json::exception &error) {
        return std::string("A member has the wrong type: ") + error.what();
    }
    std::ranges::move(faults, std::back_inserter(m_faults));
    return std::nullopt;
}

bool Faults::fires(Fault &fault)
{
    ++fault.seen;
    return fault.occurrence > 0 ? fault.seen == fault.occurrence
                                : m_random.chance(fault.probability);
}

std::optional<Fault> Faults::take(const std::string &operation)
{
    Fault *chosen = nullptr;
    for (Fault &fault : m_faults) {
        if (fault.kind == FaultKind::UnknownCa || !concerns(fault, operation))
            continue;
        if (fires(fault) && chosen == nullptr)
            chosen = &fault;
    }
    if (chosen == nullptr)
        return std::nullopt;
    ++chosen->fired;
    return *chosen;
}

bool Faults::takeUnknownCa(const std::string &service)
{
    bool taken = false;
    for (Fault &fault : m_faults) {
        if (fault.kind != FaultKind::UnknownCa ||
            (fault.operation != "*" && serviceOf(fault.operation) != service))
            continue;
        if (fires(fault)) {
            ++fault.fired;
            taken = true;
        }
    }
    return taken;
}

Json Faults::list() const
{
    Json list = Json::array();
    for (const Fault &fault : m_faults) {
        Json item{{"operation", fault.operation},
                  {"kind", kindName(fault.kind)},
                  {"seen", fault.seen},
                  {"fired", fault.fired}};
        if (fault.occurrence > 0)
            item["occurrence"] = fault.occurrence;
        else
            item["probability"] = fault.probability;
        list.push_back(std::move(item));
    }
    return list;
}

} // namespace sim
