// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// keyturn-importfloor ARCHIVE FOLDER: the least that an import of pages can do, on one thread:
// simdjson over the same pages, SQLite's own interface for the same columns (without the secondary
// indexes, merging, tallies and duplicates that an archive needs), FTS5 over the same texts, the
// same PRAGMAs, all in one transaction. It knows these pages only: no other shape, no other kind.
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <openssl/evp.h>
#include <simdjson.h>
#include <sqlite3.h>
#include <string>
#include <string_view>
#include <vector>
#include <zstd.h>

namespace {

using simdjson::dom::element;

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "floor: %s\n", what);
    std::exit(1);
}

class Insert
{
public:
    Insert(sqlite3 *handle, const char *sql)
    {
        if (sqlite3_prepare_v3(handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr) !=
            SQLITE_OK)
            fail(sqlite3_errmsg(handle));
    }
    ~Insert() { sqlite3_finalize(m_statement); }
    Insert(const Insert &) = delete;
    Insert &operator=(const Insert &) = delete;
    Insert &operator<<(std::int64_t value)
    {
        sqlite3_bind_int64(m_statement, ++m_bound, value);
        return *this;
    }
    Insert &operator<<(std::string_view value)
    {
        sqlite3_bind_text(m_statement, ++m_bound, value.data(), static_cast<int>(value.size()),
                          SQLITE_STATIC);
        return *this;
    }
    void null() { sqlite3_bind_null(m_statement, ++m_bound); }
    void run()
    {
        if (sqlite3_step(m_statement) != SQLITE_DONE)
            fail("insert");
        sqlite3_reset(m_statement);
        m_bound = 0;
    }

private:
    sqlite3_stmt *m_statement = nullptr;
    int m_bound = 0;
};

constexpr const char *schema = R"(
    PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;
    PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;
    PRAGMA secure_delete=ON; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=1000;
    CREATE TABLE conversations (
        id INTEGER PRIMARY KEY, source INTEGER, key TEXT, newest INTEGER, grp INTEGER,
        first_said INTEGER, started INTEGER, last INTEGER, display_id TEXT, reason TEXT,
        session_type TEXT, person_id TEXT, person_name TEXT, rows INTEGER, activities INTEGER,
        user_messages INTEGER, bot_messages INTEGER, turns INTEGER, greetings INTEGER,
        unanswered INTEGER, multi_reply INTEGER, redelivered INTEGER, empty_user_messages INTEGER,
        same_text_twice INTEGER);
    CREATE TABLE rows (id INTEGER PRIMARY KEY, last INTEGER, conversation INTEGER, grp INTEGER,
        source INTEGER, identity TEXT, started TEXT, created TEXT, batch INTEGER, parse INTEGER);
    CREATE TABLE received (row INTEGER PRIMARY KEY, transcript_id TEXT, name TEXT,
        source_name TEXT, shape INTEGER, problem TEXT, sha256 BLOB, size INTEGER, bytes BLOB);
    CREATE TABLE fragments (id INTEGER PRIMARY KEY, activity INTEGER, field INTEGER, at INTEGER,
        what TEXT, text TEXT);
    CREATE VIRTUAL TABLE texts USING fts5 (said, bot, tool, var, content='', columnsize=0,
        tokenize="unicode61 remove_diacritics 2");
    INSERT INTO texts (texts, rank) VALUES ('hashsize', 67108864);
    BEGIN)";

struct Text
{
    std::int64_t activity;
    int field;
    std::int64_t at;
    std::string_view what;
    std::string_view text;
};

std::string_view textOf(const element &object, const char *key)
{
    std::string_view text;
    static_cast<void>(object[key].get(text));
    return text;
}

std::int64_t numberOf(const element &object, const char *key)
{
    std::int64_t number = 0;
    static_cast<void>(object[key].get(number));
    return number;
}

class Floor
{
public:
    explicit Floor(const char *file)
        : m_handle(opened(file))
        , m_conversation(m_handle, "INSERT INTO conversations VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,"
                                   "?,?,?,?,?,?,?,?,?,?)")
        , m_row(m_handle, "INSERT INTO rows VALUES (?,?,?,?,?,?,?,?,?,?)")
        , m_received(m_handle, "INSERT INTO received VALUES (?,?,?,?,?,?,?,?,?)")
        , m_fragment(m_handle, "INSERT INTO fragments VALUES (?,?,?,?,?,?)")
        , m_text(m_handle, "INSERT INTO texts (rowid, said, bot, tool, var) VALUES (?,?,?,?,?)")
        , m_compressor(ZSTD_createCCtx())
    {}
    ~Floor() { ZSTD_freeCCtx(m_compressor); }
    Floor(const Floor &) = delete;
    Floor &operator=(const Floor &) = delete;

    void page(const std::string &path)
    {
        simdjson::padded_string bytes;
        if (simdjson::padded_string::load(path).get(bytes) != simdjson::SUCCESS)
            fail("read");
        element page;
        if (m_pages.parse(bytes).get(page) != simdjson::SUCCESS)
            fail("parse");
        for (const element row : page["value"]) {
            // The bytes of the row as they were received.
            m_json = simdjson::minify(row);
            take(row);
        }
    }
    void commit()
    {
        if (sqlite3_exec(m_handle, "COMMIT", nullptr, nullptr, nullptr) != SQLITE_OK)
            fail("commit");
    }
    [[nodiscard]] long rows() const { return m_rows; }
    [[nodiscard]] long texts() const { return m_texts; }

private:
    static sqlite3 *opened(const char *file)
    {
        sqlite3 *handle = nullptr;
        if (sqlite3_open(file, &handle) != SQLITE_OK ||
            sqlite3_exec(handle, schema, nullptr, nullptr, nullptr) != SQLITE_OK)
            fail("open");
        return handle;
    }

