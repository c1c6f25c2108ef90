// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/stepview.h"

#include "widgets/icon.h"
#include "widgets/theme.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace keyturn {

namespace {

constexpr int glyph = 18;
constexpr int inset = 8;
constexpr int phaseHeight = 30;

class StepDelegate final : public QStyledItemDelegate
{
public:
    explicit StepDelegate(StepView *view)
        : QStyledItemDelegate(view)
        , m_view(view)
    {}

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        if (index.data(StepModel::IsPhaseRole).toBool())
            return {option.rect.width(), phaseHeight};
        const bool detailed = !index.data(StepModel::DetailRole).toString().isEmpty();
        return {option.rect.width(), detailed ? 44 : 28};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        painter->save();
        if (index.data(StepModel::IsPhaseRole).toBool())
            paintPhase(painter, option, index);
        else
            paintStep(painter, option, index);
        painter->restore();
    }

private:
    void paintPhase(QPainter *painter, const QStyleOptionViewItem &option,
                    const QModelIndex &index) const
    {
        const Theme &theme = themeOf(m_view->palette());
        QFont font = smallFont(m_view->font());
        font.setWeight(QFont::DemiBold);
        painter->setFont(font);
        painter->setPen(theme.muted);
        painter->drawText(option.rect.adjusted(inset, 8, -inset, 0),
                          Qt::AlignVCenter | Qt::AlignLeading, index.data().toString());
    }

    void paintStep(QPainter *painter, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const
    {
        const Theme &theme = themeOf(m_view->palette());
        const auto mark = static_cast<StepMark>(index.data(StepModel::MarkRole).toInt());
        const bool active = index.data(StepModel::IdRole).toString() == m_view->activeStep();
        paintBackground(painter, option, active);
        const QRect inner = option.rect.adjusted(inset, 4, -inset, -4);
        const QRect circle = QStyle::visualRect(option.direction, option.rect,
                                                QRect(inner.left(), inner.top() + 1, glyph, glyph));
        paintStepMark(painter, circle, mark, m_view);
        const QRect words =
            QStyle::visualRect(option.direction, option.rect, inner.adjusted(glyph + 10, 0, 0, 0));
        const int across = Qt::AlignTop | Qt::AlignLeading;
        painter->setFont(m_view->font());
        painter->setPen(mark == StepMark::Ahead ? theme.muted : theme.text);
        const QFontMetrics title(m_view->font());
        painter->drawText(words.adjusted(0, 2, 0, 0), across,
                          title.elidedText(index.data().toString(), Qt::ElideRight, words.width()));
        const QFont small = smallFont(m_view->font());
        painter->setFont(small);
        painter->setPen(mark == StepMark::Stuck ? theme.bad.ink : theme.muted);
        const QString detail = index.data(StepModel::DetailRole).toString();
        painter->drawText(words.adjusted(0, 21, 0, 0), across,
                          QFontMetrics(small).elidedText(detail, Qt::ElideRight, words.width()));
    }

    void paintBackground(QPainter *painter, const QStyleOptionViewItem &option, bool active) const
    {
        const Theme &theme = themeOf(m_view->palette());
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        const bool focused = selected && m_view->hasFocus();
        if (!active && !selected)
            return;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(focused ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        painter->setBrush(active ? theme.accentSoft : theme.sunken);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 6, 6);
    }

    StepView *m_view;
};

void paintClock(QPainter *painter, const QRectF &circle)
{
    const QPointF middle = circle.center();
    painter->drawPolyline(QPolygonF({middle - QPointF(0, circle.height() * 0.27), middle,
                                     middle + QPointF(circle.width() * 0.2, 0)}));
}

} // namespace

void paintStepMark(QPainter *painter, const QRectF &circle, StepMark mark, const QWidget *widget)
{
    const Theme &theme = themeOf(widget->palette());
    const QRectF ring = circle.adjusted(1, 1, -1, -1);
    const auto inner = circle.adjusted(4, 4, -4, -4);
    const auto outline = [&](const QColor &color) {
        painter->setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter->setBrush(Qt::NoBrush);
        painter->drawEllipse(ring);
    };
    const auto disc = [&](const QColor &color) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(color);
        painter->drawEllipse(circle);
    };
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    switch (mark) {
    case StepMark::Ahead:
        outline(theme.faint);
        break;
    case StepMark::Active:
        outline(theme.accent);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.accent);
        painter->drawEllipse(circle.adjusted(6, 6, -6, -6));
        break;
    case StepMark::Holding:
        outline(theme.accent);
        paintClock(painter, circle);
        break;
    case StepMark::Waiting:
        disc(theme.caution.fill);
        outline(theme.caution.ink);
        paintIcon(painter, inner, QStringLiteral("person"), theme.caution.ink);
        break;
    case StepMark::Done:
        disc(theme.good.ink);
        paintIcon(painter, inner, QStringLiteral("check"), theme.surface);
        break;
    case StepMark::Skipped:
        outline(theme.faint);
        painter->drawLine(circle.center() - QPointF(3, 0), circle.center() + QPointF(3, 0));
        break;
    case StepMark::TakenBack:
        outline(theme.muted);
        paintIcon(painter, inner, QStringLiteral("undo"), theme.muted);
        break;
    case StepMark::Stuck:
        disc(theme.bad.ink);
        paintIcon(painter, inner, QStringLiteral("cross"), theme.surface);
        break;
    }
    painter->restore();
}

StepView::StepView(QWidget *parent)
    : QListView(parent)
{
    setModel(&m_model);
    setItemDelegate(new StepDelegate(this));
    setAccessibleName(tr("Steps of the run"));
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setResizeMode(QListView::Adjust);
    setFrameShape(QFrame::NoFrame);
}

void StepView::setPhases(const QList<StepPhase> &phases)
{
    m_model.setPhases(phases);
    scheduleDelayedItemsLayout();
}

void StepView::setActiveStep(const QString &stepId)
{
    if (m_active == stepId)
        return;
    m_active = stepId;
    const int row = m_model.rowOf(stepId);
    if (row >= 0) {
        setCurrentIndex(m_model.index(row));
        scrollTo(m_model.index(row), QAbstractItemView::EnsureVisible);
    }
    viewport()->update();
}

QString StepView::selectedStep() const
{
    return currentIndex().data(StepModel::IdRole).toString();
}

void StepView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid())
        Q_EMIT stepSelected(current.data(StepModel::IdRole).toString());
}

} // namespace keyturn
