// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What was asked of the services and what they answered, one JSON line each.

#include "app/simulator/message.h"

#include <map>
#include <string>
#include <vector>

namespace sim {

struct LoggedExchange
{
    const Request &request;
    const Response *response = nullptr; // null when nothing was answered
    std::string operation;
    std::string fault;
    bool unexpected = false;
};

class RequestLog
{
public:
    void write(const LoggedExchange &exchange);
    const std::vector<std::string> &lines() const { return m_lines; }
    const std::map<std::string, int> &hits() const { return m_hits; } // per operation

private:
    std::vector<std::string> m_lines;
    std::map<std::string, int> m_hits;
};

} // namespace sim
