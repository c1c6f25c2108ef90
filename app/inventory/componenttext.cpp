// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inventory/componenttext.h"

#include <array>
#include <utility>

namespace keyturn {

namespace {

QString unquoted(QString text)
{
    text = text.trimmed();
    if (text.size() >= 2 && (text.front() == QLatin1Char('"') || text.front() == QLatin1Char('\'')))
        return text.mid(1, text.size() - 2);
    return text;
}

Millis unitOf(const QString &frequency)
{
    using namespace std::chrono_literals;
    static constexpr std::array<std::pair<const char *, Millis>, 6> units{{
        {"second", 1s},
        {"minute", 1min},
        {"hour", 1h},
        {"day", 24h},
        {"week", 24h * 7},
        {"month", 24h * 31},
    }};
    for (const auto &[name, length] : units) {
        if (frequency.compare(QLatin1String(name), Qt::CaseInsensitive) == 0)
            return length;
    }
    return {};
}

} // namespace

ComponentText ComponentText::read(const QString &yaml)
{
    ComponentText found;
    Millis unit{};
    int interval = 1;
    const QStringList lines = yaml.split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        QString text = line.trimmed();
        if (text.startsWith(QLatin1String("- ")))
            text = text.mid(2);
        const qsizetype colon = text.indexOf(QLatin1Char(':'));
        if (colon <= 0)
            continue;
        const QString key = text.left(colon).trimmed();
        const QString value = unquoted(text.mid(colon + 1));
        if (key == QLatin1String("connectionReference") && !value.isEmpty())
            found.connectionReferences.append(value);
        else if (key == QLatin1String("serverUrl") && !value.isEmpty())
            found.serverUrls.append(value);
        else if (key == QLatin1String("mode"))
            found.asInvoker = found.asInvoker || value == QLatin1String("invoker");
        else if (key == QLatin1String("frequency"))
            unit = unitOf(value);
        else if (key == QLatin1String("interval"))
            interval = std::max(1, value.toInt());
    }
    found.recurrence = unit * interval;
    return found;
}

} // namespace keyturn
