// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <memory>
#include <utility>
#include <vector>

namespace keyturn {

/// Something that happens once and that coroutines wait for. Copies speak of the same event.
/// Invariant: whoever waits is resumed exactly once, also when the last other copy is gone.
class Completion
{
    struct State
    {
        bool done = false;
        std::vector<std::coroutine_handle<>> waiters;
    };

public:
    Completion()
        : m_state(std::make_shared<State>())
    {}

    [[nodiscard]] bool isDone() const { return m_state->done; }

    /// Resumes the waiters here and now; the caller may be gone when this returns.
    void complete() const
    {
        const std::shared_ptr<State> state = m_state;
        if (std::exchange(state->done, true))
            return;
        for (const std::coroutine_handle<> waiter : std::exchange(state->waiters, {}))
            waiter.resume();
    }

    class Awaiter
    {
    public:
        explicit Awaiter(std::shared_ptr<State> state)
            : m_state(std::move(state))
        {}
        [[nodiscard]] bool await_ready() const noexcept { return m_state->done; }
        void await_suspend(std::coroutine_handle<> waiter) { m_state->waiters.push_back(waiter); }
        void await_resume() const noexcept {}

    private:
        std::shared_ptr<State> m_state;
    };

    /// co_await completion.wait();
    [[nodiscard]] Awaiter wait() const { return Awaiter(m_state); }

private:
    std::shared_ptr<State> m_state;
};

} // namespace keyturn
