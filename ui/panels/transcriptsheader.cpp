// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transcriptsheader.h"

#include "app/store/transcripts/transcriptstore.h"
#include "ui/pieces.h"
#include "ui/transcriptwords.h"
#include "widgets/filterbar.h"
#include "widgets/icon.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

namespace keyturn {

namespace {

constexpr qint64 dayMs = 86'400'000;
constexpr int answerGap = 8;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

Facet facetOf(const QString &id, const QString &title, const QString &any,
              const QList<FacetCount> &counts, bool atLeast)
{
    Facet facet{id, title, {{{}, any, {}}}};
    for (const auto &count : counts) {
        const QString many = number(count.conversations);
        facet.choices.append({count.value, count.label, atLeast ? many + QLatin1Char('+') : many});
    }
    return facet;
}

void narrow(SearchFilter &filter, const QString &choice)
{
    if (!choice.isEmpty())
        filter.any = {choice};
}

} // namespace

TranscriptsHeader::TranscriptsHeader(QWidget *parent)
    : QFrame(parent)
    , m_counts(newLabel(QStringLiteral("muted"), {}, this))
    , m_progress(newLabel(QStringLiteral("muted"), {}, this))
    , m_answer(newLabel(QStringLiteral("answer"), {}, this))
    , m_problem(newLabel(QStringLiteral("problem"), {}, this))
    , m_filter(new FilterBar(this))
    , m_more(newButton(QStringLiteral("transcriptsMore"), tr("More"), {}, this))
    , m_import(newButton(QStringLiteral("importTranscripts"), tr("Import..."), {}, this))
    , m_export(newButton(QStringLiteral("exportTranscripts"), tr("Export..."), {}, this))
    , m_sync(newButton(QStringLiteral("syncTranscripts"), tr("Sync now"), QStringLiteral("primary"),
                       this))
    , m_cancel(newButton(QStringLiteral("cancelTranscripts"), tr("Cancel"), {}, this))
    , m_moreMenu(new QMenu(m_more))
{
    setProperty("role", QStringLiteral("header"));
    build();
    setFacets({}, {});
    connect(m_filter, &FilterBar::changed, this, &TranscriptsHeader::changed);
    connect(m_import, &QPushButton::clicked, this, &TranscriptsHeader::importRequested);
    connect(m_export, &QPushButton::clicked, this, &TranscriptsHeader::exportRequested);
    connect(m_sync, &QPushButton::clicked, this, &TranscriptsHeader::syncRequested);
    connect(m_cancel, &QPushButton::clicked, this, &TranscriptsHeader::cancelRequested);
    connect(m_more, &QPushButton::clicked, this,
            [this] { m_moreMenu->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 4))); });
}

void TranscriptsHeader::build()
{
    m_more->setIcon(icon(QStringLiteral("chevron-down")));
    m_more->setLayoutDirection(isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft);
    m_sync->setToolTip(tr("Read new conversations of every environment (F5)"));
    m_import->setToolTip(tr("Saved pages, CSV exports, snapshots and .transcript files; they can "
                            "also be dropped here"));
    QLineEdit *words = m_filter->searchField();
    words->setClearButtonEnabled(false);
    words->setMinimumWidth(180);
    words->setMaximumWidth(340);
    words->setAccessibleName(tr("Search the transcripts"));
    words->installEventFilter(this);
    m_filter->setPlaceholder(tr("Search what was said... (Ctrl+F)"));
    m_answer->setParent(words);
    m_answer->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_answer->hide();
    m_problem->setWordWrap(true);
    m_problem->setObjectName(QStringLiteral("queryProblem"));
    m_problem->hide();
    m_cancel->hide();
    auto *first = new QHBoxLayout;
    first->setSpacing(12);
    first->addWidget(newLabel(QStringLiteral("title"), tr("Transcripts"), this));
    first->addWidget(m_counts);
    first->addStretch(1);
    first->addWidget(m_progress);
    for (QPushButton *button : {m_cancel, m_more, m_import, m_export, m_sync})
        first->addWidget(button);
    auto *second = new QHBoxLayout;
    second->setSpacing(8);
    second->addWidget(words, 2);
    second->addWidget(m_filter, 3);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 14, 20, 12);
    rows->setSpacing(12);
    rows->addLayout(first);
    rows->addLayout(second);
    rows->addWidget(m_problem);
}

std::optional<SearchQuery> TranscriptsHeader::query(qint64 nowMs)
{
    SearchQuery query;
    if (!m_filter->text().isEmpty()) {
        const auto parsed = parseQuery(m_filter->text());
        showProblem(parsed ? std::nullopt : std::optional(parsed.error()));
        if (!parsed)
            return std::nullopt;
        query = *parsed;
    } else {
        showProblem({});
    }
    const auto chosen = [this](const char *id) { return m_filter->choice(QLatin1String(id)); };
    narrow(query.agents, chosen("agent"));
    narrow(query.environments, chosen("environment"));
    narrow(query.channels, chosen("channel"));
    narrow(query.outcomes, chosen("outcome"));
    narrow(query.classes, chosen("class"));
    const QString finding = chosen("finding");
    if (finding == QLatin1String("*"))
        query.required |= ConversationFlag::Finding;
    else
        narrow(query.rules, finding);
    if (const int days = chosen("date").toInt(); days > 0)
        query.afterMs = nowMs - days * dayMs;
    return query;
}

