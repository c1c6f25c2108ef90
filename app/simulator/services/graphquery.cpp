// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Graph's query options: strict $select, $filter's documented subset, pages with opaque links.

#include "app/simulator/services/graph.h"

#include <algorithm>
#include <regex>

namespace sim::graph {

namespace {

std::vector<std::string> split(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::string part;
    for (const char c : text) {
        if (c == separator) {
            parts.push_back(part);
            part.clear();
        } else if (c != ' ') {
            part += c;
        }
    }
    if (!part.empty())
        parts.push_back(part);
    return parts;
}

// Clauses between "and"s that stand outside of quotes.
std::vector<std::string> clausesOf(const std::string &text)
{
    std::vector<std::string> clauses(1);
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        quoted = quoted != (text[i] == '\'');
        if (!quoted && equalsIgnoringCase(std::string_view(text).substr(i, 5), " and ")) {
            clauses.emplace_back();
            i += 4;
            continue;
        }
        clauses.back() += text[i];
    }
    return clauses;
}

[[noreturn]] void unsupported(const std::string &what)
{
    refuseStrictly("Request_UnsupportedQuery", "Unsupported or invalid query filter clause "
                                               "specified for property '" +
                                                   what + "' of resource.");
}

// "'O''Brien'" as O'Brien; a bare word stays.
std::string literal(const std::string &text)
{
    if (text.size() < 2 || text.front() != '\'')
        return text;
    const std::string inner = text.substr(1, text.size() - 2);
    std::string value;
    for (std::size_t i = 0; i < inner.size(); ++i) {
        value += inner[i];
        if (inner[i] == '\'')
            ++i;
    }
    return value;
}

const FilterableField &fieldOf(const std::vector<FilterableField> &fields, const std::string &path)
{
    const auto found = std::ranges::find(fields, path, &FilterableField::path);
    if (found == fields.end())
        unsupported(path);
    return *found;
}

// The values at "a/b/c", going into every element of an array on the way.
void collect(const Json &node, const std::vector<std::string> &path, std::size_t depth,
             std::vector<std::string> &values)
{
    if (node.is_array()) {
        for (const Json &element : node)
            collect(element, path, depth, values);
    } else if (depth == path.size()) {
        if (!node.is_null())
            values.push_back(node.is_string() ? node.get<std::string>() : node.dump());
    } else if (node.is_object() && node.contains(path[depth])) {
        collect(node[path[depth]], path, depth + 1, values);
    }
}

Predicate anyValue(const std::string &path, std::function<bool(const std::string &)> test)
{
    return [parts = split(path, '/'), test = std::move(test)](const Json &row) {
        std::vector<std::string> values;
        collect(row, parts, 0, values);
        return std::ranges::any_of(values, test);
    };
}

Predicate dateClause(const std::string &path, const std::string &op, const std::string &value)
{
    const auto time = parseIsoTime(value);
    if (!time)
        refuseStrictly("Request_BadRequest", "Invalid filter clause: '" + value + "'.");
    return anyValue(path, [op, limit = *time](const std::string &text) {
        const auto at = parseIsoTime(text);
        return at && (op == "ge"   ? *at >= limit
                      : op == "gt" ? *at > limit
                      : op == "le" ? *at <= limit
                      : op == "lt" ? *at < limit
                                   : *at == limit);
    });
}

Predicate comparison(const std::smatch &match, const std::vector<FilterableField> &fields,
                     bool advanced)
{
    const FilterableField &field = fieldOf(fields, match[1]);
    const std::string op = match[2];
    const std::string value = literal(match[3]);
    if (field.date)
        return dateClause(field.path, op, value);
    if (op == "eq")
        return anyValue(field.path,
                        [value](const std::string &v) { return equalsIgnoringCase(v, value); });
    if (op == "ne" && advanced)
        return anyValue(field.path,
                        [value](const std::string &v) { return !equalsIgnoringCase(v, value); });
    unsupported(field.path);
}

Predicate clause(const std::string &text, const std::vector<FilterableField> &fields, bool advanced)
{
    static const std::regex compare(
        R"(^\s*([\w/]+)\s+(eq|ne|ge|gt|le|lt)\s+('(?:[^']|'')*'|\S+)\s*$)");
    static const std::regex starts(R"(^\s*startswith\(\s*([\w/]+)\s*,\s*('(?:[^']|'')*')\s*\)\s*$)",
                                   std::regex::icase);
    static const std::regex in(R"(^\s*([\w/]+)\s+in\s*\((.*)\)\s*$)", std::regex::icase);
    static const std::regex any(
        R"(^\s*(\w+)/any\(\s*(\w+)\s*:\s*(\w+)/(\w+)\s+eq\s+('(?:[^']|'')*')\s*\)\s*$)");
    std::smatch match;
    if (std::regex_match(text, match, compare))
        return comparison(match, fields, advanced);
    if (std::regex_match(text, match, starts)) {
        const std::string value = lowered(literal(match[2]));
        return anyValue(fieldOf(fields, match[1]).path,
                        [value](const std::string &v) { return lowered(v).starts_with(value); });
    }
    if (std::regex_match(text, match, in)) {
        std::vector<std::string> values;
        for (const std::string &part : split(match[2], ','))
            values.push_back(lowered(literal(part)));
        if (values.size() > 15)
            refuseStrictly("Request_UnsupportedQuery", "Too many child clauses specified.");
        return anyValue(fieldOf(fields, match[1]).path, [values](const std::string &v) {
            return std::ranges::find(values, lowered(v)) != values.end();
        });
    }
    if (std::regex_match(text, match, any) && match[2] == match[3]) {
        const std::string value = literal(match[5]);
        return anyValue(fieldOf(fields, match[1].str() + "/" + match[4].str()).path,
                        [value](const std::string &v) { return equalsIgnoringCase(v, value); });
    }
    refuseStrictly("Request_UnsupportedQuery", "Unsupported query: '" + text + "'.");
}

} // namespace

