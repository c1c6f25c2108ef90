// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names of what is asked of the service, and small questions about what came of it.

#include "app/transcripts/transcriptreports.h"
#include "app/transcripts/transcriptrequests.h"

#include <algorithm>
#include <array>

namespace keyturn {

namespace {

constexpr std::array formatNames{"markdown", "html",  "csv", "csv-excel", "csv-excel-semicolon",
                                 "xlsx",     "jsonl", "pdf", "evidence"};

} // namespace

std::optional<TranscriptFormat> transcriptFormatFrom(const QString &name)
{
    const auto *found = std::find_if(formatNames.begin(), formatNames.end(),
                                     [&](const char *each) { return name == QLatin1String(each); });
    if (found == formatNames.end())
        return std::nullopt;
    return static_cast<TranscriptFormat>(found - formatNames.begin());
}

QString nameOf(TranscriptFormat format)
{
    return QLatin1String(formatNames[static_cast<std::size_t>(format)]);
}

int SyncReport::failed() const
{
    return static_cast<int>(
        std::count_if(environments.begin(), environments.end(),
                      [](const EnvironmentSync &each) { return each.error.has_value(); }));
}

int ImportReport::failed() const
{
    const auto isBad = [](const File &file) {
        return file.error.has_value() || !file.outcome.problems.empty() || file.outcome.cancelled;
    };
    return static_cast<int>(std::count_if(files.begin(), files.end(), isBad)) +
           static_cast<int>(problems.size());
}

} // namespace keyturn
