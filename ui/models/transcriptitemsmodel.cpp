// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/transcriptitemsmodel.h"

#include "widgets/conversationview.h"

#include <algorithm>

namespace keyturn {

namespace {

constexpr int rowsPerLook = 400; // some milliseconds

/// The one after @p row in a sorted list, around its end.
int nextOf(const std::vector<int> &rows, int row, int direction)
{
    if (rows.empty())
        return -1;
    if (direction > 0) {
        const auto next = std::ranges::upper_bound(rows, row);
        return next == rows.end() ? rows.front() : *next;
    }
    const auto next = std::ranges::lower_bound(rows, row);
    return next == rows.begin() ? rows.back() : *std::prev(next);
}

bool isWordEdge(const QString &text, int at)
{
    return at <= 0 || at >= text.size() || !text[at].isLetterOrNumber() ||
           !text[at - 1].isLetterOrNumber();
}

void addWord(QList<TextSpan> &spans, const QString &text, const SearchTerm &term)
{
    const auto length = static_cast<int>(term.text.size());
    if (length == 0)
        return;
    for (auto at = static_cast<int>(text.indexOf(term.text, 0, Qt::CaseInsensitive)); at >= 0;
         at = static_cast<int>(text.indexOf(term.text, at + length, Qt::CaseInsensitive))) {
        int end = at + length;
        if (!isWordEdge(text, at))
            continue;
        while (term.prefix && end < text.size() && text[end].isLetterOrNumber())
            ++end;
        if (isWordEdge(text, end))
            spans.append({at, end - at});
    }
}

} // namespace

TranscriptItemsModel::TranscriptItemsModel(QObject *parent)
    : QAbstractListModel(parent)
{
    m_look.setInterval(0);
    m_look.setSingleShot(true);
    connect(&m_look, &QTimer::timeout, this, &TranscriptItemsModel::lookOn);
}

void TranscriptItemsModel::setConversation(std::shared_ptr<const ReadableConversation> conversation)
{
    beginResetModel();
    m_source = std::move(conversation);
    m_revealed.clear();
    m_items = m_source ? TranscriptItems(m_source, m_detail) : TranscriptItems();
    m_findingRows = m_items.rowsWithFindings();
    endResetModel();
    lookAgain();
}

void TranscriptItemsModel::setDetail(TranscriptItems::Detail detail)
{
    if (detail == m_detail)
        return;
    beginResetModel();
    m_detail = detail;
    m_items = m_source ? TranscriptItems(m_source, m_detail) : TranscriptItems();
    m_findingRows = m_items.rowsWithFindings();
    endResetModel();
    lookAgain();
}

void TranscriptItemsModel::setTitles(const RuleTitles &titles)
{
    m_titles = titles;
    changedAll();
}

void TranscriptItemsModel::setSearched(const QList<SearchTerm> &terms)
{
    if (m_searched == terms)
        return;
    m_searched = terms;
    changedAll();
    lookAgain();
}

void TranscriptItemsModel::setFind(const QString &words)
{
    if (m_find == words)
        return;
    m_find = words;
    changedAll();
    lookAgain();
}

void TranscriptItemsModel::changedAll()
{
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void TranscriptItemsModel::changed(int row)
{
    if (row >= 0)
        Q_EMIT dataChanged(index(row), index(row));
}

void TranscriptItemsModel::reveal(qint64 finding, const QString &text)
{
    m_revealed.insert(finding, text);
    if (!m_source)
        return;
    for (const auto &mask : m_source->masks) {
        if (mask.finding == finding)
            changed(m_items.rowOf(mask.item));
    }
}

void TranscriptItemsModel::hide(const QList<qint64> &findings)
{
    for (const qint64 finding : findings)
        m_revealed.remove(finding);
    if (!m_source)
        return;
    for (const auto &mask : m_source->masks) {
        if (findings.contains(mask.finding))
            changed(m_items.rowOf(mask.item));
    }
}

QList<TextSpan> TranscriptItemsModel::hitsIn(const QString &text) const
{
    QList<TextSpan> spans;
    if (!m_find.isEmpty()) {
        const auto length = static_cast<int>(m_find.size());
        for (auto at = static_cast<int>(text.indexOf(m_find, 0, Qt::CaseInsensitive)); at >= 0;
             at = static_cast<int>(text.indexOf(m_find, at + length, Qt::CaseInsensitive)))
            spans.append({at, length});
        return spans;
    }
    for (const auto &term : m_searched) {
        if (!term.excluded)
            addWord(spans, text, term);
    }
    return spans;
}

void TranscriptItemsModel::lookAgain()
{
    m_hitRows.clear();
    m_lookedAt = 0;
    const bool anything = !m_find.isEmpty() || !m_searched.isEmpty();
    if (anything && rowCount() > 0)
        lookOn();
    else
        Q_EMIT hitsChanged();
}

void TranscriptItemsModel::lookOn()
{
    const int end = std::min(rowCount(), m_lookedAt + rowsPerLook);
    for (; m_lookedAt < end; ++m_lookedAt) {
        const ConversationItem item = m_items.shown(m_lookedAt, m_revealed, m_titles);
        if (!item.faint && !hitsIn(item.text.text).isEmpty())
            m_hitRows.push_back(m_lookedAt);
    }
    if (m_lookedAt < rowCount())
        m_look.start();
    Q_EMIT hitsChanged();
}

int TranscriptItemsModel::nextHit(int row, int direction) const
{
    return nextOf(m_hitRows, row, direction);
}

int TranscriptItemsModel::nextFinding(int row, int direction) const
{
    return nextOf(m_findingRows, row, direction);
}

int TranscriptItemsModel::hitNumber(int row) const
{
    const auto found = std::ranges::lower_bound(m_hitRows, row);
    return found != m_hitRows.end() && *found == row
               ? static_cast<int>(found - m_hitRows.begin()) + 1
               : 0;
}

int TranscriptItemsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_items.count();
}

ConversationItem TranscriptItemsModel::shown(int row) const
{
    ConversationItem item = m_items.shown(row, m_revealed, m_titles);
    if (!item.faint)
        item.text.hits = hitsIn(item.text.text);
    return item;
}

QString TranscriptItemsModel::spoken(int row) const
{
    using Shape = ConversationItem::Shape;
    const ConversationItem item = m_items.shown(row, m_revealed, m_titles);
    QStringList said;
    if (item.shape == Shape::Near)
        said.append(tr("Person"));
    else if (item.shape == Shape::Far)
        said.append(item.above.isEmpty() ? tr("Agent") : item.above);
    said.append(item.text.text);
    if (!item.caption.isEmpty())
        said.append(item.caption);
    for (const auto &remark : item.remarks)
        said.append(remark.text);
    for (const auto &choice : item.choices)
        said.append(choice.taken ? tr("%1, chosen").arg(choice.text) : choice.text);
    return said.join(QStringLiteral(". "));
}

QVariant TranscriptItemsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case ConversationView::ItemRole:
        return QVariant::fromValue(shown(index.row()));
    case ConversationView::LengthRole:
        return m_items.length(index.row());
    case Qt::DisplayRole:
        return m_items.shown(index.row(), m_revealed, m_titles).text.text;
    case Qt::AccessibleTextRole:
        return spoken(index.row());
    default:
        return {};
    }
}

} // namespace keyturn
