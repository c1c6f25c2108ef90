// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/logexport.h"

#include "tests/store/storefixture.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/stat.h>

using namespace keyturn;
using namespace keyturn::test;

namespace {

constexpr std::array allFormats{LogFormat::Markdown, LogFormat::Csv, LogFormat::CsvExcelComma,
                                LogFormat::CsvExcelSemicolon, LogFormat::JsonLines};

QByteArray exported(Records &records, LogFormat format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    const auto head = exportLog(records, format, buffer, at(100));
    return head ? buffer.data() : QByteArray();
}

Result<LogCheck> verified(QByteArray bytes, const LogWitness &witness = {})
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    return verifyExport(buffer, witness);
}

/// A reader of RFC 4180 that was written from the standard alone.
QList<QStringList> parseCsv(const QString &text, QChar separator)
{
    QList<QStringList> rows;
    QStringList row;
    QString field;
    bool isQuoted = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar letter = text.at(i);
        if (isQuoted && letter == QLatin1Char('"') && text.mid(i + 1, 1) == QLatin1String("\"")) {
            field += letter;
            ++i;
        } else if (letter == QLatin1Char('"')) {
            isQuoted = !isQuoted;
        } else if (!isQuoted && letter == separator) {
            row << std::exchange(field, {});
        } else if (!isQuoted && letter == QLatin1Char('\n')) {
            row << std::exchange(field, {});
            rows << std::exchange(row, {});
        } else if (isQuoted || letter != QLatin1Char('\r')) {
            field += letter;
        }
    }
    return rows;
}

Fact named(const QString &agent)
{
    Fact one = fact(FactKind::Started, 1);
    one.agent = agent.toStdString();
    return one;
}

/// @p bytes with line @p number (from 1) changed by @p change, or left out.
QByteArray withLine(const QByteArray &bytes, int number,
                    const std::function<QByteArray(QByteArray)> &change)
{
    QList<QByteArray> lines = bytes.split('\n');
    lines[number - 1] = change(lines.at(number - 1));
    lines.removeAll(QByteArray());
    return lines.join('\n') + '\n';
}

} // namespace

class LogExportTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void markdownIsTheClassicTableThenEvidenceThenTheHead();
    void markdownLetsNoNameBreakOut_data();
    void markdownLetsNoNameBreakOut();
    void excelComputesNothing_data();
    void excelComputesNothing();
    void csvForToolsReturnsEachValueAsItIs();
    void csvForExcelBeginsWithItsMarkAndHoldsItsColumns();
    void everyFormatCarriesTheHead();
    void anEmptyLogCanBeExported();
    void anUntouchedExportVerifies();
    void aChangedExportNamesItsRow_data();
    void aChangedExportNamesItsRow();
    void aCutExportIsSeen();
    void anExportIsAnAnchorOfTheLog();
    void whatIsNoExportIsRefused();
    void theFileIsReplacedWholeAndForTheOwnerOnly();
    void aFailedExportLeavesTheFileBefore();
    void aFullDeviceIsNamed();
    void formatsHaveNames();
};

void LogExportTest::markdownIsTheClassicTableThenEvidenceThenTheHead()
{
    const StoreHome home;
    const auto records = home.records();
    Fact added =
        fact(FactKind::Answered, 2,
             {{"verb", "add-secret"}, {"outcome", "done"}, {"hint", "aBc"}, {"keyId", "k-1"}});
    Fact started = named(QStringLiteral("Helpdesk"));
    started.actor = "anna@contoso.com";
    QVERIFY(records->append({started, added}));
    QStringList hashes;
    const auto read = records->readLog([&](const LogRow &row) -> Result<void> {
        hashes << QString::fromLatin1(row.hash.toHex());
        return {};
    });
    QVERIFY(read);
    const QString expected =
        QStringLiteral(
            "# Control log\n\n"
            "Exported 2026-11-20 15:40:00. All times are UTC.\n\n"
            "| Date | Agent | Action | Performed by |\n"
            "| --- | --- | --- | --- |\n"
            "| 2026-11-20 14:01:00 | Helpdesk | Started the rotation. | anna@contoso.com |\n"
            "| 2026-11-20 14:02:00 | Helpdesk | Added a new secret aBc... (key id k-1). | keyturn "
            "|\n"
            "\n## Evidence\n\n"
            "| Row | Run | Step | Evidence | Hash | Sealed |\n"
            "| --- | --- | --- | --- | --- | --- |\n"
            "| 1 | run-1 | add |  | %1 | no |\n"
            "| 2 | run-1 | add | hint: aBc; keyId: k-1; outcome: done; verb: add-secret | %2 | no "
            "|\n"
            "\n## Head\n\n"
            "Rows up to this head cannot be altered, left out or reordered unseen as long as this "
            "document is kept "
            "where the console's administrator cannot change it. Later rows stand on later "
            "exports.\n\n"
            "Head: 2 rows, SHA-256 %2\n")
            .arg(hashes.at(0), hashes.at(1));
    QCOMPARE(QString::fromUtf8(exported(*records, LogFormat::Markdown)), expected);
}

