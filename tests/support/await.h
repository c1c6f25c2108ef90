// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>

namespace keyturn::test {

/// Runs the event loop until @p done or until @p limit has passed; false in the latter case.
inline bool spinUntil(const std::function<bool()> &done,
                      std::chrono::milliseconds limit = std::chrono::seconds(10))
{
    QElapsedTimer passed;
    passed.start();
    QTimer waker;
    waker.start(20);
    while (!done()) {
        if (passed.elapsed() > limit.count())
            return false;
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

/// A task's result; Error TimedOut of "test" when it did not come within @p limit.
template<typename T>
Result<T> await(Task<T> task, std::chrono::milliseconds limit = std::chrono::seconds(10))
{
    const auto result = std::make_shared<std::optional<Result<T>>>();
    spawn(std::move(task), [result](Result<T> outcome) { result->emplace(std::move(outcome)); });
    if (!spinUntil([&result] { return result->has_value(); }, limit))
        return std::unexpected(Error::of(ErrorKind::TimedOut, QStringLiteral("test")));
    return std::move(**result);
}

} // namespace keyturn::test
