// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/icon.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <optional>

namespace keyturn {

namespace {

QByteArray readStrokes(const QString &name)
{
    QFile file(QStringLiteral(":/keyturn/icons/%1.svg").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

class StrokeIconEngine final : public QIconEngine
{
public:
    StrokeIconEngine(const QString &name, std::optional<Tone> tone)
        : m_name(name)
        , m_tone(tone)
    {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        paintIcon(painter, rect, m_name, colorOf(mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap map(size);
        map.fill(Qt::transparent);
        QPainter painter(&map);
        paint(&painter, QRect(QPoint(), size), mode, state);
        return map;
    }

    QIconEngine *clone() const override { return new StrokeIconEngine(m_name, m_tone); }

private:
    QColor colorOf(QIcon::Mode mode, QIcon::State state) const
    {
        const Theme &theme = themeOf(QGuiApplication::palette());
        if (mode == QIcon::Disabled)
            return theme.faint;
        if (m_tone)
            return theme.tone(*m_tone).ink;
        return mode == QIcon::Selected || state == QIcon::On ? theme.accent : theme.muted;
    }

    QString m_name;
    std::optional<Tone> m_tone;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new StrokeIconEngine(name, std::nullopt));
}

QIcon icon(const QString &name, Tone tone)
{
    return QIcon(new StrokeIconEngine(name, tone));
}

void paintIcon(QPainter *painter, const QRectF &rect, const QString &name, const QColor &color)
{
    // Qt 6.4 paints currentColor black, so the colour is written into the strokes.
    QByteArray strokes = readStrokes(name);
    strokes.replace("currentColor", color.name().toLatin1());
    QSvgRenderer renderer(strokes);
    renderer.render(painter, rect);
}

} // namespace keyturn
