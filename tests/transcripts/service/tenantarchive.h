// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tenantprocess.h"

#include <QMap>
#include <QString>
#include <QStringList>

namespace keyturn::test {

/// One line for each conversation, in a form in which the tenant's own account and an archive can
/// be compared: "name: rows activities user bot turns greetings unanswered multi-reply ...".
using ConversationLines = QMap<QString, QString>;

/// What the tenant says that it holds, of one environment or of all.
[[nodiscard]] ConversationLines toldBy(const TenantProcess &tenant,
                                       const QString &environmentId = {});
/// What lies in the archive of a home, read by a connection of the test's own.
[[nodiscard]] ConversationLines keptIn(const QString &home, const QString &environmentId = {});
/// The lines that differ, "tenant | archive" each; empty when there are none.
[[nodiscard]] QStringList differences(const ConversationLines &told, const ConversationLines &kept);

/// Ids of the rows the tenant has stored now.
[[nodiscard]] QStringList storedRows(const TenantProcess &tenant);
/// Ids of the rows of an archive, twice when they are there twice.
[[nodiscard]] QStringList keptRows(const QString &home);

} // namespace keyturn::test
