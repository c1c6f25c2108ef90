// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/keyvaultclient.h"

#include "app/base/secrettext.h"
#include "app/clients/servicecall.h"
#include "app/http/paging.h"

#include <algorithm>

namespace keyturn {

namespace {

const QueryItems version74{{QStringLiteral("api-version"), QStringLiteral("7.4")}};

TimePoint fromUnixSeconds(qint64 seconds)
{
    return TimePoint(std::chrono::seconds(seconds));
}

VaultSecretVersion versionFrom(const Json &json)
{
    VaultSecretVersion out;
    // https://name.vault.azure.net/secrets/{name}[/{version}]
    const QStringList parts =
        QUrl(json.text("id")).path().split(QLatin1Char('/'), Qt::SkipEmptyParts);
    out.name = parts.value(1);
    out.version = parts.value(2);
    out.contentType = json.text("contentType");
    const Json attributes = json.member("attributes");
    out.enabled = attributes.flag("enabled", true);
    out.created = fromUnixSeconds(attributes.number("created"));
    out.updated = fromUnixSeconds(attributes.number("updated"));
    out.expires = fromUnixSeconds(attributes.number("exp"));
    const Json tags = json.member("tags");
    for (const QString &key : tags.keys())
        out.tags.insert(key, tags.text(key.toStdString()));
    return out;
}

QByteArray tagsJson(const QMap<QString, QString> &tags)
{
    JsonWriter writer;
    writer.beginObject();
    for (auto tag = tags.begin(); tag != tags.end(); ++tag)
        writer.member(tag.key().toStdString(), tag.value());
    return writer.endObject().take();
}

void append(Secret &body, const QByteArray &text)
{
    body.append({text.constData(), static_cast<std::size_t>(text.size())});
}

/// Written by hand into one buffer that is wiped.
Secret setBody(const NewVaultSecret &target, const Secret &value)
{
    const QByteArray tags = tagsJson(target.tags);
    Secret body = Secret::withCapacity(
        value.size() * 6 + static_cast<std::size_t>(tags.size() + target.contentType.size() * 6) +
        256);
    body.append("{\"value\":");
    appendJsonString(body, value.view());
    if (!target.contentType.isEmpty()) {
        body.append(",\"contentType\":");
        appendJsonString(body, target.contentType.toStdString());
    }
    body.append(",\"tags\":");
    append(body, tags);
    body.append(",\"attributes\":{\"enabled\":true");
    if (target.expires != TimePoint{}) {
        body.append(",\"exp\":");
        append(body, QByteArray::number(static_cast<qint64>(
                         std::chrono::floor<std::chrono::seconds>(target.expires)
                             .time_since_epoch()
                             .count())));
    }
    body.append("}}");
    return body;
}

/// A token goes only to a host under the suffix of the vaults, and only for their resource: a
/// hostile host could harvest tokens otherwise. Source: contracts, azure 3.1.
std::optional<Error> judgeChallenge(const Challenge &challenge, const QString &host,
                                    const QString &resource, const QString &tenantId)
{
    const auto refuse = [&host](const char *code) {
        return Error::of(ErrorKind::NotSignedIn, host, QLatin1String(code));
    };
    if (!challenge.resource.isEmpty() &&
        challenge.resource.compare(resource, Qt::CaseInsensitive) != 0)
        return refuse("challenge-resource");
    const bool otherTenant = !challenge.tenant.isEmpty() &&
                             challenge.tenant != QLatin1String("common") &&
                             challenge.tenant.compare(tenantId, Qt::CaseInsensitive) != 0;
    if (otherTenant)
        return refuse("challenge-tenant");
    return {};
}

Result<VaultSecret> secretFrom(Reply &reply, const QString &host)
{
    Result<Secret> value = takeStringMember(reply.secretBody, "value");
    const Result<Json> rest = Json::parse(reply.secretBody.view());
    if (!value || !rest)
        return std::unexpected(badAnswerFrom(host, "value"));
    VaultSecret secret;
    secret.version = versionFrom(*rest);
    secret.value = std::move(*value);
    if (secret.version.version.isEmpty())
        return std::unexpected(badAnswerFrom(host, "id"));
    return secret;
}

Task<VaultSecret> readSecret(Pipeline *pipeline, Request request)
{
    const QString host = request.url.host();
    request.expect = Expect::SecretJson;
    Result<Reply> reply = co_await pipeline->send(std::move(request));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return secretFrom(*reply, host);
}

Task<QList<VaultSecretVersion>> readVersions(Pipeline *pipeline, Request request)
{
    const Result<std::vector<Json>> rows = co_await readPages(pipeline, std::move(request));
    if (!rows)
        co_return std::unexpected(rows.error());
    QList<VaultSecretVersion> out;
    for (const Json &row : *rows)
        out << versionFrom(row);
    // The service does not order them.
    std::ranges::sort(out, std::ranges::greater{}, &VaultSecretVersion::created);
    co_return std::move(out);
}

} // namespace

KeyVaultClient::KeyVaultClient(Pipeline *pipeline, TokenCredential *credential, Cloud cloud)
    : m_pipeline(pipeline)
    , m_credential(credential)
    , m_cloud(std::move(cloud))
{}

Result<Request> KeyVaultClient::request(const QString &operation, const QString &vaultUri,
                                        const QByteArray &path, const QueryItems &query,
                                        const CallOptions &options) const
{
    const QUrl vault(vaultUri, QUrl::StrictMode);
    const QString suffix = QLatin1Char('.') + m_cloud.keyVaultSuffix;
    const bool isVault = vault.scheme() == QLatin1String("https") && vault.port(443) == 443 &&
                         vault.userInfo().isEmpty() && vault.host().endsWith(suffix) &&
                         vault.host().size() > suffix.size();
    if (!isVault)
        return std::unexpected(Error::invalid(vaultUri, QStringLiteral("vault-host")));
    const QString resource = QStringLiteral("https://") + m_cloud.keyVaultSuffix;
    Request out = serviceGet(operation, serviceUrl(vault.host(), path, version74 + query),
                             {m_credential, resource}, options);
    out.onChallenge = [host = vault.host(), resource,
                       tenant = m_credential->tenantId()](const Challenge &challenge) {
        return judgeChallenge(challenge, host, resource, tenant);
    };
    return out;
}

Task<VaultSecret> KeyVaultClient::secret(QString vaultUri, QString name, QString version,
                                         CallOptions options)
{
    QByteArray path = "/secrets/" + segment(name);
    if (!version.isEmpty())
        path += '/' + segment(version);
    Result<Request> call =
        request(QStringLiteral("keyvault.getSecret"), vaultUri, path, {}, options);
    if (!call)
        co_return std::unexpected(call.error());
    co_return co_await readSecret(m_pipeline, std::move(*call));
}

Task<VaultSecretVersion> KeyVaultClient::setSecret(NewVaultSecret target, Secret value,
                                                   CallOptions options)
{
    Result<Request> call = request(QStringLiteral("keyvault.setSecret"), target.vaultUri,
                                   "/secrets/" + segment(target.name), {}, options);
    if (!call)
        co_return std::unexpected(call.error());
    call->method = "PUT";
    call->body = setBody(target, value);
    value.clear();
    call->repeatable = Repeatable::No;
    // The answer repeats the value.
    const Result<VaultSecret> written = co_await readSecret(m_pipeline, std::move(*call));
    if (!written)
        co_return std::unexpected(written.error());
    co_return written->version;
}

Task<QList<VaultSecretVersion>> KeyVaultClient::versions(QString vaultUri, QString name,
                                                         CallOptions options)
{
    Result<Request> call = request(QStringLiteral("keyvault.listVersions"), vaultUri,
                                   "/secrets/" + segment(name) + "/versions",
                                   {{QStringLiteral("maxresults"), QStringLiteral("25")}}, options);
    if (!call)
        co_return std::unexpected(call.error());
    co_return co_await readVersions(m_pipeline, std::move(*call));
}

Task<QList<VaultSecretVersion>> KeyVaultClient::listSecrets(QString vaultUri, CallOptions options)
{
    Result<Request> call = request(QStringLiteral("keyvault.listSecrets"), vaultUri, "/secrets",
                                   {{QStringLiteral("maxresults"), QStringLiteral("25")}}, options);
    if (!call)
        co_return std::unexpected(call.error());
    co_return co_await readVersions(m_pipeline, std::move(*call));
}

Task<VaultSecretVersion> KeyVaultClient::updateSecret(QString vaultUri, QString name,
                                                      QString version, std::optional<bool> enabled,
                                                      std::optional<QMap<QString, QString>> tags,
                                                      CallOptions options)
{
    Result<Request> call =
        request(QStringLiteral("keyvault.updateSecret"), vaultUri,
                "/secrets/" + segment(name) + '/' + segment(version), {}, options);
    if (!call)
        co_return std::unexpected(call.error());
    JsonWriter body;
    body.beginObject();
    if (enabled)
        body.key("attributes").beginObject().member("enabled", *enabled).endObject();
    if (tags)
        body.key("tags").raw(tagsJson(*tags));
    body.endObject();
    call->method = "PATCH";
    call->body = body.take();
    const Result<Reply> reply = co_await m_pipeline->send(std::move(*call));
    if (!reply)
        co_return std::unexpected(reply.error());
    co_return versionFrom(reply->json);
}

} // namespace keyturn
