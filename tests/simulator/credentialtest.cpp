// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Credentials in time: propagation, removal, what consumers present, and the measured promise.

#include "tests/simulator/oneagent.h"

using namespace sim;
using testing::OneAgent;

namespace {

constexpr TenantMs settled = 3 * minuteMs; // longer than any propagation

void propagation()
{
    OneAgent one("app-only-by-hand");
    const std::string fresh = one.addSecret().secretText;
    EXPECT_EQ(one.replicasThatAccept(fresh), 0U);
    std::size_t partly = 0;
    for (int second = 0; second < 61; ++second) {
        one.advance(secondMs);
        const std::size_t count = one.replicasThatAccept(fresh);
        partly += count > 0 && count < tokenReplicas ? 1 : 0;
    }
    EXPECT_EQ(partly > 5, true);
    EXPECT_EQ(one.replicasThatAccept(fresh), tokenReplicas);
}

// Some replica knows a new secret, forgets it, and knows it again.
void flapping()
{
    int forgotten = 0;
    for (std::uint64_t seed = 1; seed <= 10; ++seed) {
        OneAgent one("app-only-by-hand", {}, seed);
        for (const Visibility &replica : one.addSecret().replicas)
            forgotten += replica.toggles.size() == 3 ? 1 : 0;
    }
    EXPECT_EQ(forgotten > 10, true);
    OneAgent calm("app-only-by-hand", {"flap"});
    for (const Visibility &replica : calm.addSecret().replicas)
        EXPECT_EQ(replica.toggles.size(), 1U);
}

void lateRemoval()
{
    OneAgent one("app-only-by-hand");
    const std::string old = one.consumer.presents;
    EXPECT_EQ(one.removeSecret(one.oldKeyId), true);
    EXPECT_EQ(one.removeSecret(one.oldKeyId), false);
    EXPECT_EQ(one.replicasThatAccept(old), tokenReplicas);
    one.advance(30 * secondMs);
    const std::size_t half = one.replicasThatAccept(old);
    EXPECT_EQ(half > 0 && half < tokenReplicas, true);
    one.advance(2 * minuteMs);
    EXPECT_EQ(one.replicasThatAccept(old), 0U);
}

void staleReads()
{
    OneAgent one("app-only-by-hand");
    const std::string keyId = one.addSecret().keyId;
    const auto replicasThatShow = [&] {
        std::size_t count = 0;
        for (std::size_t i = 0; i < readReplicas; ++i) {
            const auto &ids = versionAt(one.application, i, one.tenant.clock.now())->passwordKeyIds;
            count += std::ranges::find(ids, keyId) != ids.end() ? 1 : 0;
        }
        return count;
    };
    EXPECT_EQ(replicasThatShow() >= 1 && replicasThatShow() < readReplicas, true);
    one.advance(2 * minuteMs + secondMs);
    EXPECT_EQ(replicasThatShow(), readReplicas);
}

void removedTooEarly()
{
    OneAgent one("app-only-by-hand", {"removal", "propagation", "flap"});
    const std::string fresh = one.addSecret().secretText;
    one.removeSecret(one.oldKeyId);
    one.advance(100 * secondMs);
    one.deliver(fresh);
    one.advance(hourMs);
    EXPECT_EQ(one.invalidMs() / secondMs, 100);
    EXPECT_EQ(one.consumer.firstInvalidAt.has_value(), true);
}

void lateForgetting()
{
    OneAgent one("app-only-by-hand");
    one.advance(hourMs);
    one.removeSecret(one.oldKeyId);
    one.advance(hourMs);
    const TenantMs now = one.tenant.clock.now();
    const TenantMs invalid = one.invalidMs();
    TenantMs earliest = now;
    for (std::size_t i = 0; i < tokenReplicas; ++i) {
        const TenantMs forgot = *one.application.passwords.front().replicas.at(i).removed;
        EXPECT_EQ(std::abs(one.consumer.replicaInvalidMs.at(i) - (now - forgot)) <= 1, true);
        earliest = std::min(earliest, forgot);
    }
    EXPECT_EQ(std::abs(invalid - (now - earliest)) <= 1, true);
    EXPECT_EQ(*one.consumer.firstInvalidAt, earliest);
}

void properOverlap()
{
    for (std::uint64_t seed = 1; seed <= 5; ++seed) {
        OneAgent one("app-only-by-hand", {}, seed);
        const std::string fresh = one.addSecret().secretText;
        one.advance(settled);
        one.deliver(fresh);
        one.advance(2 * hourMs);
        one.removeSecret(one.oldKeyId);
        one.advance(3 * dayMs);
        EXPECT_EQ(one.invalidMs(), 0);
        EXPECT_EQ(one.consumer.refused, 0U);
        EXPECT_EQ(one.consumer.redemptions > 40, true);
    }
}

// The gap is exactly the time until the slowest replica knows the secret.
void deliveredTooEarly()
{
    OneAgent one("app-only-by-hand", {"flap"});
    const PasswordCredential fresh = one.addSecret();
    const TenantMs delivered = one.tenant.clock.now();
    one.deliver(fresh.secretText);
    one.advance(hourMs);
    TenantMs slowest = 0;
    for (const Visibility &replica : fresh.replicas)
        slowest = std::max(slowest, replica.toggles.front());
    EXPECT_EQ(std::abs(one.invalidMs() - (slowest - delivered)) <= 1, true);
}

void expiry()
{
    OneAgent one("expiring-soon");
    const TenantMs left = one.application.passwords.front().end - one.tenant.clock.now();
    one.advance(left + hourMs);
    EXPECT_EQ(std::abs(one.invalidMs() - hourMs) < secondMs, true);
}

void outlivingTokens()
{
    OneAgent one("app-only-by-hand", {"removal"});
    one.tenant.consumers.call(one.consumer, true); // a token that lives 60 minutes at least
    one.removeSecret(one.oldKeyId);
    one.advance(30 * minuteMs);
    EXPECT_EQ(one.tenant.consumers.call(one.consumer), true);
    one.advance(2 * hourMs);
    EXPECT_EQ(one.tenant.consumers.call(one.consumer), false);
    EXPECT_EQ(one.consumer.firstRefusedAt.has_value(), true);
}

// When the named consumer presents what was put into the vault, at the latest.
void expectArrival(const std::string &profile, std::size_t consumer, TenantMs lag)
{
    OneAgent one(profile);
    Consumer &reader = one.tenant.world.consumers.at(one.bot.consumerIds.at(consumer));
    const std::string fresh = one.addSecret().secretText;
    one.advance(settled);
    one.deliver(fresh);
    EXPECT_EQ(reader.presents == fresh, false);
    one.advance(lag);
    EXPECT_EQ(reader.presents == fresh, true);
}

void vaultLags()
{
    expectArrival("container-app-vault", 0, 30 * minuteMs);
    expectArrival("web-app-vault", 1, 24 * hourMs);
    expectArrival("named-value-vault", 1, 4 * hourMs);
    expectArrival("app-only-envvar-vault", 0, 3 * minuteMs);
}

void silentVariable()
{
    OneAgent one("app-only-envvar-silent");
    const std::string fresh = one.addSecret().secretText;
    one.advance(settled);
    one.deliver(fresh);
    one.advance(30 * dayMs);
    EXPECT_EQ(one.consumer.presents == fresh, false);
    one.tenant.consumers.variableSaved(one.tenant.world.variables.begin()->second);
    EXPECT_EQ(one.consumer.presents == fresh, true);
}

void pinnedVersion()
{
    OneAgent one("version-pinned-vault");
    const std::string fresh = one.addSecret().secretText;
    one.deliver(fresh);
    one.tenant.consumers.variableSaved(one.tenant.world.variables.begin()->second);
    EXPECT_EQ(one.consumer.presents == fresh, false);
}

void disabledVersion()
{
    OneAgent one("container-app-vault");
    auto &secret = one.tenant.world.vaults.at(one.consumer.vault->vault)
                       .secrets.at(one.consumer.vault->secret);
    const std::string before = one.consumer.presents;
    secret.versions.push_back(secret.versions.back());
    secret.versions.back().value = "other";
    secret.versions.back().enabled = false;
    one.tenant.consumers.restart(one.consumer);
    EXPECT_EQ(one.consumer.presents, before);
}

void weeklyConsumer()
{
    OneAgent one("weekly-schedule");
    one.advance(28 * dayMs);
    EXPECT_EQ(one.consumer.redemptions, 4U);
    EXPECT_EQ(one.consumer.refused, 0U);
}

// The row of a redemption names the credential only where the real table does.
void signInRows()
{
    OneAgent appOnly("app-only-by-hand");
    appOnly.advance(dayMs);
    const auto rows =
        appOnly.tenant.logs.visible("AADServicePrincipalSignInLogs", appOnly.tenant.clock.now());
    EXPECT_EQ(rows.back()->fields["ServicePrincipalCredentialKeyId"].get<std::string>(),
              appOnly.oldKeyId);
    EXPECT_EQ(rows.back()->fields["AppId"].get<std::string>(), appOnly.application.appId);

    OneAgent delegated("delegated-by-hand");
    delegated.advance(dayMs);
    const TenantMs now = delegated.tenant.clock.now();
    EXPECT_EQ(delegated.tenant.logs.visible("AADServicePrincipalSignInLogs", now).size(), 0U);
    const auto users = delegated.tenant.logs.visible("AADNonInteractiveUserSignInLogs", now);
    EXPECT_EQ(users.size() > 10, true);
    EXPECT_EQ(users.back()->fields.contains("ServicePrincipalCredentialKeyId"), false);
}

} // namespace

