// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QPointer>
#include <QString>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace keyturn {

struct PaletteCommand
{
    QString id;
    QString title;
    QString detail; ///< where it leads, or its keys
};

/// Every command by typing a part of its name. Lies over its parent; Esc closes it.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget *parent);
    void setCommands(const QList<PaletteCommand> &commands);
    void open();
    /// How well @p words fit @p title: 0 = not at all, more is better.
    [[nodiscard]] static int fit(const QString &words, const QString &title);

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &words);
    void choose(const QModelIndex &index);
    void close();

    QLineEdit *m_words;
    QListView *m_list;
    QStandardItemModel *m_model;
    QList<PaletteCommand> m_commands;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace keyturn