Options::Options(const Request &request, std::string type, std::vector<std::string> properties,
                 std::vector<std::string> allowed)
{
    allowed.emplace_back("$select");
    for (const auto &[name, value] : request.query.all()) {
        if (std::ranges::find(allowed, name) == allowed.end())
            refuseStrictly("Request_UnsupportedQuery",
                           "The query parameter '" + name + "' is not supported.");
    }
    const bool eventual = equalsIgnoringCase(request.headers.get("ConsistencyLevel"), "eventual");
    for (const char *name : {"$count", "$search"}) {
        if (request.query.has(name) && !eventual)
            refuse(400, "Request_UnsupportedQuery",
                   std::string("The query parameter '") + name +
                       "' needs the header ConsistencyLevel: eventual.");
    }
    for (const std::string &name : split(request.query.get("$select"), ',')) {
        if (std::ranges::find(properties, name) == properties.end())
            refuseStrictly("BadRequest", "Could not find a property named '" + name +
                                             "' on type 'microsoft.graph." + type + "'.");
        m_selected.push_back(name);
    }
}

bool Options::selects(const std::string &property) const
{
    return std::ranges::find(m_selected, property) != m_selected.end();
}

Json Options::project(const Json &object) const
{
    if (m_selected.empty())
        return object;
    Json chosen = Json::object();
    for (const std::string &name : m_selected)
        chosen[name] = object.contains(name) ? object[name] : Json();
    return chosen;
}

std::string Options::contextSuffix() const
{
    std::string suffix;
    for (const std::string &name : m_selected)
        suffix += (suffix.empty() ? "(" : ",") + name;
    return suffix.empty() ? suffix : suffix + ")";
}

Predicate parseFilter(const std::string &text, const std::vector<FilterableField> &fields,
                      bool advanced)
{
    std::vector<Predicate> all;
    if (!text.empty()) {
        for (const std::string &part : clausesOf(text))
            all.push_back(clause(part, fields, advanced));
    }
    return [all = std::move(all)](const Json &row) {
        return std::ranges::all_of(all, [&](const Predicate &one) { return one(row); });
    };
}

Response page(const Request &request, const Collection &collection, const std::string &suffix,
              const std::vector<Json> &rows)
{
    std::size_t size = collection.defaultPage;
    if (const std::string top = request.query.get("$top"); !top.empty()) {
        const bool digits = std::ranges::all_of(top, [](char c) { return c >= '0' && c <= '9'; });
        size = digits && top.size() < 6 ? std::stoul(top) : 0;
        if (size == 0 || size > collection.largestPage)
            refuse(400, "Request_UnsupportedQuery", "Invalid page size specified: '" + top + "'.");
    }
    // The token says where the page begins; a trailing "e" asks for the empty one before it.
    const std::string token = base64Decode(request.query.get("$skiptoken")).value_or("");
    const bool empty = token.ends_with('e');
    const std::size_t from =
        token.starts_with("RFNwdAIAAQ") ? std::strtoul(token.c_str() + 10, nullptr, 10) : 0;
    if (request.query.has("$skiptoken") && !token.starts_with("RFNwdAIAAQ"))
        refuse(400, "Directory_ExpiredPageToken", "The specified page token value has expired.");
    const std::size_t first = std::min(from, rows.size());
    const std::size_t last = empty ? first : std::min(first + size, rows.size());

    Json body{{"@odata.context", contextOf(collection.context + suffix)}};
    if (request.query.get("$count") == "true")
        body["@odata.count"] = rows.size();
    if (last < rows.size()) {
        const bool emptyNext =
            collection.emptyPageBeforeLast && !empty && last + size >= rows.size();
        std::string link = "https://graph.microsoft.com" +
                           request.target.substr(0, request.target.find('?')) + "?";
        for (const auto &[name, value] : request.query.all()) {
            if (name != "$skiptoken")
                link += name + "=" + percentEncode(value) + "&";
        }
        const std::string next = "RFNwdAIAAQ" + std::to_string(last) + (emptyNext ? "e" : "");
        body["@odata.nextLink"] = link + "$skiptoken=" + base64UrlEncode(next);
    }
    body["value"] = Json::array();
    for (std::size_t i = first; i < last; ++i)
        body["value"].push_back(rows[i]);
    return answer(200, body);
}

} // namespace sim::graph
