// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Direct Line 3.0 for agents without sign-in: tokens, conversations, a greeting before every reply,
// and a tool call that really needs the credential of the agent's connector.

#include "app/simulator/services/answers.h"
#include "app/simulator/services/services.h"
#include "app/simulator/tenant.h"

#include <algorithm>
#include <cstdio>
#include <memory>

namespace sim {

namespace {

constexpr TenantMs schemaTokenLife = hourMs;
constexpr TenantMs secretTokenLife = 30 * minuteMs;
constexpr TenantMs greetingDelay = 300;
constexpr TenantMs replyDelay = 1500;
constexpr std::size_t longestMessage = 28'000;

Response failure(int status, const std::string &code, const std::string &message)
{
    return answer(status, {{"error", {{"code", code}, {"message", message}}}});
}

Response refuse(Refusal refusal, const Request &request)
{
    switch (refusal) {
    case Refusal::MissingApiVersion:
    case Refusal::InvalidApiVersion:
        return failure(400, "InvalidApiVersion",
                       "The api-version '" + request.query.get("api-version") + "' is not valid.");
    case Refusal::Forbidden:
        return failure(403, "BadArgument", "Invalid token or secret");
    case Refusal::Throttled:
        return failure(429, "TooManyRequests", "Too many requests.");
    case Refusal::Unavailable:
        return failure(503, "ServiceUnavailable", "The service is temporarily unavailable.");
    case Refusal::BadRequest:
        return failure(400, "BadArgument", "The request is malformed.");
    case Refusal::MethodNotAllowed:
        return failure(405, "MethodNotAllowed", "Method not allowed");
    case Refusal::UnknownRoute:
        break;
    }
    return failure(404, "NotFound", "Resource not found");
}

struct Activity
{
    TenantMs visibleAt = 0;
    Json json;
};

struct Conversation
{
    std::string id, botId;
    bool started = false;
    std::size_t counter = 0;
    std::vector<Activity> activities;
};

struct Token
{
    std::string conversationId;
    TenantMs expires = 0;
};

class DirectLine : public std::enable_shared_from_this<DirectLine>
{
public:
    explicit DirectLine(Tenant &tenant)
        : m_tenant(tenant)
    {}

    void addRoutes();

private:
    using Operation = Response (DirectLine::*)(const Request &, const Params &);

    Handler handler(Operation operation);
    Response tokenBySchema(const Request &request, const Params &params);
    Response regionalSettings(const Request &request, const Params &params);
    Response generateToken(const Request &request, const Params &params);
    Response refreshToken(const Request &request, const Params &params);
    Response startConversation(const Request &request, const Params &params);
    Response sendActivity(const Request &request, const Params &params);
    Response getActivities(const Request &request, const Params &params);

    TenantMs now() const { return m_tenant.clock.now(); }
    const Bot *botOfSecret(const std::string &secret) const;
    Conversation &newConversation(const Bot &bot);
    std::string newToken(const Conversation &conversation, TenantMs life);
    std::optional<Response> tokenProblem(const Request &request) const;
    Response started(Conversation &conversation, const std::string &token, int status);
    void say(Conversation &conversation, TenantMs delay, Json activity);
    void reply(Conversation &conversation, const std::string &text, const std::string &replyTo);
    Json toolReply(const Conversation &conversation, const Bot &bot);

