// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/storefixture.h"

#include "app/base/enforce.h"

#include <QDir>

#include <sqlite3.h>

namespace keyturn::test {

TimePoint at(int minutes)
{
    return fromIso(QStringLiteral("2026-11-20T14:00:00Z")) + std::chrono::minutes(minutes);
}

Fact fact(FactKind kind, int minutes, std::map<std::string, std::string> data,
          const std::string &run)
{
    Fact fact;
    fact.run = run;
    fact.agent = "Helpdesk";
    fact.step = "add";
    fact.attempt = 1;
    fact.kind = kind;
    fact.at = at(minutes);
    fact.actor = "keyturn";
    fact.data = std::move(data);
    return fact;
}

PlannedRun plannedRun(const QString &id, const QString &credential)
{
    return {id,
            QStringLiteral("bot-1"),
            QStringLiteral("Helpdesk"),
            QByteArrayLiteral("{\"steps\":[]}"),
            QStringLiteral("hash of the plan"),
            QStringLiteral("expiring"),
            {credential}};
}

QString StoreHome::recordsFile() const
{
    return QDir(path()).filePath(QStringLiteral("store/records.db"));
}

QString StoreHome::inventoryFile() const
{
    return QDir(path()).filePath(QStringLiteral("store/inventory.db"));
}

std::unique_ptr<Records> StoreHome::records() const
{
    auto records = Records::open(path());
    ENFORCE(records.has_value(), "the records of a fresh home open");
    return std::move(*records);
}

Secret sealKey()
{
    return Secret::copyOf("0123456789abcdef0123456789abcdef");
}

void writeOneRun(Records &records)
{
    records.setSealKey(sealKey());
    const auto planned = records.plan(plannedRun(QStringLiteral("run-1"), QStringLiteral("t/app")),
                                      {fact(FactKind::Planned, 0, {{"reason", "expiring"}})});
    ENFORCE(planned.has_value(), "a run can be planned");
    const std::vector<Fact> facts{
        fact(FactKind::Started, 1),
        fact(FactKind::Intended, 2, {{"verb", "add-secret"}}),
        fact(FactKind::Answered, 3,
             {{"verb", "add-secret"}, {"outcome", "done"}, {"keyId", "key-new"}, {"hint", "aBc"}}),
        fact(FactKind::Verified, 4, {{"grade", "observed"}, {"evidence", "read=3"}}),
        fact(FactKind::ValueLeft, 5, {{"to", "vault-helpdesk"}}),
        fact(FactKind::Answered, 6,
             {{"verb", "put-vault"}, {"outcome", "done"}, {"target", "vault-helpdesk"}}),
        fact(FactKind::Observed, 7, {{"finding", "seen"}}),
        fact(FactKind::Verified, 8, {{"grade", "proven"}, {"evidence", "rows=12"}}),
        fact(FactKind::Approved, 9, {{"hash", "abc"}}),
        fact(FactKind::Answered, 10,
             {{"verb", "remove-secret"}, {"outcome", "done"}, {"target", "key-old"}}),
        fact(FactKind::Ended, 11, {{"state", "completed"}})};
    for (const Fact &one : facts) {
        const auto appended = records.append({one});
        ENFORCE(appended.has_value(), "a fact can be appended");
    }
}

RawFile::RawFile(const QString &file)
{
    const int opened = sqlite3_open(file.toUtf8().constData(), &m_handle);
    ENFORCE(opened == SQLITE_OK, "SQLite opens the file");
}

RawFile::~RawFile()
{
    sqlite3_close(m_handle);
}

QString RawFile::run(const QString &sql)
{
    char *message = nullptr;
    sqlite3_exec(m_handle, sql.toUtf8().constData(), nullptr, nullptr, &message);
    const QString text = QString::fromUtf8(message);
    sqlite3_free(message);
    return text;
}

QString RawFile::ask(const QString &sql)
{
    QString answer;
    const auto take = [](void *to, int count, char **values, char **) {
        if (count > 0 && static_cast<QString *>(to)->isNull())
            *static_cast<QString *>(to) = QString::fromUtf8(values[0]);
        return 0;
    };
    sqlite3_exec(m_handle, sql.toUtf8().constData(), take, &answer, nullptr);
    return answer;
}

void RawFile::dropTriggers()
{
    for (const char *trigger : {"journal_stays", "journal_is_kept", "log_stays", "log_is_kept"})
        run(QStringLiteral("DROP TRIGGER %1").arg(QLatin1String(trigger)));
}

} // namespace keyturn::test
