// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/secret.h"
#include "app/base/task.h"
#include "app/http/pipeline.h"

#include <QByteArray>
#include <QUrl>

namespace keyturn {

/// How a receiver is told who sends.
struct IngestionSignIn
{
    QByteArray header = "Authorization";
    bool withBearer = false; ///< the word "Bearer " before the token
    Secret token;            ///< empty: nothing is said

    [[nodiscard]] IngestionSignIn clone() const { return {header, withBearer, token.clone()}; }
};

/// What became of a body that was handed to a receiver.
enum class Ingested {
    Taken,    ///< a 2xx status; nothing else in the answer counts
    NotTaken, ///< nothing was done with it: it never left, or 429 or 503 was answered
    Refused,  ///< 3xx or 4xx: sending it again would be refused again
    Unknown   ///< it left, and what was done with it is not known
};

struct IngestionAnswer
{
    Ingested became = Ingested::Unknown;
    int httpStatus = 0;         ///< 0: no status line came
    std::optional<Error> error; ///< unless Taken
};

/// Services that take data by a POST. Source of the Akto contract: azure-monitor-links-siem,
/// section 8. Every call sends at most once: its services do not recognise a repetition.
class IngestionClient
{
public:
    explicit IngestionClient(Pipeline *pipeline);

    /// Error: Cancelled and Invalid (not https) only when nothing was sent.
    Task<IngestionAnswer> send(QUrl url, IngestionSignIn signIn, QByteArray body,
                               CallOptions options = {});
    /// The same to {base}/api/ingestData.
    Task<IngestionAnswer> ingest(QUrl base, IngestionSignIn signIn, QByteArray body,
                                 CallOptions options = {});
    /// GET {base}/api/auth-check: answers, and takes the token. May be repeated.
    Task<IngestionAnswer> check(QUrl base, IngestionSignIn signIn, CallOptions options = {});

private:
    Pipeline *m_pipeline;
};

} // namespace keyturn
