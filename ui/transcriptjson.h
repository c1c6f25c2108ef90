// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/transcripts/reader/conversation.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace keyturn {

class TranscriptStore;

/// The JSON of activities with what people wrote replaced: keys stay, letters become x, digits 0.
/// For any thread; reads the whole conversation.
[[nodiscard]] Result<QString> jsonStructure(TranscriptStore &store, qint64 conversation,
                                            const QList<transcripts::ActivityRef> &activities);
/// The activities of one row as they were received, indented.
[[nodiscard]] QString jsonOf(const QByteArray &row, const QList<quint32> &activities);

} // namespace keyturn
