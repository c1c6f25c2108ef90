// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/canonical.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include <array>

namespace keyturn {

namespace {

using Members = std::map<std::string, std::string>;

/// @p members holds finished JSON values.
std::string object(const Members &members)
{
    std::string json = "{";
    for (const auto &[name, value] : members) {
        if (json.size() > 1)
            json += ',';
        json += quoted(name) + ':' + value;
    }
    return json + '}';
}

Members membersOf(const Fact &fact)
{
    return {{"actor", quoted(fact.actor)},
            {"agent", quoted(fact.agent)},
            {"at", quoted(toIso(fact.at).toStdString())},
            {"attempt", std::to_string(fact.attempt)},
            {"data", canonicalMap(fact.data)},
            {"fact", std::to_string(fact.seq)},
            {"kind", quoted(nameOf(fact.kind))},
            {"run", quoted(fact.run)},
            {"step", quoted(fact.step)}};
}

std::string hex(const QByteArray &bytes)
{
    return quoted(bytes.toHex().toStdString());
}

Members membersOf(const LogRow &row)
{
    Members members = membersOf(row.fact);
    members.emplace("facts", hex(row.facts));
    members.emplace("prev", hex(row.prev));
    members.emplace("row", std::to_string(row.row));
    return members;
}

std::map<std::string, std::string> mapOf(const QJsonObject &object)
{
    std::map<std::string, std::string> map;
    for (auto member = object.begin(); member != object.end(); ++member)
        map.emplace(member.key().toStdString(), member.value().toString().toStdString());
    return map;
}

std::string escaped(unsigned char control)
{
    constexpr std::array digits{'0', '1', '2', '3', '4', '5', '6', '7',
                                '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};
    std::string text = "\\u00";
    text += digits[control >> 4U];
    text += digits[control & 0x0fU];
    return text;
}

std::string storableText(const std::string &text)
{
    return QString::fromStdString(text).replace(QChar(u'\0'), QChar(0xfffd)).toStdString();
}

} // namespace

std::string quoted(std::string_view utf8)
{
    std::string json = "\"";
    for (const char letter : utf8) {
        switch (letter) {
        case '"':
            json += "\\\"";
            break;
        case '\\':
            json += "\\\\";
            break;
        case '\b':
            json += "\\b";
            break;
        case '\f':
            json += "\\f";
            break;
        case '\n':
            json += "\\n";
            break;
        case '\r':
            json += "\\r";
            break;
        case '\t':
            json += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(letter) < 0x20)
                json += escaped(static_cast<unsigned char>(letter));
            else
                json += letter;
        }
    }
    return json + '"';
}

std::string canonicalMap(const std::map<std::string, std::string> &map)
{
    Members members;
    for (const auto &[name, value] : map)
        members.emplace(name, quoted(value));
    return object(members);
}

std::optional<std::map<std::string, std::string>> mapFromJson(const std::string &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    if (!document.isObject())
        return std::nullopt;
    return mapOf(document.object());
}

std::string canonicalFact(const Fact &fact)
{
    return object(membersOf(fact));
}

std::string canonicalRow(const LogRow &row)
{
    return object(membersOf(row));
}

std::string exportedRow(const LogRow &row)
{
    Members members = membersOf(row);
    members.emplace("hash", hex(row.hash));
    members.emplace("seal", hex(row.seal));
    return object(members);
}

std::optional<LogRow> rowFromJson(const std::string &json)
{
    const QJsonObject object = QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
    const auto text = [&object](const char *name) {
        return object.value(QLatin1String(name)).toString();
    };
    const auto bytes = [&text](const char *name) {
        return QByteArray::fromHex(text(name).toLatin1());
    };
    LogRow row;
    if (!object.contains(QLatin1String("row")) ||
        !factKindFrom(text("kind").toStdString(), row.fact.kind))
        return std::nullopt;
    row.row = object.value(QLatin1String("row")).toInteger();
    row.fact.seq = object.value(QLatin1String("fact")).toInteger();
    row.fact.run = text("run").toStdString();
    row.fact.agent = text("agent").toStdString();
    row.fact.step = text("step").toStdString();
    row.fact.attempt = object.value(QLatin1String("attempt")).toInt();
    row.fact.at = fromIso(text("at"));
    row.fact.actor = text("actor").toStdString();
    row.fact.data = mapOf(object.value(QLatin1String("data")).toObject());
    row.facts = bytes("facts");
    row.prev = bytes("prev");
    row.hash = bytes("hash");
    row.seal = bytes("seal");
    return row;
}

Fact storable(const Fact &fact)
{
    Fact clean = fact;
    clean.run = storableText(fact.run);
    clean.agent = storableText(fact.agent);
    clean.step = storableText(fact.step);
    clean.actor = storableText(fact.actor);
    clean.data.clear();
    for (const auto &[name, value] : fact.data)
        clean.data.emplace(storableText(name), storableText(value));
    return clean;
}

} // namespace keyturn
