// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/signins.h"

#include "app/simulator/tenant.h"
#include "app/simulator/truth.h"

#include <functional>

namespace sim {

namespace {

constexpr int historyDays = 90;

std::string tableOf(SignIn::Flow flow)
{
    switch (flow) {
    case SignIn::Flow::ServicePrincipal:
        return "AADServicePrincipalSignInLogs";
    case SignIn::Flow::Delegated:
        return "AADNonInteractiveUserSignInLogs";
    case SignIn::Flow::DelegatedInteractive:
        return "SigninLogs";
    case SignIn::Flow::ManagedIdentity:
        return "AADManagedIdentitySignInLogs";
    }
    return {};
}

std::string categoryOf(SignIn::Flow flow)
{
    switch (flow) {
    case SignIn::Flow::ServicePrincipal:
        return "ServicePrincipalSignInLogs";
    case SignIn::Flow::Delegated:
        return "NonInteractiveUserSignInLogs";
    case SignIn::Flow::DelegatedInteractive:
        return "SignInLogs";
    case SignIn::Flow::ManagedIdentity:
        return "ManagedIdentitySignInLogs";
    }
    return {};
}

std::string newTokenId(Random &random)
{
    std::string bytes;
    for (int i = 0; i < 16; ++i)
        bytes += static_cast<char>(random.between(0, 255));
    return base64UrlEncode(bytes);
}

bool isDelegated(SignIn::Flow flow)
{
    return flow == SignIn::Flow::Delegated || flow == SignIn::Flow::DelegatedInteractive;
}

Json commonColumns(World &world, Random &random, const SignIn &signIn, TenantMs time)
{
    return {{"AADTenantId", world.tenantId},
            {"AppId", signIn.appId},
            {"Category", categoryOf(signIn.flow)},
            {"ConditionalAccessStatus", "notApplied"},
            {"CorrelationId", signIn.correlation.empty() ? random.guid() : signIn.correlation},
            {"CreatedDateTime", isoTimeTicks(time)},
            {"Id", random.guid()},
            {"IPAddress", signIn.address},
            {"Location", "NL"},
            {"OperationName", "Sign-in activity"},
            {"OperationVersion", "1.0"},
            {"ResourceDisplayName", resourceName(signIn.resource)},
            {"ResourceIdentity", signIn.resource},
            {"ResultDescription", signIn.resultDescription},
            {"ResultSignature", signIn.resultType == 0 ? "SUCCESS" : "FAILURE"},
            {"ResultType", std::to_string(signIn.resultType)},
            {"UniqueTokenIdentifier", signIn.tokenId.empty() ? newTokenId(random) : signIn.tokenId},
            {"UserAgent", signIn.userAgent}};
}

void addUserColumns(World &world, Random &random, Json &row)
{
    const auto index = random.between(0, static_cast<std::int64_t>(world.users.size()) - 1);
    const User &user = std::next(world.users.begin(), index)->second;
    row["UserId"] = user.id;
    row["UserPrincipalName"] = user.upn;
    row["UserDisplayName"] = user.displayName;
    row["UserType"] = "Member";
}

Json rowOf(World &world, Random &random, const SignIn &signIn, TenantMs time)
{
    Json row = commonColumns(world, random, signIn, time);
    if (isDelegated(signIn.flow)) {
        const Application *application = world.applicationByAppId(signIn.appId);
        row["AppDisplayName"] = application != nullptr ? application->displayName : "";
        row["IsInteractive"] = signIn.flow == SignIn::Flow::DelegatedInteractive;
        addUserColumns(world, random, row);
        return row;
    }
    const ServicePrincipal *principal = world.servicePrincipalByAppId(signIn.appId);
    row["ServicePrincipalId"] = principal != nullptr ? principal->id : signIn.principalId;
    row["ServicePrincipalName"] =
        principal != nullptr ? principal->displayName : signIn.principalName;
    if (signIn.flow == SignIn::Flow::ServicePrincipal) {
        row["ClientCredentialType"] = signIn.credentialType;
        row["ServicePrincipalCredentialKeyId"] = signIn.keyId;
        row["ServicePrincipalCredentialThumbprint"] = signIn.thumbprint;
    }
    return row;
}

SignIn::Flow flowOf(ConsumerKind kind)
{
    return kind == ConsumerKind::ConnectorDelegated ? SignIn::Flow::Delegated
                                                    : SignIn::Flow::ServicePrincipal;
}

// A few redemptions of every day, with the credential the consumer then had.
void addConsumerHistory(World &world, Random &random, const Consumer &consumer, TenantMs epoch,
                        SignIn::Flow wanted, std::vector<LogRow> &rows)
{
    const bool interactive = wanted == SignIn::Flow::DelegatedInteractive;
    const SignIn::Flow flow = flowOf(consumer.kind);
    if (flow != wanted && !(interactive && flow == SignIn::Flow::Delegated))
        return;
    const PasswordCredential *credential = credentialOf(world, consumer.appId, consumer.presents);
    SignIn signIn;
    signIn.flow = wanted;
    signIn.appId = consumer.appId;
    signIn.resource = consumer.resource;
    signIn.userAgent = consumer.userAgent;
    signIn.credentialType =
        consumer.kind == ConsumerKind::Federated ? "federatedIdentityCredential" : "clientSecret";
    const std::string earlierKeyId = random.guid();
    const int perDay = consumer.weekly || interactive ? 1 : 2;
    const int everyDays = consumer.weekly ? 7 : interactive ? 15 : 1;
    for (int day = historyDays; day > 0; day -= everyDays) {
        for (int i = 0; i < perDay; ++i) {
            const TenantMs time = epoch - day * dayMs + random.between(0, dayMs - minuteMs);
            const bool current = credential != nullptr && credential->created <= time;
            signIn.keyId = consumer.kind == ConsumerKind::Federated ? std::string()
                           : current                                ? credential->keyId
                                                                    : earlierKeyId;
            signIn.address = consumer.addresses.at(static_cast<std::size_t>(
                random.between(0, static_cast<std::int64_t>(consumer.addresses.size()) - 1)));
            rows.push_back(
                {time, std::min(time + 10 * minuteMs, epoch), rowOf(world, random, signIn, time)});
        }
    }
}

} // namespace

std::string resourceName(const std::string &audience)
{
    if (audience.starts_with("https://graph.microsoft.com"))
        return "Microsoft Graph";
    if (audience.starts_with("https://vault.azure.net"))
        return "Azure Key Vault";
    if (audience.starts_with("https://management."))
        return "Windows Azure Service Management API";
    if (audience.starts_with("https://api.loganalytics."))
        return "Azure Log Analytics API";
    if (audience.starts_with("https://service.powerapps.com"))
        return "PowerApps Service";
    if (audience.find(".dynamics.com") != std::string::npos)
        return "Dataverse";
    return audience;
}

void recordSignIn(Tenant &tenant, const SignIn &signIn)
{
    const TenantMs now = tenant.clock.now();
    tenant.logs.append(tableOf(signIn.flow), now, rowOf(tenant.world, tenant.random, signIn, now));
}

void addSignInHistory(Tenant &tenant)
{
    for (const SignIn::Flow flow : {SignIn::Flow::ServicePrincipal, SignIn::Flow::Delegated,
                                    SignIn::Flow::DelegatedInteractive}) {
        // The consumers as they are now: what they come to present later is not history.
        auto history = [&tenant, flow, consumers = tenant.world.consumers] {
            Random random(tenant.options.seed * 1000003U + static_cast<unsigned>(flow));
            std::vector<LogRow> rows;
            for (const auto &[id, consumer] : consumers)
                addConsumerHistory(tenant.world, random, consumer, tenant.clock.epoch(), flow,
                                   rows);
            return rows;
        };
        tenant.logs.setHistory(tableOf(flow), std::move(history));
    }
    tenant.logs.setHistory("AADManagedIdentitySignInLogs", [] { return std::vector<LogRow>(); });
    tenant.logs.setHistory("AuditLogs", [] { return std::vector<LogRow>(); });
}

} // namespace sim
