// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/exporttext.h"

#include "app/base/clock.h"

#include <QString>

namespace keyturn::transcripts {

namespace {

bool isJoiner(char32_t letter)
{
    return letter == 0x200C || letter == 0x200D;
}

bool isHidden(char32_t letter)
{
    if (letter == '\n' || letter == '\t')
        return false;
    switch (QChar::category(letter)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        break;
    }
    // Letters that are drawn as nothing: Hangul fillers, the braille blank, combining joiner.
    return letter == 0x115F || letter == 0x1160 || letter == 0x3164 || letter == 0xFFA0 ||
           letter == 0x2800 || letter == 0x034F;
}

QString replaceAll(QString text, std::initializer_list<std::pair<QChar, const char *>> with)
{
    QString out;
    out.reserve(text.size());
    for (const QChar letter : text) {
        const char *replacement = nullptr;
        for (const auto &[what, by] : with) {
            if (letter == what)
                replacement = by;
        }
        if (replacement == nullptr)
            out += letter;
        else
            out += QLatin1String(replacement);
    }
    return out;
}

QString shown(std::string_view text)
{
    const QString given = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()))
                              .replace(QLatin1String("\r\n"), QLatin1String("\n"))
                              .replace(QLatin1Char('\r'), QLatin1Char('\n'));
    const QList<uint> letters = given.toUcs4();
    QString out;
    out.reserve(given.size());
    for (qsizetype i = 0; i < letters.size(); ++i) {
        const char32_t letter = letters[i];
        // Persian, Indic scripts and emoji need joiners; between ASCII letters they only hide.
        const bool joins = isJoiner(letter) && i > 0 && letters[i - 1] > 0x2FF &&
                           !isJoiner(letters[i - 1]) && i + 1 < letters.size() &&
                           letters[i + 1] > 0x2FF && !isJoiner(letters[i + 1]);
        if (isHidden(letter) && !joins)
            out += QStringLiteral("[U+%1]")
                       .arg(static_cast<uint>(letter), 4, 16, QLatin1Char('0'))
                       .toUpper();
        else
            out += QString::fromUcs4(&letter, 1);
    }
    return out;
}

QString escapedMarkdown(const QString &line)
{
    QString out = replaceAll(line, {{QLatin1Char('&'), "&amp;"},
                                    {QLatin1Char('<'), "&lt;"},
                                    {QLatin1Char('>'), "&gt;"},
                                    {QLatin1Char('\\'), "\\\\"},
                                    {QLatin1Char('`'), "\\`"},
                                    {QLatin1Char('*'), "\\*"},
                                    {QLatin1Char('_'), "\\_"},
                                    {QLatin1Char('['), "\\["},
                                    {QLatin1Char(']'), "\\]"},
                                    {QLatin1Char('|'), "\\|"},
                                    {QLatin1Char('~'), "\\~"},
                                    {QLatin1Char('#'), "\\#"},
                                    {QLatin1Char('\t'), "    "}});
    // Some readers make links of bare addresses.
    out.replace(QStringLiteral("://"), QStringLiteral(":\\//"));
    out.replace(QStringLiteral("www."), QStringLiteral("www\\."), Qt::CaseInsensitive);
    return out;
}

/// What begins a list, a rule, a heading's underline or a block of code at the start of a line.
QString harmlessStart(QString line)
{
    qsizetype blanks = 0;
    while (blanks < line.size() && line.at(blanks) == QLatin1Char(' '))
        ++blanks;
    qsizetype digits = blanks;
    while (digits < line.size() && line.at(digits).isDigit())
        ++digits;
    if (digits < line.size() &&
        (line.at(digits) == QLatin1Char('.') || line.at(digits) == QLatin1Char(')')) &&
        digits > blanks)
        line.insert(digits, QLatin1Char('\\'));
    else if (digits == blanks && blanks < line.size() &&
             QStringLiteral("-+=").contains(line.at(blanks)))
        line.insert(blanks, QLatin1Char('\\'));
    return QStringLiteral("&nbsp;").repeated(blanks) + line.mid(blanks);
}

} // namespace

std::string visible(std::string_view text)
{
    return shown(text).toStdString();
}

std::string htmlText(std::string_view text)
{
    return replaceAll(shown(text), {{QLatin1Char('&'), "&amp;"},
                                    {QLatin1Char('<'), "&lt;"},
                                    {QLatin1Char('>'), "&gt;"},
                                    {QLatin1Char('"'), "&quot;"},
                                    {QLatin1Char('\''), "&#39;"}})
        .toStdString();
}

std::string markdownLine(std::string_view text)
{
    QString line = shown(text).replace(QLatin1Char('\n'), QLatin1Char(' '));
    return escapedMarkdown(line).toStdString();
}

std::string markdownQuote(std::string_view text)
{
    std::string out;
    const QStringList lines = shown(text).split(QLatin1Char('\n'));
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = harmlessStart(escapedMarkdown(lines.at(i)));
        // A backslash at the end keeps the break, but not before an empty line.
        const bool breaks = i + 1 < lines.size() && !line.isEmpty() && !lines.at(i + 1).isEmpty();
        out += line.isEmpty() ? ">" : "> " + line.toStdString();
        out += breaks ? "\\\n" : "\n";
    }
    return out;
}

std::string timeText(const std::optional<Moment> &at)
{
    if (!at)
        return {};
    const std::string iso = toIso(TimePoint(Millis(at->ms))).toStdString();
    return at->wholeSeconds ? iso.substr(0, 19) + "Z" : iso;
}

std::string timeText(std::optional<std::int64_t> ms)
{
    return ms ? timeText(Moment{*ms, *ms % 1000 == 0}) : std::string();
}

std::string durationText(std::int64_t ms)
{
    const std::int64_t minutes = ms / 60'000;
    if (minutes >= 60)
        return std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60) + " min";
    if (minutes > 0)
        return std::to_string(minutes) + " min " + std::to_string(ms / 1000 % 60) + " s";
    return QString::number(static_cast<double>(ms) / 1000.0, 'g', 4).toStdString() + " s";
}

} // namespace keyturn::transcripts
