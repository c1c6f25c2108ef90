// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/transcripthit.h"
#include "app/tenant/transcriptlist.h"
#include "app/tenant/transcriptquery.h"
#include "ui/tenantwords.h"
#include "widgets/markedtext.h"

#include <QHash>
#include <QString>

#include <optional>

namespace keyturn {

/// What a rule of the scan is called, by its id.
using RuleTitles = QHash<QString, QString>;

/// How transcripts are spoken of in the window.

/// No words where the tenant states no outcome.
[[nodiscard]] ToneText outcomeText(const QString &outcome);
[[nodiscard]] QString outcomeReasonText(const QString &reason);
[[nodiscard]] QString channelText(const QString &channel);
[[nodiscard]] QString classText(ConversationClass kind);
[[nodiscard]] QString classText(const QString &facetValue);
/// The person, or "(guest)" where none is known.
[[nodiscard]] QString personText(const ListedConversation &conversation);
[[nodiscard]] QString agentText(const ListedConversation &conversation);
/// A short word for a built-in rule, else the title of the rule.
[[nodiscard]] QString ruleText(const QString &rule, const QString &title);
/// "card number", or "2 x card number".
[[nodiscard]] QString findingText(const RuleTitles &titles, const QString &rule, int count = 1);
[[nodiscard]] Tone toneOfSeverity(int severity);
[[nodiscard]] QString fieldText(TextField field);

/// Why a query is not understood, with the place, and what to write instead.
[[nodiscard]] QString faultText(const QueryProblem &problem);
[[nodiscard]] QString mendText(const QueryProblem &problem);

/// "14:01:31"
[[nodiscard]] QString clockText(std::optional<qint64> ms);
/// "14:02" today, "20 Nov" this year, else with the year.
[[nodiscard]] QString listTimeText(std::optional<qint64> ms, qint64 nowMs);
/// "20 Nov 2026"
[[nodiscard]] QString dayText(std::optional<qint64> ms);
/// "412 ms", "5.1 s", "57 s", "3 h 12 min".
[[nodiscard]] QString shortSpanText(qint64 ms, bool wholeSeconds = false);

/// A snippet with its findings under dots and what was searched for as hits. The dots tell nothing
/// of the length.
[[nodiscard]] MarkedText markedSnippet(const Snippet &snippet);

} // namespace keyturn
