// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/conversations/plan.h"

#include <algorithm>
#include <array>

namespace sim {

namespace {

constexpr TenantMs span = 30 * dayMs;
constexpr std::uint64_t round = 200; // conversations after which the traits come again

struct Share
{
    Trait trait;
    int slots;
    std::string_view name;
};

// 31 of 100 rows are a greeting and nothing else [O]; the rest is what a reader may stumble over.
constexpr std::array shares{Share{Trait::GreetingOnly, 62, "greetingOnly"},
                            Share{Trait::DoubleGreeting, 2, "doubleGreeting"},
                            Share{Trait::Redelivery, 2, "redelivery"},
                            Share{Trait::Resumed, 3, "resumed"},
                            Share{Trait::Split, 0, "split"},
                            Share{Trait::UnderscoreName, 2, "underscoreName"},
                            Share{Trait::Withheld, 2, "withheld"},
                            Share{Trait::CardSubmit, 3, "cardSubmit"},
                            Share{Trait::Consent, 2, "consent"},
                            Share{Trait::DebugRole, 1, "debugRole"},
                            Share{Trait::Classic, 1, "classic"},
                            Share{Trait::Streaming, 2, "streaming"},
                            Share{Trait::HandOff, 2, "handOff"},
                            Share{Trait::GenesysHandOff, 1, "genesysHandOff"},
                            Share{Trait::EscalatedOnly, 1, "escalatedOnly"},
                            Share{Trait::McpPlan, 10, "mcpPlan"},
                            Share{Trait::ConnectorPlan, 8, "connectorPlan"},
                            Share{Trait::ConnectedAgent, 3, "connectedAgent"},
                            Share{Trait::Reaction, 3, "reaction"},
                            Share{Trait::OrphanReaction, 1, "orphanReaction"},
                            Share{Trait::TokenExchange, 1, "tokenExchange"},
                            Share{Trait::SignInFailure, 1, "signInFailure"},
                            Share{Trait::Survey, 2, "survey"},
                            Share{Trait::Error, 3, "error"},
                            Share{Trait::Suggestion, 4, "suggestion"},
                            Share{Trait::Autonomous, 6, "autonomous"},
                            Share{Trait::Design, 6, "design"},
                            Share{Trait::Unanswered, 3, "unanswered"},
                            Share{Trait::Voice, 3, "voice"},
                            Share{Trait::German, 5, "german"},
                            Share{Trait::Japanese, 2, "japanese"},
                            Share{Trait::Arabic, 2, "arabic"},
                            Share{Trait::Emoji, 2, "emoji"},
                            Share{Trait::Long, 1, "long"},
                            Share{Trait::LiveChat, 1, "liveChat"},
                            Share{Trait::Modern, 1, "modern"},
                            Share{Trait::Unknown, 1, "unknown"},
                            Share{Trait::NoSessionInfo, 2, "noSessionInfo"},
                            Share{Trait::NoConversationInfo, 1, "noConversationInfo"},
                            Share{Trait::NullLookup, 1, "nullLookup"},
                            Share{Trait::LostAgent, 1, "lostAgent"},
                            Share{Trait::Blocked, 1, "blocked"},
                            Share{Trait::Unengaged, 2, "unengaged"},
                            Share{Trait::FoldedReply, 1, "foldedReply"},
                            Share{Trait::EmptyReply, 2, "emptyReply"},
                            Share{Trait::AttachmentOnly, 1, "attachmentOnly"},
                            Share{Trait::OutOfOrder, 1, "outOfOrder"},
                            Share{Trait::ErrorInTrace, 1, "errorInTrace"},
                            Share{Trait::Plain, 31, "plain"}};

constexpr int slotsOf()
{
    int sum = 0;
    for (const Share &share : shares)
        sum += share.slots;
    return sum;
}
static_assert(shares.size() == traitCount && slotsOf() == static_cast<int>(round));

// Split rows weigh a megabyte each, so there are three in the first two thousand and then few.
bool isSplit(std::uint64_t number)
{
    return number == 150 || number == 151 || number == 152 || number % 9000 == 8888;
}

Trait traitOf(std::uint64_t number)
{
    if (isSplit(number))
        return Trait::Split;
    auto slot = static_cast<int>(number * 73 % round); // neighbours differ
    for (const Share &share : shares) {
        if (slot < share.slots)
            return share.trait;
        slot -= share.slots;
    }
    return Trait::Plain;
}

// Share of the day's conversations that begin in each hour (UTC).
constexpr std::array<int, 24> busy{1,  1,  1,  1,  1, 3, 8, 13, 15, 14, 13, 11,
                                   12, 13, 12, 10, 8, 6, 4, 3,  2,  2,  1,  1};

TenantMs inTheDay(double fraction)
{
    int total = 0;
    for (const int share : busy)
        total += share;
    double left = fraction * total;
    std::size_t hour = 0;
    while (hour + 1 < busy.size() && left >= busy.at(hour))
        left -= busy.at(hour++);
    return static_cast<TenantMs>((static_cast<double>(hour) + left / busy.at(hour)) * hourMs);
}

// Turns of a conversation that is more than a greeting; a few go on for long.
int drawTurns(Random &random)
{
    constexpr std::array<int, 20> ladder{1, 1, 2, 2, 3, 3, 4,  4,  4,  5,
                                         5, 6, 6, 7, 8, 9, 11, 15, 24, 42};
    return ladder.at(static_cast<std::size_t>(random.between(0, 19)));
}

Channel drawChannel(Random &random)
{
    const auto at = random.between(0, 99);
    return at < 48   ? Channel::Teams
           : at < 66 ? Channel::WebChat
           : at < 76 ? Channel::DirectLine
           : at < 92 ? Channel::Studio
           : at < 97 ? Channel::LiveChat
                     : Channel::Voice;
}

bool needsTeams(Trait trait)
{
    return trait == Trait::Redelivery || trait == Trait::Resumed ||
           trait == Trait::OrphanReaction || trait == Trait::OutOfOrder ||
           trait == Trait::TokenExchange || trait == Trait::Split || trait == Trait::ConnectedAgent;
}

bool needsNewShape(Trait trait)
{
    constexpr std::array traits{Trait::McpPlan,       Trait::ConnectorPlan,  Trait::ConnectedAgent,
                                Trait::Modern,        Trait::Streaming,      Trait::Split,
                                Trait::Blocked,       Trait::OutOfOrder,     Trait::Redelivery,
                                Trait::Withheld,      Trait::OrphanReaction, Trait::TokenExchange,
                                Trait::GenesysHandOff};
    return std::ranges::find(traits, trait) != traits.end();
}

std::string conversationIdOf(const ConversationPlan &plan, Random &random)
{
    if (plan.trait == Trait::UnderscoreName && plan.number % 3 != 0)
        return "a:1" + random.hex(24) + "_" + random.hex(10) + "_x";
    if (plan.channel == Channel::Teams)
        return "19:" + random.hex(32) + "@thread.v2";
    if (plan.channel == Channel::DirectLine || plan.trait == Trait::UnderscoreName)
        return "8YY" + random.hex(19) + "-eu"; // as Direct Line makes them
    return random.guid();
}

// Which batches of a split window are there; every third lacks one in the middle, one counts past
// nine.
void split(Session &session, std::uint64_t number)
{
    const std::uint64_t kind = number % 3;
    session.batches = kind == 0   ? std::vector<int>{0, 1}
                      : kind == 1 ? std::vector<int>{0, 2}
                                  : std::vector<int>{0, 2, 10};
    session.batchCount = session.batches.back() + 1;
    session.turns = 90 * session.batchCount; // about what fills them; sets the length in time
}

} // namespace

std::string_view traitName(Trait trait)
{
    return shares.at(static_cast<std::size_t>(trait)).name;
}

std::string_view channelName(Channel channel)
{
    constexpr std::array<std::string_view, 7> names{
        "msteams",        "webchat", "directline",           "pva-studio",
        "pva-autonomous", "lcw",     "conversationconductor"};
    return names.at(static_cast<std::size_t>(channel));
}

std::string ConversationPlan::name() const
{
    // Newer rows have no suffix; a page of the documentation adds the batch number.
    return conversationId + "_" + agent->runtimeId;
}

std::string ConversationPlan::rowId(std::size_t row) const
{
    return Random(seed).fork("row " + std::to_string(row)).guid();
}

std::size_t ConversationPlan::rowCount() const
{
    std::size_t rows = 0;
    for (const Session &session : sessions)
        rows += session.batches.size();
    return rows;
}

TenantMs writtenAt(const ConversationPlan &plan, std::size_t session, std::size_t batch)
{
    Random random = Random(plan.seed).fork("written " + std::to_string(session));
    const TenantMs wait = 36 * minuteMs + random.between(3000, 15000);
    const TenantMs at =
        plan.sessions.at(session).last + wait + static_cast<TenantMs>(batch) * 7 * secondMs;
    return at / secondMs * secondMs;
}

Planner::Planner(const Cast &cast, std::uint64_t seed, TenantMs from, std::uint64_t count)
    : m_cast(cast)
    , m_seed(seed)
    , m_from(from)
    , m_count(std::max<std::uint64_t>(count, 1))
{}

TenantMs Planner::begin(std::uint64_t number) const
{
    const double step = static_cast<double>(span) / static_cast<double>(m_count);
    const auto even = m_from + static_cast<TenantMs>((static_cast<double>(number) + 0.5) * step);
    const TenantMs day = even / dayMs * dayMs;
    return (day + inTheDay(static_cast<double>(even - day) / dayMs)) / secondMs * secondMs;
}

void Planner::draw(ConversationPlan &plan, Random &random) const
{
    plan.channel = needsTeams(plan.trait) ? Channel::Teams : drawChannel(random);
    if (plan.trait == Trait::Autonomous)
        plan.channel = Channel::Autonomous;
    else if (plan.trait == Trait::Design || plan.trait == Trait::DoubleGreeting)
        plan.channel = Channel::Studio;
    else if (plan.trait == Trait::Voice)
        plan.channel = Channel::Voice;
    else if (plan.trait == Trait::LiveChat)
        plan.channel = Channel::LiveChat;
    else if (plan.trait == Trait::Classic || plan.trait == Trait::DebugRole)
        plan.channel = Channel::WebChat;
    plan.design = plan.channel == Channel::Studio;
    plan.oldShape = plan.agent->oldShape && !needsNewShape(plan.trait);
    if (plan.trait == Trait::Classic)
        plan.oldShape = true;
    plan.language = plan.trait == Trait::German     ? Language::German
                    : plan.trait == Trait::Japanese ? Language::Japanese
                    : plan.trait == Trait::Arabic   ? Language::Arabic
                    : plan.trait == Trait::Emoji    ? Language::Emoji
                                                    : Language::English;
}

ConversationPlan Planner::base(std::uint64_t number) const
{
    ConversationPlan plan;
    plan.number = number;
    plan.seed = Random(m_seed).fork("conversation " + std::to_string(number)).next();
    plan.trait = traitOf(number);
    Random random(plan.seed);
    plan.agent = &m_cast.agents.at(static_cast<std::size_t>(
        random.between(0, static_cast<std::int64_t>(m_cast.agents.size()) - 1)));
    plan.person = &m_cast.people.at(static_cast<std::size_t>(
        random.between(0, static_cast<std::int64_t>(m_cast.people.size()) - 1)));
    draw(plan, random);
    plan.conversationId = conversationIdOf(plan, random);
    Session session{begin(number), 0, drawTurns(random), {0}, 1};
    if (plan.trait == Trait::GreetingOnly)
        session.turns = 0;
    if (plan.trait == Trait::Long)
        session.turns = static_cast<int>(random.between(40, number / round % 5 == 2 ? 420 : 130));
    if (plan.trait == Trait::Autonomous)
        session.turns = static_cast<int>(random.between(1, 6));
    if (plan.trait == Trait::Split)
        split(session, number);
    const bool again = plan.trait == Trait::Resumed || plan.trait == Trait::OrphanReaction;
    for (int left = again ? static_cast<int>(random.between(1, 3)) : 0; left >= 0; --left) {
        const TenantMs pace = random.between(12, 75) * secondMs;
        session.last = session.start + 2 * secondMs + session.turns * pace + random.between(0, 999);
        plan.sessions.push_back(session);
        session.start = session.last / secondMs * secondMs +
                        random.between(45, left > 1 ? 3000 : 400) * minuteMs;
        session.turns = std::max(1, drawTurns(random));
    }
    return plan;
}

ConversationPlan Planner::childOf(const ConversationPlan &parent) const
{
    ConversationPlan child = parent;
    child.member = 1;
    child.seed = Random(parent.seed).fork("child").next();
    child.agent = parent.child;
    child.child = nullptr;
    Random random(child.seed);
    child.conversationId = random.guid();
    Session session = parent.sessions.front();
    const TenantMs room = (session.last - session.start) / secondMs;
    session.start += random.between(3, std::clamp<TenantMs>(room, 3, 500)) * secondMs;
    session.turns = static_cast<int>(random.between(1, 3));
    session.last = session.start + session.turns * 20 * secondMs + 400;
    child.sessions = {session};
    return child;
}

std::vector<ConversationPlan> Planner::plans(std::uint64_t number) const
{
    if (m_cast.agents.empty() || m_cast.people.empty())
        return {};
    std::vector<ConversationPlan> found{base(number)};
    ConversationPlan &parent = found.front();
    if (parent.trait == Trait::ConnectedAgent) {
        for (const SpeakingAgent &agent : m_cast.agents)
            if (&agent != parent.agent && agent.environmentId == parent.agent->environmentId)
                parent.child = &agent;
        if (parent.child != nullptr)
            found.push_back(childOf(found.front()));
    }
    return found;
}

} // namespace sim
