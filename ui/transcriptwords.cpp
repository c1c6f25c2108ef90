// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcriptwords.h"

#include "ui/timetext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace keyturn {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::TranscriptWords)
};

/// Short words for the built-in rules; a rule of the person's own keeps its title.
constexpr std::pair<const char *, const char *> ruleWords[]{
    {"card", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "card number")},
    {"iban", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "bank account (IBAN)")},
    {"email", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "e-mail address")},
    {"phone", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "phone number")},
    {"phone-national", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "phone number")},
    {"ipv4", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "IP address")},
    {"ipv6", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "IP address")},
    {"ipv6-whole", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "IP address")},
    {"mac", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "network card address")},
    {"passport", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "passport number")},
    {"birth-date", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "date of birth")},
    {"us-ssn", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "social security number")},
    {"us-ssn-plain", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "social security number")},
    {"us-itin", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "taxpayer number")},
    {"us-routing", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "bank routing number")},
    {"entra-client-secret", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "Entra client secret")},
    {"jwt", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "token (JWT)")},
    {"entra-refresh-token", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "refresh token")},
    {"azure-account-key", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "Azure account key")},
    {"azure-account-key-plain", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "Azure account key")},
    {"sas-signature", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "shared access signature")},
    {"connection-string", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "connection string")},
    {"apim-key", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "API subscription key")},
    {"apim-key-near", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "API subscription key")},
    {"private-key", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "private key")},
    {"authorization-header", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "authorization header")},
    {"bearer-token", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "bearer token")},
    {"password", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "password")},
    {"password-symbols", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "password")},
    {"ignore-instructions", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "prompt injection")},
    {"reveal-system-prompt", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "asks for the prompt")},
    {"jailbreak", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "jailbreak")},
    {"role-spoofing", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "pretended speaker")},
    {"role-heading", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "pretended speaker")},
    {"instructed-agent", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "orders inside of data")},
    {"exfiltrate", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "data sent away")},
    {"markdown-image", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "image that carries data")},
    {"markdown-link-data", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "link that carries data")},
    {"hidden-tags", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "hidden text")},
    {"zero-width", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "hidden text")},
    {"bidi-override", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "turned text")},
    {"content-filter", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "content filter")},
    {"message-blocked", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "message blocked")},
    {"answer-filtered", QT_TRANSLATE_NOOP("keyturn::TranscriptWords", "answer filtered")}};

const auto dots = QString(6, QChar(0x2022));

bool is(const QString &text, const char *name)
{
    return text.compare(QLatin1String(name), Qt::CaseInsensitive) == 0;
}

QDateTime dateOf(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms);
}

} // namespace

ToneText outcomeText(const QString &outcome)
{
    if (outcome.isEmpty() || is(outcome, "None"))
        return {};
    if (is(outcome, "Resolved"))
        return {Words::tr("Resolved"), Tone::Good};
    if (is(outcome, "Abandoned"))
        return {Words::tr("Abandoned"), Tone::Caution};
    if (is(outcome, "HandOff") || is(outcome, "Escalated"))
        return {Words::tr("Escalated"), Tone::Neutral};
    return {outcome, Tone::Neutral};
}

QString outcomeReasonText(const QString &reason)
{
    if (is(reason, "UserExit"))
        return Words::tr("the person left");
    if (is(reason, "UserError"))
        return Words::tr("an error of the person or the author");
    if (is(reason, "SystemError"))
        return Words::tr("an error of the system");
    if (is(reason, "AgentTransferRequestedByUser"))
        return Words::tr("the person asked for someone");
    if (is(reason, "AgentTransferFromQuestionMaxAttempts"))
        return Words::tr("a question was not answered often enough");
    if (is(reason, "AgentTransferConfiguredByAuthor"))
        return Words::tr("as the author set it up");
    if (is(reason, "NoError") || is(reason, "Resolved"))
        return {};
    return reason;
}

QString channelText(const QString &channel)
{
    if (is(channel, "msteams"))
        return Words::tr("Teams");
    if (is(channel, "webchat"))
        return Words::tr("Web chat");
    if (is(channel, "directline"))
        return Words::tr("Direct Line");
    if (is(channel, "pva-studio"))
        return Words::tr("Test pane");
    if (is(channel, "pva-autonomous"))
        return Words::tr("Autonomous");
    if (is(channel, "lcw"))
        return Words::tr("Dynamics 365 chat");
    if (is(channel, "conversationconductor"))
        return Words::tr("Voice");
    if (is(channel, "emulator"))
        return Words::tr("Emulator");
    return channel.isEmpty() ? Words::tr("no channel") : channel;
}

QString classText(ConversationClass kind)
{
    switch (kind) {
    case ConversationClass::Chat:
        return Words::tr("Chat");
    case ConversationClass::Design:
        return Words::tr("Test run");
    case ConversationClass::Autonomous:
        return Words::tr("Autonomous run");
    }
    return {};
}

QString classText(const QString &facetValue)
{
    if (facetValue == QLatin1String("design"))
        return classText(ConversationClass::Design);
    if (facetValue == QLatin1String("autonomous"))
        return classText(ConversationClass::Autonomous);
    return classText(ConversationClass::Chat);
}

QString personText(const ListedConversation &conversation)
{
    if (!conversation.personName.isEmpty())
        return conversation.personName;
    if (conversation.kind == ConversationClass::Autonomous)
        return Words::tr("(no person)");
    return conversation.personId.isEmpty() ? Words::tr("(guest)") : conversation.personId.left(8);
}

QString agentText(const ListedConversation &conversation)
{
    if (!conversation.agentName.isEmpty())
        return conversation.agentName;
    if (!conversation.agentSchemaName.isEmpty())
        return Words::tr("unknown agent (%1)").arg(conversation.agentSchemaName);
    return Words::tr("unknown agent");
}

