// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/runfindings.h"

#include "app/report/actiontext.h"

namespace keyturn::cli {

namespace {

using rotation::RunSnapshot;
using rotation::Suspect;

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

void writeTime(JsonWriter &json, std::string_view name, TimePoint when)
{
    json.key(name);
    if (when == TimePoint{})
        json.null();
    else
        json.value(toIso(when));
}

void writeSuspects(JsonWriter &json, const RunSnapshot &run)
{
    json.key("suspects").beginArray();
    for (const Suspect &suspect : run.view.suspects.found) {
        json.beginObject()
            .member("what", std::string_view(suspect.what))
            .member("id", std::string_view(suspect.id))
            .member("name", std::string_view(suspect.name))
            .member("by", std::string_view(suspect.by));
        writeTime(json, "at", suspect.at);
        json.endObject();
    }
    json.endArray().key("notRead").beginArray();
    for (const std::string &source : run.view.suspects.notRead)
        json.value(std::string_view(source));
    json.endArray();
    const auto [usual, longest] = tokensLiveUntil(run.plan, run.view);
    writeTime(json, "tokensUntil", usual);
    writeTime(json, "longestTokensUntil", longest);
}

} // namespace

void writeFindings(JsonWriter &json, const RunSnapshot &run)
{
    if (run.plan.leak)
        writeSuspects(json, run);
    json.key("reopened").beginArray();
    for (const Fact &fact : run.journal) {
        if (fact.kind != FactKind::Reopened)
            continue;
        json.beginObject()
            .member("step", std::string_view(fact.step))
            .member("why", std::string_view(fact.value("why")));
        writeTime(json, "at", fact.at);
        json.endObject();
    }
    json.endArray();
}

void printFindings(const Output &output, const RunSnapshot &run)
{
    for (const Suspect &suspect : run.view.suspects.found)
        output.line(
            QStringLiteral("Since the leak: %1 %2%3, %4")
                .arg(text(suspect.what), text(suspect.name),
                     suspect.by.empty() ? QString() : QStringLiteral(" by ") + text(suspect.by),
                     suspect.at == TimePoint{} ? QStringLiteral("bears no date")
                                               : shortTime(suspect.at)));
    for (const std::string &source : run.view.suspects.notRead)
        output.line(QStringLiteral("Could not be looked at: ") + text(source));
    const auto [usual, longest] = tokensLiveUntil(run.plan, run.view);
    if (usual != TimePoint{})
        output.line(QStringLiteral("Tokens of the old secret live until %1, where a service lets "
                                   "them live longer until %2.")
                        .arg(shortTime(usual), shortTime(longest)));
    for (const Fact &fact : run.journal) {
        if (fact.kind == FactKind::Reopened)
            output.line(shortTime(fact.at) + QStringLiteral(": ") + actionText(fact));
    }
}

} // namespace keyturn::cli
