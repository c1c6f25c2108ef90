// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window's program: reads where things are, opens a tenant, shows the window.
#include "app/base/logging.h"
#include "app/session/demotenant.h"
#include "app/session/hardening.h"
#include "app/session/homefolder.h"
#include "app/session/tenantsession.h"
#include "ui/appearance.h"
#include "ui/errortext.h"
#include "ui/language.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QProcess>
#include <QStandardPaths>
#include <QTimer>

#include <cstdio>

namespace {

using namespace keyturn;

struct Arguments
{
    OpenOptions open;
    bool demo = false;
};

Arguments readArguments(const QApplication &application)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        QStringLiteral("A console for the credentials of Copilot Studio agents."));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption home(QStringLiteral("home"),
                                  QStringLiteral("Folder of databases, settings and logs."),
                                  QStringLiteral("DIR"));
    const QCommandLineOption tenant(QStringLiteral("tenant-file"),
                                    QStringLiteral("The line that keyturn-tenant printed."),
                                    QStringLiteral("FILE"));
    const QCommandLineOption person(QStringLiteral("operator"),
                                    QStringLiteral("Who you are in the control log."),
                                    QStringLiteral("UPN"));
    const QCommandLineOption demo(
        QStringLiteral("demo"),
        QStringLiteral("Open a simulated tenant that ends with the window. Without this option it "
                       "is opened only while the home knows no tenant."));
    parser.addOptions({home, tenant, person, demo});
    parser.process(application);
    Arguments arguments;
    arguments.demo = parser.isSet(demo);
    arguments.open.home = parser.isSet(home)
                              ? parser.value(home)
                              : QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    arguments.open.tenantFile = parser.value(tenant);
    arguments.open.actor = parser.value(person);
    return arguments;
}

bool knowsNoTenant(const Error &error)
{
    return error.kind == ErrorKind::Invalid && error.code == QLatin1String("no-tenant");
}

/// Opens the tenant of the home, or a simulated one, which then is in @p demo; its home is what
/// the options name from then on.
Result<std::unique_ptr<TenantSession>> openSession(Arguments &arguments,
                                                   std::unique_ptr<DemoTenant> &demo)
{
    if (!arguments.demo) {
        auto session = TenantSession::open(arguments.open);
        if (session || !knowsNoTenant(session.error()))
            return session;
    }
    auto started = DemoTenant::start();
    if (!started)
        return std::unexpected(started.error());
    demo = std::move(*started);
    arguments.open.home = demo->home();
    arguments.open.tenantFile = demo->tenantFile();
    return TenantSession::open(arguments.open);
}

int sayWhy(const Error &error)
{
    const ErrorText text = describe(error);
    std::fprintf(stderr, "%s\n%s\n", qPrintable(text.sentence), qPrintable(text.nextStep));
    QMessageBox box(QMessageBox::Critical, QStringLiteral("Keyturn"), text.sentence);
    box.setInformativeText(text.nextStep);
    box.setDetailedText(text.details);
    box.exec();
    return 1;
}

Prompts desktopPrompts(const QString &home)
{
    Prompts prompts;
    prompts.saveFile = [](QWidget *parent, const QString &suggestion, auto answer) {
        auto *dialog = new QFileDialog(parent);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setAcceptMode(QFileDialog::AcceptSave);
        dialog->selectFile(suggestion);
        QObject::connect(dialog, &QFileDialog::fileSelected, parent, answer);
        dialog->open();
    };
    prompts.openFiles = [](QWidget *parent, auto answer) {
        auto *dialog = new QFileDialog(parent);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::ExistingFiles);
        QObject::connect(dialog, &QFileDialog::filesSelected, parent, answer);
        dialog->open();
    };
    prompts.goOnWithoutWindow = [home](const QString &run) {
        const QDir here(QCoreApplication::applicationDirPath());
        return QProcess::startDetached(here.filePath(QStringLiteral("keyturn-cli")),
                                       {QStringLiteral("--home"), home, QStringLiteral("rotate"),
                                        QStringLiteral("resume"), run});
    };
    return prompts;
}

} // namespace

int main(int argc, char **argv)
{
    const bool hardened = hardenProcess();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("keyturn"));
    QApplication::setApplicationDisplayName(QStringLiteral("Keyturn"));
    QApplication::setApplicationVersion(QStringLiteral(KEYTURN_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.keyturn.Keyturn"));
    installLanguage(application);
    Appearance appearance(application);
    Arguments arguments = readArguments(application);
    const OpenOptions &options = arguments.open;
    if (const auto logging = startLogging(options.home, QStringLiteral("keyturn")); !logging)
        return sayWhy(logging.error());
    std::unique_ptr<DemoTenant> demo;
    auto session = openSession(arguments, demo);
    if (!session)
        return sayWhy(session.error());
    if (!hardened)
        qCWarning(lcSession) << "core files or tracing could not be switched off";
    int code = 0;
    {
        MainWindow window(**session, appearance,
                          QDir(options.home).filePath(QStringLiteral("window.ini")),
                          desktopPrompts(options.home));
        window.show();
        QTimer::singleShot(0, &window, &MainWindow::begin);
        code = QApplication::exec();
    }
    // What the last answers of the session hold ends while the application is there.
    session->reset();
    QCoreApplication::sendPostedEvents();
    return code;
}
