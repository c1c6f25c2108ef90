// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/paging.h"

#include "app/http/pagewalk.h"
#include "tests/http/pipelinefixture.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

class PagingTest : public QObject
{
    Q_OBJECT

    /// Serves these pages by their target; every other target is a 404.
    static HttpsProxy::Handler pages(const QMap<QByteArray, QByteArray> &bodies)
    {
        return [bodies](const ServedRequest &request) {
            return bodies.contains(request.target) ? ok(bodies[request.target]) : status(404);
        };
    }

    static QString drawn(const Result<std::vector<Json>> &rows)
    {
        if (!rows)
            return nameOf(rows.error().kind) + QLatin1Char(' ') + rows.error().code;
        QStringList out;
        for (const Json &row : *rows)
            out << QString::number(row.toInteger());
        return out.join(QLatin1Char(' '));
    }

private Q_SLOTS:
    void readsToTheEnd_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char *name, const char *link, const char *expected) {
            QTest::newRow(name) << QByteArray(link).replace('\'', '"')
                                << QString::fromLatin1(expected);
        };
        row("odata", "'@odata.nextLink':'https://graph.microsoft.com/2'", "1 3");
        row("lower case", "'@odata.nextlink':'https://graph.microsoft.com/2'", "1 3");
        row("arm", "'nextLink':'https://graph.microsoft.com/2'", "1 3");
        row("with the port", "'nextLink':'https://graph.microsoft.com:443/2'", "1 3");
        row("null", "'nextLink':null", "1");
        row("empty", "'nextLink':''", "1");
        row("none", "'other':1", "1");
        row("foreign host", "'nextLink':'https://evil.example/2'", "bad-answer foreign-next-link");
        row("host as user", "'nextLink':'https://graph.microsoft.com@evil.example/2'",
            "bad-answer foreign-next-link");
        row("user at host", "'nextLink':'https://a:b@graph.microsoft.com/2'",
            "bad-answer foreign-next-link");
        row("plain http", "'nextLink':'http://graph.microsoft.com/2'",
            "bad-answer foreign-next-link");
        row("other port", "'nextLink':'https://graph.microsoft.com:8443/2'",
            "bad-answer foreign-next-link");
        row("relative", "'nextLink':'/2'", "bad-answer foreign-next-link");
        row("the same page", "'nextLink':'https://graph.microsoft.com/1'",
            "bad-answer repeated-page");
    }

    void readsToTheEnd()
    {
        QFETCH(QByteArray, link);
        QFETCH(QString, expected);
        PipelineFixture f(pages({{"/1", "{\"value\":[1]," + link + "}"},
                                 {"/2", "{\"value\":[],\"nextLink\":"
                                        "\"https://graph.microsoft.com/3\"}"},
                                 {"/3", "{\"value\":[3]}"}}));
        QCOMPARE(drawn(await(readPages(f.pipeline.get(), PipelineFixture::get("/1")))), expected);
    }

    void keepsTheLinksEncoding()
    {
        const QByteArray target = "/bots?$skiptoken=%3Ccookie%20pagingcookie=%22%253ccookie%2520"
                                  "page%253d%25221%2522%22%20/%3E";
        PipelineFixture f(pages({{"/1", "{\"value\":[1],\"@odata.nextLink\":"
                                        "\"https://graph.microsoft.com" +
                                            target + "\"}"},
                                 {target, "{\"value\":[2]}"}}));
        QCOMPARE(drawn(await(readPages(f.pipeline.get(), PipelineFixture::get("/1")))),
                 QStringLiteral("1 2"));
    }

    void repeatsHeadersAndToken()
    {
        CountingTokens tokens;
        PipelineFixture f(
            pages({{"/1", "{\"value\":[1],\"nextLink\":\"https://graph.microsoft.com/2\"}"},
                   {"/2", "{\"value\":[2]}"}}));
        Request first = PipelineFixture::get("/1");
        first.headers = {{"Prefer", "odata.maxpagesize=1"}};
        first.scope = {&tokens, QStringLiteral("r")};
        QCOMPARE(drawn(await(readPages(f.pipeline.get(), std::move(first)))),
                 QStringLiteral("1 2"));
        for (const ServedRequest &seen : f.proxy.seen()) {
            QCOMPARE(seen.header("Prefer"), "odata.maxpagesize=1");
            QCOMPARE(seen.header("Authorization"), "Bearer token-1");
        }
    }

    void sendsNoTokenToAForeignHost()
    {
        CountingTokens tokens;
        PipelineFixture f(
            pages({{"/1", "{\"value\":[1],\"nextLink\":\"https://evil.example/2\"}"}}));
        Request first = PipelineFixture::get("/1");
        first.scope = {&tokens, QStringLiteral("r")};
        QVERIFY(!await(readPages(f.pipeline.get(), std::move(first))));
        QCOMPARE(f.proxy.seen().size(), 1);
    }

    void aBoundIsIncompleteAndNotShort()
    {
        PipelineFixture f([&f](const ServedRequest &) {
            return ok("{\"value\":[1],\"nextLink\":\"https://graph.microsoft.com/" +
                      QByteArray::number(f.proxy.seen().size()) + "\"}");
        });
        PageBounds bounds;
        bounds.maxPages = 5;
        QCOMPARE(drawn(await(readPages(f.pipeline.get(), PipelineFixture::get("/1x"), bounds))),
                 QStringLiteral("incomplete pages"));
        bounds.maxPages = 100;
        bounds.maxItems = 3;
        QCOMPARE(drawn(await(readPages(f.pipeline.get(), PipelineFixture::get("/1x"), bounds))),
                 QStringLiteral("incomplete items"));
    }

    void aPageWithoutValueIsABadAnswer()
    {
        PipelineFixture f(pages({{"/1", "{\"rows\":[1]}"}}));
        QCOMPARE(drawn(await(readPages(f.pipeline.get(), PipelineFixture::get("/1")))),
                 QStringLiteral("bad-answer value"));
    }

    void goesOnFromALinkOfAnEarlierWalk()
    {
        PipelineFixture f(
            pages({{"/1", "{\"value\":[1],\"nextLink\":\"https://graph.microsoft.com/2\"}"},
                   {"/2", "{\"value\":[2]}"}}));
        PageWalk first(f.pipeline.get(), PipelineFixture::get("/1"), 9, &nextLinkOf);
        QVERIFY(await(first.next()));
        QCOMPARE(first.nextLink(), QStringLiteral("https://graph.microsoft.com/2"));
        PageWalk second(f.pipeline.get(), PipelineFixture::get("/1"), 9, &nextLinkOf);
        QVERIFY(second.goOnFrom(first.nextLink()));
        const Result<Reply> page = await(second.next());
        QVERIFY(page);
        QCOMPARE(page->json.items("value").front().toInteger(), 2);
        QVERIFY(second.atEnd());
        QCOMPARE(f.proxy.seen().size(), 2);
    }

    void doesNotGoOnAtAForeignHost()
    {
        PipelineFixture f(pages({}));
        PageWalk walk(f.pipeline.get(), PipelineFixture::get("/1"), 9, &nextLinkOf);
        const Result<void> resumed = walk.goOnFrom(QStringLiteral("https://evil.example/2"));
        QVERIFY(!resumed);
        QCOMPARE(resumed.error().code, QStringLiteral("foreign-next-link"));
        QCOMPARE(f.proxy.seen().size(), 0);
    }

    void aGoodPageIsKeptBeforeABadLink()
    {
        PipelineFixture f(
            pages({{"/1", "{\"value\":[1],\"nextLink\":\"https://evil.example/2\"}"}}));
        PageWalk walk(f.pipeline.get(), PipelineFixture::get("/1"), 9, &nextLinkOf);
        QVERIFY(await(walk.next()));
        QVERIFY(!walk.atEnd());
        const Result<Reply> second = await(walk.next());
        QVERIFY(!second);
        QCOMPARE(second.error().code, QStringLiteral("foreign-next-link"));
        QVERIFY(walk.atEnd());
        QCOMPARE(f.proxy.seen().size(), 1);
    }
};

QTEST_GUILESS_MAIN(PagingTest)
#include "pagingtest.moc"
