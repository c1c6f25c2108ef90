// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"

#include "tests/support/temporaryhome.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

class LoggingTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void redacts_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<QByteArray>("secret");
        const auto row = [](const char *name, const QByteArray &line, const QByteArray &secret) {
            QTest::newRow(name) << line << secret;
        };
        row("bearer", "Authorization: Bearer abcDEF123456789.x", "abcDEF123456789");
        row("basic", "Basic dXNlcjpwYXNzd29yZA==", "dXNlcjpwYXNz");
        row("jwt", "got eyJhbGciOiJSUzI1NiJ9.eyJhdWQiOiJ4In0.c2ln here", "eyJhdWQi");
        row("form", "client_id=1&client_secret=a%2Bb~c&x=1", "a%2Bb~c");
        row("json", R"({"secretText":"[6gyXA5S20@MN+WRXAJ]I-TO7g1:h2P8"})", "6gyXA5S20");
        row("json password", R"({"password" : "p w"})", "p w");
        row("entra secret", "pasted Xyz8Q~abcdefghijklmnopqrstuvwxyz0123456 ok", "8Q~abcdef");
        row("sas", "https://x/?sv=1&sig=AbC%2F123", "AbC%2F123");
        row("account key", "AccountKey=abc123==;Endpoint", "abc123");
        row("pem", "-----BEGIN PRIVATE KEY-----\nMIIabc\n-----END PRIVATE KEY-----", "MIIabc");
    }

    void redacts()
    {
        QFETCH(QByteArray, line);
        QFETCH(QByteArray, secret);
        const QByteArray out = redacted(line);
        QVERIFY2(!out.contains(secret), out.constData());
        QVERIFY2(out.contains("[redacted]"), out.constData());
    }

    void leavesFactsAlone()
    {
        const QByteArray line = "graph.addPassword graph.microsoft.com attempt 1 http 200 37 ms "
                                "c0ffee00-0000-4000-8000-000000000001 keyId=f0b0b335";
        QCOMPARE(redacted(line), line);
    }

    void writesAFileForTheOwnerAndRotatesIt()
    {
        const TemporaryHome home;
        const QString file = home.file(QStringLiteral("keyturn.log"));
        installLogging(file);
        qCInfo(lcHttp) << "client_secret=hunter2";
        const QByteArray line = home.contents(QStringLiteral("keyturn.log"));
        QVERIFY(line.contains(" I keyturn.http "));
        QVERIFY(!line.contains("hunter2"));
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther;
        QVERIFY(!(QFile::permissions(file) & others));
        const QString filler(64 * 1024, QLatin1Char('x'));
        for (int i = 0; i < 70; ++i)
            qCInfo(lcHttp).noquote() << filler;
        QVERIFY(QFile::exists(file + QStringLiteral(".1")));
        QVERIFY(QFile(file).size() < 4 << 20);
        qInstallMessageHandler(nullptr);
    }
};

QTEST_GUILESS_MAIN(LoggingTest)
#include "loggingtest.moc"
