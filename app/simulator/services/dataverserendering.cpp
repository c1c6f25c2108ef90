// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/dataverserendering.h"

#include "app/simulator/services/answers.h"

#include <algorithm>

namespace sim {

namespace {

const std::string formatted = "OData.Community.Display.V1.FormattedValue";
const std::string lookupName = "Microsoft.Dynamics.CRM.lookuplogicalname";
const std::string navigationName = "Microsoft.Dynamics.CRM.associatednavigationproperty";

// The label a person sees; nothing for a cell that is its own label.
std::string labelOf(const EdmColumn &column, const Json &row, const Json &cell)
{
    if (cell.is_null())
        return {};
    switch (column.type) {
    case EdmType::Picklist:
        for (const auto &[value, label] : column.labels)
            if (cell == value)
                return label;
        return {};
    case EdmType::Boolean:
        return cell.get<bool>() ? "Yes" : "No";
    case EdmType::Lookup:
        return textOf(row, column.name + "~name");
    case EdmType::DateTime:
        return cell.get<std::string>();
    case EdmType::Int:
    case EdmType::BigInt:
        return cell.dump();
    case EdmType::Guid:
    case EdmType::String:
        return {};
    }
    return {};
}

void addCell(const DataverseCall &call, const EdmColumn &column, const Json &row, Json &out)
{
    const Json cell = row.value(column.name, Json());
    out[column.name] = cell;
    if (cell.is_null())
        return;
    if (call.preferences.annotates(formatted))
        if (const std::string label = labelOf(column, row, cell); !label.empty())
            out[column.name + "@" + formatted] = label;
    if (column.type != EdmType::Lookup)
        return;
    if (call.preferences.annotates(lookupName))
        out[column.name + "@" + lookupName] = textOf(row, column.name + "~type");
    if (call.preferences.annotates(navigationName))
        out[column.name + "@" + navigationName] = column.lookupName();
}

} // namespace

Response odataAnswer(const Json &body)
{
    Response response = answer(200, body);
    response.headers.set("Content-Type", "application/json; odata.metadata=minimal");
    return response;
}

Json RowRenderer::render(const EdmTable &table, const ODataOptions &options, const Json &row)
{
    Json out{{"@odata.etag", "W/\"" + row.value("versionnumber", Json(1)).dump() + "\""}};
    for (const EdmColumn &column : table.columns) {
        const bool wanted = options.select.empty() || column.name == table.key ||
                            std::find(options.select.begin(), options.select.end(), column.name) !=
                                options.select.end();
        if (wanted)
            addCell(m_call, column, row, out);
    }
    for (const ODataExpand &expand : options.expands)
        out[expand.navigation->name] = expanded(table, expand, row);
    return out;
}

Json RowRenderer::expanded(const EdmTable &table, const ODataExpand &expand, const Json &row)
{
    Json found = Json::array();
    for (const Json *target : targets(table, expand, row)) {
        if (!expand.options.filter || expand.options.filter(*target))
            found.push_back(render(*expand.target, expand.options, *target));
    }
    if (expand.navigation->kind == EdmNavigation::Kind::One)
        return found.empty() ? Json() : found.front();
    if (expand.options.top && found.size() > *expand.options.top)
        found.erase(found.begin() + static_cast<std::ptrdiff_t>(*expand.options.top), found.end());
    return found;
}

// Rows of the other table by the cell that leads to them, made once per request.
const std::multimap<std::string, Json> &RowRenderer::index(const EdmTable &table,
                                                           const std::string &column)
{
    const auto [entry, fresh] = m_indexes.try_emplace(table.set + " " + column);
    if (fresh)
        for (Json &row : m_call.rowsOf(table))
            entry->second.emplace(textOf(row, column), std::move(row));
    return entry->second;
}

std::vector<const Json *> RowRenderer::targets(const EdmTable &table, const ODataExpand &expand,
                                               const Json &row)
{
    const EdmNavigation &navigation = *expand.navigation;
    const bool many = navigation.kind == EdmNavigation::Kind::Many;
    std::vector<std::string> keys;
    if (navigation.kind == EdmNavigation::Kind::ManyToMany)
        keys = row.value(navigation.column, std::vector<std::string>());
    else
        keys = {textOf(row, many ? table.key : navigation.column)};
    const auto &rows = index(*expand.target, many ? navigation.column : expand.target->key);
    std::vector<const Json *> found;
    for (const std::string &key : keys) {
        if (key.empty())
            continue;
        const auto [from, to] = rows.equal_range(key);
        for (auto match = from; match != to; ++match)
            found.push_back(&match->second);
    }
    return found;
}

std::string contextOf(const DataverseCall &call, const EdmTable &table, const ODataOptions &options,
                      bool single)
{
    std::string columns;
    for (const std::string &column : options.select)
        columns += (columns.empty() ? "" : ",") + column;
    for (const ODataExpand &expand : options.expands)
        columns += (columns.empty() ? "" : ",") + expand.navigation->name + "()";
    return call.base() + "/$metadata#" + table.set + (columns.empty() ? "" : "(" + columns + ")") +
           (single ? "/$entity" : "");
}

// The link repeats the caller's own options as they were sent; only the cookie is new.
std::string nextLink(const DataverseCall &call, const EdmTable &table, const PageCookie &next,
                     const std::string &firstId)
{
    const std::string &target = call.request.target;
    const std::size_t question = target.find('?');
    std::string link = "https://" + call.request.host + target.substr(0, question) + "?";
    const std::string query = question == std::string::npos ? "" : target.substr(question + 1);
    for (std::size_t at = 0; at < query.size();) {
        const std::size_t end = std::min(query.find('&', at), query.size());
        const std::string part = query.substr(at, end - at);
        if (!percentDecode(part, false).starts_with("$skiptoken="))
            link += part + "&";
        at = end + 1;
    }
    return link + "$skiptoken=" + encodeCookie(table, next, firstId);
}

void addCount(const DataverseCall &call, const ODataOptions &options, std::size_t rows, Json &body)
{
    if (!options.count)
        return;
    body["@odata.count"] = std::min(rows, countCap);
    if (call.preferences.annotates("Microsoft.Dynamics.CRM.totalrecordcount")) {
        body["@Microsoft.Dynamics.CRM.totalrecordcount"] = std::min(rows, countCap);
        body["@Microsoft.Dynamics.CRM.totalrecordcountlimitexceeded"] = rows > countCap;
    }
}

void refuseChangeTracking(const DataverseCall &call, const EdmTable &table)
{
    if (call.preferences.trackChanges)
        throw ODataError{"0x80060888", "Entity: " + table.logicalName +
                                           " does not have change tracking enabled."};
}

} // namespace sim
