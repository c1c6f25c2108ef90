// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/identity/tokencache.h"

#include "app/base/completion.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace keyturn {

namespace {

constexpr Millis renewBefore = std::chrono::minutes(5);

struct Slot
{
    AccessToken token;
    TimePoint renewAt{};
    std::optional<Completion> underWay;
    std::optional<Error> lastError;
};

AccessToken copyOf(const AccessToken &token)
{
    return {token.value.clone(), token.expiresAt};
}

} // namespace

struct TokenCache::State
{
    Clock *clock;
    Fetch fetch;
    QMap<QString, std::shared_ptr<Slot>> byResource;
};

namespace {

void keep(Slot &slot, Result<AccessToken> fetched, TimePoint now)
{
    slot.lastError.reset();
    if (!fetched) {
        slot.lastError = fetched.error();
        return;
    }
    slot.token = std::move(*fetched);
    const Millis lifetime = slot.token.expiresAt - now;
    slot.renewAt = slot.token.expiresAt - std::min(renewBefore, lifetime / 2);
}

} // namespace

TokenCache::TokenCache(Clock *clock, Fetch fetch)
    : m_state(std::make_shared<State>(State{clock, std::move(fetch), {}}))
{}

TokenCache::~TokenCache() = default;

void TokenCache::clear()
{
    m_state->byResource.clear();
}

Task<AccessToken> TokenCache::token(QString resource, Freshness freshness, std::stop_token stop)
{
    const std::shared_ptr<State> state = m_state;
    std::shared_ptr<Slot> &entry = state->byResource[resource];
    if (!entry)
        entry = std::make_shared<Slot>();
    const std::shared_ptr<Slot> slot = entry;

    if (slot->underWay) {
        const Completion other = *slot->underWay;
        co_await other.wait();
    } else if (freshness == Freshness::Renewed || slot->token.value.isEmpty() ||
               state->clock->now() >= slot->renewAt) {
        const Completion mine;
        slot->underWay = mine;
        Result<AccessToken> fetched = co_await state->fetch(resource);
        keep(*slot, std::move(fetched), state->clock->now());
        slot->underWay.reset();
        mine.complete();
    } else {
        co_return copyOf(slot->token);
    }
    if (stop.stop_requested())
        co_return std::unexpected(Error::of(ErrorKind::Cancelled, QStringLiteral("identity")));
    if (slot->lastError)
        co_return std::unexpected(*slot->lastError);
    co_return copyOf(slot->token);
}

} // namespace keyturn
