// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/transcriptarguments.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace keyturn::cli {

enum class Verb {
    AgentsList,
    AgentsShow,
    AgentsLink,
    AgentsSync,
    RotatePlan,
    RotateRun,
    RotateResume,
    RotateUndo,
    RotateHandOver,
    RotateAttest,
    RotateApprove,
    RotatePause,
    RotateGoOn,
    RotateLeaveBoth,
    RotateStatus,
    RotateWatch,
    SignInSetTenant,
    SignInSetSecret,
    LogExport,
    LogVerify,
    Transcripts
};

/// The command line, read. Invariant: no secret is ever an argument.
struct Arguments
{
    Verb verb = Verb::AgentsList;
    QString home;
    QString tenantFile;
    QString actor;
    bool json = false;

    QString agent;
    QString run;
    QString step;
    QString note;

    QString applicationId; ///< agents link
    QString consumerName;
    QString vaultUri;
    QString secretName;
    bool removeLink = false;

    QStringList retire; ///< rotate plan, run
    QString reason;
    QString deliver;
    QString canaryAsk;
    QString canaryExpect;
    QString leakedAt;
    bool accept = false;
    int toFd = -1;

    QString tenantId; ///< sign-in set-tenant
    QString clientId;
    QString proxy;
    QString caFile;
    QString workspaceId;
    QString certificateFile;
    int fromFd = -1; ///< sign-in set-secret

    QString format; ///< log export
    QString outFile;
    QString exportFile; ///< log verify

    TranscriptArguments transcripts;
};

/// What to do, or the exit code when that is all: help, version, usage errors (already printed).
[[nodiscard]] std::variant<Arguments, int> readCommandLine(int argc, char **argv);

} // namespace keyturn::cli
