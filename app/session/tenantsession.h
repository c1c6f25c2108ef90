// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/base/secret.h"
#include "app/tenant/credential.h"

#include <QObject>
#include <QString>

#include <memory>
#include <optional>

namespace keyturn {

class CallObserver;
class InventoryStore;
class Operation;
class Records;
namespace rotation {
class RotationService;
}
class Settings;
class TranscriptService;
struct LogCheck;

/// What works without a tenant: transcripts that were imported, and the control log.
enum class TenantNeed { Required, Optional };

struct OpenOptions
{
    QString home;       ///< folder of databases, settings and logs; made when it is missing
    QString tenantFile; ///< the one line of keyturn-tenant; empty when the home has a profile
    QString actor;      ///< user principal name of the person; empty = the login name
    TenantNeed tenant = TenantNeed::Required;
    CallObserver *observer = nullptr; ///< sees every call; outlives the session
};

enum class SignInState { NotTried, Trying, SignedIn, Failed };
enum class KeychainCondition { Unknown, Waiting, Ready, Absent, Locked, Failed };

/// What a status bar says about a session.
struct SessionStatus
{
    QString tenantId;
    QString clientId;
    QString homeId; ///< 8 hex digits; keychain items carry it
    QString actor;
    QString portalUrl;
    bool simulated = false; ///< the tenant is keyturn-tenant
    SignInState signIn = SignInState::NotTried;
    std::optional<Error> signInError;
    KeychainCondition keychain = KeychainCondition::Unknown;
    std::optional<Error> keychainError;
    TimePoint syncedAt{}; ///< tenant time of the last complete sync; epoch = never
    bool operator==(const SessionStatus &) const = default;
};

/// One signed-in tenant: owns settings, keychain, pipeline, clients, stores and services.
/// Invariant: open() touches neither the network nor the keychain; what fails later is in status().
///
/// An Operation handed out here is a child of the session, begins with the next turn of the event
/// loop and deletes itself after finished(): hold it in a QPointer.
class TenantSession : public QObject
{
    Q_OBJECT
public:
    struct Parts;

    /// Errors: Invalid (settings or tenant file), StoreFailed, StoreNewer.
    static Result<std::unique_ptr<TenantSession>> open(const OpenOptions &options);
    ~TenantSession() override;

    [[nodiscard]] const SessionStatus &status() const;
    [[nodiscard]] Settings &settings();
    [[nodiscard]] Clock &clock();
    [[nodiscard]] InventoryStore &inventory();
    [[nodiscard]] Records &records();
    [[nodiscard]] rotation::RotationService &rotation();
    /// Opens its archive with its first use, never before.
    [[nodiscard]] TranscriptService &transcripts();

    /// Reads the keychain and signs in once. Errors: keychain, SignInRefused, Unreachable, ...
    Operation *connectTenant();
    /// Puts the secret, or the certificate's private key, that the console signs in with into the
    /// keychain, in the place of the one that was there. Errors: keychain, StoreFailed, StoreFull.
    Operation *keepSignIn(Secret secret);
    /// The same with the token of a receiver of transcripts, as Receiver::keychainId.
    Operation *keepReceiverToken(const QString &item, Secret token);
    /// Reads all environments into the inventory; agents that could be read are kept when another
    /// environment fails. finished() carries an error only when no environment could be read.
    Operation *syncInventory();
    /// Gives the control log its key from the keychain, without a sign-in. Errors: the keychain's;
    /// rows that are written nevertheless carry no seal and say so.
    Operation *prepareLog();
    /// Checks chain, seal and head of the control log; then lastLogCheck() is set.
    Operation *verifyLog();
    [[nodiscard]] const LogCheck *lastLogCheck() const;
    /// Writes the control log to @p file and records the export as an anchor.
    /// @p format: "markdown", "csv", "csv-excel", "csv-excel-semicolon" or "jsonl".
    Operation *exportLog(const QString &format, const QString &file);
    /// Finishes when the keychain holds the log's newest head: a program ends after it.
    Operation *settle();

    /// Adds a link by hand, records it, and shows it in the agent at once.
    Result<void> addLink(const ManualLink &link);
    Result<void> removeLink(const ManualLink &link);

Q_SIGNALS:
    void statusChanged();
    void logChecked();

private:
    struct Work;
    [[nodiscard]] Result<void> noteLink(const ManualLink &link, const char *action);
    explicit TenantSession(std::shared_ptr<Parts> parts);
    Operation *keep(const QString &item, const QString &what, Secret secret);
    Operation *begin(const QString &title, Work work);
    std::shared_ptr<Parts> m_parts;
};

} // namespace keyturn