    Tenant &m_tenant;
    std::map<std::string, Conversation> m_conversations;
    std::map<std::string, Token> m_tokens;
};

const Bot *DirectLine::botOfSecret(const std::string &secret) const
{
    for (const auto &[id, bot] : m_tenant.world.bots)
        if (std::find(bot.directLineSecrets.begin(), bot.directLineSecrets.end(), secret) !=
            bot.directLineSecrets.end())
            return &bot;
    return nullptr;
}

Conversation &DirectLine::newConversation(const Bot &bot)
{
    const std::string id = m_tenant.random.hex(22) + "-eu";
    Conversation &conversation = m_conversations[id];
    conversation.id = id;
    conversation.botId = bot.id;
    return conversation;
}

std::string DirectLine::newToken(const Conversation &conversation, TenantMs life)
{
    const std::string token =
        "ew0KICAiYWxnIjogIlJTMjU2" + m_tenant.random.hex(64) + "." + m_tenant.random.hex(64);
    m_tokens[token] = {conversation.id, now() + life};
    return token;
}

std::optional<Response> DirectLine::tokenProblem(const Request &request) const
{
    const auto token = m_tokens.find(request.bearer());
    if (token == m_tokens.end())
        return failure(403, "BadArgument", "Invalid token or secret");
    if (token->second.expires <= now())
        return failure(403, "TokenExpired", "Token has expired");
    return std::nullopt;
}

Response DirectLine::tokenBySchema(const Request &request, const Params &params)
{
    for (const auto &[id, bot] : m_tenant.world.bots) {
        const Environment &environment = m_tenant.world.environments.at(bot.environmentId);
        if (bot.schemaName != params.at("schema") ||
            !equalsIgnoringCase(environment.directLineHost, request.host))
            continue;
        // An agent with Microsoft's own sign-in has no Direct Line channel.
        if (bot.authenticationMode == 2 || !bot.published)
            return failure(404, "BotNotFound", "Direct Line is not available for this agent.");
        if (bot.securedAccess)
            return failure(403, "Forbidden", "Secured access is required for this agent.");
        const Conversation &conversation = newConversation(bot);
        return answer(200, {{"token", newToken(conversation, schemaTokenLife)},
                            {"expires_in", schemaTokenLife / secondMs},
                            {"conversationId", conversation.id}});
    }
    return failure(404, "BotNotFound",
                   "The agent '" + params.at("schema") + "' could not be found.");
}

Response DirectLine::regionalSettings(const Request &, const Params &)
{
    return answer(200, {{"channelUrlsById",
                         {{"directline", "https://europe.directline.botframework.com/"}}}});
}

Response DirectLine::generateToken(const Request &request, const Params &)
{
    const Bot *bot = botOfSecret(request.bearer());
    if (bot == nullptr || bot->authenticationMode == 2)
        return failure(403, "BadArgument", "Invalid token or secret");
    const Conversation &conversation = newConversation(*bot);
    return answer(200, {{"conversationId", conversation.id},
                        {"token", newToken(conversation, secretTokenLife)},
                        {"expires_in", secretTokenLife / secondMs}});
}

Response DirectLine::refreshToken(const Request &request, const Params &)
{
    if (auto problem = tokenProblem(request))
        return *problem;
    const Conversation &conversation =
        m_conversations.at(m_tokens.at(request.bearer()).conversationId);
    return answer(200, {{"conversationId", conversation.id},
                        {"token", newToken(conversation, secretTokenLife)},
                        {"expires_in", secretTokenLife / secondMs}});
}

Response DirectLine::started(Conversation &conversation, const std::string &token, int status)
{
    conversation.started = true;
    return answer(status, {{"conversationId", conversation.id},
                           {"token", token},
                           {"expires_in", secretTokenLife / secondMs},
                           {"streamUrl", "wss://europe.directline.botframework.com/v3/directline/"
                                         "conversations/" +
                                             conversation.id + "/stream?watermark=-&t=" + token},
                           {"referenceGrammarId", m_tenant.random.guid()}});
}

Response DirectLine::startConversation(const Request &request, const Params &)
{
    if (const Bot *bot = botOfSecret(request.bearer());
        bot != nullptr && bot->authenticationMode != 2) {
        Conversation &conversation = newConversation(*bot);
        say(conversation, greetingDelay, {{"text", "Hello, I'm " + bot->name + "."}});
        return started(conversation, newToken(conversation, secretTokenLife), 201);
    }
    if (auto problem = tokenProblem(request))
        return *problem;
    Conversation &conversation = m_conversations.at(m_tokens.at(request.bearer()).conversationId);
    const bool again = conversation.started;
    if (!again)
        say(conversation, greetingDelay,
            {{"text", "Hello, I'm " + m_tenant.world.bots.at(conversation.botId).name + "."}});
    return started(conversation, newToken(conversation, secretTokenLife), again ? 200 : 201);
}

void DirectLine::say(Conversation &conversation, TenantMs delay, Json activity)
{
    char number[16];
    std::snprintf(number, sizeof(number), "%07zu", conversation.counter++);
    const TenantMs when = now() + delay;
    activity["id"] = conversation.id + "|" + number;
    activity["timestamp"] = isoTimeMs(when);
    activity["channelId"] = "directline";
    activity["conversation"] = {{"id", conversation.id}};
    if (!activity.contains("type"))
        activity["type"] = "message";
    if (!activity.contains("from"))
        activity["from"] = {{"id", conversation.botId},
                            {"name", m_tenant.world.bots.at(conversation.botId).name},
                            {"role", "bot"}};
    if (!activity.contains("attachments"))
        activity["attachments"] = Json::array();
    conversation.activities.push_back({when, std::move(activity)});
}

Json DirectLine::toolReply(const Conversation &conversation, const Bot &bot)
{
    // The tool runs over the maker's standing connection, so a token in its cache still serves.
    bool good = true;
    for (const std::string &id : bot.consumerIds) {
        const auto consumer = m_tenant.world.consumers.find(id);
        if (consumer != m_tenant.world.consumers.end())
            good = m_tenant.consumers.call(consumer->second) && good;
    }
    if (good)
        return {{"text", "I looked it up: " + bot.marker + "."}};
    return {{"text", "Sorry, something went wrong. Error code: SystemError. Conversation ID: " +
                         conversation.id + ". Time (UTC): " + isoTime(now()) + "."}};
}

void DirectLine::reply(Conversation &conversation, const std::string &text,
                       const std::string &replyTo)
{
    const Bot &bot = m_tenant.world.bots.at(conversation.botId);
    const std::string heard = lowered(text);
    const bool needsTool =
        heard.find("canary") != std::string::npos || heard.find("look up") != std::string::npos;
    Json activity;
    if (needsTool && bot.authenticationMode != 1)
        activity = {
            {"text", ""},
            {"attachments",
             Json::array({{{"contentType", "application/vnd.microsoft.card.signin"},
                           {"content",
                            {{"text", "Please sign in"},
                             {"buttons", Json::array({{{"type", "signin"},
                                                       {"title", "Sign in"},
                                                       {"value", "https://login."
                                                                 "microsoftonline.com/"}}})}}}}})}};
    else if (needsTool)
        activity = toolReply(conversation, bot);
    else
        activity = {{"text", "I can look up records for you. Say: look up, and what."}};
    activity["replyToId"] = replyTo;
    activity["inputHint"] = "acceptingInput";
    say(conversation, replyDelay, std::move(activity));
}

Response DirectLine::sendActivity(const Request &request, const Params &params)
{
    if (auto problem = tokenProblem(request))
        return *problem;
    if (m_tokens.at(request.bearer()).conversationId != params.at("conversation"))
        return failure(403, "BadArgument", "Invalid conversation for this token");
    const std::optional<Json> body = bodyOf(request);
    if (!body || !body->is_object() || textOf(*body, "type").empty())
        return failure(400, "MissingProperty", "Activity type is missing");
    if (request.body.size() > longestMessage)
        return failure(413, "MessageSizeTooBig", "Message size is too large");
    Conversation &conversation = m_conversations.at(params.at("conversation"));
    say(conversation, 0, *body);
    const std::string id = textOf(conversation.activities.back().json, "id");
    if (textOf(*body, "type") == "message")
        reply(conversation, textOf(*body, "text"), id);
    return answer(200, {{"id", id}});
}

Response DirectLine::getActivities(const Request &request, const Params &params)
{
    if (auto problem = tokenProblem(request))
        return *problem;
    if (m_tokens.at(request.bearer()).conversationId != params.at("conversation"))
        return failure(403, "BadArgument", "Invalid conversation for this token");
    const Conversation &conversation = m_conversations.at(params.at("conversation"));
    std::vector<Activity> visible;
    for (const Activity &activity : conversation.activities)
        if (activity.visibleAt <= now())
            visible.push_back(activity);
    std::sort(visible.begin(), visible.end(), [](const Activity &a, const Activity &b) {
        return std::pair(a.visibleAt, textOf(a.json, "id")) <
               std::pair(b.visibleAt, textOf(b.json, "id"));
    });
    const std::string asked = request.query.get("watermark");
    std::size_t from = 0;
    for (const char c : asked.substr(0, 9)) {
        if (c < '0' || c > '9')
            return failure(400, "BadArgument", "Invalid watermark");
        from = from * 10 + static_cast<std::size_t>(c - '0');
    }
    Json activities = Json::array();
    for (std::size_t at = from; at < visible.size(); ++at)
        activities.push_back(visible[at].json);
    // With nothing new the service may leave the watermark null: the caller keeps its own.
    const Json watermark = activities.empty() ? Json() : Json(std::to_string(visible.size()));
    return answer(200, {{"activities", activities}, {"watermark", watermark}});
}

Handler DirectLine::handler(Operation operation)
{
    return [self = shared_from_this(), operation](const Request &request, const Params &params) {
        return (self.get()->*operation)(request, params);
    };
}

void DirectLine::addRoutes()
{
    using D = DirectLine;
    const std::string v3 = "/v3/directline/";
    m_tenant.router.add(
        {"directline", {"*.*.environment.api.powerplatform.com"}, refuse},
        {{"directline.tokenBySchema", "GET",
          "/powervirtualagents/botsbyschema/{schema}/directline/token", "2022-03-01",
          handler(&D::tokenBySchema)},
         {"directline.regionalSettings", "GET", "/powervirtualagents/regionalchannelsettings",
          "2022-03-01", handler(&D::regionalSettings)}});
    m_tenant.router.add(
        {"directline", {"directline.botframework.com", "*.directline.botframework.com"}, refuse},
        {{"directline.generateToken", "POST", v3 + "tokens/generate", "",
          handler(&D::generateToken)},
         {"directline.refreshToken", "POST", v3 + "tokens/refresh", "", handler(&D::refreshToken)},
         {"directline.startConversation", "POST", v3 + "conversations", "",
          handler(&D::startConversation)},
         {"directline.sendActivity", "POST", v3 + "conversations/{conversation}/activities", "",
          handler(&D::sendActivity)},
         {"directline.getActivities", "GET", v3 + "conversations/{conversation}/activities", "",
          handler(&D::getActivities)}});
}

} // namespace

void addDirectLine(Tenant &tenant)
{
    std::make_shared<DirectLine>(tenant)->addRoutes();
}

} // namespace sim
