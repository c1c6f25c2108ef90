// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/textindex.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <sqlite3.h>

namespace keyturn {

namespace {

/// More marks than a snippet or a message can show.
constexpr int mostPlaces = 256;

/// The way to FTS5's functions, https://www.sqlite.org/fts5.html#extending_fts5
fts5_api *apiOf(sqlite3 *handle)
{
    fts5_api *api = nullptr;
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(handle, "SELECT fts5(?1)", -1, &statement, nullptr) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, static_cast<void *>(&api), "fts5_api_ptr", nullptr);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

void hitPlaces(const Fts5ExtensionApi *api, Fts5Context *context, sqlite3_context *result, int,
               sqlite3_value **)
{
    int count = 0;
    if (api->xInstCount(context, &count) != SQLITE_OK) {
        sqlite3_result_null(result);
        return;
    }
    std::array<WordPlace, mostPlaces> places;
    const int taken = std::min(count, mostPlaces);
    for (int i = 0; i < taken; ++i) {
        int phrase = 0;
        int column = 0;
        int offset = 0;
        api->xInst(context, i, &phrase, &column, &offset);
        places[static_cast<std::size_t>(i)] = {offset, api->xPhraseSize(context, phrase)};
    }
    sqlite3_result_blob(result, places.data(),
                        static_cast<int>(static_cast<std::size_t>(taken) * sizeof(WordPlace)),
                        SQLITE_TRANSIENT);
}

/// Follows the words of a text up to the last place.
struct Walk
{
    const std::vector<WordPlace> &places;
    std::vector<ByteRange> ranges;
    std::int32_t word = 0;
    std::int32_t last = 0;
};

int takeWord(void *context, int flags, const char *, int, int begin, int end)
{
    Walk &walk = *static_cast<Walk *>(context);
    if ((flags & FTS5_TOKEN_COLOCATED) != 0)
        return SQLITE_OK;
    for (std::size_t i = 0; i < walk.places.size(); ++i) {
        const WordPlace &place = walk.places[i];
        if (place.first == walk.word)
            walk.ranges[i].begin = static_cast<std::size_t>(begin);
        if (place.first + place.count - 1 == walk.word)
            walk.ranges[i].end = static_cast<std::size_t>(end);
    }
    return walk.word++ == walk.last ? SQLITE_DONE : SQLITE_OK;
}

int keepWord(void *context, int, const char *word, int size, int, int)
{
    static_cast<std::vector<std::string> *>(context)->emplace_back(word,
                                                                   static_cast<std::size_t>(size));
    return SQLITE_OK;
}

/// Ranges in order, those that touch or overlap made one.
std::vector<ByteRange> united(std::vector<ByteRange> ranges)
{
    std::erase_if(ranges, [](const ByteRange &range) { return range.end <= range.begin; });
    std::ranges::sort(ranges, {}, &ByteRange::begin);
    std::vector<ByteRange> result;
    for (const ByteRange &range : ranges) {
        if (!result.empty() && range.begin <= result.back().end)
            result.back().end = std::max(result.back().end, range.end);
        else
            result.push_back(range);
    }
    return result;
}

} // namespace

struct WordCutter::Tokenizer
{
    fts5_tokenizer functions{};
    Fts5Tokenizer *instance = nullptr;
};

bool registerTextFunctions(sqlite3 *handle)
{
    fts5_api *api = apiOf(handle);
    return api != nullptr &&
           api->xCreateFunction(api, "hit_places", nullptr, hitPlaces, nullptr) == SQLITE_OK;
}

WordCutter::WordCutter(sqlite3 *handle)
    : m_tokenizer(std::make_unique<Tokenizer>())
{
    fts5_api *api = apiOf(handle);
    void *context = nullptr;
    if (api == nullptr ||
        api->xFindTokenizer(api, "unicode61", &context, &m_tokenizer->functions) != SQLITE_OK)
        return;
    // As in the schema of the archive.
    std::array<const char *, 2> options{"remove_diacritics", "2"};
    m_tokenizer->functions.xCreate(context, options.data(), static_cast<int>(options.size()),
                                   &m_tokenizer->instance);
}

WordCutter::~WordCutter()
{
    if (m_tokenizer->instance != nullptr)
        m_tokenizer->functions.xDelete(m_tokenizer->instance);
}

std::vector<ByteRange> WordCutter::rangesOf(std::string_view text,
                                            const std::vector<WordPlace> &places) const
{
    if (m_tokenizer->instance == nullptr || places.empty())
        return {};
    Walk walk{places, std::vector<ByteRange>(places.size()), 0, 0};
    for (const WordPlace &place : places)
        walk.last = std::max(walk.last, place.first + place.count - 1);
    m_tokenizer->functions.xTokenize(m_tokenizer->instance, &walk, FTS5_TOKENIZE_AUX, text.data(),
                                     static_cast<int>(text.size()), takeWord);
    return united(std::move(walk.ranges));
}

std::vector<std::string> WordCutter::wordsOf(std::string_view text) const
{
    std::vector<std::string> words;
    if (m_tokenizer->instance != nullptr && !text.empty())
        m_tokenizer->functions.xTokenize(m_tokenizer->instance, &words, FTS5_TOKENIZE_AUX,
                                         text.data(), static_cast<int>(text.size()), keepWord);
    return words;
}

std::vector<WordPlace> placesIn(std::string_view blob)
{
    std::vector<WordPlace> places(blob.size() / sizeof(WordPlace));
    if (!places.empty())
        std::memcpy(places.data(), blob.data(), places.size() * sizeof(WordPlace));
    return places;
}

} // namespace keyturn
