// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/transcriptjson.h"
#include "app/cli/transcripttext.h"
#include "app/cli/transcriptverbs.h"
#include "app/session/tenantsession.h"
#include "app/store/transcripts/transcriptstore.h"

#include <utility>

namespace keyturn::cli {

namespace {

/// Who acts is in the log in any case; without a keychain its rows carry no seal.
Task<void> prepareLog(Context context)
{
    const Result<void> sealed = co_await finished(context.session->prepareLog());
    if (!sealed)
        context.output->problem(QStringLiteral("the row of the control log carries no seal, since "
                                               "the keychain cannot be used here"));
    co_return {};
}

bool leavesARow(const TranscriptArguments &arguments)
{
    const bool onlyAsks = arguments.verb == TranscriptVerb::Retention && arguments.days < 0;
    return !onlyAsks && !arguments.dryRun;
}

Task<Exit> sync(Context context)
{
    const TranscriptArguments &arguments = context.arguments->transcripts;
    SyncOptions options;
    options.environmentIds = textsOf(arguments.environments);
    options.agentIds = textsOf(arguments.agents);
    context.output->progress(QStringLiteral("Reading transcripts ..."));
    const Work<SyncReport> work = context.session->transcripts().sync(options);
    KT_TRY(report, co_await outcomeOf(work));
    if (context.output->isJson())
        context.output->json(syncJson(report));
    else
        printSync(*context.output, report);
    co_return report.failed() > 0 ? Exit::Partly : Exit::Done;
}

Task<Exit> import(Context context)
{
    const Work<ImportReport> work =
        context.session->transcripts().importFiles(textsOf(context.arguments->transcripts.paths));
    KT_TRY(report, co_await outcomeOf(work));
    if (context.output->isJson())
        context.output->json(importJson(report));
    else
        printImport(*context.output, report);
    co_return report.failed() > 0 ? Exit::Partly : Exit::Done;
}

Task<Exit> scan(Context context)
{
    const TranscriptArguments &arguments = context.arguments->transcripts;
    ScanOptions options;
    options.rules = textsOf(arguments.rules);
    options.packs = textsOf(arguments.packs);
    if (!arguments.trialFile.empty()) {
        KT_TRY(text, fileText(textOf(arguments.trialFile)));
        options.trialRuleText = text;
    }
    const Work<ScanReport> work = context.session->transcripts().scan(options);
    KT_TRY(report, co_await outcomeOf(work));
    if (context.output->isJson())
        context.output->json(scanJson(report));
    else
        printScan(*context.output, report);
    co_return report.problems.isEmpty() ? Exit::Done : Exit::Failed;
}

Task<Exit> coverage(Context context)
{
    KT_TRY(report, co_await outcomeOf(context.session->transcripts().coverage()));
    if (context.output->isJson())
        context.output->json(coverageJson(report));
    else
        printCoverage(*context.output, report);
    co_return Exit::Done;
}

Task<Exit> loss(Context context)
{
    KT_TRY(sheet, co_await outcomeOf(context.session->transcripts().lossSheet()));
    if (context.output->isJson())
        context.output->json(lossJson(sheet));
    else
        printLoss(*context.output, sheet);
    bool partly = false;
    for (const EnvironmentLoss &seen : sheet.environments)
        partly = partly || seen.error.has_value();
    co_return partly ? Exit::Partly : Exit::Done;
}

} // namespace

Task<Exit> transcriptsCommand(Context context)
{
    switch (context.arguments->transcripts.verb) {
    case TranscriptVerb::Sync:
        co_return co_await sync(context);
    case TranscriptVerb::Import:
        co_return co_await import(context);
    case TranscriptVerb::Scan:
        co_return co_await scan(context);
    case TranscriptVerb::Coverage:
        co_return co_await coverage(context);
    case TranscriptVerb::Loss:
        co_return co_await loss(context);
    case TranscriptVerb::List:
    case TranscriptVerb::Search:
        co_return co_await readTranscripts(context);
    case TranscriptVerb::Show:
        if (!context.arguments->transcripts.purpose.empty())
            co_await prepareLog(context);
        co_return co_await readTranscripts(context);
    default:
        if (leavesARow(context.arguments->transcripts))
            co_await prepareLog(context);
        co_return co_await decideTranscripts(context);
    }
}

} // namespace keyturn::cli
