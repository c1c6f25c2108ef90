// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The engine against the model: whole runs, told step by step where something goes wrong.
#include "tests/rotation/history.h"
#include "tests/rotation/scenarios.h"

#include <QTest>

using namespace keyturn;
using namespace keyturn::rotation;
using namespace keyturn::rotation::model;

class EngineTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void completesEveryScenario_data();
    void completesEveryScenario();
};

void EngineTest::completesEveryScenario_data()
{
    QTest::addColumn<int>("index");
    for (int index = 0; index < static_cast<int>(scenarios().size()); ++index)
        QTest::newRow(scenarios().at(static_cast<std::size_t>(index)).name.c_str()) << index;
}

void EngineTest::completesEveryScenario()
{
    QFETCH(int, index);
    const Ending ending = play(scenarios().at(static_cast<std::size_t>(index)), {});
    for (const std::string &wrong : ending.wrongs)
        qWarning("%s", wrong.c_str());
    if (ending.state != RunState::Completed || qEnvironmentVariableIsSet("KEYTURN_TELL")) {
        for (const Fact &fact : ending.journal)
            qInfo("%s %-10s %-16s %d %s", qPrintable(toIso(fact.at)), nameOf(fact.kind),
                  fact.step.c_str(), fact.attempt,
                  (fact.value("verb") + ' ' + fact.value("why") + ' ' + fact.value("evidence"))
                      .c_str());
        qInfo("actions %d, why %s", ending.actions, ending.why.c_str());
    }
    QCOMPARE(nameOf(ending.state), nameOf(RunState::Completed));
    QVERIFY(ending.wrongs.empty());
}

QTEST_GUILESS_MAIN(EngineTest)
#include "enginetest.moc"