void TranscriptsHeader::showProblem(const std::optional<QueryProblem> &problem)
{
    m_problem->setVisible(problem.has_value());
    if (!problem)
        return;
    m_problem->setText(tr("%1 %2").arg(faultText(*problem), mendText(*problem)));
    m_answer->hide();
}

bool TranscriptsHeader::isFiltering() const
{
    return m_filter->isFiltering();
}

void TranscriptsHeader::setCounts(const ArchiveCounts &counts)
{
    m_counts->setText(counts.rows == 0
                          ? QString()
                          : tr("%1 conversations \u00b7 %2 messages, offline")
                                .arg(number(counts.conversations), number(counts.messages)));
}

void TranscriptsHeader::setFacets(const Facets &facets, const QHash<QString, QString> &ruleTitles)
{
    const bool least = facets.atLeast;
    QList<FacetCount> classes = facets.classes;
    for (auto &kind : classes)
        kind.label = classText(kind.value);
    QList<FacetCount> channels = facets.channels;
    for (auto &channel : channels)
        channel.label = channelText(channel.value);
    QList<FacetCount> outcomes = facets.outcomes;
    for (auto &outcome : outcomes) {
        const QString word = outcomeText(outcome.value).text;
        outcome.label = word.isEmpty() ? tr("no outcome") : word;
    }
    QList<FacetCount> rules{{QStringLiteral("*"), tr("any finding"), facets.withFinding}};
    for (auto rule : facets.rules) {
        rule.label = ruleTitles.value(rule.value, rule.label);
        rules.append(rule);
    }
    const Facet dates{QStringLiteral("date"),
                      tr("Date"),
                      {{{}, tr("Any time"), {}},
                       {QStringLiteral("1"), tr("last 24 hours"), {}},
                       {QStringLiteral("7"), tr("last 7 days"), {}},
                       {QStringLiteral("30"), tr("last 30 days"), {}},
                       {QStringLiteral("90"), tr("last 90 days"), {}},
                       {QStringLiteral("365"), tr("last 12 months"), {}}}};
    m_filter->setFacets(
        {facetOf(QStringLiteral("agent"), tr("Agent"), tr("Any agent"), facets.agents, least),
         facetOf(QStringLiteral("environment"), tr("Environment"), tr("Any environment"),
                 facets.environments, least),
         dates,
         facetOf(QStringLiteral("channel"), tr("Channel"), tr("Any channel"), channels, least),
         facetOf(QStringLiteral("outcome"), tr("Outcome"), tr("Any outcome"), outcomes, least),
         facetOf(QStringLiteral("class"), tr("Kind"), tr("Any kind"), classes, least),
         facetOf(QStringLiteral("finding"), tr("Findings"), tr("With or without"), rules, least)});
}

void TranscriptsHeader::setAnswer(const QString &text)
{
    m_answer->setText(text);
    m_answer->setVisible(!text.isEmpty() && m_problem->isHidden());
    m_filter->searchField()->setAccessibleDescription(text);
    placeAnswer();
}

void TranscriptsHeader::placeAnswer()
{
    QLineEdit *words = m_filter->searchField();
    m_answer->adjustSize();
    const int space = m_answer->isHidden() ? 0 : m_answer->width() + answerGap;
    words->setTextMargins(isRightToLeft() ? space : 0, 0, isRightToLeft() ? 0 : space, 0);
    const int x = isRightToLeft() ? answerGap : words->width() - m_answer->width() - answerGap;
    m_answer->move(x, (words->height() - m_answer->height()) / 2);
}

void TranscriptsHeader::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeAnswer();
}

void TranscriptsHeader::setProgress(const QString &text, bool cancellable)
{
    m_progress->setText(text);
    m_cancel->setVisible(cancellable);
    m_sync->setEnabled(text.isEmpty());
}

void TranscriptsHeader::setReady(bool ready)
{
    m_export->setEnabled(ready);
    m_filter->setEnabled(ready);
    m_filter->searchField()->setEnabled(ready);
}

void TranscriptsHeader::focusSearch()
{
    m_filter->focusSearch();
}

void TranscriptsHeader::clear()
{
    m_filter->clear();
}

void TranscriptsHeader::chooseAgent(const QString &botId)
{
    m_filter->clear();
    m_filter->setChoice(QStringLiteral("agent"), botId);
}

void TranscriptsHeader::setWords(const QString &words)
{
    m_filter->setText(words);
}

QString TranscriptsHeader::words() const
{
    return m_filter->text();
}

bool TranscriptsHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        placeAnswer();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            Q_EMIT leftDown();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace keyturn
