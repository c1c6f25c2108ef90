// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/fileimport.h"

#include "app/transcripts/importer/csvrows.h"
#include "app/transcripts/importer/encoding.h"
#include "app/transcripts/reader/text.h"

#include <array>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t LookedAt = 64UL * 1024;
constexpr std::size_t KeptOfUnknown = 1UL << 20U;
constexpr std::size_t LongestNestedZip = 64UL << 20U;
constexpr int DeepestZip = 2;

bool isZip(std::string_view beginning)
{
    return beginning.starts_with("PK\x03\x04") || beginning.starts_with("PK\x05\x06");
}

std::string_view withoutMark(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

/// Files that stand beside transcripts and hold none.
bool isCompanion(std::string_view name)
{
    const auto slash = name.rfind('/');
    const auto file = slash == std::string_view::npos ? name : name.substr(slash + 1);
    for (const auto companion : {"botContent.yml", "botContent.yaml", ".DS_Store", "Thumbs.db"}) {
        if (equalsIgnoringCase(file, companion))
            return true;
    }
    return name.starts_with("__MACOSX/") || file.starts_with("._");
}

} // namespace

FileImport::FileImport(std::string file, const RowSink &sink, std::stop_token stop,
                       const ProgressSink &progress)
    : m_sink(sink)
    , m_stop(std::move(stop))
    , m_progress(progress)
{
    m_outcome.file = std::move(file);
    m_done.file = m_outcome.file;
}

bool FileImport::stopped()
{
    m_outcome.cancelled = m_outcome.cancelled || m_stop.stop_requested();
    return m_outcome.cancelled;
}

bool FileImport::passed(std::string_view piece)
{
    m_outcome.bytes += piece.size();
    if (!m_inZip)
        m_done.bytesRead += piece.size();
    m_done.rows = m_outcome.rows;
    if (m_progress)
        m_progress(m_done);
    return !stopped();
}

void FileImport::report(const std::string &where, std::string_view code, std::string_view detail)
{
    if (m_outcome.problems.size() >= FileOutcome::MostProblems) {
        ++m_outcome.furtherProblems;
        return;
    }
    m_outcome.problems.push_back({where, std::string(code), std::string(detail)});
}

void FileImport::noteEncoding(bool wasWindows1252, const std::string &where)
{
    if (!m_notedEncoding)
        report(where, wasWindows1252 ? "windows-1252" : "invalid-utf8");
    m_notedEncoding = true;
}

void FileImport::importFile(const std::filesystem::path &path)
{
    std::error_code error;
    const auto status = std::filesystem::status(path, error);
    if (error || !std::filesystem::is_regular_file(status)) {
        const bool missing = status.type() == std::filesystem::file_type::not_found;
        report(m_outcome.file,
               missing ? "missing"
               : error ? "unreadable"
                       : "not-a-file",
               error ? error.message() : std::string());
        return;
    }
    m_done.bytesTotal = std::filesystem::file_size(path, error);
    FileSource source(path);
    std::string beginning = beginningOf(source, LookedAt);
    if (isZip(beginning)) {
        auto archive = ZipArchive::ofFile(path);
        importZip(archive, m_outcome.file, 1);
        return;
    }
    ResumedSource whole(std::move(beginning), source);
    importText(whole, m_outcome.file);
}

void FileImport::importBytes(std::string_view bytes)
{
    m_done.bytesTotal = bytes.size();
    if (isZip(bytes)) {
        auto archive = ZipArchive::ofBytes(bytes);
        importZip(archive, m_outcome.file, 1);
        return;
    }
    MemorySource source(bytes);
    importText(source, m_outcome.file);
}

void FileImport::importSource(ByteSource &source, const std::string &where, int zips)
{
    std::string beginning = beginningOf(source, LookedAt);
    const bool nested = isZip(beginning);
    ResumedSource whole(std::move(beginning), source);
    if (nested)
        importNestedZip(whole, where, zips);
    else
        importText(whole, where);
}

void FileImport::importText(ByteSource &source, const std::string &where)
{
    m_inWhere = 0;
    std::string beginning = beginningOf(source, LookedAt);
    const auto encoding = encodingOf(beginning);
    ResumedSource whole(std::move(beginning), source);
    if (encoding != Encoding::Utf8) {
        Utf16Source text(whole, encoding);
        std::string start = beginningOf(text, LookedAt);
        const std::string look = start;
        ResumedSource resumed(std::move(start), text);
        const auto first = trimmed(look);
        if (first.starts_with('{') || first.starts_with('[') || !looksLikeTable(look))
            importJson(resumed, where);
        else
            importTable(resumed, where, look);
        return;
    }
    std::string start = beginningOf(whole, LookedAt);
    start.erase(0, start.size() - withoutMark(start).size());
    const std::string look = start;
    ResumedSource resumed(std::move(start), whole);
    const auto first = trimmed(look);
    if (first.empty() && look.size() < LookedAt && whole.problem().empty()) {
        report(where, "empty");
        return;
    }
    const bool isJson = first.starts_with('{') || first.starts_with('[') ||
                        (first.starts_with('"') && !looksLikeTable(look));
    if (isJson)
        importJson(resumed, where);
    else if (looksLikeTable(look))
        importTable(resumed, where, look);
    else
        keepUnknown(resumed, where);
}

