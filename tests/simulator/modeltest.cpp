// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Time, routes, faults and the log store of the simulated tenant.

#include "app/simulator/control.h"
#include "app/simulator/faults.h"
#include "app/simulator/seed/seed.h"
#include "tests/simulator/oneagent.h"

using namespace sim;

namespace {

const TenantMs epoch = *parseIsoTime(defaultEpoch);

void clockSpeed()
{
    using namespace std::chrono_literals;
    TenantClock clock(epoch, 60, TenantClock::Steady::now() - 10s);
    const TenantMs passed = clock.now() - epoch;
    EXPECT_EQ(passed >= 600 * secondMs && passed < 660 * secondMs, true);
    clock.setSpeed(0.001);
    const TenantMs before = clock.now();
    clock.jumpTo(before + hourMs);
    EXPECT_EQ(clock.now() - before >= hourMs, true);
    clock.jumpTo(epoch);
    EXPECT_EQ(clock.now() >= before + hourMs, true);
    EXPECT_EQ(clock.changes().size(), 4U);
    EXPECT_EQ(clock.changes()[1].speed, 0.001);
}

void isoTimes()
{
    EXPECT_EQ(isoTimeMs(*parseIsoTime("2026-01-20T09:00:01.123Z")), "2026-01-20T09:00:01.123Z");
    EXPECT_EQ(isoTime(*parseIsoTime("2028-02-29T23:59:59Z")), "2028-02-29T23:59:59Z");
    EXPECT_EQ(httpDate(epoch), "Tue, 20 Jan 2026 09:00:00 GMT");
    EXPECT_EQ(parseIsoTime("2026-02-30T00:00:00Z").has_value(), false);
}

void scheduleOrder()
{
    TenantClock clock(epoch, 0.001);
    Schedule schedule(clock);
    std::string story;
    const auto tell = [&](const std::string &what) {
        story += what + "@" + std::to_string((clock.now() - epoch) / minuteMs) + " ";
    };
    schedule.at(epoch + 30 * minuteMs, [&] {
        tell("b");
        schedule.after(10 * minuteMs, [&] { tell("child"); });
    });
    schedule.at(epoch + 90 * minuteMs, [&] { tell("late"); });
    schedule.at(epoch + 5 * minuteMs, [&] { tell("a"); });
    const auto cancelled = schedule.at(epoch + 6 * minuteMs, [&] { tell("cancelled"); });
    schedule.cancel(cancelled);
    schedule.advance(60 * minuteMs);
    EXPECT_EQ(story, "a@5 b@30 child@40 ");
    EXPECT_EQ((clock.now() - epoch) / minuteMs, 60);
}

void logLag()
{
    Logs logs(Random(3), true);
    for (int minute = 0; minute < 60; minute += 4)
        logs.append("T", epoch + minute * minuteMs, {{"minute", minute}});
    EXPECT_EQ(logs.visible("T", epoch + minuteMs).size(), 0U);
    EXPECT_EQ(logs.visible("T", epoch + 90 * minuteMs).size(), 15U);
    // Whatever is seen is a beginning of all there is: a later row proves the earlier ones.
    for (int at = 0; at < 90; ++at) {
        const auto rows = logs.visible("T", epoch + at * minuteMs);
        for (std::size_t i = 0; i < rows.size(); ++i)
            EXPECT_EQ(rows[i]->fields["minute"].get<std::size_t>(), 4 * i);
        if (!rows.empty())
            EXPECT_EQ(rows.back()->time + 2 * minuteMs <= epoch + at * minuteMs, true);
    }
    EXPECT_EQ(logs.has("other"), false);
}

Router routerOfTwo()
{
    Router router;
    const auto refuse = [](Refusal, const Request &) { return emptyResponse(404); };
    const auto say = [](int status) {
        return [status](const Request &, const Params &) { return emptyResponse(status); };
    };
    router.add({"vault", {"*.vault.azure.net"}, refuse},
               {{"vault.get", "GET", "/secrets/{name}/{version}", "7.0", say(201)},
                {"vault.put", "PUT", "/secrets/{name}", "7.0", say(202)}});
    router.add({"org", {"*.crm*.dynamics.com"}, refuse},
               {{"org.bot", "GET", "/api/data/{v}/bots({id})", "", say(203)},
                {"org.alias", "GET", "/apps(appId='{appId}')/owners", "", say(204)}});
    return router;
}

std::string matched(const Router &router, const std::string &method, const std::string &host,
                    const std::string &target)
{
    Request request;
    request.method = method;
    request.host = host;
    request.target = target;
    parseTarget(request);
    const Match match = router.match(request);
    if (match.service == nullptr)
        return "no service";
    if (match.route == nullptr)
        return "refusal " + std::to_string(static_cast<int>(match.refusal));
    std::string text = match.route->operation;
    for (const auto &[name, value] : match.params)
        text += " " + name + "=" + value;
    return text;
}

void routes()
{
    const Router router = routerOfTwo();
    const std::string vault = "a-1.vault.azure.net";
    EXPECT_EQ(matched(router, "GET", vault, "/secrets/n/v1/?api%2Dversion=7.4"),
              "vault.get name=n version=v1");
    EXPECT_EQ(matched(router, "GET", vault, "/Secrets/n/v1?api-version=2025-07-01"),
              "vault.get name=n version=v1");
    const auto refusal = [](Refusal r) { return "refusal " + std::to_string(static_cast<int>(r)); };
    EXPECT_EQ(matched(router, "GET", vault, "/secrets/n/v1"), refusal(Refusal::MissingApiVersion));
    EXPECT_EQ(matched(router, "GET", vault, "/secrets/n/v1?api-version=2.0"),
              refusal(Refusal::InvalidApiVersion));
    EXPECT_EQ(matched(router, "GET", vault, "/secrets/n?api-version=7.4"),
              refusal(Refusal::MethodNotAllowed));
    EXPECT_EQ(matched(router, "GET", vault, "/nothing"), refusal(Refusal::UnknownRoute));
    EXPECT_EQ(matched(router, "GET", "a.b.vault.azure.net", "/secrets/n/v"), "no service");
    EXPECT_EQ(matched(router, "GET", "org1.crm4.dynamics.com", "/api/data/v9.2/bots(12-ab)"),
              "org.bot id=12-ab v=v9.2");
    EXPECT_EQ(matched(router, "GET", "org1.crm.dynamics.com", "/apps(appId='x%2Fy')/owners"),
              "org.alias appId=x/y");
}

void faultOrders()
{
    Faults faults(Random(1));
    const Router router = routerOfTwo();
    EXPECT_EQ(faults
                  .order(Json::parse(R"([{"operation":"vault.get","occurrence":2,"kind":"503"},
        {"operation":"vault.*","occurrence":1,"kind":"429","retryAfter":7}])"),
                         router)
                  .has_value(),
              false);
    EXPECT_EQ(std::string(kindName(faults.take("vault.get")->kind)), "429");
    EXPECT_EQ(std::string(kindName(faults.take("vault.get")->kind)), "503");
    EXPECT_EQ(faults.take("vault.get").has_value(), false);
    EXPECT_EQ(faults.take("org.bot").has_value(), false);
    const Json list = faults.list();
    EXPECT_EQ(list[0]["seen"], 3);
    EXPECT_EQ(list[0]["fired"], 1);
    EXPECT_EQ(
        faults.order(Json{{"operation", "vault.no"}, {"occurrence", 1}, {"kind", "503"}}, router)
            .value_or(""),
        "Unknown operation 'vault.no'.");
    EXPECT_EQ(faults.order(Json{{"operation", "vault.get"}, {"kind", "503"}}, router).has_value(),
              true);
    EXPECT_EQ(faults.order(Json{{"operation", "*"}, {"occurrence", 1}, {"kind", "flood"}}, router)
                  .has_value(),
              true);
}

