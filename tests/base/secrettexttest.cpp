// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/secrettext.h"

#include "app/base/json.h"

#include <QTest>

using namespace keyturn;

class SecretTextTest : public QObject
{
    Q_OBJECT

    static QByteArray text(const Secret &secret)
    {
        return {secret.view().data(), qsizetype(secret.size())};
    }
    static QByteArray taken(const char *json, const char *member)
    {
        Secret buffer = Secret::copyOf(json);
        const Result<Secret> value = takeStringMember(buffer, member);
        return value ? text(*value) : value.error().code.toLatin1();
    }

private Q_SLOTS:
    void liftsTheValueAndBlanksIt()
    {
        Secret json = Secret::copyOf("{\"keyId\":\"k\",\"secretText\":\"[6gyXA5S20@MN+WRXAJ]I-"
                                     "TO7g1:h2P8\",\"hint\":\"[6g\"}");
        const Result<Secret> value = takeStringMember(json, "secretText");
        QVERIFY(value);
        QCOMPARE(text(*value), "[6gyXA5S20@MN+WRXAJ]I-TO7g1:h2P8");
        QVERIFY(!text(json).contains("6gyX"));
        const Result<Json> rest = Json::parse(json.view());
        QVERIFY(rest);
        QCOMPARE(rest->text("keyId"), QStringLiteral("k"));
        QCOMPARE(rest->text("hint"), QStringLiteral("[6g"));
        QCOMPARE(rest->text("secretText"), QString(32, QLatin1Char('*')));
    }

    void undoesEscapes()
    {
        QCOMPARE(taken("{\"v\":\"a\\\"b\\\\c\\/\\n\\t\\u0041\\u00e4\\ud83d\\ude00\"}", "v"),
                 "a\"b\\c/\n\tA\xc3\xa4\xf0\x9f\x98\x80");
        QCOMPARE(taken("{\"v\":\"\"}", "v"), "");
    }

    void looksAtTheOuterObjectOnly()
    {
        QCOMPARE(
            taken("{\"a\":{\"v\":\"inner\"},\"b\":[{\"v\":\"x\"},\"}\"],\"v\":\"outer\"}", "v"),
            "outer");
        QCOMPARE(taken(" { \"n\" : -1.5e3 , \"t\":true,\"v\" : \"x\" } ", "v"), "x");
        QCOMPARE(taken("{\"a\":{\"v\":\"inner\"}}", "v"), "member");
        QCOMPARE(taken("{\"v\":null}", "v"), "member");
        QCOMPARE(taken("{\"v\":7}", "v"), "member");
        QCOMPARE(taken("{}", "v"), "member");
    }

    void survivesHostileText()
    {
        for (const char *bad : {"", "[", "{", "{\"", "{\"v", "{\"v\"", "{\"v\":", "{\"v\":\"",
                                "{\"v\":\"\\", "{\"v\":\"\\u12", "{\"a\":[[[", "{\"a\":}", "{,}",
                                "{\"v\":\"\\x\"}", "nonsense", "{\"v\":\"\\ud83d\\u\"}"}) {
            const QByteArray outcome = taken(bad, "v");
            QVERIFY2(outcome == "json" || outcome == "member", bad);
        }
    }

    void writesAJsonStringAndAFormValue()
    {
        Secret body = Secret::withCapacity(4);
        appendJsonString(body, "a\"b\\\n~+");
        QCOMPARE(text(body), "\"a\\\"b\\\\\\u000a~+\"");
        Secret form;
        appendPercentEncoded(form, "A9-._~+ %&=\xc3\xa4");
        QCOMPARE(text(form), "A9-._~%2B%20%25%26%3D%C3%A4");
    }

    void aMovedSecretIsInOnePlace()
    {
        Secret a = Secret::copyOf("value");
        const void *where = a.view().data();
        Secret b = std::move(a);
        QCOMPARE(static_cast<const void *>(b.view().data()), where);
        QVERIFY(a.isEmpty());
        QVERIFY(b.equals(Secret::copyOf("value")));
        QVERIFY(!b.equals(Secret::copyOf("valuf")));
        QVERIFY(!b.equals(Secret()));
        QByteArray source("to be taken");
        source.detach();
        const Secret c = Secret::taking(std::move(source));
        QCOMPARE(text(c), "to be taken");
    }
};

QTEST_GUILESS_MAIN(SecretTextTest)
#include "secrettexttest.moc"
