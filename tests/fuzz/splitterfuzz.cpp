// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of JSON gives the same pieces however it is cut into chunks.
#include "app/transcripts/importer/jsonsplitter.h"
#include "tests/fuzz/walk.h"

#include <vector>

namespace {

std::vector<std::string> piecesOf(std::string_view text, std::size_t chunk)
{
    using keyturn::transcripts::JsonSplitter;
    std::vector<std::string> pieces;
    JsonSplitter splitter([&](JsonSplitter::Piece &&piece) {
        pieces.push_back(std::move(piece.json) + (piece.cut ? "|cut" : "|whole"));
    });
    for (std::size_t at = 0; at < text.size(); at += chunk)
        splitter.feed(text.substr(at, chunk));
    pieces.emplace_back(splitter.finish() ? "end" : "cut");
    return pieces;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t chunk = static_cast<std::size_t>(data[0] % 17U) + 1;
    const std::string_view text(reinterpret_cast<const char *>(data + 1), size - 1);
    keyturn::transcripts::fuzz::require(piecesOf(text, chunk) == piecesOf(text, text.size() + 1));
    return 0;
}
