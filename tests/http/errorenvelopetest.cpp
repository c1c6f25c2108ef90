// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/errorenvelope.h"

#include <QTest>

using namespace keyturn;

/// The envelopes of contracts, identity 0.2, 1.8, 2.0, 3.3 and azure 3.3, 4.1.
class ErrorEnvelopeTest : public QObject
{
    Q_OBJECT

    static Error read(int status, const QByteArray &body, const QList<Header> &headers = {})
    {
        RawAnswer answer;
        answer.end = RawAnswer::End::Answered;
        answer.status = status;
        answer.headers = headers;
        answer.body = Secret::copyOf({body.constData(), static_cast<std::size_t>(body.size())});
        return errorFromAnswer(answer, QStringLiteral("host"), TimePoint{});
    }

private Q_SLOTS:
    void readsEveryFamily_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("subject");
        const auto row = [](const char *name, int status, const QByteArray &body, ErrorKind kind,
                            const char *code, const char *subject = "") {
            QTest::newRow(name) << status << body << kind << QString::fromLatin1(code)
                                << QString::fromLatin1(subject);
        };
        row("Entra", 401,
            R"({"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret",
                "error_codes":[7000215],"trace_id":"t"})",
            ErrorKind::SignInRefused, "AADSTS7000215");
        row("Entra busy", 503, R"({"error":"temporarily_unavailable","error_codes":[90033]})",
            ErrorKind::ServiceFailed, "AADSTS90033");
        row("Graph 403", 403,
            R"({"error":{"code":"Authorization_RequestDenied","message":"Insufficient privileges",
                "innerError":{"request-id":"r-1"}}})",
            ErrorKind::Forbidden, "Authorization_RequestDenied");
        row("Graph policy", 400,
            R"({"error":{"code":"CredentialInvalidLifetimeAsPerAppPolicy","message":"m"}})",
            ErrorKind::Rejected, "CredentialInvalidLifetimeAsPerAppPolicy");
        row("Dataverse privilege", 403,
            R"({"error":{"code":"0x80040220","message":"Principal user (Id=6d0f, type=8) is missing prvReadbot privilege (Id=1) on OTC=1"}})",
            ErrorKind::Forbidden, "0x80040220", "prvReadbot");
        row("Dataverse empty", 401, "", ErrorKind::NotSignedIn, "");
        row("Key Vault", 403,
            R"({"error":{"code":"Forbidden","message":"Caller is not authorized.\r\nAction: 'Microsoft.KeyVault/vaults/secrets/setSecret/action'\r\n","innererror":{"code":"ForbiddenByRbac"}}})",
            ErrorKind::Forbidden, "ForbiddenByRbac",
            "Microsoft.KeyVault/vaults/secrets/setSecret/action");
        row("Key Vault 409", 409,
            R"({"error":{"code":"Conflict","message":"m","innererror":{"code":"ObjectIsDeletedButRecoverable"}}})",
            ErrorKind::Conflict, "ObjectIsDeletedButRecoverable");
        row("ARM", 403,
            R"({"error":{"code":"AuthorizationFailed","message":"The client 'x' does not have authorization to perform action 'Microsoft.App/containerApps/read' over scope"}})",
            ErrorKind::Forbidden, "AuthorizationFailed", "Microsoft.App/containerApps/read");
        row("flat", 400, R"({"code":"BadRequest","message":"m"})", ErrorKind::Rejected,
            "BadRequest");
        row("Log Analytics", 400,
            R"({"error":{"code":"BadArgumentError","message":"m","innererror":{"code":"SyntaxError"}}})",
            ErrorKind::Rejected, "SyntaxError");
        row("HTML", 502, "<html><body>Bad gateway</body></html>", ErrorKind::ServiceFailed, "");
        row("empty 500", 500, "", ErrorKind::ServiceFailed, "");
        row("an array", 404, "[1,2]", ErrorKind::NotFound, "");
        row("429", 429, R"({"error":{"code":"TooManyRequests"}})", ErrorKind::Throttled,
            "TooManyRequests");
        row("412", 412, "", ErrorKind::PreconditionFailed, "");
    }

    void readsEveryFamily()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, body);
        const Error error = read(status, body);
        QTEST(error.kind, "kind");
        QTEST(error.code, "code");
        QTEST(error.subject, "subject");
        QCOMPARE(error.httpStatus, status);
        QCOMPARE(error.service, QStringLiteral("host"));
    }

    void keepsTheServicesIdOfTheRequest()
    {
        QCOMPARE(read(500, "", {{"Request-Id", "abc"}}).requestId, QStringLiteral("abc"));
        QCOMPARE(read(500, "", {{"x-ms-service-request-id", "d"}}).requestId, QStringLiteral("d"));
        QCOMPARE(read(403, R"({"error":{"innerError":{"request-id":"r-1"}}})").requestId,
                 QStringLiteral("r-1"));
        QCOMPARE(read(401, R"({"error":"invalid_client","trace_id":"t-1"})").requestId,
                 QStringLiteral("t-1"));
    }

    void keepsNoMessage()
    {
        const Error error = read(400, R"({"error":{"code":"c","message":"secret words"}})");
        QVERIFY(!error.facts().contains(QLatin1String("secret words")));
    }

    void readsRetryAfterInEveryForm()
    {
        const TimePoint now = fromIso(QStringLiteral("2026-11-20T09:00:00Z"));
        using std::chrono::seconds;
        QCOMPARE(retryAfter("30", now), seconds(30));
        QCOMPARE(retryAfter(" 0 ", now), seconds(0));
        QCOMPARE(retryAfter("2.5", now), seconds(3));
        QCOMPARE(retryAfter("-4", now), seconds(0));
        QCOMPARE(retryAfter("00:01:05", now), seconds(65));
        QCOMPARE(retryAfter("Fri, 20 Nov 2026 09:00:31 GMT", now), seconds(31));
        QVERIFY(!retryAfter("", now));
        QVERIFY(!retryAfter("soon", now));
    }

    void readsAChallenge()
    {
        const Challenge vault = challengeOf(
            {{"www-authenticate", "Bearer authorization=\"https://login.windows.net/tid-1\", "
                                  "resource=\"https://vault.azure.net\""}});
        QCOMPARE(vault.tenant, QStringLiteral("tid-1"));
        QCOMPARE(vault.resource, QStringLiteral("https://vault.azure.net"));
        QVERIFY(!vault.claims);
        const Challenge dataverse = challengeOf(
            {{"WWW-Authenticate",
              "Bearer authorization_uri=https://login.microsoftonline.com/tid-2/oauth2/authorize, "
              "resource_id=https://org.crm.dynamics.com/"}});
        QCOMPARE(dataverse.tenant, QStringLiteral("tid-2"));
        QCOMPARE(dataverse.resource, QStringLiteral("https://org.crm.dynamics.com"));
        QVERIFY(challengeOf({{"WWW-Authenticate", "Bearer claims=\"x\""}}).claims);
    }

    void tellsWhatWasSentFromWhatWasNot()
    {
        RawAnswer answer;
        answer.networkError = QNetworkReply::RemoteHostClosedError;
        QCOMPARE(errorFromTransport(answer, {}).kind, ErrorKind::Unreachable);
        answer.sent = true;
        QCOMPARE(errorFromTransport(answer, {}).kind, ErrorKind::ReplyLost);
        QVERIFY(errorFromTransport(answer, {}).isAmbiguous());
        answer.networkError = QNetworkReply::SslHandshakeFailedError;
        QCOMPARE(errorFromTransport(answer, {}).kind, ErrorKind::UntrustedPeer);
    }
};

QTEST_GUILESS_MAIN(ErrorEnvelopeTest)
#include "errorenvelopetest.moc"
