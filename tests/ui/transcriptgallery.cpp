// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/transcriptgallery.h"

#include "tests/ui/transcripthome.h"
#include "tests/ui/transcriptsamples.h"
#include "ui/models/transcriptitemsmodel.h"
#include "ui/panels/transcriptspanel.h"
#include "widgets/conversationview.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace keyturn::samples {

namespace {

void picture(QWidget &widget, const QString &file)
{
    widget.show();
    for (int round = 0; round < 4; ++round)
        QCoreApplication::processEvents();
    static_cast<void>(widget.grab().save(file));
    widget.hide();
}

void drawConversation(const QString &file, std::shared_ptr<ReadableConversation> conversation,
                      const QString &searched, int row)
{
    TranscriptItemsModel model;
    model.setTitles(ruleTitles());
    if (!searched.isEmpty())
        model.setSearched({{searched, false, false, false, {}}});
    model.setConversation(std::move(conversation));
    ConversationView view;
    view.setModel(&model);
    view.resize(572, 900);
    view.show();
    view.choose(row);
    picture(view, file);
}

void settleDown()
{
    QElapsedTimer timer;
    timer.start();
    // The archive answers from its own thread.
    while (timer.elapsed() < 700)
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
}

void drawPanel(const QString &place, const std::function<QWidget *(QWidget *)> &framed)
{
    TranscriptHome home;
    auto *empty = new TranscriptsPanel(home.service(), home.clock(), {});
    {
        const std::unique_ptr<QWidget> frame(framed(empty));
        frame->show();
        settleDown();
        picture(*frame, place + QStringLiteral("transcripts-empty.png"));
    }
    home.fill(40);
    auto *panel = new TranscriptsPanel(home.service(), home.clock(), {});
    const std::unique_ptr<QWidget> frame(framed(panel));
    frame->show();
    settleDown();
    picture(*frame, place + QStringLiteral("transcripts.png"));
    frame->show();
    panel->search(QStringLiteral("refund"));
    settleDown();
    picture(*frame, place + QStringLiteral("transcripts-search.png"));
    frame->show();
    panel->search(QStringLiteral("refund nosuch:scope"));
    settleDown();
    picture(*frame, place + QStringLiteral("transcripts-problem.png"));
    frame->show();
    panel->search(QStringLiteral("nobodysaidthis"));
    settleDown();
    picture(*frame, place + QStringLiteral("transcripts-nothing.png"));
}

} // namespace

void drawTranscripts(const QString &place, const Clock &,
                     const std::function<QWidget *(QWidget *)> &framed)
{
    drawPanel(place, framed);
    drawConversation(place + QStringLiteral("conversation.png"), refund(), QStringLiteral("refund"),
                     2);
    drawConversation(place + QStringLiteral("conversation-honest.png"), honest(), {}, 3);
}

} // namespace keyturn::samples
