// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFrame>

#include <chrono>
#include <functional>

class QLabel;
class QPushButton;
class QTimer;

namespace keyturn {

/// Stands for a value that is not shown: dots, what may be said of it, and a button that puts the
/// value on the clipboard for a while.
/// Invariant: the value is asked for at the click and never kept here; of what lies on the
/// clipboard only a salted digest is kept, to take back our value and nobody else's.
class SecretField : public QFrame
{
    Q_OBJECT
public:
    /// Takes the value, or nothing when it could not be had. The bytes are wiped afterwards.
    using Receive = std::function<void(QByteArray &&value)>;
    using Fetch = std::function<void(Receive receive)>;

    explicit SecretField(QWidget *parent = nullptr);
    ~SecretField() override;

    void setFetch(Fetch fetch) { m_fetch = std::move(fetch); }
    void setHint(const QString &hint);
    void setClipboardTime(std::chrono::seconds time);
    [[nodiscard]] bool isOnClipboard() const { return !m_digest.isEmpty(); }

Q_SIGNALS:
    /// The value was put on the clipboard.
    void copied();
    /// Our value was taken off the clipboard, or something else had replaced it.
    void cleared();

public Q_SLOTS:
    void copy();

private:
    void place(QByteArray &&value);
    void tick();
    void takeBack();
    [[nodiscard]] QByteArray digestOf(const QByteArray &value) const;
    void showState();

    Fetch m_fetch;
    QLabel *m_dots;
    QLabel *m_hint;
    QPushButton *m_button;
    QTimer *m_timer;
    QByteArray m_salt;
    QByteArray m_digest;
    std::chrono::seconds m_time{30};
    int m_left = 0;
};

} // namespace keyturn
