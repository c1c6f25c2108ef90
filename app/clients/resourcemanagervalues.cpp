// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/resourcemanagervalues.h"

#include <QRegularExpression>

#include <algorithm>

namespace keyturn {

namespace {

bool matches(const QString &pattern, const QString &action)
{
    const QString expression =
        QRegularExpression::escape(pattern).replace(QLatin1String("\\*"), QLatin1String(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression),
                              QRegularExpression::CaseInsensitiveOption)
        .match(action)
        .hasMatch();
}

bool anyMatches(const QStringList &patterns, const QString &action)
{
    return std::ranges::any_of(
        patterns, [&action](const QString &pattern) { return matches(pattern, action); });
}

/// True for names under which people put secrets in clear.
bool soundsSecret(const QString &name)
{
    static const QRegularExpression words(QStringLiteral("secret|password|passwd|token|key$|_key|"
                                                         "apikey|connectionstring|credential"),
                                          QRegularExpression::CaseInsensitiveOption);
    return words.match(name).hasMatch();
}

QList<ContainerAppVariable> variablesFrom(const Json &properties)
{
    QList<ContainerAppVariable> out;
    for (const Json &container : properties.member("template").items("containers")) {
        for (const Json &each : container.items("env")) {
            ContainerAppVariable variable;
            variable.container = container.text("name");
            variable.name = each.text("name");
            variable.secretRef = each.text("secretRef");
            const bool hasValue = !each.text("value").isEmpty();
            variable.literalSecret = hasValue && soundsSecret(variable.name);
            if (!variable.literalSecret)
                variable.value = each.text("value");
            out << variable;
        }
    }
    return out;
}

} // namespace

ContainerApp containerAppFrom(const Json &json)
{
    const Json properties = json.member("properties");
    const Json configuration = properties.member("configuration");
    const Json identity = json.member("identity");
    ContainerApp app;
    app.resourceId = json.text("id");
    app.name = json.text("name");
    app.fqdn = configuration.member("ingress").text("fqdn");
    app.identityType = identity.text("type");
    app.principalId = identity.text("principalId");
    const Json assigned = identity.member("userAssignedIdentities");
    for (const QString &key : assigned.keys())
        app.userAssignedPrincipalIds << assigned.member(key.toStdString()).text("principalId");
    app.latestRevision = properties.text("latestRevisionName");
    app.revisionsMode = configuration.text("activeRevisionsMode");
    app.provisioningState = properties.text("provisioningState");
    for (const Json &secret : configuration.items("secrets")) {
        app.secrets << ContainerAppSecret{secret.text("name"), secret.text("keyVaultUrl"),
                                          secret.text("identity")};
    }
    app.environment = variablesFrom(properties);
    return app;
}

KeyVault keyVaultFrom(const Json &json)
{
    const Json properties = json.member("properties");
    KeyVault vault;
    vault.resourceId = json.text("id");
    vault.name = json.text("name");
    vault.vaultUri = properties.text("vaultUri");
    while (vault.vaultUri.endsWith(QLatin1Char('/')))
        vault.vaultUri.chop(1);
    vault.tenantId = properties.text("tenantId");
    vault.rbac = properties.flag("enableRbacAuthorization");
    return vault;
}

bool AzurePermissions::allows(const QString &action) const
{
    return std::ranges::any_of(grants, [&action](const Grant &grant) {
        return anyMatches(grant.actions, action) && !anyMatches(grant.notActions, action);
    });
}

bool AzurePermissions::allowsData(const QString &action) const
{
    return std::ranges::any_of(grants, [&action](const Grant &grant) {
        return anyMatches(grant.dataActions, action) && !anyMatches(grant.notDataActions, action);
    });
}

} // namespace keyturn
