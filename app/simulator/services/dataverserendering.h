// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// How rows become an answer of the Web API: chosen columns, labels, expansions, context, links.

#include "app/simulator/services/dataverse.h"

namespace sim {

Response odataAnswer(const Json &body);

// Renders the rows of one answer; rows of other tables are made once.
class RowRenderer
{
public:
    explicit RowRenderer(const DataverseCall &call)
        : m_call(call)
    {}

    Json render(const EdmTable &table, const ODataOptions &options, const Json &row);

private:
    Json expanded(const EdmTable &table, const ODataExpand &expand, const Json &row);
    const std::multimap<std::string, Json> &index(const EdmTable &table, const std::string &column);
    std::vector<const Json *> targets(const EdmTable &table, const ODataExpand &expand,
                                      const Json &row);

    const DataverseCall &m_call;
    std::map<std::string, std::multimap<std::string, Json>> m_indexes;
};

std::string contextOf(const DataverseCall &call, const EdmTable &table, const ODataOptions &options,
                      bool single);
// The link repeats the caller's own options as they were sent; only the cookie is new.
std::string nextLink(const DataverseCall &call, const EdmTable &table, const PageCookie &next,
                     const std::string &firstId);
// @odata.count and its annotations; never more than five thousand.
void addCount(const DataverseCall &call, const ODataOptions &options, std::size_t rows, Json &body);
inline constexpr std::size_t countCap = 5000;
inline constexpr std::size_t defaultPage = 5000;
// Change tracking is not enabled on any table.
void refuseChangeTracking(const DataverseCall &call, const EdmTable &table);

} // namespace sim
