// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/logging.h"

#include <QDateTime>
#include <QFile>
#include <QRegularExpression>

#include <array>
#include <cstdio>
#include <mutex>

namespace keyturn {

Q_LOGGING_CATEGORY(lcHttp, "keyturn.http")
Q_LOGGING_CATEGORY(lcIdentity, "keyturn.identity")
Q_LOGGING_CATEGORY(lcKeychain, "keyturn.keychain")
Q_LOGGING_CATEGORY(lcStore, "keyturn.store")
Q_LOGGING_CATEGORY(lcInventory, "keyturn.inventory")
Q_LOGGING_CATEGORY(lcRotation, "keyturn.rotation")
Q_LOGGING_CATEGORY(lcSession, "keyturn.session")
Q_LOGGING_CATEGORY(lcTranscripts, "keyturn.transcripts")

namespace {

constexpr qint64 rotateAtBytes = 4 << 20;

struct Pattern
{
    const char *expression;
    const char *replacement;
};

// From the certain to the likely: what names itself a secret, then what looks like one.
constexpr std::array patterns{
    Pattern{R"((Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{8,})", R"(\1 [redacted])"},
    Pattern{R"(eyJ[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*){1,4})", "[redacted]"},
    Pattern{
        R"re(("?(?:client_?secret|secretText|password|client_assertion|access_token|refresh_token|subscription-key|api-key|sig|SharedAccessKey|AccountKey)"?\s*[=:]\s*)("[^"]*"|[^\s&,;"]+))re",
        R"(\1[redacted])"},
    // An Entra client secret: 40 characters with "8Q~" (or another digit) at its fourth place.
    Pattern{R"([A-Za-z0-9_.~-]{3}[0-9]Q~[A-Za-z0-9_.~-]{30,})", "[redacted]"},
    Pattern{R"(-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$))",
            "[redacted]"},
};

struct LogFile
{
    std::mutex mutex;
    QFile file;
};

LogFile &logFile()
{
    static LogFile instance;
    return instance;
}

bool openLog(QFile &file)
{
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return false;
    return file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void rotate(QFile &file)
{
    const QString name = file.fileName();
    file.close();
    QFile::remove(name + QStringLiteral(".2"));
    QFile::rename(name + QStringLiteral(".1"), name + QStringLiteral(".2"));
    QFile::rename(name, name + QStringLiteral(".1"));
    openLog(file);
}

char letterOf(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return 'D';
    case QtInfoMsg:
        return 'I';
    case QtWarningMsg:
        return 'W';
    case QtCriticalMsg:
        return 'C';
    case QtFatalMsg:
        return 'F';
    }
    return '?';
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const char *category = context.category == nullptr ? "default" : context.category;
    const QByteArray line = redacted(message.toUtf8());
    LogFile &log = logFile();
    const std::lock_guard lock(log.mutex);
    if (log.file.isOpen()) {
        log.file.write(QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toLatin1() +
                       ' ' + letterOf(type) + ' ' + category + ' ' + line + '\n');
        log.file.flush();
        if (log.file.size() > rotateAtBytes)
            rotate(log.file);
    }
    if (type != QtDebugMsg && type != QtInfoMsg)
        std::fprintf(stderr, "%s: %s\n", category, line.constData());
}

} // namespace

QByteArray redacted(const QByteArray &line)
{
    static const auto compiled = [] {
        std::array<QRegularExpression, patterns.size()> out;
        for (std::size_t i = 0; i < patterns.size(); ++i) {
            out[i] = QRegularExpression(QString::fromLatin1(patterns[i].expression),
                                        QRegularExpression::CaseInsensitiveOption);
        }
        return out;
    }();
    QString text = QString::fromUtf8(line);
    for (std::size_t i = 0; i < patterns.size(); ++i)
        text.replace(compiled[i], QString::fromLatin1(patterns[i].replacement));
    return text.toUtf8();
}

void installLogging(const QString &file)
{
    {
        LogFile &log = logFile();
        const std::lock_guard lock(log.mutex);
        log.file.close();
        log.file.setFileName(file);
        openLog(log.file);
    }
    qInstallMessageHandler(&handle);
}

} // namespace keyturn
