// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/http/pipeline.h"
#include "app/identity/tokencredential.h"
#include "app/tenant/cloud.h"
#include "app/tenant/environment.h"

#include <QList>

namespace keyturn {

/// The Power Platform admin API's environments. Source: contracts, identity section 4.4.
class BapClient
{
public:
    BapClient(Pipeline *pipeline, TokenCredential *credential, Cloud cloud);

    /// Error: Forbidden until an admin has registered the application.
    Task<QList<Environment>> listEnvironments(CallOptions options = {});
    Task<Environment> environment(QString id, CallOptions options = {});

private:
    Pipeline *m_pipeline;
    TokenCredential *m_credential;
    Cloud m_cloud;
};

} // namespace keyturn
