// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace keyturn::test {

/// A disk that runs full and a process that dies, below SQLite: a layer over SQLite's own file
/// system that becomes the default for every connection of this process, QtSql's included.
namespace trouble {

/// Call once, before the first database is opened.
void install();
/// Files of @p folder may grow up to @p bytes in all; 0 = no limit.
void limit(const QString &folder, qint64 bytes);
/// Refuses every write as on a full disk until told otherwise.
void refuseWrites(bool refuses);
/// How many writes were refused so far; @p told is called with each of them.
[[nodiscard]] int refusals();
void onRefusal(std::function<void()> told);
/// Kills this process (SIGKILL) in the @p operation-th write, sync or truncate from now on, half
/// of a write done; 0 = never.
void dieAt(int operation);
/// Sum of the sizes of the files in @p folder.
[[nodiscard]] qint64 used(const QString &folder);

} // namespace trouble

} // namespace keyturn::test
