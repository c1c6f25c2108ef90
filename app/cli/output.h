// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace keyturn::cli {

/// One value on stdout, or lines for a person; progress and errors on stderr.
class Output
{
public:
    enum class Form { Text, Json };
    explicit Output(Form form)
        : m_form(form)
    {}

    [[nodiscard]] bool isJson() const { return m_form == Form::Json; }
    void json(const QByteArray &value) const;
    void line(const QString &text) const;
    /// Columns as wide as their widest cell; the last one may be as long as it likes.
    void table(const QStringList &header, const QList<QStringList> &rows) const;
    /// For a person who waits; silent when a machine reads.
    void progress(const QString &text) const;
    void problem(const QString &sentence) const;

private:
    Form m_form;
};

/// "2026-11-20 14:06", or "-" for the epoch.
[[nodiscard]] QString shortTime(TimePoint when);
/// "in 12 d", "3 h ago", or "-" for the epoch.
[[nodiscard]] QString fromNow(TimePoint when, TimePoint now);
/// "90 min", "7 d"; "-" for zero.
[[nodiscard]] QString inWords(Millis length);

} // namespace keyturn::cli
