// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/simulator/services/ingestion.h"

#include "app/simulator/clock.h"
#include "app/simulator/services/services.h"
#include "app/simulator/tenant.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace sim {

namespace {

constexpr std::size_t longestText = 5'242'880;
constexpr std::size_t longestBody = 10'485'760;
constexpr TenantMs tokenLife = 180 * dayMs;
constexpr int accountId = 1'000'000;

using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

// The container's own page; the service has no JSON for it.
Response unauthorized()
{
    Response response = emptyResponse(401);
    response.headers.set("Content-Type", "text/html;charset=iso-8859-1");
    response.body = "<html><head><title>Error 401 Unauthorized</title></head><body><h2>HTTP ERROR "
                    "401 Unauthorized</h2></body></html>";
    return response;
}

Response refuse(Refusal refusal, const Request &)
{
    switch (refusal) {
    case Refusal::Forbidden:
        return unauthorized();
    case Refusal::Throttled:
        return jsonResponse(429, R"({"actionErrors":["Too many requests"]})");
    case Refusal::Unavailable:
        return emptyResponse(503);
    case Refusal::MethodNotAllowed:
        return emptyResponse(405);
    case Refusal::BadRequest:
    case Refusal::MissingApiVersion:
    case Refusal::InvalidApiVersion:
        return jsonResponse(422, R"({"actionErrors":[]})");
    case Refusal::UnknownRoute:
        break;
    }
    return emptyResponse(404);
}

std::optional<std::int32_t> asInteger(const Json &record, const std::string &member)
{
    const std::string text = textOf(record, member);
    std::int32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

bool isSource(const std::string &source)
{
    static const std::set<std::string> known{"HAR",     "PCAP",     "MIRRORING", "SDK",     "OTHER",
                                             "POSTMAN", "OPEN_API", "BURP",      "IMPERVA", "WIZ"};
    return known.contains(source);
}

Json jsonOf(const IngestedRecord &one)
{
    Json json{{"record", one.record}, {"collection", one.collection}, {"duplicate", one.duplicate}};
    if (!one.dropped.empty())
        json["dropped"] = one.dropped;
    return json;
}

// Both receivers and what they got.
class Ingestion : public std::enable_shared_from_this<Ingestion>
{
public:
    explicit Ingestion(Tenant &tenant)
        : m_tenant(tenant)
        , m_genericToken("ingest-" + Random(tenant.options.seed).fork("ingestion").hex(40))
    {}

    void addRoutes();

private:
    bool authorized(const Request &request)
    {
        return !m_tenant.options.ingestionAuth ||
               m_tokens.accepts(request.headers.get("Authorization"), m_tenant.clock.now());
    }

    Response ingest(const Request &request);
    Response events(const Request &request);
    Json report() const;
    void state();

    Tenant &m_tenant;
    IngestionTokens m_tokens;
    std::string m_genericToken;
    std::vector<IngestedRecord> m_records;
    std::set<std::string> m_seen;
    Json m_events = Json::array();
    std::size_t m_duplicateEvents = 0;
    std::set<std::string> m_seenEvents;
};

Response Ingestion::ingest(const Request &request)
{
    if (!authorized(request))
        return unauthorized();
    if (request.body.size() > longestBody)
        return emptyResponse(413);
    const bool json = request.headers.get("Content-Type").starts_with("application/json");
    const std::optional<Json> body = json ? bodyOf(request) : std::nullopt;
    if (!body || !malformation(*body).empty())
        return jsonResponse(422, R"({"actionErrors":[]})");
    for (const Json &record : body->at("batchData")) {
        IngestedRecord one = consume(record);
        const std::string same = one.collection + "\n" + textOf(record, "path") + "\n" +
                                 textOf(record, "requestPayload") + "\n" +
                                 textOf(record, "responsePayload");
        if (one.dropped.empty())
            one.duplicate = !m_seen.insert(same).second;
        m_records.push_back(std::move(one));
    }
    // The action never sets its flag: false, and yet it went well.
    return jsonResponse(200, R"({"success":false})");
}

Response Ingestion::events(const Request &request)
{
    if (request.bearer() != m_genericToken)
        return answer(401, {{"error", "unauthorized"}});
    if (request.body.size() > longestBody)
        return answer(413, {{"error", "too large"}});
    const std::optional<Json> body = bodyOf(request);
    const bool objects =
        body && body->is_array() &&
        std::ranges::all_of(*body, [](const Json &one) { return one.is_object(); });
    if (!objects)
        return answer(400, {{"error", "an array of objects is expected"}});
    for (const Json &one : *body) {
        m_duplicateEvents += m_seenEvents.insert(one.dump()).second ? 0 : 1;
        m_events.push_back(one);
    }
    return answer(202, {{"accepted", body->size()}});
}

Json Ingestion::report() const
{
    Json accepted = Json::array(), dropped = Json::array();
    std::size_t duplicates = 0;
    for (const IngestedRecord &one : m_records) {
        (one.dropped.empty() ? accepted : dropped).push_back(jsonOf(one));
        duplicates += one.duplicate ? 1 : 0;
    }
    return {{"received", m_records.size()},
            {"accepted", std::move(accepted)},
            {"dropped", std::move(dropped)},
            {"duplicates", duplicates},
            {"events", {{"received", m_events}, {"duplicates", m_duplicateEvents}}}};
}

void Ingestion::addRoutes()
{
    const auto self = shared_from_this();
    const auto good = [](const Request &, const Params &) {
        return jsonResponse(200, R"({"success":true})");
    };
    const Handler check = [self, good](const Request &request, const Params &params) {
        return self->authorized(request) ? good(request, params) : unauthorized();
    };
    std::vector<Route> routes{
        {"ingestion.ingestData", "POST", "/api/ingestData", "",
         [self](const Request &request, const Params &) { return self->ingest(request); }},
        {"ingestion.healthCheck", "GET", "/healthCheck", "", good},
        {"ingestion.authCheck", "GET", "/api/auth-check", "", check},
        {"ingestion.authCheck", "POST", "/api/auth-check", "", check}};
    m_tenant.router.add({"ingestion", {"*-guardrails.akto.io"}, refuse}, std::move(routes));
    m_tenant.router.add(
        {"events", {"ingest.contoso.example"}, refuse},
        {{"events.post", "POST", "/v1/events", "",
          [self](const Request &request, const Params &) { return self->events(request); }}});
    m_tenant.router.add(
        {"tenant", {std::string(controlHost)}, refuse},
        {{"tenant.ingested", "GET", "/_tenant/ingested", "",
          [self](const Request &, const Params &) { return answer(200, self->report()); }}});
    m_tenant.ingestion = [self] {
        return Json{{"host", std::to_string(accountId) + "-guardrails.akto.io"},
                    {"accountId", accountId},
                    {"authenticates", self->m_tenant.options.ingestionAuth},
                    {"token", self->m_tokens.issue(self->m_tenant.clock.now())},
                    {"eventsUrl", "https://ingest.contoso.example/v1/events"},
                    {"eventsToken", self->m_genericToken}};
    };
}

} // namespace

IngestedRecord consume(const Json &record)
{
    IngestedRecord one{record, {}, {}, false};
    const Json headers = Json::parse(textOf(record, "requestHeaders"), nullptr, false);
    const Json answers = Json::parse(textOf(record, "responseHeaders"), nullptr, false);
    if (headers.is_object() && headers.contains("host") && headers["host"].is_string())
        one.collection = headers["host"];
    if (!asInteger(record, "time"))
        one.dropped = "time is no number of seconds";
    else if (!asInteger(record, "statusCode"))
        one.dropped = "statusCode is no number";
    else if (!isSource(textOf(record, "source")))
        one.dropped = "source is unknown";
    else if (!headers.is_object())
        one.dropped = "requestHeaders are no JSON object";
    else if (!answers.is_object())
        one.dropped = "responseHeaders are no JSON object";
    if (!one.dropped.empty())
        return one;
    Json tag = Json::parse(textOf(record, "tag"), nullptr, false);
    if (tag.is_object()) {
        tag["mode"] = "observe";
        one.record["tag"] = tag.dump();
    }
    const std::string group = textOf(record, "akto_vxlan_id");
    const auto isDigit = [](char c) { return c >= '0' && c <= '9'; };
    if (!std::ranges::all_of(group, isDigit))
        one.record["akto_vxlan_id"] = "0";
    return one;
}

std::string malformation(const Json &body)
{
    if (!body.is_object() || !body.contains("batchData") || !body["batchData"].is_array())
        return "batchData is missing";
    for (const Json &record : body["batchData"]) {
        if (!record.is_object())
            return "a record is no object";
        for (const auto &[name, value] : record.items()) {
            const bool flag = name == "publishToGuardrails";
            if (flag ? !value.is_boolean() : !value.is_string())
                return name + " has the wrong type";
            if (!flag && value.get_ref<const std::string &>().size() > longestText)
                return name + " is too long";
        }
    }
    return {};
}

const KeyPair &IngestionTokens::key()
{
    if (m_key.key == nullptr)
        m_key = makeApplicationCertificate("ingestion", 0, tokenLife, true);
    return m_key;
}

std::string IngestionTokens::issue(TenantMs now)
{
    const Json claims{{"iss", "Akto"},
                      {"sub", "invite_user"},
                      {"accountId", accountId},
                      {"iat", now / secondMs},
                      {"exp", (now + tokenLife) / secondMs}};
    const std::string text =
        base64UrlEncode(R"({"alg":"RS256"})") + "." + base64UrlEncode(claims.dump());
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key().key.get());
    std::string signature(512, '\0');
    std::size_t size = signature.size();
    EVP_DigestSign(context.get(), reinterpret_cast<unsigned char *>(signature.data()), &size,
                   reinterpret_cast<const unsigned char *>(text.data()), text.size());
    signature.resize(size);
    return text + "." + base64UrlEncode(signature);
}

