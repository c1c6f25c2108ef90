// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QApplication;

namespace keyturn {

/// Installs the words of the person's language over the English plurals, which are always there.
void installLanguage(QApplication &application);

} // namespace keyturn
