// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/language.h"

#include <QApplication>
#include <QLocale>
#include <QTranslator>

namespace keyturn {

void installLanguage(QApplication &application)
{
    auto *english = new QTranslator(&application);
    if (english->load(QStringLiteral(":/i18n/keyturn_en")))
        QApplication::installTranslator(english);
    if (QLocale().language() == QLocale::English || QLocale().language() == QLocale::C)
        return;
    auto *own = new QTranslator(&application);
    if (own->load(QLocale(), QStringLiteral("keyturn"), QStringLiteral("_"),
                  QStringLiteral(":/i18n")))
        QApplication::installTranslator(own);
}

} // namespace keyturn
