// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What keyturn-tenant was told on its command line.

#include "app/simulator/message.h"

#include <set>
#include <string>
#include <vector>

namespace sim {

struct Options
{
    std::uint16_t port = 0;
    std::uint64_t seed = 1;
    int agents = 20;
    int conversations = 0;     // that begin in the thirty days before the epoch
    bool ingestionAuth = true; // the Akto-style receiver checks its token
    std::string pagesDir;      // write pages of transcripts there and end
    int pageSize = 100;
    double speed = 1;
    double traffic = 0; // requests per wall second, in all
    TenantMs epoch = 0;
    std::string stateDir;
    std::string faultFile;
    std::vector<std::string> profiles; // of the agents, in turn; empty: all of them
    // Hurting defaults switched off by name.
    std::set<std::string> gentle;
    bool clientCertificate = false;
    bool dieWithParent = false;

    bool isGentle(const std::string &name) const { return gentle.contains(name); }
};

// When the tenant's time begins unless --epoch says otherwise.
inline constexpr const char *defaultEpoch = "2026-01-20T09:00:00Z";

// Throws std::invalid_argument with a sentence for the person at the command line.
Options readOptions(const std::vector<std::string> &arguments);

// Every name that --gentle knows.
const std::vector<std::string> &gentleNames();

} // namespace sim
