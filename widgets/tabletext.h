// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QList>
#include <QString>

namespace keyturn {

enum class TextFormat { Text, Csv, Markdown, Json };

/// The given rows and columns of @p model as text. CSV cells that a spreadsheet would take for a
/// formula get an apostrophe in front.
[[nodiscard]] QString tableText(const QAbstractItemModel &model, const QList<int> &rows,
                                const QList<int> &columns, TextFormat format);

} // namespace keyturn
