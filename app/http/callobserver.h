// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace keyturn {

/// One attempt of one request.
struct Call
{
    QString operation;
    QByteArray method;
    QString host;
    QString path;
    QString correlation;
    int attempt = 1;
};

struct CallOutcome
{
    int httpStatus = 0; ///< 0 = no answer
    std::optional<Error> error;
    QString requestId;
    std::chrono::milliseconds took{};
};

/// Sees every attempt of every call. May refuse one before it is sent and may lose an answer.
class CallObserver
{
public:
    CallObserver() = default;
    CallObserver(const CallObserver &) = delete;
    CallObserver &operator=(const CallObserver &) = delete;
    virtual ~CallObserver() = default;

    /// An error keeps the call from being sent and becomes its outcome.
    virtual std::optional<Error> beforeSend(const Call &call);
    /// The request's last byte was handed to the connection.
    virtual void sent(const Call &call);
    /// An error replaces the answer.
    virtual std::optional<Error> afterAnswer(const Call &call, const CallOutcome &outcome);
};

} // namespace keyturn
