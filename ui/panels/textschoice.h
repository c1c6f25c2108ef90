// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transcripts/transcriptrequests.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QRadioButton;

namespace keyturn {

/// Whether texts leave redacted or as they are stored, which needs a purpose.
class TextsChoice : public QWidget
{
    Q_OBJECT
public:
    explicit TextsChoice(QWidget *parent = nullptr);
    [[nodiscard]] ExportTexts texts() const;
    [[nodiscard]] QString purpose() const;
    /// False while a purpose is missing.
    [[nodiscard]] bool isComplete() const;
    /// Some formats cannot be redacted.
    void setRedactable(bool redactable);

Q_SIGNALS:
    void changed();

private:
    void show();

    QRadioButton *m_redacted;
    QRadioButton *m_asStored;
    QLineEdit *m_purpose;
};

} // namespace keyturn
