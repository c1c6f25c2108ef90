// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transcripts/losssheet.h"
#include "ui/tenantwords.h"

namespace keyturn {

/// What a prerequisite of a sync is called.
[[nodiscard]] QString topicText(SyncTopic topic);
[[nodiscard]] ToneText resultText(CheckResult result);
/// What to do about it; empty where nothing is to be mended.
[[nodiscard]] QString mendText(const SyncCheck &check);
/// Words for a code of a problem with a file, English where it is not known.
[[nodiscard]] QString importProblemText(const std::string &code);

} // namespace keyturn
