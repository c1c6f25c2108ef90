// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/credentials.h"

#include "app/simulator/audit.h"
#include "app/simulator/tenant.h"

#include <algorithm>

namespace sim {

namespace {

constexpr TenantMs slowestReplica = 60 * secondMs;
constexpr TenantMs slowestRemoval = 2 * minuteMs;
constexpr TenantMs slowestRead = 2 * minuteMs;

// A flapping replica knows the credential, forgets it for some seconds, and knows it again.
Visibility drawVisibility(Tenant &tenant, TenantMs now)
{
    const bool delayed = !tenant.options.isGentle("propagation");
    const bool flapping = !tenant.options.isGentle("flap") && tenant.random.chance(0.4);
    const TenantMs known =
        now + (delayed ? tenant.random.between(2 * secondMs, slowestReplica) : 0);
    if (!flapping)
        return {{known}, {}};
    const TenantMs again = delayed ? known : now + tenant.random.between(4000, 20 * secondMs);
    const TenantMs forgets = tenant.random.between(now + 1000, again - 1000);
    const TenantMs first = tenant.random.between(now + 500, forgets - 100);
    return {{first, forgets, again}, {}};
}

std::vector<std::string> liveIds(const auto &credentials)
{
    std::vector<std::string> ids;
    for (const auto &credential : credentials) {
        if (!credential.removed)
            ids.push_back(credential.keyId);
    }
    return ids;
}

} // namespace

PasswordCredential settledPassword(const std::string &keyId, const std::string &displayName,
                                   const std::string &secretText, TenantMs start, TenantMs end)
{
    PasswordCredential credential;
    credential.keyId = keyId;
    credential.displayName = displayName;
    credential.secretText = secretText;
    credential.hint = secretText.substr(0, 3);
    credential.start = start;
    credential.end = end;
    credential.created = start;
    credential.replicas.fill({{start}, {}});
    return credential;
}

PasswordCredential &addPassword(Tenant &tenant, CredentialHolder &holder, const NewPassword &wanted,
                                const Initiator &initiator)
{
    const TenantMs now = tenant.clock.now();
    const std::vector<PasswordCredential> before = holder.passwords;
    PasswordCredential credential =
        settledPassword(tenant.random.guid(), wanted.displayName, tenant.random.secretText(),
                        wanted.start, wanted.end);
    credential.created = now;
    for (Visibility &replica : credential.replicas)
        replica = drawVisibility(tenant, now);
    holder.passwords.push_back(std::move(credential));
    noteVersion(tenant, holder);
    auditCredentialChange(tenant, holder, before, initiator);
    return holder.passwords.back();
}

bool removePassword(Tenant &tenant, CredentialHolder &holder, const std::string &keyId,
                    const Initiator &initiator)
{
    const auto found = std::ranges::find_if(holder.passwords, [&](const PasswordCredential &c) {
        return !c.removed && equalsIgnoringCase(c.keyId, keyId);
    });
    if (found == holder.passwords.end())
        return false;
    const TenantMs now = tenant.clock.now();
    const std::vector<PasswordCredential> before = holder.passwords;
    found->removed = now;
    const bool delayed = !tenant.options.isGentle("removal");
    for (Visibility &replica : found->replicas)
        replica.removed = now + (delayed ? tenant.random.between(secondMs, slowestRemoval) : 0);
    noteVersion(tenant, holder);
    auditCredentialChange(tenant, holder, before, initiator);
    return true;
}

void noteVersion(Tenant &tenant, CredentialHolder &holder)
{
    DirectoryVersion version;
    version.time = tenant.clock.now();
    version.passwordKeyIds = liveIds(holder.passwords);
    version.keyKeyIds = liveIds(holder.keys);
    const bool stale = !tenant.options.isGentle("stale");
    for (std::size_t replica = 0; replica < readReplicas; ++replica) {
        // The first replica is the one that writes go to.
        const TenantMs lag = stale && replica > 0 ? tenant.random.between(0, slowestRead) : 0;
        const TenantMs earlier =
            holder.versions.empty() ? 0 : holder.versions.back().visibleAt.at(replica);
        version.visibleAt.at(replica) = std::max(earlier, version.time + lag);
    }
    holder.versions.push_back(std::move(version));
}

const DirectoryVersion *versionAt(const CredentialHolder &holder, std::size_t replica,
                                  TenantMs time)
{
    for (auto version = holder.versions.rbegin(); version != holder.versions.rend(); ++version) {
        if (version->visibleAt.at(replica) <= time)
            return &*version;
    }
    return holder.versions.empty() ? nullptr : &holder.versions.front();
}

} // namespace sim
