// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/exitcode.h"

namespace keyturn::cli {

Exit exitFor(const Error &error)
{
    if (error.kind == ErrorKind::Tampered)
        return Exit::Tampered;
    if (error.kind == ErrorKind::HeldElsewhere)
        return Exit::NeedsPerson;
    // A keychain that is absent, locked or refused waits for somebody to unlock or start it.
    if (error.isKeychain() && error.kind != ErrorKind::KeychainNoItem)
        return Exit::NeedsPerson;
    return Exit::Failed;
}

} // namespace keyturn::cli
