// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/commandpalette.h"

#include "widgets/icon.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

#include <algorithm>

namespace keyturn {

namespace {

constexpr int idRole = Qt::UserRole + 1;
constexpr int detailRole = Qt::UserRole + 2;

class CommandDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {option.rect.width(), 36};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &theme = themeOf(option.palette);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme.accentSoft);
            painter->drawRoundedRect(option.rect.adjusted(4, 1, -4, -1), 6, 6);
        }
        const QRect words = option.rect.adjusted(16, 0, -16, 0);
        painter->setPen(theme.text);
        painter->drawText(words, Qt::AlignVCenter | Qt::AlignLeading, index.data().toString());
        painter->setPen(theme.muted);
        painter->setFont(smallFont(option.font));
        painter->drawText(words, Qt::AlignVCenter | Qt::AlignTrailing,
                          index.data(detailRole).toString());
        painter->restore();
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *parent)
    : QFrame(parent)
    , m_words(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_model(new QStandardItemModel(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setProperty("role", QStringLiteral("card"));
    setAccessibleName(tr("Commands"));
    m_words->setObjectName(QStringLiteral("commandWords"));
    m_words->setAccessibleName(tr("Type a command"));
    m_words->setPlaceholderText(tr("Type a command or the name of an agent..."));
    m_words->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_words->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new CommandDelegate(this));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(8);
    column->addWidget(m_words);
    column->addWidget(m_list, 1);
    connect(m_words, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, &CommandPalette::choose);
    hide();
}

void CommandPalette::setCommands(const QList<PaletteCommand> &commands)
{
    m_commands = commands;
    filter(m_words->text());
}

void CommandPalette::open()
{
    m_before = QApplication::focusWidget();
    const QWidget *over = parentWidget();
    const int width = std::min(600, over->width() - 48);
    setGeometry((over->width() - width) / 2, 88, width, height());
    m_words->clear();
    filter({});
    show();
    raise();
    m_words->setFocus(Qt::PopupFocusReason);
}

int CommandPalette::fit(const QString &words, const QString &title)
{
    if (words.isEmpty())
        return 1;
    const QString folded = title.toCaseFolded();
    const QString sought = words.toCaseFolded();
    if (folded.startsWith(sought))
        return 1000;
    if (folded.contains(QLatin1Char(' ') + sought))
        return 800;
    if (folded.contains(sought))
        return 600;
    qsizetype at = 0;
    for (const QChar letter : sought) {
        at = folded.indexOf(letter, at);
        if (at < 0)
            return 0;
        ++at;
    }
    return std::max(1, 400 - static_cast<int>(at));
}

void CommandPalette::filter(const QString &words)
{
    QList<std::pair<int, const PaletteCommand *>> found;
    for (const auto &command : m_commands) {
        if (const int quality = fit(words.trimmed(), command.title); quality > 0)
            found.append({quality, &command});
    }
    // Equal fits stay in the order of the commands.
    std::sort(found.begin(), found.end(), [](const auto &a, const auto &b) {
        return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    m_model->clear();
    for (const auto &[quality, command] : found) {
        auto *item = new QStandardItem(command->title);
        item->setData(command->id, idRole);
        item->setData(command->detail, detailRole);
        m_model->appendRow(item);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
    constexpr int rowHeight = 36;
    const int wanted = 68 + rowHeight * std::max(1, m_model->rowCount());
    resize(width(), std::min(wanted, std::min(440, parentWidget()->height() - 120)));
}

void CommandPalette::choose(const QModelIndex &index)
{
    const QString id = index.data(idRole).toString();
    close();
    if (!id.isEmpty())
        Q_EMIT chosen(id);
}

void CommandPalette::close()
{
    hide();
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_words && event->type() == QEvent::FocusOut && isVisible())
        close();
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const int row = m_list->currentIndex().row();
    switch (key->key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose(m_list->currentIndex());
        return true;
    case Qt::Key_Down:
        m_list->setCurrentIndex(m_model->index(std::min(row + 1, m_model->rowCount() - 1), 0));
        return true;
    case Qt::Key_Up:
        m_list->setCurrentIndex(m_model->index(std::max(row - 1, 0), 0));
        return true;
    default:
        return false;
    }
}

} // namespace keyturn
