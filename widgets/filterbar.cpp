// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/filterbar.h"

#include "widgets/icon.h"

#include <QAction>
#include <QActionGroup>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyle>
#include <QTimer>

#include <algorithm>

namespace keyturn {

namespace {

constexpr int longestLabel = 190; // pixels

} // namespace

FilterBar::FilterBar(QWidget *parent)
    : QWidget(parent)
    , m_row(new QHBoxLayout(this))
    , m_search(new QLineEdit(this))
    , m_clear(new QPushButton(tr("Clear filter"), this))
    , m_pause(new QTimer(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(8);
    m_search->setObjectName(QStringLiteral("filterText"));
    m_search->setAccessibleName(tr("Filter"));
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(QStringLiteral("search")), QLineEdit::LeadingPosition);
    m_clear->setObjectName(QStringLiteral("filterClear"));
    m_clear->setAccessibleName(tr("Clear filter"));
    m_clear->setProperty("kind", QStringLiteral("link"));
    m_clear->hide();
    m_row->addWidget(m_clear);
    m_row->addStretch(1);
    m_pause->setSingleShot(true);
    m_pause->setInterval(120);
    connect(m_search, &QLineEdit::textChanged, m_pause, qOverload<>(&QTimer::start));
    connect(m_pause, &QTimer::timeout, this, [this] {
        m_clear->setVisible(isFiltering());
        Q_EMIT changed();
    });
    connect(m_clear, &QPushButton::clicked, this, &FilterBar::clear);
}

bool FilterBar::hasSameIds(const QList<Facet> &facets) const
{
    return std::equal(facets.begin(), facets.end(), m_facets.begin(), m_facets.end(),
                      [](const Facet &a, const Facet &b) { return a.id == b.id; });
}

void FilterBar::setFacets(const QList<Facet> &facets)
{
    if (m_facets == facets)
        return;
    const bool same = hasSameIds(facets);
    m_facets = facets;
    if (!same) {
        qDeleteAll(m_buttons);
        m_buttons.clear();
        m_menus.clear();
    }
    int place = 0;
    for (const auto &facet : facets) {
        if (!same)
            addButton(facet, place++);
        // A menu that is open stays as it is until it is opened again.
        if (QMenu *menu = m_menus.value(facet.id); !menu->isVisible())
            fillMenu(menu, facet);
        showChoice(facet);
    }
}

void FilterBar::addButton(const Facet &facet, int place)
{
    auto *button = new QPushButton(this);
    button->setObjectName(QStringLiteral("facet-") + facet.id);
    button->setProperty("facet", true);
    auto *menu = new QMenu(button);
    button->setIcon(icon(QStringLiteral("chevron-down")));
    // The arrow stands behind the words.
    button->setLayoutDirection(isRightToLeft() ? Qt::LeftToRight : Qt::RightToLeft);
    connect(button, &QPushButton::clicked, menu, [this, button, menu, id = facet.id] {
        for (const auto &known : m_facets) {
            if (known.id == id)
                fillMenu(menu, known);
        }
        menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
    });
    m_menus.insert(facet.id, menu);
    m_row->insertWidget(place, button);
    m_buttons.insert(facet.id, button);
}

void FilterBar::fillMenu(QMenu *menu, const Facet &facet)
{
    menu->clear();
    auto *group = menu->findChild<QActionGroup *>();
    if (!group)
        group = new QActionGroup(menu);
    for (const auto &choice : facet.choices) {
        // What stands behind a tab is drawn at the far end.
        QAction *action = menu->addAction(
            choice.note.isEmpty() ? choice.label : choice.label + QLatin1Char('\t') + choice.note);
        action->setCheckable(true);
        action->setChecked(choice.key == m_chosen.value(facet.id));
        group->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, facet, choice] { choose(facet, choice); });
    }
}

void FilterBar::setChoice(const QString &facetId, const QString &key)
{
    for (const auto &facet : m_facets) {
        if (facet.id == facetId)
            choose(facet, {key, key, {}});
    }
}

void FilterBar::setText(const QString &text)
{
    m_search->setText(text);
}

void FilterBar::setPlaceholder(const QString &text)
{
    m_search->setPlaceholderText(text);
}

QString FilterBar::text() const
{
    return m_search->text().trimmed();
}

bool FilterBar::isFiltering() const
{
    if (!text().isEmpty())
        return true;
    return std::any_of(m_chosen.begin(), m_chosen.end(),
                       [](const auto &key) { return !key.isEmpty(); });
}

void FilterBar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void FilterBar::clear()
{
    m_search->clear();
    m_chosen.clear();
    for (const auto &facet : m_facets) {
        showChoice(facet);
        fillMenu(m_menus.value(facet.id), facet);
    }
    m_pause->stop();
    m_clear->hide();
    Q_EMIT changed();
}

void FilterBar::choose(const Facet &facet, const FacetChoice &choice)
{
    m_chosen.insert(facet.id, choice.key);
    showChoice(facet);
    m_clear->setVisible(isFiltering());
    Q_EMIT changed();
}

void FilterBar::showChoice(const Facet &facet)
{
    QPushButton *button = m_buttons.value(facet.id);
    const QString key = m_chosen.value(facet.id);
    QString label = key.isEmpty() ? facet.title : tr("%1: %2").arg(facet.title, key);
    for (const auto &choice : facet.choices) {
        if (!key.isEmpty() && choice.key == key)
            label = tr("%1: %2").arg(facet.title, choice.label);
    }
    button->setText(button->fontMetrics().elidedText(label, Qt::ElideRight, longestLabel));
    button->setToolTip(button->text() == label ? QString() : label);
    button->setAccessibleName(label);
    button->setProperty("active", !key.isEmpty());
    button->style()->unpolish(button);
    button->style()->polish(button);
}

} // namespace keyturn
