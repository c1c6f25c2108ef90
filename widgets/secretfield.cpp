// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/secretfield.h"

#include "widgets/theme.h"

#include <QClipboard>
#include <QCryptographicHash>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMimeData>
#include <QPointer>
#include <QPushButton>
#include <QRandomGenerator>
#include <QTimer>

namespace keyturn {

namespace {

/// Overwrites bytes that are about to be forgotten. volatile: the writes must not be left out.
void overwrite(void *data, qsizetype size)
{
    auto *bytes = static_cast<volatile char *>(data);
    for (qsizetype i = 0; i < size; ++i)
        bytes[i] = 0;
}

} // namespace

SecretField::SecretField(QWidget *parent)
    : QFrame(parent)
    , m_dots(new QLabel(QString(24, QChar(0x2022)), this))
    , m_hint(new QLabel(this))
    , m_button(new QPushButton(this))
    , m_timer(new QTimer(this))
{
    setProperty("role", QStringLiteral("sunken"));
    m_dots->setFont(monoFont());
    m_dots->setProperty("role", QStringLiteral("mono"));
    m_dots->setAccessibleName(tr("The value is hidden."));
    m_hint->setProperty("role", QStringLiteral("mono"));
    m_button->setObjectName(QStringLiteral("copySecret"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(12, 7, 8, 7);
    row->setSpacing(12);
    row->addWidget(m_dots);
    row->addWidget(m_hint);
    row->addStretch(1);
    row->addWidget(m_button);
    m_salt.resize(32);
    QRandomGenerator::system()->generate(
        reinterpret_cast<quint32 *>(m_salt.data()),
        reinterpret_cast<quint32 *>(m_salt.data() + m_salt.size()));
    m_timer->setInterval(std::chrono::seconds(1));
    connect(m_button, &QPushButton::clicked, this, &SecretField::copy);
    connect(m_timer, &QTimer::timeout, this, &SecretField::tick);
    showState();
}

SecretField::~SecretField()
{
    takeBack();
}

void SecretField::setHint(const QString &hint)
{
    m_hint->setText(hint.isEmpty() ? QString() : tr("hint %1").arg(hint));
}

void SecretField::setClipboardTime(std::chrono::seconds time)
{
    m_time = time;
    showState();
}

void SecretField::copy()
{
    if (!m_fetch)
        return;
    m_fetch([self = QPointer(this)](QByteArray &&value) {
        if (self)
            self->place(std::move(value));
        overwrite(value.data(), value.size());
    });
}

void SecretField::place(QByteArray &&value)
{
    if (value.isEmpty())
        return;
    m_digest = digestOf(value);
    auto *mime = new QMimeData;
    mime->setText(QString::fromUtf8(value));
    // Clipboard histories that know this hint leave the entry out.
    mime->setData(QStringLiteral("x-kde-passwordManagerHint"), QByteArrayLiteral("secret"));
    QGuiApplication::clipboard()->setMimeData(mime);
    m_left = static_cast<int>(m_time.count());
    m_timer->start();
    showState();
    Q_EMIT copied();
}

void SecretField::tick()
{
    if (--m_left <= 0)
        takeBack();
    showState();
}

void SecretField::takeBack()
{
    m_timer->stop();
    if (m_digest.isEmpty())
        return;
    QClipboard *clipboard = QGuiApplication::clipboard();
    QByteArray there = clipboard->text().toUtf8();
    if (digestOf(there) == m_digest)
        clipboard->clear();
    overwrite(there.data(), there.size());
    m_digest.clear();
    m_left = 0;
    Q_EMIT cleared();
}

QByteArray SecretField::digestOf(const QByteArray &value) const
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_salt);
    hash.addData(value);
    return hash.result();
}

void SecretField::showState()
{
    const int seconds = static_cast<int>(m_time.count());
    m_button->setText(m_left > 0 ? tr("On the clipboard for %n s", nullptr, m_left)
                                 : tr("Copy for %n s", nullptr, seconds));
    m_button->setAccessibleName(m_button->text());
}

} // namespace keyturn
