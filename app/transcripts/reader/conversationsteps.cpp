// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/conversationbuilder.h"
#include "app/transcripts/reader/text.h"

#include <algorithm>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t MostMergedFacts = 200; ///< of one step; further ones are listed as they come
constexpr std::size_t DeepestAgents = 32;

std::string_view firstOf(std::string_view one, std::string_view other)
{
    return one.empty() ? other : one;
}

} // namespace

void ConversationBuilder::addPlan(const Activity &activity)
{
    const std::string plan(factOf(activity, fact::Plan));
    const auto known = plan.empty() ? m_plans.end() : m_plans.find(plan);
    if (known != m_plans.end()) {
        auto &item = m_conversation.items[known->second];
        item.others.push_back({m_row, activity.index});
        addFacts(item, activity);
        if (activity.kind == Kind::PlanFinished && item.at && activity.at)
            item.durationMs = activity.at->ms - item.at->ms;
        return;
    }
    if (!plan.empty())
        m_plans[plan] = static_cast<std::uint32_t>(m_conversation.items.size());
    plain(ItemKind::Plan, activity, {}, factOf(activity, fact::Summary));
}

/// A step is known by its id; rows of 2024 have none, and a bind update may leave out the plan too.
std::vector<std::string> ConversationBuilder::stepKeysOf(const Activity &activity) const
{
    std::vector<std::string> keys;
    const std::string plan(factOf(activity, fact::Plan));
    const std::string step(factOf(activity, fact::Step));
    const std::string task(factOf(activity, fact::Task));
    if (!step.empty())
        keys.push_back("s:" + step);
    if (!plan.empty() && !task.empty())
        keys.push_back("p:" + plan + "|" + task);
    if (!task.empty())
        keys.push_back("t:" + task);
    return keys;
}

void ConversationBuilder::addStep(const Activity &activity)
{
    const auto keys = stepKeysOf(activity);
    const bool opens = activity.kind == Kind::StepTriggered;
    std::optional<std::uint32_t> found;
    for (const auto &key : keys) {
        const auto known = m_steps.find(key);
        if (known == m_steps.end() || found)
            continue;
        // Only an id names the very step; a task may run again after it has finished.
        const bool isOpen = m_openSteps.contains(known->second);
        const bool sameId = key.starts_with("s:");
        if (sameId || (isOpen && !opens))
            found = known->second;
        if (sameId)
            break;
    }
    if (!found) {
        found = static_cast<std::uint32_t>(m_conversation.items.size());
        Item &item = begin(ItemKind::PlanStep, activity);
        item.title = firstOf(factOf(activity, fact::Task), factOf(activity, fact::Step));
        m_openSteps.insert(*found);
    } else {
        m_conversation.items[*found].others.push_back({m_row, activity.index});
    }
    for (const auto &key : keys)
        m_steps[key] = *found;
    updateStep(m_conversation.items[*found], activity);
    if (activity.kind == Kind::StepFinished || activity.kind == Kind::PluginStepFinished ||
        activity.kind == Kind::StepBlocked)
        m_openSteps.erase(*found);
}

void ConversationBuilder::updateStep(Item &item, const Activity &activity)
{
    for (const auto &fact : activity.facts) {
        const auto looked = std::min(item.facts.size(), MostMergedFacts);
        const auto end = item.facts.begin() + static_cast<std::ptrdiff_t>(looked);
        const auto same = std::find_if(item.facts.begin(), end, [&](const ItemFact &known) {
            return known.name == fact.name && known.key == fact.key;
        });
        if (same == end)
            item.facts.push_back({fact.name, std::string(fact.key), std::string(fact.text)});
        else
            same->text = fact.text; // a later word of the same step
        if (fact.name == fact::Observation)
            item.text.append(item.text.empty() ? "" : "\n").append(fact.text);
        if (fact.name == fact::Error && item.text.empty())
            item.text = fact.text;
    }
    if (item.title.empty())
        item.title = factOf(activity, fact::Task);
    if (activity.kind == Kind::StepBlocked)
        item.marks |= static_cast<Marks>(Mark::Blocked);
    if (const auto span = durationMsOf(factOf(activity, fact::TimeSpan)))
        item.durationMs = span;
    else if (activity.kind != Kind::StepTriggered && activity.kind != Kind::StepBound && item.at &&
             activity.at && !item.durationMs && !item.others.empty())
        item.durationMs = std::max<std::int64_t>(0, activity.at->ms - item.at->ms);
}

void ConversationBuilder::addAgent(const Activity &activity)
{
    const auto agent = factOf(activity, fact::Agent);
    if (activity.kind == Kind::AgentStarted) {
        plain(ItemKind::AgentStart, activity, agent, {});
        if (m_agents.size() < DeepestAgents)
            m_agents.emplace_back(agent);
        return;
    }
    const auto open = std::ranges::find(m_agents, agent);
    if (open != m_agents.end())
        m_agents.erase(open, m_agents.end());
    else if (!m_agents.empty())
        m_agents.pop_back();
    plain(ItemKind::AgentEnd, activity, agent, {});
}

} // namespace keyturn::transcripts
