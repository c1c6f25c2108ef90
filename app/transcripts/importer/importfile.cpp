// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/importfile.h"

#include "app/transcripts/importer/fileimport.h"

namespace keyturn::transcripts {

FileOutcome importFile(const std::filesystem::path &path, const RowSink &sink, std::stop_token stop,
                       const ProgressSink &progress)
{
    FileImport import(path.string(), sink, std::move(stop), progress);
    import.importFile(path);
    return import.finish();
}

FileOutcome importBytes(std::string_view bytes, const std::string &name, const RowSink &sink,
                        std::stop_token stop)
{
    const ProgressSink none;
    FileImport import(name, sink, std::move(stop), none);
    import.importBytes(bytes);
    return import.finish();
}

} // namespace keyturn::transcripts
