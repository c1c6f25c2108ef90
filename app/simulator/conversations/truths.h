// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a correct reader must find in the conversations, from the writer's own account of them.

#include "app/simulator/conversations/transcripts.h"

#include <nlohmann/json.hpp>

namespace sim {

// Which rows a reader is taken to have.
enum class RowsSeen {
    Written, // all that were ever there until now
    Stored,  // those that are there now
    All      // also those that will come
};

// One conversation as GET /_tenant/conversations tells it; null when none of its rows is seen.
nlohmann::json truthOf(Transcripts &transcripts, const ConversationPlan &plan, TenantMs now,
                       RowsSeen seen);

} // namespace sim
