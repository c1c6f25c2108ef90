// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <qcoro/qcorotask.h>

#include <utility>

namespace keyturn {

/// A coroutine's answer: never throws, never dropped except through spawn().
template<typename T>
using Task = QCoro::Task<Result<T>>;

namespace detail {
template<typename T, typename Sink>
QCoro::Task<> drive(Task<T> task, Sink sink)
{
    Result<T> result = co_await std::move(task);
    sink(std::move(result));
}
} // namespace detail

/// Starts @p task and hands its result to @p sink; the one place where a Task is let go.
template<typename T, typename Sink>
void spawn(Task<T> task, Sink sink)
{
    detail::drive<T, Sink>(std::move(task), std::move(sink));
}

} // namespace keyturn

/// co_await a Task and return its error to the caller, or bind its value to @p name.
#define KT_TRY(name, expression)                                                                   \
    auto name##Result = (expression);                                                              \
    if (!name##Result)                                                                             \
        co_return std::unexpected(name##Result.error());                                           \
    auto &name = *name##Result
