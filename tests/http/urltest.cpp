// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/url.h"

#include <QTest>

using namespace keyturn;

class UrlTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void encodesAQueryOnce()
    {
        const QUrl url = serviceUrl(QStringLiteral("h.example"), "/bots",
                                    {{QStringLiteral("$filter"), QStringLiteral("a eq 'x+y%20&z'")},
                                     {QStringLiteral("$top"), QStringLiteral("5")}});
        QCOMPARE(url.toEncoded(),
                 "https://h.example/bots?$filter=a%20eq%20%27x%2By%2520%26z%27&$top=5");
    }

    void encodesASegment()
    {
        QCOMPARE(segment(QStringLiteral("a b/c?d#e")), "a%20b%2Fc%3Fd%23e");
        QCOMPARE(segment(odataString(QStringLiteral("O'Brien"))), "'O''Brien'");
    }

    void encodesAForm()
    {
        QCOMPARE(formEncoded({{QStringLiteral("client_secret"), QStringLiteral("a+b~c=d&e%")}}),
                 "client_secret=a%2Bb~c%3Dd%26e%25");
    }

    void knowsTheSameOrigin()
    {
        const QUrl a(QStringLiteral("https://kv.vault.azure.net/secrets"));
        QVERIFY(sameOrigin(a, QUrl(QStringLiteral("https://KV.vault.azure.net:443/x"))));
        QVERIFY(!sameOrigin(a, QUrl(QStringLiteral("https://kv.vault.azure.net:444/x"))));
        QVERIFY(!sameOrigin(a, QUrl(QStringLiteral("http://kv.vault.azure.net/x"))));
        QVERIFY(!sameOrigin(a, QUrl(QStringLiteral("https://kv.vault.azure.net.evil.example/"))));
        QVERIFY(!sameOrigin(a, QUrl()));
        QVERIFY(!sameOrigin(QUrl(), QUrl()));
    }
};

QTEST_GUILESS_MAIN(UrlTest)
#include "urltest.moc"