void LogExportTest::markdownLetsNoNameBreakOut_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cell");
    QTest::newRow("pipe") << "a | b" << "a \\| b";
    QTest::newRow("line") << "a\n| 2026 | x |" << "a \\| 2026 \\| x \\|";
    QTest::newRow("html") << "<script>&amp;</script>" << "&lt;script&gt;&amp;amp;&lt;/script&gt;";
    QTest::newRow("image") << "![x](https://evil)" << "!\\[x\\](https:\\//evil)";
    QTest::newRow("code and stress")
        << "`a` **b** __c__ ~~d~~" << "\\`a\\` \\*\\*b\\*\\* \\_\\_c\\_\\_ \\~\\~d\\~\\~";
    QTest::newRow("backslash pipe") << "a\\| b" << "a\\\\\\| b";
    QTest::newRow("direction") << QStringLiteral("a\u202eb") << "a\\[U+202e\\]b";
}

void LogExportTest::markdownLetsNoNameBreakOut()
{
    QFETCH(QString, name);
    QFETCH(QString, cell);
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->append({named(name)}));
    const QString text = QString::fromUtf8(exported(*records, LogFormat::Markdown));
    QVERIFY2(text.contains(QStringLiteral(
                               "\n| 2026-11-20 14:01:00 | %1 | Started the rotation. | keyturn |\n")
                               .arg(cell)),
             qPrintable(text));
}

void LogExportTest::excelComputesNothing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::newRow("equals") << "=1+1" << "'=1+1";
    QTest::newRow("plus") << "+1" << "'+1";
    QTest::newRow("minus") << "-1" << "'-1";
    QTest::newRow("at") << "@SUM(A1)" << "'@SUM(A1)";
    QTest::newRow("tab") << "\t=1" << "' =1";
    QTest::newRow("return") << "\r=1" << "' =1";
    QTest::newRow("blank") << "  =1" << "'  =1";
    QTest::newRow("wide") << QStringLiteral("\uff1d1") << QStringLiteral("'\uff1d1");
    QTest::newRow("dde") << "=cmd|' /C calc'!A0" << "'=cmd|' /C calc'!A0";
    QTest::newRow("quotes") << "a\",=1;\"b" << "a\",=1;\"b";
    QTest::newRow("line") << "a\n=1" << "a =1";
    QTest::newRow("plain") << "Helpdesk 1" << "Helpdesk 1";
}

void LogExportTest::excelComputesNothing()
{
    QFETCH(QString, name);
    QFETCH(QString, value);
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->append({named(name)}));
    for (const auto &[format, separator] :
         {std::pair(LogFormat::CsvExcelComma, ','), std::pair(LogFormat::CsvExcelSemicolon, ';')}) {
        const auto rows =
            parseCsv(QString::fromUtf8(exported(*records, format)), QLatin1Char(separator));
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows.at(1).at(1), value);
        for (const QStringList &row : rows)
            QCOMPARE(row.size(), 12);
    }
}

void LogExportTest::csvForToolsReturnsEachValueAsItIs()
{
    const StoreHome home;
    const auto records = home.records();
    const QString name = QStringLiteral("=a, \"b\"\n; c ");
    QVERIFY(records->append({named(name)}));
    const QByteArray bytes = exported(*records, LogFormat::Csv);
    QVERIFY(bytes.startsWith(
        "Date,Agent,Action,Performed by,Evidence,Run,Step,Kind,Row,Hash,Previous hash,Seal\r\n"));
    QVERIFY(bytes.contains("\"=a, \"\"b\"\"\n; c \""));
    const auto rows = parseCsv(QString::fromUtf8(bytes), QLatin1Char(','));
    QCOMPARE(rows.at(1).at(1), name);
    QCOMPARE(rows.at(1).mid(5, 4), QStringList({QStringLiteral("run-1"), QStringLiteral("add"),
                                                QStringLiteral("started"), QStringLiteral("1")}));
}

