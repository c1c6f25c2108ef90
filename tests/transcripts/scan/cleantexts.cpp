// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/transcripts/scan/cleantexts.h"

#include <array>

namespace keyturn::tests {

namespace {

using Words = std::string_view;

constexpr auto english = std::to_array<Words>({
    "Thanks for getting in touch.",
    "I can help you with that.",
    "Your request was passed on to the team and you will hear from them soon.",
    "Can you tell me how many days of leave I have left?",
    "The parental leave policy says that both parents may take up to twelve weeks.",
    "I tried to sign in this morning, but the page stayed blank.",
    "Please restart the device and try again.",
    "The printer on the third floor is out of paper again.",
    "Here is what I found in the handbook: employees may work from home two days a week.",
    "Did this answer your question?",
    "Yes",
    "No, not really.",
    "Great, thank you!",
    "The delivery is late because of the weather; it should arrive by Thursday.",
    "How do I ask for a new laptop?",
    "You can order one in the portal under Equipment.",
    "I forgot my password and need to set a new one.",
    "To reset your password, open the account page and follow the steps there.",
    "Your card was sent last week and should be in your letter box.",
    "What are the rules for travel expenses?",
    "Which key opens the meeting room on the ground floor?",
    "The system will be down for maintenance on Saturday night.",
    "I will connect you to a colleague now, please wait a moment.",
    "Could you repeat the question in other words?",
    "The token machine in the canteen does not take coins any more.",
    "My manager approved it yesterday, but the form still says pending.",
    "Let me check the knowledge base for you.",
    "You may ignore the reminder if you have already paid.",
    "The bank needs two working days for the transfer.",
    "We moved to the new phone system in spring.",
});
constexpr auto german = std::to_array<Words>({
    "Vielen Dank für Ihre Nachricht.",
    "Wie kann ich Ihnen helfen?",
    "Die Überstunden werden am Monatsende ausgezahlt.",
    "Ich habe mein Passwort vergessen und komme nicht mehr in mein Konto.",
    "Bitte öffnen Sie das Portal und wählen Sie die Schaltfläche Gerät bestellen.",
    "Der Drucker im zweiten Stock meldet einen Papierstau.",
    "Gemäß der Richtlinie können Beschäftigte an zwei Tagen zu Hause arbeiten.",
    "Die Rechnung wurde größtenteils schon geprüft.",
    "Das hat mir geholfen, danke!",
    "Können Sie mir die Regeln für Dienstreisen erklären?",
});
constexpr auto french = std::to_array<Words>({
    "Merci pour votre message.",
    "Comment puis-je vous aider ?",
    "J’ai oublié mon mot de passe et je n’arrive plus à me connecter.",
    "La politique de congés prévoit vingt-cinq jours par année.",
    "Votre demande a été transmise à l’équipe concernée.",
    "Où puis-je trouver les règles pour les frais de déplacement ?",
    "Très bien, je vous mets en relation avec un collègue.",
});
constexpr auto spanish = std::to_array<Words>({
    "Gracias por su mensaje.",
    "¿En qué puedo ayudarle?",
    "He olvidado mi contraseña y no puedo entrar en mi cuenta.",
    "La política de vacaciones prevé veintitrés días al año.",
    "¿Dónde encuentro las reglas para los gastos de viaje?",
    "Su solicitud se envió al equipo correspondiente.",
});

constexpr Words lower = "abcdefghijklmnopqrstuvwxyz";
constexpr Words mixed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
constexpr Words base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

CleanTexts::CleanTexts(std::uint64_t seed)
    : m_state(seed)
{}

std::uint64_t CleanTexts::below(std::uint64_t limit)
{
    // SplitMix64: the same numbers on every machine.
    m_state += 0x9E3779B97F4A7C15U;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return (z ^ (z >> 31)) % limit;
}

std::string_view CleanTexts::oneOf(std::span<const std::string_view> choices)
{
    return choices[below(choices.size())];
}

std::string CleanTexts::letters(std::size_t count, std::string_view alphabet)
{
    std::string text;
    for (std::size_t i = 0; i < count; ++i)
        text += alphabet[below(alphabet.size())];
    return text;
}

std::string CleanTexts::digits(std::size_t count)
{
    return letters(1, "123456789") + letters(count - 1, "0123456789");
}

std::string CleanTexts::hex(std::size_t count)
{
    return letters(count, "0123456789abcdef");
}

std::string CleanTexts::guid()
{
    return hex(8) + "-" + hex(4) + "-" + hex(4) + "-" + hex(4) + "-" + hex(12);
}

std::string CleanTexts::date()
{
    const auto two = [&](std::uint64_t limit) {
        const std::uint64_t value = 1 + below(limit);
        return (value < 10 ? "0" : "") + std::to_string(value);
    };
    const std::string year = std::to_string(2019 + below(9));
    switch (below(4)) {
    case 0:
        return year + "-" + two(12) + "-" + two(28) + "T" + two(23) + ":" + two(59) + ":" +
               two(59) + "." + digits(7) + "Z";
    case 1:
        return two(28) + "." + two(12) + "." + year + " " + two(23) + ":" + two(59);
    case 2:
        return year + two(12) + two(28) + two(23) + two(59) + two(59);
    default:
        return year + "-" + two(12) + "-" + two(28);
    }
}

std::string CleanTexts::prose()
{
    const auto language = below(10);
    const std::span<const Words> sentences = language < 7    ? std::span<const Words>(english)
                                             : language == 7 ? std::span<const Words>(german)
                                             : language == 8 ? std::span<const Words>(french)
                                                             : std::span<const Words>(spanish);
    std::string text;
    const std::uint64_t count = 1 + below(8);
    for (std::uint64_t i = 0; i < count; ++i) {
        text += text.empty() ? "" : below(5) == 0 ? "\n" : " ";
        text += oneOf(sentences);
        if (below(24) == 0)
            text += " See ticket INC" + digits(7) + " of " + date() + ".";
    }
    return text;
}

std::string CleanTexts::nearMiss()
{
    switch (below(3)) {
    case 0:
        return nearMissOfNumbers();
    case 1:
        return nearMissOfSecrets();
    default:
        return nearMissOfWords();
    }
}

std::string CleanTexts::nearMissOfNumbers()
{
    switch (below(16)) {
    case 0:
        return "Your order number is 4" + digits(15) + ", it ships on " + date() + ".";
    case 1:
        return "{\"orderId\":\"" + digits(16) + "\",\"created\":" + digits(13) + "}";
    case 2:
        return "Invoice no. " + digits(3) + "-" + digits(3) + "-" + digits(4) + " is open.";
    case 3:
        return "{\"rankScore\":0." + digits(16) + ",\"latency\":" + digits(3) + "." + digits(15) +
               "}";
    case 4:
        return "Tracking number 1Z" + digits(6) + "01" + digits(8) + ", case number " + digits(10);
    case 5:
        return "Version " + digits(2) + "." + digits(1) + "." + digits(5) + "." + digits(4) +
               " was rolled out on " + date();
    case 6:
        return "ISBN 978-3-" + digits(2) + "-" + digits(6) + "-" + digits(1) +
               " is in the library.";
    case 7:
        return "conversation " + guid() + " began at " + digits(10) + " and ended at " + digits(13);
    case 8:
        return "00000000-" + digits(4) + "-" + digits(4) + "-" + digits(4) + "-" + digits(12);
    case 9:
        return "The part is DE" + digits(2) + "-" + digits(4) + "-X, the shelf GB12 " + digits(4);
    case 10:
        return "Session id: " + digits(19) + " message id: " + digits(13);
    case 11:
        return "Total 1." + digits(3) + "." + digits(3) + ",00 EUR, 4" + digits(3) + " pieces, " +
               digits(4) + " boxes, " + digits(4) + " pallets";
    case 12:
        return "It is at 52." + digits(14) + ", 13." + digits(14) + " on the map.";
    case 13:
        return "W/\"" + digits(7) + "\" and W/\"" + digits(9) + "\"";
    case 14:
        return "Rechnungsnummer " + digits(16) + ", Bestellnummer " + digits(15);
    default:
        return "Meter readings: " + digits(4) + ", " + digits(4) + ", " + digits(4) + ", " +
               digits(4) + " on " + date();
    }
}

std::string CleanTexts::nearMissOfSecrets()
{
    switch (below(14)) {
    case 0:
        return "commit " + hex(40) + " fixed it";
    case 1:
        return "sha256:" + hex(64);
    case 2:
        return "integrity=\"sha512-" + letters(86, base64) + "==\"";
    case 3:
        return "trace id " + hex(32) + " in the log of the API key page";
    case 4:
        return "![dot](data:image/png;base64,iVBORw0KGgoAAAANSUhEUg" + letters(80, base64) + "=)";
    case 5:
        return "Password: at least 12 characters, one of them a digit";
    case 6:
        return "Set password=<your password> and client_secret=${CLIENT_SECRET}";
    case 7:
        return "The Authorization header holds a bearer token, as the manual says.";
    case 8:
        return "https://portal.invalid/items/" + guid() + "?tab=details&page=" + digits(2);
    case 9:
        return "https://learn.invalid/de-de/microsoft-copilot-studio/" + letters(20, lower) + "/" +
               letters(30, lower) + "?view=latest";
    case 10:
        return "{\"continuation\":\"" + letters(60, mixed) + "\"}";
    case 11:
        return "{\"clientId\":\"" + guid() + "\",\"secretId\":\"" + guid() + "\"}";
    case 12:
        return "The secret of the client expires on " + date() + "; the key vault was told.";
    default:
        return "eTag: " + letters(22, mixed) + " checksum: " + hex(32);
    }
}

std::string CleanTexts::nearMissOfWords()
{
    static constexpr auto texts = std::to_array<Words>({
        "Please ignore my last message, I found it.",
        "Where are the instructions for the coffee machine?",
        "Did you forget to attach the rules of the game?",
        "Show me the previous version of the policy, please.",
        "The system prompts me for a code every morning.",
        "You are now connected to an agent.",
        "How do I act as a delegate for my manager while she is away?",
        "Can I turn on the developer tools in this browser?",
        "The assistant answered the question well.",
        "What are the guidelines for hybrid work above grade seven?",
        "Vergessen Sie bitte nicht, die Anweisungen an der Tür zu lesen.",
        "Bitte ignorieren Sie diese Nachricht, falls Sie schon bezahlt haben.",
        "Où sont les instructions pour la machine à café ?",
        "No olvides leer las instrucciones antes de empezar.",
        "Family 👨‍👩‍👧 and ❤️ and 🏴󠁧󠁢󠁥󠁮󠁧󠁿 won.",
        "Use <code>system</code> or [INSTALL] as the label.",
        "![chart](https://cdn.invalid/img/chart.png?w=640&h=480&v=12)",
        "[search](https://www.invalid/search?q=parental+leave)",
        "The user did not tell the manager about the leave.",
        "Пожалуйста, пришлите мне инструкцию ещё раз.",
        "Παρακαλώ στείλτε μου τις οδηγίες ξανά.",
        "会議室の予約方法を教えてください。",
        "شكرا لك، لقد وجدت التعليمات.",
    });
    return std::string(oneOf(texts));
}

} // namespace keyturn::tests
