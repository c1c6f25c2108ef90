// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transcripts/importer/zipped.h"

#include <zip.h>

namespace keyturn::transcripts::testing {

std::string zipped(const std::vector<std::pair<std::string, std::string>> &entries,
                   const std::string &password)
{
    // libzip writes no archive without entries: this is the end record alone.
    if (entries.empty())
        return "PK\x05\x06" + std::string(18, '\0');
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(source);
    zip_t *archive = zip_open_from_source(source, ZIP_TRUNCATE, &error);
    for (const auto &[name, bytes] : entries) {
        zip_source_t *data = zip_source_buffer(archive, bytes.data(), bytes.size(), 0);
        const auto index = zip_file_add(archive, name.c_str(), data, ZIP_FL_ENC_UTF_8);
        if (!password.empty())
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256,
                                    password.c_str());
    }
    zip_close(archive);
    zip_stat_t stat;
    zip_stat_init(&stat);
    zip_source_stat(source, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_open(source);
    zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    zip_source_free(source);
    zip_error_fini(&error);
    return bytes;
}

} // namespace keyturn::transcripts::testing
