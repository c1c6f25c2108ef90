// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/door.h"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <map>
#include <sstream>

namespace sim {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace ssl = boost::asio::ssl;
using asio::ip::tcp;
using boost::beast::flat_buffer;
using boost::system::error_code;
using Incoming = http::request<http::string_body>;
using Outgoing = http::response<http::string_body>;

constexpr std::uint64_t bodyLimit = 12 * 1024 * 1024;
constexpr std::uint32_t headerLimit = 64 * 1024;
constexpr auto tickEvery = std::chrono::milliseconds(20);

// Errors come back as values: a client that goes away is not an exception.
const auto token = asio::as_tuple(asio::use_awaitable);

Outgoing toWire(const Response &response, const Incoming &request)
{
    Outgoing out;
    out.version(request.version());
    out.result(static_cast<unsigned>(response.status));
    for (const auto &[name, value] : response.headers.all())
        out.insert(name, value);
    out.keep_alive(request.keep_alive());
    if (response.status != 204 && response.status != 304)
        out.body() = response.body;
    out.prepare_payload();
    if (request.method() == http::verb::head)
        out.body().clear();
    return out;
}

Request fromWire(const Incoming &incoming, std::string host, std::uint64_t connection)
{
    Request request;
    request.method = std::string(incoming.method_string());
    request.host = std::move(host);
    request.target = std::string(incoming.target());
    request.connection = connection;
    request.body = incoming.body();
    for (const auto &field : incoming)
        request.headers.add(std::string(field.name_string()), std::string(field.value()));
    return request;
}

std::string lowerHost(std::string_view authority)
{
    std::string host(authority.substr(0, authority.rfind(':')));
    if (authority.find(':') == std::string_view::npos)
        host = std::string(authority);
    for (char &c : host)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return host;
}

Response tooLarge()
{
    return jsonResponse(413,
                        R"({"error":{"code":"RequestEntityTooLarge","message":"Too large."}})");
}

} // namespace

// One request from its arrival until its answer is on the wire.
class InFlight
{
public:
    explicit InFlight(std::size_t &count)
        : m_count(count)
    {
        ++m_count;
    }
    ~InFlight() { --m_count; }
    InFlight(const InFlight &) = delete;
    InFlight &operator=(const InFlight &) = delete;

private:
    std::size_t &m_count;
};

struct Door::Inside
{
    Tenant &tenant;
    Dispatcher &dispatcher;
    Faults &faults;
    KeyPair ca;
    KeyPair strangerCa = makeCa("Somebody else's CA");
    asio::io_context io{1};
    tcp::acceptor acceptor{io};
    std::map<std::string, std::unique_ptr<ssl::context>> contexts;
    std::uint64_t connections = 0;
    std::map<std::string, std::size_t> inFlight; // requests not yet answered, by host

    std::unique_ptr<ssl::context> makeContext(const KeyPair &issuer, const std::string &host) const
    {
        const KeyPair leaf = makeLeaf(issuer, host);
        auto context = std::make_unique<ssl::context>(ssl::context::tls_server);
        SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
        SSL_CTX_use_certificate(context->native_handle(), leaf.certificate.get());
        SSL_CTX_use_PrivateKey(context->native_handle(), leaf.key.get());
        return context;
    }

    ssl::context &contextOf(const std::string &host)
    {
        std::unique_ptr<ssl::context> &context = contexts[host];
        if (context == nullptr)
            context = makeContext(ca, host);
        return *context;
    }

    asio::awaitable<void> accept()
    {
        while (true) {
            auto [error, socket] = co_await acceptor.async_accept(token);
            if (error)
                co_return;
            socket.set_option(tcp::no_delay(true));
            asio::co_spawn(io, serveClient(std::move(socket), ++connections), asio::detached);
        }
    }

    asio::awaitable<void> serveClient(tcp::socket socket, std::uint64_t connection)
    {
        flat_buffer buffer;
        while (true) {
            http::request_parser<http::string_body> parser;
            parser.body_limit(bodyLimit);
            parser.header_limit(headerLimit);
            auto [error, size] = co_await http::async_read(socket, buffer, parser, token);
            if (error)
                co_return;
            const Incoming incoming = parser.release();
            if (incoming.method() == http::verb::connect) {
                if (co_await openTunnel(socket, incoming, connection))
                    co_await serveTunnel(socket, buffer, std::string(incoming.target()),
                                         connection);
                co_return;
            }
            // A page of the tenant itself, or a plain-http proxy request, which nobody forwards.
            const std::string target(incoming.target());
            const bool control = target.starts_with("/_tenant");
            const bool foreign = !target.starts_with('/');
            Request request =
                fromWire(incoming, std::string(control ? controlHost : portalHost), connection);
            const Response response =
                foreign ? emptyResponse(502) : dispatcher.handle(std::move(request)).response;
            const Outgoing out = toWire(response, incoming);
            auto [failed, written] = co_await http::async_write(socket, out, token);
            if (failed || !out.keep_alive())
                co_return;
        }
    }

