// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sheets by which conversations leave the archive, or are kept in it.
#include "app/store/transcripts/retention.h"
#include "ui/confirmdialog.h"
#include "ui/panels/sheetdialog.h"
#include "ui/panels/textschoice.h"
#include "ui/panels/transcriptsheets.h"
#include "ui/pieces.h"
#include "ui/transcriptwords.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

namespace keyturn {

namespace {

QString number(qint64 value)
{
    return QLocale().toString(value);
}

QString suffixOf(TranscriptFormat format)
{
    switch (format) {
    case TranscriptFormat::Markdown:
        return QStringLiteral("md");
    case TranscriptFormat::Html:
        return QStringLiteral("html");
    case TranscriptFormat::Csv:
    case TranscriptFormat::CsvExcel:
    case TranscriptFormat::CsvExcelSemicolon:
        return QStringLiteral("csv");
    case TranscriptFormat::Xlsx:
        return QStringLiteral("xlsx");
    case TranscriptFormat::JsonLines:
        return QStringLiteral("jsonl");
    case TranscriptFormat::Pdf:
        return QStringLiteral("pdf");
    case TranscriptFormat::Evidence:
        return QStringLiteral("zip");
    }
    return {};
}

/// The fields of an export, kept by the sheet.
struct ExportFields
{
    QComboBox *scope;
    QComboBox *format;
    QCheckBox *events;
    TextsChoice *texts;

