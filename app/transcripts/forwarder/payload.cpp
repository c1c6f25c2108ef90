// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/forwarder/payload.h"

#include "app/base/clock.h"
#include "app/base/jsontext.h"

#include <QCryptographicHash>

#include <algorithm>
#include <limits>

namespace keyturn::transcripts {

namespace {

/// Appends members to one flat JSON object.
class Object
{
public:
    Object() { m_out += '{'; }

    Object &text(std::string_view name, std::string_view value)
    {
        key(name);
        string(value);
        return *this;
    }
    Object &raw(std::string_view name, std::string_view json)
    {
        key(name);
        m_out += json;
        return *this;
    }
    template<typename Texts>
    Object &texts(std::string_view name, const Texts &values)
    {
        key(name);
        m_out += '[';
        bool isFirst = true;
        for (const auto &value : values) {
            m_out += isFirst ? "" : ",";
            isFirst = false;
            string(value);
        }
        m_out += ']';
        return *this;
    }
    [[nodiscard]] std::string take()
    {
        m_out += '}';
        return std::move(m_out);
    }

private:
    void string(std::string_view value)
    {
        m_out += '"';
        escapeJson(value, [this](std::string_view part) { m_out += part; });
        m_out += '"';
    }
    void key(std::string_view name)
    {
        if (m_out.size() > 1)
            m_out += ',';
        string(name);
        m_out += ':';
    }
    std::string m_out;
};

/// A text that is at most so many bytes, and whether that took something away.
struct Fitting
{
    std::size_t most;
    bool cut = false;

