// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Live traffic: the consumers' calls to their backends, so many per wall second in all.

#include "app/simulator/tenant.h"

namespace sim {

class Traffic
{
public:
    explicit Traffic(Tenant &tenant);
    void run(double wallSeconds);

private:
    Tenant &m_tenant;
    std::vector<Consumer *> m_callers; // in turn; who calls on a schedule is not among them
    std::size_t m_next = 0;
    double m_owed = 0;
};

} // namespace sim
