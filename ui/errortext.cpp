// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errortext.h"

#include "ui/errorcodes.h"

#include <QCoreApplication>
#include <QStringList>

namespace keyturn {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::ErrorText)
public:
    static QString peer(const Error &error)
    {
        return error.service.isEmpty() ? tr("the service") : error.service;
    }
    static QString thing(const Error &error)
    {
        return error.subject.isEmpty() ? tr("it") : error.subject;
    }

    static ErrorText network(const Error &error)
    {
        switch (error.kind) {
        case ErrorKind::Unreachable:
            return {tr("%1 cannot be reached.").arg(peer(error)),
                    tr("Check the network and the proxy in the settings, then try again. What was "
                       "read before stays here."),
                    {}};
        case ErrorKind::UntrustedPeer:
            return {tr("%1 showed a certificate that is not trusted.").arg(peer(error)),
                    tr("Add your network's certificate authority in the settings. Nothing was "
                       "sent."),
                    {}};
        case ErrorKind::TimedOut:
            return {tr("%1 did not answer in time.").arg(peer(error)),
                    tr("It may have acted: Keyturn looks before it tries again."),
                    {}};
        case ErrorKind::ReplyLost:
            return {tr("The connection to %1 broke before its answer arrived.").arg(peer(error)),
                    tr("It may have acted: Keyturn looks before it tries again."),
                    {}};
        case ErrorKind::Throttled:
            return {tr("%1 asks to slow down.").arg(peer(error)), throttleStep(error), {}};
        case ErrorKind::ServiceFailed:
            return {tr("%1 failed on its side.").arg(peer(error)),
                    tr("Try again later. If it stays, give the request id to its support."),
                    {}};
        default:
            return {tr("%1 answered in a way that does not fit its contract.").arg(peer(error)),
                    tr("Nothing of the answer was believed. Try again, or give the request id to "
                       "its support."),
                    {}};
        }
    }

    static QString throttleStep(const Error &error)
    {
        if (!error.retryAfter)
            return tr("Keyturn waits and goes on by itself.");
        return tr("Keyturn goes on by itself in %n second(s).", nullptr,
                  static_cast<int>(error.retryAfter->count()));
    }

    static ErrorText rights(const Error &error)
    {
        switch (error.kind) {
        case ErrorKind::SignInRefused:
            return {tr("The tenant refused Keyturn's sign-in."),
                    tr("Check the tenant id, the application id and whether its secret or "
                       "certificate has expired, then connect again."),
                    {}};
        case ErrorKind::NotSignedIn:
            return {tr("%1 did not accept the sign-in.").arg(peer(error)),
                    tr("Connect the tenant again. If it stays, check that the application is known "
                       "there."),
                    {}};
        case ErrorKind::Forbidden:
            return {tr("The application may not do this at %1.").arg(peer(error)),
                    error.subject.isEmpty()
                        ? tr("Ask an administrator of the tenant for the missing right.")
                        : tr("Ask an administrator of the tenant for this right: %1.")
                              .arg(error.subject),
                    {}};
        default:
            return {tr("%1 refused the request.").arg(peer(error)),
                    tr("Give the code below to the administrator of the tenant."),
                    {}};
        }
    }

    static ErrorText state(const Error &error)
    {
        switch (error.kind) {
        case ErrorKind::NotFound:
            return {tr("%1 was not found.").arg(capital(thing(error))),
                    tr("It may have been removed or renamed: read the tenant again."),
                    {}};
        case ErrorKind::Conflict:
            return {tr("Something else is changing %1.").arg(thing(error)),
                    tr("Look at what is open there, then try again."),
                    {}};
        case ErrorKind::PreconditionFailed:
            return {tr("%1 was changed meanwhile.").arg(capital(thing(error))),
                    tr("Keyturn reads it again and decides anew. Nothing was overwritten."),
                    {}};
        case ErrorKind::Incomplete:
            return {tr("%1 gave only a part of the answer.").arg(peer(error)),
                    tr("A partial answer is never believed. Try again later."),
                    {}};
        case ErrorKind::HeldElsewhere:
            return {tr("Another console holds this run: %1.").arg(thing(error)),
                    tr("Watch it here, or ask that console to pause. Your commands reach it."),
                    {}};
        case ErrorKind::Cancelled:
            return {tr("You cancelled this."), tr("Start it again when you like."), {}};
        case ErrorKind::Invalid:
            return {tr("%1 is not valid.").arg(capital(thing(error))),
                    tr("Correct it and try again."),
                    {}};
        default:
            return {tr("The control log was changed by something other than Keyturn."),
                    tr("Keep the file as it is, compare it with your last export, and tell whoever "
                       "looks after security."),
                    {}};
        }
    }

    static ErrorText keychain(const Error &error)
    {
        switch (error.kind) {
        case ErrorKind::KeychainAbsent:
            return {tr("No keychain answers on this machine."),
                    tr("Start GNOME Keyring or KWallet and try again. Keyturn never keeps a secret "
                       "in a plain file."),
                    {}};
        case ErrorKind::KeychainLocked:
            return {tr("Your keychain is locked."),
                    tr("Unlock it, then try again. Until then nothing is added, switched or "
                       "removed."),
                    {}};
        case ErrorKind::KeychainDenied:
            return {tr("The keychain did not let Keyturn in."),
                    tr("Allow it when the keychain asks, then try again."),
                    {}};
        case ErrorKind::KeychainSlow:
            return {tr("The keychain did not answer in time."),
                    tr("Look for its question behind other windows and answer it."),
                    {}};
        default:
            return {tr("The keychain has no entry for %1.").arg(thing(error)),
                    tr("Connect the tenant again, so that the entry is made anew."),
                    {}};
        }
    }

    static ErrorText store(const Error &error)
    {
        switch (error.kind) {
        case ErrorKind::StoreFull:
            return {tr("There is no space left for Keyturn's database."),
                    tr("Free some space. Open runs keep the space they reserved and lose "
                       "nothing."),
                    {}};
        case ErrorKind::StoreNewer:
            return {tr("The database was written by a newer Keyturn: %1.").arg(thing(error)),
                    tr("Install that version or a later one. Nothing was changed."),
                    {}};
        default:
            return {tr("Keyturn's database could not be used: %1.").arg(thing(error)),
                    tr("Check that the file is readable and the disk is sound. What was committed "
                       "is kept."),
                    {}};
        }
    }

    static QString capital(QString text)
    {
        if (!text.isEmpty())
            text[0] = text[0].toUpper();
        return text;
    }
};

