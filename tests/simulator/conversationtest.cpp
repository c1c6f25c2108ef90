// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The conversations that the tenant makes up: reproducible, in the shapes of real rows, with every
// trap in them, and with a truth that a second, simple reading confirms.

#include "app/simulator/conversations/pages.h"
#include "app/simulator/conversations/scenes.h"
#include "app/simulator/conversations/truths.h"
#include "app/simulator/services/transcriptrows.h"
#include "tests/simulator/oneagent.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

using namespace sim;

namespace {

constexpr int many = 2000;

std::unique_ptr<Tenant> tenantOf(int conversations, std::uint64_t seed = 7)
{
    Options options;
    options.seed = seed;
    options.speed = 0.001;
    options.epoch = *parseIsoTime(defaultEpoch);
    options.conversations = conversations;
    return std::make_unique<Tenant>(options);
}

struct Reading
{
    const ConversationPlan *plan = nullptr;
    Json truth;
    std::vector<Json> contents, heads;
};

// All of two thousand conversations, read once for all tests.
const std::vector<Reading> &readings()
{
    static const std::unique_ptr<Tenant> tenant = tenantOf(many);
    static const std::vector<Reading> all = [] {
        std::vector<Reading> found;
        const TenantMs now = tenant->clock.now() + dayMs;
        for (const ConversationPlan &plan : tenant->transcripts.conversations(now)) {
            if (plan.number >= many)
                break;
            Reading reading{&plan, truthOf(tenant->transcripts, plan, now, RowsSeen::All), {}, {}};
            for (const TranscriptRow *row : tenant->transcripts.rowsOf(plan)) {
                reading.contents.push_back(Json::parse(tenant->transcripts.content(*row)));
                reading.heads.push_back(
                    transcriptHead(tenant->world, tenant->world.tenantId, *row));
            }
            found.push_back(std::move(reading));
        }
        return found;
    }();
    return all;
}

void everyActivity(const std::function<void(const Reading &, const Json &)> &visit)
{
    for (const Reading &reading : readings())
        for (const Json &content : reading.contents)
            for (const Json &activity : content.at("activities"))
                visit(reading, activity);
}

std::string text(const Json &object, const std::string &member)
{
    return object.contains(member) && object[member].is_string() ? object[member]
                                                                 : Json(std::string());
}

// A reader in a few lines, written from the pairing rules and not from the generator.
std::map<std::string, int> countsOf(const Reading &reading)
{
    std::map<std::string, int> counts{{"redelivered", 0}, {"botMessages", 0}, {"greetings", 0}};
    std::map<std::string, std::size_t> turns;
    std::vector<int> replies;
    std::string before;
    for (const Json &content : reading.contents) {
        for (const Json &activity : content.at("activities")) {
            ++counts["activities"];
            const Json role = activity.value("from", Json::object()).value("role", Json());
            if (text(activity, "type") != "message" || !role.is_number())
                continue;
            const std::string words = text(activity, "text");
            if (role == 1) {
                before.clear();
                if (!turns.emplace(text(activity, "id"), replies.size()).second) {
                    ++counts["redelivered"];
                    continue;
                }
                replies.push_back(0);
                counts["emptyUserMessages"] += words.empty() ? 1 : 0;
                continue;
            }
            ++counts["botMessages"];
            counts["sameTextTwice"] += !words.empty() && words == before ? 1 : 0;
            before = words;
            const auto turn = turns.find(text(activity, "replyToId"));
            if (turn != turns.end())
                ++replies[turn->second];
            else if (replies.empty())
                ++counts["greetings"];
            else
                ++replies.back();
        }
    }
    counts["rows"] = static_cast<int>(reading.contents.size());
    counts["userMessages"] = static_cast<int>(replies.size());
    counts["turns"] = static_cast<int>(replies.size());
    counts["unanswered"] = static_cast<int>(std::ranges::count(replies, 0));
    counts["multiReply"] =
        static_cast<int>(std::ranges::count_if(replies, [](int count) { return count > 1; }));
    return counts;
}

void truthHolds()
{
    std::map<std::string, int> sums;
    for (const Reading &reading : readings()) {
        for (const auto &[name, count] : countsOf(reading)) {
            const int told = reading.truth.at(name).get<int>();
            if (told != count)
                EXPECT_EQ(reading.plan->name() + " " + name + " " + std::to_string(told),
                          std::to_string(count));
            sums[name] += told;
        }
    }
    EXPECT_EQ(sums.size(), 11U);
    for (const auto &[name, sum] : sums)
        EXPECT_EQ(sum > 0 ? std::string() : name, "");
}

void everyTrait()
{
    std::set<std::string> seen;
    for (const Reading &reading : readings())
        seen.insert(reading.truth.at("trait").get<std::string>());
    std::string missing;
    for (int trait = 0; trait < traitCount; ++trait) {
        const std::string name(traitName(static_cast<Trait>(trait)));
        missing += seen.contains(name) ? "" : name + " ";
    }
    EXPECT_EQ(missing, "");
    EXPECT_EQ(seen.size(), static_cast<std::size_t>(traitCount));
}

void sameSeed()
{
    const auto words = [](std::uint64_t seed) {
        const std::unique_ptr<Tenant> tenant = tenantOf(300, seed);
        std::string all;
        for (const ConversationPlan &plan : tenant->transcripts.conversations(tenant->clock.now()))
            for (const TranscriptRow *row : tenant->transcripts.rowsOf(plan))
                if (plan.trait != Trait::Split)
                    all += row->id + isoTime(row->created) + tenant->transcripts.content(*row);
        return std::hash<std::string>()(all);
    };
    EXPECT_EQ(words(7) == words(7), true);
    EXPECT_EQ(words(7) == words(8), false);
}

void readInAnyOrder()
{
    const std::unique_ptr<Tenant> tenant = tenantOf(40);
    std::vector<const TranscriptRow *> rows;
    for (const ConversationPlan &plan : tenant->transcripts.conversations(tenant->clock.now()))
        for (const TranscriptRow *row : tenant->transcripts.rowsOf(plan))
            rows.push_back(row);
    std::vector<std::string> forward, backward;
    for (const TranscriptRow *row : rows)
        forward.push_back(tenant->transcripts.content(*row));
    std::ranges::reverse(rows);
    for (const TranscriptRow *row : rows)
        backward.push_back(tenant->transcripts.content(*row));
    std::ranges::reverse(backward);
    EXPECT_EQ(forward == backward, true);
}

void sizes()
{
    std::size_t rows = 0, five = 0, bytes = 0, messages = 0, longest = 0;
    for (const Reading &reading : readings()) {
        if (reading.plan->trait == Trait::Split)
            continue;
        for (const Json &row : reading.truth.at("rowList")) {
            ++rows;
            const auto activities = row.at("activities").get<std::size_t>();
            five += activities == 5 ? 1 : 0;
            longest = std::max(longest, activities);
            bytes += row.at("contentBytes").get<std::size_t>();
        }
        messages += reading.truth.at("userMessages").get<std::size_t>() +
                    reading.truth.at("botMessages").get<std::size_t>();
    }
    const auto between = [](std::size_t value, std::size_t low, std::size_t high) {
        return value >= low && value <= high ? std::string() : std::to_string(value);
    };
    EXPECT_EQ(between(five * 100 / rows, 28, 34), "");
    EXPECT_EQ(between(bytes / rows, 5500, 8000), "");
    EXPECT_EQ(between(messages * 10 / rows, 120, 145), "");
    EXPECT_EQ(between(longest, 400, 1650), "");
}

void splitRows()
{
    int split = 0, incomplete = 0, pastNine = 0;
    for (const Reading &reading : readings()) {
        const Json &rows = reading.truth.at("rowList");
        EXPECT_EQ(reading.truth.at("incomplete").get<bool>() && reading.plan->trait != Trait::Split,
                  false);
        for (const Json &row : rows)
            EXPECT_EQ(row.at("contentBytes").get<std::size_t>() <= 1'048'576, true);
        if (reading.plan->trait != Trait::Split)
            continue;
        ++split;
        incomplete += reading.truth.at("incomplete").get<bool>() ? 1 : 0;
        pastNine += rows.back().at("batch").get<int>() > 9 ? 1 : 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            EXPECT_EQ(rows[i].at("start"), rows[0].at("start"));
            EXPECT_EQ(rows[i].at("contentBytes").get<std::size_t>() > 1'000'000,
                      i + 1 < rows.size());
            const Json metadata = Json::parse(reading.heads[i].at("metadata").get<std::string>());
            EXPECT_EQ(metadata.at("BatchId"), rows[i].at("batch"));
        }
    }
    EXPECT_EQ(split, 3);
    EXPECT_EQ(incomplete, 2);
    EXPECT_EQ(pastNine, 1);
}

