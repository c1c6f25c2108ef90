// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/rowbatch.h"

#include "app/store/transcripts/archiveschema.h"
#include "app/store/transcripts/conversationrecord.h"
#include "app/store/transcripts/rowidentity.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/storedrows.h"
#include "app/store/transcripts/transcriptarchive.h"
#include "app/tenant/transcriptquery.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace keyturn {

namespace {

/// A row that is not understood is kept and reported, and shown as no conversation.
constexpr std::int64_t noConversation = 0;

std::int64_t timeOf(const PreparedRow &row)
{
    if (row.summary.lastMs)
        return *row.summary.lastMs;
    return row.createdMs.value_or(row.startedMs.value_or(row.arrivedMs));
}

auto placeOf(const StoredFinding &finding)
{
    return std::tie(finding.fragment, finding.rule, finding.begin, finding.length);
}

/// Texts beyond what one second can number are left out, and said to be.
void bound(PreparedRow &row)
{
    if (row.parse == RowParse::Unrecognised) {
        row.fragments.clear();
        row.findings.clear();
    }
    constexpr auto most = static_cast<std::size_t>(textnumber::perSecond - 1);
    if (row.fragments.size() > most) {
        row.fragments.resize(most);
        row.problem += row.problem.empty() ? "more texts than can be indexed"
                                           : "; more texts than can be indexed";
        row.summary.truncated = true;
    }
    std::erase_if(row.findings, [&](const StoredFinding &finding) {
        return finding.fragment >= row.fragments.size();
    });
    std::ranges::sort(row.findings, {}, [](const StoredFinding &f) { return placeOf(f); });
    const auto again = std::ranges::unique(
        row.findings, {}, [](const StoredFinding &finding) { return placeOf(finding); });
    row.findings.erase(again.begin(), again.end());
}

std::optional<std::int64_t> firstSaidOf(const PreparedRow &row, std::int64_t number)
{
    for (const StoredFragment &fragment : row.fragments) {
        if (fragment.field == TextField::Said)
            return number + (&fragment - row.fragments.data());
    }
    return std::nullopt;
}

} // namespace

RowBatch::RowBatch(TranscriptArchive &archive, const TranscriptWriter::Summarise &summarise)
    : m_archive(archive)
    , m_statements(archive.statements())
    , m_groups(archive.groups())
    , m_summarise(summarise)
    , m_counting(m_statements, m_groups)
{}

Result<WrittenBatch> RowBatch::write(const TranscriptSource &source, std::span<PreparedRow> rows)
{
    if (const auto fresh = m_groups.refresh(); !fresh)
        return std::unexpected(fresh.error());
    const auto id = m_groups.idOf(source);
    if (!id)
        return std::unexpected(id.error());
    m_source = *id;
    // The index takes texts in the order of their numbers; any other order makes it write a part of
    // itself for each row.
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, {}, [&](std::size_t i) {
        return std::tuple(textnumber::secondOf(timeOf(rows[i])), rows[i].startedMs, rows[i].batch,
                          i);
    });
    for (const std::size_t i : order) {
        if (const auto put = this->put(rows[i]); !put)
            return std::unexpected(put.error());
    }
    if (const auto finished = finish(); !finished)
        return std::unexpected(finished.error());
    return std::move(m_written);
}

Result<void> RowBatch::put(PreparedRow &row)
{
    m_group = 0;
    const std::string identity = identityOf(row);
    const auto known = isKnown(identity);
    if (!known)
        return std::unexpected(known.error());
    if (*known) {
        ++m_written.duplicates;
        return {};
    }
    bound(row);
    const auto number = numberFor(row, static_cast<std::int64_t>(row.fragments.size()));
    if (!number)
        return std::unexpected(number.error());
    const auto conversation = row.parse == RowParse::Unrecognised
                                  ? Result<std::int64_t>(noConversation)
                                  : conversationOf(row, *number);
    if (!conversation)
        return std::unexpected(conversation.error());
    if (const auto added = addRow(row, *number, *conversation, identity); !added)
        return added;
    if (const auto added = addTexts(row, *number); !added)
        return added;
    return addFindings(row, *number);
}

Result<bool> RowBatch::isKnown(std::string_view identity)
{
    Statement find = m_statements.of("SELECT 1 FROM rows WHERE identity = ? AND source = ?");
    const bool known = find.bindBlob(identity).bind(m_source).next();
    if (const auto ended = find.ended(); !ended)
        return std::unexpected(ended.error());
    return known;
}