    void read(const element &content)
    {
        m_found.clear();
        m_users = m_bots = m_activities = m_last = 0;
        for (const element activity : content["activities"]) {
            const std::int64_t at = numberOf(activity, "timestamp") * 1000;
            m_last = std::max(m_last, at);
            const std::string_view type = textOf(activity, "type");
            if (type == "message") {
                const std::int64_t role = numberOf(activity["from"].value_unsafe(), "role");
                (role == 1 ? m_users : m_bots) += 1;
                m_found.push_back(
                    {m_activities, role == 1 ? 0 : 1, at, "text", textOf(activity, "text")});
                if (role == 1 && m_person.empty())
                    m_person = textOf(activity["from"].value_unsafe(), "aadObjectId");
                m_channel = textOf(activity, "channelId");
            } else if (textOf(activity, "valueType") == "VariableAssignment") {
                m_found.push_back({m_activities, 3, at, "variable:Answer",
                                   textOf(activity["value"].value_unsafe(), "newValue")});
            }
            ++m_activities;
        }
    }

    void take(const element &row)
    {
        const std::string_view content = textOf(row, "content");
        element parsed;
        m_person.clear();
        if (m_contents.parse(content.data(), content.size()).get(parsed) != simdjson::SUCCESS)
            fail("content");
        read(parsed);
        const std::int64_t number = m_next;
        const auto count = static_cast<std::int64_t>(m_found.size());
        m_next += count;
        std::array<unsigned char, 32> hash{};
        EVP_Digest(m_json.data(), m_json.size(), hash.data(), nullptr, EVP_sha256(), nullptr);
        m_packed.resize(ZSTD_compressBound(m_json.size()));
        m_packed.resize(ZSTD_compressCCtx(m_compressor, m_packed.data(), m_packed.size(),
                                          m_json.data(), m_json.size(), 1));
        ++m_rows;
        const std::string_view name = textOf(row, "name");
        m_conversation << m_rows << std::int64_t{1} << name << m_last << std::int64_t{1} << number;
        m_conversation << m_last << m_last << name.substr(0, 36) << "" << "Engaged" << m_person;
        m_conversation << "" << std::int64_t{1} << m_activities << m_users << m_bots << m_users;
        for (int i = 0; i < 6; ++i)
            m_conversation << std::int64_t{0};
        m_conversation.run();
        m_row << number << number + count - 1 << m_rows << std::int64_t{1} << std::int64_t{1};
        m_row << textOf(row, "conversationtranscriptid") << textOf(row, "conversationstarttime");
        m_row << textOf(row, "createdon") << std::int64_t{0} << std::int64_t{0};
        m_row.run();
        m_received << number << textOf(row, "conversationtranscriptid") << "" << "page"
                   << std::int64_t{0} << ""
                   << std::string_view(reinterpret_cast<const char *>(hash.data()), hash.size())
                   << static_cast<std::int64_t>(m_json.size()) << m_packed;
        m_received.run();
        insertTexts(number);
    }

    void insertTexts(std::int64_t number)
    {
        for (const Text &text : m_found) {
            m_fragment << number << text.activity << std::int64_t{text.field} << text.at
                       << text.what << text.text;
            m_fragment.run();
            m_text << number++;
            for (int field = 0; field < 4; ++field) {
                if (field == text.field)
                    m_text << text.text;
                else
                    m_text.null();
            }
            m_text.run();
            ++m_texts;
        }
    }

    sqlite3 *m_handle;
    Insert m_conversation;
    Insert m_row;
    Insert m_received;
    Insert m_fragment;
    Insert m_text;
    ZSTD_CCtx *m_compressor;
    simdjson::dom::parser m_pages;
    simdjson::dom::parser m_contents;
    std::string m_json;
    std::string m_packed;
    std::string m_person;
    std::string_view m_channel;
    std::vector<Text> m_found;
    std::int64_t m_next = std::int64_t{1} << 48;
    std::int64_t m_users = 0;
    std::int64_t m_bots = 0;
    std::int64_t m_activities = 0;
    std::int64_t m_last = 0;
    long m_rows = 0;
    long m_texts = 0;
};

} // namespace

int main(int count, char **arguments)
{
    if (count < 3)
        return 2;
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::string> pages;
    for (const auto &entry : std::filesystem::directory_iterator(arguments[2]))
        pages.push_back(entry.path().string());
    std::sort(pages.begin(), pages.end());
    Floor floor(arguments[1]);
    for (const std::string &page : pages)
        floor.page(page);
    floor.commit();
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    std::printf("{\"rows\": %ld, \"texts\": %ld, \"seconds\": %.3f, \"processor\": %.3f}\n",
                floor.rows(), floor.texts(), seconds,
                static_cast<double>(std::clock()) / CLOCKS_PER_SEC);
    return 0;
}
