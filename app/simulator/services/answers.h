// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Small words that several services share: JSON bodies in and out, the address a caller is seen at.

#include "app/simulator/message.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace sim {

using Json = nlohmann::json;

Response answer(int status, const Json &body);
std::optional<Json> bodyOf(const Request &request); // nothing when it is no JSON
// A member as text, "" when absent or of another type.
std::string textOf(const Json &object, const std::string &member);
// Whoever comes through the door is seen at the console's address in every log.
std::string callerAddress(const Request &request);
// GUID-shaped ids compare without regard to case.
std::string lowered(std::string_view text);

} // namespace sim