    std::string operator()(std::string_view text)
    {
        if (text.size() <= most)
            return std::string(text);
        cut = true;
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        return std::string(text.substr(0, end)) + " [cut: " + std::to_string(end) + " of " +
               std::to_string(text.size()) + " bytes]";
    }
};

std::string bodyOf(const std::vector<std::string> &parts, Fitting &fitting)
{
    std::vector<std::string> fitted;
    Pair joined;
    for (const std::string &part : parts)
        fitted.push_back(fitting(part));
    joined.replies = fitted;
    Object body;
    body.text("body", joined.answer());
    if (fitted.size() > 1)
        body.texts("parts", fitted);
    return body.take();
}

std::string segment(std::string_view text)
{
    constexpr std::string_view plain = "-._~";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isWord = (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                            (byte >= 'a' && byte <= 'z');
        if (isWord || plain.find(c) != std::string_view::npos)
            out += c;
        else
            out += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return out;
}

std::string tagOf(const PairPlace &place)
{
    std::string agent = plainAgentName(place.agentName);
    // A name in another script leaves nothing but dashes.
    if (agent.find_first_not_of('-') == std::string::npos)
        agent = plainAgentName(place.agentSchemaName);
    Object tag;
    tag.text("source", "ENDPOINT").text("gen-ai", "Gen AI").text("ai-agent", agent);
    tag.text("bot-name", agent).text("bot-environment-id", place.environmentId);
    tag.text("saas-agent", "copilot-studio");
    if (place.update)
        tag.text("keyturn-update", "true");
    return tag.take();
}

std::string aktoObject(const Pair &pair, const PairPlace &place, const Receiver &receiver,
                       std::int64_t seconds, Fitting &fitting)
{
    Object out;
    out.text("path", "/copilot/conversation/" + segment(pair.conversationId) + "/message/" +
                         std::to_string(place.index));
    out.text("method", "POST").text("type", "HTTP/1.1").text("statusCode", "200");
    out.text("status", "OK");
    out.text("requestHeaders",
             R"({"host":"copilot.microsoft.com","content-type":"application/json"})");
    out.text("responseHeaders", R"({"content-type":"application/json"})");
    out.text("requestPayload", bodyOf({pair.said}, fitting));
    out.text("responsePayload", bodyOf(pair.replies, fitting));
    // Transcripts do not know the person's address; it is not made up.
    out.text("ip", "0.0.0.0").text("destIp", "").text("time", std::to_string(seconds));
    out.text("akto_account_id", receiver.accountId.toStdString()).text("akto_vxlan_id", "0");
    out.text("is_pending", "false").text("source", "MIRRORING").text("direction", "");
    out.text("process_id", "").text("socket_id", "").text("daemonset_id", "");
    out.text("enabled_graph", "false").text("tag", tagOf(place));
    return out.raw("publishToGuardrails", "false").take();
}

std::vector<std::string_view> namesOf(Marks marks)
{
    std::vector<std::string_view> names;
    for (std::uint32_t bit = 0; bit < 32; ++bit) {
        if ((marks & (1U << bit)) != 0)
            names.push_back(nameOf(static_cast<Mark>(1U << bit)));
    }
    return names;
}

std::string jsonObject(const Pair &pair, const PairPlace &place, Fitting &fitting)
{
    std::vector<std::string> replies;
    for (const std::string &reply : pair.replies)
        replies.push_back(fitting(reply));
    Pair joined;
    joined.replies = replies;
    Object out;
    out.text("id", pairId(pair)).text("conversation", pair.conversation);
    out.text("conversationId", pair.conversationId).raw("index", std::to_string(place.index));
    out.text("user", fitting(pair.said)).text("answer", joined.answer()).texts("parts", replies);
    if (pair.atMs)
        out.text("at", toIso(TimePoint(Millis(*pair.atMs))).toStdString());
    else
        out.raw("at", "null");
    out.text("agent", place.agentName).text("agentSchemaName", place.agentSchemaName);
    out.text("environmentId", place.environmentId).texts("marks", namesOf(pair.marks));
    return out.raw("update", place.update ? "true" : "false").take();
}

} // namespace

std::string_view nameOf(Unfit why)
{
    switch (why) {
    case Unfit::NoTime:
        return "no-time";
    }
    Q_UNREACHABLE();
}

std::expected<Payload, Unfit> payloadOf(const Pair &pair, const PairPlace &place,
                                        const Receiver &receiver, const PayloadLimits &limits)
{
    const bool isAkto = receiver.kind == ReceiverKind::AktoIngestion;
    const std::int64_t seconds = pair.atMs.value_or(-1) / 1000;
    if (isAkto && (!pair.atMs || seconds < 0 || seconds > std::numeric_limits<std::int32_t>::max()))
        return std::unexpected(Unfit::NoTime);
    // Room for the frame of a batch around the object.
    const std::size_t most = limits.bodyBytes - std::min<std::size_t>(limits.bodyBytes, 1'024);
    // What is joined stands there twice, and inside of a string a character may take seven bytes.
    // Every round halves what a text may be, so that the number of rounds is bounded.
    for (std::size_t text = limits.stringBytes;; text /= 2) {
        Fitting fitting{text};
        std::string json = isAkto ? aktoObject(pair, place, receiver, seconds, fitting)
                                  : jsonObject(pair, place, fitting);
        Fitting probe{text};
        const std::size_t longest =
            std::max(bodyOf({pair.said}, probe).size(), bodyOf(pair.replies, probe).size());
        if ((json.size() <= most && longest <= limits.stringBytes) || text == 0)
            return Payload{std::move(json), fitting.cut};
    }
}

std::string pairId(const Pair &pair)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string *part : {&pair.conversation, &pair.userKey, &pair.replyKeys}) {
        hash.addData(QByteArrayView(part->data(), static_cast<qsizetype>(part->size())));
        hash.addData(QByteArrayView("\0", 1));
    }
    return hash.result().toHex().toStdString();
}

std::string plainAgentName(std::string_view name)
{
    std::string plain;
    bool isInRun = false;
    for (const char c : name) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        const bool isKept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || isUpper || c == '-';
        if (isKept)
            plain += isUpper ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!isInRun)
            plain += '-';
        isInRun = !isKept;
    }
    return plain;
}

} // namespace keyturn::transcripts