void resumedRows()
{
    int resumed = 0;
    for (const Reading &reading : readings()) {
        const Json &rows = reading.truth.at("rowList");
        if (reading.plan->trait != Trait::Resumed)
            continue;
        ++resumed;
        EXPECT_EQ(rows.size() > 1, true);
        EXPECT_EQ(reading.truth.at("incomplete").get<bool>(), false);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const TenantMs away = *parseIsoTime(rows[i].at("start").get<std::string>()) -
                                  *parseIsoTime(rows[i - 1].at("last").get<std::string>());
            EXPECT_EQ(away > 30 * minuteMs, true);
            EXPECT_EQ(reading.heads[i].at("name"), reading.heads[0].at("name"));
        }
    }
    EXPECT_EQ(resumed >= 10, true);
}

// Names of what a reader may stumble over, each looked for in the JSON itself.
void traps()
{
    std::map<std::string, int> found;
    everyActivity([&](const Reading &reading, const Json &a) {
        const std::string type = text(a, "type"), name = text(a, "name");
        const Json value = a.value("value", Json());
        const Json role = a.value("from", Json::object()).value("role", Json());
        found["role 0"] += role == 0;
        found["role 1"] += role == 1;
        found["role debug"] += role == "debug";
        found["id null"] += a.contains("id") && a["id"].is_null();
        found["id 0"] += text(a, "id") == "0";
        found["no id"] += !a.contains("id");
        found["no timestamp"] += !a.contains("timestamp");
        found["timestampMs"] += a.contains("timestampMs");
        found["seconds only"] += a.contains("timestamp") && !a.contains("timestampMs");
        found["channeldata"] += a.contains("channeldata");
        found["channelData"] += a.contains("channelData");
        found["kind in name only"] += !a.contains("valueType") && name.starts_with("DynamicPlan");
        found["text null"] += a.contains("text") && a["text"].is_null();
        found["text empty"] += a.contains("text") && a["text"] == "";
        found["text missing"] += type == "message" && !a.contains("text");
        found["typing"] += type == "typing";
        found["speak"] += a.contains("speak");
        found["suggestedActions"] += a.contains("suggestedActions");
        found["citation"] += a.contains("entities");
        found["nested transcript"] += name == "handoff.initiate";
        found["handoff"] += type == "handoff";
        found["handoff by name"] += name == "GenesysHandoff" && value.is_string();
        found["token"] += name == "signin/tokenExchange" && value.contains("token");
        found["postBack"] += a.contains("channelData") && a["channelData"].contains("postBack");
        found["card values"] += type == "message" && role == 1 && value.is_object();
        found["blocked step"] += name == "DynamicPlanStepBlocked";
        found["unknown type"] += type == "observation";
        const std::string dump = a.dump();
        const auto has = [&dump](const char *part) {
            return dump.find(part) != std::string::npos ? 1 : 0;
        };
        found["text/html"] += has("text/html");
        found["status as text"] += has(R"("HttpStatusCode":"badRequest")");
        found["status as number"] += has(R"("HttpStatusCode":500)");
        found["dialog type as text"] += has(R"("targetDialogType":"Regular")");
        found["dialog type as number"] += has(R"("targetDialogType":1)");
        found["feedback as object"] += has(R"("feedback":{)");
        found["feedback as text"] += has(R"("feedback":"{)");
        found["old shape"] += reading.plan->oldShape;
    });
    for (const auto &[name, count] : found)
        EXPECT_EQ(count > 0 ? std::string() : name, "");
    EXPECT_EQ(found.size(), 35U);
}

void rowShapes()
{
    std::map<std::string, int> found;
    for (const Reading &reading : readings()) {
        for (const Json &head : reading.heads) {
            const Json metadata = Json::parse(head.at("metadata").get<std::string>());
            const Json batch = metadata.value("BatchId", Json());
            found["batch absent"] += !metadata.contains("BatchId");
            found["batch empty"] += batch == "";
            found["batch 0"] += batch == 0;
            found["batch 2"] += batch == 2;
            found["underscore"] += reading.plan->conversationId.find('_') != std::string::npos;
            found["no lookup"] += head.at("_bot_conversationtranscriptid_value").is_null();
            found[head.at("schemaversion")] += 1;
            EXPECT_EQ(metadata.at("BotId") == head.at("_bot_conversationtranscriptid_value"),
                      false);
            const TenantMs waited =
                *parseIsoTime(head.at("createdon").get<std::string>()) -
                *parseIsoTime(reading.truth.at("rowList")[0].at("last").get<std::string>());
            if (reading.heads.size() == 1)
                EXPECT_EQ(waited >= 36 * minuteMs && waited < 37 * minuteMs, true);
        }
        found["class " + reading.truth.at("class").get<std::string>()] += 1;
        found["orphans"] += reading.truth.at("orphanReactions").get<int>();
        found["to earlier rows"] += reading.truth.at("reactionsToEarlierRows").get<int>();
        found["children"] += reading.truth.contains("parent");
        found["agents nobody knows"] += reading.truth.at("agent").at("foundBy") == "none";
        found["agents by schema name"] += reading.truth.at("agent").at("foundBy") == "schemaName";
    }
    for (const auto &[name, count] : found)
        EXPECT_EQ(count > 0 ? std::string() : name, "");
    EXPECT_EQ(found.size(), 16U);
}

bool passesLuhn(const std::string &value)
{
    int sum = 0;
    bool twice = false;
    for (auto c = value.rbegin(); c != value.rend(); ++c) {
        if (*c == ' ')
            continue;
        const int digit = *c - '0';
        sum += twice ? digit * 2 / 10 + digit * 2 % 10 : digit;
        twice = !twice;
    }
    return sum % 10 == 0;
}

bool passesIban(const std::string &value)
{
    std::string plain;
    std::ranges::copy_if(value, std::back_inserter(plain), [](char c) { return c != ' '; });
    std::string digits = plain.substr(4) + "1314" + plain.substr(2, 2);
    int rest = 0;
    for (const char c : digits)
        rest = (rest * 10 + (c - '0')) % 97;
    return rest == 1;
}

void planted()
{
    std::map<std::string, int> kinds;
    const std::unique_ptr<Tenant> tenant = tenantOf(1);
    for (const Reading &reading : readings()) {
        for (const Json &finding : reading.truth.at("findings")) {
            const std::string kind = finding.at("kind"), value = finding.at("value");
            const bool expected = finding.at("expected");
            ++kinds[kind + (expected ? "" : " double")];
            if (kind == "card")
                EXPECT_EQ(passesLuhn(value), expected);
            if (kind == "iban")
                EXPECT_EQ(passesIban(value), expected);
            if (!finding.contains("credential"))
                continue;
            ++kinds["credentials"];
            const std::string keyId = finding.at("credential").at("keyId");
            const Application *owner = tenant->world.applicationByAppId(
                finding.at("credential").at("appId").get<std::string>());
            const bool ours = owner != nullptr &&
                              std::ranges::any_of(owner->passwords, [&](const auto &password) {
                                  return password.secretText == value && password.keyId == keyId;
                              });
            EXPECT_EQ(ours, true);
        }
    }
    std::set<std::string> names;
    for (std::size_t i = 0; i < plantKindCount(); ++i)
        names.insert(std::string(plantKind(i).name) + (plantKind(i).expected ? "" : " double"));
    for (const std::string &name : names)
        EXPECT_EQ(kinds[name] > 0 ? std::string() : name, "");
    EXPECT_EQ(kinds["credentials"] > 0, true);
}

// The place in the truth leads to the value in the row.
void plantedPlaces()
{
    int followed = 0;
    for (const Reading &reading : readings()) {
        const Json &rows = reading.truth.at("rowList");
        for (const Json &finding : reading.truth.at("findings")) {
            const auto row = std::ranges::find_if(
                rows, [&](const Json &one) { return one.at("id") == finding.at("row"); });
            const Json &content = reading.contents.at(static_cast<std::size_t>(row - rows.begin()));
            const Json &activity =
                content.at("activities").at(finding.at("activity").get<std::size_t>());
            std::string pointer = "/" + finding.at("field").get<std::string>();
            for (const auto &[from, to] : {std::pair(".", "/"), std::pair("[", "/")})
                for (auto at = pointer.find(from); at != std::string::npos; at = pointer.find(from))
                    pointer.replace(at, 1, to);
            std::erase(pointer, ']');
            const std::string found = activity.at(Json::json_pointer(pointer));
            EXPECT_EQ(found.find(finding.at("value").get<std::string>()) != std::string::npos,
                      true);
            ++followed;
        }
    }
    EXPECT_EQ(followed > 300, true);
}

std::set<std::string> storedIds(Tenant &tenant)
{
    std::set<std::string> ids;
    for (const auto &[id, environment] : tenant.world.environments)
        for (const TranscriptRow *row : tenant.transcripts.stored(id, tenant.clock.now()))
            ids.insert(row->id);
    return ids;
}

void deletionAndArrival()
{
    const std::unique_ptr<Tenant> tenant = tenantOf(600);
    const std::set<std::string> first = storedIds(*tenant);
    EXPECT_EQ(first.size() > 550, true);
    tenant->schedule.advance(10 * dayMs);
    const std::set<std::string> later = storedIds(*tenant);
    std::vector<std::string> both;
    std::ranges::set_intersection(first, later, std::back_inserter(both));
    EXPECT_EQ(both.size() > 300 && both.size() < 500, true);
    EXPECT_EQ(later.size() - both.size() > 150, true);
    tenant->schedule.advance(31 * dayMs);
    std::vector<std::string> left;
    std::ranges::set_intersection(first, storedIds(*tenant), std::back_inserter(left));
    EXPECT_EQ(left.size(), 0U);
    EXPECT_EQ(storedIds(*tenant).size() > 500, true);
}

// Written by the job of three o'clock: nothing goes in between.
void deletionIsAJob()
{
    const TenantMs noon = *parseIsoTime("2026-02-10T12:00:00Z");
    EXPECT_EQ(isoTime(Transcripts::oldestKept(noon)), "2026-01-11T03:00:00Z");
    EXPECT_EQ(isoTime(Transcripts::oldestKept(noon - 9 * hourMs - 1)), "2026-01-10T03:00:00Z");
}

void quietEnvironments()
{
    const std::unique_ptr<Tenant> tenant = tenantOf(300);
    std::map<std::string, std::size_t> rows;
    for (const auto &[id, environment] : tenant->world.environments)
        rows[environment.displayName] = tenant->transcripts.stored(id, tenant->clock.now()).size();
    EXPECT_EQ(rows.at("Contoso Dev"), 0U);
    EXPECT_EQ(rows.at("Contoso HR"), 0U);
    EXPECT_EQ(rows.at("Finance"), 0U);
    EXPECT_EQ(rows.at("Contoso Production") > 50, true);
    EXPECT_EQ(tenantOf(0)->world.environments.size() + 2, tenant->world.environments.size());
}

void savedPages()
{
    namespace fs = std::filesystem;
    std::string pattern = (fs::temp_directory_path() / "keyturn-pages-XXXXXX").string();
    const fs::path folder = mkdtemp(pattern.data());
    const std::unique_ptr<Tenant> tenant = tenantOf(140);
    const PagesWritten written = writePages(*tenant, folder.string(), 25);
    std::size_t rows = 0, pages = 0;
    for (const auto &entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() != ".json")
            continue;
        ++pages;
        std::ifstream file(entry.path());
        for (const Json &row : Json::parse(file).at("value")) {
            ++rows;
            EXPECT_EQ(Json::parse(row.at("content").get<std::string>()).contains("activities"),
                      true);
        }
    }
    EXPECT_EQ(rows, written.rows);
    EXPECT_EQ(pages, written.pages);
    std::ifstream truth(folder / "truth.jsonl");
    const auto lines = std::count(std::istreambuf_iterator<char>(truth), {}, '\n');
    EXPECT_EQ(static_cast<std::size_t>(lines), written.conversations);
    fs::remove_all(folder);
}

} // namespace

int main()
{
    return sentences::runAll(
        {{"the same seed makes the same conversations", sameSeed},
         {"a row holds the same words in whatever order rows are read", readInAnyOrder},
         {"every trait occurs in two thousand conversations", everyTrait},
         {"the truth is what a second reading of the rows finds", truthHolds},
         {"sizes are those that were measured", sizes},
         {"a window of more than a row holds is split by its batches", splitRows},
         {"who comes back gets a row of the same name and a later start", resumedRows},
         {"every trap of the wire shapes is there", traps},
         {"rows have the columns and the metadata of both versions", rowShapes},
         {"planted values keep their checksums and their doubles break them", planted},
         {"planted values stand where the truth says", plantedPlaces},
         {"rows older than thirty days go and new ones keep coming", deletionAndArrival},
         {"deletion is a job of the night", deletionIsAJob},
         {"where transcripts are not written there are none", quietEnvironments},
         {"pages on disk are what the service would answer", savedPages}});
}
