// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QIODevice>
#include <QString>

#include <memory>

namespace keyturn {

/// Writes documents of the HTML subset that Qt lays out onto pages of one PDF, one document after
/// the other, each from a new page on. Memory is that of one document.
/// Needs a QGuiApplication, which may be offscreen.
class PdfWriter
{
public:
    /// Errors: Invalid "no-gui". @p title stands in the file and at the foot of every page.
    [[nodiscard]] static Result<std::unique_ptr<PdfWriter>> open(QIODevice &out,
                                                                 const QString &title);
    ~PdfWriter();
    PdfWriter(const PdfWriter &) = delete;
    PdfWriter &operator=(const PdfWriter &) = delete;

    /// Errors: those of the device.
    [[nodiscard]] Result<void> add(const QString &html);
    [[nodiscard]] Result<void> end();
    [[nodiscard]] int pages() const;

private:
    struct Paper;
    explicit PdfWriter(std::unique_ptr<Paper> paper);
    std::unique_ptr<Paper> m_paper;
};

} // namespace keyturn
