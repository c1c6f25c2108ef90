// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The files of resources/scan as they were when the program was built.

#include <span>
#include <string_view>

namespace keyturn::transcripts {

struct BuiltInRules
{
    std::string_view name;
    std::string_view text;
};

[[nodiscard]] std::span<const BuiltInRules> builtInRules();

} // namespace keyturn::transcripts
