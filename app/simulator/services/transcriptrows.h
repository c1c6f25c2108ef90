// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Stored transcripts as rows of the table conversationtranscript.

#include "app/simulator/conversations/transcripts.h"
#include "app/simulator/services/dataversetables.h"

namespace sim {

std::vector<EdmColumn> transcriptColumns();

// All columns but content.
Json transcriptHead(const World &world, const std::string &tenantId, const TranscriptRow &row);

} // namespace sim
