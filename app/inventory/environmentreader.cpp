// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/environmentreader.h"

#include "app/clients/dataverseclient.h"

namespace keyturn {

Task<EnvironmentRows> readEnvironment(TenantServices services, Environment environment,
                                      std::stop_token stop)
{
    EnvironmentRows rows;
    rows.environment = environment;
    const QString url = environment.instanceUrl;
    if (url.isEmpty())
        co_return rows;
    CallOptions options;
    options.stop = stop;
    DataverseClient *dataverse = services.dataverse;
    KT_TRY(bots, co_await dataverse->listBots(url, options));
    rows.bots = bots;
    if (bots.isEmpty())
        co_return rows;
    KT_TRY(users, co_await dataverse->listSystemUsers(url, options));
    rows.users = users;
    KT_TRY(components, co_await dataverse->listBotComponents(url, QString(), options));
    rows.components = components;
    KT_TRY(references, co_await dataverse->listConnectionReferences(url, options));
    rows.connectionReferences = references;
    KT_TRY(connectors, co_await dataverse->listConnectors(url, options));
    rows.connectors = connectors;
    KT_TRY(variables, co_await dataverse->listEnvironmentVariables(url, true, options));
    rows.variables = variables;
    co_return rows;
}

} // namespace keyturn
