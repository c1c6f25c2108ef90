// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/errorsentence.h"

#include <array>

namespace keyturn::cli {

namespace {

struct Words
{
    QString why;
    QString mend;
};

struct CodeWords
{
    const char *code;
    const char *why;
    const char *mend;
};

// Codes of the sign-in service. Source: contracts, identity section 1.8.
constexpr std::array signInCodes{
    CodeWords{"AADSTS7000222", "the client secret of the console's own application has expired",
              "Create a new one, and store it again with a fresh tenant file or profile."},
    CodeWords{"AADSTS7000215", "the sign-in service does not know this client secret",
              "Check that the secret's value, not its id, was stored; then store it again."},
    CodeWords{"AADSTS700016", "this tenant has no application with that id",
              "Check the client id and the tenant id of the profile."},
    CodeWords{"AADSTS90002", "there is no such tenant", "Check the tenant id of the profile."},
    CodeWords{"AADSTS900023", "the tenant id is not one", "Check the tenant id of the profile."},
    CodeWords{"AADSTS7000112", "the console's application is disabled",
              "Have an administrator enable it."},
    CodeWords{"AADSTS700027", "the certificate is not registered with the application",
              "Upload the certificate to the application, or sign in with another one."},
};

constexpr std::array invalidCodes{
    CodeWords{"no-tenant", "this home has no tenant yet",
              "Name one with --tenant-file, or fill in the profile of its settings.ini."},
    CodeWords{"unreadable", "the file cannot be read", "Check its path and that you may read it."},
    CodeWords{"json", "the file is not the JSON line that keyturn-tenant prints",
              "Store that line again."},
    CodeWords{"clientSecret", "the file holds no client secret",
              "Store the line that keyturn-tenant printed again."},
    CodeWords{"ambiguous", "more than one thing has that name or prefix",
              "Give the whole id; a list shows it."},
    CodeWords{"nothing-to-rotate", "it stands on no client secret",
              "agents show names what it stands on; there is nothing to turn."},
    CodeWords{"no-step-waits", "no step of the run waits for its value",
              "rotate status says what it waits for."},
    CodeWords{"tenantId", "the tenant id is not one",
              "Copy the directory (tenant) id from the application's overview."},
    CodeWords{"clientId", "the client id is not one",
              "Copy the application (client) id from the application's overview."},
    CodeWords{"not-open-for-reading", "this file descriptor is not open for reading",
              "Open it in the calling shell, as in 3<file, or use 0 and a pipe."},
    CodeWords{"too-long", "this is far longer than a secret or a private key",
              "Check what the descriptor reads from."},
    CodeWords{"empty", "nothing came from this file descriptor",
              "Check what the descriptor reads from."},
    CodeWords{"descriptor", "this file descriptor is not open for writing",
              "Open it in the calling shell, as in 3>file."},
    CodeWords{"over", "the run is over", "Start another one with rotate run."},
    CodeWords{"not-waiting", "the run does not wait for that",
              "rotate status says what it waits for."},
    CodeWords{"not-offered", "the run does not offer that decision now",
              "rotate status says how it stands."},
    CodeWords{"no-such-step", "the plan has no step with that id",
              "rotate status names the steps."},
    CodeWords{"query", "the query cannot be understood",
              "transcripts search --help names its words."},
    CodeWords{"purpose", "a purpose is needed, since what is masked would be shown",
              "Say why; the control log keeps it."},
    CodeWords{"reason", "a reason is needed", "Say why; the control log keeps it."},
    CodeWords{"environment", "there is no environment of that id or name",
              "agents sync reads the tenant again."},
    CodeWords{"rule", "there is no rule of that id", "transcripts scan lists the rules it used."},
    CodeWords{"range", "a replay needs --from and --until", "Give both, as ISO times."},
    CodeWords{"time", "it is no ISO time", "Write it as in 2026-11-20T14:06:00Z."},
    CodeWords{"url", "it is no address", "Write it as in https://receiver.example:8443."},
    CodeWords{"no-gui", "a PDF needs fonts, which this terminal program does not load",
              "Choose another format, or export it from the window."},
    CodeWords{"rule-on-output", "a rule of the scan still holds on the redacted text",
              "Nothing was written. Look at what the rule finds; suppress a false hit."},
    CodeWords{"refused", "the plan is refused", "rotate plan names the reasons."},
    CodeWords{"not-accepted", "the plan asks for something to be accepted by name",
              "Read it with rotate plan; --accept accepts it in your name."},
};

template<typename Table>
bool look(const Table &table, const QString &code, Words &words)
{
    for (const CodeWords &row : table) {
        if (code == QLatin1String(row.code)) {
            words = {QLatin1String(row.why), QLatin1String(row.mend)};
            return true;
        }
    }
    return false;
}

QString named(const QString &text, const QString &otherwise)
{
    return text.isEmpty() ? otherwise : text;
}

Words transportWords(const Error &error)
{
    const QString host = named(error.service, QStringLiteral("the service"));
    switch (error.kind) {
    case ErrorKind::Unreachable:
        return {host + QStringLiteral(" could not be reached"),
                QStringLiteral("Check the network, the proxy in the profile, and that whatever "
                               "listens there still runs.")};
    case ErrorKind::UntrustedPeer:
        return {QStringLiteral("the certificate of %1 is signed by an authority that is not "
                               "trusted here")
                    .arg(host),
                QStringLiteral("If a proxy ends TLS in your network, name its authority's file as "
                               "the profile's extra CA.")};
    case ErrorKind::TimedOut:
        return {host + QStringLiteral(" did not answer in time"),
                QStringLiteral("Try again; a run looks first whether the call was carried out.")};
    case ErrorKind::ReplyLost:
        return {QStringLiteral("the connection to %1 broke before the answer").arg(host),
                QStringLiteral("Try again; a run looks first whether the call was carried out.")};
    case ErrorKind::Throttled:
        return {host + QStringLiteral(" asks to be called less often"),
                QStringLiteral("Try again in a few minutes.")};
    case ErrorKind::ServiceFailed:
        return {host + QStringLiteral(" failed"), QStringLiteral("Try again later.")};
    case ErrorKind::BadAnswer:
        return {host + QStringLiteral(" answered with something that its contract does not know"),
                QStringLiteral("Check that the proxy and host are the right ones; try again.")};
    case ErrorKind::Incomplete:
        return {host + QStringLiteral(" gave only a part of the answer"),
                QStringLiteral("Try again; nothing was concluded from the part.")};
    default:
        return {QStringLiteral("it was cancelled"), QStringLiteral("Start it again.")};
    }
}

Words serviceWords(const Error &error)
{
    const QString host = named(error.service, QStringLiteral("the service"));
    Words words;
    switch (error.kind) {
    case ErrorKind::SignInRefused:
        if (look(signInCodes, error.code, words))
            return words;
        return {QStringLiteral("the sign-in service refused the console's application"),
                QStringLiteral("Check tenant, application and its credential.")};
    case ErrorKind::NotSignedIn:
        return {host + QStringLiteral(" does not accept the token"),
                QStringLiteral("Check that the profile's tenant is the one that owns it.")};
    case ErrorKind::Forbidden:
        return {error.subject.isEmpty()
                    ? QStringLiteral("the console's application lacks a right on %1").arg(host)
                    : QStringLiteral("the console's application lacks the right %1 on %2")
                          .arg(error.subject, host),
                QStringLiteral("Have an administrator grant it, and try again.")};
    case ErrorKind::NotFound:
        return {named(error.subject, QStringLiteral("what was asked for")) +
                    QStringLiteral(" is not there"),
                QStringLiteral("Check the name or id; agents list and rotate status show them.")};
    case ErrorKind::Conflict:
        return {QStringLiteral("another run holds the credential: ") + error.subject,
                QStringLiteral("Look at it with rotate status, and resume or undo it first.")};
    case ErrorKind::PreconditionFailed:
        return {QStringLiteral("it was changed by somebody else meanwhile"),
                QStringLiteral("Look at it again and repeat.")};
    default:
        return {host + QStringLiteral(" refused the request"),
                QStringLiteral("The code says why; the request id helps its support.")};
    }
}

Words keychainWords(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::KeychainAbsent:
        return {QStringLiteral("no Secret Service answers, and secrets are kept nowhere else"),
                QStringLiteral("Start gnome-keyring or KWallet in this session, or use "
                               "dbus-run-session with a keyring as the README shows.")};
    case ErrorKind::KeychainLocked:
        return {QStringLiteral("the keychain is locked"),
                QStringLiteral("Unlock it and try again; nothing was written meanwhile.")};
    case ErrorKind::KeychainDenied:
        return {QStringLiteral("the keychain refused access"),
                QStringLiteral("Allow keyturn-cli when the keychain asks.")};
    case ErrorKind::KeychainSlow:
        return {QStringLiteral("the keychain did not answer in time"),
                QStringLiteral("Look for its dialog and unlock it, then try again.")};
    default:
        return {QStringLiteral("the keychain does not hold what is needed"),
                QStringLiteral("Give the tenant file once more, so that it can be stored.")};
    }
}

Words storeWords(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::StoreFull:
        return {QStringLiteral("the disk is full: ") + error.subject,
                QStringLiteral("Free some space and resume; nothing was lost.")};
    case ErrorKind::StoreNewer:
        return {QStringLiteral("the database was written by a newer Keyturn: ") + error.subject,
                QStringLiteral("Use that version, or another --home; nothing was changed.")};
    case ErrorKind::HeldElsewhere:
        return {QStringLiteral("another console drives it: ") + error.subject,
                QStringLiteral("Watch it with rotate status, or end that console first.")};
    case ErrorKind::Tampered:
        return {QStringLiteral("the control log was changed from outside"),
                QStringLiteral("Compare it with an export, and keep both.")};
    default:
        return {QStringLiteral("the database or settings cannot be used: ") + error.subject,
                QStringLiteral("Check the folder's rights, space and age.")};
    }
}

