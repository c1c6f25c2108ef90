// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include <QSet>
#include <QTest>

using namespace keyturn;

namespace {

QList<ErrorKind> everyKind()
{
    QList<ErrorKind> kinds;
    for (int kind = 0; kind <= static_cast<int>(ErrorKind::Tampered); ++kind)
        kinds.append(static_cast<ErrorKind>(kind));
    return kinds;
}

Error errorOf(ErrorKind kind)
{
    Error error =
        Error::of(kind, QStringLiteral("graph.microsoft.com"), QStringLiteral("SomeCode"));
    error.subject = QStringLiteral("records.db");
    error.requestId = QStringLiteral("req-1");
    return error;
}

} // namespace

class ErrorTextTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyKindIsAWholeSentenceWithANextStep()
    {
        for (const ErrorKind kind : everyKind()) {
            const ErrorText text = describe(errorOf(kind));
            QVERIFY2(text.nextStep.front().isUpper(), qPrintable(text.nextStep));
            for (const QString &line : {text.sentence, text.nextStep}) {
                QVERIFY2(line.size() > 12, qPrintable(nameOf(kind) + line));
                QVERIFY2(line.endsWith(QLatin1Char('.')), qPrintable(line));
                QVERIFY2(!line.contains(QLatin1Char('%')), qPrintable(line));
                QVERIFY2(!line.contains(QLatin1Char('!')), qPrintable(line));
            }
        }
    }

    void noTwoKindsReadTheSame()
    {
        QSet<QString> sentences;
        for (const ErrorKind kind : everyKind())
            sentences.insert(describe(errorOf(kind)).sentence);
        QCOMPARE(sentences.size(), everyKind().size());
    }

    void aBareErrorStillReadsAsASentence()
    {
        for (const ErrorKind kind : everyKind()) {
            const ErrorText text = describe(Error::of(kind, {}));
            QVERIFY2(!text.sentence.contains(QStringLiteral("  ")), qPrintable(text.sentence));
            QVERIFY2(!text.sentence.startsWith(QLatin1Char(' ')), qPrintable(text.sentence));
        }
    }

    void theServicesOwnCodeAndIdAreDetails()
    {
        const ErrorText text = describe(errorOf(ErrorKind::Forbidden));
        QVERIFY(text.details.contains(QStringLiteral("SomeCode")));
        QVERIFY(text.details.contains(QStringLiteral("req-1")));
        QVERIFY(!text.sentence.contains(QStringLiteral("SomeCode")));
    }

    void aCodeThatSaysMoreThanItsKindHasWordsOfItsOwn()
    {
        const Error error = Error::invalid(QStringLiteral("the home"), QStringLiteral("no-tenant"));
        QCOMPARE(describe(error).sentence,
                 QStringLiteral("No tenant is known here yet: the home."));
        const Error expired = Error::of(ErrorKind::SignInRefused, QStringLiteral("login"),
                                        QStringLiteral("AADSTS7000222"));
        QVERIFY(describe(expired).sentence.contains(QStringLiteral("expired")));
    }

    void aThrottledServiceSaysWhenItGoesOn()
    {
        Error error = errorOf(ErrorKind::Throttled);
        error.retryAfter = std::chrono::seconds(40);
        QVERIFY(describe(error).nextStep.contains(QStringLiteral("40")));
    }
};

QTEST_MAIN(ErrorTextTest)
#include "errortexttest.moc"
