// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/findingstore.h"
#include "app/store/transcripts/retention.h"
#include "tests/store/transcripts/archivefixture.h"

#include <QTest>

#include <random>

using namespace keyturn;
using namespace keyturn::test;

namespace {

constexpr int days = 75; ///< more than two months

/// A random history of one archive.
class History
{
public:
    History(ArchiveHome &home, unsigned seed)
        : m_home(home)
        , m_random(seed)
    {}
    [[nodiscard]] int below(int bound)
    {
        return static_cast<int>(m_random() % static_cast<unsigned>(bound));
    }
    [[nodiscard]] std::int64_t time() { return minute(-below(days * 24 * 60)); }

    void step()
    {
        switch (below(6)) {
        case 0:
            suppress();
            break;
        case 1:
            purge();
            break;
        case 2:
            hold();
            break;
        default:
            write();
        }
    }

private:
    void write()
    {
        std::vector<MadeRow> rows;
        for (int i = below(20); i >= 0; --i) {
            MadeRow made = row("c" + std::to_string(below(150)));
            made.at(-below(days * 24 * 60)).said("pear w" + std::to_string(below(9)));
            const std::string agent = "bot-" + std::to_string(below(3));
            made.agent(agent, agent + " name", "env-" + std::to_string(below(2)));
            made.channel(below(2) == 0 ? "msteams" : "webchat");
            made.outcome(below(3) == 0 ? "HandOff" : "Resolved");
            made.row.summary.unanswered = below(2) == 0;
            made.row.summary.kind = static_cast<ConversationClass>(below(3));
            if (below(3) == 0)
                made.finding(below(2) == 0 ? "card" : "email", "pear");
            rows.push_back(made);
        }
        m_home.write(std::move(rows));
    }
    [[nodiscard]] qint64 anyConversation()
    {
        const auto chunk = m_home.store().ids({}, {}, 1'000);
        return chunk->ids.isEmpty() ? 0 : chunk->ids[below(static_cast<int>(chunk->ids.size()))];
    }
    void suppress()
    {
        FindingStore findings(m_home.archive());
        const auto found = findings.of(anyConversation());
        for (const ArchivedFinding &finding : *found) {
            QVERIFY(below(2) == 0 ? findings.suppress(finding.id, {}, {}, 0)
                                  : findings.unsuppress(finding.id));
        }
    }
    void purge()
    {
        QVERIFY(Retention(m_home.archive()).purgeSome(time(), below(10) + 1).has_value());
    }
    void hold()
    {
        const qint64 conversation = anyConversation();
        Retention retention(m_home.archive());
        if (conversation != 0)
            QVERIFY(below(2) == 0 ? retention.hold(conversation, {}, {}, 0)
                                  : retention.release(conversation));
    }

    ArchiveHome &m_home;
    std::mt19937 m_random;
};

/// Facets without order, as text.
QStringList drawn(const Facets &facets)
{
    QStringList lines{QStringLiteral("all %1").arg(facets.conversations),
                      QStringLiteral("with finding %1").arg(facets.withFinding)};
    const auto add = [&](const char *name, const QList<FacetCount> &facet) {
        for (const FacetCount &count : facet)
            lines << QStringLiteral("%1 %2 %3")
                         .arg(QLatin1String(name), count.value)
                         .arg(count.conversations);
    };
    add("agent", facets.agents);
    add("env", facets.environments);
    add("channel", facets.channels);
    add("outcome", facets.outcomes);
    add("class", facets.classes);
    add("rule", facets.rules);
    lines.sort();
    return lines;
}

/// The same counted by reading every conversation.
QStringList counted(ArchiveHome &home, const QString &query)
{
    QMap<QString, int> counts{{"all", 0}, {"with finding", 0}};
    const auto ids = home.store().ids(parsed(query), {}, 10'000);
    const auto listed = home.store().conversations(ids->ids);
    const QStringList classes{"chat", "design", "autonomous"};
    for (const ListedConversation &one : *listed) {
        ++counts[QStringLiteral("all")];
        if (one.flags.testFlag(ConversationFlag::Finding))
            ++counts[QStringLiteral("with finding")];
        ++counts[QStringLiteral("agent ") + one.agentBotId];
        ++counts[QStringLiteral("env ") + one.environmentId];
        ++counts[QStringLiteral("channel ") + one.channel];
        ++counts[QStringLiteral("outcome ") + one.outcome];
        ++counts[QStringLiteral("class ") + classes[static_cast<int>(one.kind)]];
        for (const auto &rule : one.findings) {
            if (rule.open > 0)
                ++counts[QStringLiteral("rule ") + rule.rule];
        }
    }
    QStringList lines;
    for (auto count = counts.cbegin(); count != counts.cend(); ++count)
        lines << QStringLiteral("%1 %2").arg(count.key()).arg(count.value());
    lines.sort();
    return lines;
}

void compareTallies(ArchiveHome &home)
{
    QCOMPARE(home.ask(QStringLiteral(R"(
        SELECT count(*) FROM (
            SELECT grp, count(*) AS n FROM conversations GROUP BY grp
            EXCEPT SELECT grp, conversations FROM tallies WHERE period = 0))")),
             0);
    QCOMPARE(home.ask(QStringLiteral(R"(
        SELECT count(*) FROM (
            SELECT CAST(strftime('%Y%m%d', newest / 1000, 'unixepoch') AS INTEGER) AS day, grp,
                count(*) FROM conversations GROUP BY 1, 2
            EXCEPT SELECT period, grp, conversations FROM tallies))")),
             0);
    QCOMPARE(home.ask(QStringLiteral(R"(
        SELECT count(*) FROM tallies t WHERE conversations <> (
            SELECT count(*) FROM conversations c WHERE c.grp = t.grp AND (t.period = 0
                OR t.period = CAST(strftime('%Y%m', newest / 1000, 'unixepoch') AS INTEGER)
                OR t.period = CAST(strftime('%Y%m%d', newest / 1000, 'unixepoch') AS INTEGER))))")),
             0);
    QCOMPARE(home.ask(QStringLiteral(R"(
        SELECT count(*) FROM rows r JOIN conversations c ON c.id = r.conversation
        WHERE r.grp <> c.grp)")),
             0);
    const auto counts = home.store().counts();
    QCOMPARE(counts->conversations, home.ask(QStringLiteral("SELECT count(*) FROM conversations")));
    QCOMPARE(counts->rows, home.ask(QStringLiteral("SELECT count(*) FROM rows")));
    QCOMPARE(counts->texts, home.ask(QStringLiteral("SELECT count(*) FROM fragments")));
    QCOMPARE(counts->rawBytes,
             home.ask(QStringLiteral("SELECT ifnull(sum(size), 0) FROM received")));
    QCOMPARE(counts->openFindings,
             home.ask(QStringLiteral("SELECT count(*) FROM findings WHERE suppressed = 0")));
    QCOMPARE(counts->messages,
             home.ask(QStringLiteral(
                 "SELECT ifnull(sum(user_messages + bot_messages), 0) FROM conversations")));
}

} // namespace

class TalliesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void talliesAreTheTruthThroughARandomHistory_data();
    void talliesAreTheTruthThroughARandomHistory();
    void aFacetCountsWithoutItsOwnFilter();
    void facetsOfASearchCountItsConversations();
};

void TalliesTest::talliesAreTheTruthThroughARandomHistory_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 6; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TalliesTest::talliesAreTheTruthThroughARandomHistory()
{
    QFETCH(unsigned, seed);
    ArchiveHome home;
    History history(home, seed);
    for (int step = 0; step < 40; ++step)
        history.step();
    compareTallies(home);
    QCOMPARE(drawn(*home.store().facets({})), counted(home, {}));
    for (int i = 0; i < 12; ++i) {
        const auto time = [&] {
            return QDateTime::fromMSecsSinceEpoch(history.time(), Qt::UTC).toString(Qt::ISODate);
        };
        const QString span = QStringLiteral("after:%1 before:%2").arg(time(), time());
        QCOMPARE(drawn(*home.store().facets(parsed(span))), counted(home, span));
        const QString from = QStringLiteral("after:%1").arg(time());
        QCOMPARE(drawn(*home.store().facets(parsed(from))), counted(home, from));
        const QString until = QStringLiteral("before:%1").arg(time().left(10));
        QCOMPARE(drawn(*home.store().facets(parsed(until))), counted(home, until));
    }
    for (const char *query : {"finding:card", "-finding:card", "finding:card finding:email"}) {
        const QString text = QString::fromLatin1(query);
        QCOMPARE(home.store().facets(parsed(text))->conversations, home.keys(text).size());
    }
    QCOMPARE(home.store().facets(parsed(QStringLiteral("pear")))->conversations,
             home.store().facets({})->conversations);
}

void TalliesTest::aFacetCountsWithoutItsOwnFilter()
{
    ArchiveHome home;
    home.write({row("a").agent("bot-a", "A").channel("x"),
                row("b").agent("bot-b", "B").channel("x"),
                row("c").agent("bot-b", "B").channel("y")});
    const auto facets = home.store().facets(parsed(QStringLiteral("agent:A")));
    QCOMPARE(facets->conversations, 1);
    QCOMPARE(facets->agents, (QList<FacetCount>{{"bot-b", "B", 2}, {"bot-a", "A", 1}}));
    QCOMPARE(facets->channels, (QList<FacetCount>{{"x", "x", 1}}));
}

void TalliesTest::facetsOfASearchCountItsConversations()
{
    ArchiveHome home;
    std::vector<MadeRow> rows;
    for (int i = 0; i < 60; ++i) {
        rows.push_back(row("c" + std::to_string(i / 2)).at(i).said("pear pear").bot("pear"));
        rows.back().channel(i < 30 ? "x" : "y");
    }
    rows.push_back(row("none").said("apple"));
    home.write(std::move(rows));
    const auto facets = home.store().facets(parsed(QStringLiteral("pear channel:msteams")));
    QCOMPARE(facets->conversations, 30);
    QVERIFY(!facets->atLeast);
    const auto capped = home.store().facets(parsed(QStringLiteral("pear")), 20);
    QVERIFY(capped->atLeast);
    QCOMPARE(capped->conversations, 10);
}

QTEST_GUILESS_MAIN(TalliesTest)
#include "talliestest.moc"
