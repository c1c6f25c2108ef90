// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/transcriptsheets.h"

#include "app/transcripts/scan/ruleset.h"
#include "ui/panels/sheetdialog.h"
#include "ui/transcriptchecks.h"
#include "ui/transcriptwords.h"
#include "widgets/datatable.h"

#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QPushButton>

namespace keyturn {

namespace {

QString number(qint64 value)
{
    return QLocale().toString(value);
}

SheetCell cell(const QString &text)
{
    return {text};
}

SheetCell quiet(const QString &text)
{
    SheetCell made{text};
    made.muted = true;
    return made;
}

SheetCell pill(const QString &text, Tone tone)
{
    return {text, tone};
}

QString whenText(std::optional<qint64> ms)
{
    return ms ? dayText(ms) + QLatin1Char(' ') + clockText(ms).left(5) : QString();
}

SheetRow lossRow(const EnvironmentLoss &environment, const QString &never)
{
    SheetCell name{environment.name};
    name.strong = true;
    return {{name, cell(environment.watermarkMs ? whenText(environment.watermarkMs) : never),
             cell(environment.lagMs ? shortSpanText(*environment.lagMs, true) : QString()),
             cell(number(environment.rowsHere)),
             cell(environment.rowsOnServer ? number(*environment.rowsOnServer) : QString()),
             environment.soonDeletedUnseen > 0
                 ? pill(number(environment.soonDeletedUnseen), Tone::Bad)
                 : quiet(QStringLiteral("0")),
             cell({})}};
}

SheetRow lossRow(const LossRow &agent, const QString &gaps)
{
    return {{quiet(QStringLiteral("    ") + agent.agentName), cell(whenText(agent.watermarkMs)),
             cell(agent.lagMs ? shortSpanText(*agent.lagMs, true) : QString()),
             cell(number(agent.rowsHere)),
             cell(agent.rowsOnServer ? number(*agent.rowsOnServer) : QString()),
             agent.soonDeletedUnseen > 0 ? pill(number(agent.soonDeletedUnseen), Tone::Bad)
                                         : quiet(QStringLiteral("0")),
             agent.gaps.isEmpty() ? quiet({}) : pill(gaps, Tone::Caution)}};
}

} // namespace

TranscriptSheets::TranscriptSheets(TranscriptService &service, const Clock &clock, QWidget *window)
    : QObject(window)
    , m_service(service)
    , m_clock(clock)
    , m_window(window)
{}

void TranscriptSheets::fillMenu(QMenu *menu)
{
    const std::pair<QString, QString> entries[]{
        {QStringLiteral("loss"), tr("Was anything lost?")},
        {QStringLiteral("coverage"), tr("Parse coverage")},
        {QStringLiteral("rules"), tr("Rules of the scan...")},
        {QStringLiteral("forward"), tr("Forward...")},
        {QStringLiteral("retention"), tr("Retention...")}};
    for (const auto &[command, title] : entries) {
        QAction *action = menu->addAction(title);
        action->setObjectName(QStringLiteral("transcripts-") + command);
        connect(action, &QAction::triggered, this,
                [this, what = command] { Q_EMIT commandChosen(what); });
    }
}

void TranscriptSheets::open(const QString &command, const QList<qint64> &chosen,
                            const SearchQuery &query, const SaveFile &saveFile)
{
    if (command == QLatin1String("loss"))
        openLoss();
    else if (command == QLatin1String("coverage"))
        openCoverage();
    else if (command == QLatin1String("rules"))
        openRules();
    else if (command == QLatin1String("export"))
        openExport(chosen, query, saveFile);
    else if (command == QLatin1String("forward"))
        openForward(query);
    else if (command == QLatin1String("retention"))
        openRetention();
}

void TranscriptSheets::readRuleFamilies()
{
    if (m_familiesRead)
        return;
    m_familiesRead = true;
    const auto rules = transcripts::RuleSet::load();
    if (!rules)
        return;
    for (const auto &rule : rules->rules()) {
        if (rule.family == transcripts::RuleFamily::Secret)
            m_secretRules.insert(QString::fromStdString(rule.id));
    }
}

bool TranscriptSheets::isSecret(const QString &rule)
{
    readRuleFamilies();
    return m_secretRules.contains(rule);
}

void TranscriptSheets::tellSync(const SyncReport &report)
{
    QStringList unread;
    qint64 conversations = 0;
    const EnvironmentSync *bad = nullptr;
    for (const auto &environment : report.environments) {
        conversations += environment.conversations;
        if (!environment.error)
            continue;
        bad = &environment;
        unread.append(environment.name);
    }
    if (bad && unread.size() == report.environments.size())
        return Q_EMIT failed(bad->error->about(bad->name));
    const QString read = tr("Read %1 new rows, %2 new conversations.")
                             .arg(number(report.added), number(conversations));
    if (!bad)
        return Q_EMIT done(read);
    Q_EMIT done(tr("%1 Not read: %2. \"Was anything lost?\" says why.")
                    .arg(read, unread.join(QStringLiteral(", "))));
}

void TranscriptSheets::openLoss()
{
    auto *sheet = new SheetDialog(
        QStringLiteral("lossSheet"), tr("Was anything lost?"),
        tr("What the server counts beside what is here. A row is written half an hour after the "
           "last word; a job of the platform deletes it after 30 days."),
        m_window);
    const auto work = m_service.lossSheet();
    sheet->watch(work.operation);
    connect(work.operation, &Operation::finished, sheet,
            [this, sheet, outcome = work.outcome] { showLoss(sheet, *outcome); });
    sheet->show();
}

void TranscriptSheets::showLoss(SheetDialog *sheet, const LossSheet &loss)
{
    QList<SheetRow> rows;
    QList<SheetRow> checks;
    qint64 soon = 0;
    for (const auto &environment : loss.environments) {
        rows.append(lossRow(environment, tr("never")));
        soon += environment.soonDeletedUnseen;
        for (const auto &agent : environment.agents)
            rows.append(
                lossRow(agent, tr("%n day(s)", nullptr, static_cast<int>(agent.gaps.size()))));
        for (const auto &check : environment.checks) {
            const ToneText result = resultText(check.result);
            SheetCell what{topicText(check.topic)};
            what.below = check.found;
            checks.append({{quiet(environment.name), what, pill(result.text, result.tone),
                            quiet(mendText(check))}});
        }
    }
    sheet->setSummary(soon > 0 ? tr("%n row(s) will be deleted before they are here. Sync now.",
                                    nullptr, static_cast<int>(soon))
                               : tr("Nothing is about to be lost."));
    sheet->setSheet({tr("Environment, agent"), tr("Newest row"), tr("Lag"), tr("Here"),
                     tr("On the server"), tr("Lost soon"), tr("Days with gaps")},
                    rows, {220, 150, 90, 90, 110, 90, 0});
    sheet->setSecondSheet(
        tr("Prerequisites"),
        {tr("Environment"), tr("Prerequisite"), tr("State"), tr("How to mend it")}, checks,
        {150, 300, 90, 0});
}

void TranscriptSheets::openCoverage()
{
    auto *sheet = new SheetDialog(
        QStringLiteral("coverageSheet"), tr("Parse coverage"),
        tr("What was met in transcripts and is not understood. It is kept as it came and counted "
           "here; samples show the structure only."),
        m_window);
    const auto work = m_service.coverage();
    sheet->watch(work.operation);
    connect(work.operation, &Operation::finished, sheet,
            [this, sheet, outcome = work.outcome] { showCoverage(sheet, *outcome); });
    connect(sheet, &SheetDialog::rowActivated, this, [this](qint64 id) {
        if (id != 0)
            Q_EMIT conversationRequested(id);
    });
    sheet->show();
}

void TranscriptSheets::showCoverage(SheetDialog *sheet, const CoverageReport &report)
{
    QList<SheetRow> rows;
    for (const auto &[strange, met] : report.coverage.strange) {
        const auto what = transcripts::nameOf(strange.what);
        rows.append({{quiet(QString::fromUtf8(what.data(), qsizetype(what.size()))),
                      cell(QString::fromStdString(strange.word)), cell(number(qint64(met.count))),
                      quiet(QString::fromStdString(met.sample).left(300))}});
    }
    QList<SheetRow> problems;
    for (const auto &row : report.problemRows)
        problems.append({{cell(row.sourceName), quiet(row.transcriptId.left(8)),
                          cell(importProblemText(row.problem.toStdString()))},
                         row.conversation});
    sheet->setSummary(tr("%1 activities in %2 rows read, %3 of them not understood; %4 rows not "
                         "understood, %5 cut at the source.")
                          .arg(number(qint64(report.coverage.activities)),
                               number(qint64(report.coverage.rows)),
                               number(qint64(report.coverage.unknownActivities)),
                               number(qint64(report.coverage.unrecognisedRows)),
                               number(qint64(report.coverage.truncatedRows))));
    sheet->setSheet({tr("What"), tr("Word"), tr("Times"), tr("Sample")}, rows, {90, 260, 80, 0});
    if (!problems.isEmpty())
        sheet->setSecondSheet(tr("Rows that were not understood"),
                              {tr("File"), tr("Row"), tr("Why")}, problems, {240, 90, 0});
}

void TranscriptSheets::importFiles(const QStringList &paths)
{
    auto *sheet = new SheetDialog(QStringLiteral("importSheet"), tr("Import transcripts"),
                                  tr("Every file with what was found in it. What is not understood "
                                     "is kept and named, never shown as an empty conversation."),
                                  m_window);
    const auto work = m_service.importFiles(paths);
    sheet->watch(work.operation);
    connect(work.operation, &Operation::finished, sheet,
            [this, sheet, outcome = work.outcome] { showImport(sheet, *outcome); });
    sheet->show();
}

void TranscriptSheets::showImport(SheetDialog *sheet, const ImportReport &report)
{
    QList<SheetRow> rows;
    qint64 added = 0;
    for (const auto &file : report.files) {
        const auto &found = file.outcome;
        added += file.added;
        SheetCell name{QFileInfo(QString::fromStdString(found.file)).fileName()};
        name.strong = true;
        name.below =
            found.problems.empty() ? QString() : importProblemText(found.problems.front().code);
        const auto bad = qint64(found.problems.size()) + qint64(found.furtherProblems);
        rows.append(
            {{name, cell(number(found.rows)), cell(number(qint64(found.conversations))),
              cell(number(file.added)), quiet(number(file.duplicates)), cell(number(file.findings)),
              bad > 0 ? pill(tr("%n problem(s)", nullptr, static_cast<int>(bad)), Tone::Caution)
                      : pill(tr("read"), Tone::Good)}});
    }
    for (const auto &problem : report.problems) {
        SheetCell name{QString::fromStdString(problem.where)};
        name.below = importProblemText(problem.code);
        rows.append({{name, cell({}), cell({}), cell({}), cell({}), cell({}),
                      pill(tr("not read"), Tone::Bad)}});
    }
    sheet->setSummary(
        tr("%1 new rows from %n file(s).", nullptr, static_cast<int>(report.files.size()))
            .arg(number(added)));
    sheet->setSheet({tr("File"), tr("Rows"), tr("Conversations"), tr("New"), tr("Here already"),
                     tr("Findings"), tr("State")},
                    rows, {0, 80, 110, 80, 110, 90, 130});
}

} // namespace keyturn
