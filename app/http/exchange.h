// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/completion.h"
#include "app/base/secret.h"
#include "app/http/connections.h"
#include "app/http/request.h"

#include <QNetworkReply>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace keyturn {

/// What came back for one request sent once.
struct RawAnswer
{
    enum class End { Answered, TimedOut, Cancelled, TooBig, Broken };
    End end = End::Broken;
    QNetworkReply::NetworkError networkError = QNetworkReply::NoError;
    bool sent = false; ///< the peer may have seen the request
    int status = 0;    ///< 0 = no status line came
    QList<Header> headers;
    Secret body;
};

struct ExchangeLimits
{
    Millis timeout;
    qint64 maxBytes;
};

/// Sends one request once and waits for what comes back. Awaited through done().
/// The reply is aborted when this object dies before it.
class Exchange : public QObject
{
public:
    /// @p request outlives the exchange; @p bearer goes into the Authorization header.
    Exchange(Connections &connections, const Request &request, const Secret &bearer,
             ExchangeLimits limits, std::function<void()> onSent, std::stop_token stop);
    ~Exchange() override;

    [[nodiscard]] const Completion &done() const { return m_done; }
    [[nodiscard]] RawAnswer takeAnswer() { return std::move(m_answer); }
    void cancel();

private:
    void start(const Request &request, const Secret &bearer);
    void readSome();
    void finish();
    void end(RawAnswer::End why);

    struct Canceller
    {
        Exchange *exchange;
        void operator()() const;
    };

    Connections &m_connections;
    ExchangeLimits m_limits;
    std::function<void()> m_onSent;
    std::unique_ptr<QNetworkAccessManager> m_ownManager;
    QNetworkReply *m_reply = nullptr;
    class UploadDevice *m_upload = nullptr;
    bool m_channelStands = false;
    QTimer m_timer;
    std::optional<RawAnswer::End> m_early;
    RawAnswer m_answer;
    Completion m_done;
    std::optional<std::stop_callback<Canceller>> m_canceller;
};

} // namespace keyturn
