// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"
#include "app/base/secret.h"

#include <string_view>

namespace keyturn {

/// Reads the string member @p name of the object that @p json holds, straight into a Secret, and
/// overwrites it there with asterisks, so that the rest may be parsed by ordinary means.
/// Members of inner objects are not looked at. Error: BadAnswer with code "json" or "member".
[[nodiscard]] Result<Secret> takeStringMember(Secret &json, std::string_view name);

/// Appends @p text with quotes, as a JSON string.
void appendJsonString(Secret &out, std::string_view text);
/// Appends @p text as a value of a form body.
void appendPercentEncoded(Secret &out, std::string_view text);

} // namespace keyturn
