// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/transcripts/transcriptservice.h"

#include <QObject>
#include <QSet>

#include <functional>

class QMenu;
class QWidget;

namespace keyturn {

class SheetDialog;

/// The sheets beside the transcripts: what was lost, what was not understood, the rules of the
/// scan, imports, exports, forwarding and retention.
class TranscriptSheets : public QObject
{
    Q_OBJECT
public:
    using SaveFile = std::function<void(QWidget *parent, const QString &suggestion,
                                        std::function<void(const QString &file)> answer)>;

    TranscriptSheets(TranscriptService &service, const Clock &clock, QWidget *window);

    void fillMenu(QMenu *menu);
    /// @p chosen are the conversations that are selected, @p query is what the list shows.
    void open(const QString &command, const QList<qint64> &chosen, const SearchQuery &query,
              const SaveFile &saveFile);
    void importFiles(const QStringList &paths);
    /// Says what a sync that is over could not do.
    void tellSync(const SyncReport &report);
    /// True when the rule finds secrets, which can be rotated.
    [[nodiscard]] bool isSecret(const QString &rule);

Q_SIGNALS:
    void conversationRequested(qint64 conversation);
    void commandChosen(const QString &command);
    void failed(const keyturn::Error &error);
    void done(const QString &said);

private:
    void openLoss();
    void openCoverage();
    void openRules();
    void openExport(const QList<qint64> &chosen, const SearchQuery &query,
                    const SaveFile &saveFile);
    void runExport(SheetDialog *sheet, const TranscriptSelection &selection,
                   TranscriptExportOptions options, const QString &file);
    void openForward(const SearchQuery &query);
    void runForward(SheetDialog *sheet, const ForwardRequest &request);
    void openRetention();
    void askPurge(SheetDialog *sheet, int days);
    void tryRule(SheetDialog *sheet, const QString &rule);
    void showImport(SheetDialog *sheet, const ImportReport &report);
    void showLoss(SheetDialog *sheet, const LossSheet &loss);
    void showCoverage(SheetDialog *sheet, const CoverageReport &report);
    void readRuleFamilies();

    TranscriptService &m_service;
    const Clock &m_clock;
    QWidget *m_window;
    QSet<QString> m_secretRules;
    bool m_familiesRead = false;
};

} // namespace keyturn
