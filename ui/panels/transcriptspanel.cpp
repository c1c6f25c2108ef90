// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transcriptspanel.h"

#include "app/store/transcripts/transcriptstore.h"
#include "ui/errortext.h"
#include "ui/panels/transcriptinspector.h"
#include "ui/panels/transcriptreader.h"
#include "ui/panels/transcriptsheader.h"
#include "ui/panels/transcriptsheets.h"
#include "ui/pieces.h"
#include "widgets/emptystate.h"
#include "widgets/messagebanner.h"
#include "widgets/resultlist.h"

#include <QApplication>
#include <QDataStream>
#include <QDragEnterEvent>
#include <QLocale>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace keyturn {

namespace {

constexpr int reloadPauseMs = 700;
constexpr int narrowText = 300; // pixels

} // namespace

TranscriptsPanel::TranscriptsPanel(TranscriptService &service, const Clock &clock,
                                   TranscriptPrompts prompts, QWidget *parent)
    : QWidget(parent)
    , m_service(service)
    , m_clock(clock)
    , m_prompts(std::move(prompts))
    , m_list(m_thread, clock)
    , m_header(new TranscriptsHeader(this))
    , m_banner(new MessageBanner(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_splitter(new QSplitter(Qt::Horizontal, this))
    , m_left(new QStackedWidget(this))
    , m_results(new ResultList(this))
    , m_noResults(new EmptyState(this))
    , m_reader(new TranscriptReader(this))
    , m_inspector(new TranscriptInspector(m_reader->model(), this))
    , m_sheets(new TranscriptSheets(service, clock, this))
{
    build();
    connectParts();
    showEmpty();
}

TranscriptsPanel::~TranscriptsPanel() = default;

void TranscriptsPanel::build()
{
    setObjectName(QStringLiteral("transcriptsPanel"));
    setAcceptDrops(true);
    m_results->setObjectName(QStringLiteral("transcriptResults"));
    m_results->setAccessibleName(tr("Conversations"));
    m_results->setModel(&m_list);
    m_left->addWidget(m_results);
    m_left->addWidget(m_noResults);
    m_noResults->setTextWidth(narrowText);
    m_left->setMinimumWidth(240);
    m_reader->setMinimumWidth(280);
    m_inspector->setMinimumWidth(220);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_reader);
    m_splitter->addWidget(m_inspector);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({372, 572, 300});
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_splitter);
    m_banner->setContentsMargins(12, 8, 12, 8);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_header);
    whole->addWidget(m_banner);
    whole->addWidget(m_stack, 1);
    m_openSoon.setSingleShot(true);
    m_openSoon.setInterval(0);
    m_reloadSoon.setSingleShot(true);
    m_reloadSoon.setInterval(reloadPauseMs);
    m_inspector->hide();
    m_sheets->fillMenu(m_header->moreMenu());
    m_reader->showNothing(tr("No conversation chosen"),
                          tr("Choose one on the left to read it from top to bottom."));
}

