// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/evidencekey.h"
#include "app/transcripts/exporter/exporter.h"
#include "tests/support/temporaryhome.h"
#include "tests/transcripts/exporter/transcriptrows.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;
using namespace keyturn::transcripts;

namespace {

std::vector<SourceConversation> sample()
{
    const QJsonArray activities{said(QStringLiteral("u1"), QStringLiteral("héllo"), 0)};
    SourceConversation plain =
        conversationOf({transcriptRow(QStringLiteral("1a046a59-71bc-46d2-9838-5215f25f787d"),
                                      QStringLiteral("conv-one"), activities),
                        transcriptRow(QStringLiteral("2b046a59-71bc-46d2-9838-5215f25f787d"),
                                      QStringLiteral("conv-one"), activities, 0, 1)});
    SourceConversation masked = conversationOf({transcriptRow(
        QStringLiteral("../../etc/passwd"), QStringLiteral("conv-two"), activities)});
    masked.raw.front().sha256.fill(7); // what arrived was not what is stored
    return {plain, masked};
}

ExportOptions optionsFor(const Secret *key = nullptr)
{
    ExportOptions options;
    options.format = ExportFormat::Evidence;
    options.masking = Masking::None;
    options.selection = QStringLiteral("has:finding");
    options.at = fromIso(QStringLiteral("2026-11-21T00:10:00Z"));
    options.signingKey = key;
    return options;
}

struct Ran
{
    int code = -1;
    QByteArray text;
};

Ran ran(const QString &folder, const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    process.waitForFinished();
    return {process.exitCode(), process.readAll()};
}

/// A pack, unpacked by unzip into the folder that it names.
struct Unpacked
{
    explicit Unpacked(const Secret *key = nullptr)
    {
        ListSource source(sample());
        report = exportToFile(source, optionsFor(key), nullptr, home.file(QStringLiteral("e.zip")));
        unzip = ran(home.path(), QStringLiteral("unzip"), {QStringLiteral("e.zip")});
        folder = home.file(QStringLiteral("evidence-20261121T001000Z"));
    }
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(folder + QLatin1Char('/') + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] Ran sums() const
    {
        return ran(
            folder, QStringLiteral("sha256sum"),
            {QStringLiteral("-c"), QStringLiteral("--strict"), QStringLiteral("SHA256SUMS")});
    }
    [[nodiscard]] Ran signature() const
    {
        return ran(folder, QStringLiteral("openssl"),
                   {QStringLiteral("pkeyutl"), QStringLiteral("-verify"), QStringLiteral("-pubin"),
                    QStringLiteral("-inkey"), QStringLiteral("public-key.pem"),
                    QStringLiteral("-rawin"), QStringLiteral("-in"),
                    QStringLiteral("manifest.sha256"), QStringLiteral("-sigfile"),
                    QStringLiteral("manifest.sha256.sig")});
    }
    void spoil(const QString &name) const
    {
        QFile file(folder + QLatin1Char('/') + name);
        if (file.open(QIODevice::Append))
            file.write(" ");
    }

    TemporaryHome home;
    Result<ExportReport> report = ExportReport();
    Ran unzip;
    QString folder;
};

} // namespace

class EvidenceTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sha256sumChecksEveryFile()
    {
        const Unpacked pack;
        QVERIFY(pack.report);
        QCOMPARE(pack.unzip.code, 0);
        const Ran sums = pack.sums();
        QVERIFY2(sums.code == 0, sums.text.constData());
        QCOMPARE(sums.text.count(": OK"), 6);
        int files = 0;
        for (QDirIterator each(pack.folder, QDir::Files, QDirIterator::Subdirectories);
             each.hasNext(); each.next())
            ++files;
        QCOMPARE(files, 7);
        QCOMPARE(ran(pack.folder, QStringLiteral("sha256sum"),
                     {QStringLiteral("-c"), QStringLiteral("manifest.sha256")})
                     .code,
                 0);
    }

    void rowsAreTheStoredBytes()
    {
        const Unpacked pack;
        QCOMPARE(
            pack.contents(QStringLiteral("rows/000001-1a046a59-71bc-46d2-9838-5215f25f787d.json")),
            QByteArray::fromStdString(sample()[0].raw[0].bytes));
        QCOMPARE(
            pack.contents(QStringLiteral("rows/000002-2b046a59-71bc-46d2-9838-5215f25f787d.json")),
            QByteArray::fromStdString(sample()[0].raw[1].bytes));
    }

    void anIdCannotLeaveTheFolder()
    {
        const Unpacked pack;
        QVERIFY(!pack.contents(QStringLiteral("rows/000003-etcpasswd.json")).isEmpty());
    }

    void theManifestSaysWhereEachRowComesFrom()
    {
        const Unpacked pack;
        const QJsonObject manifest =
            QJsonDocument::fromJson(pack.contents(QStringLiteral("manifest.json"))).object();
        const QJsonArray rows = manifest[QStringLiteral("rows")].toArray();
        QCOMPARE(rows.size(), 3);
        const QJsonObject first = rows[0].toObject();
        QCOMPARE(first[QStringLiteral("conversation")].toString(),
                 QLatin1String("conv-one_runtime-1"));
        QCOMPARE(first[QStringLiteral("transcriptId")].toString(),
                 QLatin1String("1a046a59-71bc-46d2-9838-5215f25f787d"));
        QCOMPARE(first[QStringLiteral("createdOn")].toString(),
                 QLatin1String("2026-05-11T16:06:40.000Z"));
        QCOMPARE(first[QStringLiteral("environmentId")].toString(), QLatin1String("env-1"));
        QCOMPARE(first[QStringLiteral("receivedSha256")], first[QStringLiteral("sha256")]);
        QVERIFY(first[QStringLiteral("maskedBeforeStoring")].toArray().isEmpty());
        const QJsonObject masked = rows[2].toObject();
        QVERIFY(masked[QStringLiteral("receivedSha256")] != masked[QStringLiteral("sha256")]);
        QCOMPARE(masked[QStringLiteral("maskedBeforeStoring")].toArray(),
                 QJsonArray{QStringLiteral("sign-in tokens")});
        QCOMPARE(manifest[QStringLiteral("rowCount")].toInt(), 3);
        QCOMPARE(manifest[QStringLiteral("receivedRowsSha256")].toString().toLatin1(),
                 pack.report->rowsSha256.toHex());
        QCOMPARE(manifest[QStringLiteral("selection")].toString(), QLatin1String("has:finding"));
    }

    void aChangedByteIsFound()
    {
        const Unpacked pack;
        pack.spoil(QStringLiteral("rows/000003-etcpasswd.json"));
        const Ran sums = pack.sums();
        QVERIFY(sums.code != 0);
        QVERIFY(sums.text.contains("rows/000003-etcpasswd.json: FAILED"));
    }

    void opensslVerifiesTheSignature()
    {
        const Result<Secret> key = newEvidenceKey();
        QVERIFY(key);
        const Unpacked pack(&*key);
        const Ran good = pack.signature();
        QVERIFY2(good.code == 0, good.text.constData());
        QVERIFY(good.text.contains("Signature Verified Successfully"));
        QCOMPARE(pack.sums().code, 0);
        QVERIFY(pack.contents(QStringLiteral("public-key.pem")) == *evidencePublicKey(*key));
        pack.spoil(QStringLiteral("manifest.sha256"));
        QVERIFY(pack.signature().code != 0);
    }

    void aPackSaysWhatItsSignatureDoesNotShow()
    {
        const Result<Secret> key = newEvidenceKey();
        QVERIFY(Unpacked(&*key)
                    .contents(QStringLiteral("README.txt"))
                    .contains("What it does not show"));
        QVERIFY(Unpacked().contents(QStringLiteral("README.txt")).contains("not signed"));
    }

    void theSameRowsGiveTheSameBytes()
    {
        const Secret key = Secret::copyOf(std::string(32, 'k'));
        const Unpacked first(&key);
        qputenv("TZ", "Asia/Tokyo");
        tzset();
        const Unpacked second(&key);
        qunsetenv("TZ");
        tzset();
        QCOMPARE(first.report->fileSha256, second.report->fileSha256);
    }

    void pythonReadsTheZip()
    {
        const Unpacked pack;
        const Ran told = ran(pack.home.path(), QStringLiteral("python3"),
                             {QStringLiteral("-c"),
                              QStringLiteral("import zipfile; z=zipfile.ZipFile('e.zip'); "
                                             "print(z.testzip(), len(z.namelist()), "
                                             "{i.date_time for i in z.infolist()}, "
                                             "{oct(i.external_attr>>16) for i in z.infolist()})")});
        QCOMPARE(told.text.trimmed(), QByteArray("None 7 {(1980, 1, 1, 0, 0, 0)} {'0o100600'}"));
    }

    void evidenceIsNeverMasked()
    {
        ListSource source(sample());
        ExportOptions options = optionsFor();
        options.masking = Masking::Pseudonyms;
        const TemporaryHome home;
        const auto report =
            exportToFile(source, options, nullptr, home.file(QStringLiteral("e.zip")));
        QVERIFY(!report);
        QCOMPARE(report.error().code, QLatin1String("evidence-masked"));
        QVERIFY(QDir(home.path()).isEmpty());
    }

    void aStoppedPackLeavesNothing()
    {
        std::stop_source stop;
        ExportOptions options = optionsFor();
        options.stop = stop.get_token();
        options.progress = [&stop](qint64, qint64) { stop.request_stop(); };
        ListSource source(sample());
        const TemporaryHome home;
        QVERIFY(!exportToFile(source, options, nullptr, home.file(QStringLiteral("e.zip"))));
        QVERIFY(QDir(home.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
    }
};

QTEST_GUILESS_MAIN(EvidenceTest)

#include "evidencetest.moc"
