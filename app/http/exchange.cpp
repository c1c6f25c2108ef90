// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/exchange.h"

#include "app/http/uploaddevice.h"

#include <QNetworkRequest>

#include <array>

namespace keyturn {

namespace {

std::string_view bytesOf(const Body &body)
{
    if (const auto *bytes = std::get_if<QByteArray>(&body))
        return {bytes->constData(), static_cast<std::size_t>(bytes->size())};
    if (const auto *secret = std::get_if<Secret>(&body))
        return secret->view();
    return {};
}

bool carriesBody(const Request &request)
{
    return !std::holds_alternative<std::monostate>(request.body) || request.method == "POST" ||
           request.method == "PUT" || request.method == "PATCH";
}

QNetworkRequest networkRequest(Connections &connections, const Request &request,
                               const Secret &bearer)
{
    QNetworkRequest out(request.url);
    out.setSslConfiguration(connections.tls());
    out.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                     QNetworkRequest::ManualRedirectPolicy);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    // HTTP/2 has its own rules for sending a request again; one transport is tested, one is used.
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setRawHeader("User-Agent", connections.userAgent());
    out.setRawHeader("Accept", "application/json");
    out.setRawHeader("client-request-id", request.options.correlation.toLatin1());
    out.setRawHeader("x-ms-client-request-id", request.options.correlation.toLatin1());
    for (const Header &header : request.headers)
        out.setRawHeader(header.name, header.value);
    if (!bearer.isEmpty()) {
        const std::string_view token = bearer.view();
        const QByteArray bytes(token.data(), static_cast<qsizetype>(token.size()));
        if (request.bearerHeader.isEmpty())
            out.setRawHeader("Authorization", "Bearer " + bytes);
        else
            out.setRawHeader(request.bearerHeader, bytes);
    }
    if (carriesBody(request)) {
        out.setRawHeader("Content-Type", request.contentType);
        out.setHeader(QNetworkRequest::ContentLengthHeader,
                      static_cast<qulonglong>(bytesOf(request.body).size()));
    }
    return out;
}

/// True for the errors by which QtNetwork repeats an HTTP status; false where the connection
/// failed.
bool isHttpAnswer(QNetworkReply::NetworkError error)
{
    if (error == QNetworkReply::NoError)
        return true;
    return error >= QNetworkReply::ContentAccessDenied &&
           error != QNetworkReply::ContentReSendError && error != QNetworkReply::ProtocolFailure;
}

/// On a connection that was kept: true for the errors that do not say that none could be made.
bool mayHaveBeenSent(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::RemoteHostClosedError ||
           error == QNetworkReply::OperationCanceledError ||
           error == QNetworkReply::ContentReSendError || error == QNetworkReply::ProtocolFailure;
}

} // namespace

void Exchange::Canceller::operator()() const
{
    QMetaObject::invokeMethod(exchange, &Exchange::cancel, Qt::QueuedConnection);
}

Exchange::Exchange(Connections &connections, const Request &request, const Secret &bearer,
                   ExchangeLimits limits, std::function<void()> onSent, std::stop_token stop)
    : m_connections(connections)
    , m_limits(limits)
    , m_onSent(std::move(onSent))
{
    start(request, bearer);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { end(RawAnswer::End::TimedOut); });
    m_timer.start(limits.timeout);
    m_canceller.emplace(std::move(stop), Canceller{this});
}

Exchange::~Exchange()
{
    m_canceller.reset();
    if (m_reply != nullptr) {
        m_reply->disconnect(this);
        if (!m_reply->isFinished())
            m_reply->abort();
        m_reply->deleteLater();
    }
    if (m_ownManager)
        m_ownManager.release()->deleteLater();
}

void Exchange::start(const Request &request, const Secret &bearer)
{
    QNetworkAccessManager *manager = m_connections.shared();
    if (request.freshConnection || request.repeatable == Repeatable::No) {
        m_ownManager = m_connections.fresh();
        manager = m_ownManager.get();
    }
    if (carriesBody(request))
        m_upload = new UploadDevice(bytesOf(request.body), request.repeatable, this);
    m_reply = manager->sendCustomRequest(networkRequest(m_connections, request, bearer),
                                         request.method, m_upload);
    connect(m_reply, &QNetworkReply::requestSent, this, [this] {
        m_answer.sent = true;
        m_onSent();
    });
    // QtNetwork does not tell of a request without a body that it was sent: once the channel
    // stands, or where an open one may have been used, the peer may have seen it.
    connect(m_reply, &QNetworkReply::encrypted, this, [this] { m_channelStands = true; });
    connect(m_reply, &QNetworkReply::readyRead, this, &Exchange::readSome);
    connect(m_reply, &QNetworkReply::finished, this, &Exchange::finish);
}

void Exchange::cancel()
{
    end(RawAnswer::End::Cancelled);
}

void Exchange::end(RawAnswer::End why)
{
    if (m_done.isDone() || m_early)
        return;
    m_early = why;
    // Emits finished() at once; this object may be gone when it returns.
    m_reply->abort();
}

void Exchange::readSome()
{
    if (m_answer.body.size() == 0) {
        const qint64 announced = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
        if (announced > 0 && announced <= m_limits.maxBytes)
            m_answer.body = Secret::withCapacity(static_cast<std::size_t>(announced));
    }
    std::array<char, 16 * 1024> buffer;
    while (m_reply->bytesAvailable() > 0) {
        const qint64 count = m_reply->read(buffer.data(), buffer.size());
        if (count <= 0)
            break;
        m_answer.body.append({buffer.data(), static_cast<std::size_t>(count)});
        if (static_cast<qint64>(m_answer.body.size()) > m_limits.maxBytes) {
            wipe(std::span<char>(buffer));
            end(RawAnswer::End::TooBig);
            return;
        }
    }
    wipe(std::span<char>(buffer));
}

void Exchange::finish()
{
    m_timer.stop();
    if (!m_early)
        readSome();
    m_answer.networkError = m_reply->error();
    m_answer.sent = m_answer.sent || m_channelStands ||
                    (m_upload != nullptr && m_upload->isTouched()) ||
                    (!m_ownManager && mayHaveBeenSent(m_answer.networkError));
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    for (const auto &[name, value] : m_reply->rawHeaderPairs())
        m_answer.headers.append({name, value});
    const bool complete = m_answer.status != 0 && isHttpAnswer(m_answer.networkError);
    m_answer.end = m_early.value_or(complete ? RawAnswer::End::Answered : RawAnswer::End::Broken);
    m_done.complete();
}

} // namespace keyturn
