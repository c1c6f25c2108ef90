// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/http/request.h"

#include <QIODevice>

namespace keyturn {

/// A request's body as QtNetwork reads it.
/// QtNetwork sends a request again by itself when a connection closes without an answer, POST or
/// not; it must rewind the body for that. This device does not rewind for a call that is not
/// repeatable: the reply then ends with ContentReSendError instead of a second effect.
class UploadDevice : public QIODevice
{
public:
    /// @p bytes must outlive the device.
    UploadDevice(std::string_view bytes, Repeatable repeatable, QObject *parent);

    /// True once QtNetwork has read any of it: the peer may have seen the request.
    [[nodiscard]] bool isTouched() const { return m_touched; }

    [[nodiscard]] qint64 size() const override;
    bool reset() override;

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    std::string_view m_bytes;
    Repeatable m_repeatable;
    bool m_touched = false;
};

} // namespace keyturn
