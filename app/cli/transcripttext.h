// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/output.h"
#include "app/tenant/transcriptlist.h"
#include "app/transcripts/readableconversation.h"
#include "app/transcripts/transcriptreports.h"

namespace keyturn::cli {

/// What `transcripts` prints for a person. Findings are masked.
void printSync(const Output &output, const SyncReport &report);
void printImport(const Output &output, const ImportReport &report);
void printList(const Output &output, const QList<ListedConversation> &conversations);
void printHits(const Output &output, const QList<Hit> &hits,
               const QList<ListedConversation> &conversations);
enum class Between { Everything, Nothing };
/// Bubbles as text: who, when, what, and honest marks; events between them unless left out.
void printConversation(const Output &output, const ReadableConversation &reading, Between events);
void printScan(const Output &output, const ScanReport &report);
void printCoverage(const Output &output, const CoverageReport &report);
void printLoss(const Output &output, const LossSheet &sheet);

/// "2026-11-20 14:06", or "-".
[[nodiscard]] QString timeText(const std::optional<qint64> &ms);

} // namespace keyturn::cli
