// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/request.h"

namespace keyturn {

QByteArray headerValue(const QList<Header> &headers, const QByteArray &name)
{
    for (const Header &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

QByteArray Reply::header(const QByteArray &name) const
{
    return headerValue(headers, name);
}

} // namespace keyturn
