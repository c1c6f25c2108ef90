// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/clock.h"
#include "app/base/json.h"
#include "app/transcripts/exporter/formatwriter.h"

namespace keyturn::transcripts {

namespace {

std::string iso(std::int64_t ms)
{
    return toIso(TimePoint(Millis(ms))).toStdString();
}

void time(JsonWriter &json, std::string_view name, const std::optional<Moment> &at)
{
    json.key(name);
    if (at)
        json.value(std::string_view(iso(at->ms)));
    else
        json.null();
}

void reply(JsonWriter &json, const ExportLine &line)
{
    json.beginObject().member("text", std::string_view(line.text));
    time(json, "at", line.at);
    json.member("marks", std::string_view(line.marks));
    json.member("findings", std::string_view(line.rules)).endObject();
}

/// What was said and what was answered in one turn.
struct Turned
{
    const ExportLine *user = nullptr;
    std::vector<const ExportLine *> replies;
};

QByteArray turnLine(const ExportView &view, std::size_t number, const Turned &turn)
{
    JsonWriter json;
    json.beginObject();
    json.member("conversation", std::string_view(view.id));
    json.member("conversationId", std::string_view(view.displayId));
    json.member("turn", static_cast<qint64>(number));
    json.key("user");
    if (turn.user != nullptr)
        json.value(std::string_view(turn.user->text));
    else
        json.null();
    time(json, "userAt", turn.user == nullptr ? std::nullopt : turn.user->at);
    json.key("replies").beginArray();
    for (const ExportLine *each : turn.replies)
        reply(json, *each);
    json.endArray();
    json.member("marks", std::string_view(turn.user == nullptr ? "" : turn.user->marks));
    json.member("findings", std::string_view(turn.user == nullptr ? "" : turn.user->rules));
    json.member("person", std::string_view(view.person));
    json.member("agent", std::string_view(view.agent));
    json.member("agentSchemaName", std::string_view(view.agentSchemaName));
    json.member("environment", std::string_view(view.environment));
    json.member("environmentId", std::string_view(view.environmentId));
    json.member("channel", std::string_view(view.channel));
    json.member("class", std::string_view(view.conversationClass));
    json.member("outcome", std::string_view(view.outcome));
    json.member("transcript",
                std::string_view(turn.user == nullptr ? "" : turn.user->transcriptId));
    json.endObject();
    return json.take() + '\n';
}

class JsonLinesWriter final : public FormatWriter
{
public:
    explicit JsonLinesWriter(TextSink &sink)
        : m_sink(sink)
    {}

    Result<void> begin(const ExportHead &head) override
    {
        m_head = head;
        return {};
    }

    Result<void> add(const ExportView &view) override
    {
        std::vector<Turned> turns(view.turns);
        for (const ExportLine &line : view.lines) {
            if (line.turn >= turns.size() || line.kind != nameOf(ItemKind::Message))
                continue;
            if (line.speaker == ExportLine::Speaker::User)
                turns[line.turn].user = &line;
            else
                turns[line.turn].replies.push_back(&line);
        }
        QByteArray lines;
        for (std::size_t i = 0; i < turns.size(); ++i) {
            if (turns[i].user != nullptr || !turns[i].replies.empty())
                lines += turnLine(view, i, turns[i]);
        }
        return m_sink.write({lines.constData(), static_cast<std::size_t>(lines.size())});
    }

    /// A last line says what the file is.
    Result<void> end(const ExportReport &report) override
    {
        JsonWriter json;
        json.beginObject().key("export").beginObject();
        for (const auto &[name, text] : m_head.facts())
            json.member(name, std::string_view(text));
        for (const auto &[name, text] : endFacts(report))
            json.member(name, std::string_view(text));
        json.endObject().endObject();
        const QByteArray line = json.take() + '\n';
        return m_sink.write({line.constData(), static_cast<std::size_t>(line.size())});
    }

private:
    TextSink &m_sink;
    ExportHead m_head;
};

} // namespace

std::unique_ptr<FormatWriter> jsonLinesWriter(TextSink &sink)
{
    return std::make_unique<JsonLinesWriter>(sink);
}

} // namespace keyturn::transcripts