Result<std::int64_t> RowBatch::numberFor(const PreparedRow &row, std::int64_t texts)
{
    for (std::int64_t second = textnumber::secondOf(timeOf(row));; ++second) {
        const std::int64_t beyond = (second + 1) << textnumber::runningBits;
        Statement find =
            m_statements.of("SELECT last FROM rows WHERE id < ? ORDER BY id DESC LIMIT 1");
        const std::int64_t last = find.bind(beyond).next() ? find.integer(0) : -1;
        if (const auto ended = find.ended(); !ended)
            return std::unexpected(ended.error());
        // Number 0 is nobody's, so that "after 0" is everything.
        const std::int64_t next =
            std::max({beyond - textnumber::perSecond, last + 1, std::int64_t{1}});
        if (next + std::max<std::int64_t>(texts, 1) <= beyond)
            return next;
    }
}

Result<std::int64_t> RowBatch::conversationOf(const PreparedRow &row, std::int64_t number)
{
    Statement find =
        m_statements.of("SELECT id, grp FROM conversations WHERE key = ? AND source = ?");
    if (!find.bindText(row.conversation).bind(m_source).next()) {
        if (const auto ended = find.ended(); !ended)
            return std::unexpected(ended.error());
        return addConversation(row, number);
    }
    const std::int64_t id = find.integer(0);
    m_group = find.integer(1);
    m_merging.insert(id);
    const auto said = firstSaidOf(row, number);
    if (!said)
        return id;
    Statement change = m_statements.of(
        "UPDATE conversations SET first_said = min(ifnull(first_said, ?1), ?1) WHERE id = ?2");
    if (const auto changed = change.bind(*said).bind(id).run(); !changed)
        return std::unexpected(changed.error());
    return id;
}

Result<CountedConversation> RowBatch::countedRow(const PreparedRow &row)
{
    CountedConversation counted;
    counted.newestMs = newestOf(row.summary, timeOf(row));
    counted.messages = std::int64_t{row.summary.userMessages} + row.summary.botMessages;
    for (const StoredFinding &finding : row.findings) {
        const auto rule = m_groups.idOfRule(finding.rule);
        if (!rule)
            return std::unexpected(rule.error());
        auto known = std::ranges::find(counted.rules, *rule, &CountedConversation::Rule::rule);
        if (known == counted.rules.end())
            known = counted.rules.insert(known, {*rule, 0, 0, 0});
        known->severity = std::max<std::int64_t>(known->severity, finding.severity);
        ++known->open;
    }
    return counted;
}

Result<std::int64_t> RowBatch::groupOf(const PreparedRow &row, const CountedConversation &counted)
{
    const auto agent = m_groups.idOf(m_source, row.agent);
    if (!agent)
        return std::unexpected(agent.error());
    return m_groups.idOf({*agent, row.summary.channel, row.summary.outcome, row.summary.kind,
                          flagsWithFindings(flagsOf(row.summary), counted)});
}

Result<std::int64_t> RowBatch::addConversation(const PreparedRow &row, std::int64_t number)
{
    auto counted = countedRow(row);
    if (!counted)
        return std::unexpected(counted.error());
    const auto group = groupOf(row, *counted);
    if (!group)
        return std::unexpected(group.error());
    counted->group = m_group = *group;
    const auto id =
        insertConversation(m_statements, {0, m_source, row.conversation, counted->newestMs, *group,
                                          firstSaidOf(row, number), row.summary});
    if (!id)
        return id;
    counted->id = *id;
    if (!counted->rules.empty()) {
        if (const auto saved = m_counting.saveRules(*counted); !saved)
            return std::unexpected(saved.error());
    }
    m_counting.enter(*counted);
    ++m_written.conversations;
    m_written.touched.append(*id);
    return id;
}

