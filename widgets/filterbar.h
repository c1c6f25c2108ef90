// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QPushButton;
class QTimer;

namespace keyturn {

struct FacetChoice
{
    QString key; ///< empty = any
    QString label;
    QString note = {}; ///< shown beside the label in the menu: how many there are
    bool operator==(const FacetChoice &) const = default;
};

struct Facet
{
    QString id;
    QString title;
    QList<FacetChoice> choices; ///< the first one is "any"
    bool operator==(const Facet &) const = default;
};

/// A row of facets, each a button with a menu, and the words to search for.
class FilterBar : public QWidget
{
    Q_OBJECT
public:
    explicit FilterBar(QWidget *parent = nullptr);
    /// Facets of the same ids keep their buttons and what was chosen.
    void setFacets(const QList<Facet> &facets);
    /// Chooses as a person does; an unknown key is kept and shown as it is.
    void setChoice(const QString &facetId, const QString &key);
    void setText(const QString &text);
    void setPlaceholder(const QString &text);
    [[nodiscard]] QString text() const;
    /// The chosen key of a facet; empty = any.
    [[nodiscard]] QString choice(const QString &facetId) const { return m_chosen.value(facetId); }
    [[nodiscard]] bool isFiltering() const;
    void focusSearch();
    void clear();
    /// The field for the words, to be placed where the page wants it.
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }

Q_SIGNALS:
    /// Words or a facet changed; typing is gathered for a moment first.
    void changed();

private:
    void choose(const Facet &facet, const FacetChoice &choice);
    void showChoice(const Facet &facet);
    void fillMenu(QMenu *menu, const Facet &facet);
    void addButton(const Facet &facet, int place);
    [[nodiscard]] bool hasSameIds(const QList<Facet> &facets) const;

    QHBoxLayout *m_row;
    QLineEdit *m_search;
    QPushButton *m_clear;
    QTimer *m_pause;
    QList<Facet> m_facets;
    QHash<QString, QPushButton *> m_buttons;
    QHash<QString, QMenu *> m_menus; ///< owned by their buttons
    QHash<QString, QString> m_chosen;
};

} // namespace keyturn
