// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/http/uploaddevice.h"

#include <algorithm>
#include <cstring>

namespace keyturn {

UploadDevice::UploadDevice(std::string_view bytes, Repeatable repeatable, QObject *parent)
    : QIODevice(parent)
    , m_bytes(bytes)
    , m_repeatable(repeatable)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 UploadDevice::size() const
{
    return static_cast<qint64>(m_bytes.size());
}

bool UploadDevice::reset()
{
    if (m_repeatable == Repeatable::No && (m_touched || m_bytes.empty()))
        return false;
    return QIODevice::reset();
}

qint64 UploadDevice::readData(char *data, qint64 maxSize)
{
    m_touched = true;
    const qint64 count = std::min(maxSize, size() - pos());
    if (count <= 0)
        return -1;
    std::memcpy(data, m_bytes.data() + pos(), static_cast<std::size_t>(count));
    return count;
}

qint64 UploadDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace keyturn
