// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/conversations/transcripts.h"

#include <algorithm>
#include <iterator>

namespace sim {

namespace {

constexpr TenantMs keptFor = 30 * dayMs;
constexpr TenantMs jobHour = 3 * hourMs;
constexpr std::size_t mostRecent = 6; // conversations whose words stay for the next reader

bool older(const TranscriptRow *a, const TranscriptRow *b)
{
    return a->created != b->created ? a->created < b->created : a->id < b->id;
}

} // namespace

Transcripts::Transcripts(World &world, std::uint64_t seed, TenantMs epoch, std::uint64_t count)
    : m_world(world)
    , m_cast(castOf(world))
    , m_count(count)
    , m_planner(m_cast, seed, oldestKept(epoch), count)
{}

TenantMs Transcripts::oldestKept(TenantMs now)
{
    const TenantMs job = (now - jobHour) / dayMs * dayMs + jobHour;
    return job - keptFor;
}

void Transcripts::index(const ConversationPlan &plan)
{
    std::size_t at = 0;
    for (std::size_t session = 0; session < plan.sessions.size(); ++session) {
        for (std::size_t batch = 0; batch < plan.sessions[session].batches.size(); ++batch) {
            m_rows.push_back(
                {writtenAt(plan, session, batch), &plan, session, batch, at, plan.rowId(at)});
            const TranscriptRow &row = m_rows.back();
            m_byEnvironment[plan.agent->environmentId].push_back(&row);
            m_byId.emplace(row.id, &row);
            m_byPlan[&plan].push_back(&row);
            ++at;
        }
    }
}

void Transcripts::extend(TenantMs now)
{
    if (m_count == 0 || m_cast.agents.empty() || m_planner.begin(m_next) > now)
        return;
    std::map<std::string, std::size_t> before;
    for (const auto &[environment, rows] : m_byEnvironment)
        before[environment] = rows.size();
    for (; m_planner.begin(m_next) <= now; ++m_next) {
        for (ConversationPlan &plan : m_planner.plans(m_next)) {
            m_plans.push_back(std::move(plan));
            index(m_plans.back());
        }
    }
    for (auto &[environment, rows] : m_byEnvironment)
        if (rows.size() != before[environment])
            std::sort(rows.begin(), rows.end(), older);
}

std::vector<const TranscriptRow *> Transcripts::stored(const std::string &environmentId,
                                                       TenantMs now)
{
    extend(now);
    const auto known = m_byEnvironment.find(environmentId);
    if (known == m_byEnvironment.end())
        return {};
    const auto &rows = known->second;
    const TenantMs oldest = oldestKept(now);
    const auto from = std::ranges::lower_bound(rows, oldest, {}, &TranscriptRow::created);
    const auto to = std::ranges::upper_bound(rows, now, {}, &TranscriptRow::created);
    std::vector<const TranscriptRow *> found;
    if (from < to)
        std::copy_if(from, to, std::back_inserter(found),
                     [this](const TranscriptRow *row) { return isWritten(*row); });
    return found;
}

bool Transcripts::isWritten(const TranscriptRow &row) const
{
    const auto environment = m_world.environments.find(row.plan->agent->environmentId);
    return environment == m_world.environments.end() ||
           std::ranges::none_of(environment->second.silences, [&row](const Silence &silence) {
               return row.created >= silence.from && (!silence.to || row.created < *silence.to);
           });
}

const TranscriptRow *Transcripts::row(const std::string &id) const
{
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? nullptr : found->second;
}

const std::deque<ConversationPlan> &Transcripts::conversations(TenantMs now)
{
    extend(now);
    return m_plans;
}

std::vector<const TranscriptRow *> Transcripts::rowsOf(const ConversationPlan &plan) const
{
    return m_byPlan.at(&plan);
}

const Written &Transcripts::written(const ConversationPlan &plan)
{
    const auto found =
        std::ranges::find(m_recent, &plan, &std::pair<const ConversationPlan *, Written>::first);
    if (found != m_recent.end()) {
        m_recent.splice(m_recent.begin(), m_recent, found);
        return m_recent.front().second;
    }
    m_recent.emplace_front(&plan, writeConversation(plan, m_cast));
    if (m_recent.size() > mostRecent)
        m_recent.pop_back();
    return m_recent.front().second;
}

const ConversationPlan *Transcripts::linked(const ConversationPlan &plan) const
{
    const auto [from, to] =
        std::ranges::equal_range(m_plans, plan.number, {}, &ConversationPlan::number);
    for (auto other = from; other != to; ++other)
        if (&*other != &plan)
            return &*other;
    return nullptr;
}

std::string Transcripts::content(const TranscriptRow &row)
{
    return written(*row.plan).rows.at(row.index).content;
}

} // namespace sim
