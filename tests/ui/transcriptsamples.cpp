// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/transcriptsamples.h"

#include "tests/ui/samples.h"

namespace keyturn::samples {

namespace {

using namespace transcripts;

constexpr auto dots =
    "\u2022\u2022\u2022\u2022 \u2022\u2022\u2022\u2022 \u2022\u2022\u2022\u2022 4411";

/// Writes a conversation item by item.
class Script
{
public:
    explicit Script(std::int64_t startMs)
        : m_at(startMs)
        , m_made(std::make_shared<ReadableConversation>())
    {
        m_made->content.rows.resize(1);
        m_made->content.turns.resize(1);
        m_made->head.id = 1;
        m_made->head.startedMs = startMs;
        m_made->head.channel = QStringLiteral("msteams");
        m_made->head.agentName = QStringLiteral("Retail Care");
        m_made->head.environmentName = QStringLiteral("Contoso-Prod");
        m_made->head.outcome = QStringLiteral("HandOff");
        m_made->head.displayId = QStringLiteral("f3b1c2a0-4f1e-4c58-9d27-5a1c0e7791d2");
    }

    Item &say(Role role, const std::string &text, std::int64_t afterMs = 4000)
    {
        Item &item = add(ItemKind::Message, text, afterMs);
        item.role = role;
        if (role == Role::User) {
            m_made->content.turns.push_back({index(), {}, false});
            ++m_made->head.turns;
        } else {
            m_made->content.turns.back().replies.push_back(index());
        }
        item.turn = static_cast<std::uint32_t>(m_made->content.turns.size()) - 1;
        return item;
    }

    Item &add(ItemKind kind, const std::string &text = {}, std::int64_t afterMs = 10)
    {
        m_at += afterMs;
        Item item;
        item.kind = kind;
        item.text = text;
        item.at = Moment{m_at, false};
        item.ref.activity = index() + 1;
        m_made->content.items.push_back(item);
        return m_made->content.items.back();
    }

    Item &step(ItemKind kind, const std::string &title, std::optional<std::int64_t> lasted = {})
    {
        Item &item = add(kind);
        item.title = title;
        item.durationMs = lasted;
        return item;
    }

    /// Hides @p shown, which stands in the text of the last item.
    void hide(const std::string &shown, const QString &rule, int severity)
    {
        const Item &item = m_made->content.items.back();
        const auto begin = static_cast<std::uint32_t>(item.text.find(shown));
        MaskedSpan mask{index(),
                        -1,
                        begin,
                        static_cast<std::uint32_t>(shown.size()),
                        rule,
                        severity,
                        100 + static_cast<qint64>(m_made->masks.size()),
                        false};
        m_made->masks.push_back(mask);
        ArchivedFinding finding;
        finding.id = mask.finding;
        finding.conversation = 1;
        finding.activity = item.ref.activity;
        finding.rule = rule;
        finding.severity = severity;
        finding.field = item.role == Role::User ? TextField::Said : TextField::Bot;
        m_made->findings.append(finding);
    }

    std::shared_ptr<ReadableConversation> done()
    {
        m_made->head.lastMs = m_at;
        m_made->head.activities = static_cast<int>(m_made->content.items.size());
        return m_made;
    }

private:
    std::uint32_t index() const
    {
        return static_cast<std::uint32_t>(m_made->content.items.size()) -
               (m_made->content.items.empty() ? 0U : 1U);
    }

