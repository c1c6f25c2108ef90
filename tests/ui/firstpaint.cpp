// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Measures: the first list painted from a store of 10,000 agents, cold and warm, opening included.
#include "tests/ui/samples.h"
#include "ui/appearance.h"
#include "ui/language.h"
#include "ui/panels/agentspanel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <cstdio>

namespace {

using namespace keyturn;

/// From opening the stores to the finished picture, in milliseconds.
double paintOnce(const QString &home, const Clock &clock)
{
    QElapsedTimer timer;
    timer.start();
    auto inventory = InventoryStore::open(home);
    auto records = Records::open(home);
    if (!inventory || !records)
        return -1;
    AgentsPanel panel(**inventory, **records, clock);
    panel.resize(1244, 873);
    panel.show();
    const QPixmap picture = panel.grab();
    return picture.isNull() ? -1 : static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    installLanguage(application);
    const Appearance appearance(application);
    const samples::StillClock clock(samples::now());
    const QTemporaryDir home;
    {
        auto inventory = InventoryStore::open(home.path());
        if (!inventory)
            return 1;
        samples::fill(**inventory, 10000);
    }
    constexpr double allowedMs = 150;
    const double cold = paintOnce(home.path(), clock);
    double worst = 0;
    for (int round = 0; round < 9; ++round)
        worst = std::max(worst, paintOnce(home.path(), clock));
    std::printf("first list of 10,000 agents: cold %.0f ms, warm at most %.0f ms (allowed %.0f)\n",
                cold, worst, allowedMs);
    return cold > 0 && worst <= allowedMs ? 0 : 1;
}
