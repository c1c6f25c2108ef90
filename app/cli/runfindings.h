// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/json.h"
#include "app/cli/output.h"
#include "app/rotation/rotationservice.h"

namespace keyturn::cli {

/// What a run found that a person should know: after a leak, what came since and until when tokens
/// of the old secret live; after its end, what undid it.

/// Members "suspects", "notRead", "tokensUntil", "longestTokensUntil" (of a leak) and "reopened".
void writeFindings(JsonWriter &json, const rotation::RunSnapshot &run);
void printFindings(const Output &output, const rotation::RunSnapshot &run);

} // namespace keyturn::cli