Words wordsFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Cancelled:
    case ErrorKind::Unreachable:
    case ErrorKind::UntrustedPeer:
    case ErrorKind::TimedOut:
    case ErrorKind::ReplyLost:
    case ErrorKind::Throttled:
    case ErrorKind::ServiceFailed:
    case ErrorKind::BadAnswer:
    case ErrorKind::Incomplete:
        return transportWords(error);
    case ErrorKind::SignInRefused:
    case ErrorKind::NotSignedIn:
    case ErrorKind::Forbidden:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::PreconditionFailed:
    case ErrorKind::Rejected:
        return serviceWords(error);
    case ErrorKind::KeychainAbsent:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainDenied:
    case ErrorKind::KeychainSlow:
    case ErrorKind::KeychainNoItem:
        return keychainWords(error);
    case ErrorKind::StoreFailed:
    case ErrorKind::StoreFull:
    case ErrorKind::StoreNewer:
    case ErrorKind::HeldElsewhere:
    case ErrorKind::Tampered:
        return storeWords(error);
    case ErrorKind::Invalid:
        break;
    }
    Words words;
    if (!look(invalidCodes, error.code, words))
        words = {QStringLiteral("it is not valid (%1)").arg(error.code),
                 QStringLiteral("Correct it and try again.")};
    if (!error.subject.isEmpty())
        words.why = error.subject + QStringLiteral(": ") + words.why;
    return words;
}

} // namespace

QString sentenceFor(const Error &error)
{
    const Words words = wordsFor(error);
    const QString doing = error.doing.isEmpty() ? QStringLiteral("do this")
                                                : error.doing.section(QLatin1String(": "), 0, 0);
    QString facts;
    if (error.httpStatus > 0)
        facts += QStringLiteral(" HTTP %1").arg(error.httpStatus);
    if (!error.code.isEmpty() && error.kind != ErrorKind::Invalid)
        facts += QLatin1Char(' ') + error.code;
    if (!error.requestId.isEmpty())
        facts += QStringLiteral(" request ") + error.requestId;
    if (!facts.isEmpty())
        facts = QStringLiteral(" [%1]").arg(facts.trimmed());
    return QStringLiteral("Could not %1: %2. %3%4").arg(doing, words.why, words.mend, facts);
}

} // namespace keyturn::cli
