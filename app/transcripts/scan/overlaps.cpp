// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/overlaps.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace keyturn::transcripts {

namespace {

constexpr std::uint32_t shortestRest = 8;

std::uint32_t lengthOf(const ByteSpan &span)
{
    return span.end - span.begin;
}

bool isStronger(const Claim &a, const Claim &b)
{
    const auto rank = [](const Claim &claim) {
        return std::tuple(static_cast<int>(claim.rule->proof), !claim.rule->onOriginal,
                          lengthOf(claim.span), claim.score);
    };
    if (rank(a) != rank(b))
        return rank(a) > rank(b);
    return std::tie(a.span.begin, a.rule->id) < std::tie(b.span.begin, b.rule->id);
}

using Taken = std::map<std::uint32_t, std::uint32_t>; ///< begin to end

std::vector<ByteSpan> freePieces(const Taken &taken, ByteSpan span)
{
    std::vector<ByteSpan> pieces;
    auto next = taken.upper_bound(span.begin);
    if (next != taken.begin())
        span.begin = std::max(span.begin, std::prev(next)->second);
    for (; next != taken.end() && next->first < span.end && span.begin < span.end; ++next) {
        if (next->first > span.begin)
            pieces.push_back({span.begin, next->first});
        span.begin = std::max(span.begin, next->second);
    }
    if (span.begin < span.end)
        pieces.push_back(span);
    return pieces;
}

/// What a claim keeps of the pieces that are left to it.
void keepRest(const Claim &claim, std::vector<ByteSpan> &pieces)
{
    if (pieces.size() == 1 && pieces[0] == claim.span)
        return;
    switch (claim.rule->family) {
    case RuleFamily::Secret:
        return;
    case RuleFamily::Personal:
        pieces.clear();
        return;
    case RuleFamily::Attack:
    case RuleFamily::Signal:
        std::erase_if(pieces, [](const ByteSpan &piece) { return lengthOf(piece) < shortestRest; });
        if (!pieces.empty())
            pieces.assign(1, ByteSpan(*std::ranges::max_element(pieces, {}, lengthOf)));
        return;
    }
}

} // namespace

void settleOverlaps(std::vector<Claim> &claims)
{
    if (claims.size() < 2)
        return;
    std::ranges::sort(claims, isStronger);
    std::vector<Claim> kept;
    Taken taken;
    for (const Claim &claim : claims) {
        std::vector<ByteSpan> pieces = freePieces(taken, claim.span);
        keepRest(claim, pieces);
        for (const ByteSpan &piece : pieces) {
            taken.emplace(piece.begin, piece.end);
            kept.push_back({claim.rule, piece, claim.score, claim.how});
        }
    }
    std::ranges::sort(kept, {}, [](const Claim &claim) { return claim.span.begin; });
    claims = std::move(kept);
}

} // namespace keyturn::transcripts
