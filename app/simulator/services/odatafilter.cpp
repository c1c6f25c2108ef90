// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/odatafilter.h"

#include "app/simulator/clock.h"
#include "app/simulator/services/answers.h"

#include <algorithm>
#include <cctype>

namespace sim {

namespace {

constexpr int maxDepth = 100;

enum class LiteralKind { Null, Text, Number, Boolean, Guid, Time };

struct Literal
{
    LiteralKind kind = LiteralKind::Null;
    Json value;
};

bool isGuid(std::string_view text)
{
    constexpr std::string_view shape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    if (text.size() != shape.size())
        return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool hex = std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
        if (shape[at] == 'x' ? !hex : text[at] != '-')
            return false;
    }
    return true;
}

std::string edmName(EdmType type)
{
    switch (type) {
    case EdmType::Guid:
    case EdmType::Lookup:
        return "Edm.Guid";
    case EdmType::String:
        return "Edm.String";
    case EdmType::Int:
    case EdmType::Picklist:
        return "Edm.Int32";
    case EdmType::BigInt:
        return "Edm.Int64";
    case EdmType::Boolean:
        return "Edm.Boolean";
    case EdmType::DateTime:
        return "Edm.DateTimeOffset";
    }
    return "Edm.String";
}

std::string edmName(LiteralKind kind)
{
    switch (kind) {
    case LiteralKind::Null:
        return "null";
    case LiteralKind::Text:
        return "Edm.String";
    case LiteralKind::Number:
        return "Edm.Int32";
    case LiteralKind::Boolean:
        return "Edm.Boolean";
    case LiteralKind::Guid:
        return "Edm.Guid";
    case LiteralKind::Time:
        return "Edm.DateTimeOffset";
    }
    return "null";
}

bool fits(EdmType type, LiteralKind kind)
{
    return kind == LiteralKind::Null || edmName(type) == edmName(kind) ||
           (type == EdmType::BigInt && kind == LiteralKind::Number);
}

bool holds(const std::string &op, int order)
{
    if (op == "eq")
        return order == 0;
    if (op == "ne")
        return order != 0;
    if (op == "gt")
        return order > 0;
    if (op == "ge")
        return order >= 0;
    return op == "lt" ? order < 0 : order <= 0;
}

class FilterParser
{
public:
    FilterParser(const EdmTable &table, const std::string &text)
        : m_table(table)
        , m_text(text)
    {}

