// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/findingstore.h"

#include "app/store/database.h"
#include "app/store/transcripts/countedconversation.h"
#include "app/store/transcripts/marks.h"
#include "app/store/transcripts/statement.h"
#include "app/store/transcripts/transcriptarchive.h"

#include <set>

namespace keyturn {

namespace {

constexpr int textsAtOnce = 512;
constexpr int findingsAtOnce = 2'000;

/// The conversation that a text belongs to; 0 when the text is gone.
Result<std::int64_t> conversationOf(StatementCache &statements, std::int64_t fragment)
{
    Statement find =
        statements.of("SELECT conversation, last FROM rows WHERE id <= ? ORDER BY id DESC LIMIT 1");
    const bool found = find.bind(fragment).next() && find.integer(1) >= fragment;
    const std::int64_t conversation = found ? find.integer(0) : 0;
    if (const auto ended = find.ended(); !ended)
        return std::unexpected(ended.error());
    return conversation;
}

/// Runs @p change in a transaction and brings the counts of the conversations it names up to date.
template<typename Change>
Result<void> writeFindings(TranscriptArchive &archive, Change change)
{
    ConversationCounting counting(archive.statements(), archive.groups());
    const auto written = archive.database().write([&]() -> Result<void> {
        if (const auto fresh = archive.groups().refresh(); !fresh)
            return fresh;
        std::set<std::int64_t> fragments;
        if (const auto changed = change(fragments); !changed)
            return changed;
        std::set<std::int64_t> conversations;
        for (const std::int64_t fragment : fragments) {
            const auto conversation = conversationOf(archive.statements(), fragment);
            if (!conversation)
                return std::unexpected(conversation.error());
            if (*conversation != 0)
                conversations.insert(*conversation);
        }
        for (const std::int64_t conversation : conversations) {
            if (const auto refreshed = counting.refresh(conversation); !refreshed)
                return refreshed;
        }
        return counting.tallies().flush();
    });
    if (!written)
        archive.groups().forget();
    return written;
}

struct Suppression
{
    std::string reason;
    std::string who;
    std::optional<std::int64_t> when;
};

using Place = std::tuple<std::int64_t, std::int64_t, std::int64_t>;

/// Takes the findings of a rule in (after, upTo] away; returns where they were suppressed.
Result<std::map<Place, Suppression>> takeAway(StatementCache &statements, std::int64_t rule,
                                              std::int64_t after, std::int64_t upTo,
                                              std::set<std::int64_t> &fragments)
{
    std::map<Place, Suppression> suppressed;
    Statement read = statements.of(
        "SELECT fragment, begin, length, suppressed, reason, decided_by, decided_at FROM findings "
        "WHERE rule = ? AND fragment > ? AND fragment <= ?");
    read.bind(rule).bind(after).bind(upTo);
    while (read.next()) {
        fragments.insert(read.integer(0));
        if (read.integer(3) != 0) {
            suppressed[{read.integer(0), read.integer(1), read.integer(2)}] = {
                std::string(read.text(4)), std::string(read.text(5)), read.optionalInteger(6)};
        }
    }
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    Statement remove =
        statements.of("DELETE FROM findings WHERE rule = ? AND fragment > ? AND fragment <= ?");
    if (const auto removed = remove.bind(rule).bind(after).bind(upTo).run(); !removed)
        return std::unexpected(removed.error());
    return suppressed;
}

/// What the columns of a decision hold.
struct Decision
{
    explicit Decision(const Suppression *suppression)
        : isSuppressed(suppression != nullptr)
    {
        if (isSuppressed) {
            reason = suppression->reason;
            who = suppression->who;
            when = suppression->when;
        }
    }
    std::int64_t isSuppressed;
    std::string_view reason;
    std::string_view who;
    std::optional<std::int64_t> when;
};

Result<void> add(StatementCache &statements, std::int64_t rule, const FoundIn &found,
                 const Suppression *suppression)
{
    Statement insert = statements.of(R"(
        INSERT OR IGNORE INTO findings (fragment, rule, begin, length, severity, score, suppressed,
            reason, decided_by, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?))");
    insert.bind(std::int64_t{found.fragment}).bind(rule).bind(std::int64_t{found.finding.begin});
    insert.bind(std::int64_t{found.finding.length}).bind(std::int64_t{found.finding.severity});
    const Decision decision(suppression);
    insert.bindReal(found.finding.score).bind(decision.isSuppressed);
    return insert.bindText(decision.reason).bindText(decision.who).bind(decision.when).run();
}

// The columns of findingAt(), in its order.
constexpr const char *ofConversation = R"(
    SELECT f.id, r.conversation, r.id, f.fragment, f.rule, f.begin, f.length, f.severity, f.score,
        f.suppressed, f.reason, f.decided_by, f.decided_at
    FROM rows r JOIN findings f ON f.fragment BETWEEN r.id AND r.last
    WHERE r.conversation = ? ORDER BY f.fragment, f.begin)";

ArchivedFinding findingAt(const Statement &read, const ConversationGroups &groups)
{
    ArchivedFinding finding;
    finding.id = read.integer(0);
    finding.conversation = read.integer(1);
    finding.row = read.integer(2);
    finding.fragment = read.integer(3);
    finding.rule = QString::fromStdString(groups.rule(read.integer(4)));
    finding.bytes = {static_cast<int>(read.integer(5)), static_cast<int>(read.integer(6))};
    finding.severity = static_cast<int>(read.integer(7));
    finding.score = read.real(8);
    finding.suppressed = read.integer(9) != 0;
    finding.reason = read.string(10);
    finding.decidedBy = read.string(11);
    finding.decidedMs = read.optionalInteger(12);
    return finding;
}

Result<void> place(TranscriptArchive &archive, ArchivedFinding &finding)
{
    const auto text = fragmentOf(archive, finding.fragment);
    if (!text)
        return std::unexpected(text.error());
    if (!*text)
        return {};
    finding.activity = (*text)->activity;
    finding.field = (*text)->field;
    const auto begin = static_cast<std::size_t>(finding.bytes.begin);
    finding.characters = charactersOf(
        (*text)->text, {begin, begin + static_cast<std::size_t>(finding.bytes.length)});
    return {};
}

} // namespace

