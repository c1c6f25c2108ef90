// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/countedconversation.h"

#include "app/store/transcripts/statement.h"
#include "app/tenant/transcriptquery.h"

namespace keyturn {

std::int64_t CountedConversation::openFindings() const
{
    std::int64_t sum = 0;
    for (const Rule &rule : rules)
        sum += rule.open;
    return sum;
}

std::uint32_t flagsWithFindings(std::uint32_t flags, const CountedConversation &conversation)
{
    const auto finding = static_cast<std::uint32_t>(ConversationFlag::Finding);
    return conversation.openFindings() > 0 ? flags | finding : flags & ~finding;
}

ConversationCounting::ConversationCounting(StatementCache &statements, ConversationGroups &groups)
    : m_statements(statements)
    , m_groups(groups)
    , m_tallies(statements)
{}

Result<CountedConversation> ConversationCounting::read(std::int64_t conversation)
{
    CountedConversation counted;
    counted.id = conversation;
    Statement head = m_statements.of("SELECT newest, grp, user_messages + bot_messages "
                                     "FROM conversations WHERE id = ?");
    head.bind(conversation);
    if (!head.next()) {
        const auto ended = head.ended();
        return std::unexpected(ended ? Error::of(ErrorKind::NotFound, QStringLiteral("store"))
                                           .about(QString::number(conversation))
                                     : ended.error());
    }
    counted.newestMs = head.integer(0);
    counted.group = head.integer(1);
    counted.messages = head.integer(2);
    Statement rules = m_statements.of("SELECT rule, severity, open, suppressed "
                                      "FROM conversation_rules WHERE conversation = ?");
    rules.bind(conversation);
    while (rules.next()) {
        counted.rules.push_back(
            {rules.integer(0), rules.integer(1), rules.integer(2), rules.integer(3)});
    }
    if (const auto ended = rules.ended(); !ended)
        return std::unexpected(ended.error());
    return counted;
}

void ConversationCounting::enter(const CountedConversation &conversation)
{
    m_tallies.conversation(conversation.newestMs, conversation.group, 1);
    m_tallies.counter("messages", conversation.messages);
    m_tallies.counter("open findings", conversation.openFindings());
    for (const CountedConversation::Rule &rule : conversation.rules) {
        if (rule.open > 0)
            m_tallies.rule(conversation.newestMs, rule.rule, conversation.group, 1);
    }
}

void ConversationCounting::leave(const CountedConversation &conversation)
{
    m_tallies.conversation(conversation.newestMs, conversation.group, -1);
    m_tallies.counter("messages", -conversation.messages);
    m_tallies.counter("open findings", -conversation.openFindings());
    for (const CountedConversation::Rule &rule : conversation.rules) {
        if (rule.open > 0)
            m_tallies.rule(conversation.newestMs, rule.rule, conversation.group, -1);
    }
}

Result<void> ConversationCounting::recountRules(CountedConversation &conversation)
{
    conversation.rules.clear();
    Statement count = m_statements.of(R"(
        SELECT f.rule, max(f.severity), sum(f.suppressed = 0), sum(f.suppressed <> 0)
        FROM rows r JOIN findings f ON f.fragment BETWEEN r.id AND r.last
        WHERE r.conversation = ? GROUP BY f.rule)");
    count.bind(conversation.id);
    while (count.next()) {
        conversation.rules.push_back(
            {count.integer(0), count.integer(1), count.integer(2), count.integer(3)});
    }
    if (const auto ended = count.ended(); !ended)
        return ended;
    return saveRules(conversation);
}

Result<void> ConversationCounting::saveRules(const CountedConversation &conversation)
{
    Statement clear = m_statements.of("DELETE FROM conversation_rules WHERE conversation = ?");
    if (const auto cleared = clear.bind(conversation.id).run(); !cleared)
        return cleared;
    Statement add = m_statements.of("INSERT INTO conversation_rules VALUES (?, ?, ?, ?, ?)");
    for (const CountedConversation::Rule &rule : conversation.rules) {
        add.again();
        add.bind(conversation.id).bind(rule.rule).bind(rule.severity);
        if (const auto added = add.bind(rule.open).bind(rule.suppressed).run(); !added)
            return added;
    }
    return {};
}

Result<std::int64_t> ConversationCounting::groupWith(std::int64_t group, std::uint32_t flags)
{
    ConversationGroup changed = m_groups.group(group);
    if (changed.flags == flags)
        return group;
    changed.flags = flags;
    return m_groups.idOf(changed);
}

Result<void> ConversationCounting::regroup(CountedConversation &conversation, std::uint32_t flags)
{
    const auto group = groupWith(conversation.group, flagsWithFindings(flags, conversation));
    if (!group)
        return std::unexpected(group.error());
    if (*group == conversation.group)
        return {};
    conversation.group = *group;
    Statement head = m_statements.of("UPDATE conversations SET grp = ? WHERE id = ?");
    if (const auto changed = head.bind(*group).bind(conversation.id).run(); !changed)
        return changed;
    Statement rows = m_statements.of("UPDATE rows SET grp = ? WHERE conversation = ?");
    return rows.bind(*group).bind(conversation.id).run();
}

Result<void> ConversationCounting::refresh(std::int64_t conversation)
{
    auto counted = read(conversation);
    if (!counted)
        return std::unexpected(counted.error());
    leave(*counted);
    if (const auto recounted = recountRules(*counted); !recounted)
        return recounted;
    if (const auto moved = regroup(*counted, m_groups.group(counted->group).flags); !moved)
        return moved;
    enter(*counted);
    return {};
}

} // namespace keyturn
