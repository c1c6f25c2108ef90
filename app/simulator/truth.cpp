// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/truth.h"

#include <algorithm>

namespace sim {

namespace {

// All credentials, removed ones included, that have this value.
std::vector<const PasswordCredential *> bearersOf(World &world, const std::string &appId,
                                                  const std::string &secretText)
{
    std::vector<const PasswordCredential *> found;
    const auto collect = [&](const CredentialHolder *holder) {
        if (holder == nullptr)
            return;
        for (const PasswordCredential &credential : holder->passwords) {
            if (credential.secretText == secretText)
                found.push_back(&credential);
        }
    };
    collect(world.applicationByAppId(appId));
    collect(world.servicePrincipalByAppId(appId));
    return found;
}

// Moments in (from, to) at which the answer of some replica may change.
std::vector<TenantMs> turningPoints(const std::vector<const PasswordCredential *> &credentials,
                                    TenantMs from, TenantMs to)
{
    std::vector<TenantMs> points{from, to};
    const auto note = [&](TenantMs time) {
        if (time > from && time < to)
            points.push_back(time);
    };
    for (const PasswordCredential *credential : credentials) {
        note(credential->start);
        note(credential->end);
        for (const Visibility &replica : credential->replicas) {
            std::ranges::for_each(replica.toggles, note);
            if (replica.removed)
                note(*replica.removed);
        }
    }
    std::ranges::sort(points);
    return points;
}

bool accepted(const std::vector<const PasswordCredential *> &credentials, std::size_t replica,
              TenantMs time)
{
    return std::ranges::any_of(credentials, [&](const PasswordCredential *credential) {
        return credential->acceptedBy(replica, time);
    });
}

} // namespace

void settle(World &world, Consumer &consumer, TenantMs now)
{
    const TenantMs from = consumer.settledTo;
    consumer.settledTo = std::max(from, now);
    if (consumer.kind == ConsumerKind::Federated || now <= from)
        return;
    const auto credentials = bearersOf(world, consumer.appId, consumer.presents);
    const std::vector<TenantMs> points = turningPoints(credentials, from, now);
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        const TenantMs length = points[i + 1] - points[i];
        bool refusedSomewhere = false;
        for (std::size_t replica = 0; replica < tokenReplicas; ++replica) {
            if (accepted(credentials, replica, points[i]))
                continue;
            consumer.replicaInvalidMs.at(replica) += length;
            refusedSomewhere = true;
        }
        if (refusedSomewhere && length > 0) {
            consumer.invalidMs += length;
            if (!consumer.firstInvalidAt)
                consumer.firstInvalidAt = points[i];
        }
    }
}

const PasswordCredential *acceptedCredential(World &world, const std::string &appId,
                                             const std::string &secretText, std::size_t replica,
                                             TenantMs time)
{
    for (const PasswordCredential *credential : bearersOf(world, appId, secretText)) {
        if (credential->acceptedBy(replica, time))
            return credential;
    }
    return nullptr;
}

const PasswordCredential *credentialOf(World &world, const std::string &appId,
                                       const std::string &secretText)
{
    const auto found = bearersOf(world, appId, secretText);
    return found.empty() ? nullptr : found.back();
}

} // namespace sim