FindingStore::FindingStore(TranscriptArchive &archive)
    : m_archive(archive)
{}

Result<QList<ArchivedFinding>> FindingStore::of(qint64 conversation)
{
    return m_archive.statements().read([&]() -> Result<QList<ArchivedFinding>> {
        if (const auto fresh = m_archive.groups().refresh(); !fresh)
            return std::unexpected(fresh.error());
        QList<ArchivedFinding> findings;
        Statement read = m_archive.statements().of(ofConversation);
        read.bind(conversation);
        while (read.next()) {
            ArchivedFinding finding = findingAt(read, m_archive.groups());
            if (const auto placed = place(m_archive, finding); !placed)
                return std::unexpected(placed.error());
            findings.append(std::move(finding));
        }
        if (const auto ended = read.ended(); !ended)
            return std::unexpected(ended.error());
        return findings;
    });
}

Result<ArchivedFinding> FindingStore::find(qint64 finding)
{
    Statement read = m_archive.statements().of("SELECT fragment FROM findings WHERE id = ?");
    const std::int64_t fragment = read.bind(std::int64_t{finding}).next() ? read.integer(0) : -1;
    if (const auto ended = read.ended(); !ended)
        return std::unexpected(ended.error());
    const auto conversation = conversationOf(m_archive.statements(), fragment);
    if (!conversation)
        return std::unexpected(conversation.error());
    const auto all = of(*conversation);
    if (!all)
        return std::unexpected(all.error());
    for (const ArchivedFinding &each : *all) {
        if (each.id == finding)
            return each;
    }
    return std::unexpected(
        Error::of(ErrorKind::NotFound, QStringLiteral("store")).about(QString::number(finding)));
}

Result<qint64> FindingStore::streamTexts(qint64 after,
                                         const std::function<bool(const ArchivedFragment &)> &take)
{
    // In steps, so that a long rescan keeps no old state of the file.
    while (true) {
        Statement read = m_archive.statements().of(R"(
            SELECT f.id, f.activity, f.field, f.at, f.what, f.text, r.id, r.conversation
            FROM fragments f JOIN rows r
                ON r.id = (SELECT max(id) FROM rows WHERE id <= f.id)
            WHERE f.id > ? ORDER BY f.id LIMIT ?)");
        read.bind(std::int64_t{after}).bind(std::int64_t{textsAtOnce});
        int count = 0;
        while (read.next()) {
            ++count;
            after = read.integer(0);
            const ArchivedFragment fragment{after,
                                            read.integer(7),
                                            read.integer(6),
                                            {static_cast<std::uint32_t>(read.integer(1)),
                                             static_cast<TextField>(read.integer(2)),
                                             std::string(read.text(4)), std::string(read.text(5)),
                                             read.optionalInteger(3)}};
            if (!take(fragment))
                return after;
        }
        if (const auto ended = read.ended(); !ended)
            return std::unexpected(ended.error());
        if (count < textsAtOnce)
            return after;
    }
}

