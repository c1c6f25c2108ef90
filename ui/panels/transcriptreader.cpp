// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transcriptreader.h"

#include "ui/pieces.h"
#include "widgets/conversationview.h"
#include "widgets/emptystate.h"
#include "widgets/icon.h"

#include <QLabel>
#include <QLineEdit>
#include <QShortcut>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace keyturn {

namespace {

QToolButton *newTool(const QString &name, const QString &iconName, const QString &title,
                     QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(name);
    button->setIcon(icon(iconName));
    button->setToolTip(title);
    button->setAccessibleName(title);
    return button;
}

} // namespace

TranscriptReader::TranscriptReader(QWidget *parent)
    : QWidget(parent)
    , m_head(newLabel(QStringLiteral("muted"), {}, this))
    , m_found(newLabel(QStringLiteral("small"), {}, this))
    , m_everything(newTool(QStringLiteral("everyEvent"), QStringLiteral("list"),
                           tr("Show every event"), this))
    , m_findButton(newTool(QStringLiteral("findInside"), QStringLiteral("search"),
                           tr("Find in this conversation (Ctrl+F)"), this))
    , m_findBar(newFrame(QStringLiteral("findBar"), this))
    , m_words(new QLineEdit(m_findBar))
    , m_stack(new QStackedWidget(this))
    , m_view(new ConversationView(this))
    , m_empty(new EmptyState(this))
{
    build();
    connect(m_everything, &QToolButton::toggled, this, [this](bool on) {
        m_model.setDetail(on ? TranscriptItems::Detail::Everything
                             : TranscriptItems::Detail::Conversation);
    });
    connect(m_findButton, &QToolButton::clicked, this, &TranscriptReader::openFind);
    connect(m_words, &QLineEdit::textChanged, &m_model, &TranscriptItemsModel::setFind);
    connect(m_words, &QLineEdit::returnPressed, this, [this] { findNext(1); });
    connect(&m_model, &TranscriptItemsModel::hitsChanged, this, &TranscriptReader::showFound);
    connect(m_view, &ConversationView::reviewRequested, this, &TranscriptReader::review);
    connect(m_view, &ConversationView::findRequested, this, &TranscriptReader::findNext);
    connect(m_view, &ConversationView::anchorActivated, this, &TranscriptReader::follow);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) {
                showFound();
                Q_EMIT rowChosen(current.row());
            });
}

void TranscriptReader::build()
{
    m_view->setObjectName(QStringLiteral("conversation"));
    m_view->setAccessibleName(tr("Conversation"));
    m_view->setModel(&m_model);
    m_everything->setCheckable(true);
    m_words->setObjectName(QStringLiteral("findWords"));
    m_words->setAccessibleName(tr("Find in this conversation"));
    m_words->setPlaceholderText(tr("Find in this conversation"));
    auto *before = newTool(QStringLiteral("findBefore"), QStringLiteral("chevron-left"),
                           tr("Previous hit (Shift+F3)"), m_findBar);
    auto *after = newTool(QStringLiteral("findAfter"), QStringLiteral("chevron-right"),
                          tr("Next hit (F3)"), m_findBar);
    auto *close =
        newTool(QStringLiteral("findClose"), QStringLiteral("cross"), tr("Close"), m_findBar);
    connect(before, &QToolButton::clicked, this, [this] { findNext(-1); });
    connect(after, &QToolButton::clicked, this, [this] { findNext(1); });
    connect(close, &QToolButton::clicked, this, [this] { static_cast<void>(closeFind()); });
    for (const auto &[keys, direction] :
         {std::pair(QKeySequence(Qt::Key_F3), 1), std::pair(QKeySequence("Shift+F3"), -1)}) {
        auto *shortcut = new QShortcut(keys, m_findBar);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, [this, to = direction] { findNext(to); });
    }
    auto *finding = new QHBoxLayout(m_findBar);
    finding->setContentsMargins(16, 0, 12, 8);
    finding->setSpacing(4);
    finding->addWidget(m_words, 1);
    finding->addWidget(before);
    finding->addWidget(after);
    finding->addWidget(close);
    m_findBar->hide();
    auto *head = new QHBoxLayout;
    head->setContentsMargins(24, 6, 12, 6);
    head->setSpacing(4);
    m_head->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    head->addWidget(m_head, 1);
    head->addWidget(m_found);
    head->addWidget(m_findButton);
    head->addWidget(m_everything);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_findBar);
    column->addWidget(m_stack, 1);
}

void TranscriptReader::setConversation(std::shared_ptr<const ReadableConversation> conversation,
                                       const QList<SearchTerm> &searched)
{
    m_model.setSearched(searched);
    m_model.setConversation(std::move(conversation));
    m_stack->setCurrentWidget(m_view);
    m_findButton->setEnabled(true);
    m_everything->setEnabled(true);
    showHead();
    showFound();
}

