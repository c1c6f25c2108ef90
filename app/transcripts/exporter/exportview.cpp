// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/exportview.h"

#include "app/transcripts/exporter/exporttext.h"

#include <map>
#include <set>

namespace keyturn::transcripts {

namespace {

std::string utf8(const QString &text)
{
    return text.toStdString();
}

std::string firstOf(const QString &a, const std::string &b)
{
    return a.isEmpty() ? b : utf8(a);
}

ExportLine::Speaker speakerOf(const Item &item)
{
    if (item.kind != ItemKind::Message)
        return ExportLine::Speaker::Event;
    return item.role == Role::User ? ExportLine::Speaker::User : ExportLine::Speaker::Agent;
}

ScanField fieldOf(const Item &item)
{
    switch (item.kind) {
    case ItemKind::Message:
        return item.role == Role::User ? ScanField::UserSaid : ScanField::Bot;
    case ItemKind::PlanStep:
    case ItemKind::ToolCall:
    case ItemKind::Knowledge:
    case ItemKind::Error:
        return ScanField::ToolObservation;
    case ItemKind::Variable:
        return ScanField::Variable;
    default:
        return ScanField::Bot;
    }
}

ScanField fieldOf(const ItemFact &each)
{
    if (each.name == fact::Argument)
        return ScanField::ToolArgument;
    if (each.name == fact::Submitted)
        return ScanField::CardValue;
    if (each.name == fact::Variable || each.name == fact::Value)
        return ScanField::Variable;
    return ScanField::ToolObservation;
}

/// Numbers by which the service ties its traces together; they say nothing to a reader.
bool isMachinery(const ItemFact &each, const Item &item)
{
    return each.name == fact::Plan || each.name == fact::Step || each.name == fact::StreamId ||
           each.text.empty() || each.text == item.text || each.text == item.title;
}

std::string marksOf(const Item &item)
{
    std::string words;
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
        const auto mark = static_cast<Mark>(1U << bit);
        if (!has(item.marks, mark))
            continue;
        words += (words.empty() ? "" : ", ") + std::string(nameOf(mark));
        const bool counts = mark == Mark::Redelivered || mark == Mark::FoldedDuplicate;
        if (counts && item.copies > 1)
            words += " x" + std::to_string(item.copies);
    }
    return words;
}

class ViewMaker
{
public:
    ViewMaker(const SourceConversation &source, Redaction &redaction)
        : m_source(source)
        , m_redaction(redaction)
        , m_summary(source.conversation.summary)
    {
        for (const ArchivedFinding &finding : source.findings) {
            if (!finding.suppressed)
                m_rules[{finding.row, finding.activity}].insert(utf8(finding.rule));
        }
    }

    ExportView view(Events events)
    {
        ExportView made = head();
        for (const Item &item : m_source.conversation.items) {
            if (events == Events::Shown || item.kind == ItemKind::Message ||
                item.kind == ItemKind::Gap || item.kind == ItemKind::Missing)
                made.lines.push_back(line(item));
        }
        return made;
    }

private:
    std::string plain(const std::string &text)
    {
        return m_redaction.text(text, ScanField::ToolObservation);
    }

    ExportView head()
    {
        const ListedConversation &listed = m_source.listed;
        ExportView made;
        made.id = plain(m_source.conversation.key);
        made.displayId = plain(m_source.conversation.displayId);
        made.agent = plain(firstOf(listed.agentName, m_summary.agentSchemaName));
        made.agentSchemaName = plain(firstOf(listed.agentSchemaName, m_summary.agentSchemaName));
        made.environment = plain(utf8(listed.environmentName));
        made.environmentId = plain(utf8(listed.environmentId));
        made.channel = plain(m_summary.channel);
        made.conversationClass = nameOf(m_summary.conversationClass);
        made.outcome = plain(m_summary.outcome);
        if (!m_summary.outcomeReason.empty() && m_summary.outcomeReason != made.outcome)
            made.outcome += " (" + plain(m_summary.outcomeReason) + ")";
        made.person = m_redaction.person(m_summary.personId, m_summary.personName);
        made.startedMs = m_summary.startedMs;
        made.lastMs = m_summary.lastMs;
        made.incomplete = m_summary.incomplete;
        made.counts = m_summary;
        made.turns = m_source.conversation.turns.size();
        return made;
    }

    std::string whoSpeaks(const Item &item)
    {
        if (item.kind != ItemKind::Message)
            return {};
        if (item.role != Role::User)
            return item.agent.empty() ? "Agent" : "Agent " + plain(item.agent);
        const std::string person = m_redaction.person(m_summary.personId, m_summary.personName);
        return person.empty() ? "User" : person;
    }

    ExportLine line(const Item &item)
    {
        ExportLine made;
        made.speaker = speakerOf(item);
        made.kind = nameOf(item.kind);
        made.who = whoSpeaks(item);
        made.title = plain(item.title);
        made.text = m_redaction.text(item.text, fieldOf(item), item.title);
        for (const ItemFact &each : item.facts) {
            if (isMachinery(each, item))
                continue;
            std::string label(each.name);
            if (!each.key.empty())
                label += " " + plain(each.key);
            made.facts.emplace_back(label, m_redaction.text(each.text, fieldOf(each), each.key));
        }
        made.marks = marksOf(item);
        made.turn = item.turn;
        made.at = item.at;
        made.durationMs = item.durationMs;
        place(item, made);
        return made;
    }

    /// One GUID in thousands happens to be a good account number.
    const std::string &rowName(const std::string &transcriptId)
    {
        const auto [known, isNew] = m_rowNames.try_emplace(transcriptId);
        if (isNew)
            known->second = plain(transcriptId);
        return known->second;
    }

    void place(const Item &item, ExportLine &made)
    {
        made.activity = item.ref.activity;
        if (item.ref.row >= m_source.conversation.rows.size())
            return;
        const RowPlace &row = m_source.conversation.rows[item.ref.row];
        made.transcriptId = rowName(row.transcriptId);
        if (row.given >= m_source.raw.size())
            return;
        const auto rules = m_rules.find({m_source.raw[row.given].id, item.ref.activity});
        if (rules == m_rules.end())
            return;
        for (const std::string &rule : rules->second)
            made.rules += (made.rules.empty() ? "" : ", ") + rule;
    }

    const SourceConversation &m_source;
    Redaction &m_redaction;
    const Summary &m_summary;
    std::map<std::pair<qint64, std::uint32_t>, std::set<std::string>> m_rules;
    std::map<std::string, std::string> m_rowNames;
};

} // namespace

Labelled ExportView::facts() const
{
    Labelled all{
        {"Agent", agent},
        {"Environment", environment},
        {"Channel", channel},
        {"Class", conversationClass},
        {"Outcome", outcome},
        {"Person", person},
        {"Started", timeText(startedMs)},
        {"Last activity", timeText(lastMs)},
        {"Turns", std::to_string(counts.turns)},
        {"Messages", std::to_string(counts.userMessages) + " of the user, " +
                         std::to_string(counts.botMessages) + " of the agent"},
        {"Unanswered", counts.unanswered == 0 ? "" : std::to_string(counts.unanswered)},
        {"Incomplete", incomplete ? "a part of it is missing or was cut at the source" : ""}};
    std::erase_if(all, [](const auto &each) { return each.second.empty(); });
    return all;
}

ExportView viewOf(const SourceConversation &source, Redaction &redaction, Events events)
{
    redaction.meet(source.conversation, source.rows);
    return ViewMaker(source, redaction).view(events);
}

} // namespace keyturn::transcripts
