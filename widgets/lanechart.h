// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/lanes.h"

#include <QWidget>

namespace keyturn {

/// Lanes over time with a line for now and a line for how far the logs are complete. Beside it
/// belongs a table over LaneTableModel. Up and down move from fact to fact and read each out.
class LaneChart : public QWidget
{
    Q_OBJECT
public:
    explicit LaneChart(QWidget *parent = nullptr);
    void setData(const LaneData &data);
    [[nodiscard]] const LaneData &laneData() const { return m_data; }
    /// The fact under the keyboard, as a sentence; empty when none.
    [[nodiscard]] QString currentSentence() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Hit
    {
        int lane = -1;
        int span = -1;
        bool operator==(const Hit &) const = default;
    };
    [[nodiscard]] int labelWidth() const;
    [[nodiscard]] QRect plotRect() const;
    [[nodiscard]] qreal xOf(const QDateTime &when) const;
    [[nodiscard]] QRectF spanRect(int lane, const LaneSpan &span) const;
    [[nodiscard]] QString sentenceFor(const Hit &hit) const;
    [[nodiscard]] Hit hitAt(const QPoint &point) const;
    void paintLane(QPainter *painter, int lane) const;
    void paintAxis(QPainter *painter) const;
    void paintLine(QPainter *painter, const QDateTime &when, const QString &label,
                   bool strong) const;
    void moveTo(int index);

    LaneData m_data;
    int m_current = -1; ///< number of the fact under the keyboard
};

/// A legend: the four fills with their words.
class LaneLegend : public QWidget
{
    Q_OBJECT
public:
    explicit LaneLegend(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// Paints one stretch with the fill of its fact.
void paintLaneFill(QPainter *painter, const QRectF &rect, LaneFill fill, const QWidget *widget);

} // namespace keyturn
