// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The entries of a zip archive as streams, with bounds; nothing is written to the disk.

#include "app/transcripts/importer/bytesource.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

struct zip;

namespace keyturn::transcripts {

class ZipArchive
{
public:
    /// Opens a file, or bytes that stay where they are while the archive lives.
    static ZipArchive ofFile(const std::filesystem::path &path);
    static ZipArchive ofBytes(std::string_view bytes);
    ~ZipArchive();
    ZipArchive(ZipArchive &&) noexcept;
    ZipArchive &operator=(ZipArchive &&) = delete;

    [[nodiscard]] const std::string &problem() const { return m_problem; }
    [[nodiscard]] const std::string &detail() const { return m_detail; }
    [[nodiscard]] std::uint64_t entryCount() const;
    /// The name for reports: control characters and invalid UTF-8 replaced, never used as a path.
    [[nodiscard]] std::string nameOf(std::uint64_t entry) const;
    [[nodiscard]] bool isFolder(std::uint64_t entry) const;
    [[nodiscard]] std::uint64_t packedBytes(std::uint64_t entry) const;
    /// The unpacked bytes; its problem tells what stopped it.
    [[nodiscard]] std::unique_ptr<ByteSource> open(std::uint64_t entry);

    static constexpr std::uint64_t MostEntries = 20000;
    static constexpr std::uint64_t FreeBytes = 64ULL << 20U; ///< below this no ratio is asked
    static constexpr std::uint64_t MostRatio = 250;
    static constexpr std::uint64_t MostBytes = 64ULL << 30U;

private:
    ZipArchive() = default;

    zip *m_archive = nullptr;
    std::uint64_t m_packed = 0;                ///< bytes of the archive itself
    std::unique_ptr<std::uint64_t> m_unpacked; ///< so far, over all entries
    std::string m_problem, m_detail;
};

} // namespace keyturn::transcripts
