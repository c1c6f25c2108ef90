// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/quota.h"

#include "app/base/wait.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace keyturn {

namespace {

// Sources: contracts, identity 2.0 and 3.4; azure 1.5, 3.3 and 4.1. A little below each limit,
// because other programs of the same tenant draw on it as well.
constexpr std::array quotaTable{
    QuotaRow{"graph.", "/v1.0/auditLogs", false, 4, 0.45, 2},
    QuotaRow{"graph.", "/", true, 400, 18, 8},
    QuotaRow{"graph.", "/", false, 1000, 100, 16},
    QuotaRow{"management.", "/", true, 150, 9, 8},
    QuotaRow{"management.", "/", false, 200, 22, 12},
    QuotaRow{".vault.", "/", false, 1000, 300, 16},
    QuotaRow{".dynamics.", "/", false, 3000, 18, 40},
    QuotaRow{"api.loganalytics.", "/", false, 100, 6, 5},
    QuotaRow{"", "/", false, 400, 100, 24},
};

bool fits(const QuotaRow &row, const QString &host, const QString &path, bool isWrite)
{
    const QLatin1String part(row.hostSuffix);
    const bool hostFits =
        host.startsWith(part) || (part.startsWith(QLatin1Char('.')) && host.contains(part));
    return hostFits && path.startsWith(QLatin1String(row.pathPrefix)) &&
           (isWrite || !row.writesOnly);
}

} // namespace

Quota::Quota(Clock *clock)
    : m_clock(clock)
{}

std::span<const QuotaRow> Quota::table()
{
    return quotaTable;
}

Task<Gate::Pass> Quota::take(QString host, QString path, QByteArray method, std::stop_token stop)
{
    const bool isWrite = method != "GET";
    const auto row = std::find_if(quotaTable.begin(), quotaTable.end(), [&](const QuotaRow &each) {
        return fits(each, host, path, isWrite);
    });
    const QString key = host + QLatin1Char(' ') + QString::number(row - quotaTable.begin());
    std::shared_ptr<Bucket> &slot = m_buckets[key];
    if (!slot) {
        slot = std::make_shared<Bucket>();
        slot->tokens = row->burst;
        slot->filledAt = m_clock->now();
        slot->gate = Gate(row->parallel);
    }
    const std::shared_ptr<Bucket> bucket = slot;
    Clock *clock = m_clock;
    Result<Gate::Pass> pass = co_await bucket->gate.enter(stop);
    if (!pass)
        co_return pass;
    for (;;) {
        const TimePoint now = clock->now();
        const double passed = std::chrono::duration<double>(now - bucket->filledAt).count();
        bucket->tokens =
            std::min<double>(row->burst, bucket->tokens + std::max(0.0, passed) * row->perSecond);
        bucket->filledAt = now;
        if (bucket->tokens >= 1)
            break;
        const double missingSeconds = (1 - bucket->tokens) / row->perSecond;
        const Result<void> waited =
            co_await waitUntil(clock, now + Millis(std::lround(missingSeconds * 1000) + 1), stop);
        if (!waited)
            co_return std::unexpected(waited.error());
    }
    bucket->tokens -= 1;
    co_return std::move(pass);
}

} // namespace keyturn
