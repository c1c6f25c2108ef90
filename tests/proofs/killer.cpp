// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// keyturn-killer: starts a rotation as keyturn-cli does and kills its own process at a named point.
//
//   keyturn-killer HOME TENANTFILE AGENT before|after KIND STEP        a fact, around its commit
//   keyturn-killer HOME TENANTFILE AGENT sent|answered OPERATION STEP  the first one after STEP
//
// AGENT may be run:ID to go on with a run. Ends by SIGKILL; with 7 when the run came to an end, or
// to a person, without that point.
#include "app/base/operation.h"
#include "app/http/callobserver.h"
#include "app/rotation/rotationservice.h"
#include "app/session/tenantsession.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QTimer>
#include <QVariant>

#include <csignal>
#include <cstdio>
#include <functional>
#include <sqlite3.h>
#include <string>
#include <string_view>

namespace {

using namespace keyturn;
using namespace keyturn::rotation;

constexpr int neverThere = 7;

struct Point
{
    std::string where; ///< before, after, sent or answered
    std::string what;  ///< kind of fact, or operation
    std::string step;
};

[[noreturn]] void die()
{
    std::raise(SIGKILL);
    std::abort();
}

/// A decorator of the journal: sees every statement of records.db before and after it ran.
class JournalWatch
{
public:
    explicit JournalWatch(Point point)
        : m_point(std::move(point))
    {}

    void attach(sqlite3 *database)
    {
        sqlite3_trace_v2(database, SQLITE_TRACE_STMT | SQLITE_TRACE_PROFILE, &JournalWatch::traced,
                         this);
    }
    [[nodiscard]] const std::string &activeStep() const { return m_activeStep; }

private:
    static int traced(unsigned event, void *self, void *statement, void *)
    {
        auto *prepared = static_cast<sqlite3_stmt *>(statement);
        const char *plain = sqlite3_sql(prepared);
        if (!plain)
            return 0;
        auto *watch = static_cast<JournalWatch *>(self);
        const std::string_view sql(plain);
        if (sql == "COMMIT")
            watch->commits(event == SQLITE_TRACE_PROFILE);
        else if (event == SQLITE_TRACE_STMT && sql.starts_with("INSERT INTO journal"))
            watch->inserts(prepared);
        return 0;
    }

    void inserts(sqlite3_stmt *statement)
    {
        char *expanded = sqlite3_expanded_sql(statement);
        const std::string text = expanded ? expanded : "";
        sqlite3_free(expanded);
        m_armed = m_armed || (has(text, m_point.what) && has(text, m_point.step));
        m_verified = m_verified || (has(text, "verified") && has(text, m_point.step));
    }

    static bool has(const std::string &row, const std::string &value)
    {
        return row.find("'" + value + "'") != std::string::npos ||
               row.find("'" + value + ":") != std::string::npos;
    }

    void commits(bool done)
    {
        const bool ofFacts = m_point.where == "before" || m_point.where == "after";
        if (ofFacts && m_armed && done == (m_point.where == "after"))
            die();
        if (done && m_verified)
            m_activeStep = "after " + m_point.step;
    }

    Point m_point;
    bool m_armed = false;
    bool m_verified = false;
    std::string m_activeStep;
};

class CallWatch final : public CallObserver
{
public:
    CallWatch(Point point, const JournalWatch *journal)
        : m_point(std::move(point))
        , m_journal(journal)
    {}

    void sent(const Call &call) override { dieAt("sent", call); }
    std::optional<Error> afterAnswer(const Call &call, const CallOutcome &) override
    {
        dieAt("answered", call);
        return std::nullopt;
    }

private:
    void dieAt(const char *where, const Call &call) const
    {
        const bool active =
            m_point.step.empty() || m_journal->activeStep() == "after " + m_point.step;
        if (active && m_point.where == where && call.operation.toStdString() == m_point.what)
            die();
    }

    Point m_point;
    const JournalWatch *m_journal;
};

void watchRecords(JournalWatch &watch)
{
    for (const QString &name : QSqlDatabase::connectionNames()) {
        const QSqlDatabase database = QSqlDatabase::database(name, false);
        const QVariant handle = database.driver()->handle();
        if (database.databaseName().endsWith(QLatin1String("records.db")) && handle.isValid())
            watch.attach(*static_cast<sqlite3 *const *>(handle.constData()));
    }
}

void then(Operation *operation, std::function<void()> next)
{
    QObject::connect(operation, &Operation::finished, operation,
                     [operation, next = std::move(next)] {
                         if (operation->error()) {
                             std::fprintf(stderr, "%s\n", qPrintable(operation->error()->facts()));
                             QCoreApplication::exit(1);
                             return;
                         }
                         QTimer::singleShot(0, QCoreApplication::instance(), next);
                     });
}

void driveOn(TenantSession &session, const QString &run)
{
    then(session.rotation().drive(run, Drive::UntilPerson),
         [] { QCoreApplication::exit(neverThere); });
}

void rotate(TenantSession &session, const QString &agent)
{
    then(session.connectTenant(), [&session, agent] {
        if (agent.startsWith(QLatin1String("run:"))) {
            driveOn(session, agent.mid(4));
            return;
        }
        PlanOptions options;
        options.agentId = agent;
        then(session.rotation().makePlan(options), [&session] {
            const Plan plan = *session.rotation().lastPlan();
            QStringList accepted;
            for (const std::string &what : plan.accepts)
                accepted << QString::fromStdString(what);
            const Result<QString> run = session.rotation().start(plan, accepted);
            if (!run) {
                std::fprintf(stderr, "%s\n", qPrintable(run.error().facts()));
                QCoreApplication::exit(1);
                return;
            }
            driveOn(session, *run);
        });
    });
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 7) {
        std::fputs("keyturn-killer HOME TENANTFILE AGENT before|after|sent|answered WHAT STEP\n",
                   stderr);
        return 2;
    }
    const Point point{argv[4], argv[5], argv[6]};
    JournalWatch journal(point);
    CallWatch calls(point, &journal);
    OpenOptions options;
    options.home = QString::fromLocal8Bit(argv[1]);
    options.tenantFile = QString::fromLocal8Bit(argv[2]);
    options.observer = &calls;
    const auto session = TenantSession::open(options);
    if (!session) {
        std::fprintf(stderr, "%s\n", qPrintable(session.error().facts()));
        return 1;
    }
    watchRecords(journal);
    const QString agent = QString::fromLocal8Bit(argv[3]);
    QTimer::singleShot(0, session->get(), [&session, agent] { rotate(**session, agent); });
    return QCoreApplication::exec();
}
