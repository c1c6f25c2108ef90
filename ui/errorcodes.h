// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/errortext.h"

#include <optional>

namespace keyturn {

/// Words for failures whose code says more than their kind. None: the kind's own words do.
[[nodiscard]] std::optional<ErrorText> describeCode(const Error &error);

} // namespace keyturn
