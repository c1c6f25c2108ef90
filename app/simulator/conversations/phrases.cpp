// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simulator/conversations/phrases.h"

#include <array>
#include <span>

namespace sim {

namespace {

using Words = std::span<const char *const>;

constexpr std::array things{
    "travel policy",    "expense report",      "parental leave",     "vacation balance",
    "VPN profile",      "laptop order",        "meeting room",       "parking permit",
    "payslip",          "time sheet",          "purchase request",   "supplier contract",
    "invoice approval", "shared mailbox",      "project site",       "printer queue",
    "badge renewal",    "training course",     "onboarding plan",    "health insurance",
    "pension scheme",   "company car",         "home office rules",  "overtime rules",
    "bonus scheme",     "travel booking",      "hotel allowance",    "visa letter",
    "safety briefing",  "first aid kit",       "cafeteria menu",     "bike leasing",
    "phone contract",   "software licence",    "service desk queue", "change request",
    "release calendar", "incident report",     "audit checklist",    "warehouse stock",
    "delivery note",    "customs form",        "price list",         "return label",
    "warranty claim",   "spare part",          "maintenance window", "sales forecast",
    "campaign budget",  "press release",       "brand guide",        "data retention plan",
    "archive box",      "recruiting pipeline", "reference letter",   "exit interview",
    "team calendar",    "holiday calendar",    "shift plan",         "visitor list"};
constexpr std::array places{"Berlin", "Madrid", "Osaka", "Cairo", "Lyon",   "Porto", "Leeds",
                            "Turin",  "Ghent",  "Oslo",  "Delft", "Krakow", "Basel", "Cork"};
constexpr std::array asks{"How do I change my {t}?",
                          "Where can I find the {t}?",
                          "I need help with the {t} for {p}.",
                          "What is the status of my {t}, ticket {k}?",
                          "Can you open a request for a new {t}?",
                          "Who approves the {t} in {p}?",
                          "The {t} does not load since this morning, what can I do?",
                          "Please summarise the {t} and the {u}.",
                          "Is there a deadline for the {t}?",
                          "My colleague in {p} has no access to the {t}.",
                          "Could you check whether the {t} was updated in {m}?",
                          "Compare the {t} with last year's {u}, please.",
                          "thanks, and what about the {t}?",
                          "{t}",
                          "I filled in the {u} but it asks for the {t} again",
                          "Which form do I use for the {t} when I move to {p}?",
                          "Book the {u} for {m} please",
                          "yes please",
                          "No, I meant the {u}.",
                          "Can I cancel {k}?"};
constexpr std::array answers{
    "You can change the {t} in the portal under Settings, then choose {u} and save.",
    "The {t} is kept on the team site in {p}. Open it and look for the section on the {u}.",
    "I opened {k} for you. The team for the {t} answers within two working days.",
    "For the {t} you need the approval of your manager first; the {u} follows in {m}.",
    "Here is what I found: the {t} was last updated in {m} and applies to {p} as well.",
    "Your request {k} is waiting for the {u}. You will get a message when the {t} is ready.",
    "There are two ways. Either you renew the {t} yourself, or you ask the office in {p}.",
    "The deadline for the {t} is the last Friday of {m}. Late requests go to the {u} team.",
    "I could not find the {t} in {p}, but the {u} covers most of it.",
    "Sign out, wait a minute and open the {t} again. If that does not help, mention {k}.",
    "**Steps**\n1. Open the {t}.\n2. Choose {p}.\n3. Confirm the {u}.",
    "The {u} and the {t} differ in one point: only the first one is paid in {m}.",
    "Done. The {t} for {p} is booked.",
    "Let me know whether the {t} works now.",
    "According to the handbook the {t} is reviewed every year in {m} [1]."};
constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};

constexpr std::array asksGerman{"Wie ändere ich {t}?", "Wo finde ich die Übersicht zu {t} für {p}?",
                                "Ich brauche Hilfe bei {t}, Vorgang {k}.",
                                "Bis wann muss ich {t} einreichen?",
                                "Können Sie {t} für {m} prüfen?"};
constexpr std::array answersGerman{
    "Sie können {t} im Portal unter Einstellungen ändern und anschließend speichern.",
    "Der Vorgang {k} ist eröffnet. Die zuständige Gruppe in {p} meldet sich in zwei Tagen.",
    "Für {t} benötigen Sie zunächst die Freigabe Ihrer Führungskraft.",
    "Schließen Sie das Fenster, öffnen Sie es erneut und prüfen Sie {t} für {m}."};
constexpr std::array asksJapanese{"{t}を変更するにはどうすればよいですか。",
                                  "{p}の{t}について教えてください。",
                                  "申請{k}の状況を確認したいです。", "{t}の締め切りはいつですか。"};
constexpr std::array answersJapanese{
    "{t}は設定画面から変更できます。保存を忘れないでください。",
    "申請{k}を受け付けました。担当者から二営業日以内に連絡します。", "{p}の{t}は毎年見直されます。",
    "上長の承認が必要です。承認後に{t}をご利用いただけます。"};
constexpr std::array asksArabic{"كيف يمكنني تغيير {t}؟", "أين أجد {t} في {p}؟",
                                "ما حالة الطلب {k}؟", "أحتاج إلى مساعدة بخصوص {t}"};
constexpr std::array answersArabic{
    "يمكنك تغيير {t} من صفحة الإعدادات ثم الحفظ.", "تم فتح الطلب {k} وسيرد الفريق خلال يومين.",
    "تتم مراجعة {t} كل سنة في {p}.", "تحتاج أولاً إلى موافقة المدير على {t}."};
constexpr std::array asksEmoji{"{t} 🙏", "where is the {t} 🤔❓", "👍", "❤️ thanks for the {t} 🎉",
                               "👩‍💻 {t} in {p} 🇩🇪 broken 😱"};
constexpr std::array answersEmoji{"✅ The {t} is ready. 🎉", "📎 Have a look at the {t} in {p} 👀",
                                  "⏳ {k} is on its way, the {t} follows 🚚"};

std::string_view pick(Words words, Random &random)
{
    return words[static_cast<std::size_t>(
        random.between(0, static_cast<std::int64_t>(words.size()) - 1))];
}

// {t}, {u} a thing, {p} a place, {m} a month, {k} a ticket.
std::string filled(std::string_view text, Random &random)
{
    std::string out;
    out.reserve(text.size() + 60);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool slot = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
        if (!slot) {
            out += text[at];
            continue;
        }
        switch (text[at + 1]) {
        case 't':
        case 'u':
            out += pick(things, random);
            break;
        case 'p':
            out += pick(places, random);
            break;
        case 'm':
            out += pick(months, random);
            break;
        default:
            out += "REQ" + std::to_string(random.between(10000, 99999));
        }
        at += 2;
    }
    return out;
}

