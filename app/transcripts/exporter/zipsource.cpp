// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/zipsource.h"

#include <algorithm>
#include <cerrno>
#include <memory>
#include <unistd.h>

namespace keyturn::transcripts {

namespace {

/// A part of an open file with a place to read and a place to write.
class Part
{
public:
    Part(int descriptor, qint64 offset, qint64 length)
        : m_descriptor(descriptor)
        , m_offset(offset)
        , m_length(length)
    {
        zip_error_init(&m_error);
    }
    ~Part() { zip_error_fini(&m_error); }
    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;

    zip_int64_t read(void *data, zip_uint64_t length)
    {
        const auto most = std::min<qint64>(m_length - m_read, static_cast<qint64>(length));
        const ssize_t got =
            ::pread(m_descriptor, data, static_cast<std::size_t>(most), m_offset + m_read);
        if (got < 0)
            return fails(ZIP_ER_READ);
        m_read += got;
        return got;
    }
    zip_int64_t write(const void *data, zip_uint64_t length)
    {
        const ssize_t put = ::pwrite(m_descriptor, data, length, m_offset + m_written);
        if (put < 0)
            return fails(ZIP_ER_WRITE);
        m_written += put;
        m_length = std::max(m_length, m_written);
        return put;
    }
    zip_int64_t open()
    {
        m_read = 0;
        return 0;
    }
    zip_int64_t clear()
    {
        m_length = 0;
        m_written = 0;
        return ::ftruncate(m_descriptor, 0) == 0 ? 0 : fails(ZIP_ER_WRITE);
    }
    zip_int64_t seekRead(void *data, zip_uint64_t length) { return seek(m_read, data, length); }
    zip_int64_t seekWrite(void *data, zip_uint64_t length) { return seek(m_written, data, length); }
    [[nodiscard]] zip_int64_t tellRead() const { return m_read; }
    [[nodiscard]] zip_int64_t tellWrite() const { return m_written; }
    zip_int64_t stat(void *data) const
    {
        auto *told = static_cast<zip_stat_t *>(data);
        zip_stat_init(told);
        told->valid = ZIP_STAT_SIZE;
        told->size = static_cast<zip_uint64_t>(m_length);
        return sizeof *told;
    }
    zip_int64_t error(void *data, zip_uint64_t length)
    {
        return zip_error_to_data(&m_error, data, length);
    }

private:
    zip_int64_t fails(int code)
    {
        zip_error_set(&m_error, code, errno);
        return -1;
    }
    zip_int64_t seek(qint64 &place, void *data, zip_uint64_t length)
    {
        const zip_int64_t to = zip_source_seek_compute_offset(static_cast<zip_uint64_t>(place),
                                                              static_cast<zip_uint64_t>(m_length),
                                                              data, length, &m_error);
        if (to < 0)
            return -1;
        place = to;
        return 0;
    }

    int m_descriptor;
    qint64 m_offset;
    qint64 m_length;
    qint64 m_read = 0;
    qint64 m_written = 0;
    zip_error_t m_error;
};

zip_int64_t answerWriting(Part &part, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    if (command == ZIP_SOURCE_BEGIN_WRITE || command == ZIP_SOURCE_REMOVE)
        return part.clear();
    if (command == ZIP_SOURCE_WRITE)
        return part.write(data, length);
    if (command == ZIP_SOURCE_SEEK_WRITE)
        return part.seekWrite(data, length);
    if (command == ZIP_SOURCE_TELL_WRITE)
        return part.tellWrite();
    const bool ends = command == ZIP_SOURCE_COMMIT_WRITE || command == ZIP_SOURCE_ROLLBACK_WRITE;
    return ends ? 0 : -1;
}

zip_int64_t answerReading(Part &part, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    if (command == ZIP_SOURCE_OPEN)
        return part.open();
    if (command == ZIP_SOURCE_READ)
        return part.read(data, length);
    if (command == ZIP_SOURCE_CLOSE)
        return 0;
    if (command == ZIP_SOURCE_STAT)
        return part.stat(data);
    if (command == ZIP_SOURCE_SEEK)
        return part.seekRead(data, length);
    if (command == ZIP_SOURCE_TELL)
        return part.tellRead();
    return answerWriting(part, data, length, command);
}

zip_int64_t answer(void *state, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    auto *part = static_cast<Part *>(state);
    if (command == ZIP_SOURCE_FREE) {
        delete part;
        return 0;
    }
    if (command == ZIP_SOURCE_ERROR)
        return part->error(data, length);
    return answerReading(*part, data, length, command);
}

zip_int64_t answerAsInput(void *state, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    return command == ZIP_SOURCE_SUPPORTS ? ZIP_SOURCE_SUPPORTS_SEEKABLE
                                          : answer(state, data, length, command);
}

zip_int64_t answerAsOutput(void *state, void *data, zip_uint64_t length, zip_source_cmd_t command)
{
    return command == ZIP_SOURCE_SUPPORTS ? ZIP_SOURCE_SUPPORTS_WRITABLE
                                          : answer(state, data, length, command);
}

} // namespace

zip_source_t *rangeSource(zip_t *archive, int descriptor, qint64 offset, qint64 length)
{
    auto part = std::make_unique<Part>(descriptor, offset, length);
    zip_source_t *source = zip_source_function(archive, answerAsInput, part.get());
    if (source != nullptr)
        (void)part.release();
    return source;
}

zip_source_t *outputSource(int descriptor, zip_error_t *error)
{
    auto part = std::make_unique<Part>(descriptor, 0, 0);
    zip_source_t *source = zip_source_function_create(answerAsOutput, part.get(), error);
    if (source != nullptr)
        (void)part.release();
    return source;
}

} // namespace keyturn::transcripts
