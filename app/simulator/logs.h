// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The tables of the log workspace: rows arrive when things happen and become visible after a lag.

#include "app/simulator/message.h"
#include "app/simulator/random.h"

#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace sim {

using Json = nlohmann::json;

struct LogRow
{
    TenantMs time = 0; // TimeGenerated
    TenantMs visibleAt = 0;
    Json fields; // columns that carry a value; the others of the schema are empty
};

class Logs
{
public:
    // Rows older than the tenant, made when the table is first read.
    using History = std::function<std::vector<LogRow>()>;

    Logs(Random random, bool lagging)
        : m_random(random)
        , m_lagging(lagging)
    {}

    // The lag is drawn per batch of five minutes from 2 to 20 minutes and never lets a row overtake
    // an earlier one of its table, so "complete up to" can be read off a later row.
    void append(const std::string &table, TenantMs time, Json fields);
    void setHistory(const std::string &table, History history);

    // Rows visible at that time, in the order of their ingestion.
    std::vector<const LogRow *> visible(const std::string &table, TenantMs at);
    bool has(const std::string &table) const;                     // ever written or with a history
    TenantMs completeUpTo(const std::string &table, TenantMs at); // time of the newest visible row

private:
    struct Table
    {
        std::vector<LogRow> rows;
        std::vector<History> histories;
        TenantMs batch = -1;
        TenantMs batchLag = 0;
        TenantMs newestVisible = 0;
    };
    void readHistory(Table &table);

    Random m_random;
    bool m_lagging;
    std::map<std::string, Table> m_tables;
};

} // namespace sim
