// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/transcripttext.h"

#include "app/cli/errorsentence.h"

namespace keyturn::cli {

namespace {

QString number(std::uint64_t count)
{
    return QString::number(count);
}

QString orDash(const std::optional<qint64> &count)
{
    return count ? QString::number(*count) : QStringLiteral("-");
}

void printChecks(const Output &output, const QList<SyncCheck> &checks)
{
    for (const SyncCheck &check : checks) {
        QString line =
            QStringLiteral("  %1 %2").arg(nameOf(check.result), -8).arg(check.sentence());
        if (!check.found.isEmpty())
            line += QStringLiteral(" (%1: %2)").arg(check.asked, check.found);
        output.line(line);
        if (!check.mend().isEmpty())
            output.line(QStringLiteral("           ") + check.mend());
    }
}

} // namespace

void printSync(const Output &output, const SyncReport &report)
{
    QList<QStringList> rows;
    for (const EnvironmentSync &seen : report.environments)
        rows << QStringList{seen.name,
                            QString::number(seen.fetched),
                            QString::number(seen.added),
                            QString::number(seen.known),
                            QString::number(seen.conversations),
                            QString::number(seen.findings),
                            timeText(seen.watermarkMs),
                            seen.error ? QStringLiteral("failed") : QStringLiteral("done")};
    output.table({QStringLiteral("ENVIRONMENT"), QStringLiteral("FETCHED"), QStringLiteral("NEW"),
                  QStringLiteral("KNOWN"), QStringLiteral("CONVERSATIONS"),
                  QStringLiteral("FINDINGS"), QStringLiteral("WATERMARK"), QString()},
                 rows);
    for (const EnvironmentSync &seen : report.environments) {
        if (!seen.notes.isEmpty())
            output.line(seen.name);
        printChecks(output, seen.notes);
        if (seen.error)
            output.problem(seen.name + QStringLiteral(": ") + sentenceFor(*seen.error));
    }
}

void printImport(const Output &output, const ImportReport &report)
{
    QList<QStringList> rows;
    for (const ImportReport::File &file : report.files) {
        const transcripts::FileOutcome &seen = file.outcome;
        rows << QStringList{number(seen.rows),
                            QString::number(file.added),
                            number(seen.conversations),
                            number(seen.userMessages),
                            number(seen.botMessages),
                            number(seen.unanswered),
                            number(seen.unknownShapes),
                            QString::number(file.findings),
                            QString::fromStdString(seen.file)};
    }
    output.table({QStringLiteral("ROWS"), QStringLiteral("NEW"), QStringLiteral("CONVERSATIONS"),
                  QStringLiteral("USER"), QStringLiteral("AGENT"), QStringLiteral("UNANSWERED"),
                  QStringLiteral("UNKNOWN"), QStringLiteral("FINDINGS"), QStringLiteral("FILE")},
                 rows);
    const auto tell = [&](const transcripts::ImportProblem &problem) {
        const std::string_view text = transcripts::problemText(problem.code);
        output.problem(QString::fromStdString(problem.where) + QStringLiteral(": ") +
                       QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())));
    };
    for (const ImportReport::File &file : report.files) {
        for (const transcripts::ImportProblem &problem : file.outcome.problems)
            tell(problem);
        if (file.error)
            output.problem(QString::fromStdString(file.outcome.file) + QStringLiteral(": ") +
                           sentenceFor(*file.error));
    }
    for (const transcripts::ImportProblem &problem : report.problems)
        tell(problem);
}

void printScan(const Output &output, const ScanReport &report)
{
    for (const QString &problem : report.problems)
        output.problem(problem);
    const QString atLeast = report.turnsAtLeast ? QStringLiteral("at least ") : QString();
    output.line((report.trial ? QStringLiteral("Would have hit %1%2 turns in %3 conversations; %4 "
                                               "hits in %5 of %6 texts. Nothing was written.")
                              : QStringLiteral("Hit %1%2 turns in %3 conversations; %4 hits in %5 "
                                               "of %6 texts."))
                    .arg(atLeast)
                    .arg(report.turnsHit)
                    .arg(report.conversationsHit)
                    .arg(report.hits)
                    .arg(report.textsHit)
                    .arg(report.texts));
    QList<QStringList> rows;
    for (const RuleHits &rule : report.rules) {
        if (rule.hits > 0)
            rows << QStringList{QString::number(rule.hits), rule.rule, rule.title};
    }
    if (!rows.isEmpty())
        output.table({QStringLiteral("HITS"), QStringLiteral("RULE"), QStringLiteral("TITLE")},
                     rows);
}

void printCoverage(const Output &output, const CoverageReport &report)
{
    const transcripts::Coverage &all = report.coverage;
    output.line(QStringLiteral("%1 rows, %2 activities, %3 of them of an unknown kind; %4 rows not "
                               "recognised, %5 truncated at the source.")
                    .arg(all.rows)
                    .arg(all.activities)
                    .arg(all.unknownActivities)
                    .arg(all.unrecognisedRows)
                    .arg(all.truncatedRows));
    QList<QStringList> rows;
    for (const auto &[strange, met] : all.strange) {
        const std::string_view what = transcripts::nameOf(strange.what);
        rows << QStringList{
            number(met.count), QString::fromUtf8(what.data(), static_cast<qsizetype>(what.size())),
            QString::fromStdString(strange.word), QString::fromStdString(met.sample).simplified()};
    }
    if (!rows.isEmpty())
        output.table({QStringLiteral("COUNT"), QStringLiteral("WHAT"), QStringLiteral("WORD"),
                      QStringLiteral("SAMPLE, MASKED")},
                     rows);
    for (const CoverageReport::ProblemRow &row : report.problemRows)
        output.line(QStringLiteral("%1 %2: %3").arg(row.sourceName, row.transcriptId, row.problem));
}

void printLoss(const Output &output, const LossSheet &sheet)
{
    for (const EnvironmentLoss &seen : sheet.environments) {
        output.line(QStringLiteral("%1: watermark %2, here %3, on the server %4, not here %5, "
                                   "about to be deleted there %6, only here %7")
                        .arg(seen.name, timeText(seen.watermarkMs))
                        .arg(seen.rowsHere)
                        .arg(orDash(seen.rowsOnServer))
                        .arg(seen.unseen)
                        .arg(seen.soonDeletedUnseen)
                        .arg(seen.goneOnServer));
        QList<QStringList> rows;
        for (const LossRow &row : seen.agents) {
            QStringList days;
            for (const QDate &day : row.gaps)
                days << day.toString(Qt::ISODate);
            rows << QStringList{row.agentName.isEmpty() ? row.agentBotId : row.agentName,
                                QString::number(row.rowsHere),
                                orDash(row.rowsOnServer),
                                QString::number(row.soonDeletedUnseen),
                                timeText(row.watermarkMs),
                                days.join(QLatin1Char(' '))};
        }
        if (!rows.isEmpty())
            output.table({QStringLiteral("AGENT"), QStringLiteral("HERE"), QStringLiteral("SERVER"),
                          QStringLiteral("ENDANGERED"), QStringLiteral("WATERMARK"),
                          QStringLiteral("DAYS WITHOUT ROWS")},
                         rows);
        printChecks(output, seen.checks);
        if (seen.error)
            output.problem(seen.name + QStringLiteral(": ") + sentenceFor(*seen.error));
        output.line(QString());
    }
}

} // namespace keyturn::cli
