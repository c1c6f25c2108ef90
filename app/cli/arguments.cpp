// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/arguments.h"

#include "app/cli/exitcode.h"

#include <QDir>
#include <QStandardPaths>

#include <CLI/CLI.hpp>
#include <deque>
#include <functional>
#include <string>

namespace keyturn::cli {

namespace {

const std::vector<std::string> reasons{"scheduled", "expiring", "scope-change",   "owner-left",
                                       "by-hand",   "leak",     "leak-revoke-now"};
const std::vector<std::string> deliveries{"keyvault", "api", "portal"};
const std::vector<std::string> formats{"markdown", "csv", "csv-excel", "csv-excel-semicolon",
                                       "jsonl"};

/// CLI11 writes std::string; the texts live here until the line has been parsed.
class Reader
{
public:
    explicit Reader(Arguments &arguments)
        : m_arguments(arguments)
    {
        m_app.require_subcommand(1);
        m_app.fallthrough();
        m_app.set_version_flag("--version", std::string(KEYTURN_VERSION));
        text(m_app, "--home", m_arguments.home, "folder of databases, settings and logs");
        text(m_app, "--tenant-file", m_arguments.tenantFile,
             "the line that keyturn-tenant prints; kept in the settings");
        text(m_app, "--operator", m_arguments.actor, "user principal name of who does this");
        m_app.add_flag("--json", m_arguments.json, "one JSON value on stdout");
        addAgents();
        addRotate();
        addLog();
        addTranscripts(m_app, m_arguments.transcripts,
                       [this] { m_arguments.verb = Verb::Transcripts; });
        addSignIn();
    }

    int parse(int argc, char **argv)
    {
        try {
            m_app.parse(argc, argv);
        } catch (const CLI::Success &done) {
            return m_app.exit(done);
        } catch (const CLI::ParseError &error) {
            m_app.exit(error);
            return static_cast<int>(Exit::Usage);
        }
        for (const auto &copy : m_copies)
            copy();
        return -1;
    }

private:
    CLI::Option *text(CLI::App &app, const std::string &name, QString &target,
                      const std::string &help)
    {
        std::string &value = m_texts.emplace_back();
        m_copies.push_back([&value, &target] {
            if (!value.empty())
                target = QString::fromStdString(value);
        });
        return app.add_option(name, value, help);
    }

    CLI::App &verb(CLI::App &group, const char *name, Verb which, const char *help)
    {
        CLI::App *app = group.add_subcommand(name, help);
        app->fallthrough();
        app->callback([this, which] { m_arguments.verb = which; });
        return *app;
    }

    CLI::App &group(const char *name, const char *help)
    {
        CLI::App *app = m_app.add_subcommand(name, help);
        app->require_subcommand(1);
        app->fallthrough();
        return *app;
    }

    CLI::App &onRun(CLI::App &rotate, const char *name, Verb which, const char *help)
    {
        CLI::App &app = verb(rotate, name, which, help);
        text(app, "RUN", m_arguments.run, "id of a run, or a prefix of it")->required();
        return app;
    }

    void addAgents()
    {
        CLI::App &agents = group("agents", "what the tenant's agents stand on");
        verb(agents, "list", Verb::AgentsList, "every agent; syncs first when nothing is known");
        CLI::App &show = verb(agents, "show", Verb::AgentsShow, "one agent in full");
        agentOf(show);
        CLI::App &link = verb(agents, "link", Verb::AgentsLink,
                              "add a link that the console cannot see, and sync");
        agentOf(link);
        text(link, "--application", m_arguments.applicationId, "appId it presents a secret of")
            ->required();
        text(link, "--name", m_arguments.consumerName, "what presents it")->required();
        text(link, "--vault", m_arguments.vaultUri, "https://name.vault.azure.net it reads from");
        text(link, "--secret", m_arguments.secretName, "name of the secret in that vault");
        link.add_flag("--remove", m_arguments.removeLink, "take the link away again");
        verb(agents, "sync", Verb::AgentsSync, "read the tenant now");
    }

    void agentOf(CLI::App &app)
    {
        text(app, "AGENT", m_arguments.agent, "id, name or a unique prefix")->required();
    }

    void planned(CLI::App &app)
    {
        agentOf(app);
        std::vector<std::string> &ids = m_lists.emplace_back();
        m_copies.push_back([this, &ids] {
            for (const std::string &id : ids)
                m_arguments.retire.append(QString::fromStdString(id));
        });
        app.add_option("--retire", ids, "key id to retire; repeatable")->allow_extra_args(false);
        text(app, "--reason", m_arguments.reason, "why")->check(CLI::IsMember(reasons));
        text(app, "--deliver", m_arguments.deliver, "a preference for how the value travels")
            ->check(CLI::IsMember(deliveries));
        CLI::Option *ask = text(app, "--canary-ask", m_arguments.canaryAsk,
                                "after the switch, ask an agent without sign-in this");
        CLI::Option *expect = text(app, "--canary-expect", m_arguments.canaryExpect,
                                   "words of the answer that only its tool knows");
        text(app, "--leaked-at", m_arguments.leakedAt,
             "of a leak: since when, as 2026-11-20T09:00Z; else as far as records reach");
        ask->needs(expect);
        expect->needs(ask);
    }