    asio::awaitable<bool> openTunnel(tcp::socket &socket, const Incoming &incoming,
                                     std::uint64_t connection)
    {
        const std::string authority(incoming.target());
        const std::string host = lowerHost(authority);
        const bool known = authority.ends_with(":443") && host != portalHost &&
                           host != controlHost && tenant.router.serviceOf(host) != nullptr;
        if (!known)
            dispatcher.noteRefusedHost(host, connection);
        const std::string version = incoming.version() == 10 ? "HTTP/1.0" : "HTTP/1.1";
        const std::string answer =
            known ? version + " 200 Connection established\r\n\r\n"
                  : version + " 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        auto [error, written] = co_await asio::async_write(socket, asio::buffer(answer), token);
        co_return known && !error;
    }

    asio::awaitable<void> serveTunnel(tcp::socket &socket, flat_buffer &early,
                                      std::string authority, std::uint64_t connection)
    {
        const std::string host = lowerHost(authority);
        const bool stranger = faults.takeUnknownCa(tenant.router.serviceOf(host)->name);
        std::unique_ptr<ssl::context> strange;
        if (stranger)
            strange = makeContext(strangerCa, host);
        ssl::stream<tcp::socket &> stream(socket, stranger ? *strange : contextOf(host));
        auto [error, used] =
            co_await stream.async_handshake(ssl::stream_base::server, early.data(), token);
        if (error)
            co_return;
        flat_buffer buffer;
        while (co_await serveOne(stream, buffer, host, connection)) {
        }
        error_code ignored;
        socket.close(ignored);
    }

    // One request and its answer; false when the connection is over.
    asio::awaitable<bool> serveOne(ssl::stream<tcp::socket &> &stream, flat_buffer &buffer,
                                   const std::string &host, std::uint64_t connection)
    {
        http::request_parser<http::string_body> parser;
        parser.body_limit(bodyLimit);
        parser.header_limit(headerLimit);
        auto [error, size] = co_await http::async_read(stream, buffer, parser, token);
        if (error == http::error::body_limit) {
            const Outgoing out = toWire(tooLarge(), Incoming());
            co_await http::async_write(stream, out, token);
            co_return false;
        }
        if (error)
            co_return false;
        const Incoming incoming = parser.release();
        Request request = fromWire(incoming, host, connection);
        const InFlight counted(inFlight[host]);
        request.inFlight = inFlight[host];
        const Outcome outcome = dispatcher.handle(std::move(request));
        if (outcome.delayMs > 0) {
            asio::steady_timer timer(io, std::chrono::milliseconds(outcome.delayMs));
            co_await timer.async_wait(token);
        }
        const Outgoing out = toWire(outcome.response, incoming);
        switch (outcome.delivery) {
        case Outcome::Delivery::Nothing:
            co_return false;
        case Outcome::Delivery::Hang:
            co_await waitForTheEnd(stream);
            co_return false;
        case Outcome::Delivery::CutBody:
            co_await writeHalf(stream, out);
            co_return false;
        case Outcome::Delivery::Whole:
            break;
        }
        auto [failed, written] = co_await http::async_write(stream, out, token);
        co_return !failed && out.keep_alive();
    }

    static asio::awaitable<void> waitForTheEnd(ssl::stream<tcp::socket &> &stream)
    {
        std::array<char, 1> byte{};
        co_await stream.async_read_some(asio::buffer(byte), token);
    }

    // The head promises more than what follows.
    static asio::awaitable<void> writeHalf(ssl::stream<tcp::socket &> &stream, const Outgoing &out)
    {
        std::ostringstream text;
        text << out;
        const std::string bytes = text.str();
        const std::size_t body = out.body().size();
        // An answer without a body is cut within its head.
        const std::size_t length = body > 0 ? bytes.size() - (body + 1) / 2 : bytes.size() / 2;
        co_await asio::async_write(stream, asio::buffer(bytes.data(), length), token);
    }

    asio::awaitable<void> keepTime(Tick tick)
    {
        auto last = std::chrono::steady_clock::now();
        while (true) {
            asio::steady_timer timer(io, tickEvery);
            co_await timer.async_wait(token);
            const auto now = std::chrono::steady_clock::now();
            tick(std::chrono::duration<double>(now - last).count());
            last = now;
        }
    }
};

Door::Door(Tenant &tenant, Dispatcher &dispatcher, Faults &faults, KeyPair ca)
    : m_inside(std::make_unique<Inside>(tenant, dispatcher, faults, std::move(ca)))
{}

Door::~Door() = default;

std::uint16_t Door::listen(std::uint16_t port)
{
    const tcp::endpoint where(asio::ip::address_v4::loopback(), port);
    m_inside->acceptor.open(where.protocol());
    m_inside->acceptor.set_option(asio::socket_base::reuse_address(true));
    m_inside->acceptor.bind(where);
    m_inside->acceptor.listen();
    return m_inside->acceptor.local_endpoint().port();
}

void Door::run(Tick tick)
{
    Inside &inside = *m_inside;
    asio::signal_set signals(inside.io, SIGINT, SIGTERM);
    signals.async_wait([&inside](const error_code &, int) { inside.io.stop(); });
    asio::co_spawn(inside.io, inside.accept(), asio::detached);
    asio::co_spawn(inside.io, inside.keepTime(std::move(tick)), asio::detached);
    inside.io.run();
}

} // namespace sim
