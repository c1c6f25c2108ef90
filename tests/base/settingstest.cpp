// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/settings.h"

#include "tests/support/temporaryhome.h"

#include <QSet>
#include <QTest>

using namespace keyturn;
using namespace keyturn::test;

class SettingsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theTableIsWhole()
    {
        QSet<QString> keys;
        int index = 0;
        for (const SettingRow &row : Settings::table()) {
            QCOMPARE(static_cast<int>(row.setting), index++);
            keys.insert(QLatin1String(row.key));
        }
        QCOMPARE(keys.size(), index);
        QCOMPARE(index, static_cast<int>(Setting::Operator) + 1);
    }

    void defaultsArePolicy()
    {
        const TemporaryHome home;
        const Settings settings(home.file(QStringLiteral("settings.ini")));
        using namespace std::chrono;
        QCOMPARE(settings.duration(Setting::Cadence), hours(24 * 90));
        QCOMPARE(settings.duration(Setting::Overlap), hours(24 * 14));
        QCOMPARE(settings.duration(Setting::Margin), hours(24 * 3));
        QCOMPARE(settings.whole(Setting::AcceptanceProbes), 35);
        QCOMPARE(settings.duration(Setting::EntraPropagation), minutes(5));
        QCOMPARE(settings.duration(Setting::GatewayPropagation), minutes(15));
        QCOMPARE(settings.duration(Setting::GraphReadPropagation), minutes(2));
        QCOMPARE(settings.duration(Setting::TokenLifetime), minutes(90));
        QCOMPARE(settings.duration(Setting::TokenLifetimeCae), hours(28));
        QCOMPARE(settings.duration(Setting::SlowestSchedule), hours(24 * 7));
        QCOMPARE(settings.duration(Setting::IngestionMargin), minutes(30));
        QCOMPARE(settings.duration(Setting::PollInterval), seconds(15));
        QCOMPARE(settings.whole(Setting::PollJitter), 20);
        QCOMPARE(settings.duration(Setting::PersonWait), hours(24 * 14));
        QCOMPARE(settings.duration(Setting::TransportTimeout), seconds(30));
        QCOMPARE(settings.duration(Setting::QueryTimeout), seconds(100));
        QCOMPARE(settings.duration(Setting::ClipboardSeconds), seconds(30));
        QVERIFY(settings.isDefault(Setting::Cadence));
        QVERIFY(!QFile::exists(settings.file()));
    }

    void keepsWhatWasSetForTheOwnerOnly()
    {
        const TemporaryHome home;
        const QString file = home.file(QStringLiteral("settings.ini"));
        Settings settings(file);
        QVERIFY(settings.set(Setting::Cadence, QStringLiteral("60")));
        QVERIFY(settings.set(Setting::Proxy, QStringLiteral("http://127.0.0.1:8080")));
        const Settings again(file);
        QCOMPARE(again.duration(Setting::Cadence), std::chrono::hours(24 * 60));
        QCOMPARE(again.text(Setting::Proxy), QStringLiteral("http://127.0.0.1:8080"));
        QVERIFY(!again.isDefault(Setting::Cadence));
        const auto others = QFileDevice::ReadGroup | QFileDevice::ReadOther |
                            QFileDevice::WriteGroup | QFileDevice::WriteOther;
        QVERIFY(!(QFile::permissions(file) & others));
        QVERIFY(settings.reset(Setting::Cadence));
        QVERIFY(again.isDefault(Setting::Cadence));
    }

    void refusesWhatTheTableDoesNotAllow()
    {
        const TemporaryHome home;
        Settings settings(home.file(QStringLiteral("settings.ini")));
        const auto codeOf = [&settings](Setting setting, const char *value) {
            const Result<void> set = settings.set(setting, QLatin1String(value));
            return set ? QString() : set.error().code;
        };
        QCOMPARE(codeOf(Setting::Cadence, "soon"), QStringLiteral("number"));
        QCOMPARE(codeOf(Setting::Cadence, "0"), QStringLiteral("range"));
        QCOMPARE(codeOf(Setting::Cadence, "731"), QStringLiteral("range"));
        QCOMPARE(codeOf(Setting::SignInKind, "password"), QStringLiteral("choice"));
        QCOMPARE(codeOf(Setting::SignInKind, "certificate"), QString());
    }

    void readsAnEditedFileSafely()
    {
        const TemporaryHome home;
        const QString file =
            home.write(QStringLiteral("settings.ini"),
                       "[policy]\ncadence=never\nacceptanceProbes=99999\npollInterval=30\n");
        const Settings settings(file);
        QCOMPARE(settings.duration(Setting::Cadence), std::chrono::hours(24 * 90));
        QCOMPARE(settings.whole(Setting::AcceptanceProbes), 35);
        QCOMPARE(settings.duration(Setting::PollInterval), std::chrono::seconds(30));
    }

    void saysThatTheFileCannotBeWritten()
    {
        Settings settings(QStringLiteral("/dev/null/settings.ini"));
        const Result<void> set = settings.set(Setting::Cadence, QStringLiteral("60"));
        QVERIFY(!set);
        QCOMPARE(set.error().kind, ErrorKind::StoreFailed);
    }
};

QTEST_GUILESS_MAIN(SettingsTest)
#include "settingstest.moc"
