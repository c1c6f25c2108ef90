// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Splits query text into tokens; throws QueryError (syntax) on a character KQL does not know.

#include "app/simulator/kql/error.h"
#include "app/simulator/kql/value.h"

#include <string>
#include <string_view>
#include <vector>

namespace sim::kql {

enum class TokenKind { Name, String, Number, Literal, Symbol, End };

struct Token
{
    TokenKind kind = TokenKind::End;
    std::string text; // the name, the symbol, the string's value, or the digits as written
    Value value;      // of a string, a number, or a literal (datetime, timespan)
    int line = 1;
    int position = 0;
};

std::vector<Token> tokenize(std::string_view text);
QueryError syntaxErrorAt(const Token &token);
// A duration literal such as 12h; nothing when it is none.
std::optional<std::int64_t> parseTimespan(std::string_view text);

} // namespace sim::kql