QString ruleText(const QString &rule, const QString &title)
{
    for (const auto &[id, word] : ruleWords) {
        if (rule == QLatin1String(id))
            return QCoreApplication::translate("keyturn::TranscriptWords", word);
    }
    return title.isEmpty() ? rule : title;
}

QString findingText(const RuleTitles &titles, const QString &rule, int count)
{
    const QString title = ruleText(rule, titles.value(rule));
    return count == 1 ? title : Words::tr("%1 \u00d7 %2").arg(count).arg(title);
}

Tone toneOfSeverity(int severity)
{
    return severity >= 2 ? Tone::Bad : severity == 1 ? Tone::Caution : Tone::Neutral;
}

QString fieldText(TextField field)
{
    switch (field) {
    case TextField::Said:
        return Words::tr("person");
    case TextField::Bot:
        return Words::tr("agent");
    case TextField::Tool:
        return Words::tr("tool");
    case TextField::Variable:
        return Words::tr("variable");
    }
    return {};
}

QString faultText(const QueryProblem &problem)
{
    switch (problem.fault) {
    case QueryFault::UnclosedPhrase:
        return Words::tr("The quotation mark at %1 is never closed.").arg(problem.begin + 1);
    case QueryFault::EmptyWord:
        return Words::tr("At %1 there is nothing to search for.").arg(problem.begin + 1);
    case QueryFault::ShortPrefix:
        return Words::tr("\u201c%1\u201d is too short for a star.").arg(problem.word);
    case QueryFault::UnknownScope:
        return Words::tr("There is no scope \u201c%1\u201d.").arg(problem.word);
    case QueryFault::UnknownValue:
        return Words::tr("\u201c%1\u201d is not known here.").arg(problem.word);
    case QueryFault::BadDate:
        return Words::tr("\u201c%1\u201d is no date.").arg(problem.word);
    case QueryFault::OnlyExcluded:
        return Words::tr("Words are only left out, none is asked for.");
    case QueryFault::TooLong:
        return Words::tr("These are too many words.");
    }
    return {};
}

QString mendText(const QueryProblem &problem)
{
    switch (problem.fault) {
    case QueryFault::UnclosedPhrase:
        return Words::tr("Add a quotation mark at the end.");
    case QueryFault::EmptyWord:
        return Words::tr("Write a word behind it, or take it away.");
    case QueryFault::ShortPrefix:
        return Words::tr("Write at least two letters before the star.");
    case QueryFault::UnknownScope:
        return Words::tr("Known are said: bot: tool: var: agent: env: channel: outcome: class: "
                         "before: after: has: finding:. Put it in quotation marks to search for "
                         "the words.");
    case QueryFault::UnknownValue:
        return problem.mend();
    case QueryFault::BadDate:
        return Words::tr("Write a day as 2026-11-20.");
    case QueryFault::OnlyExcluded:
        return Words::tr("Add a word to look for.");
    case QueryFault::TooLong:
        return Words::tr("Use fewer words.");
    }
    return {};
}

QString clockText(std::optional<qint64> ms)
{
    return ms ? QLocale().toString(dateOf(*ms), QStringLiteral("HH:mm:ss")) : QString();
}

QString listTimeText(std::optional<qint64> ms, qint64 nowMs)
{
    if (!ms)
        return {};
    const QDate day = dateOf(*ms).date();
    const QDate today = dateOf(nowMs).date();
    if (day == today)
        return QLocale().toString(dateOf(*ms), QStringLiteral("HH:mm"));
    return QLocale().toString(day, day.year() == today.year() ? QStringLiteral("d MMM")
                                                              : QStringLiteral("d MMM yyyy"));
}

QString dayText(std::optional<qint64> ms)
{
    return ms ? QLocale().toString(dateOf(*ms), QStringLiteral("d MMM yyyy")) : QString();
}

QString shortSpanText(qint64 ms, bool wholeSeconds)
{
    const double seconds = static_cast<double>(ms) / 1000;
    if (ms < 1000 && !wholeSeconds)
        return Words::tr("%1 ms").arg(ms);
    if (ms < 10'000 && !wholeSeconds)
        return Words::tr("%1 s").arg(QLocale().toString(seconds, 'f', 1));
    return spanText(Millis(ms));
}

MarkedText markedSnippet(const Snippet &snippet)
{
    QList<FindingMark> open = snippet.findings;
    open.removeIf([](const FindingMark &mark) { return mark.suppressed; });
    std::sort(open.begin(), open.end(), [](const FindingMark &a, const FindingMark &b) {
        return a.range.begin < b.range.begin;
    });
    MarkedText shown;
    if (snippet.cutBefore)
        shown.text = QChar(0x2026);
    int from = 0;
    const auto size = static_cast<int>(snippet.text.size());
    const auto copy = [&](int until) {
        const int by = static_cast<int>(shown.text.size()) - from;
        for (const auto &hit : snippet.highlights) {
            if (hit.begin >= from && hit.begin + hit.length <= until)
                shown.hits.append({hit.begin + by, hit.length});
        }
        shown.text += snippet.text.mid(from, until - from);
        from = until;
    };
    for (const auto &mark : open) {
        const int begin = std::clamp(mark.range.begin, from, size);
        const int end = std::clamp(mark.range.begin + mark.range.length, begin, size);
        if (begin == end)
            continue;
        copy(begin);
        shown.hidden.append({static_cast<int>(shown.text.size()), static_cast<int>(dots.size())});
        shown.text += dots;
        from = end;
    }
    copy(size);
    if (snippet.cutAfter)
        shown.text += QChar(0x2026);
    return shown;
}

} // namespace keyturn
