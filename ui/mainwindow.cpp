// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow.h"

#include "app/base/operation.h"
#include "app/base/settings.h"
#include "app/store/inventorystore.h"
#include "app/store/records.h"
#include "app/transcripts/transcriptservice.h"
#include "ui/appearance.h"
#include "ui/navigation.h"
#include "ui/panels/agentspanel.h"
#include "ui/panels/controllogpanel.h"
#include "ui/panels/rotationspanel.h"
#include "ui/panels/transcriptspanel.h"
#include "ui/statusfooter.h"
#include "widgets/commandpalette.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFileInfo>
#include <QLocale>
#include <QShortcut>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace keyturn {

namespace {

const auto agentsId = QStringLiteral("agents");
const auto rotationsId = QStringLiteral("rotations");
const auto transcriptsId = QStringLiteral("transcripts");
const auto logId = QStringLiteral("log");

} // namespace

MainWindow::MainWindow(TenantSession &session, Appearance &appearance, const QString &stateFile,
                       Prompts prompts)
    : m_session(session)
    , m_appearance(appearance)
    , m_stateFile(stateFile)
    , m_prompts(std::move(prompts))
    , m_inventoryWatcher(session.inventory().database())
    , m_recordsWatcher(session.records().database())
    , m_navigation(new Navigation(this))
    , m_stack(new QStackedWidget(this))
    , m_agents(new AgentsPanel(session.inventory(), session.records(), session.clock(), this))
    , m_rotations(new RotationsPanel(session.rotation(), session.records(), session.clock(),
                                     session.status().portalUrl, this))
    , m_transcripts(new TranscriptsPanel(session.transcripts(), session.clock(),
                                         {m_prompts.saveFile, m_prompts.openFiles}, this))
    , m_log(new ControlLogPanel(session.records(), session.clock(), this))
    , m_footer(new StatusFooter(this))
    , m_palette(new CommandPalette(this))
{
    build();
    connectParts();
    addKeys();
    addCommands();
    showStatus();
    showLog();
    showBadges();
    restoreState();
    showPanel(agentsId);
}

MainWindow::~MainWindow() = default;

void MainWindow::build()
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("Keyturn"));
    m_navigation->addPanel(agentsId, tr("Agents"), QStringLiteral("agents"), tr("Ctrl+1"));
    m_navigation->addPanel(rotationsId, tr("Rotations"), QStringLiteral("rotations"), tr("Ctrl+2"));
    m_navigation->addPanel(transcriptsId, tr("Transcripts"), QStringLiteral("transcripts"),
                           tr("Ctrl+3"));
    m_navigation->addPanel(logId, tr("Control log"), QStringLiteral("log"), tr("Ctrl+4"));
    m_stack->addWidget(m_agents);
    m_stack->addWidget(m_rotations);
    m_stack->addWidget(m_transcripts);
    m_stack->addWidget(m_log);
    m_rotations->setClipboardTime(std::chrono::duration_cast<std::chrono::seconds>(
        m_session.settings().duration(Setting::ClipboardSeconds)));
    auto *middle = new QHBoxLayout;
    middle->setSpacing(0);
    middle->addWidget(m_navigation);
    middle->addWidget(m_stack, 1);
    auto *central = new QWidget(this);
    auto *column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(middle, 1);
    column->addWidget(m_footer);
    setCentralWidget(central);
    setMinimumSize(960, 620);
    resize(1440, 900);
}

void MainWindow::connectParts()
{
    connect(m_navigation, &Navigation::chosen, this, &MainWindow::showPanel);
    connect(m_agents, &AgentsPanel::syncRequested, this, &MainWindow::sync);
    connect(m_agents, &AgentsPanel::countChanged, this, &MainWindow::showBadges);
    connect(m_agents, &AgentsPanel::rotateRequested, this, [this](const QString &id) {
        if (const auto row = m_session.inventory().agent(id))
            m_rotations->plan(row->agent);
    });
    connect(m_agents, &AgentsPanel::runRequested, this, [this](const QString &run) {
        showPanel(rotationsId);
        m_rotations->openRun(run);
    });
    connect(m_rotations, &RotationsPanel::countChanged, this, &MainWindow::showBadges);
    connect(m_rotations, &RotationsPanel::shown, this, [this] { showPanel(rotationsId); });
    connect(m_rotations, &RotationsPanel::logWanted, this, [this] { showPanel(logId); });
    connect(m_rotations, &RotationsPanel::runEnded, this, &MainWindow::sync);
    connect(m_rotations, &RotationsPanel::agentsWanted, this, [this] { showPanel(agentsId); });
    connect(&m_session.rotation(), &rotation::RotationService::runChanged, m_log,
            &ControlLogPanel::reload);
    connect(m_log, &ControlLogPanel::verifyRequested, this, &MainWindow::verify);
    connect(m_log, &ControlLogPanel::exportRequested, this, &MainWindow::exportLog);
    connect(&m_session, &TenantSession::statusChanged, this, &MainWindow::showStatus);
    connect(&m_session, &TenantSession::logChecked, this, &MainWindow::showLog);
    connect(&m_session.records(), &Records::appended, this, &MainWindow::showLog);
    connect(&m_inventoryWatcher, &StoreWatcher::changed, m_agents, &AgentsPanel::reload);
    connect(&m_recordsWatcher, &StoreWatcher::changed, m_rotations, &RotationsPanel::reload);
    connect(&m_recordsWatcher, &StoreWatcher::changed, m_log, &ControlLogPanel::reload);
    connect(m_palette, &CommandPalette::chosen, this, &MainWindow::run);
    connectTranscripts();
}

