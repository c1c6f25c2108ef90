// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include <cstdio>

namespace keyturn::cli {

namespace {

void write(std::FILE *stream, const QByteArray &bytes)
{
    std::fwrite(bytes.constData(), 1, static_cast<std::size_t>(bytes.size()), stream);
    std::fputc('\n', stream);
    std::fflush(stream);
}

/// Text of a tenant must not move the cursor of the terminal it is shown in.
QString printable(QString text)
{
    for (QChar &c : text) {
        const bool turnsText = (c >= QChar(0x202A) && c <= QChar(0x202E)) ||
                               (c >= QChar(0x2066) && c <= QChar(0x2069));
        if (c.category() == QChar::Other_Control || turnsText)
            c = QLatin1Char(' ');
    }
    return text;
}

QString row(const QStringList &cells, const QList<qsizetype> &widths)
{
    QString text;
    for (qsizetype i = 0; i < cells.size(); ++i) {
        const QString cell = printable(cells.at(i));
        text += i + 1 < cells.size() ? cell.leftJustified(widths.at(i) + 2) : cell;
    }
    while (text.endsWith(QLatin1Char(' ')))
        text.chop(1);
    return text;
}

QString spell(Millis length)
{
    using namespace std::chrono;
    if (length >= hours(48))
        return QStringLiteral("%1 d").arg(duration_cast<hours>(length).count() / 24);
    if (length >= hours(3))
        return QStringLiteral("%1 h").arg(duration_cast<hours>(length).count());
    if (length >= minutes(3))
        return QStringLiteral("%1 min").arg(duration_cast<minutes>(length).count());
    return QStringLiteral("%1 s").arg(duration_cast<seconds>(length).count());
}

} // namespace

void Output::json(const QByteArray &value) const
{
    write(stdout, value);
}

void Output::line(const QString &text) const
{
    write(stdout, printable(text).toUtf8());
}

void Output::table(const QStringList &header, const QList<QStringList> &rows) const
{
    QList<qsizetype> widths;
    for (qsizetype i = 0; i < header.size(); ++i) {
        qsizetype width = header.at(i).size();
        for (const QStringList &cells : rows)
            width = std::max(width, cells.value(i).size());
        widths.append(width);
    }
    write(stdout, row(header, widths).toUtf8());
    for (const QStringList &cells : rows)
        write(stdout, row(cells, widths).toUtf8());
}

void Output::progress(const QString &text) const
{
    if (!isJson())
        write(stderr, printable(text).toUtf8());
}

void Output::problem(const QString &sentence) const
{
    write(stderr, QByteArray("keyturn-cli: ") + printable(sentence).toUtf8());
}

QString shortTime(TimePoint when)
{
    if (when == TimePoint{})
        return QStringLiteral("-");
    return toIso(when).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
}

QString fromNow(TimePoint when, TimePoint now)
{
    if (when == TimePoint{})
        return QStringLiteral("-");
    return when >= now ? QStringLiteral("in ") + spell(when - now)
                       : spell(now - when) + QStringLiteral(" ago");
}

QString inWords(Millis length)
{
    return length == Millis::zero() ? QStringLiteral("-") : spell(length);
}

} // namespace keyturn::cli
