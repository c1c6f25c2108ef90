// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"

#include <string>
#include <vector>

namespace keyturn::rotation {

/// Something on an application that came after its secret leaked, or that bears no date.
struct Suspect
{
    std::string what; ///< client-secret certificate federated-credential owner change
    std::string id;   ///< keyId, object id, or id of the audit record
    std::string name; ///< as its maker wrote it: never to be trusted
    std::string by;   ///< user principal name or appId; empty = no record says who
    TimePoint at{};   ///< epoch = bears no date
    bool operator==(const Suspect &) const = default;
};

/// What one look came to. A source that could not be read is named, never taken for clean.
struct SuspectReading
{
    TimePoint at{};
    std::vector<Suspect> found;
    std::vector<std::string> notRead; ///< "owners", "federated-credentials", "audit-records"
};

} // namespace keyturn::rotation
