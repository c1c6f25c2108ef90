// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The verbs of transcripts that leave a row in the control log.

#include "app/cli/secretfrom.h"
#include "app/cli/transcriptjson.h"
#include "app/cli/transcripttext.h"
#include "app/cli/transcriptverbs.h"
#include "app/session/tenantsession.h"
#include "app/store/transcripts/retention.h"

#include <QCryptographicHash>
#include <QUrl>

#include <cstdio>

namespace keyturn::cli {

namespace {

using transcripts::Receiver;
using transcripts::ReceiverKind;
using transcripts::ReceiverSignIn;

/// One member for a machine, one line for a person.
void say(Context context, const char *key, const QString &value, const QString &line)
{
    if (context.output->isJson()) {
        JsonWriter json;
        context.output->json(json.beginObject().member(key, value).endObject().take());
        return;
    }
    context.output->line(line);
}

Result<QList<qint64>> conversationsOf(TranscriptService &service,
                                      const std::vector<std::string> &named)
{
    QList<qint64> ids;
    for (const std::string &each : named) {
        const Result<qint64> id = conversationOf(service, each);
        if (!id)
            return std::unexpected(id.error().about(textOf(each)));
        ids << *id;
    }
    return ids;
}

Task<Exit> exportSelection(Context context)
{
    const TranscriptArguments &arguments = context.arguments->transcripts;
    TranscriptService &service = context.session->transcripts();
    TranscriptSelection selection;
    KT_TRY(ids, conversationsOf(service, arguments.conversations));
    selection.conversations = ids;
    KT_TRY(query, queryOf(arguments.query));
    if (!arguments.query.empty())
        selection.query = query;
    TranscriptExportOptions options;
    options.format = transcriptFormatFrom(textOf(arguments.format)).value_or(options.format);
    options.file = textOf(arguments.file);
    options.withEvents = arguments.withEvents;
    options.purpose = textOf(arguments.purpose);
    options.texts = arguments.purpose.empty() ? ExportTexts::Redacted : ExportTexts::AsStored;
    KT_TRY(report, co_await outcomeOf(service.exportSelection(selection, options)));
    if (context.output->isJson())
        context.output->json(exportJson(report));
    else
        context.output->line(
            QStringLiteral("%1 conversations, %2 messages: %3, %4 bytes, SHA-256 %5")
                .arg(report.conversations)
                .arg(report.messages)
                .arg(report.file)
                .arg(report.bytes)
                .arg(QString::fromLatin1(report.sha256.toHex())));
    co_return Exit::Done;
}

ReceiverSignIn signInOf(const std::string &name)
{
    if (name == "raw")
        return ReceiverSignIn::RawToken;
    if (name == "bearer")
        return ReceiverSignIn::Bearer;
    return name == "header" ? ReceiverSignIn::Header : ReceiverSignIn::None;
}

Result<std::optional<qint64>> timeOf(const std::string &iso, const char *option)
{
    if (iso.empty())
        return std::nullopt;
    const TimePoint when = fromIso(textOf(iso));
    if (when == TimePoint{})
        return std::unexpected(Error::invalid(QLatin1String(option), QStringLiteral("time")));
    return when.time_since_epoch().count();
}

/// One item for each receiver unless a person names it; names of items are visible in clear.
QString tokenItemOf(const TranscriptArguments &arguments)
{
    if (!arguments.tokenItem.empty())
        return textOf(arguments.tokenItem);
    const QByteArray digest = QCryptographicHash::hash(QByteArray::fromStdString(arguments.url),
                                                       QCryptographicHash::Sha256);
    return QStringLiteral("receiver-") + QString::fromLatin1(digest.toHex().left(12));
}

Result<ForwardRequest> requestOf(const TranscriptArguments &arguments)
{
    ForwardRequest request;
    Receiver &receiver = request.receiver;
    receiver.url = QUrl(textOf(arguments.url), QUrl::StrictMode);
    if (!receiver.url.isValid() || receiver.url.host().isEmpty())
        return std::unexpected(Error::invalid(textOf(arguments.url), QStringLiteral("url")));
    receiver.name = arguments.name.empty() ? receiver.url.host() : textOf(arguments.name);
    receiver.kind =
        arguments.kind == "json" ? ReceiverKind::JsonEndpoint : ReceiverKind::AktoIngestion;
    receiver.signIn = signInOf(arguments.signIn);
    receiver.header = QByteArray::fromStdString(arguments.header);
    receiver.keychainId = tokenItemOf(arguments);
    if (arguments.tokenFd >= 0 && receiver.signIn == ReceiverSignIn::None)
        receiver.signIn = receiver.kind == ReceiverKind::JsonEndpoint ? ReceiverSignIn::Bearer
                                                                      : ReceiverSignIn::RawToken;
    if (!arguments.account.empty())
        receiver.accountId = textOf(arguments.account);
    receiver.recognisesPairs = arguments.recognisesPairs;
    const auto from = timeOf(arguments.from, "--from");
    const auto until = timeOf(arguments.until, "--until");
    if (!from || !until)
        return std::unexpected(!from ? from.error() : until.error());
    request.fromMs = *from;
    request.untilMs = *until;
    request.dryRun = arguments.dryRun;
    request.replay = arguments.replay;
    request.design = arguments.design;
    request.resendUnknown = arguments.resendUnknown;
    request.purpose = textOf(arguments.purpose);
    request.texts = arguments.purpose.empty() ? ExportTexts::Redacted : ExportTexts::AsStored;
    return request;
}

Task<Exit> forward(Context context)
{
    KT_TRY(request, requestOf(context.arguments->transcripts));
    if (const int descriptor = context.arguments->transcripts.tokenFd; descriptor >= 0) {
        Result<Secret> token = secretFrom(descriptor);
        if (!token)
            co_return std::unexpected(token.error());
        const Result<void> kept = co_await finished(
            context.session->keepReceiverToken(request.receiver.keychainId, std::move(*token)));
        if (!kept)
            co_return std::unexpected(
                kept.error().whileDoing(QStringLiteral("put the token into the keychain")));
    }
    KT_TRY(outcome, co_await outcomeOf(context.session->transcripts().forward(request)));
    if (request.dryRun) {
        std::fwrite(outcome.dryRun.constData(), 1, static_cast<std::size_t>(outcome.dryRun.size()),
                    stdout);
        co_return Exit::Done;
    }
    if (context.output->isJson())
        context.output->json(forwardJson(outcome));
    else
        context.output->line(QStringLiteral("%1 pairs sent, %2 refused, %3 unknown, %4 pending")
                                 .arg(outcome.sent)
                                 .arg(outcome.refused)
                                 .arg(outcome.unknown)
                                 .arg(outcome.pending));
    const bool whole = !outcome.stoppedBy && outcome.refused == 0 && outcome.unknown == 0;
    co_return whole ? Exit::Done : Exit::Partly;
}

Result<Exit> reveal(Context context, TranscriptService &service)
{
    const TranscriptArguments &arguments = context.arguments->transcripts;
    const Result<QString> text = service.reveal(arguments.finding, textOf(arguments.purpose));
    if (!text)
        return std::unexpected(text.error());
    say(context, "text", *text, *text);
    return Exit::Done;
}

Result<Exit> suppress(Context context, TranscriptService &service)
{
    const TranscriptArguments &arguments = context.arguments->transcripts;
    const Result<void> done = arguments.undo
                                  ? service.restore(arguments.finding)
                                  : service.suppress(arguments.finding, textOf(arguments.reason));
    if (!done)
        return std::unexpected(done.error());
    const QString what = arguments.undo ? QStringLiteral("restored") : QStringLiteral("suppressed");
    say(context, "state", what, what);
    return Exit::Done;
}

Result<Exit> hold(Context context, TranscriptService &service)
{
    const TranscriptArguments &arguments = context.arguments->transcripts;
    const auto ids = conversationsOf(service, arguments.conversations);
    if (!ids)
        return std::unexpected(ids.error());
    const Result<void> done = arguments.undo ? service.release(*ids, textOf(arguments.reason))
                                             : service.hold(*ids, textOf(arguments.reason));
    if (!done)
        return std::unexpected(done.error());
    const QString what = arguments.undo ? QStringLiteral("released") : QStringLiteral("held");
    say(context, "state", what, what);
    return Exit::Done;
}

Result<Exit> retention(Context context, TranscriptService &service)
{
    const int days = context.arguments->transcripts.days;
    if (const Result<void> ready = service.open(); !ready)
        return std::unexpected(ready.error());
    if (days >= 0) {
        if (const Result<void> set = service.setRetention({days}); !set)
            return std::unexpected(set.error());
    }
    const Result<RetentionRule> rule = service.retention()->rule();
    if (!rule)
        return std::unexpected(rule.error());
    const QString kept = QString::number(rule->days);
    say(context, "days", kept,
        rule->days == 0 ? QStringLiteral("kept for ever") : QStringLiteral("%1 days").arg(kept));
    return Exit::Done;
}

Task<Exit> purge(Context context)
{
    const Work<PurgeCounts> work =
        context.session->transcripts().purge(context.arguments->transcripts.days);
    KT_TRY(counts, co_await outcomeOf(work));
    if (context.output->isJson())
        context.output->json(purgeJson(counts));
    else
        context.output->line(QStringLiteral("%1 conversations taken away, %2 held back")
                                 .arg(counts.conversations)
                                 .arg(counts.heldBack));
    co_return Exit::Done;
}

} // namespace

Task<Exit> decideTranscripts(Context context)
{
    TranscriptService &service = context.session->transcripts();
    switch (context.arguments->transcripts.verb) {
    case TranscriptVerb::Export:
        co_return co_await exportSelection(context);
    case TranscriptVerb::Forward:
        co_return co_await forward(context);
    case TranscriptVerb::Purge:
        co_return co_await purge(context);
    case TranscriptVerb::Reveal:
        co_return reveal(context, service);
    case TranscriptVerb::Suppress:
        co_return suppress(context, service);
    case TranscriptVerb::Hold:
        co_return hold(context, service);
    default:
        co_return retention(context, service);
    }
}

} // namespace keyturn::cli
