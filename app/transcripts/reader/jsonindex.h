// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// JSON text as it lies, with the place of every value found: nothing is copied, numbers and strings
// are read when they are asked for, and a text that is cut still shows what was complete.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

class JsonIndex;

/// A value in an indexed text. Valid while the JsonIndex holds that text.
class Json
{
public:
    enum class Type : std::uint8_t { None, Null, Bool, Number, String, Array, Object };

    Json() = default;

    [[nodiscard]] Type type() const;
    [[nodiscard]] bool exists() const { return type() != Type::None; }
    [[nodiscard]] bool isNull() const { return type() == Type::Null; }
    [[nodiscard]] bool isString() const { return type() == Type::String; }
    [[nodiscard]] bool isObject() const { return type() == Type::Object; }
    [[nodiscard]] bool isArray() const { return type() == Type::Array; }

    /// Its characters as they stand, quotes and brackets included.
    [[nodiscard]] std::string_view raw() const;
    /// Between the quotes, escapes as they stand; empty unless it is a string.
    [[nodiscard]] std::string_view escaped() const;
    [[nodiscard]] std::optional<double> number() const;
    [[nodiscard]] std::optional<std::int64_t> integer() const;
    [[nodiscard]] bool isTrue() const;
    /// False when the text was cut before this value ended.
    [[nodiscard]] bool isComplete() const;

    /// The first field of that key, letters' case ignored.
    [[nodiscard]] Json operator[](std::string_view key) const;
    [[nodiscard]] Json first() const; ///< element, if any
    /// Calls visit(key, value) for the fields of an object; the key as it is escaped.
    template<typename Visit>
    void eachField(Visit visit) const;
    /// Calls visit(value) for the elements of an array.
    template<typename Visit>
    void eachElement(Visit visit) const;

private:
    friend class JsonIndex;
    Json(const JsonIndex *index, std::uint32_t token)
        : m_index(index)
        , m_token(token)
    {}

    const JsonIndex *m_index = nullptr;
    std::uint32_t m_token = 0;
};

class JsonIndex
{
public:
    enum class State : std::uint8_t {
        Whole,
        Cut, ///< it ends before its brackets or its last string do
        Empty,
        InvalidUtf8,
        ControlCharacter, ///< unescaped, inside a string
        Damaged,
        TooLarge ///< 4 GiB or no memory
    };

    JsonIndex();
    ~JsonIndex();
    JsonIndex(const JsonIndex &) = delete;
    JsonIndex &operator=(const JsonIndex &) = delete;

    /// Finds the places of all values. The text must stay where it is while values are read; values
    /// of a text that is cut inside a string are views of closedText().
    State index(std::string_view text);
    [[nodiscard]] Json root() const;
    /// False when something follows the first value, or a bracket has the wrong partner.
    [[nodiscard]] bool isClean() const { return m_clean; }
    [[nodiscard]] std::uint32_t depth() const { return m_depth; }
    /// The text with its last, open string ended; empty unless the cut went through a string.
    [[nodiscard]] const std::string &closedText() const;

private:
    friend class Json;
    struct Parser;

    [[nodiscard]] State places(std::string_view text);
    void matchBrackets();
    [[nodiscard]] std::uint32_t at(std::uint32_t token) const;
    [[nodiscard]] char characterAt(std::uint32_t token) const;
    [[nodiscard]] std::string_view stringAt(std::uint32_t token) const;
    [[nodiscard]] std::uint32_t after(std::uint32_t token) const; ///< the token behind a value

    std::unique_ptr<Parser> m_parser;
    std::string_view m_text;
    const std::uint32_t *m_places = nullptr;
    std::uint32_t m_count = 0;
    std::uint32_t m_depth = 0;
    bool m_clean = true;
    std::vector<std::uint32_t> m_ends; ///< for an opening bracket the token of its partner
    std::vector<std::uint32_t> m_open;
};

template<typename Visit>
void Json::eachField(Visit visit) const
{
    if (!isObject())
        return;
    std::uint32_t token = m_token + 1;
    while (m_index->characterAt(token) == '"' && m_index->characterAt(token + 1) == ':') {
        const Json value(m_index, token + 2);
        if (!value.exists())
            return;
        visit(m_index->stringAt(token), value);
        token = m_index->after(token + 2);
        if (m_index->characterAt(token) != ',')
            return;
        ++token;
    }
}

template<typename Visit>
void Json::eachElement(Visit visit) const
{
    if (!isArray())
        return;
    std::uint32_t token = m_token + 1;
    for (;;) {
        const Json value(m_index, token);
        if (!value.exists())
            return;
        visit(value);
        token = m_index->after(token);
        if (m_index->characterAt(token) != ',')
            return;
        ++token;
    }
}

} // namespace keyturn::transcripts
