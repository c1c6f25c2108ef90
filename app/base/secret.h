// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstddef>
#include <span>
#include <string_view>

namespace keyturn {

/// A value that must not leak: move-only, never printed, wiped when it dies.
/// Invariant: the bytes live in exactly one buffer at a time; no implicit conversion leaves it.
class Secret
{
public:
    Secret() = default;
    /// Copies @p bytes; the caller wipes its own copy (see wipe()).
    static Secret copyOf(std::string_view bytes);
    /// Takes the bytes and wipes the array it came from; @p bytes must not be shared.
    static Secret taking(QByteArray &&bytes);
    /// An empty secret with room for @p capacity bytes, for writing a body by hand.
    static Secret withCapacity(std::size_t capacity);

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;
    ~Secret();

    /// Appends within the capacity given at construction. Growing moves the bytes and wipes the
    /// old.
    void append(std::string_view bytes);
    [[nodiscard]] Secret clone() const { return copyOf(view()); }
    [[nodiscard]] std::string_view view() const { return {m_data, m_size}; }
    /// To overwrite a part where it lies.
    [[nodiscard]] std::span<char> bytes() { return {m_data, m_size}; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    void clear();
    /// Constant time in the length of the shorter.
    [[nodiscard]] bool equals(const Secret &other) const;

private:
    void reserve(std::size_t capacity);
    char *m_data = nullptr;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
};

/// Overwrites @p bytes where they lie.
void wipe(std::span<char> bytes);
/// Overwrites and clears an array that is not shared.
void wipe(QByteArray &bytes);

} // namespace keyturn