    std::int64_t m_at;
    std::shared_ptr<ReadableConversation> m_made;
};

std::int64_t morning()
{
    return now().time_since_epoch().count() - 300'000;
}

void mark(Item &item, Mark what, std::uint32_t copies = 1)
{
    item.marks |= static_cast<Marks>(what);
    item.copies = copies;
}

void oddities(Script &script)
{
    mark(script.say(Role::User, "Where is my parcel?", 12'000), Mark::Redelivered, 2);
    script.step(ItemKind::PlanStep, "find the parcel");
    mark(script.step(ItemKind::ToolCall, "Parcels MCP / trace"), Mark::Unfinished);
    mark(script.say(Role::Bot, "Just a moment..."), Mark::FoldedDuplicate, 2);
    mark(script.say(Role::Bot, ""), Mark::Withheld);
    script.add(ItemKind::Reaction, "dislike \u00b7 \u201cwrong parcel\u201d");
    mark(script.add(ItemKind::Reaction, "like"), Mark::OrphanReaction);
    mark(script.say(Role::User, "is_answerhelpful = Yes\nac_rating = 1"), Mark::SubmittedForm);
    mark(script.say(Role::Bot, ""), Mark::CardOnly);
    Item &safety = script.add(ItemKind::Safety);
    safety.title = "ContentFilter";
    Item &error = script.add(ItemKind::Error, "The connector did not answer in time.");
    error.title = "ConnectorRequestFailure";
    mark(script.say(Role::User, "/debug conversationID"), Mark::DebugCommand);
    mark(script.add(ItemKind::Handoff), Mark::NotProven);
}

} // namespace

RuleTitles ruleTitles()
{
    return {{QStringLiteral("card"), QStringLiteral("card number")},
            {QStringLiteral("entra-client-secret"), QStringLiteral("Entra client secret")},
            {QStringLiteral("prompt-injection"), QStringLiteral("prompt injection")}};
}

std::shared_ptr<ReadableConversation> refund()
{
    Script script(morning());
    script.add(ItemKind::SessionStart).title = "greeting topic";
    script.say(Role::Bot, "Hi, I'm Retail Care. How can I help?", 3000);
    script.say(Role::User, std::string("My card ") + dots + " was charged twice, refund please",
               24'000);
    script.hide(dots, QStringLiteral("card"), 2);
    script.step(ItemKind::PlanStep, "find order");
    script.step(ItemKind::ToolCall, "Orders MCP / get_order", 412);
    script.step(ItemKind::PlanStep, "answer");
    Item &answer = script.say(Role::Bot,
                              "I found order 8812. It was charged twice on 18 Nov. I can start a "
                              "refund of $42.10.",
                              5'100);
    answer.facts = {{fact::Citation, "", "Refund policy"},
                    {fact::Citation, "", "Order 8812"},
                    {fact::Suggested, "", "yes, and let me talk to someone"},
                    {fact::Suggested, "", "no, thank you"}};
    mark(script.say(Role::User, "yes, and let me talk to someone", 26'000),
         Mark::ClickedSuggestion);
    script.add(ItemKind::Handoff).title = "topic \u201cEscalate\u201d";
    script.say(Role::Bot, "Connecting you now.", 1'900);
    script.add(ItemKind::SessionEnd).durationMs = 57'000;
    return script.done();
}

std::shared_ptr<ReadableConversation> honest()
{
    Script script(morning() - 4 * 3'600'000);
    script.say(Role::Bot, "Hello. I can help with parcels, refunds and store hours.").facts = {
        {fact::Suggested, "", "Track a parcel"}, {fact::Suggested, "", "Store hours"}};
    oddities(script);
    script.add(ItemKind::Gap).durationMs = 11'520'000;
    script.say(Role::User,
               "\u0645\u0631\u062d\u0628\u0627\u060c \u0623\u0631\u064a\u062f "
               "\u0627\u0633\u062a\u0631\u062f\u0627\u062f \u0645\u0628\u0644\u063a "
               "\u0627\u0644\u0637\u0644\u0628 8812 \u0645\u0646 \u0641\u0636\u0644\u0643");
    script.say(Role::Bot, "\u05e9\u05dc\u05d5\u05dd, \u05d0\u05e0\u05d9 \u05d1\u05d5\u05d3\u05e7 "
                          "\u05d0\u05ea \u05d4\u05d4\u05d6\u05de\u05e0\u05d4 8812. "
                          "\U0001F4E6 \U0001F44D\U0001F3FD");
    script.step(ItemKind::AgentStart, "Billing Desk");
    script.say(Role::Bot, "Billing here. Which invoice do you mean?").agent = "Billing Desk";
    script.step(ItemKind::AgentEnd, "Billing Desk");
    script.add(ItemKind::Missing);
    mark(script.say(Role::User, "Anyone there?"), Mark::Unanswered);
    script.add(ItemKind::SessionEnd).durationMs = 840'000;
    return script.done();
}

std::shared_ptr<ReadableConversation> longOne(int items)
{
    Script script(morning());
    const std::string sentence = "The quick parcel goes over the lazy counter and comes back. ";
    for (int i = 0; i < items; ++i) {
        std::string text = std::to_string(i) + ": ";
        for (int n = 0; n < (i * 7919) % 9; ++n)
            text += sentence;
        if (i % 5 == 4)
            script.step(ItemKind::ToolCall, "Orders MCP / get_order", 100 + i % 700);
        else
            script.say(i % 2 == 0 ? Role::User : Role::Bot, text);
    }
    return script.done();
}

} // namespace keyturn::samples
