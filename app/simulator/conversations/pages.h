// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Conversations as saved OData pages, for imports and benchmarks.

#include "app/simulator/tenant.h"

#include <string>

namespace sim {

struct PagesWritten
{
    std::size_t conversations = 0, rows = 0, pages = 0, bytes = 0;
    std::size_t messages = 0; // of users and agents, as stored
};

// page-00001.json and on, and truth.jsonl, into a directory that is made. All rows of the tenant's
// conversations, whenever they are written. Throws std::runtime_error when a file cannot be
// written.
PagesWritten writePages(Tenant &tenant, const std::string &directory, std::size_t pageSize);

} // namespace sim