ErrorText wordsFor(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unreachable:
    case ErrorKind::UntrustedPeer:
    case ErrorKind::TimedOut:
    case ErrorKind::ReplyLost:
    case ErrorKind::Throttled:
    case ErrorKind::ServiceFailed:
    case ErrorKind::BadAnswer:
        return Words::network(error);
    case ErrorKind::SignInRefused:
    case ErrorKind::NotSignedIn:
    case ErrorKind::Forbidden:
    case ErrorKind::Rejected:
        return Words::rights(error);
    case ErrorKind::Cancelled:
    case ErrorKind::NotFound:
    case ErrorKind::Conflict:
    case ErrorKind::PreconditionFailed:
    case ErrorKind::Incomplete:
    case ErrorKind::HeldElsewhere:
    case ErrorKind::Invalid:
    case ErrorKind::Tampered:
        return Words::state(error);
    case ErrorKind::KeychainAbsent:
    case ErrorKind::KeychainLocked:
    case ErrorKind::KeychainDenied:
    case ErrorKind::KeychainSlow:
    case ErrorKind::KeychainNoItem:
        return Words::keychain(error);
    case ErrorKind::StoreFailed:
    case ErrorKind::StoreFull:
    case ErrorKind::StoreNewer:
        return Words::store(error);
    }
    Q_UNREACHABLE();
}

} // namespace

ErrorText describe(const Error &error)
{
    ErrorText text = describeCode(error).value_or(wordsFor(error));
    QStringList details;
    if (!error.doing.isEmpty())
        details.append(error.doing);
    if (!error.code.isEmpty())
        details.append(error.code);
    if (error.httpStatus > 0)
        details.append(QStringLiteral("HTTP %1").arg(error.httpStatus));
    if (!error.requestId.isEmpty())
        details.append(
            QCoreApplication::translate("keyturn::ErrorText", "request %1").arg(error.requestId));
    text.details = details.join(QStringLiteral(" \u00b7 "));
    return text;
}

} // namespace keyturn
