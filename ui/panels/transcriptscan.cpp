// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets of the scan's rules and of forwarding.
#include "ui/panels/sheetdialog.h"
#include "ui/panels/textschoice.h"
#include "ui/panels/transcriptsheets.h"
#include "ui/pieces.h"
#include "ui/transcriptwords.h"
#include "widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace keyturn {

namespace {

using transcripts::ReceiverKind;

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString severityText(int severity)
{
    return severity >= 2   ? TranscriptSheets::tr("high")
           : severity == 1 ? TranscriptSheets::tr("medium")
                           : TranscriptSheets::tr("low");
}

QList<SheetRow> rowsOf(const QList<RuleHits> &rules, bool counted)
{
    QList<SheetRow> rows;
    for (const auto &rule : rules) {
        SheetCell title{rule.title.isEmpty() ? rule.rule : rule.title};
        title.strong = true;
        SheetCell id{rule.rule};
        id.muted = true;
        rows.append({{title,
                      id,
                      {severityText(rule.severity), toneOfSeverity(rule.severity)},
                      {counted ? number(rule.hits) : QString()}},
                     0,
                     rule.rule});
    }
    return rows;
}

QPlainTextEdit *newEditor(const QString &name, const QString &title, QWidget *parent)
{
    auto *editor = new QPlainTextEdit(parent);
    editor->setObjectName(name);
    editor->setAccessibleName(title);
    editor->setFont(monoFont());
    editor->setTabChangesFocus(true);
    return editor;
}

/// The fields of a receiver, kept by the sheet.
struct ForwardFields
{
    QLineEdit *name = nullptr;
    QComboBox *kind = nullptr;
    QLineEdit *url = nullptr;
    QLineEdit *token = nullptr;
    TextsChoice *texts = nullptr;

    [[nodiscard]] bool isComplete() const
    {
        return !name->text().trimmed().isEmpty() && !QUrl(url->text()).host().isEmpty() &&
               texts->isComplete();
    }

    [[nodiscard]] ForwardRequest request(const SearchQuery &query, bool dryRun) const
    {
        ForwardRequest asked;
        asked.receiver.name = name->text().trimmed();
        asked.receiver.kind = static_cast<ReceiverKind>(kind->currentData().toInt());
        asked.receiver.url = QUrl(url->text().trimmed());
        asked.receiver.keychainId = token->text().trimmed();
        if (asked.receiver.keychainId.isEmpty())
            asked.receiver.signIn = transcripts::ReceiverSignIn::None;
        asked.texts = texts->texts();
        asked.purpose = texts->purpose();
        asked.filter = query;
        asked.filter.terms.clear();
        asked.dryRun = dryRun;
        return asked;
    }
};

ForwardFields addFields(SheetDialog *sheet)
{
    auto *name = new QLineEdit(sheet);
    auto *kind = new QComboBox(sheet);
    auto *url = new QLineEdit(sheet);
    auto *token = new QLineEdit(sheet);
    auto *texts = new TextsChoice(sheet);
    auto *bytes =
        newEditor(QStringLiteral("forwardBytes"), TranscriptSheets::tr("The exact bytes"), sheet);
    const std::pair<QWidget *, const char *> named[]{
        {name, "forwardName"}, {kind, "forwardKind"}, {url, "forwardUrl"}, {token, "forwardToken"}};
    for (const auto &[field, id] : named)
        field->setObjectName(QLatin1String(id));
    name->setAccessibleName(TranscriptSheets::tr("Name"));
    kind->setAccessibleName(TranscriptSheets::tr("Kind"));
    url->setAccessibleName(TranscriptSheets::tr("Address"));
    token->setAccessibleName(TranscriptSheets::tr("Item in the keychain"));
    name->setPlaceholderText(TranscriptSheets::tr("The ledger's word for this receiver"));
    url->setPlaceholderText(QStringLiteral("https://"));
    token->setPlaceholderText(
        TranscriptSheets::tr("Item of the keychain that holds the token; empty for none"));
    kind->addItem(TranscriptSheets::tr("Akto-style ingestion"),
                  static_cast<int>(ReceiverKind::AktoIngestion));
    kind->addItem(TranscriptSheets::tr("JSON endpoint"),
                  static_cast<int>(ReceiverKind::JsonEndpoint));
    bytes->setReadOnly(true);
    bytes->setLineWrapMode(QPlainTextEdit::NoWrap);
    bytes->hide();
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(TranscriptSheets::tr("Name"), name);
    form->addRow(TranscriptSheets::tr("Kind"), kind);
    form->addRow(TranscriptSheets::tr("Address"), url);
    form->addRow(TranscriptSheets::tr("Token"), token);
    form->addRow(TranscriptSheets::tr("Texts"), texts);
    sheet->form()->addLayout(form);
    sheet->form()->addWidget(bytes, 1);
    return {name, kind, url, token, texts};
}

} // namespace

