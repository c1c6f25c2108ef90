// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/answers.h"
#include "app/simulator/services/dataverserendering.h"

#include <algorithm>

namespace sim {

namespace {

std::vector<Json> matching(const DataverseCall &call, const EdmTable &table,
                           const ODataOptions &options)
{
    std::vector<Json> rows = call.rowsOf(table);
    if (options.filter)
        std::erase_if(rows, [&options](const Json &row) { return !options.filter(row); });
    sortRows(table, options.order, rows);
    return rows;
}

} // namespace

Response listRows(const DataverseCall &call, const EdmTable *table)
{
    refuseChangeTracking(call, *table);
    const ODataOptions options = parseOptions(*table, call.request.query.all());
    const std::vector<Json> rows = matching(call, *table, options);
    std::size_t from = 0;
    PageCookie cookie;
    if (!options.skipToken.empty()) {
        cookie = decodeCookie(*table, options.skipToken);
        while (from < rows.size() && textOf(rows[from], table->key) != cookie.lastId)
            ++from;
        from = std::min(rows.size(), from + 1);
    }
    const std::size_t page =
        options.top ? *options.top : call.preferences.maxPageSize.value_or(defaultPage);
    const std::size_t to = std::min(rows.size(), from + page);
    Json body{{"@odata.context", contextOf(call, *table, options, false)}};
    addCount(call, options, rows.size(), body);
    RowRenderer renderer(call);
    Json value = Json::array();
    for (std::size_t at = from; at < to; ++at)
        value.push_back(renderer.render(*table, options, rows[at]));
    body["value"] = std::move(value);
    // $top switches paging off.
    if (!options.top && to < rows.size() && to > from)
        body["@odata.nextLink"] =
            nextLink(call, *table, {cookie.page + 1, textOf(rows[to - 1], table->key)},
                     textOf(rows[from], table->key));
    return odataAnswer(body);
}

Response countRows(const DataverseCall &call, const EdmTable *table)
{
    const ODataOptions options = parseOptions(*table, call.request.query.all());
    Response response = emptyResponse(200);
    response.headers.set("Content-Type", "text/plain");
    response.body = std::to_string(std::min(matching(call, *table, options).size(), countCap));
    return response;
}

Response getRow(const DataverseCall &call, const EdmTable *table)
{
    const ODataOptions options = parseOptions(*table, call.request.query.all());
    std::string key = call.params.at("key");
    std::string member = table->key;
    // systemusers(azureactivedirectoryobjectid=...): an alternate key by name.
    if (const std::size_t equals = key.find('='); equals != std::string::npos) {
        member = key.substr(0, equals);
        key = key.substr(equals + 1);
        std::erase(key, '\'');
        const auto &keys = table->alternateKeys;
        if (member != table->key && std::find(keys.begin(), keys.end(), member) == keys.end())
            throw ODataError{"0x80060888", "The specified key property '" + member +
                                               "' is not a key of '" + table->logicalName + "'."};
    }
    for (const Json &row : call.rowsOf(*table)) {
        if (!equalsIgnoringCase(textOf(row, member), key))
            continue;
        RowRenderer renderer(call);
        Json body = renderer.render(*table, options, row);
        body["@odata.context"] = contextOf(call, *table, options, true);
        return odataAnswer(body);
    }
    return dataverseFailure(404, "0x80040217",
                            table->logicalName + " With Id = " + key + " Does Not Exist");
}

Response whoAmI(const DataverseCall &call, const EdmTable *)
{
    return odataAnswer(
        {{"@odata.context", call.base() + "/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse"},
         {"BusinessUnitId", businessUnitId(call.environment)},
         {"UserId", call.user->id},
         {"OrganizationId", call.environment.organizationId}});
}

} // namespace sim