void FileImport::importJson(ByteSource &source, const std::string &where)
{
    JsonSplitter splitter([&](JsonSplitter::Piece &&piece) { takePiece(std::move(piece), where); });
    for (;;) {
        const auto piece = source.next();
        if (piece.empty())
            break;
        splitter.feed(piece);
        if (!passed(piece))
            return;
    }
    if (!source.problem().empty())
        report(where, source.problem(), source.detail());
    if (!splitter.finish() && source.problem().empty())
        report(where, "truncated");
}

void FileImport::takePiece(JsonSplitter::Piece &&piece, const std::string &where)
{
    if (stopped())
        return;
    if (piece.tooLarge) {
        RawRow raw;
        raw.bytes = std::move(piece.json);
        raw.problem = "too-large";
        give(std::move(raw), where);
        return;
    }
    if (!isValidUtf8(piece.json))
        noteEncoding(mendEncoding(piece.json), where);
    give(rowOfDocument(std::move(piece.json), {}), where);
}

void FileImport::importTable(ByteSource &source, const std::string &where,
                             std::string_view beginning)
{
    std::optional<CsvColumns> columns;
    bool isHeader = true;
    CsvReader reader(separatorOf(beginning), [&](CsvReader::Record &record) {
        if (stopped())
            return;
        if (isHeader) {
            columns = CsvColumns::of(record);
            isHeader = false;
            return;
        }
        for (auto &field : record) {
            if (!isValidUtf8(field))
                noteEncoding(mendEncoding(field), where);
        }
        give(columns->rowOf(record), where);
    });
    for (;;) {
        const auto piece = source.next();
        if (piece.empty())
            break;
        reader.feed(piece);
        if (!passed(piece))
            return;
    }
    if (!source.problem().empty())
        report(where, source.problem(), source.detail());
    if (!reader.finish())
        report(where, "csv-quote-open");
    if (reader.wasTooLong())
        report(where, "too-large");
}

void FileImport::keepUnknown(ByteSource &source, const std::string &where)
{
    RawRow raw;
    raw.problem = "not-json";
    for (;;) {
        const auto piece = source.next();
        if (piece.empty() || !passed(piece))
            break;
        if (raw.bytes.size() < KeptOfUnknown)
            raw.bytes.append(piece.substr(0, KeptOfUnknown - raw.bytes.size()));
    }
    if (!source.problem().empty()) {
        report(where, source.problem(), source.detail());
        return;
    }
    if (!stopped())
        give(std::move(raw), where);
}

void FileImport::give(RawRow &&raw, const std::string &where)
{
    ++m_inWhere;
    raw.sourceName = where;
    ReadRow row = readRow(raw);
    const std::string place = m_inWhere == 1 ? where : where + "#" + std::to_string(m_inWhere);
    if (raw.shape != Shape::Unknown)
        ++m_outcome.rows;
    if (row.state == ParseState::Unrecognised)
        ++m_outcome.unknownShapes;
    if (row.state == ParseState::Truncated)
        ++m_outcome.truncated;
    if (row.state != ParseState::Read)
        report(place, row.problem.empty() ? "no-activities" : row.problem);
    m_outcome.coverage.merge(row.coverage);
    m_tally.add(raw, row);
    if (m_sink)
        m_sink(std::move(raw), std::move(row));
}

void FileImport::importNestedZip(ByteSource &source, const std::string &where, int zips)
{
    if (zips >= DeepestZip) {
        report(where, "zip-nested");
        return;
    }
    std::string bytes;
    for (;;) {
        const auto piece = source.next();
        if (piece.empty())
            break;
        bytes += piece;
        if (bytes.size() > LongestNestedZip) {
            report(where, "too-large");
            return;
        }
    }
    if (!source.problem().empty()) {
        report(where, source.problem(), source.detail());
        return;
    }
    auto archive = ZipArchive::ofBytes(bytes);
    importZip(archive, where, zips + 1);
}

void FileImport::importZip(ZipArchive &archive, const std::string &where, int zips)
{
    m_inZip = true;
    if (!archive.problem().empty()) {
        report(where, archive.problem(), archive.detail());
        return;
    }
    const auto entries = archive.entryCount();
    if (entries > ZipArchive::MostEntries) {
        report(where, "zip-entries");
        return;
    }
    const auto before = m_outcome.rows + m_outcome.unknownShapes + m_outcome.problems.size();
    for (std::uint64_t entry = 0; entry < entries && !stopped(); ++entry) {
        importEntry(archive, entry, where, zips);
        // One bomb is enough: the rest of the archive is not looked at.
        if (!m_outcome.problems.empty() && m_outcome.problems.back().code == "zip-bomb")
            return;
        if (zips == 1)
            m_done.bytesRead += archive.packedBytes(entry);
    }
    if (!stopped() &&
        before == m_outcome.rows + m_outcome.unknownShapes + m_outcome.problems.size())
        report(where, "zip-empty");
}

void FileImport::importEntry(ZipArchive &archive, std::uint64_t entry, const std::string &where,
                             int zips)
{
    const auto name = archive.nameOf(entry);
    if (archive.isFolder(entry) || isCompanion(name))
        return;
    const auto source = archive.open(entry);
    importSource(*source, where + "/" + name, zips);
}

FileOutcome FileImport::finish()
{
    m_tally.finish(m_outcome);
    if (m_outcome.cancelled)
        report(m_outcome.file, "cancelled");
    return std::move(m_outcome);
}

} // namespace keyturn::transcripts
