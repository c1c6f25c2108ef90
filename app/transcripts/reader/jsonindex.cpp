// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/jsonindex.h"

#include "app/transcripts/reader/text.h"

#include <charconv>
#include <cmath>
#include <simdjson.h>
#include <string>

namespace keyturn::transcripts {

// Only the first stage of simdjson is used: it finds where values begin, checks UTF-8 and refuses
// control characters. It has no place in the public interface of simdjson 3.0, but is its oldest
// part; it reads no byte behind the text.
struct JsonIndex::Parser
{
    std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
    std::string closed; ///< a cut text with its last string ended
};

JsonIndex::JsonIndex()
    : m_parser(std::make_unique<Parser>())
{}
JsonIndex::~JsonIndex() = default;

namespace {

constexpr std::size_t LongestText = 0xF0000000U;
constexpr std::size_t LargeCapacity = 16UL << 20U;

} // namespace

JsonIndex::State JsonIndex::places(std::string_view text)
{
    auto &stage = m_parser->stage;
    // One huge text must not keep its room for ever.
    if (stage && stage->capacity() > LargeCapacity && text.size() < LargeCapacity / 16) {
        stage.reset();
        m_places.ends = {};
    }
    if (!stage) {
        if (simdjson::get_active_implementation()->create_dom_parser_implementation(
                std::max<std::size_t>(text.size(), 1U << 14U), 1, stage))
            return State::TooLarge;
    } else if (stage->capacity() < text.size() && stage->set_capacity(text.size() * 5 / 4)) {
        stage.reset();
        return State::TooLarge;
    }
    const auto *bytes = reinterpret_cast<const std::uint8_t *>(text.data());
    switch (stage->stage1(bytes, text.size(), simdjson::stage1_mode::regular)) {
    case simdjson::SUCCESS:
        break;
    case simdjson::UTF8_ERROR:
        return State::InvalidUtf8;
    case simdjson::UNESCAPED_CHARS:
        return State::ControlCharacter;
    case simdjson::UNCLOSED_STRING:
        return State::Cut;
    case simdjson::EMPTY:
        return State::Empty;
    case simdjson::CAPACITY:
        return State::TooLarge;
    default:
        return State::Damaged;
    }
    m_places.text = text;
    m_places.places = stage->structural_indexes.get();
    m_places.count = stage->n_structural_indexes;
    return State::Whole;
}

JsonIndex::State JsonIndex::index(std::string_view text)
{
    m_places.text = {};
    m_places.places = nullptr;
    m_places.count = 0;
    m_depth = 0;
    m_clean = true;
    m_parser->closed.clear();
    if (text.empty())
        return State::Empty;
    if (text.size() > LongestText)
        return State::TooLarge;
    State state = places(text);
    const bool openString = state == State::Cut;
    if (openString) {
        auto &closed = m_parser->closed;
        closed = text;
        std::size_t backslashes = 0;
        while (backslashes < closed.size() && closed[closed.size() - 1 - backslashes] == '\\')
            ++backslashes;
        closed.append(backslashes % 2 == 1 ? "\\\"" : "\"");
        state = places(closed);
    }
    if (state != State::Whole)
        return state;
    matchBrackets();
    return openString || !m_open.empty() ? State::Cut : State::Whole;
}

const std::string &JsonIndex::closedText() const
{
    return m_parser->closed;
}

void JsonIndex::matchBrackets()
{
    auto &ends = m_places.ends;
    const auto text = m_places.text;
    const auto count = m_places.count;
    ends.assign(count, JsonPlaces::NoEnd);
    m_open.clear();
    for (std::uint32_t token = 0; token < count; ++token) {
        const char c = text[m_places.places[token]];
        if (c == '{' || c == '[') {
            m_open.push_back(token);
            m_depth = std::max(m_depth, static_cast<std::uint32_t>(m_open.size()));
        } else if (c == '}' || c == ']') {
            if (m_open.empty()) {
                m_clean = false;
                continue;
            }
            const char opening = text[m_places.places[m_open.back()]];
            m_clean = m_clean && (opening == '{') == (c == '}');
            ends[m_open.back()] = token;
            m_open.pop_back();
        }
    }
    m_clean = m_clean && count > 0 && (m_places.after(0) == count || !m_open.empty());
}

Json JsonIndex::root() const
{
    return m_places.count == 0 ? Json() : Json(&m_places, 0);
}

std::string_view JsonPlaces::stringAt(std::uint32_t token) const
{
    const std::uint32_t begin = at(token) + 1;
    std::uint32_t end = at(token + 1);
    // Between a string and what follows are its closing quote and blanks.
    while (end > begin && text[end - 1] != '"')
        --end;
    return end <= begin ? std::string_view() : text.substr(begin, end - 1 - begin);
}

const std::array<Json::Type, 256> Json::Types = [] {
    std::array<Type, 256> types{};
    const auto set = [&types](std::string_view characters, Type type) {
        for (const char c : characters)
            types[static_cast<unsigned char>(c)] = type;
    };
    set("{", Type::Object);
    set("[", Type::Array);
    set("\"", Type::String);
    set("tf", Type::Bool);
    set("n", Type::Null);
    set("-0123456789", Type::Number);
    return types;
}();

std::string_view Json::raw() const
{
    if (m_in == nullptr)
        return {};
    const std::uint32_t begin = m_in->at(m_token);
    const char c = m_in->characterAt(m_token);
    std::uint32_t end = m_in->at(m_token + 1);
    if (c == '{' || c == '[') {
        const std::uint32_t partner = m_in->ends[m_token];
        end = partner == JsonPlaces::NoEnd ? static_cast<std::uint32_t>(m_in->text.size())
                                           : m_in->at(partner) + 1;
    }
    return trimmed(m_in->text.substr(begin, end - begin));
}

std::string_view Json::escaped() const
{
    return isString() ? m_in->stringAt(m_token) : std::string_view();
}

bool isValidUtf8(std::string_view text)
{
    return simdjson::validate_utf8(text.data(), text.size());
}

std::optional<double> Json::number() const
{
    if (type() != Type::Number)
        return std::nullopt;
    const auto text = raw();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> Json::integer() const
{
    if (type() != Type::Number)
        return std::nullopt;
    const auto text = raw();
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc() && end == text.data() + text.size())
        return value;
    const auto wide = number();
    if (!wide || std::fabs(*wide) > 9.0e15)
        return std::nullopt;
    return static_cast<std::int64_t>(*wide);
}

bool Json::isTrue() const
{
    return type() == Type::Bool && raw() == "true";
}

bool Json::isComplete() const
{
    if (!exists())
        return false;
    const char c = m_in->characterAt(m_token);
    if (c == '{' || c == '[')
        return m_in->ends[m_token] != JsonPlaces::NoEnd;
    return m_token + 1 < m_in->count || m_token == 0;
}

Json Json::operator[](std::string_view key) const
{
    if (!isObject())
        return {};
    std::uint32_t token = m_token + 1;
    while (m_in->characterAt(token) == '"' && m_in->characterAt(token + 1) == ':') {
        const Json value(m_in, token + 2);
        if (!value.exists())
            break;
        if (equalsIgnoringCase(m_in->stringAt(token), key))
            return value;
        token = m_in->after(token + 2);
        if (m_in->characterAt(token) != ',')
            break;
        ++token;
    }
    return {};
}

Json Json::first() const
{
    if (!isArray())
        return {};
    const Json value(m_in, m_token + 1);
    return value.exists() ? value : Json();
}

} // namespace keyturn::transcripts
