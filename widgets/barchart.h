// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QList>
#include <QWidget>

namespace keyturn {

struct Bar
{
    QString name;  ///< what it is, for those who cannot see it and for the table beside it
    QString label; ///< its value in words
    double value = 0;
    bool missing = false; ///< there is no value: drawn as an outline
    bool operator==(const Bar &) const = default;
};

/// A few bars beside each other, each with its value above it. Many are drawn thinner, and only the
/// greatest keeps its words.
class BarChart : public QWidget
{
    Q_OBJECT
public:
    explicit BarChart(QWidget *parent = nullptr);
    void setBars(const QList<Bar> &bars);
    [[nodiscard]] const QList<Bar> &bars() const { return m_bars; }
    [[nodiscard]] QSize sizeHint() const override { return {240, 84}; }

Q_SIGNALS:
    void barActivated(int bar);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRectF barRect(int bar) const;
    [[nodiscard]] int barAt(const QPoint &point) const;
    [[nodiscard]] double step() const;

    QList<Bar> m_bars;
    double m_most = 0;
};

} // namespace keyturn