    [[nodiscard]] TranscriptFormat chosen() const
    {
        return static_cast<TranscriptFormat>(format->currentData().toInt());
    }
};

QComboBox *newCombo(const QString &name, const QString &title, QWidget *parent)
{
    auto *combo = new QComboBox(parent);
    combo->setObjectName(name);
    combo->setAccessibleName(title);
    return combo;
}

} // namespace

void TranscriptSheets::openExport(const QList<qint64> &chosen, const SearchQuery &query,
                                  const SaveFile &saveFile)
{
    auto *sheet = new SheetDialog(
        QStringLiteral("exportSheet"), tr("Export conversations"),
        tr("The file is written at once or not at all. What leaves, in which form and why is "
           "written into the control log."),
        m_window);
    ExportFields fields{
        newCombo(QStringLiteral("exportScope"), tr("Which"), sheet),
        newCombo(QStringLiteral("exportFormat"), tr("Format"), sheet),
        new QCheckBox(tr("With tools, plans and variables between the messages"), sheet),
        new TextsChoice(sheet)};
    if (!chosen.isEmpty())
        fields.scope->addItem(
            tr("The %n chosen conversation(s)", nullptr, static_cast<int>(chosen.size())));
    fields.scope->addItem(query == SearchQuery() ? tr("The whole archive")
                                                 : tr("Everything the list shows"));
    const std::pair<QString, TranscriptFormat> formats[]{
        {tr("Markdown"), TranscriptFormat::Markdown},
        {tr("HTML, one page"), TranscriptFormat::Html},
        {tr("CSV for tools"), TranscriptFormat::Csv},
        {tr("CSV for Excel"), TranscriptFormat::CsvExcel},
        {tr("CSV for Excel, semicolons"), TranscriptFormat::CsvExcelSemicolon},
        {tr("Excel sheet"), TranscriptFormat::Xlsx},
        {tr("JSON Lines of pairs"), TranscriptFormat::JsonLines},
        {tr("PDF"), TranscriptFormat::Pdf},
        {tr("Evidence pack: raw rows, hashes, manifest"), TranscriptFormat::Evidence}};
    for (const auto &[title, format] : formats)
        fields.format->addItem(title, static_cast<int>(format));
    fields.events->setObjectName(QStringLiteral("exportEvents"));
    fields.events->setAccessibleName(fields.events->text());
    fields.events->setChecked(true);
    auto *form = new QFormLayout;
    form->setSpacing(8);
    form->addRow(tr("Which"), fields.scope);
    form->addRow(tr("Format"), fields.format);
    form->addRow({}, fields.events);
    form->addRow(tr("Texts"), fields.texts);
    sheet->form()->addLayout(form);
    auto *go =
        sheet->addButton(QStringLiteral("exportGo"), tr("Export..."), QStringLiteral("primary"));
    const auto check = [go, fields] { go->setEnabled(fields.texts->isComplete()); };
    connect(fields.texts, &TextsChoice::changed, go, check);
    connect(fields.format, &QComboBox::currentIndexChanged, sheet, [fields] {
        fields.texts->setRedactable(fields.chosen() != TranscriptFormat::Evidence);
    });
    connect(go, &QPushButton::clicked, sheet, [=, this] {
        TranscriptSelection selection;
        if (!chosen.isEmpty() && fields.scope->currentIndex() == 0)
            selection.conversations = chosen;
        else
            selection.query = query;
        TranscriptExportOptions options;
        options.format = fields.chosen();
        options.texts = fields.texts->texts();
        options.purpose = fields.texts->purpose();
        options.withEvents = fields.events->isChecked();
        saveFile(sheet, QStringLiteral("transcripts.") + suffixOf(options.format),
                 [=, this](const QString &file) { runExport(sheet, selection, options, file); });
    });
    sheet->resize(560, 380);
    sheet->show();
}

void TranscriptSheets::runExport(SheetDialog *sheet, const TranscriptSelection &selection,
                                 TranscriptExportOptions options, const QString &file)
{
    if (file.isEmpty())
        return;
    options.file = file;
    const auto work = m_service.exportSelection(selection, options);
    sheet->watch(work.operation);
    connect(work.operation, &Operation::finished, sheet,
            [sheet, operation = work.operation.data(), outcome = work.outcome] {
                if (operation->error())
                    return;
                const QString hash = QString::fromLatin1(outcome->sha256.toHex().left(16));
                QString said = tr("%1 conversations and %2 messages are in %3. SHA-256 %4...")
                                   .arg(number(outcome->conversations), number(outcome->messages),
                                        QFileInfo(outcome->file).fileName(), hash);
                if (outcome->withheld > 0)
                    said += QLatin1Char('\n') +
                            tr("%n text(s) were left out whole, since every version of them still "
                               "held a finding.",
                               nullptr, static_cast<int>(outcome->withheld));
                sheet->setSummary(said);
            });
}

void TranscriptSheets::openRetention()
{
    auto *sheet = new SheetDialog(
        QStringLiteral("retentionSheet"), tr("Retention"),
        tr("This archive outlives the 30 days of the platform, so it is a new copy of what people "
           "said. Conversations under a legal hold are never taken away."),
        m_window);
    Retention *retention = m_service.retention();
    const auto rule = retention->rule();
    auto *days = new QSpinBox(sheet);
    days->setObjectName(QStringLiteral("retentionDays"));
    days->setAccessibleName(tr("Keep for"));
    days->setRange(0, 3650);
    days->setSpecialValueText(tr("for ever"));
    days->setSuffix(tr(" days"));
    days->setValue(rule ? rule->days : 0);
    auto *form = new QFormLayout;
    form->addRow(tr("Keep for"), days);
    sheet->form()->addLayout(form);
    auto *save = sheet->addButton(QStringLiteral("retentionSave"), tr("Save"), {});
    auto *purge = sheet->addButton(QStringLiteral("retentionPurge"), tr("Take away now..."),
                                   QStringLiteral("danger"));
    const auto show = [days, purge] { purge->setEnabled(days->value() > 0); };
    connect(days, &QSpinBox::valueChanged, purge, show);
    show();
    connect(save, &QPushButton::clicked, sheet, [this, sheet, days] {
        const auto saved = m_service.setRetention({days->value()});
        if (!saved)
            return sheet->showError(saved.error());
        sheet->setSummary(days->value() > 0
                              ? tr("Conversations are kept for %n day(s).", nullptr, days->value())
                              : tr("Conversations are kept for ever."));
    });
    connect(purge, &QPushButton::clicked, sheet,
            [this, sheet, days] { askPurge(sheet, days->value()); });
    sheet->resize(560, 300);
    sheet->show();
}

void TranscriptSheets::askPurge(SheetDialog *sheet, int days)
{
    ConfirmDialog::Question question;
    question.title = tr("Take away what is older than %n day(s)?", nullptr, days);
    question.text = tr("Rows, texts, search index and findings of these conversations are removed "
                       "from this machine, and their place on the disk is overwritten.");
    question.consequence = tr("What the platform has deleted cannot be read again.");
    question.action = tr("Take away");
    question.typed = QString::number(days);
    question.destructive = true;
    auto *confirm = new ConfirmDialog(question, sheet);
    connect(confirm, &QDialog::accepted, sheet, [this, sheet, days] {
        const auto work = m_service.purge(days);
        sheet->watch(work.operation);
        connect(work.operation, &Operation::finished, sheet, [sheet, outcome = work.outcome] {
            sheet->setSummary(tr("%1 conversations were taken away, %2 are held back.")
                                  .arg(number(outcome->conversations), number(outcome->heldBack)));
        });
    });
    confirm->open();
}

} // namespace keyturn