void TranscriptsPanel::connectParts()
{
    connect(m_header, &TranscriptsHeader::changed, this, &TranscriptsPanel::applyQuery);
    connect(m_header, &TranscriptsHeader::syncRequested, this, &TranscriptsPanel::sync);
    connect(m_header, &TranscriptsHeader::importRequested, this,
            [this] { runCommand(QStringLiteral("import")); });
    connect(m_header, &TranscriptsHeader::exportRequested, this,
            [this] { runCommand(QStringLiteral("export")); });
    connect(m_header, &TranscriptsHeader::cancelRequested, this, [this] {
        if (m_syncing)
            m_syncing->cancel();
    });
    connect(m_header, &TranscriptsHeader::leftDown, m_results, qOverload<>(&QWidget::setFocus));
    connect(&m_list, &TranscriptListModel::loaded, this, &TranscriptsPanel::showList);
    connect(m_results->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { chooseRow(current.row()); });
    connect(m_results, &ResultList::copyRequested, this, &TranscriptsPanel::copyRows);
    connect(m_results, &QAbstractItemView::activated, m_reader,
            &TranscriptReader::focusConversation);
    connect(&m_openSoon, &QTimer::timeout, this, &TranscriptsPanel::openCurrent);
    connect(&m_reloadSoon, &QTimer::timeout, this, &TranscriptsPanel::reloadChanged);
    connect(m_reader, &TranscriptReader::rowChosen, m_inspector, &TranscriptInspector::showRow);
    connect(m_reader, &TranscriptReader::showRequested, this, &TranscriptsPanel::askReveal);
    connect(m_reader, &TranscriptReader::hideRequested, this, [this](const auto &findings) {
        m_reader->model().hide(findings);
        m_inspector->showRow(m_inspector->row());
    });
    connect(m_inspector, &TranscriptInspector::findingChosen, m_reader,
            &TranscriptReader::goToFinding);
    connect(m_inspector, &TranscriptInspector::suppressRequested, this,
            &TranscriptsPanel::askSuppress);
    connect(m_inspector, &TranscriptInspector::restoreRequested, this, [this](qint64 finding) {
        if (!failed(m_service.restore(finding), nullptr))
            openCurrent();
    });
    connect(m_inspector, &TranscriptInspector::conversationRequested, this,
            &TranscriptsPanel::openConversation);
    connect(m_inspector, &TranscriptInspector::turnChosen, m_reader, &TranscriptReader::goToTurn);
    connect(m_inspector, &TranscriptInspector::holdRequested, this, &TranscriptsPanel::askHold);
    connect(m_inspector, &TranscriptInspector::jsonWanted, this, &TranscriptsPanel::askJson);
    connect(m_inspector, &TranscriptInspector::rotateRequested, this, [this] {
        if (const auto *conversation = m_reader->model().conversation())
            Q_EMIT rotateRequested(conversation->head.agentBotId);
    });
    connect(&m_service, &TranscriptService::archiveChanged, this,
            &TranscriptsPanel::archiveChanged);
    connect(&m_service, &TranscriptService::syncChanged, this, &TranscriptsPanel::showSync);
    connect(m_noResults, &EmptyState::actionTriggered, m_header, &TranscriptsHeader::clear);
    connect(m_empty, &EmptyState::actionTriggered, this, &TranscriptsPanel::sync);
    connect(m_banner, &MessageBanner::actionTriggered, this, &TranscriptsPanel::sync);
    connect(m_sheets, &TranscriptSheets::conversationRequested, this,
            &TranscriptsPanel::openConversation);
    connect(m_sheets, &TranscriptSheets::failed, this, &TranscriptsPanel::showError);
    connect(m_sheets, &TranscriptSheets::done, this,
            [this](const QString &said) { m_banner->showMessage(Tone::Good, said); });
    connect(m_sheets, &TranscriptSheets::commandChosen, this, &TranscriptsPanel::runCommand);
}

void TranscriptsPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    // The first paint comes before the archive is opened.
    if (!m_begun)
        QTimer::singleShot(0, this, &TranscriptsPanel::begin);
}

void TranscriptsPanel::begin()
{
    const auto opened = m_service.open();
    m_begun = true;
    m_openError = opened ? std::nullopt : std::optional(opened.error());
    if (!opened)
        return showEmpty();
    m_titles.clear();
    for (const auto &rule : m_service.rules())
        m_titles.insert(rule.rule, ruleText(rule.rule, rule.title));
    m_list.setTitles(m_titles);
    m_reader->model().setTitles(m_titles);
    m_thread.setFile(m_service.file());
    m_list.setStore(m_service.archive());
    readCounts();
    applyQuery();
    showSync();
}

void TranscriptsPanel::readCounts()
{
    TranscriptStore *store = m_service.archive();
    if (!store)
        return;
    if (const auto counts = store->counts()) {
        m_counts = *counts;
        m_header->setCounts(m_counts);
        Q_EMIT countChanged(m_counts.conversations);
    }
    m_header->setReady(m_counts.rows > 0);
}

void TranscriptsPanel::applyQuery()
{
    const qint64 now = m_clock.now().time_since_epoch().count();
    const auto query = m_header->query(now);
    if (!query || !m_service.archive())
        return;
    m_list.setQuery(*query);
}

void TranscriptsPanel::showList()
{
    if (m_list.error())
        return showContent();
    const int row = std::max(0, m_list.rowOf(m_current));
    if (m_list.rowCount() > 0 && m_results->currentIndex().row() != row)
        m_results->setCurrentIndex(m_list.index(row, 0));
    else if (m_list.rowCount() > 0)
        chooseRow(row);
    if (m_current != 0)
        m_reader->setSearched(m_list.query().terms);
    showContent();
    askFacets();
}

void TranscriptsPanel::showContent()
{
    if (m_counts.rows == 0 || m_openError)
        return showEmpty();
    m_stack->setCurrentWidget(m_splitter);
    const bool any = m_list.rowCount() > 0;
    m_left->setCurrentWidget(any ? static_cast<QWidget *>(m_results) : m_noResults);
    if (any)
        return;
    m_current = 0;
    m_reader->showNothing(tr("No conversation chosen"), {});
    m_inspector->hide();
    if (m_list.error()) {
        const ErrorText text = describe(*m_list.error());
        m_noResults->show(QStringLiteral("warning"), text.sentence, text.nextStep);
    } else if (m_header->isFiltering()) {
        m_noResults->show(QStringLiteral("search"), tr("Nobody said that"),
                          tr("All words must be in the same text. Use fewer words, a word's "
                             "beginning with a star, or clear a choice above."),
                          tr("Clear filter"));
    } else {
        m_noResults->show(QStringLiteral("transcripts"), tr("No conversations"),
                          tr("The archive holds rows, but none that could be read as a "
                             "conversation. \u201cParse coverage\u201d under \u201cMore\u201d "
                             "names them."));
    }
}

