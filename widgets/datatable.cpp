// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/datatable.h"

#include "widgets/icon.h"
#include "widgets/statuspill.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>

#include <algorithm>

namespace keyturn {

namespace {

constexpr int cellPadding = 12;

class CellDelegate final : public QStyledItemDelegate
{
public:
    explicit CellDelegate(DataTable *table)
        : QStyledItemDelegate(table)
        , m_table(table)
    {}

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        paintGround(painter, option, index);
        const QVariant tone = index.data(CellRole::Tone);
        if (index.data(CellRole::Detail).toBool())
            paintDetail(painter, option, index);
        else if (tone.isValid() && !index.data().toString().isEmpty())
            paintTag(painter, option, index, static_cast<Tone>(tone.toInt()));
        else
            paintWords(painter, option, index);
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString text = index.data().toString();
        if (index.data(CellRole::Tone).isValid())
            return {pillSize(option.font, text).width() + 2 * cellPadding, 36};
        return {fontOf(option, index).second.horizontalAdvance(text) + 2 * cellPadding, 36};
    }

private:
    void paintGround(QPainter *painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const
    {
        const Theme &theme = themeOf(m_table->palette());
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->fillRect(option.rect, selected ? theme.accentSoft : theme.surface);
        painter->setPen(theme.border);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        if (selected && m_table->hasFocus() && index.row() == m_table->currentIndex().row()) {
            const bool first = m_table->visualColumnIsFirst(index.column());
            if (first) {
                const QRect mark(option.rect.left(), option.rect.top(), 3, option.rect.height());
                painter->fillRect(QStyle::visualRect(option.direction, option.rect, mark),
                                  theme.accent);
            }
        }
    }

    void paintTag(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  Tone tone) const
    {
        const QString text = index.data().toString();
        const QSize size = pillSize(option.font, text);
        const QRect space = option.rect.adjusted(cellPadding, 0, -cellPadding / 2, 0);
        const QRect pill(space.left(), space.center().y() - size.height() / 2 + 1,
                         std::min(size.width(), space.width()), size.height());
        paintPill(painter, QStyle::visualRect(option.direction, option.rect, pill), text, tone,
                  m_table);
    }

    void paintDetail(QPainter *painter, const QStyleOptionViewItem &option,
                     const QModelIndex &index) const
    {
        const Theme &theme = themeOf(m_table->palette());
        painter->fillRect(option.rect, theme.sunken);
        painter->setFont(smallFont(option.font));
        painter->setPen(theme.muted);
        const QRect words = QStyle::visualRect(option.direction, option.rect,
                                               option.rect.adjusted(36, 8, -cellPadding, -8));
        painter->drawText(words, Qt::AlignTop | Qt::AlignLeading | Qt::TextWordWrap,
                          index.data().toString());
    }

    std::pair<QFont, QFontMetrics> fontOf(const QStyleOptionViewItem &option,
                                          const QModelIndex &index) const
    {
        QFont font = index.data(CellRole::Mono).toBool() ? monoFont() : option.font;
        if (index.data(CellRole::Strong).toBool())
            font.setWeight(QFont::DemiBold);
        return {font, QFontMetrics(font)};
    }

    void paintWords(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const
    {
        const Theme &theme = themeOf(m_table->palette());
        const auto [font, metrics] = fontOf(option, index);
        QRect words = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
        const QString iconName = index.data(CellRole::Icon).toString();
        const QColor ink = index.data(CellRole::Muted).toBool() ? theme.muted : theme.text;
        if (!iconName.isEmpty()) {
            const QRect spot(words.left(), words.center().y() - 7, 16, 16);
            paintIcon(painter, QStyle::visualRect(option.direction, option.rect, spot), iconName,
                      theme.muted);
            words = words.adjusted(24, 0, 0, 0);
        }
        words = QStyle::visualRect(option.direction, option.rect, words);
        const QString below = index.data(CellRole::Below).toString();
        if (!below.isEmpty()) {
            const QFont small = smallFont(option.font);
            painter->setFont(small);
            painter->setPen(theme.muted);
            painter->drawText(words.adjusted(0, words.height() / 2, 0, -4),
                              Qt::AlignTop | Qt::AlignLeading,
                              QFontMetrics(small).elidedText(below, Qt::ElideRight, words.width()));
            words = words.adjusted(0, 4, 0, -words.height() / 2);
        }
        painter->setFont(font);
        painter->setPen(ink);
        const auto along = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt() &
                                                      Qt::AlignHorizontal_Mask);
        const auto across = along == Qt::Alignment() ? Qt::Alignment(Qt::AlignLeading) : along;
        painter->drawText(
            words,
            static_cast<int>(QStyle::visualAlignment(option.direction, across | Qt::AlignVCenter)),
            metrics.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
    }

    DataTable *m_table;
};

} // namespace

DataTable::DataTable(QWidget *parent)
    : QTableView(parent)
{
    setItemDelegate(new CellDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(35);
    verticalHeader()->hide();
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    horizontalHeader()->setSectionsMovable(true);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setFixedHeight(32);
    setCornerButtonEnabled(false);
}

void DataTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    connect(model, &QAbstractItemModel::rowsInserted, this, &DataTable::dressDetails);
}

void DataTable::dressDetails(const QModelIndex &, int first, int last)
{
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (!index.data(CellRole::Detail).toBool())
            continue;
        setSpan(row, 0, 1, model()->columnCount());
        const QFontMetrics metrics(smallFont(font()));
        // Before the table is laid out its width says nothing.
        const int width = std::max(viewport()->width(), 720) - 60;
        const QRect words = metrics.boundingRect(QRect(0, 0, width, 2000), Qt::TextWordWrap,
                                                 index.data().toString());
        verticalHeader()->resizeSection(row, words.height() + 20);
    }
}

void DataTable::setRowHeight(int pixels)
{
    verticalHeader()->setDefaultSectionSize(pixels);
}

bool DataTable::visualColumnIsFirst(int logical) const
{
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            return column == logical;
    }
    return false;
}

