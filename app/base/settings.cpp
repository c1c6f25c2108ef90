// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/settings.h"

#include <QFile>
#include <QFileInfo>
#include <QSettings>
#include <QStringList>

#include <array>
#include <utility>

namespace keyturn {

namespace {

using enum Setting;
using enum SettingType;

// Defaults of policy: design, interfaces.md, "Policy defaults".
constexpr std::array settingTable{
    SettingRow{Cadence, "policy/cadence", Duration, "d", "90", 1, 730, ""},
    SettingRow{Overlap, "policy/overlap", Duration, "d", "14", 0, 365, ""},
    SettingRow{Margin, "policy/margin", Duration, "d", "3", 0, 90, ""},
    SettingRow{AcceptanceProbes, "policy/acceptanceProbes", Whole, "", "35", 1, 500, ""},
    SettingRow{EntraPropagation, "policy/entraPropagation", Duration, "min", "5", 1, 120, ""},
    SettingRow{GatewayPropagation, "policy/gatewayPropagation", Duration, "min", "15", 1, 240, ""},
    SettingRow{GraphReadPropagation, "policy/graphReadPropagation", Duration, "min", "2", 1, 60,
               ""},
    SettingRow{AbsenceReads, "policy/absenceReads", Whole, "", "5", 2, 50, ""},
    SettingRow{TokenLifetime, "policy/tokenLifetime", Duration, "min", "90", 10, 1440, ""},
    SettingRow{TokenLifetimeCae, "policy/tokenLifetimeCae", Duration, "min", "1680", 10, 2880, ""},
    SettingRow{SlowestSchedule, "policy/slowestSchedule", Duration, "d", "7", 1, 90, ""},
    SettingRow{IngestionMargin, "policy/ingestionMargin", Duration, "min", "30", 0, 1440, ""},
    SettingRow{LogLookback, "policy/logLookback", Duration, "d", "90", 1, 730, ""},
    SettingRow{PollInterval, "policy/pollInterval", Duration, "s", "15", 1, 3600, ""},
    SettingRow{PollJitter, "policy/pollJitter", Whole, "%", "20", 0, 100, ""},
    SettingRow{PersonWait, "policy/personWait", Duration, "d", "14", 1, 90, ""},
    SettingRow{WatchAfterEnd, "policy/watchAfterEnd", Duration, "d", "7", 0, 90, ""},
    SettingRow{TranscriptPoll, "transcripts/poll", Duration, "min", "5", 1, 1440, ""},
    SettingRow{TranscriptOverlap, "transcripts/overlap", Duration, "min", "60", 0, 10080, ""},
    SettingRow{TranscriptPageSize, "transcripts/pageSize", Whole, "", "50", 1, 500, ""},
    SettingRow{TranscriptPacks, "transcripts/scanPacks", Text, "", "", 0, 0, ""},
    SettingRow{TransportTimeout, "transport/timeout", Duration, "s", "30", 1, 600, ""},
    SettingRow{QueryTimeout, "transport/queryTimeout", Duration, "s", "100", 1, 900, ""},
    SettingRow{ClipboardSeconds, "desk/clipboard", Duration, "s", "30", 5, 600, ""},
    SettingRow{KeychainPatience, "desk/keychainPatience", Duration, "s", "20", 1, 600, ""},
    SettingRow{TenantId, "profile/tenantId", Text, "", "", 0, 0, ""},
    SettingRow{ClientId, "profile/clientId", Text, "", "", 0, 0, ""},
    SettingRow{SignInKind, "profile/signIn", Choice, "", "secret", 0, 0, "secret certificate"},
    SettingRow{CertificateFile, "profile/certificateFile", Text, "", "", 0, 0, ""},
    SettingRow{Proxy, "profile/proxy", Text, "", "", 0, 0, ""},
    SettingRow{ExtraCaFile, "profile/extraCaFile", Text, "", "", 0, 0, ""},
    SettingRow{LogWorkspaceId, "profile/logWorkspaceId", Text, "", "", 0, 0, ""},
    SettingRow{PortalUrl, "profile/portalUrl", Text, "", "https://make.powerapps.com", 0, 0, ""},
    SettingRow{TenantFile, "profile/tenantFile", Text, "", "", 0, 0, ""},
    SettingRow{HomeId, "profile/homeId", Text, "", "", 0, 0, ""},
    SettingRow{Operator, "profile/operator", Text, "", "", 0, 0, ""},
};

Millis unitOf(const SettingRow &row)
{
    const QLatin1String unit(row.unit);
    if (unit == QLatin1String("d"))
        return std::chrono::hours(24);
    if (unit == QLatin1String("min"))
        return std::chrono::minutes(1);
    return std::chrono::seconds(1);
}

Result<void> check(const SettingRow &row, const QString &value)
{
    const QString key = QLatin1String(row.key);
    if (row.type == Text)
        return {};
    if (row.type == Choice) {
        const QStringList allowed =
            QString::fromLatin1(row.choices).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        if (!allowed.contains(value))
            return std::unexpected(Error::invalid(key, QStringLiteral("choice")));
        return {};
    }
    bool isNumber = false;
    const int number = value.toInt(&isNumber);
    if (!isNumber)
        return std::unexpected(Error::invalid(key, QStringLiteral("number")));
    if (number < row.lowest || number > row.highest)
        return std::unexpected(Error::invalid(key, QStringLiteral("range")));
    return {};
}

Result<void> written(QSettings &ini, const QString &file)
{
    ini.sync();
    if (ini.status() != QSettings::NoError) {
        return std::unexpected(
            Error::of(ErrorKind::StoreFailed, QStringLiteral("settings")).about(file));
    }
    QFile::setPermissions(file, QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    return {};
}

} // namespace

Settings::Settings(QString iniFile)
    : m_file(std::move(iniFile))
{}

std::span<const SettingRow> Settings::table()
{
    return settingTable;
}

const SettingRow &Settings::row(Setting setting)
{
    // The table stands in the order of the enum; a test holds it to that.
    return settingTable[static_cast<std::size_t>(setting)];
}

QString Settings::stored(Setting setting) const
{
    const SettingRow &which = row(setting);
    const QString fallback = QString::fromLatin1(which.fallback);
    if (!QFileInfo::exists(m_file))
        return fallback;
    const QSettings ini(m_file, QSettings::IniFormat);
    const QString value = ini.value(QLatin1String(which.key), fallback).toString();
    return check(which, value) ? value : fallback;
}

QString Settings::text(Setting setting) const
{
    return stored(setting);
}

int Settings::whole(Setting setting) const
{
    Q_ASSERT(row(setting).type == Whole || row(setting).type == Duration);
    return stored(setting).toInt();
}

Millis Settings::duration(Setting setting) const
{
    Q_ASSERT(row(setting).type == Duration);
    return unitOf(row(setting)) * stored(setting).toInt();
}

bool Settings::isDefault(Setting setting) const
{
    return stored(setting) == QLatin1String(row(setting).fallback);
}

Result<void> Settings::set(Setting setting, const QString &value)
{
    const SettingRow &which = row(setting);
    if (Result<void> checked = check(which, value); !checked)
        return checked;
    QSettings ini(m_file, QSettings::IniFormat);
    ini.setValue(QLatin1String(which.key), value);
    return written(ini, m_file);
}

Result<void> Settings::reset(Setting setting)
{
    QSettings ini(m_file, QSettings::IniFormat);
    ini.remove(QLatin1String(row(setting).key));
    return written(ini, m_file);
}

} // namespace keyturn
