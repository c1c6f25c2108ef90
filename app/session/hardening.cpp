// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace keyturn {

bool hardenProcess()
{
    const rlimit none{.rlim_cur = 0, .rlim_max = 0};
    const bool noCore = ::setrlimit(RLIMIT_CORE, &none) == 0;
    const bool notDumpable = ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0;
    return noCore && notDumpable;
}

} // namespace keyturn
