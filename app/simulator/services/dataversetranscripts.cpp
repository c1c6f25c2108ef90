// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads of conversationtranscripts: like those of every table, but the content of a row is only
// written when it is asked for, and an answer holds so much of it.

#include "app/simulator/services/answers.h"
#include "app/simulator/services/dataverserendering.h"
#include "app/simulator/services/transcriptrows.h"

#include <algorithm>

namespace sim {

namespace {

// Beyond this a page ends early and leads on; where there is no paging it is refused. [M]
constexpr std::size_t answerLimit = 16UL * 1024 * 1024;

using Rows = std::vector<const TranscriptRow *>;

Rows rowsNow(const DataverseCall &call)
{
    // At user depth the caller reads its own rows, and it has none: no refusal, no rows.
    if (call.environment.ownRowsOnly.contains("prvReadconversationtranscript"))
        return {};
    const TenantMs now = call.request.hints.readAsOf.value_or(call.tenant.clock.now());
    return call.tenant.transcripts.stored(call.environment.id, now);
}

class Reading
{
public:
    Reading(const DataverseCall &call, const EdmTable &table)
        : m_call(call)
        , m_table(table)
        , m_options(parseOptions(table, call.request.query.all()))
        , m_renderer(call)
    {
        const auto &select = m_options.select;
        m_withContent = select.empty() || std::ranges::find(select, "content") != select.end();
        m_filtersContent = call.request.query.get("$filter").find("content") != std::string::npos;
    }

    const ODataOptions &options() const { return m_options; }

    Json head(const TranscriptRow &row) const
    {
        Json json = transcriptHead(m_call.tenant.world, m_call.tenant.world.tenantId, row);
        if (m_filtersContent)
            json["content"] = m_call.tenant.transcripts.content(row);
        return json;
    }

    bool passes(const TranscriptRow &row) const
    {
        return !m_options.filter || m_options.filter(head(row));
    }

    Json render(const TranscriptRow &row)
    {
        Json json = head(row);
        if (m_withContent)
            json["content"] = m_call.tenant.transcripts.content(row);
        m_bytes += m_withContent ? json["content"].get_ref<const std::string &>().size() : 0;
        return m_renderer.render(m_table, m_options, json);
    }

    bool full() const { return m_bytes > answerLimit; }

    // In the order asked for; oldest first is how they lie.
    Rows ordered(Rows rows) const
    {
        const auto &order = m_options.order;
        const bool byTime = !order.empty() && order.front().column == "createdon" &&
                            (order.size() == 1 || order[1].column == m_table.key);
        if (byTime && order.front().descending)
            std::ranges::reverse(rows);
        if (byTime)
            return rows;
        if (order.empty()) {
            std::ranges::sort(rows, {}, &TranscriptRow::id);
            return rows;
        }
        std::vector<Json> heads;
        heads.reserve(rows.size());
        for (const TranscriptRow *row : rows)
            heads.push_back(head(*row));
        sortRows(m_table, order, heads);
        Rows sorted;
        for (const Json &json : heads)
            sorted.push_back(m_call.tenant.transcripts.row(textOf(json, m_table.key)));
        return sorted;
    }

    // Behind the row of the cookie, even if the bulk-delete job has taken it meanwhile.
    std::size_t after(const Rows &rows, const std::string &lastId) const
    {
        const auto same = [&](const TranscriptRow *row) { return row->id == lastId; };
        const auto found = std::ranges::find_if(rows, same);
        if (found != rows.end())
            return static_cast<std::size_t>(found - rows.begin()) + 1;
        const TranscriptRow *gone = m_call.tenant.transcripts.row(lastId);
        const bool oldestFirst = !m_options.order.empty() && !m_options.order.front().descending;
        return gone != nullptr && oldestFirst ? 0 : rows.size();
    }

private:
    const DataverseCall &m_call;
    const EdmTable &m_table;
    ODataOptions m_options;
    RowRenderer m_renderer;
    bool m_withContent = false;
    bool m_filtersContent = false;
    std::size_t m_bytes = 0;
};

std::size_t countOf(const Reading &reading, const Rows &rows)
{
    std::size_t count = 0;
    for (const TranscriptRow *row : rows) {
        count += reading.passes(*row) ? 1 : 0;
        if (count > countCap)
            break;
    }
    return count;
}

std::size_t nextMatch(const Reading &reading, const Rows &rows, std::size_t from)
{
    while (from < rows.size() && !reading.passes(*rows[from]))
        ++from;
    return from;
}

} // namespace

Response listTranscripts(const DataverseCall &call, const EdmTable *table)
{
    refuseChangeTracking(call, *table);
    Reading reading(call, *table);
    const ODataOptions &options = reading.options();
    const Rows rows = reading.ordered(rowsNow(call));
    PageCookie cookie;
    std::size_t from = 0;
    if (!options.skipToken.empty()) {
        cookie = decodeCookie(*table, options.skipToken);
        from = reading.after(rows, cookie.lastId);
    }
    const std::size_t page =
        options.top ? *options.top : call.preferences.maxPageSize.value_or(defaultPage);
    Json body{{"@odata.context", contextOf(call, *table, options, false)}};
    if (options.count)
        addCount(call, options, countOf(reading, rows), body);
    Json value = Json::array();
    std::string first, last;
    std::size_t at = nextMatch(reading, rows, from);
    for (; at < rows.size() && value.size() < page && !reading.full();
         at = nextMatch(reading, rows, at + 1)) {
        value.push_back(reading.render(*rows[at]));
        last = rows[at]->id;
        first = first.empty() ? last : first;
    }
    if (options.top && reading.full() && value.size() < page && at < rows.size())
        return dataverseFailure(413, "0x80060888", "The answer is larger than the service sends.");
    body["value"] = std::move(value);
    if (!options.top && at < rows.size())
        body["@odata.nextLink"] = nextLink(call, *table, {cookie.page + 1, last}, first);
    return odataAnswer(body);
}

Response countTranscripts(const DataverseCall &call, const EdmTable *table)
{
    const Reading reading(call, *table);
    Response response = emptyResponse(200);
    response.headers.set("Content-Type", "text/plain");
    response.body = std::to_string(std::min(countOf(reading, rowsNow(call)), countCap));
    return response;
}

Response getTranscript(const DataverseCall &call, const EdmTable *table)
{
    Reading reading(call, *table);
    const std::string key = lowered(call.params.at("key"));
    for (const TranscriptRow *row : rowsNow(call)) {
        if (row->id != key)
            continue;
        Json body = reading.render(*row);
        body["@odata.context"] = contextOf(call, *table, reading.options(), true);
        return odataAnswer(body);
    }
    return dataverseFailure(404, "0x80040217",
                            table->logicalName + " With Id = " + key + " Does Not Exist");
}

} // namespace sim
