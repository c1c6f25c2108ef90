// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one way in: a port on loopback that is an HTTPS proxy ending TLS and a plain web server.

#include "app/simulator/dispatcher.h"
#include "app/simulator/x509.h"

#include <functional>
#include <memory>

namespace sim {

class Door
{
public:
    // tick is called every few milliseconds with the wall seconds since the last call.
    using Tick = std::function<void(double)>;

    Door(Tenant &tenant, Dispatcher &dispatcher, Faults &faults, KeyPair ca);
    ~Door();
    Door(const Door &) = delete;
    Door &operator=(const Door &) = delete;

    std::uint16_t listen(std::uint16_t port); // 0 takes any free port; throws when it is taken
    void run(Tick tick);                      // until SIGINT or SIGTERM

private:
    struct Inside;
    std::unique_ptr<Inside> m_inside;
};

} // namespace sim
