// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/url.h"

namespace keyturn {

QUrl serviceUrl(const QString &host, const QByteArray &path, const QueryItems &query)
{
    QByteArray text = "https://" + host.toUtf8() + path;
    if (!query.isEmpty())
        text += '?' + formEncoded(query);
    return QUrl::fromEncoded(text, QUrl::StrictMode);
}

QByteArray segment(const QString &text)
{
    return QUrl::toPercentEncoding(text, "()',=");
}

QByteArray formEncoded(const QueryItems &items)
{
    // QUrlQuery would leave '+' raw, which servers read as a blank.
    QByteArray out;
    for (const auto &[name, value] : items) {
        if (!out.isEmpty())
            out += '&';
        // OData's system options keep their dollar sign, as every service's own links do.
        out += QUrl::toPercentEncoding(name, "$") + '=' + QUrl::toPercentEncoding(value);
    }
    return out;
}

QString odataString(const QString &text)
{
    QString quoted = text;
    quoted.replace(QLatin1Char('\''), QLatin1String("''"));
    return QLatin1Char('\'') + quoted + QLatin1Char('\'');
}

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    constexpr int httpsPort = 443;
    return a.scheme() == QLatin1String("https") && b.scheme() == QLatin1String("https") &&
           !a.host().isEmpty() && a.host().compare(b.host(), Qt::CaseInsensitive) == 0 &&
           a.port(httpsPort) == b.port(httpsPort) && a.userInfo().isEmpty() &&
           b.userInfo().isEmpty();
}

} // namespace keyturn
