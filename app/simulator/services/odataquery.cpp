// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/odataquery.h"

#include "app/simulator/message.h"
#include "app/simulator/services/answers.h"

#include <algorithm>

namespace sim {

namespace {

constexpr std::size_t mostRows = 5000;

ODataError badRequest(const std::string &message)
{
    return {"0x80060888", message};
}

std::string trimmed(std::string_view text)
{
    const std::size_t from = text.find_first_not_of(' ');
    if (from == std::string_view::npos)
        return {};
    return std::string(text.substr(from, text.find_last_not_of(' ') - from + 1));
}

// Splits outside of parentheses and quotes.
std::vector<std::string> split(std::string_view text, char separator)
{
    std::vector<std::string> parts;
    int depth = 0;
    char quote = '\0';
    std::string part;
    for (const char c : text) {
        if (quote != '\0') {
            quote = c == quote ? '\0' : quote;
        } else if (c == '\'' || c == '"') {
            quote = c;
        } else if (c == '(') {
            ++depth;
        } else if (c == ')') {
            --depth;
        } else if (c == separator && depth == 0) {
            parts.push_back(trimmed(part));
            part.clear();
            continue;
        }
        part += c;
    }
    parts.push_back(trimmed(part));
    return parts;
}

std::size_t numberOf(const std::string &option, const std::string &text)
{
    const bool digits =
        !text.empty() && text.size() < 9 &&
        std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!digits)
        throw badRequest("Invalid value '" + text + "' for " + option + " query option found.");
    return static_cast<std::size_t>(std::stoul(text));
}

void parseSelect(const EdmTable &table, const std::string &text, ODataOptions &options)
{
    for (const std::string &name : split(text, ',')) {
        const EdmColumn *column = table.column(name);
        if (column == nullptr)
            throw unknownProperty(table, name);
        options.select.push_back(column->name);
    }
}

void parseOrder(const EdmTable &table, const std::string &text, ODataOptions &options)
{
    for (const std::string &key : split(text, ',')) {
        const std::vector<std::string> words = split(key, ' ');
        const EdmColumn *column = table.column(words.front());
        if (column == nullptr)
            throw unknownProperty(table, words.front());
        if (words.size() > 2 || (words.size() == 2 && words[1] != "asc" && words[1] != "desc"))
            throw badRequest("Syntax error at position 0 in '" + key + "'.");
        options.order.push_back({column->name, words.size() == 2 && words[1] == "desc"});
    }
}

ODataExpand parseExpandItem(const EdmTable &table, const std::string &text)
{
    const std::size_t open = text.find('(');
    const std::string name = text.substr(0, open);
    const EdmNavigation *navigation = table.navigation(name);
    if (navigation == nullptr)
        throw unknownProperty(table, name);
    ODataExpand expand{navigation, dataverseTable(navigation->targetSet), {}};
    if (open == std::string::npos)
        return expand;
    if (text.back() != ')')
        throw badRequest("Syntax error at position " + std::to_string(text.size()) + " in '" +
                         text + "'.");
    NamedOptions inner;
    for (const std::string &option :
         split(std::string_view(text).substr(open + 1, text.size() - open - 2), ';')) {
        const std::size_t equals = option.find('=');
        if (equals == std::string::npos)
            throw badRequest("Syntax error at position 0 in '" + option + "'.");
        inner.emplace_back(option.substr(0, equals), option.substr(equals + 1));
    }
    expand.options = parseOptions(*expand.target, inner);
    return expand;
}

void parseOption(const EdmTable &table, const std::string &name, const std::string &value,
                 ODataOptions &options)
{
    if (name == "$select")
        parseSelect(table, value, options);
    else if (name == "$filter")
        options.filter = parseFilter(table, value);
    else if (name == "$orderby")
        parseOrder(table, value, options);
    else if (name == "$top")
        options.top = std::min(mostRows, numberOf(name, value));
    else if (name == "$count")
        options.count = value == "true";
    else if (name == "$skiptoken")
        options.skipToken = value;
    else if (name == "$expand")
        for (const std::string &item : split(value, ','))
            options.expands.push_back(parseExpandItem(table, item));
    else if (name == "$skip")
        throw badRequest("Skip Clause is not supported in CRM");
    else if (!name.starts_with('@'))
        throw badRequest("The query parameter " + name + " is not supported");
}

std::string encodeLower(std::string_view text)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string encoded;
    for (const char c : text) {
        const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                           (c >= 'A' && c <= 'Z') || c == '-' || c == '.' || c == '_';
        if (plain) {
            encoded += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4U];
        encoded += digits[byte & 15U];
    }
    return encoded;
}

