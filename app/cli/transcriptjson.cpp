// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/transcriptjson.h"

#include "app/base/clock.h"
#include "app/cli/errorsentence.h"

namespace keyturn::cli {

namespace {

using Number = qint64;

Number of(std::uint64_t count)
{
    return static_cast<Number>(count);
}

void writeFile(JsonWriter &json, const ImportReport::File &file)
{
    const transcripts::FileOutcome &seen = file.outcome;
    json.beginObject().member("file", std::string_view(seen.file));
    json.member("rows", of(seen.rows)).member("conversations", of(seen.conversations));
    json.member("activities", of(seen.activities)).member("userMessages", of(seen.userMessages));
    json.member("botMessages", of(seen.botMessages)).member("turns", of(seen.turns));
    json.member("greetings", of(seen.greetings)).member("unanswered", of(seen.unanswered));
    json.member("multiReply", of(seen.multiReply)).member("redelivered", of(seen.redelivered));
    json.member("emptyUserMessages", of(seen.emptyUserMessages));
    json.member("sameTextTwice", of(seen.sameTextTwice));
    json.member("unknownShapes", of(seen.unknownShapes));
    json.member("truncated", of(seen.truncated)).member("added", file.added);
    json.member("duplicates", file.duplicates).member("findings", file.findings);
    const bool stopped = file.error.has_value() || seen.cancelled;
    if (stopped)
        json.member("problem", file.error ? sentenceFor(*file.error) : QStringLiteral("cancelled"));
    else if (!seen.problems.empty())
        json.member("problem",
                    std::string_view(transcripts::problemText(seen.problems.front().code)));
    json.key("problems").beginArray();
    for (const transcripts::ImportProblem &problem : seen.problems)
        json.beginObject()
            .member("where", std::string_view(problem.where))
            .member("code", std::string_view(problem.code))
            .member("text", transcripts::problemText(problem.code))
            .endObject();
    json.endArray().endObject();
}

/// A path without a file has a line of its own, so that nothing is passed over in silence.
void writeMissing(JsonWriter &json, const transcripts::ImportProblem &problem)
{
    json.beginObject().member("file", std::string_view(problem.where));
    for (const char *count : {"rows", "conversations", "activities", "userMessages", "botMessages",
                              "turns", "greetings", "unanswered", "multiReply", "redelivered",
                              "emptyUserMessages", "sameTextTwice", "unknownShapes"})
        json.member(count, 0);
    json.member("problem", transcripts::problemText(problem.code))
        .member("code", std::string_view(problem.code))
        .endObject();
}

void writeEnvironment(JsonWriter &json, const EnvironmentSync &seen)
{
    json.beginObject().member("environment", seen.name).member("id", seen.id);
    json.member("pages", seen.pages).member("fetched", seen.fetched).member("added", seen.added);
    json.member("known", seen.known).member("late", seen.late);
    json.member("conversations", seen.conversations).member("findings", seen.findings);
    json.member("unrecognised", seen.unrecognised).member("resumed", seen.resumed);
    writeTime(json, "watermark", seen.watermarkMs);
    json.key("agents").beginArray();
    for (const AgentSync &agent : seen.agents)
        json.beginObject()
            .member("id", agent.botId)
            .member("name", agent.name)
            .member("fetched", agent.fetched)
            .member("added", agent.added)
            .endObject();
    json.endArray();
    writeChecks(json, "notes", seen.notes);
    writeError(json, seen.error);
    json.endObject();
}

} // namespace

void writeTime(JsonWriter &json, std::string_view key, const std::optional<qint64> &ms)
{
    json.key(key);
    if (ms)
        json.value(toIso(TimePoint(Millis(*ms))));
    else
        json.null();
}

void writeError(JsonWriter &json, const std::optional<Error> &error)
{
    if (error)
        json.member("problem", sentenceFor(*error)).member("code", error->code);
}

void writeChecks(JsonWriter &json, std::string_view key, const QList<SyncCheck> &checks)
{
    json.key(key).beginArray();
    for (const SyncCheck &check : checks) {
        json.beginObject().member("topic", nameOf(check.topic));
        json.member("result", nameOf(check.result)).member("text", check.sentence());
        json.member("asked", check.asked).member("found", check.found);
        if (!check.mend().isEmpty())
            json.member("mend", check.mend());
        json.endObject();
    }
    json.endArray();
}

QByteArray syncJson(const SyncReport &report)
{
    JsonWriter json;
    json.beginObject().member("added", report.added).key("environments").beginArray();
    for (const EnvironmentSync &seen : report.environments)
        writeEnvironment(json, seen);
    return json.endArray().endObject().take();
}

QByteArray importJson(const ImportReport &report)
{
    JsonWriter json;
    json.beginArray();
    for (const ImportReport::File &file : report.files)
        writeFile(json, file);
    for (const transcripts::ImportProblem &problem : report.problems)
        writeMissing(json, problem);
    return json.endArray().take();
}

QByteArray scanJson(const ScanReport &report)
{
    JsonWriter json;
    json.beginObject().member("trial", report.trial).member("texts", report.texts);
    json.member("textsHit", report.textsHit).member("hits", report.hits);
    json.member("turnsHit", report.turnsHit).member("conversationsHit", report.conversationsHit);
    json.member("atLeast", report.turnsAtLeast).key("rules").beginArray();
    for (const RuleHits &rule : report.rules)
        json.beginObject()
            .member("rule", rule.rule)
            .member("title", rule.title)
            .member("severity", rule.severity)
            .member("hits", rule.hits)
            .endObject();
    json.endArray().key("examples").beginArray();
    for (const qint64 id : report.examples)
        json.value(id);
    json.endArray().key("problems").beginArray();
    for (const QString &problem : report.problems)
        json.value(problem);
    return json.endArray().endObject().take();
}

QByteArray coverageJson(const CoverageReport &report)
{
    const transcripts::Coverage &all = report.coverage;
    JsonWriter json;
    json.beginObject().member("rows", of(all.rows)).member("activities", of(all.activities));
    json.member("unrecognisedRows", of(all.unrecognisedRows));
    json.member("truncatedRows", of(all.truncatedRows));
    json.member("unknownActivities", of(all.unknownActivities));
    json.member("replacedBytes", of(all.replacedBytes)).key("strange").beginArray();
    for (const auto &[strange, met] : all.strange)
        json.beginObject()
            .member("what", transcripts::nameOf(strange.what))
            .member("word", std::string_view(strange.word))
            .member("count", of(met.count))
            .member("sample", std::string_view(met.sample))
            .endObject();
    json.endArray().key("problemRows").beginArray();
    for (const CoverageReport::ProblemRow &row : report.problemRows)
        json.beginObject()
            .member("conversation", row.conversation)
            .member("row", row.transcriptId)
            .member("source", row.sourceName)
            .member("code", row.problem)
            .member("truncated", row.truncated)
            .endObject();
    return json.endArray().endObject().take();
}

QByteArray exportJson(const ExportedFile &file)
{
    JsonWriter json;
    json.beginObject().member("file", file.file).member("conversations", file.conversations);
    json.member("rows", file.rows).member("turns", file.turns).member("messages", file.messages);
    json.member("withheld", file.withheld).member("cutCells", file.cells);
    json.member("gone", file.gone).member("bytes", file.bytes);
    json.member("sha256", QString::fromLatin1(file.sha256.toHex()));
    return json.endObject().take();
}

QByteArray forwardJson(const ForwardOutcome &outcome)
{
    JsonWriter json;
    json.beginObject().member("conversations", outcome.conversations);
    json.member("entered", outcome.entered).member("replayed", outcome.replayed);
    json.member("sent", outcome.sent).member("updates", outcome.updates);
    json.member("refused", outcome.refused).member("dropped", outcome.dropped);
    json.member("cut", outcome.cut).member("unknown", outcome.unknown);
    json.member("pending", outcome.pending);
    writeError(json, outcome.stoppedBy);
    return json.endObject().take();
}

QByteArray purgeJson(const PurgeCounts &counts)
{
    JsonWriter json;
    json.beginObject().member("conversations", counts.conversations).member("rows", counts.rows);
    json.member("texts", counts.texts).member("findings", counts.findings);
    json.member("heldBack", counts.heldBack).member("scrubbed", counts.scrubbed);
    return json.endObject().take();
}

} // namespace keyturn::cli
