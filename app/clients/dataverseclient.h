// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/task.h"
#include "app/clients/dataversevalues.h"
#include "app/clients/transcriptpages.h"
#include "app/http/pipeline.h"
#include "app/http/url.h"
#include "app/identity/tokencredential.h"

namespace keyturn {

/// Dataverse Web API v9.2; every call names the environment's instance URL, with or without a
/// trailing slash. Source: contracts, identity section 3.
/// Forbidden carries the missing privilege as subject ("prvReadbot") where the service names one.
class DataverseClient
{
public:
    DataverseClient(Pipeline *pipeline, TokenCredential *credential);

    Task<WhoAmI> whoAmI(QString instanceUrl, CallOptions options = {});
    /// An environment without the table has no agents: an empty list.
    Task<QList<BotRow>> listBots(QString instanceUrl, CallOptions options = {});
    Task<BotRow> bot(QString instanceUrl, QString botId, CallOptions options = {});
    Task<QList<SystemUserRow>> listSystemUsers(QString instanceUrl, CallOptions options = {});
    Task<SystemUserRow> systemUser(QString instanceUrl, QString id, CallOptions options = {});
    /// Of one agent, or of every agent when @p botId is empty; file attachments are left out.
    Task<QList<BotComponentRow>> listBotComponents(QString instanceUrl, QString botId = {},
                                                   CallOptions options = {});
    Task<QList<ConnectionReferenceRow>> listConnectionReferences(QString instanceUrl,
                                                                 CallOptions options = {});
    Task<QList<ConnectorRow>> listConnectors(QString instanceUrl, CallOptions options = {});
    /// Definitions with their values; @p secretsOnly is what a credential map needs.
    Task<QList<EnvironmentVariableRow>> listEnvironmentVariables(QString instanceUrl,
                                                                 bool secretsOnly = true,
                                                                 CallOptions options = {});

    /// Every agent's botid, name and schema name alone.
    Task<QList<BotRow>> listBotNames(QString instanceUrl, CallOptions options = {});
    /// Transcripts with their content, oldest first. Forbidden "prvReadconversationtranscript";
    /// NotFound where the table was never installed.
    [[nodiscard]] TranscriptPages transcripts(const QString &instanceUrl,
                                              const TranscriptFilter &filter,
                                              const CallOptions &options = {}) const;
    /// The same rows without content; Incomplete "keys" beyond @p most.
    Task<std::vector<TranscriptKey>> listTranscriptKeys(QString instanceUrl,
                                                        TranscriptFilter filter, int most,
                                                        CallOptions options = {});

private:
    [[nodiscard]] Request request(const QString &operation, const QString &instanceUrl,
                                  const QByteArray &path, const QueryItems &query,
                                  const CallOptions &options) const;
    Pipeline *m_pipeline;
    TokenCredential *m_credential;
};

} // namespace keyturn
