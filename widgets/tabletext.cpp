// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tabletext.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace keyturn {

namespace {

QString csvCell(QString text)
{
    if (!text.isEmpty() && QStringView(u"=+-@\t\r").contains(text.front()))
        text.prepend(QLatin1Char('\''));
    if (text.contains(QLatin1Char('"')) || text.contains(QLatin1Char(',')) ||
        text.contains(QLatin1Char('\n')) || text.contains(QLatin1Char('\r')))
        text = QLatin1Char('"') + text.replace(QLatin1Char('"'), QLatin1String("\"\"")) +
               QLatin1Char('"');
    return text;
}

QString markdownCell(QString text)
{
    text.replace(QLatin1Char('\\'), QLatin1String("\\\\"));
    text.replace(QLatin1Char('|'), QLatin1String("\\|"));
    text.replace(QLatin1Char('<'), QLatin1String("&lt;"));
    return text.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString cellOf(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data(Qt::DisplayRole).toString();
}

QString titleOf(const QAbstractItemModel &model, int column)
{
    return model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
}

QString jsonText(const QAbstractItemModel &model, const QList<int> &rows, const QList<int> &columns)
{
    QJsonArray list;
    for (const int row : rows) {
        QJsonObject object;
        for (const int column : columns)
            object.insert(titleOf(model, column), cellOf(model, row, column));
        list.append(object);
    }
    return QString::fromUtf8(QJsonDocument(list).toJson());
}

} // namespace

QString tableText(const QAbstractItemModel &model, const QList<int> &rows,
                  const QList<int> &columns, TextFormat format)
{
    if (format == TextFormat::Json)
        return jsonText(model, rows, columns);
    QString out;
    const auto line = [&](auto cell, auto dress) {
        QStringList cells;
        for (const int column : columns)
            cells.append(dress(cell(column)));
        switch (format) {
        case TextFormat::Text:
            out += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
            break;
        case TextFormat::Csv:
            out += cells.join(QLatin1Char(',')) + QLatin1String("\r\n");
            break;
        case TextFormat::Markdown:
        case TextFormat::Json:
            out += QLatin1String("| ") + cells.join(QLatin1String(" | ")) + QLatin1String(" |\n");
            break;
        }
    };
    const auto dress = [format](const QString &text) {
        if (format == TextFormat::Csv)
            return csvCell(text);
        return format == TextFormat::Markdown ? markdownCell(text) : text;
    };
    line([&](int column) { return titleOf(model, column); }, dress);
    if (format == TextFormat::Markdown)
        line([](int) { return QStringLiteral("---"); }, [](const QString &text) { return text; });
    for (const int row : rows)
        line([&](int column) { return cellOf(model, row, column); }, dress);
    return out;
}

} // namespace keyturn
