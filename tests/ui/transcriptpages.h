// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace keyturn::samples {

/// A page of conversationtranscripts as Dataverse answers it: the morning of the drawing, with
/// @p further conversations behind it.
[[nodiscard]] QByteArray transcriptPage(int further = 0);
/// Writes it into @p folder and returns the file.
[[nodiscard]] QString writeTranscriptPage(const QString &folder, int further = 0);

} // namespace keyturn::samples
