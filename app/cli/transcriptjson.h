// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/json.h"
#include "app/tenant/transcriptlist.h"
#include "app/transcripts/readableconversation.h"
#include "app/transcripts/transcriptreports.h"

namespace keyturn::cli {

/// What `transcripts` prints with --json, one value each. Findings are masked.
[[nodiscard]] QByteArray syncJson(const SyncReport &report);
[[nodiscard]] QByteArray importJson(const ImportReport &report);
[[nodiscard]] QByteArray listJson(const QList<ListedConversation> &conversations);
[[nodiscard]] QByteArray hitsJson(const QList<Hit> &hits,
                                  const QList<ListedConversation> &conversations);
[[nodiscard]] QByteArray conversationJson(const ReadableConversation &reading);
[[nodiscard]] QByteArray scanJson(const ScanReport &report);
[[nodiscard]] QByteArray coverageJson(const CoverageReport &report);
[[nodiscard]] QByteArray lossJson(const LossSheet &sheet);
[[nodiscard]] QByteArray exportJson(const ExportedFile &file);
[[nodiscard]] QByteArray forwardJson(const ForwardOutcome &outcome);
[[nodiscard]] QByteArray purgeJson(const PurgeCounts &counts);

/// "2026-11-20T14:06:00.000Z", or null.
void writeTime(JsonWriter &json, std::string_view key, const std::optional<qint64> &ms);
void writeError(JsonWriter &json, const std::optional<Error> &error);
void writeChecks(JsonWriter &json, std::string_view key, const QList<SyncCheck> &checks);

} // namespace keyturn::cli
