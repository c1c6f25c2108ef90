// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// From a request to what happens on the wire: time, faults, the service, the log.

#include "app/simulator/faults.h"
#include "app/simulator/message.h"
#include "app/simulator/requestlog.h"
#include "app/simulator/tenant.h"

namespace sim {

struct Outcome
{
    enum class Delivery { Whole, Nothing, CutBody, Hang };

    Response response;
    Delivery delivery = Delivery::Whole;
    int delayMs = 0; // wall
};

class Dispatcher
{
public:
    Dispatcher(Tenant &tenant, Faults &faults, RequestLog &log)
        : m_tenant(tenant)
        , m_faults(faults)
        , m_log(log)
    {}

    // Takes host, target, headers, body and connection as read; fills the rest.
    Outcome handle(Request request);
    // A CONNECT to a host that the tenant does not play.
    void noteRefusedHost(const std::string &host, std::uint64_t connection);

private:
    Outcome answer(Request &request, const Match &match, const std::optional<Fault> &fault);
    Response ask(const Request &request, const Match &match) const;
    Response withoutAsking(const Request &request, const Match &match, const Fault &fault) const;

    Tenant &m_tenant;
    Faults &m_faults;
    RequestLog &m_log;
};

} // namespace sim
