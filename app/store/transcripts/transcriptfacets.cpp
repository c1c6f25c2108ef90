// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/queryplan.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/talliedgroups.h"
#include "app/store/transcripts/transcriptarchive.h"
#include "app/store/transcripts/transcriptstore.h"

#include <algorithm>
#include <iterator>

namespace keyturn {

namespace {

/// Counts by value, with what to show for it.
using Counts = std::map<std::string, std::pair<std::string, qint64>>;

void count(Counts &counts, const std::string &value, const std::string &label, qint64 conversations)
{
    auto &entry = counts[value];
    if (entry.first.empty())
        entry.first = label;
    entry.second += conversations;
}

QList<FacetCount> sorted(const Counts &counts)
{
    QList<FacetCount> facet;
    for (const auto &[value, entry] : counts)
        facet.append(
            {QString::fromStdString(value), QString::fromStdString(entry.first), entry.second});
    std::ranges::sort(facet, {}, [](const FacetCount &entry) {
        return std::pair(-entry.conversations, entry.label);
    });
    return facet;
}

const char *nameOf(ConversationClass kind)
{
    switch (kind) {
    case ConversationClass::Chat:
        return "chat";
    case ConversationClass::Design:
        return "design";
    case ConversationClass::Autonomous:
        return "autonomous";
    }
    return "";
}

/// The facets while they are counted.
struct Gathering
{
    Counts agents;
    Counts environments;
    Counts channels;
    Counts outcomes;
    Counts classes;
    Facets facets;

    void take(const ConversationGroups &groups, std::int64_t id, std::uint8_t failures,
              std::int64_t conversations)
    {
        const ConversationGroup &group = groups.group(id);
        const TranscriptAgent &agent = groups.agent(group.agent).agent;
        const auto counts = [&](GroupFilter::Dimension dimension) {
            return (failures & ~dimension) == 0;
        };
        if (failures == 0) {
            facets.conversations += conversations;
            if ((group.flags & static_cast<std::uint32_t>(ConversationFlag::Finding)) != 0)
                facets.withFinding += conversations;
        }
        const std::string &known = agent.botId.empty() ? agent.schemaName : agent.botId;
        if (counts(GroupFilter::Agents))
            count(agents, known, agent.name.empty() ? agent.schemaName : agent.name, conversations);
        if (counts(GroupFilter::Environments))
            count(environments, agent.environmentId, agent.environmentName, conversations);
        if (counts(GroupFilter::Channels))
            count(channels, group.channel, group.channel, conversations);
        if (counts(GroupFilter::Outcomes))
            count(outcomes, group.outcome, group.outcome, conversations);
        if (counts(GroupFilter::Classes))
            count(classes, nameOf(group.kind), nameOf(group.kind), conversations);
    }
};

/// Leaves the conversations that the rule filter lets pass; false when the tallies cannot tell.
bool applyRules(TalliedGroups &tallied, const RuleFilter &rules)
{
    if (rules.isOpen())
        return true;
    if (rules.any.size() + rules.none.size() > 1)
        return false;
    const bool wanted = !rules.any.empty();
    const std::int64_t rule = wanted ? rules.any.front() : rules.none.front();
    std::unordered_map<std::int64_t, std::int64_t> passed;
    if (!wanted)
        passed = tallied.groups;
    for (const auto &[key, conversations] : tallied.rules) {
        if (key.first == rule)
            passed[key.second] += wanted ? conversations : -conversations;
    }
    tallied.groups = std::move(passed);
    return true;
}

/// The counts of what passes several rules, from the newest @p cap conversations.
Result<TalliedGroups> countedOneByOne(TranscriptArchive &archive, TranscriptStore &store,
                                      const SearchQuery &query, int cap)
{
    SearchQuery timesAndRules;
    timesAndRules.rules = query.rules;
    timesAndRules.afterMs = query.afterMs;
    timesAndRules.beforeMs = query.beforeMs;
    const auto chunk = store.ids(timesAndRules, {}, cap);
    if (!chunk)
        return std::unexpected(chunk.error());
    TalliedGroups tallied;
    tallied.atLeast = !chunk->atEnd;
    for (const qint64 id : chunk->ids) {
        Statement group = archive.statements().of("SELECT grp FROM conversations WHERE id = ?");
        if (group.bind(id).next())
            ++tallied.groups[group.integer(0)];
        if (const auto ended = group.ended(); !ended)
            return std::unexpected(ended.error());
    }
    return tallied;
}

Facets facetsOf(const TalliedGroups &tallied, const TalliedGroups &rules, const GroupFilter &filter,
                const ConversationGroups &groups)
{
    Gathering gathering;
    for (const auto &[group, conversations] : tallied.groups) {
        if (conversations > 0)
            gathering.take(groups, group, filter.failures(group), conversations);
    }
    Counts ofRules;
    for (const auto &[key, conversations] : rules.rules) {
        if (conversations > 0 && filter.passes(key.second))
            count(ofRules, groups.rule(key.first), groups.rule(key.first), conversations);
    }
    Facets facets = gathering.facets;
    facets.agents = sorted(gathering.agents);
    facets.environments = sorted(gathering.environments);
    facets.channels = sorted(gathering.channels);
    facets.outcomes = sorted(gathering.outcomes);
    facets.classes = sorted(gathering.classes);
    facets.rules = sorted(ofRules);
    facets.atLeast = tallied.atLeast;
    return facets;
}

} // namespace

namespace {

Result<Facets> countedFacets(TranscriptArchive &archive, TranscriptStore &store,
                             const SearchQuery &query, int cap)
{
    ConversationGroups &groups = archive.groups();
    if (const auto fresh = groups.refresh(); !fresh)
        return std::unexpected(fresh.error());
    auto all = query.hasText() ? talliesOfMatches(archive, query, cap)
                               : talliesBetween(archive, query.afterMs, query.beforeMs);
    if (!all)
        return std::unexpected(all.error());
    TalliedGroups passed = *all;
    if (!query.hasText() && !applyRules(passed, ruleFilterOf(query, groups))) {
        auto counted = countedOneByOne(archive, store, query, cap);
        if (!counted)
            return std::unexpected(counted.error());
        passed = std::move(*counted);
    }
    return facetsOf(passed, *all, GroupFilter(query, groups), groups);
}

} // namespace

Result<Facets> TranscriptStore::facets(const SearchQuery &query, int cap)
{
    return m_archive.statements().read([&] { return countedFacets(m_archive, *this, query, cap); });
}

} // namespace keyturn