void TranscriptSheets::openRules()
{
    auto *sheet = new SheetDialog(
        QStringLiteral("rulesSheet"), tr("Rules of the scan"),
        tr("Every text that is read is scanned on this machine. Rules are readable files; your own "
           "lie in the folder rules of Keyturn's home. Packs that are switched on: %1.")
            .arg(m_service.packs().join(QStringLiteral(", "))),
        m_window);
    sheet->setSheet({tr("Rule"), tr("Id"), tr("Severity"), tr("Hits")},
                    rowsOf(m_service.rules(), false), {0, 220, 100, 80});
    const QStringList problems = m_service.ruleProblems();
    if (!problems.isEmpty())
        sheet->setSummary(problems.join(QLatin1Char('\n')));
    auto *rule = newEditor(QStringLiteral("trialRule"), tr("A new rule"), sheet);
    rule->setPlaceholderText(tr("A new rule, in the form of the rule files. Try it on the archive "
                                "before you switch it on."));
    rule->setFixedHeight(110);
    sheet->form()->addWidget(rule);
    auto *attempt = sheet->addButton(QStringLiteral("ruleTry"), tr("Try the rule"), {});
    auto *again = sheet->addButton(QStringLiteral("scanAgain"), tr("Scan the archive again"), {});
    attempt->setEnabled(false);
    connect(rule, &QPlainTextEdit::textChanged, attempt,
            [rule, attempt] { attempt->setEnabled(!rule->toPlainText().trimmed().isEmpty()); });
    connect(attempt, &QPushButton::clicked, sheet,
            [this, sheet, rule] { tryRule(sheet, rule->toPlainText()); });
    connect(again, &QPushButton::clicked, sheet, [this, sheet] { tryRule(sheet, {}); });
    sheet->show();
}

void TranscriptSheets::tryRule(SheetDialog *sheet, const QString &rule)
{
    ScanOptions options;
    options.trialRuleText = rule;
    const auto work = m_service.scan(options);
    sheet->watch(work.operation);
    connect(work.operation, &Operation::finished, sheet, [sheet, outcome = work.outcome] {
        if (!outcome->problems.isEmpty())
            return sheet->setSummary(outcome->problems.join(QLatin1Char('\n')));
        const QString turns =
            number(outcome->turnsHit) + (outcome->turnsAtLeast ? QStringLiteral("+") : QString());
        if (outcome->trial) {
            sheet->setSummary(
                tr("Would have hit %1 turns in %2 conversations, of %3 texts.")
                    .arg(turns, number(outcome->conversationsHit), number(outcome->texts)));
            return;
        }
        sheet->setSummary(
            tr("%1 findings in %2 texts.").arg(number(outcome->hits), number(outcome->texts)));
        if (!outcome->rules.isEmpty())
            sheet->setSheet({tr("Rule"), tr("Id"), tr("Severity"), tr("Hits")},
                            rowsOf(outcome->rules, true), {0, 220, 100, 80});
    });
}

void TranscriptSheets::openForward(const SearchQuery &query)
{
    auto *sheet = new SheetDialog(
        QStringLiteral("forwardSheet"), tr("Forward pairs"),
        tr("What a person said and what was answered, each pair once. A ledger proves that nothing "
           "was sent twice and nothing was skipped. A dry run shows the exact bytes."),
        m_window);
    const ForwardFields fields = addFields(sheet);
    auto *dry = sheet->addButton(QStringLiteral("forwardDry"), tr("Dry run"), {});
    auto *send =
        sheet->addButton(QStringLiteral("forwardSend"), tr("Send"), QStringLiteral("primary"));
    const auto check = [=] {
        dry->setEnabled(fields.isComplete());
        send->setEnabled(fields.isComplete());
    };
    for (QLineEdit *field : {fields.name, fields.url, fields.token})
        connect(field, &QLineEdit::textChanged, sheet, check);
    connect(fields.texts, &TextsChoice::changed, sheet, check);
    check();
    connect(dry, &QPushButton::clicked, sheet,
            [=, this] { runForward(sheet, fields.request(query, true)); });
    connect(send, &QPushButton::clicked, sheet,
            [=, this] { runForward(sheet, fields.request(query, false)); });
    sheet->resize(680, 520);
    sheet->show();
}

void TranscriptSheets::runForward(SheetDialog *sheet, const ForwardRequest &request)
{
    constexpr qsizetype shown = 200'000;
    auto *bytes = sheet->findChild<QPlainTextEdit *>(QStringLiteral("forwardBytes"));
    const auto work = m_service.forward(request);
    sheet->watch(work.operation);
    connect(work.operation, &Operation::finished, sheet,
            [sheet, bytes, dryRun = request.dryRun, outcome = work.outcome] {
                bytes->setVisible(dryRun);
                if (dryRun) {
                    bytes->setPlainText(QString::fromUtf8(outcome->dryRun.left(shown)));
                    sheet->setSummary(tr("Would send %1 pairs of %2 conversations, %3 bytes.")
                                          .arg(number(outcome->pending + outcome->entered),
                                               number(outcome->conversations),
                                               number(outcome->dryRun.size())));
                    return;
                }
                if (outcome->stoppedBy)
                    sheet->showError(*outcome->stoppedBy);
                sheet->setSummary(
                    tr("%1 sent, %2 refused, %3 with an unknown answer, %4 still to send.")
                        .arg(number(outcome->sent), number(outcome->refused),
                             number(outcome->unknown), number(outcome->pending)));
            });
}

} // namespace keyturn
