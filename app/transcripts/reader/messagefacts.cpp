// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/reader/facts.h"
#include "app/transcripts/reader/text.h"

#include <array>

namespace keyturn::transcripts {

namespace {

constexpr int DeepestCard = 12;
constexpr std::size_t MostCardTexts = 400;

/// What a person sees on a card: the texts of its elements and the titles of its actions.
class CardTexts
{
public:
    explicit CardTexts(FactList &facts)
        : m_facts(facts)
    {}

    void read(const Json &card, int depth = 0)
    {
        if (depth > DeepestCard || m_count > MostCardTexts)
            return;
        if (card.isArray()) {
            card.eachElement([&](Json element) { read(element, depth + 1); });
            return;
        }
        card.eachField([&](std::string_view key, Json value) {
            if (value.isString()) {
                if (isShown(key) && ++m_count <= MostCardTexts)
                    m_facts.add(fact::CardText, value, Field::Bot, key);
            } else if (!equalsIgnoringCase(key, "data")) {
                read(value, depth + 1);
            }
        });
    }

private:
    static bool isShown(std::string_view key)
    {
        static constexpr std::array<std::string_view, 9> Shown{"text",    "title", "subtitle",
                                                               "altText", "label", "placeholder",
                                                               "speak",   "value", "url"};
        for (const auto shown : Shown) {
            if (equalsIgnoringCase(shown, key))
                return true;
        }
        return false;
    }

    FactList &m_facts;
    std::size_t m_count = 0;
};

void submittedValues(const Json &value, FactList &facts)
{
    if (value.isNull())
        return;
    facts.addFields(fact::Submitted, value, Field::Said);
}

void suggestions(const Json &suggested, FactList &facts)
{
    suggested["actions"].eachElement([&](Json action) {
        const Json title = action["title"];
        const Json value = action["value"];
        facts.add(fact::Suggested, title.exists() ? title : action["text"], Field::Bot,
                  value.escaped());
    });
}

void citations(const Json &entities, FactList &facts)
{
    entities.eachElement([&](Json entity) {
        entity["citation"].eachElement([&](Json citation) {
            const Json appearance = citation["appearance"];
            const Json url = appearance["url"];
            const Json text = appearance["text"];
            facts.add(fact::Citation, text.exists() ? text : appearance["abstract"], Field::Bot,
                      (url.exists() ? url : appearance["name"]).escaped());
        });
    });
}

void attachments(const Json &list, Field said, std::string_view text, MessageMarks &marks,
                 FactList &facts)
{
    list.eachElement([&](Json attachment) {
        const auto type = attachment["contentType"].escaped();
        const Json content = attachment["content"];
        if (equalsIgnoringCase(type, "text/html")) {
            // Teams repeats the message as HTML: shown once, scanned once.
            if (!trimmed(text).empty())
                return;
            facts.addText(fact::Attachment, textOfHtml(textOf(content)), said, "text/html");
            marks.hasAttachment = true;
        } else if (type.starts_with("application/vnd.microsoft.card.")) {
            marks.hasCard = true;
            facts.addText(fact::Type,
                          type.substr(std::string_view("application/vnd.microsoft.").size()),
                          Field::None, "card");
            CardTexts(facts).read(content);
        } else {
            marks.hasAttachment = true;
            const Json name = attachment["name"];
            facts.add(fact::Attachment, name.exists() ? name : attachment["contentUrl"], said,
                      type);
        }
    });
}

} // namespace

MessageMarks messageFacts(const ActivityParts &parts, bool fromUser, std::string_view text,
                          FactList &facts)
{
    MessageMarks marks;
    const Field said = fromUser ? Field::Said : Field::Bot;
    marks.postBack = parts.channelData["postBack"].isTrue();
    if (fromUser)
        submittedValues(parts.value, facts);
    else if (!parts.value.isNull())
        facts.addFields(fact::Value, parts.value, Field::Variable);
    suggestions(parts.suggestedActions, facts);
    citations(parts.entities, facts);
    parts.channelData["pva:gpt-feedback"]["endpoints"].eachElement(
        [&](Json endpoint) { facts.addFlat(fact::Endpoint, endpoint, Field::None); });
    attachments(parts.attachments, said, text, marks, facts);
    return marks;
}

} // namespace keyturn::transcripts
