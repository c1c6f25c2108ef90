// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/base/task.h"
#include "app/rotation/services.h"
#include "app/rotation/world.h"

#include <string>

namespace keyturn::rotation {

/// What one run keeps in the keychain: a sentinel and the values of its attempts, under random
/// ids that the store's index knows.
/// Invariant: an id is written to the index before its item.
class RunKeys
{
public:
    RunKeys(Services services, std::string run);

    /// Whether the keychain is open, the sentinel reads back, and whose values are there.
    Task<KeychainReading> read();
    Task<void> writeSentinel();
    Task<void> keep(int attempt, Secret value);
    /// Error: KeychainNoItem.
    Task<Secret> value(int attempt);
    Task<void> discardAll();

private:
    Task<void> write(QString purpose, Secret value);
    Services m_services;
    QString m_run;
};

} // namespace keyturn::rotation