// What stands between two marks, "" when they are not there.
std::string between(const std::string &text, const std::string &before, const std::string &after)
{
    const std::size_t from = text.find(before);
    if (from == std::string::npos)
        return {};
    const std::size_t start = from + before.size();
    const std::size_t end = text.find(after, start);
    return end == std::string::npos ? std::string() : text.substr(start, end - start);
}

} // namespace

bool ODataPreferences::annotates(const std::string &name) const
{
    return std::any_of(annotations.begin(), annotations.end(), [&name](const std::string &asked) {
        return asked == "*" || asked == name ||
               (asked.ends_with(".*") && name.starts_with(asked.substr(0, asked.size() - 1)));
    });
}

ODataOptions parseOptions(const EdmTable &table, const NamedOptions &given)
{
    ODataOptions options;
    for (const auto &[name, value] : given)
        parseOption(table, name, value, options);
    return options;
}

ODataPreferences parsePreferences(const std::string &prefer)
{
    ODataPreferences preferences;
    for (const std::string &part : split(prefer, ',')) {
        const std::size_t equals = part.find('=');
        const std::string name = lowered(part.substr(0, equals));
        std::string value = equals == std::string::npos ? "" : part.substr(equals + 1);
        std::erase(value, '"');
        if (name == "odata.maxpagesize")
            preferences.maxPageSize = std::clamp<std::size_t>(numberOf(name, value), 1, mostRows);
        else if (name == "odata.include-annotations")
            preferences.annotations = split(value, ',');
        else if (name == "odata.track-changes")
            preferences.trackChanges = true;
        else
            continue;
        preferences.applied += (preferences.applied.empty() ? "" : ",") + part;
    }
    return preferences;
}

void sortRows(const EdmTable &table, const std::vector<ODataOrder> &order, std::vector<Json> &rows)
{
    std::vector<ODataOrder> keys = order;
    keys.push_back({table.key, false});
    std::sort(rows.begin(), rows.end(), [&keys](const Json &a, const Json &b) {
        for (const ODataOrder &key : keys) {
            const int sign = compareCells(a.value(key.column, Json()), b.value(key.column, Json()));
            if (sign != 0)
                return key.descending ? sign > 0 : sign < 0;
        }
        return false;
    });
}

std::string encodeCookie(const EdmTable &table, const PageCookie &next, const std::string &firstId)
{
    const std::string inner = "<cookie page=\"" + std::to_string(next.page - 1) + "\"><" +
                              table.key + " last=\"{" + next.lastId + "}\" first=\"{" + firstId +
                              "}\" /></cookie>";
    return "%3Ccookie%20pagenumber=%22" + std::to_string(next.page) + "%22%20pagingcookie=%22" +
           encodeLower(encodeLower(inner)) + "%22%20istracking=%22False%22%20/%3E";
}

PageCookie decodeCookie(const EdmTable &table, const std::string &skipToken)
{
    const std::string page = between(skipToken, "pagenumber=\"", "\"");
    const std::string encoded = between(skipToken, "pagingcookie=\"", "\"");
    const std::string cookie = percentDecode(encoded, false);
    const std::string last = between(cookie, "<" + table.key + " last=\"{", "}\"");
    // A link that was encoded or decoded once too often on its way has another first layer.
    const bool intact = lowered(encoded).starts_with("%3ccookie");
    if (page.empty() || last.empty() || !intact)
        throw badRequest("Malformed XML in the Paging Cookie");
    return {numberOf("pagenumber", page), last};
}

} // namespace sim
