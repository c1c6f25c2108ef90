// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Memory that is given out in pieces and freed at once; the views of a ReadRow point into it.

#include <cstddef>
#include <cstring>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

/// Invariant: what was given out never moves.
class Arena
{
public:
    Arena() = default;
    Arena(const Arena &) = delete;
    Arena &operator=(const Arena &) = delete;

    /// The text that most views point into.
    std::string content;

    [[nodiscard]] char *room(std::size_t bytes)
    {
        constexpr std::size_t Alignment = alignof(std::max_align_t);
        bytes = (bytes + Alignment - 1) / Alignment * Alignment;
        if (bytes > m_left)
            grow(bytes);
        char *const given = m_next;
        m_next += bytes;
        m_left -= bytes;
        return given;
    }

    [[nodiscard]] std::string_view keep(std::string_view text)
    {
        if (text.empty())
            return {};
        char *const place = room(text.size());
        std::memcpy(place, text.data(), text.size());
        return {place, text.size()};
    }

    template<typename T>
    [[nodiscard]] std::span<const T> keepAll(std::span<const T> values)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        if (values.empty())
            return {};
        char *const place = room(values.size_bytes());
        std::memcpy(place, values.data(), values.size_bytes());
        return {reinterpret_cast<const T *>(place), values.size()};
    }

private:
    void grow(std::size_t bytes)
    {
        const std::size_t size = bytes > ChunkBytes ? bytes : ChunkBytes;
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(size));
        m_next = m_chunks.back().get();
        m_left = size;
    }

    static constexpr std::size_t ChunkBytes = 4096;
    std::vector<std::unique_ptr<char[]>> m_chunks;
    char *m_next = nullptr;
    std::size_t m_left = 0;
};

} // namespace keyturn::transcripts
