// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/exporter.h"

#include "tests/support/temporaryhome.h"
#include "tests/transcripts/exporter/transcriptrows.h"

#include <QBuffer>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QProcess>
#include <QTest>

#include <sys/stat.h>

using namespace keyturn;
using namespace keyturn::test;
using namespace keyturn::transcripts;

namespace {

constexpr std::array documents{ExportFormat::Markdown,
                               ExportFormat::Html,
                               ExportFormat::Csv,
                               ExportFormat::CsvExcelComma,
                               ExportFormat::CsvExcelSemicolon,
                               ExportFormat::Xlsx,
                               ExportFormat::JsonLines,
                               ExportFormat::Pdf};

const QString hostile = QStringLiteral("</script><script>alert(1)</script> ]]> \u202Etxt.exe\u202C "
                                       "nul\u0001bell\u0007 zero\u200Bwidth <img src=x onerror=y> "
                                       "| **bold** [link](javascript:x) &amp; \"quoted\"");

/// What every test starts from: secrets, people, formulas, many alphabets.
std::vector<SourceConversation> sample()
{
    const QJsonArray first{
        answered(QStringLiteral("b0"), QStringLiteral("Hello, how can I help?"), 0),
        said(QStringLiteral("u1"),
             QStringLiteral("=HYPERLINK(\"http://x\",\"y\") my card is 4111 1111 1111 1111 and "
                            "my mail is priya.v@contoso.example"),
             10),
        answered(QStringLiteral("b1"),
                 QStringLiteral("Hi Priya, I sent it to "
                                "priya.v@contoso.example."),
                 12, QStringLiteral("u1")),
        said(QStringLiteral("u2"), hostile, 20),
        answered(QStringLiteral("b2"), QStringLiteral("+1 is not a formula\nsecond line"), 22,
                 QStringLiteral("u2")),
        said(QStringLiteral("u3"), QStringLiteral("مرحبا بالعالم · 你好 · שלום · नमस्ते 👩\u200D💻"),
             30)};
    const QJsonArray second{
        said(QStringLiteral("u1"), QStringLiteral("again priya.v@contoso.example"), 10),
        traced(QStringLiteral("DynamicPlanStepTriggered"),
               {{QStringLiteral("planIdentifier"), QStringLiteral("p1")},
                {QStringLiteral("stepId"), QStringLiteral("s1")},
                {QStringLiteral("taskDialogId"), QStringLiteral("agent.action.Mail-Send")},
                {QStringLiteral("thought"), QStringLiteral("send")},
                {QStringLiteral("type"), QStringLiteral("Action")}},
               11),
        traced(QStringLiteral("DynamicPlanStepBindUpdate"),
               {{QStringLiteral("planIdentifier"), QStringLiteral("p1")},
                {QStringLiteral("stepId"), QStringLiteral("s1")},
                {QStringLiteral("taskDialogId"), QStringLiteral("agent.action.Mail-Send")},
                {QStringLiteral("arguments"),
                 QJsonObject{{QStringLiteral("to"), QStringLiteral("priya.v@contoso.example")}}}},
               12),
        answered(QStringLiteral("b1"), QStringLiteral("Done."), 14, QStringLiteral("u1"))};
    return {conversationOf({transcriptRow(QStringLiteral("1a046a59-71bc-46d2-9838-5215f25f787d"),
                                          QStringLiteral("conv-one"), first)}),
            conversationOf({transcriptRow(QStringLiteral("2b046a59-71bc-46d2-9838-5215f25f787d"),
                                          QStringLiteral("conv-two"), second, 100)})};
}

ExportOptions optionsFor(ExportFormat format, Masking masking = Masking::None)
{
    ExportOptions options;
    options.format = format;
    options.masking = masking;
    options.selection = QStringLiteral("said:card after:2026-05-01");
    options.from = QStringLiteral("Contoso: Production");
    options.at = fromIso(QStringLiteral("2026-11-21T00:10:00Z"));
    return options;
}

const Scanner &scanner()
{
    static const RuleSet rules = RuleSet::load().value();
    static const Scanner made(rules);
    return made;
}

QByteArray exported(const ExportOptions &options, std::vector<SourceConversation> conversations)
{
    ListSource source(std::move(conversations));
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const auto report = exportTo(source, options, &scanner(), out);
    if (!report)
        qWarning() << report.error().facts();
    return report ? out.data() : QByteArray();
}

QByteArray exported(ExportFormat format, Masking masking = Masking::None)
{
    return exported(optionsFor(format, masking), sample());
}

/// Another program's reading of a file: what python prints, with the file as its argument.
QString python(const QByteArray &script, const QString &file)
{
    QProcess process;
    process.start(QStringLiteral("python3"),
                  {QStringLiteral("-c"), QString::fromUtf8(script), file});
    process.waitForFinished();
    const QByteArray errors = process.readAllStandardError();
    return errors.isEmpty() ? QString::fromUtf8(process.readAllStandardOutput())
                            : QString::fromUtf8("failed: " + errors);
}

/// Sheet by sheet, rows of "column=text" with formulas and links called by name.
constexpr const char *readSheets = R"(
import sys, zipfile, re, xml.etree.ElementTree as E
n = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'
z = zipfile.ZipFile(sys.argv[1])
assert z.testzip() is None
names = [s.get('name') for s in E.fromstring(z.read('xl/workbook.xml')).iter(n + 'sheet')]
for i, name in enumerate(names, 1):
    root = E.fromstring(z.read(f'xl/worksheets/sheet{i}.xml'))
    print('sheet', name, 'formulas', len(list(root.iter(n + 'f'))),
          'links', len(list(root.iter(n + 'hyperlink'))))
    for row in root.iter(n + 'row'):
        print('\t'.join(''.join(t.text or '' for t in c.iter(n + 't')) for c in row).replace('\n', '/'))
print('parts', ' '.join(sorted(z.namelist())))
)";