Result<void> FindingStore::replace(const QString &rule, qint64 after, qint64 upTo,
                                   std::span<const FoundIn> found)
{
    StatementCache &statements = m_archive.statements();
    return writeFindings(m_archive, [&](std::set<std::int64_t> &fragments) -> Result<void> {
        const auto id = m_archive.groups().idOfRule(rule.toStdString());
        if (!id)
            return std::unexpected(id.error());
        const auto suppressed = takeAway(statements, *id, after, upTo, fragments);
        if (!suppressed)
            return std::unexpected(suppressed.error());
        for (const FoundIn &one : found) {
            // Texts may have been purged since they were scanned.
            const auto conversation = conversationOf(statements, one.fragment);
            if (!conversation)
                return std::unexpected(conversation.error());
            if (*conversation == 0 || one.fragment <= after || one.fragment > upTo)
                continue;
            fragments.insert(one.fragment);
            const auto kept =
                suppressed->find({one.fragment, one.finding.begin, one.finding.length});
            const auto added =
                add(statements, *id, one, kept == suppressed->end() ? nullptr : &kept->second);
            if (!added)
                return added;
        }
        return {};
    });
}

Result<qint64> FindingStore::forget(const QString &rule)
{
    StatementCache &statements = m_archive.statements();
    qint64 forgotten = 0;
    while (true) {
        if (const auto fresh = m_archive.groups().refresh(); !fresh)
            return std::unexpected(fresh.error());
        const std::int64_t id = m_archive.groups().knownRule(rule.toStdString());
        qint64 count = 0;
        const auto taken =
            writeFindings(m_archive, [&](std::set<std::int64_t> &fragments) -> Result<void> {
                Statement read = statements.of("SELECT id, fragment FROM findings "
                                               "WHERE rule = ? ORDER BY fragment LIMIT ?");
                read.bind(id).bind(std::int64_t{findingsAtOnce});
                std::vector<std::int64_t> ids;
                while (read.next()) {
                    ids.push_back(read.integer(0));
                    fragments.insert(read.integer(1));
                }
                if (const auto ended = read.ended(); !ended)
                    return ended;
                Statement remove = statements.of("DELETE FROM findings WHERE id = ?");
                for (const std::int64_t finding : ids) {
                    remove.again();
                    if (const auto removed = remove.bind(finding).run(); !removed)
                        return removed;
                }
                count = static_cast<qint64>(ids.size());
                return {};
            });
        if (!taken)
            return std::unexpected(taken.error());
        forgotten += count;
        if (count < findingsAtOnce)
            return forgotten;
    }
}

namespace {

Result<void> decide(TranscriptArchive &archive, qint64 finding, const Suppression *suppression)
{
    return writeFindings(archive, [&](std::set<std::int64_t> &fragments) -> Result<void> {
        Statement find = archive.statements().of("SELECT fragment FROM findings WHERE id = ?");
        if (!find.bind(std::int64_t{finding}).next()) {
            const auto ended = find.ended();
            return ended ? std::unexpected(Error::of(ErrorKind::NotFound, QStringLiteral("store"))
                                               .about(QString::number(finding)))
                         : ended;
        }
        fragments.insert(find.integer(0));
        Statement change = archive.statements().of(
            "UPDATE findings SET suppressed = ?, reason = ?, decided_by = ?, decided_at = ? "
            "WHERE id = ?");
        const Decision decision(suppression);
        change.bind(decision.isSuppressed).bindText(decision.reason).bindText(decision.who);
        change.bind(decision.when);
        return change.bind(std::int64_t{finding}).run();
    });
}

} // namespace

Result<void> FindingStore::suppress(qint64 finding, const QString &reason, const QString &who,
                                    qint64 nowMs)
{
    const Suppression suppression{reason.toStdString(), who.toStdString(), nowMs};
    return decide(m_archive, finding, &suppression);
}

Result<void> FindingStore::unsuppress(qint64 finding)
{
    return decide(m_archive, finding, nullptr);
}

} // namespace keyturn
