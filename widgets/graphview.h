// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

namespace keyturn {

struct GraphNode
{
    QString id;
    int column = 0;
    QString title;
    QString detail;
    Tone tone = Tone::Neutral;
    bool operator==(const GraphNode &) const = default;
};

struct GraphEdge
{
    QString from;
    QString to;
    bool dashed = false;
    bool operator==(const GraphEdge &) const = default;
};

/// A small graph from left to right in columns. The arrow keys move from node to node; the
/// sentences of sentences() say the same as the picture.
class GraphView : public QWidget
{
    Q_OBJECT
public:
    explicit GraphView(QWidget *parent = nullptr);
    void setGraph(const QList<GraphNode> &nodes, const QList<GraphEdge> &edges);
    [[nodiscard]] QString currentNode() const { return m_current; }
    /// One sentence per edge: the list that stands for the picture.
    [[nodiscard]] QStringList sentences() const;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void nodeActivated(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowsIn(int column) const;
    [[nodiscard]] QRect nodeRect(const GraphNode &node) const;
    [[nodiscard]] const GraphNode *nodeById(const QString &id) const;
    [[nodiscard]] const GraphNode *nodeAt(const QPoint &point) const;
    void paintNode(QPainter *painter, const GraphNode &node) const;
    void paintEdge(QPainter *painter, const GraphEdge &edge) const;
    void choose(const GraphNode *node);
    void step(int columns, int rows);

    QList<GraphNode> m_nodes;
    QList<GraphEdge> m_edges;
    QString m_current;
};

} // namespace keyturn
