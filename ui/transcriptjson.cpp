// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transcriptjson.h"

#include "app/transcripts/exporter/exportsource.h"
#include "app/transcripts/reader/coverage.h"

#include <QJsonDocument>
#include <QStringList>

namespace keyturn {

namespace {

constexpr std::size_t longest = 200'000;

QString indented(const std::string &json)
{
    const QByteArray bytes = QByteArray::fromStdString(json);
    const QJsonDocument document = QJsonDocument::fromJson(bytes);
    return document.isNull() ? QString::fromUtf8(bytes)
                             : QString::fromUtf8(document.toJson(QJsonDocument::Indented));
}

} // namespace

Result<QString> jsonStructure(TranscriptStore &store, qint64 conversation,
                              const QList<transcripts::ActivityRef> &activities)
{
    const auto source = transcripts::readFromArchive(store, nullptr, conversation);
    if (!source)
        return std::unexpected(source.error());
    QStringList parts;
    for (const auto &ref : activities) {
        if (ref.row >= source->conversation.rows.size())
            continue;
        const std::uint32_t given = source->conversation.rows[ref.row].given;
        if (given >= source->rows.size() || ref.activity >= source->rows[given].activities.size())
            continue;
        const auto raw = source->rows[given].activities[ref.activity].raw;
        parts.append(indented(transcripts::maskedSample(raw, longest)));
    }
    return parts.join(QLatin1Char('\n'));
}

QString jsonOf(const QByteArray &row, const QList<quint32> &activities)
{
    transcripts::RawRow raw = transcripts::rowFrom({row.constData(), std::size_t(row.size())});
    if (raw.shape == transcripts::Shape::Unknown)
        raw = transcripts::rowOfDocument(row.toStdString(), {});
    const transcripts::ReadRow read = transcripts::readRow(raw);
    QStringList parts;
    for (const quint32 activity : activities) {
        if (activity < read.activities.size())
            parts.append(indented(std::string(read.activities[activity].raw)));
    }
    return parts.isEmpty() ? QString::fromUtf8(row) : parts.join(QLatin1Char('\n'));
}

} // namespace keyturn
