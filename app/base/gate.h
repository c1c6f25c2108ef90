// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/completion.h"
#include "app/base/task.h"

#include <deque>
#include <memory>
#include <stop_token>

namespace keyturn {

/// Lets at most so many through at a time; the rest wait in order. Copies share one gate.
class Gate
{
    struct State
    {
        int free = 1;
        std::deque<Completion> queue;
    };

public:
    explicit Gate(int places = 1)
        : m_state(std::make_shared<State>())
    {
        m_state->free = places;
    }

    /// Its place in the gate, given back when it dies.
    class Pass
    {
    public:
        Pass() = default;
        explicit Pass(std::shared_ptr<State> state)
            : m_state(std::move(state))
        {}
        Pass(Pass &&other) noexcept = default;
        Pass &operator=(Pass &&other) noexcept
        {
            leave();
            m_state = std::move(other.m_state);
            return *this;
        }
        Pass(const Pass &) = delete;
        Pass &operator=(const Pass &) = delete;
        ~Pass() { leave(); }

    private:
        void leave()
        {
            const std::shared_ptr<State> state = std::exchange(m_state, nullptr);
            if (!state)
                return;
            ++state->free;
            if (state->queue.empty())
                return;
            const Completion next = state->queue.front();
            state->queue.pop_front();
            next.complete();
        }
        std::shared_ptr<State> m_state;
    };

    /// Waits for a place. Error: Cancelled, noticed when the place comes up.
    Task<Pass> enter(std::stop_token stop) const { return enterState(m_state, std::move(stop)); }

private:
    static Task<Pass> enterState(std::shared_ptr<State> state, std::stop_token stop)
    {
        while (state->free <= 0 && !stop.stop_requested()) {
            const Completion turn;
            state->queue.push_back(turn);
            co_await turn.wait();
        }
        if (stop.stop_requested()) {
            // Its turn goes to the next in line.
            if (state->free > 0 && !state->queue.empty()) {
                const Completion next = state->queue.front();
                state->queue.pop_front();
                next.complete();
            }
            co_return std::unexpected(Error::of(ErrorKind::Cancelled, QStringLiteral("http")));
        }
        --state->free;
        co_return Pass(state);
    }

    std::shared_ptr<State> m_state;
};

} // namespace keyturn