void LogExportTest::csvForExcelBeginsWithItsMarkAndHoldsItsColumns()
{
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    const QByteArray bytes = exported(*records, LogFormat::CsvExcelSemicolon);
    QVERIFY(bytes.startsWith("\xef\xbb\xbf"
                             "Date;Agent;Action;Performed by;"));
    QCOMPARE(bytes.count("\xef\xbb\xbf"), 1);
    QCOMPARE(bytes.count("\r\n"), 12);
}

void LogExportTest::everyFormatCarriesTheHead()
{
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    for (const LogFormat format : allFormats) {
        QByteArray bytes = exported(*records, format);
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        const auto head = headOfExport(buffer);
        QVERIFY(head);
        QCOMPARE(*head, *records->head());
    }
}

void LogExportTest::anEmptyLogCanBeExported()
{
    const StoreHome home;
    const auto records = home.records();
    for (const LogFormat format : allFormats)
        QVERIFY(!exported(*records, format).isEmpty());
    QVERIFY(verified(exported(*records, LogFormat::JsonLines))->holds());
}

void LogExportTest::anUntouchedExportVerifies()
{
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    QVERIFY(records->append({named(QStringLiteral("ä \"€\" \\ \u2028 😀 \x01"))}));
    const Secret key = sealKey();
    const auto check =
        verified(exported(*records, LogFormat::JsonLines), {&key, {}, {*records->head()}});
    QVERIFY(check);
    QCOMPARE(*check, (LogCheck{11, 11, 11, 0, false, true, {}}));
}

void LogExportTest::aChangedExportNamesItsRow_data()
{
    using Change = std::function<QByteArray(QByteArray)>;
    QTest::addColumn<Change>("change");
    const auto replace = [](const char *from, const char *to) -> Change {
        return [from, to](QByteArray line) { return line.replace(from, to); };
    };
    QTest::newRow("actor") << replace("\"actor\":\"keyturn\"", "\"actor\":\"nobody\"");
    QTest::newRow("date") << replace("14:04", "14:05");
    QTest::newRow("a member more") << replace("{\"actor\"", "{\"Actor\":\"x\",\"actor\"");
    QTest::newRow("a blank") << replace(",\"at\"", ", \"at\"");
    QTest::newRow("number of the row") << replace("\"row\":4", "\"row\":5");
    QTest::newRow("hash") << replace("\"hash\":\"", "\"hash\":\"00");
    QTest::newRow("no json") << Change([](const QByteArray &) { return QByteArray("gone"); });
    QTest::newRow("left out") << Change([](const QByteArray &) { return QByteArray(); });
}

void LogExportTest::aChangedExportNamesItsRow()
{
    using Change = std::function<QByteArray(QByteArray)>;
    QFETCH(Change, change);
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    const QByteArray whole = exported(*records, LogFormat::JsonLines);
    const QByteArray changed = withLine(whole, 4, change);
    QVERIFY(changed != whole);
    QCOMPARE(verified(changed)->firstBad, 4);
}

void LogExportTest::aCutExportIsSeen()
{
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    const QByteArray whole = exported(*records, LogFormat::JsonLines);
    const auto leaveOut = [](const QByteArray &) { return QByteArray(); };
    QVERIFY(verified(withLine(whole, 11, leaveOut))->tailCut);
    QVERIFY(verified(withLine(whole, 10, leaveOut))->tailCut);
    QVERIFY(verified(whole + "{\"row\":11}\n")->firstBad == 11);
}

