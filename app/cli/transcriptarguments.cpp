// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/transcriptarguments.h"

#include <CLI/CLI.hpp>
#include <utility>

namespace keyturn::cli {

namespace {

const std::vector<std::string> formats{
    "markdown", "html",  "csv", "csv-excel", "csv-excel-semicolon",
    "xlsx",     "jsonl", "pdf", "evidence"};
const std::vector<std::string> kinds{"akto", "json"};
const std::vector<std::string> signIns{"none", "raw", "bearer", "header"};
constexpr int mostDays = 36'500;

class Adder
{
public:
    Adder(CLI::App &program, TranscriptArguments &into, std::function<void()> chosen)
        : m_group(*program.add_subcommand("transcripts", "what agents and people said"))
        , m_into(into)
        , m_chosen(std::move(chosen))
    {
        m_group.require_subcommand(1);
        m_group.fallthrough();
    }

    void addAll()
    {
        addCollecting();
        addReading();
        addLeaving();
        addJudging();
    }

private:
    CLI::App &verb(const char *name, TranscriptVerb which, const char *help)
    {
        CLI::App *app = m_group.add_subcommand(name, help);
        app->fallthrough();
        app->callback([which, &into = m_into, chosen = m_chosen] {
            into.verb = which;
            chosen();
        });
        return *app;
    }

    void query(CLI::App &app, const char *help) { app.add_option("QUERY", m_into.query, help); }
    void repeated(CLI::App &app, const char *name, std::vector<std::string> &into, const char *help)
    {
        app.add_option(name, into, help)->allow_extra_args(false);
    }

    void addCollecting()
    {
        CLI::App &sync = verb("sync", TranscriptVerb::Sync, "read what is new in the tenant");
        repeated(sync, "--environment", m_into.environments, "id or name; repeatable");
        repeated(sync, "--agent", m_into.agents, "botid; repeatable");
        CLI::App &import = verb("import", TranscriptVerb::Import,
                                "saved pages, exports, snapshots, zips; folders are searched");
        import.add_option("PATH", m_into.paths, "file or folder")->required();
        verb("loss", TranscriptVerb::Loss, "was anything lost? needs the tenant to be complete");
        verb("coverage", TranscriptVerb::Coverage, "what the reader does not know");
    }

    void addReading()
    {
        CLI::App &list = verb("list", TranscriptVerb::List, "conversations, newest first");
        query(list, "filters, such as agent:helpdesk has:finding after:2026-01-01");
        list.add_option("--limit", m_into.limit, "at most so many")->check(CLI::Range(1, 100'000));
        CLI::App &search = verb("search", TranscriptVerb::Search, "texts that match, newest first");
        query(search, "words, \"phrases\", prefix*, -not, said: bot: tool: var: and filters");
        search.get_option("QUERY")->required();
        search.add_option("--limit", m_into.limit, "at most so many")->check(CLI::Range(1, 10'000));
        CLI::App &show = verb("show", TranscriptVerb::Show, "one conversation, findings masked");
        show.add_option("ID", m_into.conversation, "id, name or display id")->required();
        show.add_option("--reveal", m_into.purpose, "nothing masked; the purpose is logged");
        show.add_flag("!--no-events", m_into.withEvents, "only what was said");
        CLI::App &reveal = verb("reveal", TranscriptVerb::Reveal, "the text of one finding");
        reveal.add_option("FINDING", m_into.finding, "its number, as show prints it")->required();
        reveal.add_option("--purpose", m_into.purpose, "why; it is logged")->required();
    }

    void addLeaving()
    {
        CLI::App &out = verb("export", TranscriptVerb::Export, "a selection into one file");
        query(out, "which conversations; all without it");
        repeated(out, "--conversation", m_into.conversations, "id or name; repeatable");
        out.add_option("--format", m_into.format, "how it is written")
            ->check(CLI::IsMember(formats));
        out.add_option("--out", m_into.file, "file to replace")->required();
        out.add_option("--as-stored", m_into.purpose, "not redacted; the purpose is logged");
        out.add_flag("!--no-events", m_into.withEvents, "only what was said");
        addForward(verb("forward", TranscriptVerb::Forward, "pairs to a receiver, each once"));
    }

    void addForward(CLI::App &app)
    {
        app.add_option("--to", m_into.url, "address of the receiver")->required();
        app.add_option("--kind", m_into.kind, "akto or json")->check(CLI::IsMember(kinds));
        app.add_option("--name", m_into.name, "the ledger's word for it; the host without it");
        app.add_option("--sign-in", m_into.signIn, "none, raw, bearer or header")
            ->check(CLI::IsMember(signIns));
        app.add_option("--header", m_into.header, "of --sign-in header: its name");
        app.add_option("--token-item", m_into.tokenItem, "keychain item that holds the token");
        app.add_option("--token-from-fd", m_into.tokenFd,
                       "keep the token that this descriptor gives in the keychain; 0 is stdin");
        app.add_option("--account", m_into.account, "akto_account_id");
        app.add_flag("--dry-run", m_into.dryRun, "print the bytes, send nothing");
        app.add_flag("--replay", m_into.replay, "send what was sent in the range again");
        app.add_option("--from", m_into.from, "of a replay: ISO time, inclusive");
        app.add_option("--until", m_into.until, "of a replay: ISO time, exclusive");
        app.add_flag("--design", m_into.design, "runs from the test pane too");
        app.add_flag("--resend-unknown", m_into.resendUnknown,
                     "pairs whose answer was lost go again");
        app.add_flag("--recognises-pairs", m_into.recognisesPairs,
                     "the receiver drops a pair that it has");
        app.add_option("--as-stored", m_into.purpose, "not redacted; the purpose is logged");
    }

    void addJudging()
    {
        CLI::App &scan = verb("scan", TranscriptVerb::Scan, "the whole archive again");
        repeated(scan, "--rule", m_into.rules, "only this rule; repeatable");
        repeated(scan, "--pack", m_into.packs, "a country's rules too; repeatable");
        scan.add_option("--try", m_into.trialFile, "a rule file: count its hits, write nothing");
        CLI::App &suppress = verb("suppress", TranscriptVerb::Suppress, "a false hit");
        suppress.add_option("FINDING", m_into.finding, "its number, as show prints it")->required();
        suppress.add_option("--reason", m_into.reason, "why; it is logged");
        suppress.add_flag("--restore", m_into.undo, "it is a finding after all");
        CLI::App &hold = verb("hold", TranscriptVerb::Hold, "keep conversations from every purge");
        hold.add_option("ID", m_into.conversations, "ids or names")->required();
        hold.add_option("--reason", m_into.reason, "why; it is logged")->required();
        hold.add_flag("--release", m_into.undo, "they may be purged again");
        CLI::App &purge = verb("purge", TranscriptVerb::Purge, "take old conversations away");
        purge.add_option("--older-than", m_into.days, "days since their last word")
            ->required()
            ->check(CLI::Range(0, mostDays));
        CLI::App &keep = verb("retention", TranscriptVerb::Retention, "how long they are kept");
        keep.add_option("DAYS", m_into.days, "0 keeps them for ever")
            ->check(CLI::Range(0, mostDays));
    }

    CLI::App &m_group;
    TranscriptArguments &m_into;
    std::function<void()> m_chosen;
};

} // namespace

void addTranscripts(CLI::App &program, TranscriptArguments &into, std::function<void()> chosen)
{
    Adder(program, into, std::move(chosen)).addAll();
}

} // namespace keyturn::cli
