// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/resultlist.h"

#include "widgets/icon.h"
#include "widgets/statuspill.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>

#include <algorithm>

namespace keyturn {

namespace {

constexpr int padding = 14;
constexpr int titleTop = 9;
constexpr int textTop = 29;
constexpr int tagTop = 50;
constexpr int tagGap = 6;

} // namespace

ResultList::ResultList(QWidget *parent)
    : PaintedList(parent)
{
    setSelectionMode(ExtendedSelection);
}

int ResultList::rowAtHeight(qint64 y) const
{
    const qint64 last = rows() - 1;
    return static_cast<int>(std::clamp<qint64>(y / rowHeight, 0, std::max<qint64>(0, last)));
}

QList<int> ResultList::selectedRows() const
{
    QList<int> chosen;
    if (!selectionModel())
        return chosen;
    for (const auto &range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            chosen.append(row);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

void ResultList::paintRow(QPainter *painter, int row, const QRect &rect)
{
    paintGround(painter, row, rect);
    const QVariant value = model()->index(row, 0, rootIndex()).data(LineRole);
    const Theme &theme = themeOf(palette());
    if (!value.isValid()) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.sunken);
        painter->drawRoundedRect(rect.adjusted(padding, 14, -rect.width() / 2, -52), 4, 4);
        painter->drawRoundedRect(rect.adjusted(padding, 36, -rect.width() / 4, -30), 4, 4);
        return;
    }
    const auto line = value.value<ResultLine>();
    paintWords(painter, line, rect);
    paintTags(painter, line, rect);
}

void ResultList::paintGround(QPainter *painter, int row, const QRect &rect) const
{
    const Theme &theme = themeOf(palette());
    const QModelIndex index = model()->index(row, 0, rootIndex());
    const bool selected = selectionModel() && selectionModel()->isSelected(index);
    painter->fillRect(rect, selected ? theme.accentSoft : theme.surface);
    painter->setPen(theme.border);
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    if (hasFocus() && currentIndex().row() == row) {
        const QRect mark(rect.left(), rect.top(), 3, rect.height());
        painter->fillRect(QStyle::visualRect(layoutDirection(), rect, mark), theme.accent);
    }
}

void ResultList::paintWords(QPainter *painter, const ResultLine &line, const QRect &rect) const
{
    const Theme &theme = themeOf(palette());
    const QRect inner = rect.adjusted(padding, 0, -padding, 0);
    const auto placed = [this, &rect](const QRect &r) {
        return QStyle::visualRect(layoutDirection(), rect, r);
    };
    const int across = static_cast<int>(Qt::AlignVCenter | Qt::AlignLeading);
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    const QFont small = smallFont(font());
    const int whenWidth = QFontMetrics(small).horizontalAdvance(line.when);
    painter->setFont(small);
    painter->setPen(theme.muted);
    QRect place(inner.right() - whenWidth, rect.top() + titleTop, whenWidth + 1, 18);
    painter->drawText(placed(place), across, line.when);
    if (!line.icon.isEmpty()) {
        const QRect spot(place.left() - 20, place.top() + 2, 14, 14);
        paintIcon(painter, placed(spot), line.icon, theme.muted);
        place = spot;
    }
    const QRect title(inner.left(), rect.top() + titleTop, place.left() - inner.left() - 10, 18);
    painter->setFont(strong);
    painter->setPen(line.quietTitle ? theme.muted : theme.text);
    painter->drawText(placed(title), across,
                      QFontMetrics(strong).elidedText(line.title, Qt::ElideRight, title.width()));
    const QRect words(inner.left(), rect.top() + textTop, inner.width(), 18);
    const MarkedText shown = elidedAround(line.text, QFontMetrics(font()), words.width());
    QTextLayout layout(shown.text, font());
    layout.setFormats(formatsOf(shown, markColors(theme, false)));
    // Words from right to left begin where such a line begins.
    layOut(layout, words.width());
    painter->setPen(theme.muted);
    layout.draw(painter, placed(words).topLeft());
}

void ResultList::paintTags(QPainter *painter, const ResultLine &line, const QRect &rect) const
{
    int x = rect.left() + padding;
    const int end = rect.right() - padding;
    for (const auto &tag : line.tags) {
        const QSize size = pillSize(font(), tag.text);
        const QRect pill(x, rect.top() + tagTop, std::min(size.width(), end - x), size.height());
        if (pill.width() < 40)
            return;
        paintPill(painter, QStyle::visualRect(layoutDirection(), rect, pill), tag.text, tag.tone,
                  this);
        x += size.width() + tagGap;
    }
}

void ResultList::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("resultMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_rowActions);
    if (!m_rowActions.isEmpty())
        menu->addSeparator();
    QMenu *copies = menu->addMenu(icon(QStringLiteral("copy")), tr("Copy as"));
    const std::pair<QString, TextFormat> formats[]{{tr("Text"), TextFormat::Text},
                                                   {tr("CSV"), TextFormat::Csv},
                                                   {tr("Markdown"), TextFormat::Markdown},
                                                   {tr("JSON"), TextFormat::Json}};
    for (const auto &[title, format] : formats) {
        QAction *action = copies->addAction(title);
        connect(action, &QAction::triggered, this,
                [this, form = format] { Q_EMIT copyRequested(form); });
    }
    menu->popup(event->globalPos());
}

void ResultList::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copyRequested(TextFormat::Text);
        return;
    }
    PaintedList::keyPressEvent(event);
}

void ResultList::rowsInserted(const QModelIndex &parent, int start, int end)
{
    const int value = verticalScrollBar()->value();
    PaintedList::rowsInserted(parent, start, end);
    updateGeometries();
    // What comes above what is looked at must not move it.
    if (value > 0 && start * rowHeight <= value)
        verticalScrollBar()->setValue(value + (end - start + 1) * rowHeight);
    viewport()->update();
}

} // namespace keyturn
