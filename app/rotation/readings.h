// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/rotation/runbook.h"

#include <string>
#include <vector>

namespace keyturn::rotation {

/// Questions to the readings. Presence is believed at once, absence only after
/// Policy::absenceReads reads that span Policy::graphReadWindow.

[[nodiscard]] const SetReading *lastSet(const World &world);
/// A reading younger than @p age.
[[nodiscard]] bool hasFreshSet(const Context &c, Millis age);
/// The keychain was read just now, is open, and the sentinel reads back.
[[nodiscard]] bool keychainReady(const Context &c);

/// keyId of the credential that carries @p mark in any reading; empty when none showed it.
[[nodiscard]] std::string keyIdOfMark(const World &world, const std::string &mark);
/// True when enough readings after @p since agree that @p mark is not there.
[[nodiscard]] bool markIsAbsent(const Context &c, const std::string &mark, TimePoint since);
/// True when enough readings after @p since agree that @p keyId is gone.
[[nodiscard]] bool keyIsGone(const Context &c, const std::string &keyId, TimePoint since);
/// A reading later than the stale window after @p since still shows @p keyId.
[[nodiscard]] bool keyIsStillThere(const Context &c, const std::string &keyId, TimePoint since);
/// Reads the set now, or waits until the next read is due.
[[nodiscard]] Action readSetAgain(const Context &c, const char *why, TimePoint since);

/// Credentials that are neither frozen nor ours; marks of other Keyturns apart.
struct Difference
{
    std::vector<std::string> strangers; ///< keyIds
    std::vector<std::string> vanished;  ///< frozen keyIds gone for long enough to believe
    std::vector<std::string> rivals;    ///< run ids of foreign marks
};
[[nodiscard]] Difference differenceOf(const Context &c);
/// "<run>" of a mark "keyturn/<store>/<run>/<attempt>"; empty when @p name is none.
[[nodiscard]] std::string runOfMark(const std::string &name);

} // namespace keyturn::rotation
