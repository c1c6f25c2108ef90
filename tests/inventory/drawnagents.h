// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/tenant/agent.h"

#include <QList>
#include <QString>

namespace keyturn {

/// Agents as a tree of text: each with its consumers and its credentials, one line each.
[[nodiscard]] QString drawn(const QList<Agent> &agents);

} // namespace keyturn