QString DataTable::textOf(TextFormat format) const
{
    if (!model())
        return {};
    QList<int> rows;
    for (const auto &index : selectionModel()->selectedRows())
        rows.append(index.row());
    const auto explains = [this](int row) {
        return model()->index(row, 0).data(CellRole::Detail).toBool();
    };
    std::sort(rows.begin(), rows.end());
    if (rows.isEmpty()) {
        for (int row = 0; row < model()->rowCount(); ++row)
            rows.append(row);
    }
    rows.removeIf(explains);
    QList<int> columns;
    for (int visual = 0; visual < horizontalHeader()->count(); ++visual) {
        const int column = horizontalHeader()->logicalIndex(visual);
        if (!isColumnHidden(column))
            columns.append(column);
    }
    return tableText(*model(), rows, columns, format);
}

void DataTable::copyAs(TextFormat format)
{
    QGuiApplication::clipboard()->setText(textOf(format));
}

QByteArray DataTable::columnState() const
{
    return horizontalHeader()->saveState();
}

void DataTable::restoreColumnState(const QByteArray &state)
{
    if (!state.isEmpty())
        horizontalHeader()->restoreState(state);
}

void DataTable::fillColumnMenu(QMenu *menu)
{
    menu->clear();
    for (int column = 0; column < model()->columnCount(); ++column) {
        QAction *action = menu->addAction(model()->headerData(column, Qt::Horizontal).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        action->setEnabled(column > 0);
        connect(action, &QAction::toggled, this,
                [this, column](bool shown) { setColumnHidden(column, !shown); });
    }
}

void DataTable::fillCopyMenu(QMenu *menu)
{
    const std::pair<QString, TextFormat> formats[]{{tr("Text"), TextFormat::Text},
                                                   {tr("CSV"), TextFormat::Csv},
                                                   {tr("Markdown"), TextFormat::Markdown},
                                                   {tr("JSON"), TextFormat::Json}};
    for (const auto &[title, format] : formats) {
        QAction *action = menu->addAction(title);
        connect(action, &QAction::triggered, this, [this, form = format] { copyAs(form); });
    }
}

void DataTable::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("tableMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions(m_rowActions);
    if (!m_rowActions.isEmpty())
        menu->addSeparator();
    QMenu *copies = menu->addMenu(icon(QStringLiteral("copy")), tr("Copy as"));
    fillCopyMenu(copies);
    menu->popup(event->globalPos());
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copyAs(TextFormat::Text);
    QTableView::keyPressEvent(event);
}

} // namespace keyturn
