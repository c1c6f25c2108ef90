// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/conversationrecord.h"

#include "app/store/transcripts/archiveschema.h"
#include "app/store/transcripts/statement.h"
#include "app/tenant/transcriptquery.h"

#include <algorithm>
#include <sqlite3.h>

namespace keyturn {

namespace {

constexpr std::int64_t latestMs =
    (textnumber::epochSeconds + textnumber::mostSeconds - 1) * std::int64_t{1000};

void bindSummary(Statement &statement, const ConversationSummary &summary)
{
    statement.bind(summary.startedMs).bind(summary.lastMs).bindText(summary.displayId);
    statement.bindText(summary.outcomeReason).bindText(summary.sessionType);
    statement.bindText(summary.personId).bindText(summary.personName);
    for (const std::uint32_t count :
         {summary.rows, summary.activities, summary.userMessages, summary.botMessages,
          summary.turns, summary.greetings, summary.unanswered, summary.multiReply,
          summary.redelivered, summary.emptyUserMessages, summary.sameTextTwice})
        statement.bind(std::int64_t{count});
}

} // namespace

Result<std::int64_t> insertConversation(StatementCache &statements,
                                        const ConversationRecord &record)
{
    Statement add = statements.of(R"(
        INSERT INTO conversations (source, key, newest, grp, first_said, started, last, display_id,
            reason, session_type, person_id, person_name, rows, activities, user_messages,
            bot_messages, turns, greetings, unanswered, multi_reply, redelivered,
            empty_user_messages, same_text_twice)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))");
    add.bind(record.source).bindText(record.key).bind(record.newestMs).bind(record.group);
    add.bind(record.firstSaid);
    bindSummary(add, record.summary);
    if (const auto added = add.run(); !added)
        return std::unexpected(added.error());
    return sqlite3_last_insert_rowid(statements.handle());
}

Result<void> updateConversation(StatementCache &statements, const ConversationRecord &record)
{
    Statement change = statements.of(R"(
        UPDATE conversations SET newest = ?, grp = ?, started = ?, last = ?, display_id = ?,
            reason = ?, session_type = ?, person_id = ?, person_name = ?, rows = ?, activities = ?,
            user_messages = ?, bot_messages = ?, turns = ?, greetings = ?, unanswered = ?,
            multi_reply = ?, redelivered = ?, empty_user_messages = ?, same_text_twice = ?
        WHERE id = ?)");
    change.bind(record.newestMs).bind(record.group);
    bindSummary(change, record.summary);
    return change.bind(record.id).run();
}

std::uint32_t flagsOf(const ConversationSummary &summary)
{
    ConversationFlags flags;
    flags.setFlag(ConversationFlag::Handoff, summary.handedOff);
    flags.setFlag(ConversationFlag::Error, summary.failed);
    flags.setFlag(ConversationFlag::Unanswered, summary.unanswered > 0);
    flags.setFlag(ConversationFlag::Incomplete, summary.incomplete);
    flags.setFlag(ConversationFlag::Withheld, summary.withheld);
    flags.setFlag(ConversationFlag::Truncated, summary.truncated);
    return flags.toInt();
}

std::int64_t newestOf(const ConversationSummary &summary, std::int64_t otherwise)
{
    return std::clamp<std::int64_t>(summary.lastMs.value_or(otherwise), 0, latestMs);
}

} // namespace keyturn
