// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/transcriptpages.h"

#include <simdjson.h>
#include <utility>

namespace keyturn {

namespace {

// Longer than any table of a tenant; a server that never ends is told from one that is large.
constexpr int mostPages = 1'000'000;

namespace ondemand = simdjson::ondemand;

simdjson::padded_string paddedBody(const QByteArray &body)
{
    return simdjson::padded_string(body.constData(), static_cast<std::size_t>(body.size()));
}

QString linkInBody(const Reply &page)
{
    ondemand::parser parser;
    const simdjson::padded_string bytes = paddedBody(page.body);
    ondemand::document document;
    ondemand::object object;
    if (parser.iterate(bytes).get(document) != simdjson::SUCCESS ||
        document.get_object().get(object) != simdjson::SUCCESS)
        return {};
    for (const char *name : nextLinkNames) {
        std::string_view link;
        if (object[name].get_string().get(link) == simdjson::SUCCESS && !link.empty())
            return QString::fromUtf8(link.data(), static_cast<qsizetype>(link.size()));
        object.reset();
    }
    return {};
}

/// Where the objects of `value` stand in @p body. False when it is no page.
bool findRows(const QByteArray &body, std::vector<std::string_view> &rows, const char *&wrong)
{
    ondemand::parser parser;
    const simdjson::padded_string bytes = paddedBody(body);
    ondemand::document document;
    wrong = "body";
    if (parser.iterate(bytes).get(document) != simdjson::SUCCESS)
        return false;
    wrong = "value";
    ondemand::array array;
    if (document["value"].get_array().get(array) != simdjson::SUCCESS)
        return false;
    for (auto element : array) {
        ondemand::object object;
        std::string_view raw;
        if (element.get_object().get(object) != simdjson::SUCCESS ||
            object.raw_json().get(raw) != simdjson::SUCCESS)
            return false;
        const auto from = raw.data() - bytes.data();
        rows.emplace_back(body.constData() + from, raw.size());
    }
    return true;
}

QString schemaNameOf(const Json &row)
{
    const Result<Json> metadata = Json::parse(row.text("metadata").toStdString());
    return metadata ? metadata->text("BotName") : QString();
}

} // namespace

TranscriptPages::TranscriptPages(Pipeline *pipeline, Request first)
    : m_host(first.url.host())
    , m_walk(pipeline, std::move(first), mostPages, &linkInBody)
{}

Task<TranscriptPage> TranscriptPages::next()
{
    const Result<Reply> reply = co_await m_walk.next();
    if (!reply)
        co_return std::unexpected(reply.error());
    TranscriptPage page{reply->body, {}};
    const char *wrong = nullptr;
    if (!findRows(page.body, page.rows, wrong))
        co_return std::unexpected(Error::of(ErrorKind::BadAnswer, m_host, QLatin1String(wrong)));
    co_return std::move(page);
}

Task<std::vector<TranscriptKey>> readTranscriptKeys(Pipeline *pipeline, Request first, int most)
{
    const QString host = first.url.host();
    std::vector<TranscriptKey> keys;
    PageWalk walk(pipeline, std::move(first), mostPages, &nextLinkOf);
    while (!walk.atEnd()) {
        const Result<Reply> reply = co_await walk.next();
        if (!reply)
            co_return std::unexpected(reply.error());
        const Result<std::vector<Json>> rows = reply->json.array("value");
        if (!rows)
            co_return std::unexpected(
                Error::of(ErrorKind::BadAnswer, host, QStringLiteral("value")));
        for (const Json &row : *rows)
            keys.push_back({row.text("conversationtranscriptid"),
                            row.text("_bot_conversationtranscriptid_value"), schemaNameOf(row),
                            fromIso(row.text("createdon"))});
        if (keys.size() > static_cast<std::size_t>(most))
            co_return std::unexpected(
                Error::of(ErrorKind::Incomplete, host, QStringLiteral("keys")));
    }
    co_return std::move(keys);
}

} // namespace keyturn