void MainWindow::connectTranscripts()
{
    connect(m_transcripts, &TranscriptsPanel::countChanged, this, [this](qint64 conversations) {
        m_navigation->setBadge(transcriptsId,
                               conversations > 0 ? QLocale().toString(conversations) : QString(),
                               Tone::Neutral);
    });
    connect(m_transcripts, &TranscriptsPanel::rotateRequested, this, [this](const QString &id) {
        showPanel(agentsId);
        m_agents->choose(id);
        if (const auto row = m_session.inventory().agent(id))
            m_rotations->plan(row->agent);
    });
}

void MainWindow::addKeys()
{
    const auto key = [this](const QKeySequence &keys, auto act) {
        auto *shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        addCommands();
        m_palette->open();
    });
    key(QKeySequence(Qt::CTRL | Qt::Key_F), [this] { find(); });
    key(QKeySequence(Qt::Key_F5), [this] { refresh(); });
    key(QKeySequence(Qt::Key_F6), [this] { nextPane(); });
    key(QKeySequence(Qt::Key_Escape), [this] { stepBack(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_1), [this] { showPanel(agentsId); });
    key(QKeySequence(Qt::CTRL | Qt::Key_2), [this] { showPanel(rotationsId); });
    key(QKeySequence(Qt::CTRL | Qt::Key_3), [this] { showPanel(transcriptsId); });
    key(QKeySequence(Qt::CTRL | Qt::Key_4), [this] { showPanel(logId); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Q), [this] { close(); });
}

void MainWindow::addCommands()
{
    QList<PaletteCommand> commands{
        {QStringLiteral("panel:agents"), tr("Show agents"), tr("Ctrl+1")},
        {QStringLiteral("panel:rotations"), tr("Show rotations"), tr("Ctrl+2")},
        {QStringLiteral("panel:transcripts"), tr("Show transcripts"), tr("Ctrl+3")},
        {QStringLiteral("panel:log"), tr("Show the control log"), tr("Ctrl+4")},
        {QStringLiteral("sync"), tr("Read the tenant"), tr("F5")},
        {QStringLiteral("connect"), tr("Connect to the tenant"), {}},
        {QStringLiteral("verify"), tr("Verify the control log"), {}},
        {QStringLiteral("export:markdown"), tr("Export the control log as Markdown"), {}},
        {QStringLiteral("export:csv"), tr("Export the control log as CSV"), {}},
        {QStringLiteral("export:jsonl"), tr("Export the control log as JSON Lines"), {}},
        {QStringLiteral("transcripts:sync"), tr("Read new transcripts"), {}},
        {QStringLiteral("transcripts:import"), tr("Import transcripts"), {}},
        {QStringLiteral("transcripts:export"), tr("Export transcripts"), {}},
        {QStringLiteral("transcripts:loss"), tr("Was anything lost?"), {}},
        {QStringLiteral("transcripts:coverage"), tr("Parse coverage of transcripts"), {}},
        {QStringLiteral("transcripts:rules"), tr("Rules of the scan"), {}},
        {QStringLiteral("transcripts:forward"), tr("Forward pairs of transcripts"), {}},
        {QStringLiteral("transcripts:retention"), tr("Retention of transcripts"), {}},
        {QStringLiteral("writes:stop"), tr("Stop all writes of every run"), {}},
        {QStringLiteral("writes:allow"), tr("Allow writes again"), {}},
        {QStringLiteral("scheme:0"), tr("Light or dark as the desktop"), {}},
        {QStringLiteral("scheme:1"), tr("Light appearance"), {}},
        {QStringLiteral("scheme:2"), tr("Dark appearance"), {}},
    };
    AgentQuery query;
    query.limit = 300;
    if (const auto page = m_session.inventory().page(query)) {
        for (const auto &row : page->rows)
            commands.append({QStringLiteral("agent:") + row.agent.id, row.agent.name,
                             row.agent.environmentName});
    }
    m_palette->setCommands(commands);
}

