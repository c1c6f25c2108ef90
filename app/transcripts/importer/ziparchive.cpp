// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/importer/ziparchive.h"

#include "app/transcripts/reader/text.h"

#include <utility>
#include <zip.h>

namespace keyturn::transcripts {

namespace {

constexpr std::size_t PieceBytes = 256UL * 1024;

class EntrySource final : public ByteSource
{
public:
    EntrySource(zip *archive, std::uint64_t entry, std::uint64_t packed, std::uint64_t packedAll,
                std::uint64_t &unpackedAll)
        : m_file(zip_fopen_index(archive, entry, 0))
        , m_packed(packed)
        , m_packedAll(packedAll)
        , m_unpackedAll(unpackedAll)
    {
        if (m_file == nullptr) {
            const auto *error = zip_get_error(archive);
            const int code = zip_error_code_zip(error);
            const bool locked =
                code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP;
            m_problem = locked ? "zip-encrypted" : "zip-damaged";
            m_detail = describe(code);
            return;
        }
        m_piece.resize(PieceBytes);
    }
    EntrySource(const EntrySource &) = delete;
    EntrySource &operator=(const EntrySource &) = delete;
    ~EntrySource() override
    {
        if (m_file != nullptr)
            zip_fclose(m_file);
    }

    std::string_view next() override
    {
        if (m_file == nullptr || !m_problem.empty())
            return {};
        const auto read = zip_fread(m_file, m_piece.data(), m_piece.size());
        if (read < 0) {
            m_problem = "zip-damaged";
            m_detail = describe(zip_error_code_zip(zip_file_get_error(m_file)));
            return {};
        }
        const auto bytes = static_cast<std::uint64_t>(read);
        m_unpacked += bytes;
        m_unpackedAll += bytes;
        if (isBomb()) {
            m_problem = "zip-bomb";
            return {};
        }
        return std::string_view(m_piece).substr(0, bytes);
    }

private:
    static std::string describe(int code)
    {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        std::string text = zip_error_strerror(&error);
        zip_error_fini(&error);
        return text;
    }

    /// By what really came out, not by what the headers claim.
    bool isBomb() const
    {
        const auto tooDense = [](std::uint64_t unpacked, std::uint64_t packed) {
            return unpacked > ZipArchive::FreeBytes && unpacked / ZipArchive::MostRatio > packed;
        };
        return tooDense(m_unpacked, m_packed) || tooDense(m_unpackedAll, m_packedAll) ||
               m_unpackedAll > ZipArchive::MostBytes;
    }

    zip_file *m_file;
    std::uint64_t m_packed, m_packedAll;
    std::uint64_t &m_unpackedAll;
    std::uint64_t m_unpacked = 0;
    std::string m_piece;
};

} // namespace

ZipArchive::ZipArchive(ZipArchive &&other) noexcept
    : m_archive(std::exchange(other.m_archive, nullptr))
    , m_packed(other.m_packed)
    , m_unpacked(std::move(other.m_unpacked))
    , m_problem(std::move(other.m_problem))
    , m_detail(std::move(other.m_detail))
{}

ZipArchive::~ZipArchive()
{
    if (m_archive != nullptr)
        zip_discard(m_archive);
}

ZipArchive ZipArchive::ofFile(const std::filesystem::path &path)
{
    ZipArchive archive;
    archive.m_unpacked = std::make_unique<std::uint64_t>(0);
    std::error_code none;
    archive.m_packed = std::filesystem::file_size(path, none);
    int code = 0;
    archive.m_archive = zip_open(path.c_str(), ZIP_RDONLY, &code);
    if (archive.m_archive == nullptr)
        archive.m_problem =
            code == ZIP_ER_OPEN || code == ZIP_ER_READ ? "unreadable" : "zip-damaged";
    return archive;
}

ZipArchive ZipArchive::ofBytes(std::string_view bytes)
{
    ZipArchive archive;
    archive.m_unpacked = std::make_unique<std::uint64_t>(0);
    archive.m_packed = bytes.size();
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    if (source != nullptr) {
        archive.m_archive = zip_open_from_source(source, ZIP_RDONLY, &error);
        if (archive.m_archive == nullptr)
            zip_source_free(source);
    }
    if (archive.m_archive == nullptr) {
        archive.m_problem = "zip-damaged";
        archive.m_detail = zip_error_strerror(&error);
    }
    zip_error_fini(&error);
    return archive;
}

std::uint64_t ZipArchive::entryCount() const
{
    const auto count = m_archive == nullptr ? 0 : zip_get_num_entries(m_archive, 0);
    return count < 0 ? 0 : static_cast<std::uint64_t>(count);
}

std::string ZipArchive::nameOf(std::uint64_t entry) const
{
    const char *name = zip_get_name(m_archive, entry, ZIP_FL_ENC_GUESS);
    std::uint64_t replaced = 0;
    std::string text = name == nullptr ? std::string() : withValidUtf8(name, replaced);
    for (char &c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20U || byte == 0x7FU)
            c = '?';
    }
    return std::string(cutTo(text, 512));
}

bool ZipArchive::isFolder(std::uint64_t entry) const
{
    return nameOf(entry).ends_with('/');
}

std::uint64_t ZipArchive::packedBytes(std::uint64_t entry) const
{
    zip_stat_t stat;
    zip_stat_init(&stat);
    if (zip_stat_index(m_archive, entry, 0, &stat) != 0 || (stat.valid & ZIP_STAT_COMP_SIZE) == 0)
        return 0;
    return stat.comp_size;
}

std::unique_ptr<ByteSource> ZipArchive::open(std::uint64_t entry)
{
    return std::make_unique<EntrySource>(m_archive, entry, packedBytes(entry), m_packed,
                                         *m_unpacked);
}

} // namespace keyturn::transcripts
