// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/lexer.h"

#include <array>
#include <cctype>
#include <charconv>

namespace sim::kql {

namespace {

bool isNameStart(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool isNamePart(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

struct Unit
{
    std::string_view name;
    std::int64_t ms;
};
// Longer names first, so that "ms" is not read as minutes.
constexpr std::array<Unit, 14> units{{{"milliseconds", 1},
                                      {"millisecond", 1},
                                      {"minutes", 60'000},
                                      {"minute", 60'000},
                                      {"seconds", 1000},
                                      {"second", 1000},
                                      {"hours", 3'600'000},
                                      {"hour", 3'600'000},
                                      {"days", 86'400'000},
                                      {"day", 86'400'000},
                                      {"ms", 1},
                                      {"d", 86'400'000},
                                      {"h", 3'600'000},
                                      {"m", 60'000}}};

std::int64_t unitMs(std::string_view name)
{
    if (name == "s")
        return 1000;
    for (const Unit &unit : units)
        if (unit.name == name)
            return unit.ms;
    return 0;
}

class Lexer
{
public:
    explicit Lexer(std::string_view text)
        : m_text(text)
    {}

    std::vector<Token> all()
    {
        std::vector<Token> tokens;
        do
            tokens.push_back(next());
        while (tokens.back().kind != TokenKind::End);
        return tokens;
    }

private:
    char peek(std::size_t ahead = 0) const
    {
        return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
    }

    void step()
    {
        if (m_text[m_at] == '\n') {
            ++m_line;
            m_lineStart = m_at + 1;
        }
        ++m_at;
    }

    void skipBlanks()
    {
        while (m_at < m_text.size()) {
            if (std::isspace(static_cast<unsigned char>(peek())) != 0)
                step();
            else if (peek() == '/' && peek(1) == '/')
                while (m_at < m_text.size() && peek() != '\n')
                    step();
            else
                return;
        }
    }

    Token token(TokenKind kind) const
    {
        return {kind, {}, {}, m_line, static_cast<int>(m_at - m_lineStart)};
    }

    Token next()
    {
        skipBlanks();
        const char c = peek();
        if (m_at >= m_text.size())
            return token(TokenKind::End);
        if (isNameStart(c))
            return name();
        if (isDigit(c))
            return number();
        if (c == '"' || c == '\'')
            return quoted(false);
        if (c == '@' && (peek(1) == '"' || peek(1) == '\'')) {
            step();
            return quoted(true);
        }
        return symbol();
    }

    Token name()
    {
        Token result = token(TokenKind::Name);
        while (isNamePart(peek())) {
            result.text += peek();
            step();
        }
        if (result.text == "datetime" && rawDatetime(result))
            return result;
        // `in~` is one operator, not a name and a sign.
        if (result.text == "in" && peek() == '~') {
            result.text += '~';
            step();
        }
        return result;
    }

    // datetime(2026-01-01T00:00:00Z) holds raw text, not tokens; datetime(column) is no such
    // literal.
    bool rawDatetime(Token &result)
    {
        const std::size_t open = m_text.find_first_not_of(" \t", m_at);
        if (open == std::string_view::npos || m_text[open] != '(')
            return false;
        const std::size_t close = m_text.find(')', open);
        if (close == std::string_view::npos)
            return false;
        std::string_view raw = m_text.substr(open + 1, close - open - 1);
        while (!raw.empty() && std::string_view(" \"'").find(raw.front()) != std::string_view::npos)
            raw.remove_prefix(1);
        while (!raw.empty() && std::string_view(" \"'").find(raw.back()) != std::string_view::npos)
            raw.remove_suffix(1);
        const auto ms = parseDatetime(raw);
        if (!ms)
            throw syntaxErrorAt(result);
        while (m_at <= close)
            step();
        result.kind = TokenKind::Literal;
        result.text = raw;
        result.value = Datetime{*ms};
        return true;
    }

    Token number()
    {
        Token result = token(TokenKind::Number);
        bool real = false;
        while (isDigit(peek()) || (!real && peek() == '.' && isDigit(peek(1)))) {
            real = real || peek() == '.';
            result.text += peek();
            step();
        }
        double amount = 0;
        std::from_chars(result.text.data(), result.text.data() + result.text.size(), amount);
        std::string unit;
        while (isNamePart(peek())) {
            unit += peek();
            step();
        }
        result.text += unit;
        if (unit.empty()) {
            result.value = literal(result.text, real, amount);
            return result;
        }
        if (unitMs(unit) == 0)
            throw syntaxErrorAt(result);
        result.kind = TokenKind::Literal;
        result.value =
            Timespan{static_cast<std::int64_t>(amount * static_cast<double>(unitMs(unit)))};
        return result;
    }

    static Value literal(const std::string &text, bool real, double amount)
    {
        if (real)
            return amount;
        std::int64_t whole = 0;
        std::from_chars(text.data(), text.data() + text.size(), whole);
        return whole;
    }

    Token quoted(bool verbatim)
    {
        Token result = token(TokenKind::String);
        const char quote = peek();
        step();
        while (peek() != quote || (verbatim && peek(1) == quote)) {
            if (m_at >= m_text.size() || peek() == '\n')
                throw syntaxErrorAt(result);
            if (verbatim && peek() == quote)
                step();
            else if (!verbatim && peek() == '\\') {
                step();
                result.text += escaped(result);
                continue;
            }
            result.text += peek();
            step();
        }
        step();
        result.value = result.text;
        return result;
    }

    char escaped(const Token &from)
    {
        const char c = peek();
        if (m_at >= m_text.size())
            throw syntaxErrorAt(from);
        step();
        switch (c) {
        case 'n':
            return '\n';
        case 't':
            return '\t';
        case 'r':
            return '\r';
        case '\\':
        case '"':
        case '\'':
            return c;
        default:
            throw syntaxErrorAt(from);
        }
    }

    Token symbol()
    {
        static constexpr std::array<std::string_view, 7> pairs{"==", "!=", "=~", "!~",
                                                               "<=", ">=", ".."};
        Token result = token(TokenKind::Symbol);
        for (const std::string_view pair : pairs)
            if (m_text.substr(m_at, 2) == pair) {
                result.text = pair;
                step();
                step();
                return result;
            }
        // `!in`, `!has`: the sign belongs to the word behind it.
        if (peek() == '!' && isNameStart(peek(1))) {
            step();
            result.kind = TokenKind::Name;
            result.text = "!" + name().text;
            return result;
        }
        result.text = std::string(1, peek());
        if (std::string_view("|()[],.=<>+-*/%;:").find(peek()) == std::string_view::npos)
            throw syntaxErrorAt(result);
        step();
        return result;
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_lineStart = 0;
    int m_line = 1;
};

} // namespace

std::vector<Token> tokenize(std::string_view text)
{
    return Lexer(text).all();
}

QueryError syntaxErrorAt(const Token &token)
{
    const std::string shown = token.kind == TokenKind::End ? "" : token.text;
    return {ErrorKind::Syntax,
            "SYN0002",
            "Query could not be parsed at '" + shown + "' on line [" + std::to_string(token.line) +
                "," + std::to_string(token.position) + "]",
            token.line,
            token.position,
            shown};
}

std::optional<std::int64_t> parseTimespan(std::string_view text)
{
    try {
        const std::vector<Token> tokens = tokenize(text);
        if (tokens.size() == 2 && tokens.front().kind == TokenKind::Literal)
            return std::get<Timespan>(tokens.front().value).ms;
    } catch (const QueryError &) {
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace sim::kql
