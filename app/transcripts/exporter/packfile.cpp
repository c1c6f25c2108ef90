// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/packfile.h"

#include "app/report/csvwriter.h"
#include "app/transcripts/exporter/zipsource.h"

#include <QCryptographicHash>

namespace keyturn::transcripts {

namespace {

/// 1980-01-01 00:00:00, the first moment that a zip knows: one pack has one time, everywhere.
constexpr zip_uint16_t packDate = (0 << 9) | (1 << 5) | 1;
/// Regular file, readable and writable by its owner.
constexpr zip_uint32_t packMode = 0100600U << 16;

Error zipFailure(const QString &target, int code)
{
    return Error::of(ErrorKind::StoreFailed, QStringLiteral("export"),
                     QStringLiteral("zip-%1").arg(code))
        .about(target);
}

} // namespace

PackFile::PackFile(QString target, std::string folder)
    : m_target(std::move(target))
    , m_folder(std::move(folder))
{}

Result<std::unique_ptr<PackFile>> PackFile::open(OutputFile &out, const QString &target,
                                                 const std::string &folder)
{
    std::unique_ptr<PackFile> pack(new PackFile(target, folder));
    auto spool = pack->grow();
    if (!spool)
        return std::unexpected(spool.error());
    pack->m_spool = std::move(*spool);
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = outputSource(out.descriptor(), &error);
    if (source != nullptr)
        pack->m_zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &error);
    const int code = zip_error_code_zip(&error);
    zip_error_fini(&error);
    if (pack->m_zip == nullptr) {
        zip_source_free(source);
        return std::unexpected(zipFailure(target, code));
    }
    return pack;
}

PackFile::~PackFile()
{
    if (m_zip != nullptr)
        zip_discard(m_zip);
}

Error PackFile::failure() const
{
    return zipFailure(m_target, zip_error_code_zip(zip_get_error(m_zip)));
}

Result<void> PackFile::Growing::append(QByteArrayView bytes)
{
    m_bytes += bytes.size();
    return writeAll(m_spool->device(), QByteArray::fromRawData(bytes.data(), bytes.size()));
}

Result<std::unique_ptr<PackFile::Growing>> PackFile::grow() const
{
    auto spool = OutputFile::open(m_target);
    if (!spool)
        return std::unexpected(spool.error());
    auto file = std::make_unique<Growing>();
    file->m_spool = std::move(*spool);
    return file;
}

Result<void> PackFile::put(const std::string &name, int descriptor, qint64 offset, qint64 length)
{
    zip_source_t *source = rangeSource(m_zip, descriptor, offset, length);
    if (source == nullptr)
        return std::unexpected(failure());
    const std::string path = m_folder + "/" + name;
    const zip_int64_t index = zip_file_add(m_zip, path.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return std::unexpected(failure());
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    if (zip_file_set_dostime(m_zip, entry, 0, packDate, 0) != 0 ||
        zip_file_set_external_attributes(m_zip, entry, 0, ZIP_OPSYS_UNIX, packMode) != 0)
        return std::unexpected(failure());
    return {};
}

Result<QByteArray> PackFile::add(const std::string &name, QByteArrayView bytes)
{
    const qint64 offset = m_spool->m_bytes;
    if (const auto done = m_spool->append(bytes); !done)
        return std::unexpected(done.error());
    const auto done = put(name, m_spool->m_spool->descriptor(), offset, bytes.size());
    if (!done)
        return std::unexpected(done.error());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bytes);
    return hash.result();
}

Result<QByteArray> PackFile::add(const std::string &name, std::unique_ptr<Growing> file)
{
    const auto digest = digestOf(file->m_spool->device());
    if (!digest)
        return std::unexpected(digest.error());
    const auto done = put(name, file->m_spool->descriptor(), 0, digest->bytes);
    if (!done)
        return std::unexpected(done.error());
    m_grown.push_back(std::move(file));
    return digest->sha256;
}

Result<void> PackFile::close()
{
    // libzip reads the spools by their descriptors: nothing may wait in a buffer.
    if (!m_spool->m_spool->device().flush())
        return std::unexpected(deviceError(m_spool->m_spool->device()));
    if (zip_close(m_zip) != 0)
        return std::unexpected(failure());
    m_zip = nullptr;
    return {};
}

} // namespace keyturn::transcripts
