// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/runbook.h"

#include <optional>
#include <string>

namespace keyturn::rotation {

/// Opens a new attempt of an effect: checks what must hold before any write (keychain open, set
/// as frozen) and records the intent, or returns what must be done first.
[[nodiscard]] Action intend(const Context &c, Verb verb, const std::string &target,
                            std::map<std::string, std::string> data,
                            std::vector<FactKind> alongside = {});
/// The order to send an attempt whose intent this process has just written; none when it may
/// have been sent before: then the world must be looked at.
[[nodiscard]] std::optional<Action> sendIfReady(const Context &c, Verb verb,
                                                const std::string &target,
                                                std::map<std::string, std::string> args = {});
/// Attempts made since the last word of a person.
[[nodiscard]] int attemptsLeft(const Context &c);

/// Removes @p keyId and believes it only after enough readings. None: it is gone.
/// Invariant: the caller has proved that nobody needs @p keyId.
[[nodiscard]] std::optional<Action> removal(const Context &c, const std::string &keyId,
                                            bool compensation);

} // namespace keyturn::rotation
