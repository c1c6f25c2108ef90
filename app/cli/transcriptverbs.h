// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/commands.h"
#include "app/tenant/transcriptquery.h"
#include "app/transcripts/transcriptservice.h"

#include <string>
#include <vector>

namespace keyturn::cli {

[[nodiscard]] QString textOf(const std::string &text);
[[nodiscard]] QStringList textsOf(const std::vector<std::string> &texts);
/// The words of the command line as one query. Error: Invalid "query", subject says where and why.
[[nodiscard]] Result<SearchQuery> queryOf(const std::vector<std::string> &words);
/// Error: Invalid "unreadable"; "too-long" beyond a megabyte.
[[nodiscard]] Result<QString> fileText(const QString &file);
/// Opens the archive and finds the conversation. Errors: NotFound, Conflict.
[[nodiscard]] Result<qint64> conversationOf(TranscriptService &service, const std::string &named);

/// Waits for the work; its outcome, or why it failed.
template<typename T>
Task<T> outcomeOf(Work<T> work)
{
    const Result<void> done = co_await finished(work.operation);
    if (!done)
        co_return std::unexpected(done.error());
    co_return T(*work.outcome);
}

Task<Exit> readTranscripts(Context context);
Task<Exit> decideTranscripts(Context context);

} // namespace keyturn::cli
