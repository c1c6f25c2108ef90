// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/exporter/redaction.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace keyturn::transcripts {

namespace {

/// Rules hold for some fields only. What goes out is checked as every field, so that it is clean
/// wherever it is scanned next. Not as an event's code: that is no one's data.
constexpr std::array everyField{
    ScanField::UserSaid, ScanField::Bot,       ScanField::ToolArgument, ScanField::ToolObservation,
    ScanField::Variable, ScanField::CardValue, ScanField::Url};

bool sameLetter(char a, char b)
{
    return std::tolower(static_cast<unsigned char>(a)) ==
           std::tolower(static_cast<unsigned char>(b));
}

bool isWordByte(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 ||
           (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(),
                        [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

/// Shorter ones would hit words.
constexpr std::size_t shortestId = 8;
constexpr std::size_t shortestName = 3;

} // namespace

Redaction::Redaction(Masking masking, const Scanner *scanner)
{
    if (masking == Masking::None || scanner == nullptr)
        return;
    m_scanner = scanner;
    m_words = std::make_unique<Pseudonymiser>(*scanner);
}

void Redaction::meetPerson(std::string_view id, std::string_view name)
{
    const std::string_view key = id.empty() ? name : id;
    if (key.empty())
        return;
    auto known = m_people.find(key);
    if (known == m_people.end()) {
        const std::string word = "[person-" + std::to_string(m_people.size() + 1) + "]";
        known = m_people.emplace(key, word).first;
    }
    const std::string &word = known->second;
    if (id.size() >= shortestId)
        look(id, word, true);
    if (name.size() < shortestName)
        return;
    look(name, word, true);
    std::size_t at = 0;
    while (at < name.size()) {
        const std::size_t end = std::min(name.find_first_of(" ,;.()", at), name.size());
        if (end - at >= shortestName)
            look(name.substr(at, end - at), word, false);
        at = end + 1;
    }
}

void Redaction::look(std::string_view text, const std::string &word, bool anyCase)
{
    const bool isThere = std::any_of(m_here.begin(), m_here.end(),
                                     [text](const Trace &each) { return each.text == text; });
    if (!isThere)
        m_here.push_back({std::string(text), word, anyCase});
}

void Redaction::meet(const Conversation &conversation, std::span<const ReadRow> rows)
{
    if (!masks())
        return;
    m_here.clear();
    meetPerson(conversation.summary.personId, conversation.summary.personName);
    for (const ReadRow &row : rows) {
        for (const Activity &activity : row.activities)
            meetPerson(activity.personId, activity.personName);
    }
    std::sort(m_here.begin(), m_here.end(), [](const Trace &a, const Trace &b) {
        return a.text.size() != b.text.size() ? a.text.size() > b.text.size() : a.text < b.text;
    });
}

std::string Redaction::withoutPeople(std::string text) const
{
    for (const Trace &trace : m_here) {
        const bool isBounded = isAscii(trace.text);
        std::size_t at = 0;
        while (at < text.size()) {
            const auto from = text.begin() + static_cast<std::ptrdiff_t>(at);
            const auto found =
                trace.anyCase ? std::search(from, text.end(), trace.text.begin(), trace.text.end(),
                                            sameLetter)
                              : std::search(from, text.end(), trace.text.begin(), trace.text.end());
            if (found == text.end())
                break;
            const auto begin = static_cast<std::size_t>(found - text.begin());
            const std::size_t end = begin + trace.text.size();
            const bool isPart = isBounded && ((begin > 0 && isWordByte(text[begin - 1])) ||
                                              (end < text.size() && isWordByte(text[end])));
            if (!isPart)
                text.replace(begin, trace.text.size(), trace.word);
            at = isPart ? begin + 1 : begin + trace.word.size();
        }
    }
    return text;
}

std::string Redaction::text(std::string_view text, ScanField field, std::string_view what)
{
    if (!masks() || text.empty())
        return std::string(text);
    std::string out = m_words->redacted(withoutPeople(std::string(text)), {field, what});
    for (const ScanField each : everyField) {
        if (each != field)
            out = m_words->redacted(out, {each, {}});
    }
    return out;
}

std::string Redaction::person(std::string_view id, std::string_view name)
{
    if (!masks())
        return std::string(name.empty() ? id : name);
    const auto known = m_people.find(id.empty() ? name : id);
    return known == m_people.end() ? std::string() : known->second;
}

Result<void> Redaction::check(std::string_view finished) const
{
    if (!masks())
        return {};
    std::vector<Finding> found;
    for (const ScanField field : everyField) {
        m_scanner->scan(finished, {field, {}}, found);
        if (!found.empty())
            return std::unexpected(Error::invalid(QString::fromStdString(found.front().ruleId),
                                                  QStringLiteral("rule-on-output")));
    }
    return {};
}

namespace {

constexpr int wordPasses = 3; ///< after these, what stands around a place goes with it
constexpr int mostPasses = 8;

/// Takes the place, or all that stands between the marks around it, out of the text.
void takeOut(std::string &text, const Finding &finding, std::string_view marks, bool withAround)
{
    std::size_t begin = finding.begin;
    std::size_t end = begin + finding.length;
    // Places are handed over from the last to the first; a wider one may have taken this one along.
    if (end > text.size() ||
        std::string_view(text).substr(begin, finding.length).find_first_of(marks) !=
            std::string_view::npos)
        return;
    if (withAround) {
        const std::size_t before =
            begin == 0 ? std::string::npos : text.find_last_of(marks, begin - 1);
        begin = before == std::string::npos ? 0 : before + 1;
        end = std::min(text.find_first_of(marks, end), text.size());
    }
    text.replace(begin, end - begin, "[removed]");
}

} // namespace

Result<std::string> Redaction::cleaned(std::string_view finished, std::string_view marks) const
{
    std::string text(finished);
    if (!masks())
        return text;
    for (int pass = 0; pass < mostPasses; ++pass) {
        bool isClean = true;
        for (const ScanField field : everyField) {
            std::vector<Finding> found;
            m_scanner->scan(text, {field, {}}, found);
            for (auto finding = found.rbegin(); finding != found.rend(); ++finding) {
                isClean = false;
                takeOut(text, *finding, marks, pass >= wordPasses);
            }
        }
        if (isClean)
            return text;
    }
    if (const auto clean = check(text); !clean)
        return std::unexpected(clean.error());
    return text;
}

qint64 Redaction::withheld() const
{
    return m_words == nullptr ? 0 : static_cast<qint64>(m_words->withheld());
}

} // namespace keyturn::transcripts
