// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/kql/query.h"
#include "tests/simulator/sentences.h"

using nlohmann::json;
using sim::kql::Environment;
using sim::kql::Type;

namespace {

const std::int64_t nowMs = *sim::kql::parseDatetime("2026-11-20T12:00:00Z");

// Five sign-ins, two applications, the last one refused.
const std::vector<json> &signIns()
{
    static const std::vector<json> rows{
        {{"TimeGenerated", "2026-11-20T11:00:00Z"},
         {"AppId", "app-a"},
         {"KeyId", "k1"},
         {"ResultType", "0"},
         {"IPAddress", "10.0.0.1"},
         {"DurationMs", 10},
         {"Claims", {{"appid", "x-1"}, {"roles", {"r0", "r1"}}}}},
        {{"TimeGenerated", "2026-11-20T11:10:00Z"},
         {"AppId", "app-a"},
         {"KeyId", "k2"},
         {"ResultType", "0"},
         {"IPAddress", "10.0.0.2"},
         {"DurationMs", 20}},
        {{"TimeGenerated", "2026-11-20T11:20:30.5Z"},
         {"AppId", "APP-A"},
         {"KeyId", "k2"},
         {"ResultType", "0"},
         {"IPAddress", "10.0.0.2"},
         {"DurationMs", 30}},
        {{"TimeGenerated", "2026-11-19T11:30:00Z"},
         {"AppId", "app-b"},
         {"KeyId", "k3"},
         {"ResultType", "0"},
         {"IPAddress", "10.0.0.3"},
         {"DurationMs", nullptr}},
        {{"TimeGenerated", "2026-11-20T11:40:00Z"},
         {"AppId", "app-a"},
         {"ResultType", "7000215"},
         {"IPAddress", "10.0.0.1"},
         {"DurationMs", 50},
         {"UserAgent", "Contoso-Flow/2.1 (linux)"}},
    };
    return rows;
}

Environment environment()
{
    Environment result;
    result.nowMs = nowMs;
    result.table = [](std::string_view name) -> std::optional<sim::kql::Table> {
        if (name != "SignIns")
            return std::nullopt;
        sim::kql::Table table;
        table.fields = {{"TimeGenerated", Type::Datetime}, {"AppId", Type::String},
                        {"KeyId", Type::String},           {"ResultType", Type::String},
                        {"IPAddress", Type::String},       {"DurationMs", Type::Long},
                        {"UserAgent", Type::String},       {"Claims", Type::Dynamic}};
        for (const json &row : signIns())
            table.rows.push_back({&row, 0});
        return table;
    };
    return result;
}

// The answer's rows as text, or "syntax CODE: message" when the query is refused.
std::string rowsOf(const std::string &query)
{
    try {
        return sim::kql::run(query, environment())["rows"].dump();
    } catch (const sim::kql::QueryError &error) {
        return (error.kind == sim::kql::ErrorKind::Syntax ? "syntax " : "semantic ") + error.code +
               ": " + error.message;
    }
}

std::string columnsOf(const std::string &query)
{
    std::string text;
    const json answer = sim::kql::run(query, environment());
    for (const json &column : answer["columns"])
        text += column["name"].get<std::string>() + ":" + column["type"].get<std::string>() + " ";
    return text;
}

void filters()
{
    EXPECT_EQ(rowsOf("SignIns | where AppId == 'app-a' | count"), "[[3]]");
    EXPECT_EQ(rowsOf("SignIns | where AppId =~ 'app-a' | count"), "[[4]]");
    EXPECT_EQ(rowsOf("SignIns | where AppId != \"app-a\" | count"), "[[2]]");
    EXPECT_EQ(rowsOf("SignIns | where AppId !~ 'APP-A' | count"), "[[1]]");
    EXPECT_EQ(rowsOf("SignIns | where DurationMs >= 20 and DurationMs < 50 | count"), "[[2]]");
    EXPECT_EQ(rowsOf("SignIns | where DurationMs <= 10 or DurationMs > 30 | count"), "[[2]]");
    EXPECT_EQ(rowsOf("SignIns | where not(DurationMs > 10) | project DurationMs"), "[[10]]");
}

void lists()
{
    EXPECT_EQ(rowsOf("SignIns | where KeyId in ('k1', 'k3') | count"), "[[2]]");
    EXPECT_EQ(rowsOf("SignIns | where KeyId !in ('k1', 'k3') | count"), "[[3]]");
    EXPECT_EQ(rowsOf("SignIns | where AppId in~ ('APP-B') | count"), "[[1]]");
    EXPECT_EQ(rowsOf("SignIns | where DurationMs between (20 .. 30) | count"), "[[2]]");
    EXPECT_EQ(rowsOf("SignIns | where TimeGenerated between (datetime(2026-11-20 11:00) .. 15m) "
                     "| count"),
              "[[2]]");
}

void texts()
{
    EXPECT_EQ(rowsOf("SignIns | where UserAgent has 'flow' | count"), "[[1]]");
    EXPECT_EQ(rowsOf("SignIns | where UserAgent has 'flo' | count"), "[[0]]");
    EXPECT_EQ(rowsOf("SignIns | where UserAgent contains 'FLO' | count"), "[[1]]");
    EXPECT_EQ(rowsOf("SignIns | where IPAddress startswith '10.0.' and IPAddress endswith '.3' "
                     "| count"),
              "[[1]]");
    EXPECT_EQ(rowsOf("SignIns | where isempty(KeyId) | count"), "[[1]]");
    EXPECT_EQ(rowsOf("SignIns | where isnotempty(KeyId) and strlen(KeyId) == 2 | count"), "[[4]]");
    EXPECT_EQ(rowsOf("SignIns | where KeyId == '' | count"), "[[1]]");
}

void times()
{
    EXPECT_EQ(rowsOf("SignIns | where TimeGenerated > ago(1d) | count"), "[[4]]");
    EXPECT_EQ(rowsOf("SignIns | where TimeGenerated < now() - 30m | count"), "[[4]]");
    EXPECT_EQ(rowsOf("SignIns | where TimeGenerated >= datetime(2026-11-20T11:20:30.500Z) | count"),
              "[[2]]");
    EXPECT_EQ(rowsOf("SignIns | where TimeGenerated >= datetime(2026-11-20T12:20:30.500+01:00) "
                     "| count"),
              "[[2]]");
    EXPECT_EQ(rowsOf("SignIns | take 1 | project age = now() - TimeGenerated"),
              R"([["01:00:00.000"]])");
    EXPECT_EQ(rowsOf("SignIns | where KeyId == 'k3' | project b = bin(TimeGenerated, 1d)"),
              R"([["2026-11-19T00:00:00.000Z"]])");
}

void lets()
{
    EXPECT_EQ(
        rowsOf("let since = ago(1d); let app = 'app-a';\n"
               "SignIns // the table\n| where TimeGenerated > since and AppId == app | count"),
        "[[3]]");
}

void dynamics()
{
    EXPECT_EQ(rowsOf("SignIns | where Claims.appid == 'x-1' | project Claims.roles[1], "
                     "Claims[\"appid\"]"),
              R"([["r1","x-1"]])");
    EXPECT_EQ(columnsOf("SignIns | project Claims.appid, tostring(Claims.roles)"),
              "Claims_appid:dynamic Claims_roles:string ");
    EXPECT_EQ(rowsOf("SignIns | take 1 | project Claims"),
              R"([["{\"appid\":\"x-1\",\"roles\":[\"r0\",\"r1\"]}"]])");
    EXPECT_EQ(rowsOf("SignIns | take 1 | extend d = todynamic('{\"a\":{\"b\":7}}') "
                     "| project x = d.a.b"),
              R"([["7"]])");
    EXPECT_EQ(rowsOf("SignIns | where isempty(tostring(Claims.nothing.at.all)) | count"), "[[5]]");
}

