// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/cli/arguments.h"
#include "app/cli/exitcode.h"
#include "app/cli/output.h"

namespace keyturn {
class Operation;
class TenantSession;
} // namespace keyturn

namespace keyturn::cli {

/// What every command gets; all outlive it.
struct Context
{
    TenantSession *session = nullptr;
    const Arguments *arguments = nullptr;
    const Output *output = nullptr;
};

/// Waits for an operation of the session; its error is the result.
Task<void> finished(Operation *operation);

Task<Exit> agentsCommand(Context context);
Task<Exit> rotateCommand(Context context);
Task<Exit> logCommand(Context context);
Task<Exit> transcriptsCommand(Context context);
Task<Exit> signInCommand(Context context);
/// Writes the named tenant into the settings of the home; needs no session.
Result<Exit> setTenant(const Arguments &arguments, const Output &output);

} // namespace keyturn::cli
