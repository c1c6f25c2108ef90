// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/keyindex.h"

#include "app/store/factrows.h"

namespace keyturn {

namespace {

const QString columns = QStringLiteral("SELECT id, run, purpose, created_at FROM key_items ");

Result<QList<KeyItem>> itemsOf(Result<Rows> rows)
{
    if (!rows)
        return std::unexpected(rows.error());
    QList<KeyItem> items;
    while (rows->next()) {
        items << KeyItem{rows->text(0), rows->text(1), rows->text(2),
                         TimePoint(Millis(rows->integer(3)))};
    }
    if (const auto ended = rows->ended(); !ended)
        return std::unexpected(ended.error());
    return items;
}

} // namespace

KeyIndex::KeyIndex(Database &database, SpaceReserve &reserve)
    : m_database(database)
    , m_reserve(reserve)
{}

Result<void> KeyIndex::add(const KeyItem &item)
{
    return m_reserve.write(m_database, item.run, [&] {
        return done(m_database.run(
            QStringLiteral(
                "INSERT INTO key_items (id, run, purpose, created_at) VALUES (?, ?, ?, ?)"),
            {item.id, item.run, item.purpose, millisOf(item.createdAt)}));
    });
}

Result<void> KeyIndex::remove(const QString &id)
{
    const auto items = itemsOf(m_database.run(columns + QStringLiteral("WHERE id = ?"), {id}));
    if (!items)
        return std::unexpected(items.error());
    return m_reserve.write(m_database, items->value(0).run, [&] {
        return done(m_database.run(QStringLiteral("DELETE FROM key_items WHERE id = ?"), {id}));
    });
}

Result<QList<KeyItem>> KeyIndex::all()
{
    return itemsOf(m_database.run(columns + QStringLiteral("ORDER BY created_at, id")));
}

Result<QList<KeyItem>> KeyIndex::ofRun(const QString &run)
{
    return itemsOf(
        m_database.run(columns + QStringLiteral("WHERE run = ? ORDER BY created_at, id"), {run}));
}

Result<std::optional<KeyItem>> KeyIndex::find(const QString &run, const QString &purpose)
{
    const auto items = itemsOf(m_database.run(
        columns + QStringLiteral("WHERE run = ? AND purpose = ? ORDER BY created_at DESC LIMIT 1"),
        {run, purpose}));
    if (!items)
        return std::unexpected(items.error());
    return items->isEmpty() ? std::optional<KeyItem>() : items->first();
}

} // namespace keyturn