void MainWindow::run(const QString &command)
{
    const QString verb = command.section(QLatin1Char(':'), 0, 0);
    const QString object = command.section(QLatin1Char(':'), 1);
    if (verb == QLatin1String("panel"))
        showPanel(object);
    else if (verb == QLatin1String("sync"))
        sync();
    else if (verb == QLatin1String("connect"))
        m_session.connectTenant();
    else if (verb == QLatin1String("verify"))
        verify();
    else if (verb == QLatin1String("export"))
        exportLog(object);
    else if (verb == QLatin1String("writes"))
        stopWrites(object == QLatin1String("stop"));
    else if (verb == QLatin1String("transcripts")) {
        showPanel(transcriptsId);
        if (object == QLatin1String("sync"))
            m_transcripts->sync();
        else
            m_transcripts->runCommand(object);
    } else if (verb == QLatin1String("scheme"))
        m_appearance.setScheme(static_cast<ColorScheme>(object.toInt()));
    else if (verb == QLatin1String("agent")) {
        showPanel(agentsId);
        m_agents->choose(object);
    }
}

void MainWindow::begin()
{
    m_agents->setConnecting(true);
    Operation *connecting = m_session.connectTenant();
    connect(connecting, &Operation::finished, this, [this, connecting] {
        // The seal can be checked once the keychain was asked.
        verify();
        m_agents->setConnecting(false);
        if (connecting->error())
            return m_agents->showError(*connecting->error());
        m_session.transcripts().startPolling();
        if (m_agents->count() == 0)
            sync();
    });
}

void MainWindow::showPanel(const QString &id)
{
    QWidget *const panels[]{m_agents, m_rotations, m_transcripts, m_log};
    const QString ids[]{agentsId, rotationsId, transcriptsId, logId};
    for (std::size_t i = 0; i < std::size(ids); ++i) {
        if (ids[i] == id)
            m_stack->setCurrentWidget(panels[i]);
    }
    if (QWidget *list = m_stack->currentWidget()->findChild<QAbstractItemView *>())
        list->setFocus(Qt::OtherFocusReason);
    m_navigation->setCurrent(id);
}

void MainWindow::sync()
{
    if (m_syncing)
        return;
    m_syncing = m_session.syncInventory();
    m_agents->watch(m_syncing);
    // What a pipeline undid after the end of a rotation shows in its run.
    connect(m_syncing.data(), &Operation::finished, this, [this, reading = m_syncing] {
        if (!reading->error())
            m_session.rotation().watchEnded();
    });
}

void MainWindow::verify()
{
    m_log->watch(m_session.verifyLog(), {});
}

void MainWindow::exportLog(const QString &format)
{
    QString ending = QStringLiteral("csv");
    if (format == QLatin1String("markdown"))
        ending = QStringLiteral("md");
    else if (format == QLatin1String("jsonl"))
        ending = QStringLiteral("jsonl");
    m_prompts.saveFile(this, QStringLiteral("control-log.%1").arg(ending),
                       [this, format](const QString &file) {
                           if (file.isEmpty())
                               return;
                           m_log->watch(m_session.exportLog(format, file),
                                        tr("Exported to %1. The export anchors the log up to "
                                           "here.")
                                            .arg(QFileInfo(file).fileName()));
                       });
}

void MainWindow::stopWrites(bool stopped)
{
    const auto done = m_session.records().setWritesStopped(stopped, m_session.status().actor,
                                                           m_session.clock().now());
    if (!done)
        m_agents->showError(done.error());
    showPanel(rotationsId);
    m_rotations->reload();
}

void MainWindow::refresh()
{
    if (m_stack->currentWidget() == m_agents)
        return sync();
    if (m_stack->currentWidget() == m_rotations)
        return m_rotations->reload();
    if (m_stack->currentWidget() == m_transcripts)
        return m_transcripts->sync();
    m_log->reload();
    verify();
}

void MainWindow::find()
{
    if (m_stack->currentWidget() == m_log)
        return m_log->focusFilter();
    if (m_stack->currentWidget() == m_transcripts)
        return m_transcripts->focusFilter();
    showPanel(agentsId);
    m_agents->focusFilter();
}

void MainWindow::stepBack()
{
    if (m_stack->currentWidget() == m_rotations && m_rotations->goBack())
        return;
    if (m_stack->currentWidget() == m_transcripts && m_transcripts->goBack())
        return;
    if (QWidget *list = m_stack->currentWidget()->findChild<QAbstractItemView *>())
        list->setFocus();
}

void MainWindow::nextPane()
{
    QList<QWidget *> panes;
    for (QAbstractButton *button : m_navigation->findChildren<QAbstractButton *>()) {
        if (button->isChecked())
            panes.append(button);
    }
    for (auto *view : m_stack->currentWidget()->findChildren<QAbstractItemView *>()) {
        if (view->isVisible() && !view->objectName().isEmpty())
            panes.append(view);
    }
    if (panes.isEmpty())
        return;
    const qsizetype at = panes.indexOf(QApplication::focusWidget());
    panes[(at + 1) % panes.size()]->setFocus(Qt::ShortcutFocusReason);
}

} // namespace keyturn
