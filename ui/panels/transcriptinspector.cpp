// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transcriptinspector.h"

#include "ui/models/transcriptitemsmodel.h"
#include "ui/panels/factgrid.h"
#include "ui/pieces.h"
#include "widgets/barchart.h"
#include "widgets/icon.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace keyturn {

namespace {

constexpr int mostFindings = 40;
constexpr int widestFinding = 196; // pixels
constexpr int idWidth = 250;       // pixels

QScrollArea *scrolled(QWidget *content, QWidget *parent)
{
    content->setObjectName(QStringLiteral("scrolled"));
    auto *area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return area;
}

QVBoxLayout *columnOf(QWidget *content)
{
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(16, 14, 16, 16);
    column->setSpacing(8);
    return column;
}

QVBoxLayout *section(QVBoxLayout *column, const QString &title, QWidget *widget)
{
    auto *inner = new QVBoxLayout(widget);
    inner->setContentsMargins(0, 8, 0, 0);
    inner->setSpacing(6);
    inner->addWidget(newLabel(QStringLiteral("section"), title, widget));
    column->addWidget(widget);
    return inner;
}

void emptied(QVBoxLayout *rows)
{
    while (QLayoutItem *item = rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

TranscriptInspector::TranscriptInspector(TranscriptItemsModel &model, QWidget *parent)
    : QFrame(parent)
    , m_model(model)
    , m_tabs(new QTabBar(this))
{
    setProperty("role", QStringLiteral("inspector"));
    setAccessibleName(tr("Details of the conversation"));
    m_tabs->setObjectName(QStringLiteral("transcriptTabs"));
    m_tabs->setAccessibleName(accessibleName());
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    for (const QString &title : {tr("Conversation"), tr("Activity"), tr("JSON")})
        m_tabs->addTab(title);
    auto *stack = new QStackedWidget(this);
    stack->addWidget(buildConversation());
    stack->addWidget(buildActivity());
    stack->addWidget(buildJson());
    auto *head = new QHBoxLayout;
    head->setContentsMargins(14, 6, 12, 0);
    head->addWidget(m_tabs);
    auto *line = newFrame(QStringLiteral("line"), this);
    line->setFixedHeight(1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(1, 0, 0, 0);
    whole->setSpacing(0);
    whole->addLayout(head);
    whole->addWidget(line);
    whole->addWidget(stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, stack, &QStackedWidget::setCurrentIndex);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] { showRow(m_row); });
}

QWidget *TranscriptInspector::buildConversation()
{
    auto *content = new QWidget;
    auto *column = columnOf(content);
    column->addWidget(newLabel(QStringLiteral("section"), tr("Session"), content));
    m_session = new FactGrid(content);
    column->addWidget(m_session);
    m_findings = new QWidget(content);
    auto *findings = section(column, tr("Findings"), m_findings);
    m_findingRows = new QVBoxLayout;
    m_findingRows->setSpacing(2);
    findings->addLayout(m_findingRows);
    m_rotate = newButton(QStringLiteral("rotateFromTranscript"), {}, {}, m_findings);
    findings->addWidget(m_rotate, 0, Qt::AlignLeading);
    m_latency = new QWidget(content);
    auto *latency = section(column, tr("Latency by turn"), m_latency);
    m_chart = new BarChart(m_latency);
    m_chart->setAccessibleName(tr("Latency by turn"));
    m_latencyList = newLabel(QStringLiteral("muted"), {}, m_latency);
    m_latencyList->hide();
    auto *asList = newButton(QStringLiteral("latencyAsList"), tr("As a table"),
                             QStringLiteral("link"), m_latency);
    asList->setCheckable(true);
    latency->addWidget(m_chart);
    latency->addWidget(m_latencyList);
    latency->addWidget(asList, 0, Qt::AlignLeading);
    connect(asList, &QPushButton::toggled, this, [this](bool on) {
        m_chart->setVisible(!on);
        m_latencyList->setVisible(on);
    });
    auto *identifiers = section(column, tr("Identifiers"), new QWidget(content));
    m_identifiers = newLabel(QStringLiteral("mono"), {}, content);
    m_identifiers->setWordWrap(true);
    m_identifiers->setTextInteractionFlags(Qt::TextSelectableByMouse);
    identifiers->addWidget(m_identifiers);
    m_related = new QWidget(content);
    m_relatedRows = new QVBoxLayout;
    m_relatedRows->setSpacing(2);
    section(column, tr("Connected agents, perhaps"), m_related)->addLayout(m_relatedRows);
    m_hold = newButton(QStringLiteral("holdConversation"), {}, {}, content);
    column->addSpacing(8);
    column->addWidget(m_hold, 0, Qt::AlignLeading);
    column->addStretch(1);
    m_rotate->hide();
    m_hold->hide();
    connect(m_rotate, &QPushButton::clicked, this, &TranscriptInspector::rotateRequested);
    connect(m_chart, &BarChart::barActivated, this,
            [this](int bar) { Q_EMIT turnChosen(bar + 1); });
    connect(m_hold, &QPushButton::clicked, this, [this] {
        const auto *conversation = m_model.conversation();
        Q_EMIT holdRequested(conversation &&
                             !conversation->head.flags.testFlag(ConversationFlag::Held));
    });
    return scrolled(content, this);
}

QWidget *TranscriptInspector::buildActivity()
{
    auto *content = new QWidget;
    auto *column = columnOf(content);
    m_noActivity = newLabel(QStringLiteral("muted"),
                            tr("Choose something in the conversation to see all of it."), content);
    m_noActivity->setWordWrap(true);
    m_activity = new FactGrid(content);
    column->addWidget(m_noActivity);
    column->addWidget(m_activity);
    column->addStretch(1);
    return scrolled(content, this);
}

QWidget *TranscriptInspector::buildJson()
{
    auto *content = new QWidget;
    auto *column = columnOf(content);
    m_jsonNote = newLabel(QStringLiteral("muted"), {}, content);
    m_jsonNote->setWordWrap(true);
    m_clear = newButton(QStringLiteral("jsonClear"), tr("Show as received..."), {}, content);
    m_json = new QPlainTextEdit(content);
    m_json->setObjectName(QStringLiteral("activityJson"));
    m_json->setAccessibleName(tr("JSON of the activity"));
    m_json->setReadOnly(true);
    m_json->setFont(monoFont());
    m_json->setLineWrapMode(QPlainTextEdit::NoWrap);
    column->addWidget(m_jsonNote);
    column->addWidget(m_clear, 0, Qt::AlignLeading);
    column->addWidget(m_json, 1);
    connect(m_clear, &QPushButton::clicked, this, [this] { Q_EMIT jsonWanted(true); });
    return content;
}

void TranscriptInspector::showConversation(const RuleTitles &titles,
                                           const QHash<qint64, QString> &related, bool secretFound)
{
    const ReadableConversation *conversation = m_model.conversation();
    if (!conversation)
        return;
    m_session->setFacts(sessionFacts(*conversation));
    showFindings(titles);
    m_rotate->setVisible(secretFound);
    setButtonText(m_rotate, tr("Rotate credentials of %1...").arg(agentText(conversation->head)));
    showLatency();
    showIdentifiers();
    showRelated(related);
    const bool held = conversation->head.flags.testFlag(ConversationFlag::Held);
    setButtonText(m_hold, held ? tr("End the legal hold...") : tr("Legal hold..."));
    m_hold->setIcon(icon(QStringLiteral("lock")));
    m_hold->show();
    m_row = -1;
    showRow(-1);
}

void TranscriptInspector::showFindings(const RuleTitles &titles)
{
    emptied(m_findingRows);
    const auto &findings = m_model.conversation()->findings;
    m_findings->setVisible(!findings.isEmpty());
    for (const auto &finding : findings.first(std::min<qsizetype>(findings.size(), mostFindings)))
        addFinding(finding, titles);
    const auto left = static_cast<int>(findings.size()) - mostFindings;
    if (left > 0)
        m_findingRows->addWidget(
            newLabel(QStringLiteral("muted"), tr("and %n more", nullptr, left), m_findings));
}

void TranscriptInspector::addFinding(const ArchivedFinding &finding, const RuleTitles &titles)
{
    auto *row = new QWidget(m_findings);
    auto *line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    const QString what = findingLine(*m_model.conversation(), finding, titles);
    auto *go =
        newButton(QStringLiteral("finding-%1").arg(finding.id), what, QStringLiteral("link"), row);
    go->setIcon(icon(QStringLiteral("flag"),
                     finding.suppressed ? Tone::Neutral : toneOfSeverity(finding.severity)));
    auto *decide =
        newButton(QStringLiteral("decide-%1").arg(finding.id), {}, QStringLiteral("link"), row);
    decide->setToolTip(finding.suppressed ? tr("Take back") : tr("False hit..."));
    decide->setAccessibleName(decide->toolTip());
    decide->setIcon(icon(finding.suppressed ? QStringLiteral("undo") : QStringLiteral("cross")));
    go->setText(go->fontMetrics().elidedText(what, Qt::ElideRight, widestFinding));
    go->setToolTip(what);
    go->setStyleSheet(QStringLiteral("text-align: left;"));
    if (finding.suppressed) {
        go->setAccessibleName(tr("%1, a false hit").arg(what));
        go->setToolTip(go->accessibleName() + QLatin1Char('\n') + finding.reason);
    }
    line->addWidget(go);
    line->addStretch(1);
    line->addWidget(decide);
    m_findingRows->addWidget(row);
    connect(go, &QPushButton::clicked, this, [this, id = finding.id] { Q_EMIT findingChosen(id); });
    connect(decide, &QPushButton::clicked, this, [this, finding] {
        if (finding.suppressed)
            Q_EMIT restoreRequested(finding.id);
        else
            Q_EMIT suppressRequested(finding.id);
    });
}

void TranscriptInspector::showLatency()
{
    const QList<Bar> bars = latencyByTurn(*m_model.conversation());
    m_latency->setVisible(!bars.isEmpty());
    m_chart->setBars(bars);
    QStringList lines;
    for (const auto &bar : bars.first(std::min<qsizetype>(bars.size(), 200)))
        lines.append(tr("%1: %2").arg(bar.name, bar.label));
    m_latencyList->setText(lines.join(QLatin1Char('\n')));
}

void TranscriptInspector::showIdentifiers()
{
    const ReadableConversation &conversation = *m_model.conversation();
    const QString id =
        conversation.head.displayId.isEmpty() ? conversation.head.key : conversation.head.displayId;
    // Such an id is one word of up to 500 letters: no label wraps it.
    QStringList lines{m_identifiers->fontMetrics().elidedText(id, Qt::ElideMiddle, idWidth)};
    m_identifiers->setToolTip(id);
    lines.append(
        rowTexts(conversation).first(std::min<qsizetype>(rowTexts(conversation).size(), 12)));
    m_identifiers->setText(lines.join(QLatin1Char('\n')));
}

void TranscriptInspector::showRelated(const QHash<qint64, QString> &related)
{
    emptied(m_relatedRows);
    m_related->setVisible(!related.isEmpty());
    for (auto it = related.begin(); it != related.end(); ++it) {
        auto *link = newButton(QStringLiteral("related-%1").arg(it.key()), it.value(),
                               QStringLiteral("link"), m_related);
        link->setIcon(icon(QStringLiteral("link")));
        m_relatedRows->addWidget(link, 0, Qt::AlignLeading);
        connect(link, &QPushButton::clicked, this,
                [this, id = it.key()] { Q_EMIT conversationRequested(id); });
    }
}

bool TranscriptInspector::isActivityShown() const
{
    return m_tabs->currentIndex() == 1;
}

bool TranscriptInspector::isJsonShown() const
{
    return m_tabs->currentIndex() == 2;
}

void TranscriptInspector::showTab(int tab)
{
    m_tabs->setCurrentIndex(tab);
}

void TranscriptInspector::showRow(int row)
{
    m_row = row;
    const bool any = m_model.conversation() && row >= 0 && row < m_model.rowCount() &&
                     !m_model.items().itemsOf(row).empty();
    m_noActivity->setVisible(!any);
    m_clear->setEnabled(any);
    if (!any) {
        m_activity->setFacts({});
        setJson({}, false);
        return;
    }
    if (isActivityShown()) {
        QList<NamedText> facts;
        for (const std::uint32_t item : m_model.items().itemsOf(row))
            facts.append(itemFacts(*m_model.conversation(), item, m_model.revealed()));
        m_activity->setFacts(facts);
    }
    if (isJsonShown())
        Q_EMIT jsonWanted(false);
}

void TranscriptInspector::setJson(const QString &text, bool clear)
{
    m_json->setPlainText(text);
    if (text.isEmpty())
        m_jsonNote->setText(tr("Choose something in the conversation to see its JSON."));
    else if (clear)
        m_jsonNote->setText(tr("As it was received. Sign-in tokens stay hidden."));
    else
        m_jsonNote->setText(tr("The structure: what people wrote is replaced by x and 0."));
    m_clear->setVisible(!text.isEmpty() && !clear);
}

} // namespace keyturn
