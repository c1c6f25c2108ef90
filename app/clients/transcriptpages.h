// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/http/pagewalk.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <string_view>
#include <vector>

namespace keyturn {

/// Which rows of conversationtranscripts; createdon has whole seconds.
struct TranscriptFilter
{
    std::optional<TimePoint> createdFrom;   ///< inclusive
    std::optional<TimePoint> createdBefore; ///< exclusive
    QStringList botIds;                     ///< bot.botid of the lookup; empty = all
    int pageSize = 50;
};

/// One page of rows as the service wrote them. Invariant: the rows are views of `body`.
struct TranscriptPage
{
    QByteArray body;
    std::vector<std::string_view> rows; ///< JSON objects
};

/// Names a row without its content.
struct TranscriptKey
{
    QString transcriptId;
    QString botId;      ///< of the lookup; may be empty
    QString schemaName; ///< metadata.BotName
    TimePoint createdOn{};
    bool operator==(const TranscriptKey &) const = default;
};

/// Walks conversationtranscripts in the order of createdon, conversationtranscriptid.
/// Errors besides those of PageWalk: BadAnswer "body" or "value"; "too-big" when a page is larger
/// than the pipeline takes: ask again with a smaller page.
class TranscriptPages
{
public:
    /// @p first asks for Expect::Anything, so that rows stay as they are, byte for byte.
    TranscriptPages(Pipeline *pipeline, Request first);

    [[nodiscard]] bool atEnd() const { return m_walk.atEnd(); }
    /// Not at the end. The walk outlives the task.
    Task<TranscriptPage> next();

private:
    QString m_host;
    PageWalk m_walk;
};

/// The same without content, 5000 rows to a page; at most @p most of them, then Incomplete "keys".
Task<std::vector<TranscriptKey>> readTranscriptKeys(Pipeline *pipeline, Request first, int most);

} // namespace keyturn