void sameSeed()
{
    const auto stateOfSeed = [](std::uint64_t seed) {
        Options options = testing::optionsFor({}, {}, seed);
        options.agents = 20;
        Tenant tenant(options);
        Json state = stateOf(tenant);
        state.erase("now");
        // Key pairs are new in every process; nothing refers to their bytes.
        for (Json &application : state["applications"])
            application.erase("keyCredentials");
        return state.dump();
    };
    EXPECT_EQ(stateOfSeed(7) == stateOfSeed(7), true);
    EXPECT_EQ(stateOfSeed(7) == stateOfSeed(8), false);
}

void everyProfile()
{
    for (const std::uint64_t seed : {0U, 7U, 13U}) {
        Options options = testing::optionsFor({}, {}, seed);
        options.agents = 20;
        const Tenant tenant(options);
        std::multiset<std::string> seen, wanted(agentProfiles().begin(), agentProfiles().end());
        for (const auto &[id, bot] : tenant.world.bots)
            seen.insert(bot.profile);
        EXPECT_EQ(seen == wanted, true);
    }
}

void sharedCredential()
{
    Options options = testing::optionsFor({"shared-credential", "shared-credential"});
    const Tenant tenant(options);
    std::set<std::string> appIds;
    for (const auto &[id, consumer] : tenant.world.consumers)
        appIds.insert(consumer.appId);
    EXPECT_EQ(tenant.world.consumers.size(), 2U);
    EXPECT_EQ(appIds.size(), 1U);
}

void commandLine()
{
    const Options options =
        readOptions({"--port", "0", "--seed=9", "--speed", "60", "--gentle", "lag,flap",
                     "--client-cert", "--epoch", "2026-03-01T00:00:00Z"});
    EXPECT_EQ(options.seed, 9U);
    EXPECT_EQ(options.isGentle("flap") && !options.isGentle("cache"), true);
    EXPECT_EQ(isoTime(options.epoch), "2026-03-01T00:00:00Z");
    for (const std::vector<std::string> &bad : {std::vector<std::string>{"--seed", "x"},
                                                {"--gentle", "all"},
                                                {"--agents"},
                                                {"--what", "1"}}) {
        bool refused = false;
        try {
            readOptions(bad);
        } catch (const std::invalid_argument &) {
            refused = true;
        }
        EXPECT_EQ(refused, true);
    }
}

} // namespace

int main()
{
    return sentences::runAll({
        {"runsTimeAtItsSpeedAndOnlyForward", clockSpeed},
        {"readsAndWritesTimesInEveryFormAskedFor", isoTimes},
        {"playsEventsInOrderEachAtItsOwnTime", scheduleOrder},
        {"showsLogRowsLateAndInOrder", logLag},
        {"findsTheOperationOfARequest", routes},
        {"firesAFaultAtItsOccurrenceAndCountsIt", faultOrders},
        {"makesTheSameTenantOfTheSameSeed", sameSeed},
        {"givesTwentyAgentsEveryProfile", everyProfile},
        {"letsTwoAgentsShareOneApplication", sharedCredential},
        {"readsItsCommandLineAndRefusesNonsense", commandLine},
    });
}
