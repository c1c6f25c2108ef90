// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/queryplan.h"

#include "app/store/transcripts/archiveschema.h"
#include "app/store/transcripts/prefixwords.h"

#include <algorithm>
#include <array>
#include <map>

namespace keyturn {

namespace {

constexpr std::array<const char *, 4> columns{"said", "bot", "tool", "var"};

std::string lowered(const std::string &text)
{
    return QString::fromStdString(text).toCaseFolded().toStdString();
}

/// The values of one filter, ready to be compared; "Retail*" is a beginning.
class Values
{
public:
    explicit Values(const SearchFilter &filter)
    {
        for (const QString &value : filter.any)
            m_any.push_back(value.toCaseFolded().toStdString());
        for (const QString &value : filter.none)
            m_none.push_back(value.toCaseFolded().toStdString());
    }
    [[nodiscard]] bool isOpen() const { return m_any.empty() && m_none.empty(); }
    [[nodiscard]] bool passes(const std::vector<std::string> &names) const
    {
        return (m_any.empty() || isNamed(m_any, names)) && !isNamed(m_none, names);
    }

private:
    static bool isSame(const std::string &value, const std::string &name)
    {
        if (value.size() > 1 && value.back() == '*')
            return name.starts_with(std::string_view(value).substr(0, value.size() - 1));
        return value == name;
    }
    static bool isNamed(const std::vector<std::string> &values,
                        const std::vector<std::string> &names)
    {
        return std::ranges::any_of(values, [&](const std::string &value) {
            return std::ranges::any_of(
                names, [&](const std::string &name) { return isSame(value, name); });
        });
    }