void shapes()
{
    EXPECT_EQ(columnsOf("SignIns | extend low = tolower(AppId), DurationMs = DurationMs * 1.5 "
                        "| project low, when = TimeGenerated, DurationMs"),
              "low:string when:datetime DurationMs:real ");
    EXPECT_EQ(rowsOf("SignIns | extend n = DurationMs + 1 | where n == 21 | project n, m = n % 10"),
              "[[21,1]]");
    EXPECT_EQ(columnsOf("SignIns"),
              "TimeGenerated:datetime AppId:string KeyId:string ResultType:string "
              "IPAddress:string DurationMs:long UserAgent:string Claims:dynamic ");
}

void summaries()
{
    EXPECT_EQ(rowsOf("SignIns | summarize n=count(), ok=countif(ResultType in (\"0\",\"Success\")),"
                     " last=max(TimeGenerated), ips=make_set(IPAddress,5) by AppId "
                     "| where AppId == 'app-a'"),
              R"([["app-a",3,2,"2026-11-20T11:40:00.000Z","[\"10.0.0.1\",\"10.0.0.2\"]"]])");
    EXPECT_EQ(columnsOf("SignIns | summarize count(), countif(DurationMs > 1), min(DurationMs), "
                        "max(DurationMs), dcount(IPAddress), make_set(KeyId) by AppId, "
                        "bin(TimeGenerated, 1h)"),
              "AppId:string TimeGenerated:datetime count_:long countif_:long min_DurationMs:long "
              "max_DurationMs:long dcount_IPAddress:long set_KeyId:dynamic ");
    EXPECT_EQ(rowsOf("SignIns | summarize min(DurationMs), dcount(IPAddress)"), "[[10,3]]");
    EXPECT_EQ(rowsOf("SignIns | summarize make_set(IPAddress, 2)"),
              R"([["[\"10.0.0.1\",\"10.0.0.2\"]"]])");
    EXPECT_EQ(rowsOf("SignIns | summarize arg_max(TimeGenerated, KeyId, ip=IPAddress) by AppId"),
              "syntax SYN0002: Query could not be parsed at '=' on line [1,52]");
    EXPECT_EQ(rowsOf("SignIns | summarize arg_max(TimeGenerated, KeyId) by AppId "
                     "| where AppId == 'app-a'"),
              R"([["app-a","2026-11-20T11:40:00.000Z",""]])");
    EXPECT_EQ(columnsOf("SignIns | summarize arg_max(TimeGenerated, *) by AppId"),
              "AppId:string TimeGenerated:datetime KeyId:string ResultType:string "
              "IPAddress:string DurationMs:long UserAgent:string Claims:dynamic ");
}

