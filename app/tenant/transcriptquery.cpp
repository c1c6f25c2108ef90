// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tenant/transcriptquery.h"

namespace keyturn {

QString QueryProblem::why() const
{
    switch (fault) {
    case QueryFault::UnclosedPhrase:
        return QStringLiteral("the phrase that begins here is not closed");
    case QueryFault::EmptyWord:
        return QStringLiteral("there is nothing to search for in \"%1\"").arg(word);
    case QueryFault::ShortPrefix:
        return QStringLiteral("\"%1\" stands for too many words").arg(word);
    case QueryFault::UnknownScope:
        return QStringLiteral("there is no scope \"%1\"").arg(word);
    case QueryFault::UnknownValue:
        return QStringLiteral("\"%1\" is not known here").arg(word);
    case QueryFault::BadDate:
        return QStringLiteral("\"%1\" is not a date").arg(word);
    case QueryFault::OnlyExcluded:
        return QStringLiteral("only what is not wanted is named");
    case QueryFault::TooLong:
        return QStringLiteral("the query is too long");
    }
    return {};
}

QString QueryProblem::mend() const
{
    switch (fault) {
    case QueryFault::UnclosedPhrase:
        return QStringLiteral("close it with a quotation mark");
    case QueryFault::EmptyWord:
        return QStringLiteral("write a word with a letter or a digit");
    case QueryFault::ShortPrefix:
        return QStringLiteral("write at least two letters before the star");
    case QueryFault::UnknownScope:
        return QStringLiteral("use said, bot, tool, var, agent, env, channel, outcome, class, "
                              "before, after, has or finding; or quote the word");
    case QueryFault::UnknownValue:
        return QStringLiteral("use has:finding, has:handoff, has:error, has:unanswered, "
                              "has:incomplete, has:withheld or has:hold, and class:chat, "
                              "class:design or class:autonomous");
    case QueryFault::BadDate:
        return QStringLiteral("write it as 2026-11-20 or 2026-11-20T14:00");
    case QueryFault::OnlyExcluded:
        return QStringLiteral("add a word that is wanted");
    case QueryFault::TooLong:
        return QStringLiteral("use at most 64 words and 4,000 characters");
    }
    return {};
}

} // namespace keyturn
