// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A value in JSON text whose places were found: read where it lies, nothing is copied.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace keyturn::transcripts {

class JsonIndex;

/// Where the values of a text begin. A place is the first character of a bracket, comma, colon,
/// string, number or word; beyond the last one everything reads as '\0'.
struct JsonPlaces
{
    static constexpr std::uint32_t NoEnd = 0xFFFFFFFFU;

    std::string_view text;
    const std::uint32_t *places = nullptr;
    std::uint32_t count = 0;
    std::vector<std::uint32_t> ends; ///< for an opening bracket the number of its partner

    [[nodiscard]] std::uint32_t at(std::uint32_t token) const
    {
        return token < count ? places[token] : static_cast<std::uint32_t>(text.size());
    }
    [[nodiscard]] char characterAt(std::uint32_t token) const
    {
        return token < count ? text[places[token]] : '\0';
    }
    /// The place behind a whole value.
    [[nodiscard]] std::uint32_t after(std::uint32_t token) const
    {
        const char c = characterAt(token);
        if (c != '{' && c != '[')
            return token + 1;
        return ends[token] == NoEnd ? count : ends[token] + 1;
    }
    [[nodiscard]] std::string_view stringAt(std::uint32_t token) const;
};

/// Valid while the JsonIndex that made it holds the text.
class Json
{
public:
    enum class Type : std::uint8_t { None, Null, Bool, Number, String, Array, Object };

    Json() = default;

    [[nodiscard]] Type type() const
    {
        return m_in == nullptr ? Type::None : typeOf(m_in->characterAt(m_token));
    }
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
    friend class JsonIndex; // makes them
    Json(const JsonPlaces *in, std::uint32_t token)
        : m_in(in)
        , m_token(token)
    {}
    static Type typeOf(char c) { return Types[static_cast<unsigned char>(c)]; }
    static const std::array<Type, 256> Types;

    const JsonPlaces *m_in = nullptr;
    std::uint32_t m_token = 0;
};

template<typename Visit>
void Json::eachField(Visit visit) const
{
    if (!isObject())
        return;
    std::uint32_t token = m_token + 1;
    while (m_in->characterAt(token) == '"' && m_in->characterAt(token + 1) == ':') {
        const Json value(m_in, token + 2);
        if (!value.exists())
            return;
        visit(m_in->stringAt(token), value);
        token = m_in->after(token + 2);
        if (m_in->characterAt(token) != ',')
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
        const Json value(m_in, token);
        if (!value.exists())
            return;
        visit(value);
        token = m_in->after(token);
        if (m_in->characterAt(token) != ',')
            return;
        ++token;
    }
}

} // namespace keyturn::transcripts
