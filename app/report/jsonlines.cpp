// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/jsonlines.h"

#include "app/report/csvwriter.h"
#include "app/store/canonical.h"
#include "app/store/logverifier.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace keyturn {

namespace {

/// Longer lines are no rows of ours.
constexpr qint64 longestLine = 4 * 1024 * 1024;

QByteArray headLine(const LogHead &head, TimePoint at)
{
    return "{\"exportedAt\":\"" + toIso(at).toUtf8() +
           "\",\"head\":{\"count\":" + QByteArray::number(head.count) + ",\"hash\":\"" +
           head.hash.toHex() + "\"}}";
}

/// Takes lines in order and tells the verifier what each one is.
class LineWalk
{
public:
    explicit LineWalk(LogVerifier &verifier)
        : m_verifier(verifier)
    {}

    void take(const QByteArray &line)
    {
        if (m_hasHead) {
            m_verifier.breakOff(QStringLiteral("order"));
            return;
        }
        if (const auto head = headFromJson(line)) {
            m_hasHead = true;
            m_verifier.expect(*head);
            return;
        }
        const std::string text = line.toStdString();
        const auto row = rowFromJson(text);
        const bool isWhole = row && exportedRow(*row) == text;
        m_rows += row ? 1 : 0;
        m_verifier.add(row.value_or(LogRow()), isWhole ? QString() : QStringLiteral("content"));
    }

    [[nodiscard]] bool hasHead() const { return m_hasHead; }
    [[nodiscard]] bool isExport() const { return m_hasHead || m_rows > 0; }

private:
    LogVerifier &m_verifier;
    bool m_hasHead = false;
    qint64 m_rows = 0;
};

} // namespace

Result<LogHead> writeJsonLines(Records &records, QIODevice &out, TimePoint at)
{
    const auto head = records.readLog([&out](const LogRow &row) {
        return writeAll(out, QByteArray::fromStdString(exportedRow(row)) + '\n');
    });
    if (!head)
        return head;
    if (const auto written = writeAll(out, headLine(*head, at) + '\n'); !written)
        return std::unexpected(written.error());
    return head;
}

std::optional<LogHead> headFromJson(const QByteArray &line)
{
    const QJsonObject object = QJsonDocument::fromJson(line).object();
    if (!object.contains(QLatin1String("head")))
        return std::nullopt;
    const QJsonObject member = object.value(QLatin1String("head")).toObject();
    const LogHead head{
        member.value(QLatin1String("count")).toInteger(),
        QByteArray::fromHex(member.value(QLatin1String("hash")).toString().toLatin1())};
    if (line != headLine(head, fromIso(object.value(QLatin1String("exportedAt")).toString())))
        return std::nullopt;
    return head;
}

Result<LogCheck> verifyJsonLines(QIODevice &in, const LogWitness &witness)
{
    LogVerifier verifier(witness);
    LineWalk walk(verifier);
    while (!in.atEnd()) {
        QByteArray line = in.readLine(longestLine);
        if (line.endsWith('\n'))
            line.chop(1);
        walk.take(line);
    }
    if (!walk.isExport())
        return std::unexpected(
            Error::invalid(deviceError(in).subject, QStringLiteral("no-export")));
    if (!walk.hasHead())
        verifier.setTailCut();
    return verifier.finish();
}

} // namespace keyturn