void LogExportTest::anExportIsAnAnchorOfTheLog()
{
    const StoreHome home;
    const auto records = home.records();
    QVERIFY(records->append({named(QStringLiteral("one"))}));
    const QString file = home.path() + QStringLiteral("/log.md");
    QVERIFY(exportLogToFile(*records, LogFormat::Markdown, file, at(5)));
    QVERIFY(records->append({named(QStringLiteral("two"))}));
    const auto check = records->verify();
    QCOMPARE(check->anchored, 1);
    QCOMPARE(check->rows, 2);

    QFile kept(file);
    QVERIFY(kept.open(QIODevice::ReadOnly));
    const auto head = headOfExport(kept);
    QVERIFY(head);
    QCOMPARE(records->verify({nullptr, {}, {*head}})->anchored, 1);
    QVERIFY(home.records()->anchors()->front() == *head);
}

void LogExportTest::whatIsNoExportIsRefused()
{
    for (const char *text : {"", "hello\n", "{\"a\":1}\n", "[]\n"}) {
        const auto check = verified(QByteArray(text));
        QVERIFY(!check);
        QCOMPARE(check.error().kind, ErrorKind::Invalid);
        QByteArray bytes(text);
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::ReadOnly);
        QCOMPARE(headOfExport(buffer).error().code, QStringLiteral("no-head"));
    }
}

void LogExportTest::theFileIsReplacedWholeAndForTheOwnerOnly()
{
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    const QString path = home.path() + QStringLiteral("/log.jsonl");
    QFile before(path);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write(QByteArray(100'000, 'x'));
    before.close();
    QCOMPARE(::chmod(QFile::encodeName(path).constData(), 0644), 0);

    const auto head = exportLogToFile(*records, LogFormat::JsonLines, path, at(100));

    QVERIFY(head);
    QCOMPARE(*head, *records->head());
    struct stat found = {};
    QCOMPARE(::stat(QFile::encodeName(path).constData(), &found), 0);
    QCOMPARE(found.st_mode & 07777U, mode_t{0600});
    QFile after(path);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), exported(*records, LogFormat::JsonLines));
    QCOMPARE(QDir(home.path()).entryList(QDir::Files), QStringList(QStringLiteral("log.jsonl")));
}

void LogExportTest::aFailedExportLeavesTheFileBefore()
{
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    const QString path = home.path() + QStringLiteral("/log.jsonl");
    QVERIFY(exportLogToFile(*records, LogFormat::JsonLines, path, at(1)));
    {
        RawFile raw(home.recordsFile());
        raw.dropTriggers();
        QCOMPARE(raw.run(QStringLiteral("UPDATE journal SET kind = 'odd' WHERE seq = 9")),
                 QString());
    }
    const auto failed = exportLogToFile(*records, LogFormat::JsonLines, path, at(2));
    QVERIFY(!failed);
    QCOMPARE(failed.error().kind, ErrorKind::Tampered);
    QFile after(path);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll().contains(toIso(at(1)).toLatin1()));
    const auto nowhere =
        exportLogToFile(*records, LogFormat::Csv, home.path() + QStringLiteral("/none/log"), at(3));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().subject, home.path() + QStringLiteral("/none/log"));
}

void LogExportTest::aFullDeviceIsNamed()
{
    const StoreHome home;
    const auto records = home.records();
    writeOneRun(*records);
    for (const LogFormat format : allFormats) {
        QFile full(QStringLiteral("/dev/full"));
        QVERIFY(full.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        const auto head = exportLog(*records, format, full, at(1));
        QVERIFY(!head);
        QCOMPARE(head.error().kind, ErrorKind::StoreFull);
        QCOMPARE(head.error().subject, QStringLiteral("/dev/full"));
    }
}

void LogExportTest::formatsHaveNames()
{
    QCOMPARE(*logFormatFrom(QStringLiteral("markdown")), LogFormat::Markdown);
    QCOMPARE(*logFormatFrom(QStringLiteral("csv")), LogFormat::Csv);
    QCOMPARE(*logFormatFrom(QStringLiteral("csv-excel")), LogFormat::CsvExcelComma);
    QCOMPARE(*logFormatFrom(QStringLiteral("csv-excel-semicolon")), LogFormat::CsvExcelSemicolon);
    QCOMPARE(*logFormatFrom(QStringLiteral("jsonl")), LogFormat::JsonLines);
    QCOMPARE(logFormatFrom(QStringLiteral("pdf")).error().kind, ErrorKind::Invalid);
}

QTEST_GUILESS_MAIN(LogExportTest)
#include "logexporttest.moc"
