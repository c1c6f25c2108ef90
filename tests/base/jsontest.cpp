// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/json.h"

#include <QTest>

using namespace keyturn;

class JsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsThere()
    {
        const Result<Json> json = Json::parse(
            "{\"s\":\"\\u00e4\\n\",\"i\":-7,\"big\":9007199254740993,\"d\":1.5,\"b\":true,"
            "\"n\":null,\"a\":[1,\"2\",{}],\"o\":{\"k\":\"v\"},\"l\":\"255\"}");
        QVERIFY(json);
        QCOMPARE(*json->string("s"), QStringLiteral("\u00e4\n"));
        QCOMPARE(*json->integer("i"), -7);
        QCOMPARE(*json->integer("big"), 9007199254740993LL);
        QCOMPARE(json->member("d").toDouble(), 1.5);
        QCOMPARE(*json->boolean("b"), true);
        QVERIFY(json->member("n").isNull());
        QCOMPARE(json->items("a").size(), 3U);
        QCOMPARE(json->texts("a"), QStringList{QStringLiteral("2")});
        QCOMPARE(json->object("o")->text("k"), QStringLiteral("v"));
        QCOMPARE(json->number("l"), 255);
        QCOMPARE(json->member("a").toJson(), "[1,\"2\",{}]");
        QCOMPARE(json->member("o").keys(), QStringList{QStringLiteral("k")});
    }

    void namesTheMemberThatIsWrong()
    {
        const Result<Json> json = Json::parse("{\"i\":\"x\"}");
        for (const Error &error : {json->integer("i").error(), json->string("none").error(),
                                   json->array("i").error(), json->object("i").error()}) {
            QCOMPARE(error.kind, ErrorKind::BadAnswer);
            QCOMPARE(error.code, QStringLiteral("member"));
        }
        QCOMPARE(json->string("none").error().subject, QStringLiteral("none"));
    }

    void absentMembersFallBack()
    {
        const Json nothing;
        QVERIFY(nothing.isAbsent());
        QVERIFY(nothing.member("x").member("y").isAbsent());
        QCOMPARE(nothing.text("x", QStringLiteral("f")), QStringLiteral("f"));
        QCOMPARE(nothing.number("x", 4), 4);
        QCOMPARE(nothing.flag("x", true), true);
        QVERIFY(nothing.items().empty());
        QCOMPARE(nothing.toJson(), QByteArray());
        const Result<Json> json = Json::parse("{\"x\":1.0e30,\"y\":[]}");
        QCOMPARE(json->number("x", 4), 4);
        QCOMPARE(json->text("y", QStringLiteral("f")), QStringLiteral("f"));
    }

    void outlivesItsParent()
    {
        Json inner;
        {
            const std::string text = "{\"a\":{\"b\":\"kept\"}}";
            inner = Json::parse(text)->member("a");
        }
        QCOMPARE(inner.text("b"), QStringLiteral("kept"));
    }

    void refusesWhatIsNotJson()
    {
        for (const char *bad : {"", "{", "{\"a\":}", "<html>", "{\"a\":1}x", "\xff\xfe"})
            QVERIFY2(!Json::parse(bad), bad);
    }

    void writesWhatItReads()
    {
        JsonWriter writer;
        writer.beginObject()
            .member("s", QStringLiteral("a\"b\\c\n\u00e4\u0001"))
            .member("i", qint64{-5})
            .member("t", true)
            .key("list")
            .beginArray()
            .value(1)
            .null()
            .beginObject()
            .endObject()
            .endArray()
            .member("d", 0.5)
            .endObject();
        const QByteArray text = writer.take();
        QCOMPARE(text, "{\"s\":\"a\\\"b\\\\c\\u000a\u00e4\\u0001\",\"i\":-5,\"t\":true,"
                       "\"list\":[1,null,{}],\"d\":0.5}");
        QCOMPARE(*Json::parse(text.toStdString())->string("s"),
                 QStringLiteral("a\"b\\c\n\u00e4\u0001"));
        QCOMPARE(writer.take(), QByteArray());
    }
};

QTEST_GUILESS_MAIN(JsonTest)
#include "jsontest.moc"
