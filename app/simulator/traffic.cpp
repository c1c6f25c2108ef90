// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/traffic.h"

#include <algorithm>

namespace sim {

namespace {

constexpr double mostAtOnce = 1000; // after a long pause the rest is forgotten

} // namespace

Traffic::Traffic(Tenant &tenant)
    : m_tenant(tenant)
{
    for (auto &[id, consumer] : tenant.world.consumers) {
        if (!consumer.weekly)
            m_callers.push_back(&consumer);
    }
}

void Traffic::run(double wallSeconds)
{
    if (m_callers.empty())
        return;
    m_owed = std::min(mostAtOnce, m_owed + wallSeconds * m_tenant.options.traffic);
    for (; m_owed >= 1; m_owed -= 1) {
        m_tenant.consumers.call(*m_callers[m_next]);
        m_next = (m_next + 1) % m_callers.size();
    }
}

} // namespace sim
