// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/parser.h"

#include "app/simulator/kql/expressionparser.h"

namespace sim::kql {

namespace {

class QueryParser
{
public:
    explicit QueryParser(std::string_view text)
        : m_stream(tokenize(text))
        , m_scalar(m_stream)
    {}

    QueryTree query()
    {
        while (m_stream.isWord("let"))
            let();
        QueryTree tree;
        tree.table = m_stream.expectName();
        while (m_stream.acceptSymbol("|"))
            tree.operators.push_back(tabularOperator());
        m_stream.acceptSymbol(";");
        if (m_stream.peek().kind != TokenKind::End)
            throw m_stream.error();
        return tree;
    }

private:
    void let()
    {
        m_stream.take();
        const std::string name = m_stream.expectName();
        m_stream.expectSymbol("=");
        m_scalar.define(name, m_scalar.expression());
        m_stream.expectSymbol(";");
    }

    Operator tabularOperator()
    {
        Operator result;
        const QueryError here = m_stream.error();
        result.word = m_stream.expectName();
        if (result.word == "where" || result.word == "filter") {
            result.predicate = m_scalar.expression();
        } else if (result.word == "extend" || result.word == "project") {
            result.kind = result.word == "extend" ? OperatorKind::Extend : OperatorKind::Project;
            result.items = items();
        } else if (result.word == "summarize") {
            summarize(result);
        } else if (result.word == "order" || result.word == "sort") {
            order(result);
        } else if (result.word == "take" || result.word == "limit") {
            take(result);
        } else if (result.word == "count") {
            result.kind = OperatorKind::Count;
        } else {
            throw here;
        }
        return result;
    }

    NamedExpr item()
    {
        NamedExpr result;
        const bool assigned = m_stream.peek().kind == TokenKind::Name &&
                              m_stream.peek(1).kind == TokenKind::Symbol &&
                              m_stream.peek(1).text == "=";
        if (assigned) {
            result.name = m_stream.expectName();
            m_stream.expectSymbol("=");
        }
        result.expr = m_scalar.expression();
        return result;
    }

    std::vector<NamedExpr> items()
    {
        std::vector<NamedExpr> result;
        do
            result.push_back(item());
        while (m_stream.acceptSymbol(","));
        return result;
    }

    void summarize(Operator &result)
    {
        result.kind = OperatorKind::Summarize;
        if (!m_stream.isWord("by"))
            result.items = items();
        if (m_stream.acceptWord("by"))
            result.by = items();
    }

    void order(Operator &result)
    {
        result.kind = OperatorKind::Order;
        if (!m_stream.acceptWord("by"))
            throw m_stream.error();
        do {
            SortKey key;
            key.expr = m_scalar.expression();
            if (m_stream.acceptWord("asc"))
                key.descending = false;
            else
                m_stream.acceptWord("desc");
            result.keys.push_back(std::move(key));
        } while (m_stream.acceptSymbol(","));
    }

    void take(Operator &result)
    {
        result.kind = OperatorKind::Take;
        const QueryError here = m_stream.error();
        result.predicate = m_scalar.expression();
        if (!std::holds_alternative<std::int64_t>(result.predicate.literal))
            throw here;
    }

    TokenStream m_stream;
    ExpressionParser m_scalar;
};

} // namespace

QueryTree parseQuery(std::string_view text)
{
    return QueryParser(text).query();
}

} // namespace sim::kql
