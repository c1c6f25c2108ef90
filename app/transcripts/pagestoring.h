// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transcripts/transcriptsync.h"
#include "app/transcripts/worklane.h"

namespace keyturn {

namespace transcripts {
class Scanner;
}

/// Brings the rows of a page that are new into the archive and then moves the watermark behind the
/// page; on the lane's thread. Rows that are there are not parsed again.
[[nodiscard]] Result<StoredPage> storePage(ArchiveBench &bench, const PageToStore &page,
                                           const transcripts::Scanner &scanner);

/// Where the rows of an environment lie.
[[nodiscard]] TranscriptSource sourceOf(const Environment &environment);
/// One source for all that was imported, so that a conversation in two files is one.
[[nodiscard]] TranscriptSource importSource();

} // namespace keyturn
