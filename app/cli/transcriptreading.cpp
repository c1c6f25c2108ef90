// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// transcripts list, search and show: the archive alone, without tenant, network or keychain.

#include "app/cli/transcriptjson.h"
#include "app/cli/transcripttext.h"
#include "app/cli/transcriptverbs.h"
#include "app/session/tenantsession.h"
#include "app/store/transcripts/transcriptstore.h"

#include <QFile>

#include <algorithm>

namespace keyturn::cli {

namespace {

constexpr int pageOfHits = 100;
constexpr qint64 longestRuleFile = 1 << 20;

struct Found
{
    QList<Hit> hits;
    QList<ListedConversation> conversations;
};

Result<QList<ListedConversation>> listed(TranscriptStore &store, const SearchQuery &query,
                                         int limit)
{
    QList<qint64> ids;
    if (query.hasText()) {
        const Result<void> streamed = store.streamIds(query, [&](qint64 id) {
            ids << id;
            return ids.size() < limit;
        });
        if (!streamed)
            return std::unexpected(streamed.error());
        return store.conversations(ids);
    }
    const Result<IdChunk> chunk = store.ids(query, {}, limit);
    if (!chunk)
        return std::unexpected(chunk.error());
    return store.conversations(chunk->ids);
}

Result<Found> searched(TranscriptStore &store, const SearchQuery &query, int limit)
{
    Found found;
    SearchCursor from;
    while (found.hits.size() < limit) {
        const int more = std::min(pageOfHits, limit - static_cast<int>(found.hits.size()));
        Result<SearchPage> page = store.search(query, from, more);
        if (!page)
            return std::unexpected(page.error());
        found.hits += page->hits;
        from = page->next;
        if (page->atEnd)
            break;
    }
    QList<qint64> ids;
    for (const Hit &hit : std::as_const(found.hits))
        ids << hit.conversation;
    Result<QList<ListedConversation>> heads = store.conversations(ids);
    if (!heads)
        return std::unexpected(heads.error());
    found.conversations = std::move(*heads);
    return found;
}

Result<Exit> list(Context context, TranscriptStore &store, const SearchQuery &query)
{
    const auto heads = listed(store, query, context.arguments->transcripts.limit);
    if (!heads)
        return std::unexpected(heads.error());
    if (context.output->isJson())
        context.output->json(listJson(*heads));
    else
        printList(*context.output, *heads);
    return Exit::Done;
}

Result<Exit> search(Context context, TranscriptStore &store, const SearchQuery &query)
{
    // Filters alone name conversations, not texts.
    if (!query.hasText())
        return list(context, store, query);
    const Result<Found> found = searched(store, query, context.arguments->transcripts.limit);
    if (!found)
        return std::unexpected(found.error());
    if (context.output->isJson())
        context.output->json(hitsJson(found->hits, found->conversations));
    else
        printHits(*context.output, found->hits, found->conversations);
    return Exit::Done;
}

Result<Exit> show(Context context, TranscriptService &service)
{
    const TranscriptArguments &arguments = context.arguments->transcripts;
    const Result<qint64> id = conversationOf(service, arguments.conversation);
    if (!id)
        return std::unexpected(id.error());
    const Result<ReadableConversation> reading =
        arguments.purpose.empty() ? service.conversation(*id)
                                  : service.revealedConversation(*id, textOf(arguments.purpose));
    if (!reading)
        return std::unexpected(reading.error());
    if (context.output->isJson())
        context.output->json(conversationJson(*reading));
    else
        printConversation(*context.output, *reading,
                          arguments.withEvents ? Between::Everything : Between::Nothing);
    return Exit::Done;
}

} // namespace

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

QStringList textsOf(const std::vector<std::string> &texts)
{
    QStringList out;
    for (const std::string &text : texts)
        out << textOf(text);
    return out;
}

Result<SearchQuery> queryOf(const std::vector<std::string> &words)
{
    const auto query = parseQuery(textsOf(words).join(QLatin1Char(' ')));
    if (query)
        return *query;
    const QueryProblem &problem = query.error();
    return std::unexpected(
        Error::invalid(
            QStringLiteral("\"%1\" (%2; %3)").arg(problem.word, problem.why(), problem.mend()),
            QStringLiteral("query"))
            .whileDoing(QStringLiteral("search")));
}

Result<QString> fileText(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return std::unexpected(Error::invalid(file, QStringLiteral("unreadable")));
    if (in.size() > longestRuleFile)
        return std::unexpected(Error::invalid(file, QStringLiteral("too-long")));
    return QString::fromUtf8(in.readAll());
}

Result<qint64> conversationOf(TranscriptService &service, const std::string &named)
{
    if (const Result<void> ready = service.open(); !ready)
        return std::unexpected(ready.error());
    return service.archive()->find(textOf(named));
}

Task<Exit> readTranscripts(Context context)
{
    TranscriptService &service = context.session->transcripts();
    const Result<void> ready = service.open();
    if (!ready)
        co_return std::unexpected(ready.error());
    const TranscriptArguments &arguments = context.arguments->transcripts;
    if (arguments.verb == TranscriptVerb::Show)
        co_return show(context, service);
    KT_TRY(query, queryOf(arguments.query));
    if (arguments.verb == TranscriptVerb::List)
        co_return list(context, *service.archive(), query);
    co_return search(context, *service.archive(), query);
}

} // namespace keyturn::cli
