// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What people ask and agents answer, put together from parts. Nothing in it looks like personal
// data, a secret or an attack: those are planted, and known.

#include "app/simulator/conversations/plan.h"

#include <string>

namespace sim {

std::string askText(Language language, Random &random);
std::string answerText(Language language, Random &random);
std::string greetingText(Language language, const std::string &agent);
std::string placeholderText(Language language, Random &random);
std::string thingName(Random &random); // an English noun phrase: "travel policy"
std::string intentTitle(Random &random);
std::string_view localeOf(Language language);

// A passage of a document, as search results and tools hand them back.
std::string passage(Random &random, std::size_t characters);

} // namespace sim
