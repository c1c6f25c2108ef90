// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/operation.h"

#include <utility>

namespace keyturn {

Operation::Operation(QString title, QObject *parent)
    : QObject(parent)
    , m_title(std::move(title))
{}

Operation::~Operation()
{
    m_stop.request_stop();
}

void Operation::cancel()
{
    m_stop.request_stop();
}

void Operation::report(int done, int total)
{
    m_done = done;
    m_total = total;
    Q_EMIT progressed(done, total);
}

void Operation::finish(const Result<void> &result)
{
    if (std::exchange(m_finished, true))
        return;
    if (!result)
        m_error = result.error();
    Q_EMIT finished();
}

} // namespace keyturn
