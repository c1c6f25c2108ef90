// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the query service refuses: a syntax or a semantic error in its own words.

#include <string>

namespace sim::kql {

enum class ErrorKind { Syntax, Semantic };

// Thrown inside the query language only; query.h turns it into an answer.
struct QueryError
{
    ErrorKind kind = ErrorKind::Syntax;
    std::string code;    // SYN0002, SEM0100, ...
    std::string message; // as the service words it
    int line = 0;        // 1-based; 0 when the service names no place
    int position = 0;    // 0-based column, as the service counts
    std::string token;
};

inline QueryError semanticError(std::string code, std::string message)
{
    return {ErrorKind::Semantic, std::move(code), std::move(message), 0, 0, {}};
}

} // namespace sim::kql
