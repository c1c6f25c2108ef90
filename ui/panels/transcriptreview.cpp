// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the transcripts panel by which a person reads a conversation and decides about it.
#include "app/store/transcripts/transcriptstore.h"
#include "ui/errortext.h"
#include "ui/panels/reasondialog.h"
#include "ui/panels/transcriptinspector.h"
#include "ui/panels/transcriptreader.h"
#include "ui/panels/transcriptsheader.h"
#include "ui/panels/transcriptsheets.h"
#include "ui/panels/transcriptspanel.h"
#include "ui/transcriptjson.h"
#include "widgets/messagebanner.h"
#include "widgets/resultlist.h"

#include <QApplication>
#include <QClipboard>
#include <QLocale>

#include <algorithm>
#include <numeric>

namespace keyturn {

void TranscriptsPanel::chooseRow(int row)
{
    m_wanted = m_list.idAt(row);
    if (m_wanted != 0 && (m_wanted != m_current || !m_reader->model().conversation()))
        m_openSoon.start();
}

void TranscriptsPanel::openConversation(qint64 id)
{
    m_wanted = id;
    const int row = m_list.rowOf(id);
    if (row >= 0)
        m_results->setCurrentIndex(m_list.index(row, 0));
    m_openSoon.start();
}

void TranscriptsPanel::openCurrent()
{
    const qint64 id = m_wanted != 0 ? m_wanted : m_current;
    if (id == 0)
        return;
    auto read = m_service.conversation(id);
    if (!read) {
        m_reader->showNothing(describe(read.error()).sentence, describe(read.error()).nextStep);
        m_inspector->hide();
        return;
    }
    showConversation(std::make_shared<const ReadableConversation>(std::move(*read)));
}

void TranscriptsPanel::showConversation(std::shared_ptr<const ReadableConversation> conversation)
{
    const bool again = conversation->head.id == m_current && m_reader->model().conversation();
    const int before = m_reader->currentRow();
    if (!again) {
        // A question about another conversation is no longer true.
        for (auto *question : findChildren<ReasonDialog *>())
            question->close();
    }
    m_current = conversation->head.id;
    m_reader->setConversation(conversation, m_list.query().terms);
    QHash<qint64, QString> related;
    if (const auto near = m_service.archive()->conversations(conversation->related)) {
        for (const auto &other : *near)
            related.insert(other.id,
                           tr("%1, %2").arg(agentText(other), clockText(other.startedMs)));
    }
    m_inspector->showConversation(m_titles, related, secretFound(*conversation));
    m_inspector->show();
    if (again)
        return m_reader->goToRow(before);
    const int row = m_list.rowOf(m_current);
    if (const Hit *hit = m_list.hitAt(row))
        m_reader->goToHit(hit->activity);
}

bool TranscriptsPanel::secretFound(const ReadableConversation &conversation) const
{
    return std::ranges::any_of(conversation.findings, [this](const ArchivedFinding &finding) {
        return !finding.suppressed && m_sheets->isSecret(finding.rule);
    });
}

bool TranscriptsPanel::failed(const Result<void> &done, ReasonDialog *dialog)
{
    if (done)
        return false;
    const ErrorText text = describe(done.error());
    if (dialog)
        dialog->showError(text.sentence, text.nextStep);
    else
        showError(done.error());
    return true;
}

void TranscriptsPanel::showError(const Error &error)
{
    const ErrorText text = describe(error);
    m_banner->showMessage(error.isTransient() ? Tone::Caution : Tone::Bad, text.sentence,
                          text.nextStep);
}

void TranscriptsPanel::askReveal(const QList<qint64> &findings)
{
    auto *dialog = new ReasonDialog(
        {tr("Show what is hidden?"),
         tr("Who looked, at what and why is written into the control log. It is hidden again when "
            "you leave the conversation."),
         tr("Purpose"), tr("incident 4711, complaint of the customer"), tr("Show")},
        this);
    connect(dialog, &ReasonDialog::given, this, [this, findings, dialog](const QString &purpose) {
        reveal(findings, purpose, dialog);
    });
    dialog->show();
}

void TranscriptsPanel::reveal(const QList<qint64> &findings, const QString &purpose,
                              ReasonDialog *dialog)
{
    if (findings.contains(0)) {
        // The archive does not know this place, so the whole conversation is asked for.
        auto read = m_service.revealedConversation(m_current, purpose);
        if (!read)
            return static_cast<void>(failed(std::unexpected(read.error()), dialog));
        showConversation(std::make_shared<const ReadableConversation>(std::move(*read)));
        return dialog->accept();
    }
    for (const qint64 finding : findings) {
        const auto text = m_service.reveal(finding, purpose);
        if (!text)
            return static_cast<void>(failed(std::unexpected(text.error()), dialog));
        m_reader->model().reveal(finding, *text);
    }
    m_inspector->showRow(m_inspector->row());
    dialog->accept();
}

void TranscriptsPanel::askSuppress(qint64 finding)
{
    auto *dialog = new ReasonDialog(
        {tr("Is this a false hit?"),
         tr("It will no longer be hidden, counted or searched as a finding. The reason is written "
            "into the control log; it can be taken back."),
         tr("Reason"), tr("an order number, not a card"), tr("It is a false hit")},
        this);
    connect(dialog, &ReasonDialog::given, this, [this, finding, dialog](const QString &reason) {
        if (failed(m_service.suppress(finding, reason), dialog))
            return;
        dialog->accept();
        openCurrent();
    });
    dialog->show();
}

void TranscriptsPanel::askHold(bool hold)
{
    const QString text =
        hold ? tr("A held conversation outlasts the retention rule and every purge until the hold "
                  "is ended.")
             : tr("From then on the retention rule may take this conversation away.");
    auto *dialog = new ReasonDialog({hold ? tr("Put under legal hold?") : tr("End the legal hold?"),
                                     text, tr("Reason"), tr("case 2026-118"),
                                     hold ? tr("Hold") : tr("End the hold")},
                                    this);
    connect(dialog, &ReasonDialog::given, this, [this, hold, dialog](const QString &reason) {
        const QList<qint64> ids{m_current};
        if (failed(hold ? m_service.hold(ids, reason) : m_service.release(ids, reason), dialog))
            return;
        dialog->accept();
        archiveChanged(ids);
        openCurrent();
    });
    dialog->show();
}

void TranscriptsPanel::askJson(bool clear)
{
    if (!clear) {
        const QList<transcripts::ActivityRef> refs = m_reader->activitiesOf(m_inspector->row());
        m_thread.ask<QString>(
            ArchiveThread::CountLane,
            [id = m_current, refs](TranscriptStore &store) {
                return jsonStructure(store, id, refs);
            },
            [this](const Result<QString> &text) {
                m_inspector->setJson(text ? *text : describe(text.error()).sentence, false);
            });
        return;
    }
    auto *dialog = new ReasonDialog(
        {tr("Show the JSON as it was received?"),
         tr("It shows everything in it, findings too. Who looked and why is written into the "
            "control log."),
         tr("Purpose"), tr("incident 4711, complaint of the customer"), tr("Show")},
        this);
    connect(dialog, &ReasonDialog::given, this,
            [this, dialog](const QString &purpose) { showJsonOfRow(purpose, dialog); });
    dialog->show();
}

void TranscriptsPanel::showJsonOfRow(const QString &purpose, ReasonDialog *dialog)
{
    const QList<transcripts::ActivityRef> refs = m_reader->activitiesOf(m_inspector->row());
    if (refs.isEmpty())
        return dialog->reject();
    const int row = static_cast<int>(refs.first().row);
    const auto raw = m_service.rawRow(m_current, row, purpose);
    if (!raw)
        return static_cast<void>(failed(std::unexpected(raw.error()), dialog));
    QList<quint32> wanted;
    for (const auto &ref : refs) {
        if (ref.row == refs.first().row)
            wanted.append(ref.activity);
    }
    m_inspector->setJson(jsonOf(*raw, wanted), true);
    dialog->accept();
}

void TranscriptsPanel::copyRows(TextFormat format)
{
    constexpr qsizetype mostRows = 10'000;
    QList<int> columns(TranscriptListModel::ColumnCount);
    std::iota(columns.begin(), columns.end(), 0);
    const QList<int> rows = m_results->selectedRows();
    const QList<int> copied = rows.first(std::min(rows.size(), mostRows));
    QApplication::clipboard()->setText(tableText(m_list, copied, columns, format));
}

void TranscriptsPanel::sync()
{
    if (m_openError || !m_begun)
        begin();
    if (m_syncing || m_openError)
        return;
    const auto work = m_service.sync();
    m_syncing = work.operation;
    connect(m_syncing, &Operation::progressed, this, &TranscriptsPanel::showSync);
    connect(m_syncing, &Operation::finished, this,
            [this, operation = work.operation.data(), outcome = work.outcome] {
                m_syncing.clear();
                showSync();
                if (operation->error() && operation->error()->kind != ErrorKind::Cancelled)
                    showError(*operation->error());
                else
                    m_sheets->tellSync(*outcome);
                archiveChanged({});
            });
    m_banner->hide();
    showSync();
}

void TranscriptsPanel::showSync()
{
    const SyncStatus &status = m_service.syncStatus();
    const bool running = status.running || m_syncing;
    QString text;
    if (running && !status.environmentName.isEmpty())
        text = tr("reading %1 \u00b7 %2 rows")
                   .arg(status.environmentName, QLocale().toString(status.fetched));
    else if (running)
        text = tr("reading");
    m_header->setProgress(text, m_syncing != nullptr);
    if (m_counts.rows == 0)
        showEmpty();
}

void TranscriptsPanel::importFiles(const QStringList &paths)
{
    if (!m_begun)
        begin();
    if (!m_openError && !paths.isEmpty())
        m_sheets->importFiles(paths);
}

void TranscriptsPanel::runCommand(const QString &command)
{
    if (command == QLatin1String("import")) {
        if (m_prompts.openFiles)
            m_prompts.openFiles(this, [this](const QStringList &files) { importFiles(files); });
        return;
    }
    if (!m_begun)
        begin();
    if (m_openError)
        return;
    QList<qint64> chosen;
    for (const int row : m_results->selectedRows())
        chosen.append(m_list.idAt(row));
    m_sheets->open(command, chosen, m_list.query(), m_prompts.saveFile);
}

void TranscriptsPanel::focusFilter()
{
    const QWidget *focus = QApplication::focusWidget();
    if (focus && m_reader->isAncestorOf(focus) && m_reader->model().conversation())
        m_reader->openFind();
    else
        m_header->focusSearch();
}

bool TranscriptsPanel::goBack()
{
    if (m_reader->closeFind())
        return true;
    m_results->setFocus();
    return true;
}

void TranscriptsPanel::chooseAgent(const QString &botId)
{
    m_header->chooseAgent(botId);
}

void TranscriptsPanel::search(const QString &words)
{
    m_header->setWords(words);
}

} // namespace keyturn
