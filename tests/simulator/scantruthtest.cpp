// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The product's scan against what the tenant planted: all of it is found where it stands, doubles
// are not taken for the real thing, and clean conversations stay clean.

#include "app/simulator/conversations/truths.h"
#include "app/simulator/services/transcriptrows.h"
#include "app/transcripts/reader/fragment.h"
#include "app/transcripts/reader/rawrow.h"
#include "app/transcripts/scan/scanner.h"
#include "tests/simulator/oneagent.h"

#include <set>

namespace product = keyturn::transcripts;

namespace {

constexpr int many = 2000;

// The rules that mean each kind.
const std::map<std::string, std::set<std::string>> &rulesOfKinds()
{
    static const std::map<std::string, std::set<std::string>> rules{
        {"card", {"card"}},
        {"iban", {"iban"}},
        {"email", {"email"}},
        {"phone", {"phone"}},
        {"ipAddress", {"ipv4"}},
        {"socialSecurity", {"us-ssn"}},
        {"clientSecret", {"entra-client-secret"}},
        {"jwt", {"jwt"}},
        {"sasToken", {"sas-signature"}},
        {"connectionString", {"azure-account-key", "connection-string", "shared-access-key"}},
        {"apimKey", {"apim-key"}},
        {"privateKey", {"private-key"}},
        {"bearerToken", {"authorization-header"}},
        {"promptInjection", {"ignore-instructions", "reveal-system-prompt"}},
        {"jailbreak", {"jailbreak"}},
        {"hiddenText", {"hidden-tags"}},
        {"exfiltration", {"markdown-image"}},
        {"platformBlock", {"content-filter", "message-blocked"}}};
    return rules;
}

product::ScanField fieldOf(const product::Fragment &fragment)
{
    if (fragment.what == product::fact::Code || fragment.what == product::fact::State)
        return product::ScanField::EventSignal;
    switch (fragment.field) {
    case product::Field::Bot:
        return product::ScanField::Bot;
    case product::Field::Tool:
        return product::ScanField::ToolObservation;
    case product::Field::Variable:
        return product::ScanField::Variable;
    case product::Field::None:
    case product::Field::Said:
        break;
    }
    return product::ScanField::UserSaid;
}

// Rules by the place they held at: row and activity.
using Hits = std::map<std::pair<std::string, std::size_t>, std::set<std::string>>;

struct World
{
    sim::Tenant tenant;
    product::RuleSet rules;
    product::Scanner scanner;
    sim::TenantMs now;
};

Hits hitsOf(World &world, const sim::ConversationPlan &plan)
{
    Hits hits;
    for (const sim::TranscriptRow *row : world.tenant.transcripts.rowsOf(plan)) {
        const sim::Json json{{"conversationtranscriptid", row->id},
                             {"name", plan.name()},
                             {"content", world.tenant.transcripts.content(*row)}};
        const product::ReadRow read = product::readRow(product::rowFrom(json.dump()));
        std::vector<product::Finding> findings;
        for (const product::Fragment &fragment : product::fragmentsOf(read)) {
            findings.clear();
            world.scanner.scan(fragment.text, {fieldOf(fragment), fragment.key}, findings);
            for (const product::Finding &finding : findings)
                hits[{row->id, fragment.activity}].insert(finding.ruleId);
        }
    }
    return hits;
}

bool means(const std::set<std::string> &rules, const std::string &kind)
{
    const auto known = rulesOfKinds().find(kind);
    return known != rulesOfKinds().end() && std::ranges::any_of(rules, [&](const auto &rule) {
               return known->second.contains(rule);
           });
}

std::unique_ptr<World> makeWorld()
{
    sim::Options options;
    options.seed = 23;
    options.speed = 0.001;
    options.epoch = *sim::parseIsoTime(sim::defaultEpoch);
    options.conversations = many;
    product::RuleSet rules = *product::RuleSet::load();
    product::RuleChoice choice;
    choice.packs = {"us"};
    product::Scanner scanner(rules, choice);
    return std::unique_ptr<World>(new World{sim::Tenant(options), std::move(rules),
                                            std::move(scanner), options.epoch + sim::dayMs});
}

void judge(const sim::Json &truth, const Hits &hits, std::map<std::string, int> &judged)
{
    for (const sim::Json &finding : truth.at("findings")) {
        const std::string kind = finding.at("kind");
        if (finding.at("again").get<bool>() || !rulesOfKinds().contains(kind))
            continue;
        const auto hit = hits.find({finding.at("row"), finding.at("activity").get<std::size_t>()});
        const bool found = hit != hits.end() && means(hit->second, kind);
        if (found != finding.at("expected").get<bool>())
            EXPECT_EQ(finding.dump(), "");
        ++judged[kind];
    }
}

void plantedIsFound()
{
    const std::unique_ptr<World> world = makeWorld();
    std::map<std::string, int> judged;
    int clean = 0;
    for (const sim::ConversationPlan &plan : world->tenant.transcripts.conversations(world->now)) {
        if (plan.number >= many)
            break;
        const sim::Json truth =
            sim::truthOf(world->tenant.transcripts, plan, world->now, sim::RowsSeen::All);
        const Hits hits = hitsOf(*world, plan);
        judge(truth, hits, judged);
        if (!truth.at("findings").empty())
            continue;
        ++clean;
        for (const auto &[place, rules] : hits)
            EXPECT_EQ(plan.name() + " " + *rules.begin(), "");
    }
    EXPECT_EQ(judged.size(), rulesOfKinds().size());
    EXPECT_EQ(clean > many / 2, true);
}

} // namespace

int main()
{
    return sentences::runAll(
        {{"the scan finds what was planted and nothing in clean conversations", plantedIsFound}});
}
