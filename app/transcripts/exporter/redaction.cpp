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

/// Shorter ones are no ids of a directory, and would hit words.
constexpr std::size_t shortestId = 8;

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
    if (id.size() >= shortestId)
        m_here.insert_or_assign(std::string(id), known->second);
    if (!name.empty())
        m_words->addName(name);
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
}

std::string Redaction::withoutIds(std::string text) const
{
    for (const auto &[id, word] : m_here) {
        for (auto at = text.begin();;) {
            at = std::search(at, text.end(), id.begin(), id.end(), sameLetter);
            if (at == text.end())
                break;
            const auto place = at - text.begin();
            text.replace(static_cast<std::size_t>(place), id.size(), word);
            at = text.begin() + place + static_cast<std::ptrdiff_t>(word.size());
        }
    }
    return text;
}

std::string Redaction::text(std::string_view text, ScanField field, std::string_view what)
{
    if (!masks() || text.empty())
        return std::string(text);
    std::string out = m_words->redacted(withoutIds(std::string(text)), {field, what});
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

qint64 Redaction::withheld() const
{
    return m_words == nullptr ? 0 : static_cast<qint64>(m_words->withheld());
}

} // namespace keyturn::transcripts
