// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/tenant/transcript.h"

#include <cstdint>
#include <string_view>

namespace keyturn {

class StatementCache;

/// The summary of a conversation as columns of its table.
struct ConversationRecord
{
    std::int64_t id = 0;
    std::int64_t source = 0;
    std::string_view key;
    std::int64_t newestMs = 0;
    std::int64_t group = 0;
    std::optional<std::int64_t> firstSaid;
    const ConversationSummary &summary;
};

[[nodiscard]] Result<std::int64_t> insertConversation(StatementCache &statements,
                                                      const ConversationRecord &record);
/// Changes all but source, key and firstSaid.
[[nodiscard]] Result<void> updateConversation(StatementCache &statements,
                                              const ConversationRecord &record);

/// The flags that a summary gives; Finding and Held are not its business.
[[nodiscard]] std::uint32_t flagsOf(const ConversationSummary &summary);
/// Which place in time a conversation has: its last activity, else @p otherwise. Always between
/// 1970 and 2287.
[[nodiscard]] std::int64_t newestOf(const ConversationSummary &summary, std::int64_t otherwise);

} // namespace keyturn
