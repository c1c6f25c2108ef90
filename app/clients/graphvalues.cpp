// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/clients/graphvalues.h"

#include <QRegularExpression>

#include <algorithm>

namespace keyturn {

namespace {

KeyCredential keyCredentialFrom(const Json &json)
{
    KeyCredential key;
    key.keyId = json.text("keyId");
    key.displayName = json.text("displayName");
    key.type = json.text("type");
    key.usage = json.text("usage");
    key.customKeyIdentifier = json.text("customKeyIdentifier");
    key.startDateTime = fromIso(json.text("startDateTime"));
    key.endDateTime = fromIso(json.text("endDateTime"));
    return key;
}

/// ISO 8601 durations as Graph writes them: "P90D", "P1Y", "P6M", "PT12H".
std::optional<Millis> durationFrom(const QString &text)
{
    static const QRegularExpression shape(QStringLiteral(
        "^P(?:(\\d+)Y)?(?:(\\d+)M)?(?:(\\d+)W)?(?:(\\d+)D)?(?:T(?:(\\d+)H)?(?:(\\d+)M)?)?"));
    const QRegularExpressionMatch match = shape.match(text);
    if (text.size() < 3 || !match.hasMatch())
        return {};
    const auto part = [&match](int index) { return qint64{match.captured(index).toInt()}; };
    const qint64 days = part(1) * 365 + part(2) * 30 + part(3) * 7 + part(4);
    return std::chrono::hours(days * 24 + part(5)) + std::chrono::minutes(part(6));
}

} // namespace

PasswordCredential passwordCredentialFrom(const Json &json)
{
    PasswordCredential password;
    password.keyId = json.text("keyId");
    password.displayName = json.text("displayName");
    password.hint = json.text("hint");
    password.startDateTime = fromIso(json.text("startDateTime"));
    password.endDateTime = fromIso(json.text("endDateTime"));
    return password;
}

Result<DirectoryApplication> directoryApplicationFrom(const Json &json)
{
    const Result<QString> id = json.string("id");
    if (!id)
        return std::unexpected(id.error());
    // A set of credentials that is not told is not an empty set.
    const Result<std::vector<Json>> passwords = json.array("passwordCredentials");
    if (!passwords)
        return std::unexpected(passwords.error());
    DirectoryApplication application;
    application.id = *id;
    application.appId = json.text("appId");
    application.displayName = json.text("displayName");
    application.createdDateTime = fromIso(json.text("createdDateTime"));
    application.servicePrincipalType = json.text("servicePrincipalType");
    for (const Json &each : *passwords)
        application.passwordCredentials << passwordCredentialFrom(each);
    for (const Json &each : json.items("keyCredentials"))
        application.keyCredentials << keyCredentialFrom(each);
    return application;
}

DirectoryAudit directoryAuditFrom(const Json &json)
{
    DirectoryAudit audit;
    audit.id = json.text("id");
    audit.activity = json.text("activityDisplayName").trimmed();
    audit.at = fromIso(json.text("activityDateTime"));
    audit.result = json.text("result");
    audit.correlationId = json.text("correlationId");
    const Json by = json.member("initiatedBy");
    audit.byAppId = by.member("app").text("appId");
    audit.byUser = by.member("user").text("userPrincipalName");
    const std::vector<Json> targets = json.items("targetResources");
    if (!targets.empty()) {
        audit.targetId = targets.front().text("id");
        audit.targetName = targets.front().text("displayName");
        audit.modifiedProperties = targets.front().member("modifiedProperties").toJson();
    }
    return audit;
}

void apply(const Json &restrictions, AppManagementPolicy &policy)
{
    for (const Json &rule : restrictions.items("passwordCredentials")) {
        if (rule.text("state", QStringLiteral("enabled")) == QLatin1String("disabled"))
            continue;
        const QString type = rule.text("restrictionType");
        if (type == QLatin1String("passwordAddition"))
            policy.passwordAdditionForbidden = true;
        if (type != QLatin1String("passwordLifetime"))
            continue;
        const std::optional<Millis> longest = durationFrom(rule.text("maxLifetime"));
        if (longest)
            policy.longestPasswordLifetime =
                std::min(*longest, policy.longestPasswordLifetime.value_or(*longest));
    }
}

} // namespace keyturn
