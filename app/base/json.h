// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace keyturn {

/// A value of a JSON document that was read; keeps the document alive. Cheap to copy.
/// Members that a contract demands are read with the functions that return a Result (BadAnswer
/// names the member); the others with the functions that take a fallback.
class Json
{
public:
    Json() = default;
    /// Error: BadAnswer, code "json".
    static Result<Json> parse(std::string_view bytes);

    [[nodiscard]] bool isAbsent() const { return m_document == nullptr; }
    [[nodiscard]] bool isObject() const;
    [[nodiscard]] bool isArray() const;
    [[nodiscard]] bool isString() const;
    [[nodiscard]] bool isNumber() const;
    [[nodiscard]] bool isBool() const;
    [[nodiscard]] bool isNull() const; ///< null or absent

    [[nodiscard]] Result<QString> string(std::string_view key) const;
    [[nodiscard]] Result<qint64> integer(std::string_view key) const;
    [[nodiscard]] Result<bool> boolean(std::string_view key) const;
    [[nodiscard]] Result<Json> object(std::string_view key) const;
    [[nodiscard]] Result<std::vector<Json>> array(std::string_view key) const;

    /// Absent, null or of another type: the fallback.
    [[nodiscard]] QString text(std::string_view key, const QString &fallback = {}) const;
    [[nodiscard]] qint64 number(std::string_view key, qint64 fallback = 0) const;
    [[nodiscard]] bool flag(std::string_view key, bool fallback = false) const;
    [[nodiscard]] Json member(std::string_view key) const; ///< absent when there is none
    [[nodiscard]] std::vector<Json> items(std::string_view key) const;
    [[nodiscard]] QStringList texts(std::string_view key) const; ///< the strings of an array

    [[nodiscard]] std::vector<Json> items() const; ///< of an array
    [[nodiscard]] QStringList keys() const;        ///< of an object
    [[nodiscard]] QString toText() const;          ///< of a string; else empty
    [[nodiscard]] qint64 toInteger(qint64 fallback = 0) const;
    [[nodiscard]] double toDouble(double fallback = 0) const;
    [[nodiscard]] bool toBool(bool fallback = false) const;
    /// The value as JSON text again, without blanks.
    [[nodiscard]] QByteArray toJson() const;

private:
    struct Document;
    using Element = std::array<std::uintptr_t, 2>;
    std::shared_ptr<Document> m_document;
    Element m_element{};
};

/// Writes a small JSON text. Programmer errors (a value without a key) are asserted.
class JsonWriter
{
public:
    JsonWriter &beginObject();
    JsonWriter &endObject();
    JsonWriter &beginArray();
    JsonWriter &endArray();
    JsonWriter &key(std::string_view name);
    JsonWriter &value(const QString &text);
    JsonWriter &value(std::string_view text);
    JsonWriter &value(const char *text) { return value(std::string_view(text)); }
    JsonWriter &value(qint64 number);
    JsonWriter &value(int number) { return value(qint64{number}); }
    JsonWriter &value(double number);
    JsonWriter &value(bool truth);
    JsonWriter &null();
    /// Text that is JSON already.
    JsonWriter &raw(const QByteArray &json);
    template<typename T>
    JsonWriter &member(std::string_view name, const T &what)
    {
        return key(name).value(what);
    }
    [[nodiscard]] QByteArray take();

private:
    void separate();
    QByteArray m_out;
    bool m_needsComma = false;
};

} // namespace keyturn
