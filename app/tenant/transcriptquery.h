// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What is asked of the archive of transcripts, as values for models, windows and the command line.
// Positions in text are UTF-16 code units, times are epoch milliseconds.

#include "app/tenant/transcript.h"

#include <QFlags>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <expected>
#include <optional>

namespace keyturn {

enum class ConversationFlag : quint32 {
    Finding = 1, ///< at least one finding that is not suppressed
    Handoff = 2,
    Error = 4,
    Unanswered = 8,
    Incomplete = 16,
    Withheld = 32,
    Truncated = 64,
    Held = 128 ///< a legal hold keeps it from every purge
};
Q_DECLARE_FLAGS(ConversationFlags, ConversationFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(ConversationFlags)

/// One word, phrase or prefix. Words of all terms must be in the same text.
struct SearchTerm
{
    QString text;
    bool phrase = false;
    bool prefix = false;
    bool excluded = false;
    std::optional<TextField> field; ///< only there
    bool operator==(const SearchTerm &) const = default;
};

/// A conversation passes when it has one of `any` (or `any` is empty) and none of `none`.
struct SearchFilter
{
    QStringList any;
    QStringList none;
    [[nodiscard]] bool isEmpty() const { return any.isEmpty() && none.isEmpty(); }
    bool operator==(const SearchFilter &) const = default;
};

/// What a person asks for. Without terms it asks for a list of conversations.
struct SearchQuery
{
    QList<SearchTerm> terms;
    SearchFilter agents;       ///< bot id, schema name or display name, without regard to case
    SearchFilter environments; ///< id or display name
    SearchFilter channels;
    SearchFilter outcomes;
    SearchFilter classes; ///< "chat", "design", "autonomous"
    SearchFilter rules;   ///< rule ids; conversations with an open finding of the rule
    ConversationFlags required;
    ConversationFlags refused;
    std::optional<qint64> afterMs;  ///< inclusive
    std::optional<qint64> beforeMs; ///< exclusive
    [[nodiscard]] bool hasText() const { return !terms.isEmpty(); }
    bool operator==(const SearchQuery &) const = default;
};

enum class QueryFault {
    UnclosedPhrase,
    EmptyWord,   ///< nothing that could be searched for: `""`, `-`, `said:`, `*`
    ShortPrefix, ///< fewer than two letters before `*`
    UnknownScope,
    UnknownValue, ///< of `has:` or `class:`
    BadDate,
    OnlyExcluded, ///< nothing is asked for, only excluded
    TooLong
};

/// Why a query cannot be understood, and where.
struct QueryProblem
{
    QueryFault fault = QueryFault::EmptyWord;
    int begin = 0;
    int length = 0;
    QString word;                       ///< the part that is meant
    [[nodiscard]] QString why() const;  ///< English; the window has its own words for `fault`
    [[nodiscard]] QString mend() const; ///< what to write instead
    bool operator==(const QueryProblem &) const = default;
};

} // namespace keyturn

Q_DECLARE_METATYPE(keyturn::SearchQuery)
