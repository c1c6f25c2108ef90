// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The query options of one request, read against a table, and what they do to its rows.

#include "app/simulator/services/odatafilter.h"

#include <optional>

namespace sim {

struct ODataOrder
{
    std::string column;
    bool descending = false;
};

struct ODataExpand;

struct ODataOptions
{
    std::vector<std::string> select; // columns as they are read; empty: all
    RowPredicate filter;             // empty: all rows
    std::vector<ODataOrder> order;
    std::vector<ODataExpand> expands;
    std::optional<std::size_t> top;
    bool count = false;
    std::string skipToken; // decoded once, as the query of the request is
};

struct ODataExpand
{
    const EdmNavigation *navigation = nullptr;
    const EdmTable *target = nullptr;
    ODataOptions options;
};

// Prefer, split into what the service knows.
struct ODataPreferences
{
    std::optional<std::size_t> maxPageSize;
    std::vector<std::string> annotations; // "*" for all
    bool trackChanges = false;
    std::string applied; // Preference-Applied

    bool annotates(const std::string &name) const;
};

using NamedOptions = std::vector<std::pair<std::string, std::string>>;

// Throws ODataError for an option, column or navigation property that the service does not have.
ODataOptions parseOptions(const EdmTable &table, const NamedOptions &given);
ODataPreferences parsePreferences(const std::string &prefer);

void sortRows(const EdmTable &table, const std::vector<ODataOrder> &order, std::vector<Json> &rows);

// Where the next page begins: the link's cookie is encoded twice inside and must come back
// verbatim.
struct PageCookie
{
    std::size_t page = 1;
    std::string lastId; // key of the last row before it
};
std::string encodeCookie(const EdmTable &table, const PageCookie &next, const std::string &firstId);
PageCookie decodeCookie(const EdmTable &table, const std::string &skipToken);

} // namespace sim