bool IngestionTokens::accepts(const std::string &header, TenantMs now)
{
    const std::size_t first = header.find('.');
    const std::size_t second = header.find('.', first == std::string::npos ? first : first + 1);
    if (second == std::string::npos)
        return false;
    // A header that begins with "Bearer " is no base64 from its first letter on.
    const auto head = base64Decode(header.substr(0, first));
    const auto middle = base64Decode(header.substr(first + 1, second - first - 1));
    const auto signature = base64Decode(header.substr(second + 1));
    if (!head || !middle || !signature)
        return false;
    const Json algorithm = Json::parse(*head, nullptr, false);
    const Json claims = Json::parse(*middle, nullptr, false);
    if (!algorithm.is_object() || textOf(algorithm, "alg") != "RS256" || !claims.is_object() ||
        !claims.value("accountId", Json()).is_number_integer())
        return false;
    const Context context(EVP_MD_CTX_new(), EVP_MD_CTX_free);
    EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, key().key.get());
    const bool genuine =
        EVP_DigestVerify(context.get(), reinterpret_cast<const unsigned char *>(signature->data()),
                         signature->size(), reinterpret_cast<const unsigned char *>(header.data()),
                         second) == 1;
    return genuine && claims.value("exp", std::int64_t{0}) > now / secondMs;
}

void addIngestion(Tenant &tenant)
{
    std::make_shared<Ingestion>(tenant)->addRoutes();
}

} // namespace sim