int main()
{
    return sentences::runAll({
        {"letsReplicasLearnASecretOneByOne", propagation},
        {"letsSomeReplicasForgetANewSecretForAWhile", flapping},
        {"letsReplicasForgetARemovedSecretLate", lateRemoval},
        {"readsTheDirectoryFromStaleReplicas", staleReads},
        {"countsEverySecondWhenTheOldSecretGoesBeforeTheConsumerSwitched", removedTooEarly},
        {"countsEachReplicaFromTheMomentItForgets", lateForgetting},
        {"countsNothingWhenSecretsOverlap", properOverlap},
        {"countsTheGapUntilTheSlowestReplicaKnows", deliveredTooEarly},
        {"countsFromTheMomentASecretExpires", expiry},
        {"keepsTokensAliveAfterTheirSecret", outlivingTokens},
        {"reachesConsumersOfAVaultAfterTheirLag", vaultLags},
        {"leavesAVariableUntilAPersonSavesIt", silentVariable},
        {"neverReachesAPinnedVersion", pinnedVersion},
        {"readsTheNewestVersionEvenWhenItIsDisabled", disabledVersion},
        {"callsOnItsWeeklySchedule", weeklyConsumer},
        {"namesTheCredentialInAppOnlySignInsAlone", signInRows},
    });
}
