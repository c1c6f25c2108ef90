// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/connectorsettings.h"

#include "app/base/json.h"

namespace keyturn {

namespace {

/// The name in @environmentVariables("name"); empty when @p text is no such expression.
QString variableIn(const QString &text)
{
    const QString opening = QStringLiteral("@environmentVariables(");
    const QString trimmed = text.trimmed();
    if (!trimmed.startsWith(opening) || !trimmed.endsWith(QLatin1Char(')')))
        return {};
    const QString inner =
        trimmed.mid(opening.size(), trimmed.size() - opening.size() - 1).trimmed();
    return inner.size() > 2 ? inner.mid(1, inner.size() - 2) : QString();
}

Json oauthSettingsOf(const Json &parameters)
{
    // The connection parameter is named "token" by convention only.
    const QStringList keys = parameters.keys();
    for (const QString &key : keys) {
        const std::string name = key.toStdString();
        const Json parameter = parameters.member(name);
        for (const char *spelling : {"oAuthSettings", "oauthSettings"}) {
            if (parameter.member(spelling).isObject())
                return parameter.member(spelling);
        }
    }
    return {};
}

/// "client_credentials" alone is app-only; without a grant type a user signs in.
FlowKind flowOf(const Json &oauth)
{
    const Json grant = oauth.member("customParameters").member("grantType");
    const QString type = grant.isObject() ? grant.text("value") : grant.toText();
    return type == QLatin1String("client_credentials") ? FlowKind::AppOnly : FlowKind::Delegated;
}

} // namespace

ConnectorSettings ConnectorSettings::read(const QByteArray &connectionParameters)
{
    const Result<Json> parsed = Json::parse(
        {connectionParameters.constData(), static_cast<std::size_t>(connectionParameters.size())});
    if (!parsed)
        return {};
    const Json oauth = oauthSettingsOf(*parsed);
    ConnectorSettings settings;
    settings.clientId = oauth.text("clientId");
    settings.isEntraApplication =
        oauth.text("identityProvider").startsWith(QLatin1String("aad"), Qt::CaseInsensitive) &&
        !settings.clientId.isEmpty();
    settings.flow = flowOf(oauth);
    settings.secretVariable = variableIn(oauth.text("clientSecret"));
    return settings;
}

} // namespace keyturn