    std::vector<std::string> m_any;
    std::vector<std::string> m_none;
};

/// The portal says Escalated where the rows say HandOff (contract, transcripts B8).
std::vector<std::string> outcomeNames(const std::string &outcome)
{
    const std::string name = lowered(outcome);
    return name == "handoff" ? std::vector<std::string>{name, "escalated"}
                             : std::vector<std::string>{name};
}

std::string classOf(ConversationClass kind)
{
    switch (kind) {
    case ConversationClass::Chat:
        return "chat";
    case ConversationClass::Design:
        return "design";
    case ConversationClass::Autonomous:
        return "autonomous";
    }
    return {};
}

/// What an agent is kept out by.
std::vector<std::uint8_t> agentFailures(const SearchQuery &query, const ConversationGroups &groups)
{
    const Values agents(query.agents);
    const Values environments(query.environments);
    std::vector<std::uint8_t> failures;
    for (const ConversationGroups::Agent &entry : groups.agents()) {
        const TranscriptAgent &agent = entry.agent;
        std::uint8_t failed = 0;
        if (!agents.isOpen() &&
            !agents.passes({lowered(agent.botId), lowered(agent.schemaName), lowered(agent.name)}))
            failed |= GroupFilter::Agents;
        if (!environments.isOpen() &&
            !environments.passes({lowered(agent.environmentId), lowered(agent.environmentName)}))
            failed |= GroupFilter::Environments;
        failures.push_back(failed);
    }
    return failures;
}

/// A string of FTS5: nothing in it is syntax.
std::string quoted(const std::string &text)
{
    std::string result = "\"";
    for (const char byte : text) {
        result += byte;
        if (byte == '"')
            result += byte;
    }
    result += '"';
    return result;
}

std::string matchOf(const SearchTerm &term, const WordsOfPrefix &words)
{
    const std::string text = term.text.toStdString();
    if (!term.prefix)
        return quoted(text);
    std::string match;
    for (const std::string &word : words(text))
        match += (match.empty() ? "(" : " OR ") + quoted(word);
    return match.empty() ? quoted(text) + " *" : match + ')';
}

/// Words of one scope.
struct Scope
{
    std::vector<std::string> wanted;
    std::vector<std::string> unwanted;
};

std::string joined(const std::vector<std::string> &parts, const char *word)
{
    std::string result;
    for (const std::string &part : parts) {
        if (!result.empty())
            result += word;
        result += part;
    }
    return result;
}

} // namespace

GroupFilter::GroupFilter(const SearchQuery &query, const ConversationGroups &groups)
    : m_open(query.agents.isEmpty() && query.environments.isEmpty() && query.channels.isEmpty() &&
             query.outcomes.isEmpty() && query.classes.isEmpty() && query.rules.any.isEmpty() &&
             query.required.toInt() == 0 && query.refused.toInt() == 0)
{
    if (m_open)
        return;
    // Whoever asks for a rule asks for findings: most conversations then need no look at theirs.
    const std::uint32_t required =
        (query.required |
         (query.rules.any.isEmpty() ? ConversationFlags() : ConversationFlag::Finding))
            .toInt();
    const std::vector<std::uint8_t> ofAgents = agentFailures(query, groups);
    const Values channels(query.channels);
    const Values outcomes(query.outcomes);
    const Values classes(query.classes);
    m_failures.reserve(groups.groups().size());
    for (const ConversationGroup &group : groups.groups()) {
        std::uint8_t failed = ofAgents[static_cast<std::size_t>(group.agent - 1)];
        if (!channels.isOpen() && !channels.passes({lowered(group.channel)}))
            failed |= Channels;
        if (!outcomes.isOpen() && !outcomes.passes(outcomeNames(group.outcome)))
            failed |= Outcomes;
        if (!classes.isOpen() && !classes.passes({classOf(group.kind)}))
            failed |= Classes;
        if ((group.flags & required) != required || (group.flags & query.refused.toInt()) != 0)
            failed |= Flags;
        m_failures.push_back(failed);
    }
    m_none = std::ranges::find(m_failures, 0) == m_failures.end();
}

Result<MatchPlan> planFor(TranscriptArchive &archive, const SearchQuery &query)
{
    std::optional<Error> error;
    MatchPlan plan = planOf(query, [&](const std::string &prefix) {
        auto words = wordsBeginningWith(archive, prefix);
        if (!words)
            error = words.error();
        return words.value_or(std::vector<std::string>());
    });
    if (error)
        return std::unexpected(*error);
    return plan;
}

MatchPlan planOf(const SearchQuery &query, const WordsOfPrefix &words)
{
    // -1 is the scope of words without one; it drives, having the least number.
    std::map<int, Scope> scopes;
    for (const SearchTerm &term : query.terms) {
        Scope &scope = scopes[term.field ? static_cast<int>(*term.field) : -1];
        (term.excluded ? scope.unwanted : scope.wanted).push_back(matchOf(term, words));
    }
    MatchPlan plan;
    for (const auto &[field, scope] : scopes) {
        const std::string prefix =
            field < 0 ? "" : std::string(columns[static_cast<std::size_t>(field)]) + " : ";
        const std::string unwanted =
            scope.unwanted.empty() ? "" : prefix + '(' + joined(scope.unwanted, " OR ") + ')';
        if (scope.wanted.empty()) {
            plan.never.push_back(unwanted);
            continue;
        }
        std::string match = prefix + '(' + joined(scope.wanted, " AND ") + ')';
        if (!unwanted.empty())
            match = '(' + match + ") NOT " + unwanted;
        if (plan.match.empty())
            plan.match = match;
        else
            plan.also.push_back(match);
    }
    if (query.afterMs)
        plan.least = textnumber::firstOf(*query.afterMs);
    if (query.beforeMs)
        plan.beyond = textnumber::firstOf(*query.beforeMs);
    return plan;
}

RuleFilter ruleFilterOf(const SearchQuery &query, const ConversationGroups &groups)
{
    const auto idsOf = [&](const QStringList &names) {
        std::vector<std::int64_t> ids;
        for (const QString &name : names) {
            const std::int64_t known = groups.knownRule(name.toStdString());
            ids.push_back(known == 0 ? -1 : known);
        }
        return ids;
    };
    return {idsOf(query.rules.any), idsOf(query.rules.none)};
}

} // namespace keyturn
