// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;

namespace keyturn {

/// A match as the index knows it: words counted from the beginning of the text.
struct WordPlace
{
    std::int32_t first = 0;
    std::int32_t count = 0;
};

struct ByteRange
{
    std::size_t begin = 0;
    std::size_t end = 0;
    bool operator==(const ByteRange &) const = default;
};

/// Teaches the connection hit_places(texts): the places of a match as a blob of WordPlaces, in the
/// order of the text. False when FTS5 is missing.
[[nodiscard]] bool registerTextFunctions(sqlite3 *handle);

/// Cuts text into words as the index of the same connection does.
class WordCutter
{
public:
    explicit WordCutter(sqlite3 *handle);
    ~WordCutter();
    WordCutter(const WordCutter &) = delete;
    WordCutter &operator=(const WordCutter &) = delete;

    /// Where @p places lie in @p text; nothing of the text behind the last one is read.
    [[nodiscard]] std::vector<ByteRange> rangesOf(std::string_view text,
                                                  const std::vector<WordPlace> &places) const;
    /// The words of @p text as the index spells them.
    [[nodiscard]] std::vector<std::string> wordsOf(std::string_view text) const;

private:
    struct Tokenizer;
    std::unique_ptr<Tokenizer> m_tokenizer;
};

/// The places of a blob that hit_places() made.
[[nodiscard]] std::vector<WordPlace> placesIn(std::string_view blob);

} // namespace keyturn
