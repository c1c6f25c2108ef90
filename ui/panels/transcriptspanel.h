// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/transcripts/transcriptservice.h"
#include "ui/models/archivethread.h"
#include "ui/models/transcriptlistmodel.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QSplitter;
class QStackedWidget;

namespace keyturn {

class EmptyState;
class MessageBanner;
class ReasonDialog;
class ResultList;
class TranscriptInspector;
class TranscriptReader;
class TranscriptSheets;
class TranscriptsHeader;

/// What the transcripts ask of the desktop.
struct TranscriptPrompts
{
    std::function<void(QWidget *parent, const QString &suggestion,
                       std::function<void(const QString &file)> answer)>
        saveFile;
    std::function<void(QWidget *parent, std::function<void(const QStringList &files)> answer)>
        openFiles;
};

/// Everything that was said, offline: the results on the left, the conversation in the middle, what
/// is known of it on the right.
class TranscriptsPanel : public QWidget
{
    Q_OBJECT
public:
    TranscriptsPanel(TranscriptService &service, const Clock &clock, TranscriptPrompts prompts,
                     QWidget *parent = nullptr);
    ~TranscriptsPanel() override;

    /// Opens the archive; cheap when it is open.
    void begin();
    void sync();
    void importFiles(const QStringList &paths);
    void focusFilter();
    /// Closes what lies over the results; true when there was something.
    bool goBack();
    void openConversation(qint64 id);
    void chooseAgent(const QString &botId);
    void search(const QString &words);
    /// "loss", "coverage", "rules", "forward", "retention", "export", "import", "scan".
    void runCommand(const QString &command);
    [[nodiscard]] qint64 conversation() const { return m_current; }
    [[nodiscard]] QByteArray state() const;
    void restore(const QByteArray &state);

Q_SIGNALS:
    void countChanged(qint64 conversations);
    void rotateRequested(const QString &agentId);

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void build();
    void connectParts();
    void applyQuery();
    void showList();
    void showContent();
    void showEmpty();
    void askFacets();
    void showAnswer(qint64 hits, bool atLeast);
    void readCounts();
    void archiveChanged(const QList<qint64> &conversations);
    void reloadChanged();
    void chooseRow(int row);
    void openCurrent();
    void showConversation(std::shared_ptr<const ReadableConversation> conversation);
    void keepInspector();
    void askReveal(const QList<qint64> &findings);
    void reveal(const QList<qint64> &findings, const QString &purpose, ReasonDialog *dialog);
    void askSuppress(qint64 finding);
    void askHold(bool hold);
    void askJson(bool clear);
    void showJsonOfRow(const QString &purpose, ReasonDialog *dialog);
    void copyRows(TextFormat format);
    void showSync();
    void showError(const Error &error);
    [[nodiscard]] bool failed(const Result<void> &done, ReasonDialog *dialog);
    [[nodiscard]] bool secretFound(const ReadableConversation &conversation) const;

    TranscriptService &m_service;
    const Clock &m_clock;
    TranscriptPrompts m_prompts;
    ArchiveThread m_thread;
    TranscriptListModel m_list;
    TranscriptsHeader *m_header;
    MessageBanner *m_banner;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    QStackedWidget *m_left;
    ResultList *m_results;
    EmptyState *m_noResults;
    TranscriptReader *m_reader;
    TranscriptInspector *m_inspector;
    TranscriptSheets *m_sheets;
    RuleTitles m_titles;
    ArchiveCounts m_counts;
    std::optional<Error> m_openError;
    QPointer<Operation> m_syncing;
    QTimer m_openSoon;
    QTimer m_reloadSoon;
    QList<qint64> m_changed;
    bool m_changedAll = false;
    bool m_begun = false;
    qint64 m_current = 0; ///< the conversation that is open
    qint64 m_wanted = 0;  ///< the one to open next
};

} // namespace keyturn
