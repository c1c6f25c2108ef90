// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/logmarkdown.h"

#include "app/report/actiontext.h"
#include "app/report/csvwriter.h"
#include "app/report/visibletext.h"

namespace keyturn {

namespace {

QString cells(const QStringList &values)
{
    QStringList escaped;
    for (const QString &value : values)
        escaped << markdownCell(value);
    return QStringLiteral("| ") + escaped.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

/// "2026-11-20 14:06:12"
QString dateOf(TimePoint when)
{
    return toIso(when).left(19).replace(QLatin1Char('T'), QLatin1Char(' '));
}

QString actionRow(const LogRow &row)
{
    return cells(
        {dateOf(row.fact.at), text(row.fact.agent), actionText(row.fact), text(row.fact.actor)});
}

QString evidenceRow(const LogRow &row)
{
    return cells({QString::number(row.row), text(row.fact.run), text(row.fact.step),
                  evidenceText(row.fact), QString::fromLatin1(row.hash.toHex()),
                  row.seal.isEmpty() ? QStringLiteral("no") : QStringLiteral("yes")});
}

QString opening(TimePoint at)
{
    return QStringLiteral("# Control log\n\n"
                          "Exported %1. All times are UTC.\n\n"
                          "| Date | Agent | Action | Performed by |\n"
                          "| --- | --- | --- | --- |\n")
        .arg(dateOf(at));
}

QString middle()
{
    return QStringLiteral("\n## Evidence\n\n"
                          "| Row | Run | Step | Evidence | Hash | Sealed |\n"
                          "| --- | --- | --- | --- | --- | --- |\n");
}

QString closing(const LogHead &head)
{
    return QStringLiteral(
               "\n## Head\n\n"
               "Rows up to this head cannot be altered, left out or reordered unseen as long as "
               "this document is kept where the console's administrator cannot change it. Later "
               "rows stand on later exports.\n\n") +
           headSentence(head) + QLatin1Char('\n');
}

} // namespace

QString markdownCell(const QString &text)
{
    static const QString markup = QStringLiteral("\\`*_[]|~");
    QString cell;
    for (const QChar letter : visibleText(text)) {
        if (letter == QLatin1Char('&'))
            cell += QStringLiteral("&amp;");
        else if (letter == QLatin1Char('<'))
            cell += QStringLiteral("&lt;");
        else if (letter == QLatin1Char('>'))
            cell += QStringLiteral("&gt;");
        else if (markup.contains(letter))
            cell += QLatin1Char('\\') + QString(letter);
        else
            cell += letter;
    }
    // Some readers make links of bare addresses.
    cell.replace(QStringLiteral("://"), QStringLiteral(":\\//"));
    cell.replace(QStringLiteral("www."), QStringLiteral("www\\."), Qt::CaseInsensitive);
    return cell;
}

QString headSentence(const LogHead &head)
{
    return QStringLiteral("Head: %1 rows, SHA-256 %2")
        .arg(head.count)
        .arg(QString::fromLatin1(head.hash.toHex()));
}

Result<LogHead> writeMarkdown(Records &records, QIODevice &out, TimePoint at)
{
    if (const auto opened = writeAll(out, opening(at).toUtf8()); !opened)
        return std::unexpected(opened.error());

    // Two passes over one unchanging state: the second begins where the rows start again.
    bool isEvidence = false;
    qint64 last = 0;
    const auto head = records.readLog(
        [&](const LogRow &row) -> Result<void> {
            QString line;
            if (!isEvidence && row.row <= last) {
                isEvidence = true;
                line = middle();
            }
            last = row.row;
            line += isEvidence ? evidenceRow(row) : actionRow(row);
            return writeAll(out, line.toUtf8());
        },
        2);
    if (!head)
        return head;
    if (const auto closed = writeAll(out, closing(*head).toUtf8()); !closed)
        return std::unexpected(closed.error());
    return head;
}

} // namespace keyturn
