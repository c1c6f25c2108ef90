// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What a fault does to a finished answer before it leaves.

#include "app/simulator/faults.h"
#include "app/simulator/message.h"

namespace sim {

void distort(Response &response, const Request &request, const Fault &fault);

} // namespace sim
