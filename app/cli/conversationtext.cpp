// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Conversations and hits as a person reads them in a terminal.

#include "app/cli/transcripttext.h"
#include "app/transcripts/maskedreading.h"

#include <algorithm>
#include <array>

namespace keyturn::cli {

namespace {

using transcripts::Item;
using transcripts::ItemKind;
using transcripts::Mark;

constexpr int widthOfText = 96;
constexpr int longestEvent = 160;
constexpr std::array fieldNames{"said", "bot", "tool", "var"};

QString utf8(const std::string &text)
{
    return QString::fromStdString(text);
}

QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QStringList marksOf(const Item &item)
{
    QStringList marks;
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
        const auto mark = static_cast<Mark>(1U << bit);
        if (transcripts::has(item.marks, mark))
            marks << utf8(transcripts::nameOf(mark));
    }
    if (item.copies > 1)
        marks << QStringLiteral("x%1").arg(item.copies);
    return marks;
}

/// The lines of a text, broken at blanks so that they fit.
QStringList wrapped(const QString &text)
{
    QStringList lines;
    const QStringList given = text.split(QLatin1Char('\n'));
    for (QString line : given) {
        while (line.size() > widthOfText) {
            qsizetype cut = line.lastIndexOf(QLatin1Char(' '), widthOfText);
            if (cut < widthOfText / 2)
                cut = widthOfText;
            lines << line.left(cut);
            line = line.mid(cut).trimmed();
        }
        lines << line;
    }
    return lines;
}

QString clockOf(const Item &item)
{
    if (!item.at)
        return QStringLiteral("     -  ");
    return toIso(TimePoint(Millis(item.at->ms))).mid(11, 8);
}

QString bracketed(const QStringList &marks)
{
    return marks.isEmpty() ? QString()
                           : QStringLiteral("  [%1]").arg(marks.join(QStringLiteral(", ")));
}

void printMessage(const Output &output, const Item &item)
{
    const bool isUser = item.role == transcripts::Role::User;
    const QString margin = isUser ? QStringLiteral("  > ") : QStringLiteral("      < ");
    QString who = isUser ? QStringLiteral("user") : QStringLiteral("agent");
    if (!item.agent.empty())
        who += QLatin1Char(' ') + utf8(item.agent);
    output.line(clockOf(item) + margin + who + bracketed(marksOf(item)));
    if (item.text.empty())
        return;
    const QString indent(margin.size() + 8, QLatin1Char(' '));
    for (const QString &line : wrapped(utf8(item.text)))
        output.line(indent + line);
}

void printEvent(const Output &output, const Item &item)
{
    QString line = clockOf(item) + QStringLiteral("    - ") + utf8(transcripts::nameOf(item.kind));
    if (!item.title.empty())
        line += QLatin1Char(' ') + utf8(item.title);
    QString text = utf8(item.text).simplified();
    if (!text.isEmpty())
        line += QStringLiteral(": ") + text.left(longestEvent);
    if (item.durationMs)
        line += QStringLiteral(" (%1 s)").arg(static_cast<double>(*item.durationMs) / 1000.0);
    output.line(line + bracketed(marksOf(item)));
}

void printHead(const Output &output, const ReadableConversation &reading)
{
    const ListedConversation &head = reading.head;
    const QString agent = head.agentName.isEmpty() ? head.agentSchemaName : head.agentName;
    output.line(
        QStringLiteral("%1  %2  %3  %4")
            .arg(QString::number(head.id), agent.isEmpty() ? QStringLiteral("-") : agent,
                 head.environmentName.isEmpty() ? QStringLiteral("-") : head.environmentName,
                 head.key));
    output.line(QStringLiteral("%1 to %2, %3 messages of the user, %4 of the agent, %5 turns, "
                               "outcome %6")
                    .arg(timeText(head.startedMs), timeText(head.lastMs))
                    .arg(head.userMessages)
                    .arg(head.botMessages)
                    .arg(head.turns)
                    .arg(head.outcome.isEmpty() ? QStringLiteral("-") : head.outcome));
    if (!reading.related.isEmpty()) {
        QStringList ids;
        for (const qint64 id : reading.related)
            ids << QString::number(id);
        output.line(QStringLiteral("perhaps goes on in: ") + ids.join(QLatin1Char(' ')));
    }
    output.line(QString());
}

void printFindings(const Output &output, const ReadableConversation &reading)
{
    if (reading.masks.empty())
        return;
    output.line(QString());
    output.line(reading.revealed ? QStringLiteral("Findings:")
                                 : QStringLiteral("Findings, masked above:"));
    QList<QStringList> rows;
    for (const MaskedSpan &mask : reading.masks)
        rows << QStringList{mask.finding == 0 ? QStringLiteral("-") : QString::number(mask.finding),
                            mask.rule, QString::number(mask.severity),
                            mask.suppressed ? QStringLiteral("suppressed") : QString()};
    output.table(
        {QStringLiteral("FINDING"), QStringLiteral("RULE"), QStringLiteral("SEVERITY"), QString()},
        rows);
}

} // namespace

QString timeText(const std::optional<qint64> &ms)
{
    return ms ? shortTime(TimePoint(Millis(*ms))) : QStringLiteral("-");
}

void printList(const Output &output, const QList<ListedConversation> &conversations)
{
    QList<QStringList> rows;
    for (const ListedConversation &head : conversations) {
        int open = 0;
        for (const ListedConversation::RuleCount &count : head.findings)
            open += count.open;
        rows << QStringList{QString::number(head.id),
                            timeText(head.lastMs),
                            head.agentName.isEmpty() ? head.agentSchemaName : head.agentName,
                            head.channel,
                            head.outcome,
                            QString::number(head.turns),
                            open > 0 ? QString::number(open) : QString(),
                            maskedSnippet(head.firstSaid).simplified()};
    }
    output.table({QStringLiteral("ID"), QStringLiteral("LAST"), QStringLiteral("AGENT"),
                  QStringLiteral("CHANNEL"), QStringLiteral("OUTCOME"), QStringLiteral("TURNS"),
                  QStringLiteral("FINDINGS"), QStringLiteral("FIRST SAID")},
                 rows);
}

void printHits(const Output &output, const QList<Hit> &hits,
               const QList<ListedConversation> &conversations)
{
    QList<QStringList> rows;
    for (const Hit &hit : hits) {
        const auto head = std::find_if(
            conversations.begin(), conversations.end(),
            [&](const ListedConversation &each) { return each.id == hit.conversation; });
        QString agent;
        if (head != conversations.end())
            agent = head->agentName.isEmpty() ? head->agentSchemaName : head->agentName;
        QString text = maskedSnippet(hit.snippet).simplified();
        if (hit.more > 0)
            text += QStringLiteral("  (+%1)").arg(hit.more);
        rows << QStringList{QString::number(hit.conversation), timeText(hit.atMs), agent,
                            QLatin1String(fieldNames[static_cast<std::size_t>(hit.field)]), text};
    }
    output.table({QStringLiteral("ID"), QStringLiteral("WHEN"), QStringLiteral("AGENT"),
                  QStringLiteral("IN"), QStringLiteral("TEXT")},
                 rows);
}

void printConversation(const Output &output, const ReadableConversation &reading, Between events)
{
    printHead(output, reading);
    for (const Item &item : reading.content.items) {
        if (item.kind == ItemKind::Message)
            printMessage(output, item);
        else if (events == Between::Everything || item.kind == ItemKind::Gap ||
                 item.kind == ItemKind::Missing)
            printEvent(output, item);
    }
    printFindings(output, reading);
}

} // namespace keyturn::cli
