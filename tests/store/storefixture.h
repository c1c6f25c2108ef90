// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/store/records.h"

#include <QTemporaryDir>

#include <memory>

struct sqlite3;

namespace keyturn::test {

/// 2026-11-20T14:00:00Z and @p minutes.
[[nodiscard]] TimePoint at(int minutes);
/// A fact of the run "run-1" of the agent "Helpdesk", at(its number of minutes).
[[nodiscard]] Fact fact(FactKind kind, int minutes = 0,
                        std::map<std::string, std::string> data = {},
                        const std::string &run = "run-1");
[[nodiscard]] PlannedRun plannedRun(const QString &id, const QString &credential);

/// A home of its own.
class StoreHome
{
public:
    [[nodiscard]] QString path() const { return m_folder.path(); }
    [[nodiscard]] QString recordsFile() const;
    [[nodiscard]] QString inventoryFile() const;
    [[nodiscard]] std::unique_ptr<Records> records() const;

private:
    QTemporaryDir m_folder;
};

/// Lets a whole run of twelve facts (ten rows) happen in @p records: sealed with sealKey().
void writeOneRun(Records &records);
[[nodiscard]] Secret sealKey();

/// The file as somebody without Keyturn opens it: SQLite's own library.
class RawFile
{
public:
    explicit RawFile(const QString &file);
    ~RawFile();
    RawFile(const RawFile &) = delete;
    RawFile &operator=(const RawFile &) = delete;
    /// Empty, or what SQLite says against it.
    QString run(const QString &sql);
    /// The first column of the first row as text.
    [[nodiscard]] QString ask(const QString &sql);
    /// Takes the triggers away that keep journal and log from being changed.
    void dropTriggers();

private:
    sqlite3 *m_handle = nullptr;
};

} // namespace keyturn::test