    void addRotate()
    {
        CLI::App &rotate = group("rotate", "turn an agent's client secret");
        planned(verb(rotate, "plan", Verb::RotatePlan, "what a run would do; writes nothing"));
        CLI::App &run =
            verb(rotate, "run", Verb::RotateRun, "start and go on until it ends or needs a person");
        planned(run);
        run.add_flag("--accept", m_arguments.accept, "accept the plan's stated ceilings");
        onRun(rotate, "resume", Verb::RotateResume, "go on with a run");
        onRun(rotate, "undo", Verb::RotateUndo, "take a run back, with the same proof");
        onRun(rotate, "pause", Verb::RotatePause, "stop where stopping is safe");
        onRun(rotate, "approve", Verb::RotateApprove, "approve the retirement on its evidence");
        onRun(rotate, "go-on", Verb::RotateGoOn, "decide a stuck run: go on");
        onRun(rotate, "leave-both", Verb::RotateLeaveBoth,
              "decide a stuck run: leave both credentials alive");
        CLI::App &attest = onRun(rotate, "attest", Verb::RotateAttest, "say that a step was done");
        text(attest, "STEP", m_arguments.step, "id of the step")->required();
        text(attest, "--note", m_arguments.note, "what was done")->required();
        CLI::App &handOver = onRun(rotate, "hand-over", Verb::RotateHandOver,
                                   "write the new value to a file descriptor");
        handOver.add_option("--to-fd", m_arguments.toFd, "an open file descriptor")
            ->required()
            ->check(CLI::Range(0, 1'000'000));
        CLI::App &status = verb(rotate, "status", Verb::RotateStatus, "runs and how they stand");
        text(status, "RUN", m_arguments.run, "id of a run, or a prefix of it");
        verb(rotate, "watch", Verb::RotateWatch,
             "look once whether somebody undid what completed runs delivered");
    }

    void addSignIn()
    {
        CLI::App &signIn = group("sign-in", "the tenant, and how the console signs in to it");
        CLI::App &tenant = verb(signIn, "set-tenant", Verb::SignInSetTenant,
                                "name a real tenant in the settings of the home");
        text(tenant, "--tenant-id", m_arguments.tenantId, "id of the directory")->required();
        text(tenant, "--client-id", m_arguments.clientId, "appId of the console's application")
            ->required();
        text(tenant, "--certificate", m_arguments.certificateFile,
             "sign in with this certificate (PEM) instead of a client secret");
        text(tenant, "--workspace", m_arguments.workspaceId, "Log Analytics workspace id");
        text(tenant, "--proxy", m_arguments.proxy, "http://host:port; else the system's");
        text(tenant, "--extra-ca", m_arguments.caFile, "one more certificate authority (PEM)");
        CLI::App &secret = verb(signIn, "set-secret", Verb::SignInSetSecret,
                                "read the client secret, or the certificate's private key, from a "
                                "file descriptor into the keychain");
        secret.add_option("--from-fd", m_arguments.fromFd, "an open file descriptor; 0 is stdin")
            ->required()
            ->check(CLI::Range(0, 1'000'000));
    }

    void addLog()
    {
        CLI::App &log = group("log", "the control log");
        CLI::App &out = verb(log, "export", Verb::LogExport, "the whole log; an anchor of it");
        m_arguments.format = QStringLiteral("markdown");
        text(out, "--format", m_arguments.format, "markdown, csv, csv-excel or jsonl")
            ->check(CLI::IsMember(formats));
        text(out, "--out", m_arguments.outFile, "file to replace; stdout without it");
        CLI::App &check = verb(log, "verify", Verb::LogVerify,
                               "chain, seal and head; of an exported file when one is named");
        text(check, "FILE", m_arguments.exportFile, "a JSON Lines export");
    }

    Arguments &m_arguments;
    CLI::App m_app{"Turns the credentials that Copilot Studio agents stand on.", "keyturn-cli"};
    std::deque<std::string> m_texts;
    std::deque<std::vector<std::string>> m_lists;
    std::vector<std::function<void()>> m_copies;
};

} // namespace

std::variant<Arguments, int> readCommandLine(int argc, char **argv)
{
    Arguments arguments;
    arguments.home = QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) +
                     QStringLiteral("/keyturn");
    Reader reader(arguments);
    if (const int ended = reader.parse(argc, argv); ended >= 0)
        return ended;
    arguments.home = QDir(arguments.home).absolutePath();
    return arguments;
}

} // namespace keyturn::cli
