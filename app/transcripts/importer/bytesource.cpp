// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/bytesource.h"

#include <cerrno>
#include <cstring>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t PieceBytes = 256UL * 1024;

} // namespace

std::string_view MemorySource::next()
{
    const auto piece = m_rest.substr(0, PieceBytes);
    m_rest.remove_prefix(piece.size());
    return piece;
}

FileSource::FileSource(const std::filesystem::path &path)
    : m_file(std::fopen(path.c_str(), "rbe"))
{
    if (!m_file) {
        m_problem = "unreadable";
        m_detail = std::strerror(errno);
        return;
    }
    m_piece.resize(PieceBytes);
}

std::string_view FileSource::next()
{
    if (!m_file)
        return {};
    const std::size_t read = std::fread(m_piece.data(), 1, m_piece.size(), m_file.get());
    if (read == 0 && std::ferror(m_file.get()) != 0) {
        m_problem = "unreadable";
        m_detail = std::strerror(errno);
    }
    return std::string_view(m_piece).substr(0, read);
}

std::string_view ResumedSource::next()
{
    if (!m_begun && !m_beginning.empty()) {
        m_begun = true;
        return m_beginning;
    }
    const auto piece = m_rest.next();
    m_problem = m_rest.problem();
    m_detail = m_rest.detail();
    return piece;
}

std::string beginningOf(ByteSource &source, std::size_t bytes)
{
    std::string beginning;
    while (beginning.size() < bytes) {
        const auto piece = source.next();
        if (piece.empty())
            break;
        beginning += piece;
    }
    return beginning;
}

} // namespace keyturn::transcripts
