// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the archive says about conversations as a list, its facets and its size.

#include "app/tenant/transcripthit.h"
#include "app/tenant/transcriptquery.h"

namespace keyturn {

/// One line of the list of conversations, and the head of an opened one.
struct ListedConversation
{
    qint64 id = 0;
    QString key; ///< `name` whole
    QString displayId;
    QString sourceId;
    QString agentBotId;
    QString agentSchemaName;
    QString agentName;
    QString environmentId;
    QString environmentName;
    std::optional<qint64> startedMs;
    std::optional<qint64> lastMs;
    QString channel;
    ConversationClass kind = ConversationClass::Chat;
    QString outcome;
    QString outcomeReason;
    QString sessionType;
    QString personId;
    QString personName;
    Snippet firstSaid; ///< beginning of the first thing a person said
    ConversationFlags flags;
    int rows = 0;
    int activities = 0;
    int userMessages = 0;
    int botMessages = 0;
    int turns = 0;
    int greetings = 0;
    int unanswered = 0;
    int multiReply = 0;
    int redelivered = 0;
    int emptyUserMessages = 0;
    int sameTextTwice = 0;
    struct RuleCount
    {
        QString rule;
        int severity = 0;
        int open = 0;
        int suppressed = 0;
        bool operator==(const RuleCount &) const = default;
    };
    QList<RuleCount> findings; ///< worst first
};

/// Where the next chunk of a list begins. A default-made one begins at the newest.
struct ListCursor
{
    std::optional<qint64> newest; ///< sort key of the last id
    qint64 id = 0;
    bool operator==(const ListCursor &) const = default;
};

/// Ids of a list, newest first.
struct IdChunk
{
    QList<qint64> ids;
    ListCursor next;
    bool atEnd = false;
};

struct FacetCount
{
    QString value; ///< what a SearchFilter takes
    QString label;
    qint64 conversations = 0;
    bool operator==(const FacetCount &) const = default;
};

/// Counts of the conversations that pass a query, by what they are.
struct Facets
{
    qint64 conversations = 0;
    QList<FacetCount> agents;
    QList<FacetCount> environments;
    QList<FacetCount> channels;
    QList<FacetCount> outcomes;
    QList<FacetCount> classes;
    QList<FacetCount> rules; ///< with open findings
    qint64 withFinding = 0;
    bool atLeast = false; ///< counting ended at its cap: every number is a lower bound
};

/// How much lies in the archive, from counters.
struct ArchiveCounts
{
    qint64 conversations = 0;
    qint64 rows = 0;
    qint64 unrecognisedRows = 0;
    qint64 truncatedRows = 0;
    qint64 texts = 0;
    qint64 messages = 0; ///< of users and agents
    qint64 rawBytes = 0;
    qint64 openFindings = 0;
    bool operator==(const ArchiveCounts &) const = default;
};

/// A finding as it lies in the archive.
struct ArchivedFinding
{
    qint64 id = 0;
    qint64 conversation = 0;
    qint64 row = 0;
    qint64 fragment = 0;
    quint32 activity = 0;
    TextField field = TextField::Said;
    QString rule;
    TextRange bytes;      ///< of the text's UTF-8
    TextRange characters; ///< of the text as UTF-16
    int severity = 0;
    double score = 0;
    bool suppressed = false;
    QString reason; ///< why it was suppressed
    QString decidedBy;
    std::optional<qint64> decidedMs;
};

/// A text of the archive.
struct ArchivedFragment
{
    qint64 id = 0;
    qint64 conversation = 0;
    qint64 row = 0;
    StoredFragment text;
};

} // namespace keyturn

Q_DECLARE_METATYPE(keyturn::ListedConversation)
