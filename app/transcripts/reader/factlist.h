// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Collects the facts of one activity while it is read.

#include "app/transcripts/reader/activity.h"
#include "app/transcripts/reader/arena.h"
#include "app/transcripts/reader/jsonindex.h"

#include <string>
#include <vector>

namespace keyturn::transcripts {

class FactList
{
public:
    explicit FactList(Arena &arena)
        : m_arena(arena)
    {}

    /// A text of the activity; nothing when the value is missing, null or empty.
    void add(std::string_view name, const Json &value, Field field = Field::None,
             std::string_view escapedKey = {});
    /// A text that is not in the indexed JSON; it is copied.
    void addText(std::string_view name, std::string_view text, Field field = Field::None,
                 std::string_view key = {});
    /// Text of any value: strings as they are, objects and arrays as lines.
    void addFlat(std::string_view name, const Json &value, Field field = Field::None,
                 std::string_view escapedKey = {});
    /// One fact for each field of an object (flattened), or one for anything else.
    void addFields(std::string_view name, const Json &value, Field field);
    /// One fact for each element of an array of strings or objects.
    void addElements(std::string_view name, const Json &array, Field field = Field::None);

    [[nodiscard]] Arena &arena() { return m_arena; }
    void clear() { m_facts.clear(); }
    [[nodiscard]] std::span<const Fact> take();

private:
    [[nodiscard]] std::string_view keyOf(std::string_view escaped);

    Arena &m_arena;
    std::vector<Fact> m_facts;
    std::string m_flat;
};

} // namespace keyturn::transcripts