void TranscriptReader::setSearched(const QList<SearchTerm> &searched)
{
    m_model.setSearched(searched);
}

void TranscriptReader::showHead()
{
    const ReadableConversation *conversation = m_model.conversation();
    if (!conversation)
        return m_head->clear();
    QStringList said{agentText(conversation->head)};
    if (!conversation->head.environmentName.isEmpty())
        said.append(conversation->head.environmentName);
    m_head->setText(said.join(QStringLiteral(" \u00b7 ")));
    m_head->setToolTip(m_head->text());
}

void TranscriptReader::showNothing(const QString &title, const QString &text)
{
    m_model.setConversation(nullptr);
    m_empty->show(QStringLiteral("transcripts"), title, text);
    m_stack->setCurrentWidget(m_empty);
    m_head->clear();
    m_found->clear();
    m_findButton->setEnabled(false);
    m_everything->setEnabled(false);
}

void TranscriptReader::showFound()
{
    const int rows = m_model.hitRows();
    if (rows == 0) {
        m_found->setText(m_model.find().isEmpty() ? QString() : tr("not found"));
        return;
    }
    const int at = m_model.hitNumber(m_view->currentIndex().row());
    m_found->setText(at > 0 ? tr("%1 of %2").arg(at).arg(rows) : tr("%n hit(s)", nullptr, rows));
}

void TranscriptReader::openFind()
{
    m_findBar->show();
    m_words->setFocus(Qt::ShortcutFocusReason);
    m_words->selectAll();
}

bool TranscriptReader::closeFind()
{
    if (m_findBar->isHidden())
        return false;
    m_findBar->hide();
    m_words->clear();
    m_view->setFocus();
    return true;
}

void TranscriptReader::focusConversation()
{
    m_view->setFocus(Qt::OtherFocusReason);
}

void TranscriptReader::goToRow(int row)
{
    if (row >= 0)
        m_view->choose(row);
}

void TranscriptReader::findNext(int direction)
{
    goToRow(m_model.nextHit(m_view->currentIndex().row(), direction));
}

void TranscriptReader::review(int direction)
{
    goToRow(m_model.nextFinding(m_view->currentIndex().row(), direction));
}

void TranscriptReader::goToFinding(qint64 finding)
{
    const ReadableConversation *conversation = m_model.conversation();
    if (!conversation)
        return;
    for (const auto &mask : conversation->masks) {
        if (mask.finding == finding)
            return goToRow(m_model.items().rowOf(mask.item));
    }
}

void TranscriptReader::goToHit(quint32 activity)
{
    const ReadableConversation *conversation = m_model.conversation();
    if (!conversation)
        return;
    const auto &items = conversation->content.items;
    int named = -1;
    const auto isThere = [activity](const transcripts::ActivityRef &ref) {
        return ref.activity == activity;
    };
    for (std::uint32_t i = 0; i < items.size(); ++i) {
        const int row = m_model.items().rowOf(i);
        const bool there = isThere(items[i].ref) || std::ranges::any_of(items[i].others, isThere);
        if (row < 0 || !there)
            continue;
        if (m_model.hitNumber(row) > 0)
            return goToRow(row);
        named = named < 0 ? row : named;
    }
    const int first = m_model.nextHit(-1, 1);
    goToRow(first >= 0 ? first : named);
}

void TranscriptReader::goToTurn(int turn)
{
    const ReadableConversation *conversation = m_model.conversation();
    if (!conversation || turn < 0 || turn >= static_cast<int>(conversation->content.turns.size()))
        return;
    if (const auto user = conversation->content.turns[static_cast<std::size_t>(turn)].user)
        goToRow(m_model.items().rowOf(*user));
}

int TranscriptReader::currentRow() const
{
    return m_view->currentIndex().row();
}

QList<transcripts::ActivityRef> TranscriptReader::activitiesOf(int row) const
{
    constexpr qsizetype most = 50;
    QList<transcripts::ActivityRef> refs;
    const ReadableConversation *conversation = m_model.conversation();
    if (!conversation || row < 0 || row >= m_model.rowCount())
        return refs;
    for (const std::uint32_t index : m_model.items().itemsOf(row)) {
        const auto &item = conversation->content.items[index];
        refs.append(item.ref);
        for (const auto &other : item.others)
            refs.append(other);
    }
    return refs.first(std::min(refs.size(), most));
}

void TranscriptReader::follow(int row, const QString &anchor)
{
    QList<qint64> hidden;
    QList<qint64> shown;
    for (const auto &mask : m_model.items().masksIn(row)) {
        if (m_model.isRevealed(mask.finding))
            shown.append(mask.finding);
        else if (isCovered(*m_model.conversation(), mask))
            hidden.append(mask.finding);
    }
    if (anchor == QLatin1String("show"))
        Q_EMIT showRequested(hidden);
    else if (anchor == QLatin1String("hide"))
        Q_EMIT hideRequested(shown);
}

} // namespace keyturn