/// The scripts whose letters the embedded fonts map back to Unicode.
constexpr const char *readGlyphs = R"(
import re, sys, zlib
letters = set()
for m in re.finditer(rb'stream\r?\n(.*?)\r?\nendstream', open(sys.argv[1], 'rb').read(), re.S):
    try: text = zlib.decompress(m.group(1))
    except zlib.error: text = m.group(1)
    if b'beginbfrange' in text:
        for values in re.findall(rb'\[([^\]]*)\]', text):
            letters |= {int(v, 16) for v in re.findall(rb'<([0-9A-Fa-f]{4})', values)}
scripts = {'arabic': [(0x600, 0x6ff), (0xfb50, 0xfeff)], 'hebrew': [(0x590, 0x5ff)],
           'devanagari': [(0x900, 0x97f)], 'latin': [(0x41, 0x7a)]}
print(' '.join(n for n, spans in scripts.items()
               if sum(a <= l <= b for l in letters for a, b in spans) >= 3))
)";

} // namespace

class ExporterTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFormatSaysWhatItIs()
    {
        for (const ExportFormat format : documents) {
            if (format == ExportFormat::Pdf || format == ExportFormat::Xlsx)
                continue;
            const QString text = QString::fromUtf8(exported(format));
            for (const char *part :
                 {"after:2026-05-01", "Contoso: Production", "2026-11-21T00:10:00Z",
                  "nothing masked", "SHA-256 of the rows"})
                QVERIFY2(text.contains(QLatin1String(part)), part);
        }
    }

    void theHashOfTheRowsIsWhatSha256sumSays()
    {
        ListSource source(sample());
        QBuffer out;
        out.open(QIODevice::WriteOnly);
        const auto report = exportTo(source, optionsFor(ExportFormat::Csv), nullptr, out);
        QVERIFY(report);
        QByteArray list;
        for (const SourceConversation &each : sample()) {
            for (const StoredRow &row : each.raw)
                list += QCryptographicHash::hash(QByteArray::fromStdString(row.bytes),
                                                 QCryptographicHash::Sha256)
                            .toHex() +
                        '\n';
        }
        QCOMPARE(report->rowsSha256, QCryptographicHash::hash(list, QCryptographicHash::Sha256));
        QCOMPARE(report->fileSha256,
                 QCryptographicHash::hash(out.data(), QCryptographicHash::Sha256));
        QCOMPARE(report->conversations, 2);
        QCOMPARE(report->turns, 4);
        QVERIFY(out.data().contains(report->rowsSha256.toHex()));
    }

    void anotherProgramReadsTheCsvBack()
    {
        const TemporaryHome home;
        const QString file = home.write(QStringLiteral("a.csv"), exported(ExportFormat::Csv));
        const QString rows =
            python("import csv,sys\n"
                   "for r in csv.reader(open(sys.argv[1],newline='',encoding='utf-8')):\n"
                   " print(len(r), repr(r[9]), ascii(r[12][:30]))",
                   file);
        const QStringList lines = rows.split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QVERIFY2(lines.value(1).startsWith(QLatin1String("19 'message' 'Hello")), qPrintable(rows));
        QVERIFY(lines.value(2).contains(QLatin1String("'=HYPERLINK")));
        QVERIFY(lines.last().startsWith(QLatin1String("19 'export'")));
    }

    void aSheetComputesNothing()
    {
        for (const ExportFormat format :
             {ExportFormat::CsvExcelComma, ExportFormat::CsvExcelSemicolon}) {
            const QByteArray bytes = exported(format);
            QVERIFY(bytes.startsWith("\xef\xbb\xbf"));
            const QString text = QString::fromUtf8(bytes);
            QVERIFY(text.contains(QLatin1String("\"'=HYPERLINK")));
            QVERIFY(text.contains(QLatin1String("'+1 is not")));
            QVERIFY(!text.contains(QLatin1String("\"=HYPERLINK")));
        }
    }

    void htmlHoldsNoMarkupOfTheTranscript()
    {
        const QString html = QString::fromUtf8(exported(ExportFormat::Html));
        QVERIFY(!html.contains(QLatin1String("<script")));
        QVERIFY(!html.contains(QLatin1String("<img")));
        QVERIFY(html.contains(QLatin1String("&lt;/script&gt;")));
        QVERIFY(html.contains(QLatin1String("[U+202E]txt.exe")));
        QVERIFY(html.contains(QLatin1String("nul[U+0001]")));
        QVERIFY(html.contains(QStringLiteral("مرحبا")));
        QVERIFY(html.contains(QStringLiteral("👩\u200D💻")));
        QVERIFY(!html.contains(QChar(0x202E)));
        QVERIFY(!html.contains(QChar(0x200B)));
        QCOMPARE(html.count(QLatin1String("<section>")), html.count(QLatin1String("</section>")));
        QVERIFY(!html.contains(QLatin1String("http://"), Qt::CaseInsensitive) ||
                html.count(QLatin1String("href")) == 0);
    }

    void anotherProgramParsesTheHtml()
    {
        const TemporaryHome home;
        const QString file = home.write(QStringLiteral("a.html"), exported(ExportFormat::Html));
        const QString told =
            python("import sys\nfrom html.parser import HTMLParser\n"
                   "class P(HTMLParser):\n"
                   " def __init__(s):\n  super().__init__(); s.stack=[]; s.bad=[]; s.p=''\n"
                   " def handle_starttag(s,t,a):\n"
                   "  if t not in ('meta','br'): s.stack.append(t)\n"
                   "  if t in ('script','img','a','iframe') or any(k.startswith('on') for k,_ in "
                   "a): s.bad.append(t)\n"
                   " def handle_endtag(s,t):\n"
                   "  assert s.stack.pop()==t, t\n"
                   " def handle_data(s,d):\n  s.p+=d\n"
                   "p=P(); p.feed(open(sys.argv[1],encoding='utf-8').read()); p.close()\n"
                   "print(p.stack, p.bad, '</script><script>alert(1)</script> ]]>' in p.p)",
                   file);
        QCOMPARE(told.trimmed(), QLatin1String("[] [] True"));
    }

    void markdownShowsTextAsText()
    {
        const QString text = QString::fromUtf8(exported(ExportFormat::Markdown));
        QVERIFY(text.contains(QLatin1String("> &lt;/script&gt;")));
        QVERIFY(text.contains(QLatin1String("\\[link\\](javascript:x)")));
        QVERIFY(text.contains(QLatin1String("\\*\\*bold\\*\\*")));
        QVERIFY(text.contains(QLatin1String("> \\+1 is not a formula\\\n> second line\n")));
        QVERIFY(
            text.contains(QStringLiteral("**Priya Venkataraman** (turn 1 · 2026-05-11T15:06:50Z")));
    }

    void everyLineOfJsonIsOneTurn()
    {
        const TemporaryHome home;
        const QString file =
            home.write(QStringLiteral("a.jsonl"), exported(ExportFormat::JsonLines));
        const QString told = python(
            "import json,sys\n"
            "for l in open(sys.argv[1],encoding='utf-8',newline='\\n'):\n"
            " o=json.loads(l)\n"
            " print(o.get('conversationId'), o.get('turn'), o.get('userAt'), "
            "len(o.get('replies',[])), o.get('marks'), o.get('agent'), o.get('environmentId'))",
            file);
        QCOMPARE(told,
                 QStringLiteral("conv-one 0 None 1  HR Bot env-1\n"
                                "conv-one 1 2026-05-11T15:06:50.000Z 1  HR Bot env-1\n"
                                "conv-one 2 2026-05-11T15:07:00.000Z 1  HR Bot env-1\n"
                                "conv-one 3 2026-05-11T15:07:10.000Z 0 unanswered HR Bot env-1\n"
                                "conv-two 1 2026-05-11T15:06:50.000Z 1  HR Bot env-1\n"
                                "None None None 0 None None None\n"));
    }

    void aWorkbookHoldsTextsOnly()
    {
        const TemporaryHome home;
        const QString file = home.write(QStringLiteral("a.xlsx"), exported(ExportFormat::Xlsx));
        const QString told = python(readSheets, file);
        QVERIFY2(told.contains(QLatin1String("sheet About formulas 0 links 0")), qPrintable(told));
        QVERIFY2(told.contains(QLatin1String("sheet Messages formulas 0 links 0")),
                 qPrintable(told));
        QVERIFY(told.contains(QLatin1String("=HYPERLINK(\"http://x\",\"y\") my card")));
        QVERIFY(told.contains(QLatin1String("[U+202E]txt.exe")));
        QVERIFY(told.contains(QLatin1String("SHA-256 of the rows")));
        QVERIFY(!told.contains(QLatin1String("externalLink")));
    }

    void aTextTooLongForACellSaysSo()
    {
        const QString longText = QStringLiteral("x").repeated(40'000) + QStringLiteral("😀");
        const QJsonArray activities{said(QStringLiteral("u1"), longText, 0)};
        ListSource source({conversationOf(
            {transcriptRow(QStringLiteral("t1"), QStringLiteral("c"), activities)})});
        const TemporaryHome home;
        const QString file = home.file(QStringLiteral("a.xlsx"));
        const auto report = exportToFile(source, optionsFor(ExportFormat::Xlsx), nullptr, file);
        QVERIFY(report);
        QCOMPARE(report->cells, 1);
        const QString told = python(readSheets, file);
        QVERIFY(
            told.contains(QLatin1String("[cut: a cell holds no more than 32767 of these 40002")));
        QVERIFY(told.contains(QLatin1String("Texts cut, since a cell holds no more\t1")));
    }

    void aFullSheetGoesOnInTheNext()
    {
        ExportOptions options = optionsFor(ExportFormat::Xlsx);
        options.rowsPerSheet = 4;
        const TemporaryHome home;
        const QString file = home.write(QStringLiteral("a.xlsx"), exported(options, sample()));
        const QString told = python(readSheets, file);
        QVERIFY2(told.contains(QLatin1String("sheet Messages 2 formulas")), qPrintable(told));
        QVERIFY(told.contains(QLatin1String("sheet Messages 3 formulas")));
        QCOMPARE(told.count(QLatin1String("Conversation\tAgent")), 3);
    }

    void noRuleHoldsOnARedactedExport()
    {
        for (const ExportFormat format : documents) {
            const QByteArray bytes = exported(format, Masking::Pseudonyms);
            QVERIFY2(!bytes.isEmpty(), qPrintable(nameOf(format)));
            for (const char *secret : {"4111", "priya", "Priya", "Venkataraman", "0a1b2c3d"})
                QVERIFY2(!bytes.contains(secret),
                         qPrintable(nameOf(format) + QLatin1String(secret)));
        }
    }

    void anIdThatLooksLikeAnAccountStopsNothing()
    {
        const QJsonArray activities{said(QStringLiteral("u1"), QStringLiteral("x"), 0)};
        const std::vector<SourceConversation> odd{
            conversationOf({transcriptRow(QStringLiteral("b655f1f1-4ffb-40bf-be43-d73a9f423f62"),
                                          QStringLiteral("conv"), activities)})};
        QVERIFY(exported(optionsFor(ExportFormat::Csv), odd).contains("be43-d73a9f423f62"));
        const QByteArray masked = exported(optionsFor(ExportFormat::Csv, Masking::Pseudonyms), odd);
        QVERIFY(masked.contains("b655f1f1-4ffb-40bf-[iban-1]"));
    }

    void theSamePersonAndValueKeepTheirWord()
    {
        const QString text =
            QString::fromUtf8(exported(ExportFormat::JsonLines, Masking::Pseudonyms));
        QVERIFY(text.contains(QLatin1String("\"person\":\"[person-1]\"")));
        QVERIFY(text.contains(QLatin1String("Hi [person-1], I sent it")));
        QVERIFY(!text.contains(QLatin1String("[person-2]")));
        QVERIFY2(text.count(QLatin1String("[email-1]")) == 3, qPrintable(text));
        QVERIFY(!text.contains(QLatin1String("[email-2]")));
    }

    void toolArgumentsAreRedactedToo()
    {
        const QString clear = QString::fromUtf8(exported(ExportFormat::Markdown));
        const QString masked =
            QString::fromUtf8(exported(ExportFormat::Markdown, Masking::Pseudonyms));
        QVERIFY(clear.contains(QLatin1String("argument to")));
        QVERIFY(masked.contains(QLatin1String("argument to:\n\n> \\[email-1\\]")));
    }

    void aRuleThatHoldsOnTheOutputStopsTheExport()
    {
        // Every word of ours is a hit of this rule: no pseudonym can help.
        const auto rules = RuleSet::parse("family: personal\n"
                                          "rule: own-word\n"
                                          "title: Own word\n"
                                          "severity: low\n"
                                          "score: 90\n"
                                          "kind: word\n"
                                          "pattern: Conversations\n"
                                          "hit: Conversations\n"
                                          "hit: all Conversations here\n"
                                          "miss: nothing\n"
                                          "miss: at all\n",
                                          "own.rules");
        if (!rules)
            QFAIL(rules.error().front().sentence().c_str());
        const Scanner own(*rules);
        const TemporaryHome home;
        const QString file = home.write(QStringLiteral("a.html"), "before");
        ListSource source(sample());
        const auto report =
            exportToFile(source, optionsFor(ExportFormat::Html, Masking::Pseudonyms), &own, file);
        QVERIFY(!report);
        QCOMPARE(report.error().code, QLatin1String("rule-on-output"));
        QCOMPARE(report.error().subject, QLatin1String("own-word"));
        QCOMPARE(home.contents(QStringLiteral("a.html")), QByteArray("before"));
        QCOMPARE(QDir(home.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void whatTextsSayOnlySideBySideIsTakenOut()
    {
        // Words of the document itself stand for what arises where clean texts meet.
        const auto rules = RuleSet::parse("family: secret\n"
                                          "rule: word-before-number\n"
                                          "title: A word and a number\n"
                                          "severity: low\n"
                                          "score: 90\n"
                                          "kind: pair\n"
                                          "pattern: All times are UTC\n"
                                          "hit: All times are UTC\n"
                                          "hit: so All times are UTC\n"
                                          "miss: nothing\n"
                                          "miss: at all\n",
                                          "own.rules");
        if (!rules)
            QFAIL(rules.error().front().sentence().c_str());
        const Scanner own(*rules);
        const TemporaryHome home;
        const QString file = home.file(QStringLiteral("a.md"));
        ListSource source(sample());
        const auto report = exportToFile(
            source, optionsFor(ExportFormat::Markdown, Masking::Pseudonyms), &own, file);
        QVERIFY(report);
        const QByteArray text = home.contents(QStringLiteral("a.md"));
        QVERIFY(text.contains("[removed]"));
        QVERIFY(!text.contains("All times are UTC"));
    }

    void aRedactedWorkbookHoldsNoneOfIt()
    {
        const TemporaryHome home;
        const QString file =
            home.write(QStringLiteral("a.xlsx"), exported(ExportFormat::Xlsx, Masking::Pseudonyms));
        const QString told = python(readSheets, file);
        QVERIFY(told.contains(QLatin1String("[person-1]")));
        for (const char *secret : {"4111", "priya", "Priya", "Venkataraman", "0a1b2c3d"})
            QVERIFY2(!told.contains(QLatin1String(secret)), secret);
    }

    void aStoppedExportLeavesNothing()
    {
        for (const ExportFormat format : documents) {
            const TemporaryHome home;
            std::stop_source stop;
            ExportOptions options = optionsFor(format);
            options.stop = stop.get_token();
            options.progress = [&stop](qint64, qint64) { stop.request_stop(); };
            ListSource source(sample());
            const auto report =
                exportToFile(source, options, nullptr, home.file(QStringLiteral("a")));
            QVERIFY(!report);
            QCOMPARE(report.error().kind, ErrorKind::Cancelled);
            QVERIFY(QDir(home.path()).entryList(QDir::Files | QDir::Hidden).isEmpty());
        }
    }

    void aFileIsForItsOwnerOnly()
    {
        const TemporaryHome home;
        const QString file = home.write(QStringLiteral("a.html"), "before");
        QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::ReadOther);
        ListSource source(sample());
        QVERIFY(exportToFile(source, optionsFor(ExportFormat::Html), nullptr, file));
        struct stat told = {};
        QCOMPARE(::stat(QFile::encodeName(file).constData(), &told), 0);
        QCOMPARE(told.st_mode & 0777U, 0600U);
        QVERIFY(home.contents(QStringLiteral("a.html")).startsWith("<!DOCTYPE html>"));
    }

    void aMissingFolderIsNamed()
    {
        ListSource source(sample());
        const auto report = exportToFile(source, optionsFor(ExportFormat::Html), nullptr,
                                         QStringLiteral("/nowhere/at/all.html"));
        QVERIFY(!report);
        QCOMPARE(report.error().kind, ErrorKind::StoreFailed);
        QVERIFY(report.error().subject.contains(QLatin1String("nowhere")));
    }

    void aPdfShowsEveryScript()
    {
        const QByteArray pdf = exported(ExportFormat::Pdf);
        QVERIFY(pdf.startsWith("%PDF-"));
        QVERIFY(pdf.trimmed().endsWith("%%EOF"));
        const TemporaryHome home;
        const QString told = python(readGlyphs, home.write(QStringLiteral("a.pdf"), pdf));
        QCOMPARE(told.trimmed(), QLatin1String("arabic hebrew devanagari latin"));
        // A title page, two conversations, the last page.
        QCOMPARE(pdf.count("/Type /Page\n"), 4);
    }
};

int main(int argc, char **argv)
{
    const QGuiApplication application(argc, argv);
    ExporterTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "exportertest.moc"
