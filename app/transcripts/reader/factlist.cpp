// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/factlist.h"

#include "app/transcripts/reader/text.h"

namespace keyturn::transcripts {

std::string_view FactList::keyOf(std::string_view escaped)
{
    return escaped.find('\\') == std::string_view::npos ? escaped
                                                        : m_arena.keep(unescaped(escaped));
}

void FactList::add(std::string_view name, const Json &value, Field field,
                   std::string_view escapedKey)
{
    const auto text = textOf(value, m_arena);
    if (!text.empty())
        m_facts.push_back({name, keyOf(escapedKey), text, field});
}

void FactList::addText(std::string_view name, std::string_view text, Field field,
                       std::string_view key)
{
    if (!text.empty())
        m_facts.push_back({name, key, m_arena.keep(text), field});
}

void FactList::addFlat(std::string_view name, const Json &value, Field field,
                       std::string_view escapedKey)
{
    if (!value.isObject() && !value.isArray()) {
        add(name, value, field, escapedKey);
        return;
    }
    m_flat.clear();
    flatten(value, m_flat);
    addText(name, m_flat, field, keyOf(escapedKey));
}

void FactList::addFields(std::string_view name, const Json &value, Field field)
{
    if (!value.isObject()) {
        addFlat(name, value, field);
        return;
    }
    value.eachField([&](std::string_view key, Json entry) { addFlat(name, entry, field, key); });
}

void FactList::addElements(std::string_view name, const Json &array, Field field)
{
    if (!array.isArray()) {
        addFlat(name, array, field);
        return;
    }
    array.eachElement([&](Json element) { addFlat(name, element, field); });
}

std::span<const Fact> FactList::take()
{
    const auto kept = m_arena.keepAll(std::span<const Fact>(m_facts));
    m_facts.clear();
    return kept;
}

} // namespace keyturn::transcripts
