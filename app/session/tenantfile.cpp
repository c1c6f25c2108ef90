// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/tenantfile.h"

#include "app/base/json.h"

#include <QFile>

#include <algorithm>
#include <array>

namespace keyturn {

namespace {

constexpr qint64 longestFile = 1 << 20;
constexpr std::array secretMembers{"clientSecret", "password", "clientKey", "privateKey"};

Error invalid(const QString &file, const QString &code)
{
    return Error::invalid(file, code).whileDoing(QStringLiteral("read the tenant file"));
}

Result<QByteArray> bytesOf(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return std::unexpected(invalid(file, QStringLiteral("unreadable")));
    if (in.size() > longestFile)
        return std::unexpected(invalid(file, QStringLiteral("json")));
    QByteArray bytes(in.size(), Qt::Uninitialized);
    if (in.read(bytes.data(), bytes.size()) != bytes.size()) {
        wipe(bytes);
        return std::unexpected(invalid(file, QStringLiteral("unreadable")));
    }
    return bytes;
}

/// Milliseconds since the epoch, whether written as a number or as ISO text.
TimePoint timeOf(const Json &json, std::string_view name)
{
    const Json value = json.member(name);
    return value.isString() ? fromIso(value.toText()) : TimePoint(Millis(value.toInteger()));
}

/// Until the tenant's clock has answered, the wall clocks of both processes must do.
ClockLine startOf(const Json &json)
{
    const SystemClock wall;
    const Millis monotonic =
        std::chrono::duration_cast<Millis>(std::chrono::steady_clock::now().time_since_epoch());
    ClockLine line;
    line.tenant = timeOf(json, "epoch");
    line.monotonic = monotonic - (wall.now() - timeOf(json, "startedAt"));
    line.speed = json.member("speed").toDouble(1);
    return line;
}

} // namespace

Secret cutMember(QByteArray &json, const QByteArray &name)
{
    const QByteArray key = '"' + name + '"';
    Secret first;
    bool found = false;
    for (qsizetype at = json.indexOf(key); at >= 0; at = json.indexOf(key, at + 1)) {
        qsizetype from = at + key.size();
        while (from < json.size() && (json.at(from) == ':' || json.at(from) == ' '))
            ++from;
        if (from >= json.size() || json.at(from) != '"')
            continue;
        qsizetype to = ++from;
        Secret value = Secret::withCapacity(static_cast<std::size_t>(json.size() - from));
        for (; to < json.size() && json.at(to) != '"'; ++to) {
            if (json.at(to) == '\\' && to + 1 < json.size())
                ++to;
            value.append({json.constData() + to, 1});
        }
        if (to >= json.size())
            continue;
        std::fill(json.data() + from, json.data() + to, ' ');
        if (!found)
            first = std::move(value);
        found = true;
    }
    return first;
}

Result<TenantFile> TenantFile::read(const QString &file)
{
    Result<QByteArray> bytes = bytesOf(file);
    if (!bytes)
        return std::unexpected(bytes.error());
    for (const char *member : secretMembers)
        (void)cutMember(*bytes, member);
    const Result<Json> json =
        Json::parse({bytes->constData(), static_cast<std::size_t>(bytes->size())});
    wipe(*bytes);
    if (!json)
        return std::unexpected(invalid(file, QStringLiteral("json")));
    TenantFile read;
    read.port = static_cast<int>(json->number("port"));
    read.caFile = json->text("caFile");
    read.tenantId = json->text("tenantId");
    read.clientId = json->text("clientId");
    read.portalUrl = json->text("portalUrl");
    read.workspaceId = json->text("workspaceId");
    read.certificateFile = json->text("clientCertificateFile");
    read.keyFile = json->text("clientKeyFile");
    read.start = startOf(*json);
    if (read.port < 1 || read.port > 65535)
        return std::unexpected(invalid(file, QStringLiteral("port")));
    if (read.tenantId.isEmpty())
        return std::unexpected(invalid(file, QStringLiteral("tenantId")));
    if (read.clientId.isEmpty())
        return std::unexpected(invalid(file, QStringLiteral("clientId")));
    return read;
}

Result<Secret> TenantFile::readClientKey(const QString &file)
{
    const Result<TenantFile> tenant = read(file);
    if (!tenant)
        return std::unexpected(tenant.error());
    Result<QByteArray> bytes = bytesOf(tenant->keyFile);
    if (!bytes)
        return std::unexpected(bytes.error());
    return Secret::taking(std::move(*bytes));
}

Result<Secret> TenantFile::readClientSecret(const QString &file)
{
    Result<QByteArray> bytes = bytesOf(file);
    if (!bytes)
        return std::unexpected(bytes.error());
    Secret secret = cutMember(*bytes, "clientSecret");
    wipe(*bytes);
    if (secret.isEmpty())
        return std::unexpected(invalid(file, QStringLiteral("clientSecret")));
    return secret;
}

} // namespace keyturn
