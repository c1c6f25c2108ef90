// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Bytes that come one piece after the other: from a file, from memory, from an entry of a zip.

#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace keyturn::transcripts {

class ByteSource
{
public:
    ByteSource() = default;
    ByteSource(const ByteSource &) = delete;
    ByteSource &operator=(const ByteSource &) = delete;
    virtual ~ByteSource() = default;

    /// The next piece, valid until the next call; empty at the end or after a failure.
    [[nodiscard]] virtual std::string_view next() = 0;
    /// A problem code once something went wrong, else empty.
    [[nodiscard]] const std::string &problem() const { return m_problem; }
    [[nodiscard]] const std::string &detail() const { return m_detail; }

protected:
    std::string m_problem, m_detail;
};

class MemorySource final : public ByteSource
{
public:
    explicit MemorySource(std::string_view bytes)
        : m_rest(bytes)
    {}
    [[nodiscard]] std::string_view next() override;

private:
    std::string_view m_rest;
};

class FileSource final : public ByteSource
{
public:
    explicit FileSource(const std::filesystem::path &path);
    [[nodiscard]] std::string_view next() override;

private:
    struct Close
    {
        void operator()(std::FILE *file) const { std::fclose(file); }
    };
    std::unique_ptr<std::FILE, Close> m_file;
    std::string m_piece;
};

/// A source whose beginning was looked at already.
class ResumedSource final : public ByteSource
{
public:
    ResumedSource(std::string beginning, ByteSource &rest)
        : m_beginning(std::move(beginning))
        , m_rest(rest)
    {}
    [[nodiscard]] std::string_view next() override;

private:
    std::string m_beginning;
    ByteSource &m_rest;
    bool m_begun = false;
};

/// Bytes of the next pieces, at least `bytes` where there are so many.
[[nodiscard]] std::string beginningOf(ByteSource &source, std::size_t bytes);

} // namespace keyturn::transcripts
