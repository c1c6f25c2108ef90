// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QTimer>

#include <memory>

namespace keyturn {

/// Lets go of @p owner with the next turn of the event loop: whoever ends last may stand deep in a
/// call of what it would take along. A program that ends before leaves it to the system, since
/// databases and sockets do not outlive the application object.
inline void releaseLater(std::shared_ptr<void> owner)
{
    auto *kept = new std::shared_ptr<void>(std::move(owner));
    QTimer::singleShot(0, QCoreApplication::instance(), [kept] { delete kept; });
}

} // namespace keyturn
