// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/navigation.h"

#include "ui/pieces.h"
#include "widgets/icon.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

namespace keyturn {

/// One entry: icon, title, and a badge at the far end.
class NavigationButton final : public QAbstractButton
{
    Q_OBJECT
public:
    NavigationButton(const QString &title, const QString &iconName, QWidget *parent)
        : QAbstractButton(parent)
        , m_iconName(iconName)
    {
        setText(title);
        setCheckable(true);
        setFocusPolicy(Qt::StrongFocus);
        setAttribute(Qt::WA_Hover);
        setFixedHeight(34);
    }

    void setBadge(const QString &text, Tone tone)
    {
        m_badge = text;
        m_tone = tone;
        setAccessibleDescription(text);
        update();
    }

    QSize sizeHint() const override { return {172, 34}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = themeOf(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const QRectF ground = QRectF(rect()).adjusted(1, 1, -1, -1);
        painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(Qt::NoPen));
        painter.setBrush(isChecked()    ? theme.accentSoft
                         : underMouse() ? theme.hover
                                        : QColor(Qt::transparent));
        painter.drawRoundedRect(ground, 8, 8);
        const QColor ink = isChecked() ? theme.accent : theme.muted;
        const auto placed = [this](const QRect &r) {
            return QStyle::visualRect(layoutDirection(), rect(), r);
        };
        paintIcon(&painter, placed(QRect(10, (height() - 16) / 2, 16, 16)), m_iconName, ink);
        QFont words = font();
        words.setWeight(isChecked() ? QFont::Medium : QFont::Normal);
        painter.setFont(words);
        painter.setPen(ink);
        painter.drawText(placed(rect().adjusted(36, 0, -10, 0)),
                         Qt::AlignVCenter | Qt::AlignLeading, text());
        paintBadge(&painter, theme);
    }

private:
    void paintBadge(QPainter *painter, const Theme &theme)
    {
        if (m_badge.isEmpty())
            return;
        const QFont small = smallFont(font());
        const int wide = QFontMetrics(small).horizontalAdvance(m_badge) + 16;
        const QRect badge = QStyle::visualRect(
            layoutDirection(), rect(), QRect(width() - wide - 10, (height() - 20) / 2, wide, 20));
        const ToneColors colors = theme.tone(m_tone);
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.fill);
        painter->drawRoundedRect(badge, 10, 10);
        painter->setFont(small);
        painter->setPen(colors.ink);
        painter->drawText(badge, Qt::AlignCenter, m_badge);
    }

    QString m_iconName;
    QString m_badge;
    Tone m_tone = Tone::Neutral;
};

Navigation::Navigation(QWidget *parent)
    : QFrame(parent)
    , m_name(newLabel(QStringLiteral("strong"), {}, this))
    , m_about(newLabel(QStringLiteral("small"), {}, this))
    , m_column(new QVBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setProperty("role", QStringLiteral("navigation"));
    setObjectName(QStringLiteral("navigation"));
    setAccessibleName(tr("Panels"));
    setFixedWidth(196);
    auto *tenant = newFrame(QStringLiteral("card"), this);
    auto *words = new QVBoxLayout(tenant);
    words->setContentsMargins(10, 9, 10, 9);
    words->setSpacing(2);
    words->addWidget(m_name);
    words->addWidget(m_about);
    m_column->setContentsMargins(8, 12, 9, 12);
    m_column->setSpacing(2);
    m_column->addWidget(tenant);
    m_column->addSpacing(8);
    m_column->addStretch(1);
}

void Navigation::setTenant(const QString &name, const QString &about)
{
    const QFontMetrics metrics(m_name->font());
    m_name->setText(metrics.elidedText(name, Qt::ElideRight, 156));
    m_name->setToolTip(name);
    m_about->setText(about);
}

void Navigation::addPanel(const QString &id, const QString &title, const QString &iconName,
                          const QString &keys)
{
    auto *button = new NavigationButton(title, iconName, this);
    button->setObjectName(QStringLiteral("panel-") + id);
    button->setAccessibleName(title);
    button->setToolTip(keys);
    m_group->addButton(button);
    m_buttons.insert(id, button);
    m_column->insertWidget(m_column->count() - 1, button);
    connect(button, &QAbstractButton::clicked, this, [this, id] { Q_EMIT chosen(id); });
}

void Navigation::setBadge(const QString &id, const QString &text, Tone tone)
{
    if (NavigationButton *button = m_buttons.value(id))
        button->setBadge(text, tone);
}

void Navigation::setCurrent(const QString &id)
{
    if (NavigationButton *button = m_buttons.value(id))
        button->setChecked(true);
}

} // namespace keyturn

#include "navigation.moc"
