// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme.h"

#include <QFile>
#include <QFont>

#include <array>
#include <utility>

namespace keyturn {

namespace {

Theme makeLight()
{
    Theme t;
    t.dark = false;
    t.canvas = QColor(0xf5f6f8);
    t.surface = QColor(0xffffff);
    t.sunken = QColor(0xf1f3f6);
    t.hover = QColor(0xf5f7fa);
    t.border = QColor(0xe4e7ec);
    t.strongBorder = QColor(0xd3d8e0);
    t.text = QColor(0x171a21);
    t.muted = QColor(0x5b677c);
    t.faint = QColor(0x8a94a6);
    t.accent = QColor(0x0b66c9);
    t.accentHover = QColor(0x0957ae);
    t.onAccent = QColor(0xffffff);
    t.accentSoft = QColor(0xe6f0fb);
    t.neutral = {QColor(0x5b677c), QColor(0xeef0f4)};
    t.good = {QColor(0x12744f), QColor(0xe2f4eb)};
    t.caution = {QColor(0x855b00), QColor(0xfff2cf)};
    t.bad = {QColor(0xb3261e), QColor(0xfde7e6)};
    t.highlight = {QColor(0x171a21), QColor(0xffe38a)};
    return t;
}

Theme makeDark()
{
    Theme t;
    t.dark = true;
    t.canvas = QColor(0x13171c);
    t.surface = QColor(0x1b2027);
    t.sunken = QColor(0x232931);
    t.hover = QColor(0x242b34);
    t.border = QColor(0x2c333d);
    t.strongBorder = QColor(0x3d4651);
    t.text = QColor(0xe7ebf1);
    t.muted = QColor(0x9fabbb);
    t.faint = QColor(0x76828f);
    t.accent = QColor(0x5aa9f8);
    t.accentHover = QColor(0x7dbcfa);
    t.onAccent = QColor(0x0b1118);
    t.accentSoft = QColor(0x16324f);
    t.neutral = {QColor(0x9fabbb), QColor(0x2a313a)};
    t.good = {QColor(0x52c796), QColor(0x12301f)};
    t.caution = {QColor(0xe0b04a), QColor(0x382a0a)};
    t.bad = {QColor(0xff8f86), QColor(0x421d1b)};
    t.highlight = {QColor(0xfff3cc), QColor(0x725a12)};
    return t;
}

} // namespace

const Theme &lightTheme()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &darkTheme()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &themeOf(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness() < 128 ? darkTheme() : lightTheme();
}

ToneColors Theme::tone(Tone tone) const
{
    switch (tone) {
    case Tone::Neutral:
        return neutral;
    case Tone::Accent:
        return {accent, accentSoft};
    case Tone::Good:
        return good;
    case Tone::Caution:
        return caution;
    case Tone::Bad:
        return bad;
    }
    Q_UNREACHABLE();
}

QPalette Theme::palette() const
{
    QPalette p;
    p.setColor(QPalette::Window, canvas);
    p.setColor(QPalette::WindowText, text);
    p.setColor(QPalette::Base, surface);
    p.setColor(QPalette::AlternateBase, sunken);
    p.setColor(QPalette::Text, text);
    p.setColor(QPalette::PlaceholderText, faint);
    p.setColor(QPalette::Button, surface);
    p.setColor(QPalette::ButtonText, text);
    p.setColor(QPalette::BrightText, bad.ink);
    p.setColor(QPalette::ToolTipBase, surface);
    p.setColor(QPalette::ToolTipText, text);
    p.setColor(QPalette::Highlight, accent);
    p.setColor(QPalette::HighlightedText, onAccent);
    p.setColor(QPalette::Link, accent);
    p.setColor(QPalette::LinkVisited, accent);
    p.setColor(QPalette::Light, surface);
    p.setColor(QPalette::Midlight, border);
    p.setColor(QPalette::Mid, strongBorder);
    p.setColor(QPalette::Dark, faint);
    p.setColor(QPalette::Shadow, dark ? QColor(Qt::black) : faint);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        p.setColor(QPalette::Disabled, role, faint);
    return p;
}

QString Theme::styleSheet() const
{
    QFile file(QStringLiteral(":/keyturn/keyturn.qss"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    auto sheet = QString::fromUtf8(file.readAll());
    const auto suffix = dark ? QStringLiteral("dark") : QStringLiteral("light");
    // Longer names first: @accent is the beginning of @accentSoft.
    const std::array<std::pair<const char *, QString>, 19> tokens{{
        {"@strongBorder", strongBorder.name()},
        {"@accentHover", accentHover.name()},
        {"@accentSoft", accentSoft.name()},
        {"@onAccent", onAccent.name()},
        {"@badInk", bad.ink.name()},
        {"@arrowUp", QStringLiteral("arrow-up-") + suffix},
        {"@surface", surface.name()},
        {"@accent", accent.name()},
        {"@border", border.name()},
        {"@canvas", canvas.name()},
        {"@sunken", sunken.name()},
        {"@hover", hover.name()},
        {"@arrow", QStringLiteral("arrow-") + suffix},
        {"@faint", faint.name()},
        {"@muted", muted.name()},
        {"@tick", QStringLiteral("tick-") + suffix},
        {"@text", text.name()},
        {"@good", good.ink.name()},
        {"@caution", caution.ink.name()},
    }};
    for (const auto &[token, value] : tokens)
        sheet.replace(QLatin1String(token), value);
    return sheet;
}

QFont textFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("Inter"), QStringLiteral("Noto Sans"),
                      QStringLiteral("DejaVu Sans"), QStringLiteral("sans-serif")});
    font.setPixelSize(13);
    return font;
}

QFont smallFont(const QFont &base)
{
    QFont font = base;
    font.setPixelSize(12);
    font.setWeight(QFont::Normal);
    return font;
}

QFont monoFont()
{
    QFont font;
    font.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono"),
                      QStringLiteral("monospace")});
    font.setPixelSize(12);
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace keyturn
