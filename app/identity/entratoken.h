// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/pipeline.h"
#include "app/http/tokensource.h"
#include "app/identity/entracredentials.h"

#include <optional>

namespace keyturn {

enum class Acceptance {
    Accepted,
    Refused, ///< the service judged the credential and said no
    Unknown  ///< no judgement: transport, throttling, a fault of the service
};

/// What one token endpoint said about a client secret, once.
struct AcceptanceProbe
{
    Acceptance outcome = Acceptance::Unknown;
    QString code;        ///< "AADSTS7000215" when refused
    QString correlation; ///< what was sent as client-request-id
    QString requestId;
    TimePoint at{};             ///< tenant time of the answer
    std::optional<Error> error; ///< when not accepted
};

/// Asks for a token with @p secret on a fresh connection, past every cache, once, without
/// repetition. The token itself is wiped at once.
/// @p resource such as "https://graph.microsoft.com".
QCoro::Task<AcceptanceProbe> probeClientSecret(Pipeline *pipeline, EntraApplication application,
                                               Secret secret, QString resource,
                                               CallOptions options);

/// One token request with a client secret; repeated where the service says so.
Task<AccessToken> requestTokenWithSecret(Pipeline *pipeline, EntraApplication application,
                                         Secret secret, QString resource, CallOptions options);

/// One token request with a signed client assertion.
Task<AccessToken> requestTokenWithAssertion(Pipeline *pipeline, EntraApplication application,
                                            Secret assertion, QString resource,
                                            CallOptions options);

} // namespace keyturn
