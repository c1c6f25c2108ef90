// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/tenantsession.h"
#include "app/store/storewatcher.h"

#include <QMainWindow>
#include <QPointer>

#include <functional>

class QStackedWidget;

namespace keyturn {

class AgentsPanel;
class Appearance;
class CommandPalette;
class ControlLogPanel;
class Navigation;
class Operation;
class RotationsPanel;
class StatusFooter;
class TranscriptsPanel;

/// What the window asks of the desktop: given by main, answered by tests.
struct Prompts
{
    /// Asks where to save, then calls back with the file, or with nothing.
    std::function<void(QWidget *parent, const QString &suggestion,
                       std::function<void(const QString &file)> answer)>
        saveFile;
    /// Asks for files to read, then calls back with them, or with none.
    std::function<void(QWidget *parent, std::function<void(const QStringList &files)> answer)>
        openFiles;
    /// Drives a run on without a window, in a process of its own. False when it cannot start.
    std::function<bool(const QString &run)> goOnWithoutWindow;
};

/// The window: navigation, the panels, the status line, and the commands that reach everything.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    /// @p stateFile keeps sizes and columns. session and appearance outlive the window.
    MainWindow(TenantSession &session, Appearance &appearance, const QString &stateFile,
               Prompts prompts);
    ~MainWindow() override;

    /// Connects and reads what is missing; called once the window has been painted.
    void begin();
    void showPanel(const QString &id);
    [[nodiscard]] AgentsPanel *agents() const { return m_agents; }
    [[nodiscard]] RotationsPanel *rotations() const { return m_rotations; }
    [[nodiscard]] ControlLogPanel *log() const { return m_log; }
    [[nodiscard]] TranscriptsPanel *transcripts() const { return m_transcripts; }

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void build();
    void connectParts();
    void connectTranscripts();
    void addKeys();
    void addCommands();
    void sync();
    void verify();
    void exportLog(const QString &format);
    void stopWrites(bool stopped);
    void refresh();
    void find();
    void stepBack();
    void nextPane();
    void run(const QString &command);
    void showStatus();
    void showLog();
    void showBadges();
    void askBeforeClose(const QStringList &runs);
    void pauseAndClose(const QStringList &runs);
    void goOnAndClose(const QStringList &runs);
    void saveState();
    void restoreState();

    TenantSession &m_session;
    Appearance &m_appearance;
    QString m_stateFile;
    Prompts m_prompts;
    StoreWatcher m_inventoryWatcher;
    StoreWatcher m_recordsWatcher;
    Navigation *m_navigation;
    QStackedWidget *m_stack;
    AgentsPanel *m_agents;
    RotationsPanel *m_rotations;
    TranscriptsPanel *m_transcripts;
    ControlLogPanel *m_log;
    StatusFooter *m_footer;
    CommandPalette *m_palette;
    QPointer<Operation> m_syncing;
    bool m_mayClose = false;
};

} // namespace keyturn
