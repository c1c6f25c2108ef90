// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the Akto-style receiver refuses, and what it takes and loses all the same.

#include "app/simulator/services/ingestion.h"

#include "tests/simulator/sentences.h"

using namespace sim;

namespace {

Json record()
{
    return {{"path", "/copilot/conversation/c/message/0"},
            {"method", "POST"},
            {"statusCode", "200"},
            {"requestHeaders", R"({"host":"copilot.microsoft.com"})"},
            {"responseHeaders", "{}"},
            {"requestPayload", R"({"body":"hello"})"},
            {"responsePayload", R"({"body":"hi"})"},
            {"time", "1764200000"},
            {"source", "MIRRORING"},
            {"akto_vxlan_id", "abc"},
            {"tag", R"({"gen-ai":"Gen AI"})"},
            {"publishToGuardrails", false}};
}

std::string droppedWith(const std::string &member, const Json &value)
{
    Json changed = record();
    changed[member] = value;
    return consume(changed).dropped;
}

void kept()
{
    const IngestedRecord one = consume(record());
    EXPECT_EQ(one.dropped, "");
    EXPECT_EQ(one.collection, "copilot.microsoft.com");
    EXPECT_EQ(one.record.at("akto_vxlan_id"), "0");
    EXPECT_EQ(Json::parse(one.record.at("tag").get<std::string>()).at("mode"), "observe");
}

void lost()
{
    EXPECT_EQ(droppedWith("time", "1764200000000"), "time is no number of seconds");
    EXPECT_EQ(droppedWith("time", "2026-01-20T09:00:00Z"), "time is no number of seconds");
    EXPECT_EQ(droppedWith("statusCode", "OK"), "statusCode is no number");
    EXPECT_EQ(droppedWith("source", "KEYTURN"), "source is unknown");
    EXPECT_EQ(droppedWith("requestHeaders", "host: x"), "requestHeaders are no JSON object");
    EXPECT_EQ(droppedWith("responseHeaders", "[]"), "responseHeaders are no JSON object");
}

void malformed()
{
    Json number = record();
    number["statusCode"] = 200;
    Json flag = record();
    flag["publishToGuardrails"] = "false";
    Json large = record();
    large["requestPayload"] = std::string(5'242'881, 'x');
    const auto problem = [](const Json &one) {
        return malformation({{"batchData", Json::array({one})}});
    };
    EXPECT_EQ(problem(record()), "");
    EXPECT_EQ(problem(number), "statusCode has the wrong type");
    EXPECT_EQ(problem(flag), "publishToGuardrails has the wrong type");
    EXPECT_EQ(problem(large), "requestPayload is too long");
    EXPECT_EQ(malformation(Json::array()), "batchData is missing");
}

void tokens()
{
    IngestionTokens ours, theirs;
    const TenantMs now = 1'768'900'000'000;
    const std::string token = ours.issue(now);
    EXPECT_EQ(ours.accepts(token, now), true);
    EXPECT_EQ(ours.accepts("Bearer " + token, now), false);
    EXPECT_EQ(ours.accepts(theirs.issue(now), now), false);
    EXPECT_EQ(ours.accepts(token, now + 181 * dayMs), false);
    EXPECT_EQ(ours.accepts("", now), false);
    EXPECT_EQ(ours.accepts("a.b.c", now), false);
}

} // namespace

int main()
{
    return sentences::runAll({{"a record in the right form is kept and tagged", kept},
                              {"what the consumer cannot read is lost without a word", lost},
                              {"every member is text but one", malformed},
                              {"the whole header is the token", tokens}});
}
