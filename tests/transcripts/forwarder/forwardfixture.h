// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/transcripts/transcriptarchive.h"
#include "app/transcripts/archiving.h"
#include "app/transcripts/forwarder/forwarder.h"
#include "tests/http/pipelinefixture.h"
#include "tests/support/memorykeychain.h"
#include "tests/transcripts/exporter/transcriptrows.h"

#include <memory>

namespace keyturn::test {

/// What a thread or process of its own has of an archive.
struct ArchiveView
{
    explicit ArchiveView(const QString &file)
        : archive(TranscriptArchive::open(file).value())
        , store(*archive)
        , ledger(*archive)
    {}
    std::unique_ptr<TranscriptArchive> archive;
    TranscriptStore store;
    ForwardLedger ledger;
};

/// The row as an import would prepare it.
inline PreparedRow preparedFrom(const std::string &bytes)
{
    transcripts::RawRow raw = transcripts::rowFrom(bytes);
    const transcripts::ReadRow read = transcripts::readRow(raw);
    const std::vector<transcripts::Fragment> fragments = transcripts::fragmentsOf(read);
    PreparedRow row = preparedRow(std::move(raw), read, fragments);
    row.agent = {"4d4799b8-d46e-ef11-a670-001dd804edd8", "cr3e5_hrBot", "HR Bot", "env-1",
                 "Production"};
    return row;
}

/// Adds rows to an archive in the order given.
inline void addRows(TranscriptWriter &writer, const std::vector<std::string> &rows)
{
    std::vector<PreparedRow> prepared;
    for (const std::string &row : rows)
        prepared.push_back(preparedFrom(row));
    const TranscriptSource source{SourceKind::Environment, "env-1", "Production"};
    (void)writer.write(source, prepared).value();
}

/// @p count conversations of two pairs each: a greeting, and a question that is answered.
inline std::vector<std::string> manyRows(int count)
{
    std::vector<std::string> rows;
    for (int i = 0; i < count; ++i) {
        const QString number = QString::number(i);
        rows.push_back(transcriptRow(QStringLiteral("row-%1").arg(i, 4, 10, QLatin1Char('0')),
                                     QStringLiteral("conv-") + number,
                                     {answered("b0", "Hello " + number, i),
                                      said("u1", "question " + number, i + 1),
                                      answered("b1", "answer " + number, i + 2, "u1")},
                                     i));
    }
    return rows;
}

/// One line for each entry: conversation, index, keys, state, attempts, answer.
inline QString drawn(ForwardLedger &ledger, const QString &destination)
{
    constexpr std::array states{"pending", "sent", "refused", "unknown", "dropped"};
    QStringList lines;
    const QList<ForwardEntry> entries = ledger.newest(destination, 0, 100'000).value();
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry)
        lines << QStringLiteral("%1/%2 %3>%4 %5 %6 %7")
                     .arg(entry->key.conversation.chopped(10))
                     .arg(entry->messageIndex)
                     .arg(entry->key.userActivityId, entry->key.replyIds,
                          QLatin1String(states[static_cast<std::size_t>(entry->state)]))
                     .arg(entry->attempts)
                     .arg(entry->answer)
                     .trimmed();
    return lines.join(QLatin1Char('\n'));
}

/// A forwarder between an archive of this test's own and a receiver that the test plays.
struct ForwardFixture
{
    explicit ForwardFixture(HttpsProxy::Handler handler =
                                [](const ServedRequest &) { return ok("{\"success\":false}"); })
        : net(std::move(handler), limits())
        , writer(TranscriptWriter::open(file(), summaryOfRows).value())
        , view(file())
        , client(net.pipeline.get())
        , forwarder({&view.store, &view.ledger, &client, &keychain, nullptr, &net.clock})
    {
        receiver.name = QStringLiteral("akto");
        receiver.url = QUrl(QStringLiteral("https://1000000-guardrails.akto.io"));
        receiver.keychainId = QStringLiteral("receiver");
        options.text = transcripts::ForwardText::AsSaid;
        (void)await(keychain.write(receiver.keychainId, Secret::copyOf("header.claims.signature")));
    }

    static PipelineLimits limits()
    {
        PipelineLimits limits;
        limits.timeout = Millis(2'000);
        return limits;
    }
    [[nodiscard]] QString file() const { return home.file(QStringLiteral("archive.db")); }
    void add(const std::vector<std::string> &rows) const { addRows(*writer, rows); }
    Result<transcripts::ForwardReport> run()
    {
        return await(forwarder.run(receiver, options), std::chrono::seconds(30));
    }
    [[nodiscard]] QString ledger() { return drawn(view.ledger, receiver.name); }
    /// The paths of what the receiver was sent, one line for each body.
    [[nodiscard]] QString bodies() const
    {
        QStringList lines;
        for (const ServedRequest &seen : net.proxy.seen()) {
            QStringList paths;
            const QJsonArray batch =
                QJsonDocument::fromJson(seen.body).object()[QLatin1String("batchData")].toArray();
            for (const QJsonValue &pair : batch)
                paths << pair[QLatin1String("path")].toString().mid(
                    QStringLiteral("/copilot/conversation/").size());
            lines << paths.join(QLatin1Char(' '));
        }
        return lines.join(QLatin1Char('\n'));
    }

    TemporaryHome home;
    PipelineFixture net;
    std::unique_ptr<TranscriptWriter> writer;
    ArchiveView view;
    MemoryKeychain keychain;
    IngestionClient client;
    transcripts::Forwarder forwarder;
    transcripts::Receiver receiver;
    transcripts::ForwardOptions options;
};

} // namespace keyturn::test
