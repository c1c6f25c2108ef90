// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Files as people have them lying about -> rows, one after the other, in constant memory.

#include "app/transcripts/reader/readrow.h"
#include "app/transcripts/reader/summary.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace keyturn::transcripts {

/// Something that was wrong with a file or an entry in it. `code` as in problemText.
struct ImportProblem
{
    std::string where; ///< file, entry in a zip, or row: "export.zip/page.json#3"
    std::string code;
    std::string detail; ///< a library's own word, never content
};

/// What a file holds, counted over its conversations read alone (rows of one name merged, a row
/// that is stored twice counted once).
struct FileOutcome : Counts
{
    std::string file;                ///< the path as given, or path/entry
    std::uint64_t conversations = 0; ///< that hold at least one activity
    std::uint64_t unknownShapes = 0; ///< rows and documents kept without being understood
    std::uint64_t truncated = 0;     ///< cut at the source
    std::uint64_t duplicateRows = 0; ///< the same conversationtranscriptid again
    std::uint64_t bytes = 0;         ///< read from the file, unpacked
    bool cancelled = false;
    Coverage coverage;
    std::vector<ImportProblem> problems; ///< at most MostProblems
    std::uint64_t furtherProblems = 0;

    static constexpr std::size_t MostProblems = 200;
};

struct ImportProgress
{
    std::string_view file;
    std::uint64_t bytesRead = 0, bytesTotal = 0; ///< of this file as it lies on the disk
    std::uint64_t rows = 0;
};

/// Takes each row while it is there; both may be moved from. An Unknown row comes with a ReadRow in
/// state Unrecognised. Called on the importing thread.
using RowSink = std::function<void(RawRow &&, ReadRow &&)>;
using ProgressSink = std::function<void(const ImportProgress &)>;

/// Reads one file of any of the shapes of contract B3; what it is is told by its content, not by
/// its name. Never throws for what is in the file; exceptions of the sink pass through.
/// Symbolic links to files are followed. Nothing is ever unpacked to the disk.
[[nodiscard]] FileOutcome importFile(const std::filesystem::path &path, const RowSink &sink,
                                     std::stop_token stop = {}, const ProgressSink &progress = {});

/// The same for bytes that are already here (a drop, a test). `name` stands for the path.
[[nodiscard]] FileOutcome importBytes(std::string_view bytes, const std::string &name,
                                      const RowSink &sink, std::stop_token stop = {});

/// The files below a path, sorted, folders entered once each; a file gives itself.
struct FilesFound
{
    std::vector<std::filesystem::path> files;
    std::vector<ImportProblem> problems; ///< missing, unreadable, empty-folder, link-loop, ...
};
[[nodiscard]] FilesFound filesBelow(const std::filesystem::path &path, std::stop_token stop = {});

} // namespace keyturn::transcripts
