// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people have lying about, in every wrapping.
#include "app/transcripts/importer/importfile.h"
#include "tests/transcripts/importer/zipped.h"
#include "tests/transcripts/reader/rows.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace keyturn::transcripts;
using namespace std::string_view_literals;
using namespace keyturn::transcripts::testing;

namespace {

QByteArray q(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

struct Imported
{
    FileOutcome outcome;
    std::vector<RawRow> raw;
    std::vector<ReadRow> rows;
};

Imported imported(std::string_view bytes)
{
    Imported result;
    result.outcome = importBytes(bytes, "file", [&](RawRow &&raw, ReadRow &&row) {
        result.raw.push_back(std::move(raw));
        result.rows.push_back(std::move(row));
    });
    return result;
}

/// "rows/conversations/user messages; unknown shapes; codes of problems"
std::string told(std::string_view bytes)
{
    const auto outcome = imported(bytes).outcome;
    std::string text = std::to_string(outcome.rows) + "/" + std::to_string(outcome.conversations) +
                       "/" + std::to_string(outcome.userMessages) + " unknown " +
                       std::to_string(outcome.unknownShapes);
    for (const auto &problem : outcome.problems)
        text += " " + problem.where + ": " + problem.code;
    return text;
}

std::string row(const std::string &id, const std::string &text)
{
    RowSpec spec;
    spec.id = "00000000-0000-0000-0000-00000000000" + id;
    spec.name = "conversation-" + id + "_bot";
    spec.activities = userMessage("u" + id, text);
    return rowJson(spec);
}

std::string utf16(std::string_view text, bool bigEndian)
{
    std::string out = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const auto c : QString::fromUtf8(q(text))) {
        const char low = static_cast<char>(c.unicode() & 0xFF);
        const char high = static_cast<char>(c.unicode() >> 8);
        out.push_back(bigEndian ? high : low);
        out.push_back(bigEndian ? low : high);
    }
    return out;
}

std::string csvField(std::string_view text)
{
    std::string out = "\"";
    for (const char c : text)
        out.append(c == '"' ? 2 : 1, c);
    return out + "\"";
}

} // namespace

class ImportTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryShape_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("result");
        const auto activities =
            "[" + userMessage("a", "hi") + "," + botMessage("b", "ho", "a") + "]";
        const auto add = [](const char *name, const std::string &bytes, const char *result) {
            QTest::newRow(name) << q(bytes) << QByteArray(result);
        };
        add("page",
            R"({"@odata.context":"x","value":[)" + row("1", "a") + ",\n" + row("2", "b") +
                R"(],"@odata.nextLink":"https:next"})",
            "2/2/2 unknown 0");
        add("array of rows", "[" + row("1", "a") + "," + row("2", "b") + "]", "2/2/2 unknown 0");
        add("rows one on a line", row("1", "a") + "\n" + row("2", "b") + "\n", "2/2/2 unknown 0");
        add("one row", row("1", "a"), "1/1/1 unknown 0");
        add("content alone", R"({"activities":)" + activities + "}", "1/1/1 unknown 0");
        add("array of activities", activities, "1/1/1 unknown 0");
        add("activities one on a line", userMessage("a", "hi") + "\n" + botMessage("b", "ho", "a"),
            "1/1/1 unknown 0");
        add("double-encoded",
            R"({"text":)" + jsonText(R"({"activities":)" + activities + "}") + "}",
            "1/1/1 unknown 0");
        add("a string", jsonText(activities), "1/1/1 unknown 0");
        add("modern", R"([{"role":"user","id":"1","text":"x"},{"role":"bot","id":"2","text":"y"}])",
            "1/1/1 unknown 0");
        add("framework",
            R"({"list_of_conversations":[{"Id":"1","Activities":[{"Type":"message","Text":"a","From":{"Role":1}}]},)"
            R"({"Id":"2","Activities":[{"Type":"message","Text":"b","From":{"Role":1}}]}]})",
            "2/2/2 unknown 0");
        add("byte order mark", "\xEF\xBB\xBF[" + row("1", "a") + "]", "1/1/1 unknown 0");
        add("UTF-16 little", utf16(row("1", "ä€𝄞"), false), "1/1/1 unknown 0");
        add("UTF-16 big", utf16(row("1", "ä€𝄞"), true), "1/1/1 unknown 0");
        add("Windows-1252", row("1", "caf\xE9 \x80"), "1/1/1 unknown 0 file: windows-1252");
        add("empty list", R"({"value":[]})", "0/0/0 unknown 1 file: no-activities");
        add("nothing", " \n", "0/0/0 unknown 0 file: empty");
        add("text", "Dear all,\nhello", "0/0/0 unknown 1 file: not-json");
        add("binary", std::string("\x7F\x45LF\x02\x01\x00\x00", 8),
            "0/0/0 unknown 1 file: not-json");
        add("other JSON", R"({"colour":"red"})", "0/0/0 unknown 1 file: no-activities");
        add("row without content", R"([{"conversationtranscriptid":"1","metadata":"{}"}])",
            "0/0/0 unknown 1 file: no-content");
        add("content of another kind", R"([{"conversationtranscriptid":"1","content":"hello"}])",
            "1/0/0 unknown 1 file: no-activities");
    }

    void readsEveryShape()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, result);
        QCOMPARE(q(told(bytes.toStdString())), result);
    }

    void readsTheTextsInEveryEncoding()
    {
        for (const auto &bytes : {row("1", "caf\xC3\xA9 \xE2\x82\xAC"), row("1", "caf\xE9 \x80"),
                                  utf16(row("1", "café €"), true)}) {
            const auto result = imported(bytes);
            QCOMPARE(q(result.rows.at(0).activities.at(0).text), q("café €"));
        }
    }

    void tablesWithEverySeparator_data()
    {
        QTest::addColumn<char>("separator");
        QTest::newRow("comma") << ',';
        QTest::newRow("semicolon") << ';';
        QTest::newRow("tab") << '\t';
    }

    void tablesWithEverySeparator()
    {
        QFETCH(char, separator);
        const std::string s(1, separator);
        const auto content = R"({"activities":[)" + userMessage("a", "one; two,\tthree") + "\n]}";
        const auto table = "\xEF\xBB\xBF"
                           "Name" +
                           s + "Conversation Transcript" + s + "Content" + s + "Created On\r\nn1" +
                           s + "00000000-0000-0000-0000-000000000001" + s + csvField(content) + s +
                           "9/9/2024\r\n\r\nn2" + s + "00000000-0000-0000-0000-000000000002" + s +
                           csvField(content) + s + "9/9/2024";
        QCOMPARE(q(told(table)), q("2/2/2 unknown 0"));
        const auto result = imported(table);
        QCOMPARE(q(result.raw.at(1).name), q("n2"));
        QCOMPARE(q(result.raw.at(1).transcriptId), q("00000000-0000-0000-0000-000000000002"));
        // The bytes alone make the same row again.
        const auto again = readRow(restoredRow(Shape::DataverseRow, result.raw.at(1).bytes));
        QCOMPARE(q(again.activities.at(0).text), q("one; two,\tthree"));
    }

    void tableCutByPowerBi()
    {
        const auto content =
            R"({"activities":[)" + userMessage("a", "one") + "," + userMessage("b", "two");
        const auto table = "botid,conversationtranscript\nx," +
                           csvField(content.substr(0, content.size() - 9)) + "\n";
        QCOMPARE(q(told(table)), q("1/1/1 unknown 0 file: truncated"));
        QCOMPARE(q(told("name,content\nx,\"{\"\"activities\"\":[")),
                 q("1/1/0 unknown 0 file: truncated file: csv-quote-open"));
    }

    void tableInWindows1252()
    {
        const auto table =
            "name;content\ncaf\xE9;" + csvField("[" + userMessage("a", "caf\xE9") + "]") + "\n";
        const auto result = imported(table);
        QCOMPARE(q(result.rows.at(0).activities.at(0).text), q("café"));
        QCOMPARE(q(result.rows.at(0).name), q("café"));
    }

    void namesWhatWasCut()
    {
        const auto page = R"({"value":[)" + row("1", "a") + "," + row("2", "b") + "]}";
        const auto cut = page.substr(0, page.size() - 12);
        const auto result = imported(cut);
        QCOMPARE(result.outcome.rows, 2U);
        QCOMPARE(result.rows.at(1).state, ParseState::Truncated);
        QCOMPARE(q(result.outcome.problems.at(0).code), q("truncated"));
        const auto first = imported(page.substr(0, row("1", "a").size() - 5));
        QCOMPARE(first.outcome.truncated, 1U);
        QCOMPARE(q(first.raw.at(0).name), q("conversation-1_bot"));
    }

    void mergesRowsOfOneName()
    {
        RowSpec first, second, other;
        first.activities = userMessage("a", "what?");
        first.batch = "0";
        second.id = "2";
        second.batch = "1";
        second.activities = botMessage("b", "this", "a");
        other.id = "3";
        other.name = "other";
        other.activities = userMessage("a", "alone");
        const auto page = "[" + rowJson(second) + "," + rowJson(other) + "," + rowJson(first) +
                          "," + rowJson(first) + "]";
        const auto outcome = imported(page).outcome;
        QCOMPARE(outcome.rows, 4U);
        QCOMPARE(outcome.conversations, 2U);
        QCOMPARE(outcome.duplicateRows, 1U);
        QCOMPARE(outcome.userMessages, 2U);
        QCOMPARE(outcome.botMessages, 1U);
        QCOMPARE(outcome.unanswered, 1U);
        QCOMPARE(outcome.greetings, 0U);
        QCOMPARE(outcome.activities, 3U);
    }

    void readsSnapshotsAndTablesInZips()
    {
        const auto activities = R"({"activities":[)" + userMessage("a", "hi") + "]}";
        QCOMPARE(q(told(zipped({{"dialog.json", activities}, {"botContent.yml", "kind: Bot"}}))),
                 q("1/1/1 unknown 0"));
        const auto table = "name,content\nx," + csvField(activities) + "\n";
        QCOMPARE(q(told(zipped({{"export/rows.csv", table}}))), q("1/1/1 unknown 0"));
        QCOMPARE(q(told(zipped({{"a.zip", zipped({{"dialog.json", activities}})}}))),
                 q("1/1/1 unknown 0"));
        const auto deeper =
            zipped({{"b.zip", zipped({{"a.zip", zipped({{"d.json", activities}})}})}});
        QCOMPARE(q(told(deeper)), q("0/0/0 unknown 0 file/b.zip/a.zip: zip-nested"));
    }

    void refusesHostileZips()
    {
        const auto activities = R"({"activities":[)" + userMessage("a", "hi") + "]}";
        QCOMPARE(q(told(zipped({{"../../etc/cron.d/x\n", activities}}))), q("1/1/1 unknown 0"));
        QCOMPARE(q(imported(zipped({{"../x\n", "text"}})).outcome.problems.at(0).where),
                 q("file/../x?"));
        QCOMPARE(q(told(zipped({{"locked.json", activities}}, "secret"))),
                 q("0/0/0 unknown 0 file/locked.json: zip-encrypted"));
        const auto good = zipped({{"dialog.json", activities}});
        QVERIFY(q(told(good.substr(0, good.size() - 20))).endsWith("file: zip-damaged"));
        QCOMPARE(q(told(zipped({}))), q("0/0/0 unknown 0 file: zip-empty"));
        const std::string zeros(80UL << 20U, ' ');
        QCOMPARE(q(told(zipped({{"bomb.json", zeros}, {"dialog.json", activities}}))),
                 q("0/0/0 unknown 0 file/bomb.json: zip-bomb"));
    }

    void survivesHostileJson()
    {
        const std::string deep(200000, '[');
        QCOMPARE(q(told(deep)), q("0/0/0 unknown 1 file: truncated file: truncated"));
        QCOMPARE(q(told(deep + std::string(200000, ']'))),
                 q("0/0/0 unknown 1 file: no-activities"));
        const auto nested = R"([{"type":"message","from":{"role":1},"text":"x","value":)" +
                            std::string(5000, '[') + std::string(5000, ']') + "}]";
        QCOMPARE(q(told(nested)), q("1/1/1 unknown 0"));
        QCOMPARE(q(told("[{\"type\":\"message\",\"from\":{\"role\":1},\"text\":\"a\0b\"}]"sv)),
                 q("0/0/0 unknown 1 file: control-character"));
        const auto numbers = imported(
            R"([{"type":"message","from":{"role":99999999999999999999},"text":"x","timestamp":1e999}])");
        QCOMPARE(numbers.outcome.rows, 1U);
        const auto strange =
            imported(R"([{"type":"message","from":{"role":1},"text":"\ud800 \u0000 \u202e"}])");
        QCOMPARE(q(strange.rows.at(0).activities.at(0).text), q("\uFFFD \uFFFD \u202E"));
        QVERIFY(q(told("]}")).contains("not-json"));
    }

    void refusesARowThatIsTooLarge()
    {
        const auto huge = R"([{"conversationtranscriptid":"1","content":)" +
                          jsonText(std::string(66UL << 20U, 'x')) + "}," + row("2", "b") + "]";
        QCOMPARE(q(told(huge)), q("0/0/0 unknown 1 file: too-large"));
        const auto later = "[" + row("2", "b") + "," + huge.substr(1);
        QCOMPARE(q(told(later)), q("2/1/1 unknown 1 file#2: too-large"));
    }

    void walksFolders()
    {
        QTemporaryDir home;
        const std::filesystem::path root = home.path().toStdString();
        std::filesystem::create_directories(root / "b" / "c");
        std::filesystem::create_directory_symlink("..", root / "b" / "up");
        std::filesystem::create_symlink("nowhere", root / "broken.json");
        for (const auto *name : {"b/c/2.json", "1.json", ".hidden"}) {
            QFile file(QString::fromStdString((root / name).string()));
            QVERIFY(file.open(QFile::WriteOnly));
            file.write(q(row("1", "x")));
        }
        const auto found = filesBelow(root);
        std::string drawing;
        for (const auto &file : found.files)
            drawing += file.lexically_relative(root).string() + "\n";
        for (const auto &problem : found.problems)
            drawing += std::filesystem::path(problem.where).lexically_relative(root).string() +
                       ": " + problem.code + "\n";
        QCOMPARE(q(drawing), q("1.json\nb/c/2.json\nb/up: link-loop\nbroken.json: missing\n"));
        QCOMPARE(q(filesBelow(root / "gone").problems.at(0).code), q("missing"));
        std::filesystem::create_directory(root / "empty");
        QCOMPARE(q(filesBelow(root / "empty").problems.at(0).code), q("empty-folder"));
        QCOMPARE(q(importFile(root / "b", {}).problems.at(0).code), q("not-a-file"));
        QCOMPARE(q(importFile(root / "gone", {}).problems.at(0).code), q("missing"));
        QCOMPARE(importFile(root / "1.json", {}).rows, 1U);
    }

    void stopsWhenAsked()
    {
        std::string page = "[";
        for (int i = 0; i < 20; ++i)
            page += (i == 0 ? "" : ",") + row("1", "x");
        std::stop_source stop;
        int rows = 0;
        const auto outcome = importBytes(
            page + "]", "file",
            [&](RawRow &&, ReadRow &&) {
                if (++rows == 3)
                    stop.request_stop();
            },
            stop.get_token());
        QCOMPARE(rows, 3);
        QVERIFY(outcome.cancelled);
        QCOMPARE(q(outcome.problems.back().code), q("cancelled"));
    }

    void cutsPiecesOfAnySizeAlike()
    {
        QFile file(QStringLiteral(SOURCE_DIR "/tests/data/transcripts/eleven-rows.json"));
        QVERIFY(file.open(QFile::ReadOnly));
        const auto all = file.readAll().toStdString();
        QTemporaryDir home;
        // 300 KiB: rows lie across the borders of what is read at once.
        std::string many = "[";
        for (int i = 0; i < 30; ++i)
            many += (i == 0 ? "" : ",") + all.substr(1, all.rfind(']') - 1);
        const auto outcome = imported(many + "]").outcome;
        QCOMPARE(outcome.rows, 330U);
        QCOMPARE(outcome.duplicateRows, 319U);
        QCOMPARE(outcome.conversations, 11U);
        QCOMPARE(outcome.userMessages, 12U);
        QVERIFY(outcome.problems.empty());
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "importtest.moc"
