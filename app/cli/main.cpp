// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// keyturn-cli: the same application without a window.

#include "app/base/operation.h"
#include "app/cli/commands.h"
#include "app/cli/errorsentence.h"
#include "app/session/hardening.h"
#include "app/session/homefolder.h"
#include "app/session/tenantsession.h"

#include <QCoreApplication>
#include <QGuiApplication>
#include <QTimer>

#include <cstdio>
#include <memory>

namespace {

using namespace keyturn;
using namespace keyturn::cli;

Task<Exit> command(Context context)
{
    switch (context.arguments->verb) {
    case Verb::AgentsList:
    case Verb::AgentsShow:
    case Verb::AgentsLink:
    case Verb::AgentsSync:
        return agentsCommand(context);
    case Verb::LogExport:
    case Verb::LogVerify:
        return logCommand(context);
    case Verb::Transcripts:
        return transcriptsCommand(context);
    case Verb::SignInSetSecret:
        return signInCommand(context);
    default:
        return rotateCommand(context);
    }
}

/// The command, its error as a sentence, and the end of what the session still writes.
QCoro::Task<> runToEnd(Context context)
{
    const Result<Exit> result = co_await command(context);
    Exit code = result.value_or(Exit::Done);
    if (!result) {
        context.output->problem(sentenceFor(result.error()));
        code = exitFor(result.error());
    }
    (void)co_await finished(context.session->settle());
    // With the next turn, after everything that this turn still has to put away.
    QTimer::singleShot(0, context.session,
                       [code] { QCoreApplication::exit(static_cast<int>(code)); });
}

/// What lies in the home can be read without a tenant.
TenantNeed needOf(const Arguments &arguments)
{
    const bool isTranscripts = arguments.verb == Verb::Transcripts;
    const bool isLog = arguments.verb == Verb::LogExport || arguments.verb == Verb::LogVerify;
    const bool isLocal = isLog || (isTranscripts && !arguments.transcripts.needsTenant());
    return isLocal ? TenantNeed::Optional : TenantNeed::Required;
}

int run(const Arguments &arguments)
{
    const Output output(arguments.json ? Output::Form::Json : Output::Form::Text);
    if (const auto logging = startLogging(arguments.home, QStringLiteral("keyturn-cli"));
        !logging) {
        output.problem(sentenceFor(logging.error()));
        return static_cast<int>(Exit::Failed);
    }
    if (arguments.verb == Verb::SignInSetTenant) {
        const Result<Exit> kept = setTenant(arguments, output);
        if (!kept)
            output.problem(sentenceFor(kept.error()));
        return static_cast<int>(kept ? *kept : exitFor(kept.error()));
    }
    OpenOptions options;
    options.home = arguments.home;
    options.tenantFile = arguments.tenantFile;
    options.actor = arguments.actor;
    options.tenant = needOf(arguments);
    Result<std::unique_ptr<TenantSession>> session = TenantSession::open(options);
    if (!session) {
        const Error error = session.error().doing.isEmpty()
                                ? session.error().whileDoing(QStringLiteral("open the home"))
                                : session.error();
        output.problem(sentenceFor(error));
        return static_cast<int>(exitFor(error));
    }
    const Context context{session->get(), &arguments, &output};
    QTimer::singleShot(0, session->get(), [context] { runToEnd(context); });
    const int code = QCoreApplication::exec();
    // What the last answers of the session hold ends while the application is there.
    session->reset();
    QCoreApplication::sendPostedEvents();
    return code;
}

/// A PDF needs fonts, and these a graphical application; no display is asked for.
std::unique_ptr<QCoreApplication> makeApplication(const Arguments &arguments, int &argc,
                                                  char **argv)
{
    const bool isPaper = arguments.verb == Verb::Transcripts &&
                         arguments.transcripts.verb == TranscriptVerb::Export &&
                         arguments.transcripts.format == "pdf";
    if (!isPaper)
        return std::make_unique<QCoreApplication>(argc, argv);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return std::make_unique<QGuiApplication>(argc, argv);
}

} // namespace

int main(int argc, char **argv)
{
    if (!hardenProcess())
        std::fputs("keyturn-cli: this system does not let me keep memory out of core files\n",
                   stderr);
    QCoreApplication::setApplicationName(QStringLiteral("keyturn-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(KEYTURN_VERSION));
    const auto read = readCommandLine(argc, argv);
    if (const int *code = std::get_if<int>(&read))
        return *code;
    const Arguments &arguments = std::get<Arguments>(read);
    const auto application = makeApplication(arguments, argc, argv);
    return run(arguments);
}