void emptySummaries()
{
    EXPECT_EQ(rowsOf("SignIns | where AppId == 'none' | summarize count(), max(TimeGenerated)"),
              "[[0,null]]");
    EXPECT_EQ(rowsOf("SignIns | where AppId == 'none' | summarize count() by AppId"), "[]");
}

void orders()
{
    EXPECT_EQ(rowsOf("SignIns | order by DurationMs | project DurationMs"),
              "[[50],[30],[20],[10],[null]]");
    EXPECT_EQ(rowsOf("SignIns | sort by DurationMs asc | take 2 | project DurationMs"),
              "[[null],[10]]");
    EXPECT_EQ(rowsOf("SignIns | order by IPAddress asc, TimeGenerated desc | limit 2 "
                     "| project ResultType"),
              R"([["7000215"],["0"]])");
}

void syntaxErrors()
{
    EXPECT_EQ(rowsOf("SignIns | join kind=inner (Other) on AppId"),
              "syntax SYN0002: Query could not be parsed at 'join' on line [1,10]");
    EXPECT_EQ(rowsOf("SignIns | where AppId = 'a'"),
              "syntax SYN0002: Query could not be parsed at '=' on line [1,22]");
    EXPECT_EQ(rowsOf("SignIns | where (AppId == 'a'"),
              "syntax SYN0002: Query could not be parsed at '' on line [1,29]");
    EXPECT_EQ(rowsOf("SignIns | where AppId == 'a"),
              "syntax SYN0002: Query could not be parsed at 'a' on line [1,25]");
    EXPECT_EQ(rowsOf("SignIns\n| take five"),
              "syntax SYN0002: Query could not be parsed at 'five' on line [2,7]");
    EXPECT_EQ(rowsOf("SignIns | where " + std::string(5000, '(')).substr(0, 14), "syntax SYN0002");
    EXPECT_EQ(rowsOf("").substr(0, 14), "syntax SYN0002");
}

void semanticErrors()
{
    EXPECT_EQ(rowsOf("Nowhere | take 1"), "semantic SEM0100: 'take' operator: Failed to resolve "
                                          "table or column expression named 'Nowhere'");
    EXPECT_EQ(rowsOf("SignIns | where AppID == 'a'"),
              "semantic SEM0100: 'where' operator: Failed to resolve column or scalar expression "
              "named 'AppID'");
    EXPECT_EQ(rowsOf("SignIns | where TimeGenerated > '2026-11-20'"),
              "semantic SEM0064: Cannot compare values of types datetime and string. Try adding "
              "explicit casts");
    EXPECT_EQ(rowsOf("SignIns | extend x = toupper(AppId)"),
              "semantic SEM0260: Unknown function: 'toupper'.");
    EXPECT_EQ(rowsOf("SignIns | summarize count() by Claims").substr(0, 34),
              "semantic SEM0070: Summarize group ");
    EXPECT_EQ(rowsOf("SignIns | where AppId").substr(0, 16), "semantic SEM0219");
    EXPECT_EQ(rowsOf("SignIns | project x = AppId.inner").substr(0, 16), "semantic SEM0026");
}

void timespans()
{
    Environment env = environment();
    env.timespan = {nowMs - 35 * 60'000, nowMs};
    EXPECT_EQ(sim::kql::run("SignIns | count", env)["rows"].dump(), "[[1]]");
    EXPECT_EQ(sim::kql::run("SignIns | where TimeGenerated < ago(30m) | count", env)["rows"].dump(),
              "[[0]]");
}

} // namespace

int main()
{
    return sentences::runAll({
        {"comparesStringsExactlyOrWithoutCase", filters},
        {"knowsListsAndRanges", lists},
        {"matchesWholeTermsWithHasAndPartsWithContains", texts},
        {"countsTimeFromTheTenantsClock", times},
        {"readsLetNamesAsTheirExpressions", lets},
        {"walksDynamicPathsAndWritesDynamicCellsAsText", dynamics},
        {"namesAndTypesTheColumnsOfExtendAndProject", shapes},
        {"summarizesPerGroup", summaries},
        {"answersOneRowForASummaryOfNothing", emptySummaries},
        {"sortsDescendingByDefaultWithNullsBelow", orders},
        {"refusesWhatItCannotReadWithThePlace", syntaxErrors},
        {"refusesUnknownNamesAndMixedTypes", semanticErrors},
        {"andsTheTimespanWithTheQuery", timespans},
    });
}
