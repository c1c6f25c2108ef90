// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every default that hurts breaks the naive order of a rotation on its own, and without any of
// them the naive order works: that is what keeps the tenant honest.

#include "tests/simulator/oneagent.h"

using namespace sim;
using testing::OneAgent;

namespace {

// All defaults gentle but one.
std::set<std::string> only(const std::string &hurting)
{
    std::set<std::string> gentle = testing::everythingGentle();
    gentle.erase(hurting);
    return gentle;
}

// Sign-ins with the old credential in the last half hour, as a person would query for them.
std::size_t recentUses(OneAgent &one)
{
    const TenantMs now = one.tenant.clock.now();
    std::size_t uses = 0;
    for (const LogRow *row : one.tenant.logs.visible("AADServicePrincipalSignInLogs", now))
        uses += row->time > now - 30 * minuteMs &&
                        row->fields.value("ServicePrincipalCredentialKeyId", "") == one.oldKeyId
                    ? 1
                    : 0;
    return uses;
}

bool readBackShows(OneAgent &one, const std::string &keyId)
{
    for (std::size_t replica = 0; replica < readReplicas; ++replica) {
        const auto &ids =
            versionAt(one.application, replica, one.tenant.clock.now())->passwordKeyIds;
        if (std::ranges::find(ids, keyId) == ids.end())
            return false;
    }
    return true;
}

// Add, deliver, one test two minutes later, remove everything else. True when nobody noticed.
bool naiveRotation(OneAgent &one, const std::string &delivered = {})
{
    const PasswordCredential fresh = one.addSecret();
    one.deliver(delivered.empty() ? fresh.secretText : delivered);
    one.advance(2 * minuteMs);
    if (!one.tenant.consumers.call(one.consumer))
        return true; // the test failed, the person put the old one back: nothing happened
    std::vector<std::string> others;
    for (const PasswordCredential &credential : one.application.passwords) {
        if (credential.keyId != fresh.keyId)
            others.push_back(credential.keyId);
    }
    for (const std::string &keyId : others)
        one.removeSecret(keyId);
    one.advance(2 * dayMs);
    return one.invalidMsOfAll() == 0;
}

void harmless()
{
    for (const std::string profile :
         {"app-only-by-hand", "delegated-by-hand", "container-app-vault", "web-app-vault",
          "named-value-vault", "bystanders", "version-pinned-vault", "app-only-envvar-silent"}) {
        OneAgent one(profile, testing::everythingGentle());
        EXPECT_EQ(profile + (naiveRotation(one) ? " unharmed" : " harmed"), profile + " unharmed");
    }
}

void expectHarm(const std::string &hurting, const std::string &profile)
{
    OneAgent one(profile, only(hurting));
    EXPECT_EQ(hurting + (naiveRotation(one) ? " is harmless" : " hurts"), hurting + " hurts");
}

void propagation()
{
    expectHarm("propagation", "app-only-by-hand");
}

void flap()
{
    expectHarm("flap", "app-only-by-hand");
}

void reresolve()
{
    for (const std::string profile :
         {"container-app-vault", "web-app-vault", "named-value-vault", "app-only-envvar-silent"})
        expectHarm("reresolve", profile);
}

void pinned()
{
    expectHarm("pinned", "version-pinned-vault");
}

void bystanders()
{
    expectHarm("bystanders", "bystanders");
}

// The person pasted the secret's id; a cached token lets the one test pass.
void cache()
{
    OneAgent careful("app-only-by-hand", testing::everythingGentle());
    careful.advance(2 * minuteMs);
    EXPECT_EQ(naiveRotation(careful, "the id instead of the value"), true);
    OneAgent one("app-only-by-hand", only("cache"));
    one.tenant.consumers.call(one.consumer, true);
    EXPECT_EQ(naiveRotation(one, "the id instead of the value"), false);
}

void shared()
{
    Options options =
        testing::optionsFor({"shared-credential", "shared-credential"}, only("shared"));
    Tenant tenant(options);
    Consumer &first = tenant.world.consumers.begin()->second;
    Consumer &second = std::next(tenant.world.consumers.begin())->second;
    Application &application = *tenant.world.applicationByAppId(first.appId);
    const std::string old = application.passwords.front().keyId;
    const TenantMs now = tenant.clock.now();
    const std::string fresh =
        addPassword(tenant, application, {"next", now, now + dayMs * 90}, {}).secretText;
    tenant.consumers.paste(first, fresh);
    removePassword(tenant, application, old, {});
    tenant.schedule.advance(hourMs);
    settle(tenant.world, second, tenant.clock.now());
    EXPECT_EQ(second.invalidMs >= hourMs, true);
}

// "No use of the old one in the last half hour" is read before the rows have come in.
void lag()
{
    OneAgent late("app-only-by-hand", only("lag"));
    late.advance(dayMs);
    late.tenant.consumers.call(late.consumer, true);
    OneAgent prompt("app-only-by-hand", testing::everythingGentle());
    prompt.advance(dayMs);
    prompt.tenant.consumers.call(prompt.consumer, true);
    const auto newest = [](OneAgent &one) {
        const TenantMs now = one.tenant.clock.now();
        return now - one.tenant.logs.completeUpTo("AADServicePrincipalSignInLogs", now);
    };
    EXPECT_EQ(newest(late) >= 2 * minuteMs, true);
    EXPECT_EQ(newest(prompt) < minuteMs, true);
}

// The old secret is in use and the table that everybody queries has no row of it.
void delegated()
{
    OneAgent one("delegated-by-hand", only("delegated"));
    one.advance(2 * hourMs);
    EXPECT_EQ(recentUses(one), 0U);
    EXPECT_EQ(one.consumer.redemptions > 0, true);
    OneAgent visible("delegated-by-hand", testing::everythingGentle());
    visible.advance(2 * hourMs);
    EXPECT_EQ(recentUses(visible) > 0, true);
}

void stale()
{
    OneAgent one("app-only-by-hand", only("stale"));
    EXPECT_EQ(readBackShows(one, one.addSecret().keyId), false);
    OneAgent fresh("app-only-by-hand", testing::everythingGentle());
    EXPECT_EQ(readBackShows(fresh, fresh.addSecret().keyId), true);
}

void removal()
{
    OneAgent one("app-only-by-hand", only("removal"));
    const std::string old = one.consumer.presents;
    one.removeSecret(one.oldKeyId);
    EXPECT_EQ(one.replicasThatAccept(old) > 0, true);
    OneAgent prompt("app-only-by-hand", testing::everythingGentle());
    prompt.removeSecret(prompt.oldKeyId);
    EXPECT_EQ(prompt.replicasThatAccept(old), 0U);
}

} // namespace

int main()
{
    return sentences::runAll({
        {"letsTheNaiveOrderPassWhenNothingHurts", harmless},
        {"breaksTheNaiveOrderByPropagationAlone", propagation},
        {"breaksTheNaiveOrderByFlappingAlone", flap},
        {"breaksTheNaiveOrderByLaterResolutionAlone", reresolve},
        {"breaksTheNaiveOrderByPinnedVersionsAlone", pinned},
        {"breaksTheNaiveOrderByBystandersAlone", bystanders},
        {"breaksTheNaiveTestByCachedTokensAlone", cache},
        {"breaksTheNaiveOrderBySharingAlone", shared},
        {"breaksTheNaiveQueryByLagAlone", lag},
        {"breaksTheNaiveQueryByDelegationAlone", delegated},
        {"breaksTheNaiveReadBackByStaleReplicasAlone", stale},
        {"breaksTheNaiveRefusalTestByLateRemovalAlone", removal},
    });
}
