// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/errorcodes.h"

#include <QCoreApplication>

#include <array>

namespace keyturn {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(keyturn::ErrorCodes)
};

struct CodeWords
{
    ErrorKind kind;
    const char *code;
    const char *sentence; ///< %1 is the subject, where it is named
    const char *nextStep;
};

// Source of the AADSTS codes: contracts, identity section 1.
constexpr std::array words{
    CodeWords{ErrorKind::Invalid, "no-tenant",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "No tenant is known here yet: %1."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "Start Keyturn with --tenant-file, or fill in the profile of its "
                                "settings.")},
    CodeWords{ErrorKind::Invalid, "no-simulator",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "The simulated tenant is not installed."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "Install keyturn-tenant beside Keyturn, or start Keyturn with "
                                "--tenant-file.")},
    CodeWords{ErrorKind::Invalid, "no-start",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "The simulated tenant did not start: %1."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "Start keyturn-tenant in a terminal to see what it says.")},
    CodeWords{ErrorKind::Invalid, "unreadable",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "The file cannot be read: %1."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "Check its path and that you may read it.")},
    CodeWords{ErrorKind::Invalid, "nothing-to-rotate",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "%1 stands on no client secret."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "There is nothing to turn.")},
    CodeWords{ErrorKind::Invalid, "over",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "The run is over."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "Plan another rotation of the agent.")},
    CodeWords{ErrorKind::Invalid, "not-waiting",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "The run does not wait for that now."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "Look at what it waits for.")},
    CodeWords{ErrorKind::Invalid, "not-offered",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "The run does not offer that decision now."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "Look at how it stands.")},
    CodeWords{ErrorKind::Invalid, "not-accepted",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "The plan asks for something to be accepted by name."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes", "Read it and tick what you accept.")},
    CodeWords{ErrorKind::SignInRefused, "AADSTS7000222",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "The secret that Keyturn signs in with has expired."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "Give Keyturn's application a new secret and enter it in the "
                                "profile.")},
    CodeWords{ErrorKind::SignInRefused, "AADSTS7000215",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "The tenant does not know the secret that Keyturn signs in with."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "Enter the secret's value, not its id, in the profile.")},
    CodeWords{ErrorKind::SignInRefused, "AADSTS700016",
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "This tenant has no application with Keyturn's id."),
              QT_TRANSLATE_NOOP("keyturn::ErrorCodes",
                                "Check the tenant id and the application id of the profile.")},
};

} // namespace

std::optional<ErrorText> describeCode(const Error &error)
{
    for (const CodeWords &row : words) {
        if (row.kind != error.kind || error.code != QLatin1String(row.code))
            continue;
        QString sentence = Words::tr(row.sentence);
        if (sentence.contains(QLatin1String("%1")))
            sentence = sentence.arg(error.subject);
        return ErrorText{sentence, Words::tr(row.nextStep), {}};
    }
    return std::nullopt;
}

} // namespace keyturn
