// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Counts the conversations of a file, rows of one name merged, without holding them.

#include "app/transcripts/importer/importfile.h"
#include "app/transcripts/reader/pairing.h"
#include "app/transcripts/reader/roworder.h"

#include <cstdio>
#include <memory>
#include <vector>

namespace keyturn::transcripts {

/// Bytes put aside one after the other: in memory, beyond a limit in an unnamed temporary file.
/// Only digests of ids and texts are put here, no texts.
class PutAside
{
public:
    std::uint64_t append(std::string_view bytes);
    /// False when they cannot be read again.
    [[nodiscard]] bool read(std::uint64_t at, char *to, std::size_t bytes);

    static constexpr std::size_t InMemory = 8UL << 20U;

private:
    struct Close
    {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };
    void spill();

    std::string m_memory;
    std::uint64_t m_inFile = 0;
    std::unique_ptr<std::FILE, Close> m_file;
    bool m_noFile = false;
};

class Tally
{
public:
    void add(const RawRow &raw, const ReadRow &row);
    /// Writes the counts of pairing, activities, conversations and duplicate rows.
    void finish(FileOutcome &outcome);

private:
    struct Entry
    {
        std::uint64_t name = 0, at = 0;
    };
    struct Header
    {
        std::uint64_t row = 0; ///< what identifies the stored row
        std::int64_t startedMs = 0, batchId = 0;
        std::uint32_t activities = 0, messages = 0;
        bool hasStart = false, hasBatch = false;
    };
    struct Stored
    {
        Header header;
        std::vector<MessageMark> marks;
    };

    [[nodiscard]] bool load(std::uint64_t at, Stored &stored);
    void merge(std::span<const Entry> group, FileOutcome &outcome);

    std::vector<Entry> m_entries;
    PutAside m_aside;
    Counts m_counts;
    std::vector<MessageMark> m_marks;
};

} // namespace keyturn::transcripts
