// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"

#include <QString>

#include <span>

namespace keyturn {

/// Every setting there is. Its row in the table says what it means.
enum class Setting {
    // policy
    Cadence,
    Overlap,
    Margin,
    AcceptanceProbes,
    EntraPropagation,
    GatewayPropagation,
    GraphReadPropagation,
    AbsenceReads,
    TokenLifetime,
    TokenLifetimeCae,
    SlowestSchedule,
    IngestionMargin,
    LogLookback,
    PollInterval,
    PollJitter,
    PersonWait,
    WatchAfterEnd,
    // transcripts
    TranscriptPoll,
    TranscriptOverlap,
    TranscriptPageSize,
    TranscriptPacks,
    // transport and desk
    TransportTimeout,
    QueryTimeout,
    ClipboardSeconds,
    KeychainPatience,
    // profile
    TenantId,
    ClientId,
    SignInKind,
    CertificateFile,
    Proxy,
    ExtraCaFile,
    LogWorkspaceId,
    PortalUrl,
    TenantFile,
    HomeId,
    Operator
};

enum class SettingType { Whole, Duration, Text, Choice };

struct SettingRow
{
    Setting setting;
    const char *key; ///< in the file, such as "policy/cadenceDays"
    SettingType type;
    const char *unit;     ///< "d", "min", "s", "%", "" ; durations are stored as a number of it
    const char *fallback; ///< as stored
    int lowest;           ///< of numbers and durations, in the unit
    int highest;
    const char *choices; ///< of a choice, separated by blanks
};

/// The settings of one home, in an ini file below it. One table names them all; nothing else reads
/// the file. A value that the table does not allow reads as its default.
class Settings
{
public:
    /// The file need not exist.
    explicit Settings(QString iniFile);

    [[nodiscard]] static std::span<const SettingRow> table();
    [[nodiscard]] static const SettingRow &row(Setting setting);

    [[nodiscard]] QString text(Setting setting) const;
    [[nodiscard]] int whole(Setting setting) const;
    [[nodiscard]] Millis duration(Setting setting) const;
    [[nodiscard]] bool isDefault(Setting setting) const;

    /// @p value as stored. Errors: Invalid with the key as subject and code "number", "range" or
    /// "choice"; StoreFailed when the file cannot be written.
    Result<void> set(Setting setting, const QString &value);
    /// Back to the default.
    Result<void> reset(Setting setting);

    [[nodiscard]] QString file() const { return m_file; }

private:
    [[nodiscard]] QString stored(Setting setting) const;
    QString m_file;
};

} // namespace keyturn
