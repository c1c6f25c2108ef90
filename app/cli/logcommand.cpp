// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/base/json.h"
#include "app/cli/commands.h"
#include "app/report/logexport.h"
#include "app/session/tenantsession.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

namespace keyturn::cli {

namespace {

Task<Exit> exportLog(Context context)
{
    const Arguments &arguments = *context.arguments;
    if (!arguments.outFile.isEmpty()) {
        const QString file = QFileInfo(arguments.outFile).absoluteFilePath();
        const Result<void> written =
            co_await finished(context.session->exportLog(arguments.format, file));
        if (!written)
            co_return std::unexpected(
                written.error().whileDoing(QStringLiteral("export the control log")));
        if (context.output->isJson()) {
            JsonWriter json;
            json.beginObject().member("file", file).member("format", arguments.format).endObject();
            context.output->json(json.take());
        } else {
            context.output->progress(QStringLiteral("Written: ") + file);
        }
        co_return Exit::Done;
    }
    KT_TRY(format, logFormatFrom(arguments.format));
    QFile out;
    if (!out.open(stdout, QIODevice::WriteOnly))
        co_return std::unexpected(Error::of(ErrorKind::StoreFailed, QStringLiteral("stdout")));
    const Result<LogHead> head =
        keyturn::exportLog(context.session->records(), format, out, context.session->clock().now());
    out.close();
    if (!head)
        co_return std::unexpected(
            head.error().whileDoing(QStringLiteral("export the control log")));
    co_return Exit::Done;
}

QString sentence(const LogCheck &check)
{
    if (check.firstBad > 0)
        return QStringLiteral("Tampered: row %1 cannot be believed (%2).")
            .arg(check.firstBad)
            .arg(check.why);
    if (check.tailCut)
        return QStringLiteral("Tampered: rows at the end are missing (%1).").arg(check.why);
    const QString seal =
        check.sealChecked
            ? QStringLiteral("%1 sealed").arg(check.sealed)
            : QStringLiteral("seal not checked, since the keychain does not give its key");
    return QStringLiteral("The chain holds: %1 rows, %2, %3 anchored by an export.")
        .arg(check.rows)
        .arg(seal)
        .arg(check.anchored);
}

Exit tell(const Output &output, const LogCheck &check)
{
    if (output.isJson()) {
        JsonWriter json;
        json.beginObject()
            .member("rows", check.rows)
            .member("sealed", check.sealed)
            .member("anchored", check.anchored)
            .key("firstBad");
        if (check.firstBad > 0)
            json.value(check.firstBad);
        else
            json.null();
        json.member("tailCut", check.tailCut)
            .member("sealChecked", check.sealChecked)
            .member("why", check.why)
            .endObject();
        output.json(json.take());
    } else {
        output.line(sentence(check));
    }
    return check.holds() ? Exit::Done : Exit::Tampered;
}

Task<Exit> verify(Context context)
{
    if (!context.arguments->exportFile.isEmpty()) {
        const QString doing = QStringLiteral("verify the export");
        QFile file(context.arguments->exportFile);
        if (!file.open(QIODevice::ReadOnly))
            co_return std::unexpected(
                Error::invalid(file.fileName(), QStringLiteral("unreadable")).whileDoing(doing));
        const Result<LogCheck> check = verifyExport(file);
        if (!check)
            co_return std::unexpected(check.error().whileDoing(doing));
        co_return tell(*context.output, *check);
    }
    const Result<void> checked = co_await finished(context.session->verifyLog());
    if (!checked)
        co_return std::unexpected(
            checked.error().whileDoing(QStringLiteral("verify the control log")));
    co_return tell(*context.output, *context.session->lastLogCheck());
}

} // namespace

Task<Exit> logCommand(Context context)
{
    return context.arguments->verb == Verb::LogVerify ? verify(context) : exportLog(context);
}

} // namespace keyturn::cli
