// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/task.h"
#include "app/http/callobserver.h"
#include "app/http/request.h"
#include "app/http/trustsettings.h"

#include <memory>
#include <vector>

namespace keyturn {

struct PipelineLimits
{
    Millis timeout{30'000};     ///< wall time of one attempt
    qint64 maxBytes = 64 << 20; ///< of one answer
    int maxAttempts = 6;        ///< of one repeatable call
    Millis firstBackoff{1'000}; ///< tenant time; doubles, jittered, where Retry-After is absent
    Millis longestBackoff{60'000};
    Millis longestRetryAfter{900'000}; ///< a longer one ends the call as Throttled
    int managers = 4;                  ///< of six connections to a host each
};

struct PipelineState;

/// The one way out: sends requests, with proxy, trust, tokens, quotas and repetition.
/// Invariant: a call that is not repeatable is sent at most once, apart from the one repetition
/// after a 401, which says that nothing was done.
/// Invariant: outlives every reply it sent; when it dies, calls under way end as Cancelled.
class Pipeline
{
public:
    /// @p clock rules waits and quotas; it and @p observers outlive the pipeline.
    Pipeline(TrustSettings trust, PipelineLimits limits, Clock *clock,
             std::vector<CallObserver *> observers = {});
    ~Pipeline();
    Pipeline(const Pipeline &) = delete;
    Pipeline &operator=(const Pipeline &) = delete;

    /// A 2xx answer, or an Error with the service's code, HTTP status and request id.
    Task<Reply> send(Request request);

    [[nodiscard]] Clock *clock() const;
    /// Empty when the extra authority could be read; else why not. No call is sent then.
    [[nodiscard]] std::optional<Error> trustError() const;

private:
    std::shared_ptr<PipelineState> m_state;
};

} // namespace keyturn
