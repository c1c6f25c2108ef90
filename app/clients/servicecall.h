// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/pipeline.h"
#include "app/http/url.h"

namespace keyturn {

/// A GET of a JSON service, which may be repeated; the caller changes what is otherwise.
[[nodiscard]] Request serviceGet(const QString &operation, QUrl url, const TokenScope &scope,
                                 const CallOptions &options);
/// The same with another method and a JSON body.
[[nodiscard]] Request serviceWrite(const QString &operation, QUrl url, const TokenScope &scope,
                                   const CallOptions &options, const QByteArray &method, Body body,
                                   Repeatable repeatable);
/// Without slashes at its end.
[[nodiscard]] QString withoutSlash(QString url);
/// A member that the contract demands was missing or wrong.
[[nodiscard]] Error badAnswerFrom(const QString &host, const char *member);

} // namespace keyturn
