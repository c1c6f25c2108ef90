// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <utility>

namespace keyturn {

using QueryItems = QList<std::pair<QString, QString>>;

/// "https://host/path?a=b" where every name and value is percent-encoded here, once. @p path is
/// taken as it stands: encode its parts with segment().
[[nodiscard]] QUrl serviceUrl(const QString &host, const QByteArray &path,
                              const QueryItems &query = {});
/// One path segment, percent-encoded; keeps what OData keys and ARM ids need ( ) ' , =
[[nodiscard]] QByteArray segment(const QString &text);
/// "a=b&c=d" for a form body.
[[nodiscard]] QByteArray formEncoded(const QueryItems &items);
/// A string literal of OData: quoted, quotes doubled.
[[nodiscard]] QString odataString(const QString &text);
/// True when both are https and name the same host and port (":443" or not).
[[nodiscard]] bool sameOrigin(const QUrl &a, const QUrl &b);

} // namespace keyturn
