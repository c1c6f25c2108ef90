// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/completion.h"
#include "app/base/operation.h"
#include "app/cli/commands.h"

#include <memory>
#include <optional>

namespace keyturn::cli {

Task<void> finished(Operation *operation)
{
    const auto error = std::make_shared<std::optional<Error>>();
    const Completion done;
    QObject::connect(operation, &Operation::finished, operation, [operation, error, done] {
        *error = operation->error();
        done.complete();
    });
    co_await done.wait();
    if (*error)
        co_return std::unexpected(**error);
    co_return {};
}

} // namespace keyturn::cli
