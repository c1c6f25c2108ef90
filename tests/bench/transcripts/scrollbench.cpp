// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Measures: repaint times while scrolling a list of a million conversations of a real archive, and
// a conversation of 10,000 activities. bin/keyturn-scroll-bench [--rows N] [--items N]
#include "app/store/transcripts/transcriptarchive.h"
#include "app/store/transcripts/transcriptstore.h"
#include "app/store/transcripts/transcriptwriter.h"
#include "tests/ui/samples.h"
#include "tests/ui/transcriptsamples.h"
#include "ui/appearance.h"
#include "ui/models/transcriptitemsmodel.h"
#include "ui/models/transcriptlistmodel.h"
#include "widgets/conversationview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QScrollBar>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <random>
#include <vector>

namespace {

using namespace keyturn;

constexpr double allowedMs = 8;
constexpr int steps = 3'000;

PreparedRow rowAt(int number, qint64 nowMs)
{
    static const std::string raw = compressedRow("{}");
    PreparedRow row;
    row.transcriptId = "row-" + std::to_string(number);
    row.conversation = "conversation-" + std::to_string(number);
    row.agent.botId = "bot-" + std::to_string(number % 40);
    row.agent.name = "Agent " + std::to_string(number % 40);
    row.agent.environmentId = "env";
    row.startedMs = nowMs - std::int64_t(number) * 60'000;
    row.createdMs = *row.startedMs + 2'000'000;
    row.raw = raw;
    row.rawSize = 2;
    StoredFragment said;
    said.what = "message";
    said.text = "where is my order " + std::to_string(number) + ", I would like a refund please";
    said.atMs = row.startedMs;
    row.fragments.push_back(said);
    if (number % 9 == 0)
        row.findings.push_back({0, "card", 18, 4, 2, 0.9});
    row.summary.displayId = row.conversation;
    row.summary.startedMs = row.startedMs;
    row.summary.lastMs = row.startedMs;
    row.summary.channel = "msteams";
    row.summary.outcome = number % 3 == 0 ? "Resolved" : "Abandoned";
    row.summary.personName = number % 2 == 0 ? "Dana W." : "";
    row.summary.userMessages = 1;
    row.summary.turns = 1;
    return row;
}

bool fill(const QString &file, int rows)
{
    auto writer = TranscriptWriter::open(
        file, [](std::span<const StoredRow>) { return ConversationSummary(); });
    if (!writer)
        return false;
    const qint64 nowMs = samples::now().time_since_epoch().count();
    const TranscriptSource source{SourceKind::Environment, "env", "Contoso-Prod"};
    constexpr int batch = 5'000;
    for (int from = 0; from < rows; from += batch) {
        std::vector<PreparedRow> prepared;
        for (int i = from; i < std::min(rows, from + batch); ++i)
            prepared.push_back(rowAt(i, nowMs));
        if (!(*writer)->write(source, prepared))
            return false;
    }
    return true;
}

/// Scrolls by wheel, by page and by jumps; prints and returns the time that 99 of 100 stay below.
double scroll(PaintedList &list, const char *what)
{
    std::mt19937 random(7);
    std::vector<double> times;
    QScrollBar *bar = list.verticalScrollBar();
    for (int step = 0; step < steps; ++step) {
        int to = bar->value() + (step % 40 < 30 ? 84 : -list.viewport()->height());
        if (step % 10 == 9)
            to = static_cast<int>(random() % static_cast<unsigned>(bar->maximum() + 1));
        QElapsedTimer timer;
        timer.start();
        bar->setValue(to);
        list.viewport()->repaint();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    const double p99 = times[times.size() * 99 / 100];
    std::printf("%s: repaint p50 %.2f ms, p99 %.2f ms, max %.2f ms (p99 allowed %.0f)\n", what,
                times[times.size() / 2], p99, times.back(), allowedMs);
    return p99;
}

double benchList(const QString &file, const Clock &clock)
{
    auto archive = TranscriptArchive::open(file);
    if (!archive)
        return -1;
    TranscriptStore store(**archive);
    ArchiveThread thread;
    thread.setFile(file);
    TranscriptListModel model(thread, clock);
    model.setStore(&store);
    ResultList list;
    list.setModel(&model);
    list.resize(372, 780);
    list.show();
    QElapsedTimer timer;
    timer.start();
    double firstMs = 0;
    model.setQuery({});
    while (!model.isWhole() || model.isLoading()) {
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        if (firstMs == 0 && model.rowCount() > 0)
            firstMs = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    std::printf("list of %d conversations: first page after %.1f ms, all ids after %lld ms\n",
                model.rowCount(), firstMs, static_cast<long long>(timer.elapsed()));
    return scroll(list, "list");
}

double benchConversation(int items)
{
    TranscriptItemsModel model;
    model.setTitles(samples::ruleTitles());
    const auto conversation = samples::longOne(items);
    ConversationView view;
    view.setModel(&model);
    view.resize(572, 800);
    view.show();
    // Only what the screen has seen is painted.
    QCoreApplication::processEvents();
    QElapsedTimer timer;
    timer.start();
    model.setConversation(conversation);
    view.viewport()->repaint();
    std::printf("conversation of %d items: shown after %.1f ms\n", model.rowCount(),
                static_cast<double>(timer.nsecsElapsed()) / 1e6);
    return scroll(view, "conversation");
}

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const Appearance appearance(application);
    QCommandLineParser parser;
    const QCommandLineOption rows(QStringLiteral("rows"), {}, QStringLiteral("N"),
                                  QStringLiteral("1000000"));
    const QCommandLineOption items(QStringLiteral("items"), {}, QStringLiteral("N"),
                                   QStringLiteral("10000"));
    parser.addOptions({rows, items});
    parser.process(application);
    const samples::StillClock clock(samples::now());
    const double conversation = benchConversation(parser.value(items).toInt());
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("archive.db"));
    if (!fill(file, parser.value(rows).toInt()))
        return 1;
    const double list = benchList(file, clock);
    return list >= 0 && list <= allowedMs && conversation <= allowedMs ? 0 : 1;
}
