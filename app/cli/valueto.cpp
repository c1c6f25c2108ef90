// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/valueto.h"

#include "app/base/completion.h"
#include "app/rotation/rotationservice.h"

#include <cerrno>
#include <fcntl.h>
#include <memory>
#include <unistd.h>

namespace keyturn::cli {

namespace {

Result<void> writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t wrote = ::write(descriptor, bytes.data(), bytes.size());
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return std::unexpected(Error::of(ErrorKind::StoreFailed, QStringLiteral("descriptor"))
                                       .about(QString::number(descriptor))
                                       .whileDoing(QStringLiteral("hand the value over")));
        bytes.remove_prefix(static_cast<std::size_t>(wrote));
    }
    return {};
}

} // namespace

Result<void> checkDescriptor(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    if (flags >= 0 && (flags & O_ACCMODE) != O_RDONLY)
        return {};
    return std::unexpected(Error::invalid(QString::number(descriptor), QStringLiteral("descriptor"))
                               .whileDoing(QStringLiteral("hand the value over")));
}

Task<void> writeValue(rotation::RotationService *service, QString run, int descriptor)
{
    const auto outcome = std::make_shared<Result<void>>();
    const Completion done;
    service->fetchValue(run, [outcome, done, descriptor](Result<Secret> value) {
        if (value)
            *outcome = writeAll(descriptor, value->view());
        else
            *outcome =
                std::unexpected(value.error().whileDoing(QStringLiteral("hand the value over")));
        done.complete();
    });
    co_await done.wait();
    co_return *outcome;
}

} // namespace keyturn::cli