Result<void> RowBatch::addRow(const PreparedRow &row, std::int64_t number,
                              std::int64_t conversation, std::string_view identity)
{
    const auto texts = static_cast<std::int64_t>(row.fragments.size());
    Statement place = m_statements.of("INSERT INTO rows VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    place.bind(number).bind(number + std::max<std::int64_t>(texts, 1) - 1).bind(conversation);
    place.bind(m_group).bind(m_source).bindBlob(identity).bind(row.startedMs).bind(row.createdMs);
    place.bind(row.batch).bind(static_cast<std::int64_t>(row.parse));
    if (const auto added = place.run(); !added)
        return added;
    Statement received = m_statements.of("INSERT INTO received VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    received.bind(number).bindText(row.transcriptId);
    received.bindText(conversation == noConversation ? std::string_view(row.conversation)
                                                     : std::string_view());
    received.bindText(row.sourceName);
    received.bind(std::int64_t{row.shape}).bindText(row.problem).bindBlob(bytesOf(row.sha256));
    received.bind(static_cast<std::int64_t>(row.rawSize)).bindBlob(row.raw);
    if (const auto added = received.run(); !added)
        return added;

    const auto agent = m_groups.idOf(m_source, row.agent);
    if (!agent)
        return std::unexpected(agent.error());
    Tallies &tallies = m_counting.tallies();
    tallies.agentDay(*agent, dayOf(newestOf({}, row.createdMs.value_or(timeOf(row)))), 1);
    tallies.counter("rows", 1);
    tallies.counter("texts", texts);
    tallies.counter("raw bytes", static_cast<std::int64_t>(row.rawSize));
    if (row.parse != RowParse::Read)
        tallies.counter(row.parse == RowParse::Truncated ? "truncated" : "unrecognised", 1);
    ++m_written.added;
    m_written.texts += texts;
    return {};
}

Result<void> RowBatch::addTexts(const PreparedRow &row, std::int64_t number)
{
    Statement store = m_statements.of(
        "INSERT INTO fragments (id, activity, field, at, what, text) VALUES (?, ?, ?, ?, ?, ?)");
    Statement index =
        m_statements.of("INSERT INTO texts (rowid, said, bot, tool, var) VALUES (?, ?, ?, ?, ?)");
    for (const StoredFragment &fragment : row.fragments) {
        store.again();
        store.bind(number).bind(std::int64_t{fragment.activity});
        store.bind(static_cast<std::int64_t>(fragment.field)).bind(fragment.atMs);
        if (const auto done = store.bindText(fragment.what).bindText(fragment.text).run(); !done)
            return done;
        index.again();
        index.bind(number++);
        for (const TextField field :
             {TextField::Said, TextField::Bot, TextField::Tool, TextField::Variable}) {
            if (field == fragment.field)
                index.bindText(fragment.text);
            else
                index.bindNull();
        }
        if (const auto done = index.run(); !done)
            return done;
    }
    return {};
}

Result<void> RowBatch::addFindings(const PreparedRow &row, std::int64_t number)
{
    Statement add =
        m_statements.of("INSERT INTO findings (fragment, rule, begin, length, severity, "
                        "score) VALUES (?, ?, ?, ?, ?, ?)");
    for (const StoredFinding &finding : row.findings) {
        const auto rule = m_groups.idOfRule(finding.rule);
        if (!rule)
            return std::unexpected(rule.error());
        add.again();
        add.bind(number + finding.fragment).bind(*rule).bind(std::int64_t{finding.begin});
        add.bind(std::int64_t{finding.length}).bind(std::int64_t{finding.severity});
        if (const auto added = add.bindReal(finding.score).run(); !added)
            return added;
    }
    m_written.findings += static_cast<qint64>(row.findings.size());
    return {};
}

Result<void> RowBatch::merge(std::int64_t conversation)
{
    auto counted = m_counting.read(conversation);
    if (!counted)
        return std::unexpected(counted.error());
    m_counting.leave(*counted);
    const auto rows = rowsOf(m_statements, conversation);
    if (!rows)
        return std::unexpected(rows.error());
    const ConversationSummary summary = m_summarise(*rows);
    if (const auto recounted = m_counting.recountRules(*counted); !recounted)
        return recounted;

    const ConversationGroup &old = m_groups.group(counted->group);
    const auto held = old.flags & static_cast<std::uint32_t>(ConversationFlag::Held);
    const std::uint32_t flags = flagsWithFindings(flagsOf(summary) | held, *counted);
    const auto group =
        m_groups.idOf({old.agent, summary.channel, summary.outcome, summary.kind, flags});
    if (!group)
        return std::unexpected(group.error());
    counted->group = *group;
    counted->newestMs = newestOf(summary, counted->newestMs);
    counted->messages = std::int64_t{summary.userMessages} + summary.botMessages;
    const auto updated = updateConversation(
        m_statements, {conversation, m_source, {}, counted->newestMs, *group, {}, summary});
    if (!updated)
        return updated;
    Statement move = m_statements.of("UPDATE rows SET grp = ? WHERE conversation = ?");
    if (const auto moved = move.bind(*group).bind(conversation).run(); !moved)
        return moved;
    m_counting.enter(*counted);
    return {};
}

Result<void> RowBatch::finish()
{
    for (const std::int64_t conversation : m_merging) {
        if (const auto merged = merge(conversation); !merged)
            return merged;
        if (!m_written.touched.contains(conversation))
            m_written.touched.append(conversation);
    }
    m_written.merged = static_cast<qint64>(m_merging.size());
    Statement arrive = m_statements.of("INSERT INTO arrivals (conversation) VALUES (?)");
    for (const qint64 conversation : std::as_const(m_written.touched)) {
        arrive.again();
        if (const auto noted = arrive.bind(conversation).run(); !noted)
            return noted;
    }
    return m_counting.tallies().flush();
}

} // namespace keyturn
