// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/transcriptgallery.h"

#include "tests/ui/transcriptsamples.h"
#include "ui/models/transcriptitemsmodel.h"
#include "widgets/conversationview.h"

#include <QCoreApplication>

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

} // namespace

void drawTranscripts(const QString &place, const Clock &)
{
    drawConversation(place + QStringLiteral("conversation.png"), refund(),
                     QStringLiteral("refund"), 2);
    drawConversation(place + QStringLiteral("conversation-honest.png"), honest(), {}, 3);
}

} // namespace keyturn::samples
