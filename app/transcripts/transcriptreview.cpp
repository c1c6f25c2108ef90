// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of TranscriptService by which a person reads, and decides about findings and holds.

#include "app/transcripts/exporter/exportsource.h"
#include "app/transcripts/maskedreading.h"
#include "app/transcripts/transcriptcore.h"
#include "app/transcripts/transcriptservice.h"

#include <algorithm>
#include <utility>

namespace keyturn {

namespace {

/// Empty when a person gave a reason worth keeping.
Result<void> given(const QString &reason, const char *code)
{
    if (reason.trimmed().isEmpty())
        return std::unexpected(Error::invalid(QLatin1String(code), QLatin1String(code)));
    return {};
}

Result<ReadableConversation> readingOf(TranscriptCore &core, qint64 id, Veil veil)
{
    Result<transcripts::SourceConversation> source =
        transcripts::readFromArchive(core.opened->store, &core.opened->findings, id);
    if (!source)
        return std::unexpected(source.error().whileDoing(QStringLiteral("read a conversation")));
    ReadableConversation reading;
    reading.head = std::move(source->listed);
    reading.content = std::move(source->conversation);
    reading.findings = std::move(source->findings);
    reading.related = core.opened->store.near(id).value_or(QList<qint64>());
    std::vector<qint64> rowIds;
    for (const transcripts::RowPlace &place : reading.content.rows)
        rowIds.push_back(source->raw.at(place.given).id);
    maskFindings(reading, *core.scanner, rowIds, veil);
    return reading;
}

} // namespace

Result<ReadableConversation> TranscriptService::conversation(qint64 id)
{
    if (const Result<void> ready = open(); !ready)
        return std::unexpected(ready.error());
    return readingOf(*m_core, id, Veil::Masked);
}

Result<ReadableConversation> TranscriptService::revealedConversation(qint64 id,
                                                                     const QString &purpose)
{
    if (const Result<void> ready = open(); !ready)
        return std::unexpected(ready.error());
    if (const Result<void> why = given(purpose, "purpose"); !why)
        return std::unexpected(why.error());
    Result<ReadableConversation> reading = readingOf(*m_core, id, Veil::Lifted);
    if (!reading)
        return reading;
    const Result<void> noted = m_core->record(
        "reveal-conversation", {{"subject", reading->head.key.toStdString()},
                                {"purpose", purpose.trimmed().toStdString()},
                                {"findings", std::to_string(reading->masks.size())}});
    if (!noted)
        return std::unexpected(noted.error());
    return reading;
}

Result<QString> TranscriptService::reveal(qint64 finding, const QString &purpose)
{
    if (const Result<void> ready = open(); !ready)
        return std::unexpected(ready.error());
    if (const Result<void> why = given(purpose, "purpose"); !why)
        return std::unexpected(why.error());
    const Result<ArchivedFinding> found = m_core->opened->findings.find(finding);
    if (!found)
        return std::unexpected(found.error());
    QString text;
    const auto take = [&](const ArchivedFragment &fragment) {
        if (fragment.id == found->fragment)
            text = QString::fromStdString(fragment.text.text)
                       .mid(found->characters.begin, found->characters.length);
        return false;
    };
    const Result<qint64> read = m_core->opened->findings.streamTexts(found->fragment - 1, take);
    if (!read)
        return std::unexpected(read.error());
    const Result<void> noted =
        m_core->record("reveal-finding", {{"subject", m_core->subjectOf(found->conversation)},
                                          {"finding", std::to_string(finding)},
                                          {"rule", found->rule.toStdString()},
                                          {"purpose", purpose.trimmed().toStdString()}});
    if (!noted)
        return std::unexpected(noted.error());
    return text;
}

Result<void> TranscriptService::suppress(qint64 finding, const QString &reason)
{
    if (const Result<void> ready = open(); !ready)
        return ready;
    if (const Result<void> why = given(reason, "reason"); !why)
        return why;
    const Result<ArchivedFinding> found = m_core->opened->findings.find(finding);
    if (!found)
        return std::unexpected(found.error());
    const Result<void> noted =
        m_core->record("suppress-finding", {{"subject", m_core->subjectOf(found->conversation)},
                                            {"finding", std::to_string(finding)},
                                            {"rule", found->rule.toStdString()},
                                            {"note", reason.trimmed().toStdString()}});
    if (!noted)
        return noted;
    const Result<void> done = m_core->opened->findings.suppress(
        finding, reason.trimmed(), m_core->needs->actor, m_core->nowMs());
    if (done)
        m_core->changed({found->conversation});
    return done;
}

Result<void> TranscriptService::restore(qint64 finding)
{
    if (const Result<void> ready = open(); !ready)
        return ready;
    const Result<ArchivedFinding> found = m_core->opened->findings.find(finding);
    if (!found)
        return std::unexpected(found.error());
    const Result<void> noted =
        m_core->record("restore-finding", {{"subject", m_core->subjectOf(found->conversation)},
                                           {"finding", std::to_string(finding)},
                                           {"rule", found->rule.toStdString()}});
    if (!noted)
        return noted;
    const Result<void> done = m_core->opened->findings.unsuppress(finding);
    if (done)
        m_core->changed({found->conversation});
    return done;
}

Result<void> TranscriptService::hold(const QList<qint64> &conversations, const QString &reason)
{
    return decideHolds(conversations, reason, "hold");
}

Result<void> TranscriptService::release(const QList<qint64> &conversations, const QString &reason)
{
    return decideHolds(conversations, reason, "release");
}

Result<void> TranscriptService::decideHolds(const QList<qint64> &conversations,
                                            const QString &reason, const char *what)
{
    if (const Result<void> ready = open(); !ready)
        return ready;
    if (const Result<void> why = given(reason, "reason"); !why)
        return why;
    const bool holds = std::string_view(what) == "hold";
    Retention &retention = m_core->opened->retention;
    for (const qint64 id : conversations) {
        const Result<void> noted = m_core->record(
            holds ? "hold-conversation" : "release-conversation",
            {{"subject", m_core->subjectOf(id)}, {"note", reason.trimmed().toStdString()}});
        if (!noted)
            return noted;
        const Result<void> done =
            holds ? retention.hold(id, reason.trimmed(), m_core->needs->actor, m_core->nowMs())
                  : retention.release(id);
        if (!done)
            return done;
    }
    m_core->changed(conversations);
    return {};
}

Result<void> TranscriptService::setRetention(const RetentionRule &rule)
{
    if (const Result<void> ready = open(); !ready)
        return ready;
    const Result<RetentionRule> before = m_core->opened->retention.rule();
    if (!before)
        return std::unexpected(before.error());
    const Result<void> noted =
        m_core->record("set-retention", {{"days", std::to_string(rule.days)},
                                         {"before", std::to_string(before->days)}});
    return noted ? m_core->opened->retention.setRule(rule) : noted;
}

Result<QByteArray> TranscriptService::rawRow(qint64 conversation, int row, const QString &purpose)
{
    if (const Result<void> ready = open(); !ready)
        return std::unexpected(ready.error());
    if (const Result<void> why = given(purpose, "purpose"); !why)
        return std::unexpected(why.error());
    const Result<std::vector<StoredRow>> rows = m_core->opened->store.rows(conversation);
    if (!rows)
        return std::unexpected(rows.error());
    if (row < 0 || static_cast<std::size_t>(row) >= rows->size())
        return std::unexpected(
            Error::of(ErrorKind::NotFound, QStringLiteral("transcripts"), QStringLiteral("row"))
                .about(QString::number(row)));
    const StoredRow &stored = (*rows)[static_cast<std::size_t>(row)];
    const Result<void> noted =
        m_core->record("reveal-raw-row", {{"subject", stored.name},
                                          {"row", stored.transcriptId},
                                          {"purpose", purpose.trimmed().toStdString()}});
    if (!noted)
        return std::unexpected(noted.error());
    return QByteArray::fromStdString(stored.bytes);
}

} // namespace keyturn