void TranscriptsPanel::showEmpty()
{
    m_stack->setCurrentWidget(m_empty);
    if (m_openError) {
        const ErrorText text = describe(*m_openError);
        m_empty->show(QStringLiteral("warning"), text.sentence, text.nextStep, tr("Try again"));
    } else if (!m_begun) {
        m_empty->showProgress(tr("Opening the archive"), tr("It lies on this machine."), 0, 0);
    } else if (m_syncing || m_service.syncStatus().running) {
        m_empty->showProgress(tr("Reading transcripts"),
                              tr("%1 rows so far. Conversations appear as they arrive.")
                                  .arg(QLocale().toString(m_service.syncStatus().fetched)),
                              0, 0);
    } else {
        m_empty->show(QStringLiteral("transcripts"), tr("No transcripts yet"),
                      tr("Read them from the tenant, or drop files here: saved Dataverse pages, "
                         "CSV exports, snapshots, .transcript files, and zips or folders of them. "
                         "What is here stays here, also without a network and after the tenant "
                         "has deleted its own after 30 days."),
                      tr("Sync now"));
    }
}

void TranscriptsPanel::askFacets()
{
    const SearchQuery query = m_list.query();
    SearchQuery wide = query;
    for (SearchFilter *filter : {&wide.agents, &wide.environments, &wide.channels, &wide.outcomes,
                                 &wide.classes, &wide.rules})
        filter->any.clear();
    wide.required.setFlag(ConversationFlag::Finding, false);
    // What can be chosen is counted without what was chosen, so that one can change one's mind.
    m_thread.ask<std::pair<Facets, Facets>>(
        ArchiveThread::FacetLane,
        [query, wide](TranscriptStore &store) -> Result<std::pair<Facets, Facets>> {
            const auto choices = store.facets(wide);
            if (!choices)
                return std::unexpected(choices.error());
            const auto hits = query == wide ? choices : store.facets(query);
            if (!hits)
                return std::unexpected(hits.error());
            return std::pair(*choices, *hits);
        },
        [this](const Result<std::pair<Facets, Facets>> &facets) {
            if (!facets)
                return;
            m_header->setFacets(facets->first, m_titles);
            showAnswer(facets->second.conversations, facets->second.atLeast);
        });
}

void TranscriptsPanel::showAnswer(qint64 hits, bool atLeast)
{
    if (!m_header->isFiltering())
        return m_header->setAnswer({});
    const qint64 ms = (m_list.tookMicroseconds() + 500) / 1000;
    const QString many = QLocale().toString(hits) + (atLeast ? QStringLiteral("+") : QString());
    m_header->setAnswer(ms > 0 ? tr("%1 hits \u00b7 %2 ms").arg(many).arg(ms)
                               : tr("%1 hits \u00b7 under 1 ms").arg(many));
}

void TranscriptsPanel::archiveChanged(const QList<qint64> &conversations)
{
    m_changedAll = m_changedAll || conversations.isEmpty();
    m_changed.append(conversations);
    // A sync changes it many times a second.
    if (!m_reloadSoon.isActive())
        m_reloadSoon.start();
}

void TranscriptsPanel::reloadChanged()
{
    if (!m_begun)
        return;
    readCounts();
    m_list.reload(m_changedAll ? QList<qint64>() : m_changed);
    if (m_changedAll || m_changed.contains(m_current)) {
        m_wanted = m_current;
        m_openSoon.start();
    }
    m_changed.clear();
    m_changedAll = false;
}

void TranscriptsPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void TranscriptsPanel::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (paths.isEmpty())
        return;
    event->acceptProposedAction();
    importFiles(paths);
}

QByteArray TranscriptsPanel::state() const
{
    QByteArray bytes;
    QDataStream stream(&bytes, QIODevice::WriteOnly);
    stream << m_splitter->saveState() << m_current;
    return bytes;
}

void TranscriptsPanel::restore(const QByteArray &state)
{
    QByteArray splitter;
    QDataStream stream(state);
    stream >> splitter >> m_current;
    if (!splitter.isEmpty())
        m_splitter->restoreState(splitter);
}

} // namespace keyturn
