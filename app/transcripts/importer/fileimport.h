// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One file on its way in: the steps behind importFile.

#include "app/transcripts/importer/bytesource.h"
#include "app/transcripts/importer/importfile.h"
#include "app/transcripts/importer/jsonsplitter.h"
#include "app/transcripts/importer/tally.h"
#include "app/transcripts/importer/ziparchive.h"

namespace keyturn::transcripts {

class FileImport
{
public:
    FileImport(std::string file, const RowSink &sink, std::stop_token stop,
               const ProgressSink &progress);

    void importFile(const std::filesystem::path &path);
    void importBytes(std::string_view bytes);
    [[nodiscard]] FileOutcome finish();

private:
    void importSource(ByteSource &source, const std::string &where, int zips);
    void importText(ByteSource &source, const std::string &where);
    void importJson(ByteSource &source, const std::string &where);
    void importTable(ByteSource &source, const std::string &where, std::string_view beginning);
    void importZip(ZipArchive &archive, const std::string &where, int zips);
    void importEntry(ZipArchive &archive, std::uint64_t entry, const std::string &where, int zips);
    void importNestedZip(ByteSource &source, const std::string &where, int zips);
    void keepUnknown(ByteSource &source, const std::string &where);

    void takePiece(JsonSplitter::Piece &&piece, const std::string &where);
    void give(RawRow &&raw, const std::string &where);
    void report(const std::string &where, std::string_view code, std::string_view detail = {});
    void noteEncoding(bool wasWindows1252, const std::string &where);
    [[nodiscard]] bool passed(std::string_view piece); ///< counts it; false when cancelled
    [[nodiscard]] bool stopped();

    const RowSink &m_sink;
    std::stop_token m_stop;
    const ProgressSink &m_progress;
    FileOutcome m_outcome;
    Tally m_tally;
    ImportProgress m_done;
    std::uint64_t m_inWhere = 0; ///< rows of the entry so far, to name one
    bool m_notedEncoding = false, m_inZip = false;
};

} // namespace keyturn::transcripts