    RowPredicate parse()
    {
        RowPredicate result = disjunction();
        skipBlanks();
        if (m_at != m_text.size())
            throw syntaxError();
        return result;
    }

private:
    ODataError syntaxError() const
    {
        return {"0x80060888",
                "Syntax error at position " + std::to_string(m_at) + " in '" + m_text + "'."};
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at] == ' ')
            ++m_at;
    }

    bool accept(char wanted)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != wanted)
            return false;
        ++m_at;
        return true;
    }

    void expect(char wanted)
    {
        if (!accept(wanted))
            throw syntaxError();
    }

    // Names, numbers, GUIDs and times: everything up to a blank or a sign of the grammar.
    std::string peekWord()
    {
        skipBlanks();
        const std::size_t end = m_text.find_first_of(" ,()[]='", m_at);
        return m_text.substr(m_at, std::min(end, m_text.size()) - m_at);
    }

    std::string word()
    {
        std::string result = peekWord();
        if (result.empty())
            throw syntaxError();
        m_at += result.size();
        return result;
    }

    bool acceptWord(const std::string &wanted)
    {
        if (peekWord() != wanted)
            return false;
        m_at += wanted.size();
        return true;
    }

    RowPredicate disjunction()
    {
        if (++m_depth > maxDepth)
            throw syntaxError();
        RowPredicate left = conjunction();
        while (acceptWord("or"))
            left = [l = std::move(left), r = conjunction()](const Json &row) {
                return l(row) || r(row);
            };
        --m_depth;
        return left;
    }

    RowPredicate conjunction()
    {
        RowPredicate left = term();
        while (acceptWord("and"))
            left = [l = std::move(left), r = term()](const Json &row) { return l(row) && r(row); };
        return left;
    }

    RowPredicate term()
    {
        if (acceptWord("not")) {
            if (++m_depth > maxDepth)
                throw syntaxError();
            return [inner = term()](const Json &row) { return !inner(row); };
        }
        if (accept('(')) {
            RowPredicate inner = disjunction();
            expect(')');
            return inner;
        }
        const std::string name = word();
        if (accept('('))
            return call(name);
        return comparison(name);
    }

    const EdmColumn &column(const std::string &name) const
    {
        const EdmColumn *found = m_table.column(name);
        if (found == nullptr)
            throw unknownProperty(m_table, name);
        return *found;
    }

    std::string quoted()
    {
        expect('\'');
        std::string text;
        while (m_at < m_text.size()) {
            if (m_text[m_at] != '\'') {
                text += m_text[m_at++];
            } else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '\'') {
                text += '\'';
                m_at += 2;
            } else {
                ++m_at;
                return text;
            }
        }
        throw syntaxError();
    }

    Literal literal()
    {
        skipBlanks();
        if (m_at < m_text.size() && m_text[m_at] == '\'')
            return {LiteralKind::Text, quoted()};
        const std::string text = word();
        if (text == "null")
            return {};
        if (text == "true" || text == "false")
            return {LiteralKind::Boolean, text == "true"};
        if (isGuid(text))
            return {LiteralKind::Guid, lowered(text)};
        if (const auto time = parseIsoTime(text))
            return {LiteralKind::Time, isoTime(*time)};
        const bool digits = std::all_of(text.begin() + (text[0] == '-' ? 1 : 0), text.end(),
                                        [](char c) { return c >= '0' && c <= '9'; });
        if (!digits || text.size() > 18 || text == "-")
            throw syntaxError();
        return {LiteralKind::Number, std::stoll(text)};
    }

    RowPredicate comparison(const std::string &name)
    {
        const EdmColumn &left = column(name);
        const std::string op = word();
        static const std::vector<std::string> ops{"eq", "ne", "gt", "ge", "lt", "le"};
        if (std::find(ops.begin(), ops.end(), op) == ops.end())
            throw syntaxError();
        const Literal right = literal();
        if (!fits(left.type, right.kind))
            throw ODataError{"0x80060888",
                             "A binary operator with incompatible types was detected. Found "
                             "operand types '" +
                                 edmName(left.type) + "' and '" + edmName(right.kind) +
                                 "' for operator kind '" + op + "'."};
        return [member = left.name, op, value = right.value](const Json &row) {
            const Json cell = row.value(member, Json());
            if (value.is_null() || cell.is_null())
                return op == "ne" ? cell.is_null() != value.is_null()
                                  : op == "eq" && cell.is_null() == value.is_null();
            return holds(op, compareCells(cell, value));
        };
    }

    RowPredicate call(const std::string &function)
    {
        if (function == "Microsoft.Dynamics.CRM.In")
            return in();
        if (function != "contains" && function != "startswith" && function != "endswith")
            throw ODataError{"0x80060888",
                             "An unknown function with name '" + function + "' was found."};
        const EdmColumn &where = column(word());
        expect(',');
        skipBlanks();
        const std::string sought = lowered(quoted());
        expect(')');
        return [member = where.name, function, sought](const Json &row) {
            const std::string text = lowered(textOf(row, member));
            if (function == "contains")
                return text.find(sought) != std::string::npos;
            return function == "startswith" ? text.starts_with(sought) : text.ends_with(sought);
        };
    }

    // Microsoft.Dynamics.CRM.In(PropertyName='x',PropertyValues=['a','b'])
    RowPredicate in()
    {
        if (!acceptWord("PropertyName"))
            throw syntaxError();
        expect('=');
        skipBlanks();
        const EdmColumn &where = column(quoted());
        expect(',');
        if (!acceptWord("PropertyValues"))
            throw syntaxError();
        expect('=');
        expect('[');
        std::vector<std::string> values;
        do {
            skipBlanks();
            values.push_back(lowered(quoted()));
        } while (accept(','));
        expect(']');
        expect(')');
        return [member = where.name, values](const Json &row) {
            const Json cell = row.value(member, Json());
            const std::string text =
                cell.is_string() ? lowered(cell.get<std::string>()) : cell.dump();
            return std::find(values.begin(), values.end(), text) != values.end();
        };
    }

    const EdmTable &m_table;
    const std::string &m_text;
    std::size_t m_at = 0;
    int m_depth = 0;
};

} // namespace

RowPredicate parseFilter(const EdmTable &table, const std::string &text)
{
    return FilterParser(table, text).parse();
}

ODataError unknownProperty(const EdmTable &table, const std::string &name)
{
    return {"0x80060888", "Could not find a property named '" + name +
                              "' on type 'Microsoft.Dynamics.CRM." + table.logicalName + "'."};
}

int compareCells(const Json &left, const Json &right)
{
    if (left.is_null() || right.is_null())
        return (left.is_null() ? 0 : 1) - (right.is_null() ? 0 : 1);
    if (left.is_string() && right.is_string()) {
        const int order =
            lowered(left.get<std::string>()).compare(lowered(right.get<std::string>()));
        return order < 0 ? -1 : order > 0 ? 1 : 0;
    }
    return left < right ? -1 : right < left ? 1 : 0;
}

} // namespace sim