struct Voice
{
    Words asks, answers;
    std::string_view hello, patience, locale;
};

constexpr std::array voices{
    Voice{asks, answers, ", a virtual assistant. Ask me about your work at Contoso.",
          "_Just a moment, I am looking into the ", "en-US"},
    Voice{asksGerman, answersGerman, ", Ihr virtueller Assistent. Womit kann ich helfen?",
          "_Einen Moment bitte, ich prüfe ", "de-DE"},
    Voice{asksJapanese, answersJapanese, "です。ご用件をどうぞ。", "_少々お待ちください ", "ja-JP"},
    Voice{asksArabic, answersArabic, " هنا لمساعدتك.", "_لحظة من فضلك ", "ar-EG"},
    Voice{asksEmoji, answersEmoji, " 👋 How can I help? 😊", "_🔎 one moment, ", "en-GB"}};

const Voice &voiceOf(Language language)
{
    return voices.at(static_cast<std::size_t>(language));
}

} // namespace

std::string askText(Language language, Random &random)
{
    return filled(pick(voiceOf(language).asks, random), random);
}

std::string answerText(Language language, Random &random)
{
    return filled(pick(voiceOf(language).answers, random), random);
}

std::string greetingText(Language language, const std::string &agent)
{
    return "Hello, I'm " + agent + std::string(voiceOf(language).hello);
}

std::string placeholderText(Language language, Random &random)
{
    return std::string(voiceOf(language).patience) + thingName(random) + "…_";
}

std::string thingName(Random &random)
{
    return std::string(pick(things, random));
}

std::string intentTitle(Random &random)
{
    std::string title = thingName(random);
    title.front() =
        static_cast<char>(title.front() >= 'a' ? title.front() - 'a' + 'A' : title.front());
    return title;
}

std::string_view localeOf(Language language)
{
    return voiceOf(language).locale;
}

std::string passage(Random &random, std::size_t characters)
{
    std::string text;
    text.reserve(characters + 100);
    while (text.size() < characters) {
        text += text.empty() ? "" : " ";
        text += filled(pick(answers, random), random);
    }
    return text;
}

} // namespace sim
