// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/pdfwriter.h"

#include "app/report/csvwriter.h"

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QTextDocument>

namespace keyturn {

namespace {

constexpr int dotsPerInch = 144;
constexpr qreal footHeight = 40;

QFont bodyFont()
{
    // Named, so that no script depends on what the desktop happens to prefer.
    QStringList families{QStringLiteral("Inter"), QStringLiteral("Noto Sans")};
    for (const char *script :
         {"Arabic", "Hebrew", "Devanagari", "Bengali", "Tamil", "Telugu", "Thai", "Georgian",
          "Armenian", "Ethiopic", "Khmer", "Sinhala", "CJK SC", "CJK JP", "CJK KR"})
        families << QStringLiteral("Noto Sans ") + QLatin1String(script);
    QFont font(families);
    font.setPointSize(9);
    return font;
}

} // namespace

struct PdfWriter::Paper
{
    Paper(QIODevice &out, const QString &title_)
        : device(out)
        , pdf(&out)
        , title(title_)
    {
        pdf.setTitle(title);
        pdf.setCreator(QStringLiteral("Keyturn"));
        pdf.setResolution(dotsPerInch);
        pdf.setPageSize(QPageSize(QPageSize::A4));
        pdf.setPageMargins(QMarginsF(15, 15, 15, 15), QPageLayout::Millimeter);
        works = painter.begin(&pdf);
    }

    void foot()
    {
        const QRectF place(0, pdf.height() - footHeight, pdf.width(), footHeight);
        painter.setFont(bodyFont());
        painter.setPen(Qt::darkGray);
        painter.drawText(place, Qt::AlignRight | Qt::AlignBottom, QString::number(pages));
        painter.drawText(place.adjusted(0, 0, -80, 0), Qt::AlignLeft | Qt::AlignBottom, title);
    }

    void page()
    {
        if (pages > 0)
            pdf.newPage();
        ++pages;
        foot();
    }

    QIODevice &device;
    QPdfWriter pdf;
    QPainter painter;
    QString title;
    int pages = 0;
    bool works = false;
};

PdfWriter::PdfWriter(std::unique_ptr<Paper> paper)
    : m_paper(std::move(paper))
{}

PdfWriter::~PdfWriter() = default;

Result<std::unique_ptr<PdfWriter>> PdfWriter::open(QIODevice &out, const QString &title)
{
    if (qobject_cast<QGuiApplication *>(QCoreApplication::instance()) == nullptr)
        return std::unexpected(Error::invalid(QStringLiteral("pdf"), QStringLiteral("no-gui")));
    auto paper = std::make_unique<Paper>(out, title);
    if (!paper->works)
        return std::unexpected(deviceError(out));
    return std::unique_ptr<PdfWriter>(new PdfWriter(std::move(paper)));
}

Result<void> PdfWriter::add(const QString &html)
{
    Paper &paper = *m_paper;
    const QSizeF size(paper.pdf.width(), paper.pdf.height() - footHeight);
    QTextDocument document;
    document.setUndoRedoEnabled(false);
    document.setDefaultFont(bodyFont());
    document.documentLayout()->setPaintDevice(&paper.pdf);
    document.setDocumentMargin(0);
    document.setHtml(html);
    document.setPageSize(size);
    for (int page = 0; page < document.pageCount(); ++page) {
        paper.page();
        const QRectF part(QPointF(0, page * size.height()), size);
        paper.painter.save();
        paper.painter.translate(0, -part.top());
        QAbstractTextDocumentLayout::PaintContext context;
        context.clip = part;
        context.palette.setColor(QPalette::Text, Qt::black);
        paper.painter.setClipRect(part);
        document.documentLayout()->draw(&paper.painter, context);
        paper.painter.restore();
    }
    return {};
}

Result<void> PdfWriter::end()
{
    if (!m_paper->painter.end())
        return std::unexpected(deviceError(m_paper->device));
    return {};
}

int PdfWriter::pages() const
{
    return m_paper->pages;
}

} // namespace keyturn
