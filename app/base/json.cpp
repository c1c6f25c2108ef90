// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/json.h"

#include <bit>
#include <cmath>
#include <simdjson.h>
#include <sstream>

namespace keyturn {

using simdjson::dom::element;
using simdjson::dom::element_type;

/// The tape that every Json of a document points into.
struct Json::Document
{
    simdjson::dom::parser parser;
};

namespace {

// Keeps simdjson's large header out of every reader of JSON.
static_assert(sizeof(element) == sizeof(std::array<std::uintptr_t, 2>));
static_assert(std::is_trivially_copyable_v<element>);

element open(const std::array<std::uintptr_t, 2> &stored)
{
    return std::bit_cast<element>(stored);
}

std::array<std::uintptr_t, 2> keep(element value)
{
    return std::bit_cast<std::array<std::uintptr_t, 2>>(value);
}

QString toQString(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::unexpected<Error> badMember(std::string_view key)
{
    return std::unexpected(
        Error::of(ErrorKind::BadAnswer, QString(), QStringLiteral("member")).about(toQString(key)));
}

bool integerOf(element value, qint64 &out)
{
    std::int64_t whole = 0;
    if (value.get(whole) == simdjson::SUCCESS) {
        out = whole;
        return true;
    }
    return false;
}

} // namespace

Result<Json> Json::parse(std::string_view bytes)
{
    Json json;
    auto document = std::make_shared<Document>();
    element root;
    // An empty view may point nowhere, which simdjson does not expect.
    if (bytes.empty() ||
        document->parser.parse(bytes.data(), bytes.size()).get(root) != simdjson::SUCCESS) {
        return std::unexpected(Error::of(ErrorKind::BadAnswer, QString(), QStringLiteral("json")));
    }
    json.m_document = std::move(document);
    json.m_element = keep(root);
    return json;
}

bool Json::isObject() const
{
    return m_document && open(m_element).is_object();
}

bool Json::isArray() const
{
    return m_document && open(m_element).is_array();
}

bool Json::isString() const
{
    return m_document && open(m_element).is_string();
}

bool Json::isNumber() const
{
    return m_document && open(m_element).is_number();
}

bool Json::isBool() const
{
    return m_document && open(m_element).is_bool();
}

bool Json::isNull() const
{
    return !m_document || open(m_element).is_null();
}

Json Json::member(std::string_view key) const
{
    element found;
    if (!isObject() || open(m_element).at_key(key).get(found) != simdjson::SUCCESS)
        return {};
    Json json;
    json.m_document = m_document;
    json.m_element = keep(found);
    return json;
}

Result<QString> Json::string(std::string_view key) const
{
    const Json found = member(key);
    if (!found.isString())
        return badMember(key);
    return found.toText();
}

Result<qint64> Json::integer(std::string_view key) const
{
    const Json found = member(key);
    qint64 whole = 0;
    if (found.isAbsent() || !integerOf(open(found.m_element), whole))
        return badMember(key);
    return whole;
}

Result<bool> Json::boolean(std::string_view key) const
{
    const Json found = member(key);
    if (!found.isBool())
        return badMember(key);
    return found.toBool();
}

Result<Json> Json::object(std::string_view key) const
{
    Json found = member(key);
    if (!found.isObject())
        return badMember(key);
    return found;
}

Result<std::vector<Json>> Json::array(std::string_view key) const
{
    const Json found = member(key);
    if (!found.isArray())
        return badMember(key);
    return found.items();
}

QString Json::text(std::string_view key, const QString &fallback) const
{
    const Json found = member(key);
    return found.isString() ? found.toText() : fallback;
}

qint64 Json::number(std::string_view key, qint64 fallback) const
{
    return member(key).toInteger(fallback);
}

bool Json::flag(std::string_view key, bool fallback) const
{
    return member(key).toBool(fallback);
}

std::vector<Json> Json::items(std::string_view key) const
{
    return member(key).items();
}

QStringList Json::texts(std::string_view key) const
{
    QStringList out;
    for (const Json &item : items(key)) {
        if (item.isString())
            out << item.toText();
    }
    return out;
}

std::vector<Json> Json::items() const
{
    std::vector<Json> out;
    if (!isArray())
        return out;
    for (const element item : open(m_element).get_array().value_unsafe()) {
        Json json;
        json.m_document = m_document;
        json.m_element = keep(item);
        out.push_back(std::move(json));
    }
    return out;
}

QStringList Json::keys() const
{
    QStringList out;
    if (!isObject())
        return out;
    for (const auto &field : open(m_element).get_object().value_unsafe())
        out << toQString(field.key);
    return out;
}

QString Json::toText() const
{
    return isString() ? toQString(open(m_element).get_string().value_unsafe()) : QString();
}

qint64 Json::toInteger(qint64 fallback) const
{
    qint64 whole = 0;
    if (!m_document)
        return fallback;
    if (integerOf(open(m_element), whole))
        return whole;
    // Some services write a long as a string, or as 3.0.
    if (isString()) {
        bool isWhole = false;
        whole = toText().toLongLong(&isWhole);
        return isWhole ? whole : fallback;
    }
    const double real = toDouble(std::nan(""));
    return std::isfinite(real) && std::abs(real) < 9e15 ? static_cast<qint64>(real) : fallback;
}

double Json::toDouble(double fallback) const
{
    double real = 0;
    if (!m_document || open(m_element).get_double().get(real) != simdjson::SUCCESS)
        return fallback;
    return real;
}

bool Json::toBool(bool fallback) const
{
    bool truth = false;
    if (!m_document || open(m_element).get_bool().get(truth) != simdjson::SUCCESS)
        return fallback;
    return truth;
}

QByteArray Json::toJson() const
{
    if (!m_document)
        return {};
    return QByteArray::fromStdString(simdjson::minify(open(m_element)));
}

} // namespace keyturn
