// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/loganalyticsclient.h"
#include "tests/http/pipelinefixture.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

namespace {

class FixedCredential final : public TokenCredential
{
public:
    Task<AccessToken> token(QString resource, Freshness, std::stop_token) override
    {
        asked = resource;
        co_return AccessToken{Secret::copyOf("token"), TimePoint::max()};
    }
    [[nodiscard]] QString tenantId() const override { return QStringLiteral("tid"); }
    [[nodiscard]] QString clientId() const override { return QStringLiteral("cid"); }
    QString asked;
};

const QByteArray table =
    "{\"tables\":[{\"name\":\"PrimaryResult\",\"columns\":[{\"name\":\"n\",\"type\":\"long\"},"
    "{\"name\":\"m\",\"type\":\"long\"},{\"name\":\"last\",\"type\":\"datetime\"},{\"name\":"
    "\"ips\","
    "\"type\":\"dynamic\"},{\"name\":\"who\",\"type\":\"string\"}],\"rows\":[[3,\"255\","
    "\"2026-11-20T09:00:00.1234567Z\",\"[\\\"1.2.3.4\\\",\\\"5.6.7.8\\\"]\",null]]}]";

} // namespace

/// The answers of contracts, azure 4.1.
class LogTableTest : public QObject
{
    Q_OBJECT

    static Result<LogTable> ask(const ServedAnswer &answer)
    {
        PipelineFixture f([answer](const ServedRequest &) { return answer; });
        FixedCredential credential;
        LogAnalyticsClient logs(f.pipeline.get(), &credential, {});
        return await(logs.query(QStringLiteral("w"), QStringLiteral("T")));
    }
    static QString errorOf(const ServedAnswer &answer)
    {
        const Result<LogTable> out = ask(answer);
        return out ? QStringLiteral("none")
                   : nameOf(out.error().kind) + QLatin1Char(' ') + out.error().code;
    }

private Q_SLOTS:
    void readsEveryTypeAsItMayArrive()
    {
        const Result<LogTable> out = ask(ok(table + '}'));
        QVERIFY(out);
        QCOMPARE(out->rows.size(), 1);
        QCOMPARE(out->number(0, QStringLiteral("n")), 3);
        QCOMPARE(out->number(0, QStringLiteral("m")), 255);
        QCOMPARE(out->time(0, QStringLiteral("last")),
                 fromIso(QStringLiteral("2026-11-20T09:00:00.123Z")));
        QCOMPARE(out->texts(0, QStringLiteral("ips")),
                 (QStringList{QStringLiteral("1.2.3.4"), QStringLiteral("5.6.7.8")}));
        QVERIFY(!out->value(0, QStringLiteral("who")).isValid());
        QVERIFY(!out->value(0, QStringLiteral("none")).isValid());
        QVERIFY(!out->value(7, QStringLiteral("n")).isValid());
        QVERIFY(!out->noTelemetry);
    }

    void asksWordForWord()
    {
        PipelineFixture f([](const ServedRequest &) { return ok(table + '}'); });
        FixedCredential credential;
        LogAnalyticsClient logs(f.pipeline.get(), &credential, {});
        QVERIFY(await(logs.query(QStringLiteral("w-1"), QStringLiteral("T | where a == \"x\""),
                                 QStringLiteral("P90D"))));
        const ServedRequest &seen = f.proxy.seen().first();
        QCOMPARE(seen.target, "/v1/workspaces/w-1/query");
        QCOMPARE(seen.header("Content-Type"), "application/json");
        QVERIFY(seen.header("Prefer").contains("include-permissions=true"));
        QCOMPARE(seen.body, "{\"query\":\"T | where a == \\\"x\\\"\",\"timespan\":\"P90D\"}");
        QCOMPARE(credential.asked, QStringLiteral("https://api.loganalytics.io"));
    }

    void neverBelievesAPartOfTheData()
    {
        QCOMPARE(errorOf(ok(table + ",\"error\":{\"code\":\"PartialError\",\"message\":\"m\"}}")),
                 QStringLiteral("incomplete PartialError"));
        QCOMPARE(errorOf(ok(table + ",\"permissions\":{\"dataSources\":[{\"resourceId\":\"r\","
                                    "\"denyTables\":[\"T\"]}]}}")),
                 QStringLiteral("incomplete denied-table"));
        QCOMPARE(errorOf(ok(table + ",\"permissions\":{\"dataSources\":[{\"resourceId\":\"r\","
                                    "\"denyTables\":[]}]}}")),
                 QStringLiteral("none"));
    }

    void aMissingTableIsNotZeroRows()
    {
        QCOMPARE(errorOf(status(400, "{\"error\":{\"code\":\"BadArgumentError\",\"message\":\"m\","
                                     "\"innererror\":{\"code\":\"SemanticError\"}}}")),
                 QStringLiteral("not-found table"));
        QCOMPARE(errorOf(status(400, "{\"error\":{\"code\":\"BadArgumentError\",\"message\":\"m\","
                                     "\"innererror\":{\"code\":\"SyntaxError\"}}}")),
                 QStringLiteral("rejected SyntaxError"));
    }

    void anEmptyWorkspaceSaysSo()
    {
        const Result<LogTable> out = ask(status(204, ""));
        QVERIFY(out);
        QVERIFY(out->noTelemetry);
        QVERIFY(out->rows.isEmpty());
    }

    void anEmptyOrShortAnswerIsBad()
    {
        QCOMPARE(errorOf(ok("")), QStringLiteral("bad-answer body"));
        QCOMPARE(errorOf(ok("{\"tables\":[]}")), QStringLiteral("bad-answer member"));
        QCOMPARE(errorOf(ok("{\"tables\":[{\"columns\":[{\"name\":\"a\",\"type\":\"string\"}],"
                            "\"rows\":[[1,2]]}]}")),
                 QStringLiteral("bad-answer member"));
    }

    void quotesALiteral()
    {
        QCOMPARE(kqlString(QStringLiteral("a\"b\\c\n")), QStringLiteral("\"a\\\"b\\\\c\\n\""));
    }
};

QTEST_GUILESS_MAIN(LogTableTest)
#include "logtabletest.moc"
