// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The product's reader against the tenant's truth: two programs that share no code must agree on
// every conversation.

#include "app/simulator/conversations/truths.h"
#include "app/simulator/services/transcriptrows.h"
#include "app/transcripts/reader/conversation.h"
#include "app/transcripts/reader/rawrow.h"
#include "app/transcripts/reader/roworder.h"
#include "app/transcripts/reader/summary.h"
#include "tests/simulator/oneagent.h"

namespace reader = keyturn::transcripts;

namespace {

constexpr int many = 2000;

std::string rowOf(sim::Tenant &tenant, const sim::TranscriptRow &row)
{
    sim::Json json = sim::transcriptHead(tenant.world, tenant.world.tenantId, row);
    for (auto member = json.begin(); member != json.end();)
        member =
            member.key().find('~') != std::string::npos ? json.erase(member) : std::next(member);
    json["content"] = tenant.transcripts.content(row);
    return json.dump();
}

void expectSame(const sim::Json &truth, const std::string &name, const sim::Json &found)
{
    if (truth.at(name) != found)
        EXPECT_EQ(truth.at("trait").get<std::string>() + " " +
                      std::to_string(truth.at("conversation").get<int>()) + " " + name + " " +
                      found.dump(),
                  truth.at(name).dump());
}

void compare(const sim::Json &truth, const reader::Summary &summary)
{
    expectSame(truth, "rows", summary.rows);
    expectSame(truth, "activities", summary.activities);
    expectSame(truth, "userMessages", summary.userMessages);
    expectSame(truth, "botMessages", summary.botMessages);
    expectSame(truth, "turns", summary.turns);
    expectSame(truth, "greetings", summary.greetings);
    expectSame(truth, "unanswered", summary.unanswered);
    expectSame(truth, "multiReply", summary.multiReply);
    expectSame(truth, "redelivered", summary.redelivered);
    expectSame(truth, "emptyUserMessages", summary.emptyUserMessages);
    expectSame(truth, "sameTextTwice", summary.sameTextTwice);
    expectSame(truth, "class", std::string(nameOf(summary.conversationClass)));
    expectSame(truth, "channel", summary.channel);
    expectSame(truth, "sessionType", summary.sessionType);
    expectSame(truth, "outcome", summary.outcome);
    expectSame(truth, "outcomeReason", summary.outcomeReason);
    expectSame(truth, "handoff", summary.handedOff);
    expectSame(truth, "incomplete", summary.incomplete);
}

void everyConversation()
{
    sim::Options options;
    options.seed = 11;
    options.speed = 0.001;
    options.epoch = *sim::parseIsoTime(sim::defaultEpoch);
    options.conversations = many;
    sim::Tenant tenant(options);
    const sim::TenantMs now = tenant.clock.now() + sim::dayMs;
    int conversations = 0;
    for (const sim::ConversationPlan &plan : tenant.transcripts.conversations(now)) {
        if (plan.number >= many)
            break;
        std::vector<reader::ReadRow> rows;
        for (const sim::TranscriptRow *row : tenant.transcripts.rowsOf(plan))
            rows.push_back(reader::readRow(reader::rowFrom(rowOf(tenant, *row))));
        compare(sim::truthOf(tenant.transcripts, plan, now, sim::RowsSeen::All),
                reader::summaryOf(rows));
        ++conversations;
    }
    EXPECT_EQ(conversations >= many, true);
}

} // namespace

int main()
{
    return sentences::runAll(
        {{"the reader finds in every conversation what its writer put there", everyConversation}});
}
