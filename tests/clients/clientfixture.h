// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/clients/bapclient.h"
#include "app/clients/dataverseclient.h"
#include "app/clients/directlineclient.h"
#include "app/clients/graphclient.h"
#include "app/clients/keyvaultclient.h"
#include "app/clients/loganalyticsclient.h"
#include "app/clients/resourcemanagerclient.h"
#include "app/identity/entracredentials.h"
#include "app/identity/entratoken.h"
#include "tests/support/await.h"
#include "tests/support/memorykeychain.h"
#include "tests/support/tenantprocess.h"

namespace keyturn::test {

/// Every client, signed in to a simulated tenant of this test's own.
struct ClientFixture
{
    explicit ClientFixture(const QStringList &flags = {})
        : tenant(QStringList{QStringLiteral("--seed"), QStringLiteral("7"),
                             QStringLiteral("--agents"), QStringLiteral("20"),
                             QStringLiteral("--speed"), QStringLiteral("1"),
                             QStringLiteral("--traffic"), QStringLiteral("0")} +
                 flags)
        , clock(tenant)
        , pipeline(tenant.trust(), limits(), &clock)
        , application{Cloud(), tenant.line().text("tenantId"), tenant.line().text("clientId")}
        , credential(application, &pipeline, &keychain, QStringLiteral("sign-in"))
        , graph(&pipeline, &credential, application.cloud)
        , vaults(&pipeline, &credential, application.cloud)
        , logs(&pipeline, &credential, application.cloud)
        , platform(&pipeline, &credential, application.cloud)
        , dataverse(&pipeline, &credential)
        , directLine(&pipeline, application.cloud)
        , azure(&pipeline, &credential, application.cloud)
    {
        const std::string secret = tenant.line().text("clientSecret").toStdString();
        (void)await(keychain.write(QStringLiteral("sign-in"), Secret::copyOf(secret)));
    }

    static PipelineLimits limits()
    {
        PipelineLimits limits;
        limits.timeout = Millis(5'000);
        limits.firstBackoff = Millis(100);
        return limits;
    }

    /// The first agent of this profile in the tenant's own account of itself.
    [[nodiscard]] Json agentOf(const QString &profile) const
    {
        for (const Json &agent : tenant.get(QStringLiteral("state")).items("agents")) {
            if (agent.text("profile") == profile)
                return agent;
        }
        return {};
    }
    /// The application that the agent's first consumer presents.
    [[nodiscard]] Json applicationOf(const QString &profile) const
    {
        const QStringList consumers = agentOf(profile).texts("consumers");
        const Json state = tenant.get(QStringLiteral("state"));
        QString appId;
        for (const Json &consumer : state.items("consumers")) {
            if (consumer.text("id") == consumers.value(0))
                appId = consumer.text("appId");
        }
        for (const Json &each : state.items("applications")) {
            if (each.text("appId") == appId)
                return each;
        }
        return {};
    }

    TenantProcess tenant;
    TenantTime clock;
    Pipeline pipeline;
    MemoryKeychain keychain;
    EntraApplication application;
    EntraSecretCredential credential;
    GraphClient graph;
    KeyVaultClient vaults;
    LogAnalyticsClient logs;
    BapClient platform;
    DataverseClient dataverse;
    DirectLineClient directLine;
    ResourceManagerClient azure;
};

} // namespace keyturn::test

/// Fails with the error's facts rather than with "returned FALSE".
#define KT_VERIFY(result)                                                                          \
    do {                                                                                           \
        const auto &checked = (result);                                                            \
        if (!checked)                                                                              \
            QFAIL(qPrintable(checked.error().facts()));                                            \
    } while (false)
