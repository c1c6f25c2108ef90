// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/maskedreading.h"

#include "app/transcripts/reader/activity.h"
#include "app/transcripts/scan/masking.h"

#include <algorithm>
#include <string>

namespace keyturn {

namespace {

using transcripts::Finding;
using transcripts::Item;
using transcripts::ItemKind;
using transcripts::Role;
using transcripts::ScanField;

constexpr int itemText = -1;
constexpr int itemTitle = -2;

class Masker
{
public:
    Masker(ReadableConversation &reading, const transcripts::Scanner &scanner,
           const std::vector<qint64> &rowIds, Veil veil)
        : m_reading(reading)
        , m_scanner(scanner)
        , m_rowIds(rowIds)
        , m_veil(veil)
    {}

    void item(std::uint32_t index)
    {
        Item &item = m_reading.content.items[index];
        m_item = index;
        text(itemTitle, item.title, {scanFieldOf(item), {}});
        text(itemText, item.text, {scanFieldOf(item), {}});
        for (std::size_t i = 0; i < item.facts.size(); ++i) {
            const ScanField field = scanFieldOf(item, item.facts[i]);
            text(static_cast<int>(i), item.facts[i].text, {field, item.facts[i].key});
        }
    }

private:
    void text(int fact, std::string &whole, transcripts::ScanContext where)
    {
        m_found.clear();
        m_scanner.scan(whole, where, m_found);
        if (m_found.empty())
            return;
        std::string out;
        std::size_t copied = 0;
        for (const Finding &finding : m_found) {
            out.append(whole, copied, finding.begin - copied);
            const std::string piece = whole.substr(finding.begin, finding.length);
            MaskedSpan span = spanOf(finding, fact);
            span.begin = static_cast<std::uint32_t>(out.size());
            const std::string shown =
                m_veil == Veil::Lifted || span.suppressed ? piece : dots(piece, finding);
            span.length = static_cast<std::uint32_t>(shown.size());
            out += shown;
            copied = finding.begin + finding.length;
            m_reading.masks.push_back(span);
        }
        out.append(whole, copied);
        whole = std::move(out);
    }

    static std::string dots(const std::string &piece, Finding finding)
    {
        finding.begin = 0;
        return transcripts::maskedText(piece, std::span(&finding, 1));
    }

    /// The archive's finding at this place, else one of its rule and length in the same activity.
    MaskedSpan spanOf(const Finding &finding, int fact)
    {
        MaskedSpan span;
        span.item = m_item;
        span.fact = fact;
        span.rule = QString::fromStdString(finding.ruleId);
        span.severity = static_cast<int>(finding.severity);
        const ArchivedFinding *best = nullptr;
        for (const ArchivedFinding &each : m_reading.findings) {
            if (!fits(each, finding, span.rule))
                continue;
            const bool here = each.bytes.begin == static_cast<int>(finding.begin);
            if (best == nullptr || here)
                best = &each;
            if (here)
                break;
        }
        if (best != nullptr) {
            span.finding = best->id;
            span.suppressed = best->suppressed;
        }
        return span;
    }

    [[nodiscard]] bool fits(const ArchivedFinding &each, const Finding &finding,
                            const QString &rule) const
    {
        if (each.rule != rule || each.bytes.length != static_cast<int>(finding.length))
            return false;
        const Item &item = m_reading.content.items[m_item];
        const auto isThere = [&](const transcripts::ActivityRef &ref) {
            return ref.row < m_rowIds.size() && m_rowIds[ref.row] == each.row &&
                   ref.activity == each.activity;
        };
        return isThere(item.ref) || std::ranges::any_of(item.others, isThere);
    }

    ReadableConversation &m_reading;
    const transcripts::Scanner &m_scanner;
    const std::vector<qint64> &m_rowIds;
    Veil m_veil;
    std::uint32_t m_item = 0;
    std::vector<Finding> m_found;
};

} // namespace

ScanField scanFieldOf(const Item &item)
{
    switch (item.kind) {
    case ItemKind::Message:
        if (transcripts::has(item.marks, transcripts::Mark::SubmittedForm))
            return ScanField::CardValue;
        return item.role == Role::User ? ScanField::UserSaid : ScanField::Bot;
    case ItemKind::Reaction:
    case ItemKind::Survey:
        return ScanField::UserSaid;
    case ItemKind::ToolCall:
    case ItemKind::PlanStep:
    case ItemKind::Knowledge:
    case ItemKind::Error:
        return ScanField::ToolObservation;
    case ItemKind::Variable:
        return ScanField::Variable;
    case ItemKind::Safety:
        return ScanField::EventSignal;
    default:
        return ScanField::Bot;
    }
}

ScanField scanFieldOf(const Item &item, const transcripts::ItemFact &fact)
{
    namespace names = transcripts::fact;
    if (fact.name == names::Argument || fact.name == names::Query)
        return ScanField::ToolArgument;
    if (fact.name == names::Submitted)
        return ScanField::CardValue;
    if (fact.name == names::Observation || fact.name == names::Result)
        return ScanField::ToolObservation;
    if (fact.name == names::Variable || fact.name == names::Value)
        return ScanField::Variable;
    if (fact.name == names::Endpoint || fact.name == names::Citation || fact.name == names::Source)
        return ScanField::Url;
    if (fact.name == names::Code || fact.name == names::State)
        return ScanField::EventSignal;
    if (fact.name == names::Utterance || fact.name == names::Comment)
        return ScanField::UserSaid;
    return scanFieldOf(item);
}

void maskFindings(ReadableConversation &reading, const transcripts::Scanner &scanner,
                  const std::vector<qint64> &rowIds, Veil veil)
{
    reading.revealed = veil == Veil::Lifted;
    std::string &first = reading.content.summary.firstUserText;
    if (veil == Veil::Masked) {
        std::vector<Finding> found;
        scanner.scan(first, {ScanField::UserSaid, {}}, found);
        first = transcripts::maskedText(first, found);
    }
    Masker masker(reading, scanner, rowIds, veil);
    for (std::uint32_t i = 0; i < reading.content.items.size(); ++i)
        masker.item(i);
}

QString maskedSnippet(const Snippet &snippet)
{
    QString out;
    int copied = 0;
    for (const FindingMark &mark : snippet.findings) {
        if (mark.suppressed || mark.range.begin < copied)
            continue;
        out += snippet.text.mid(copied, mark.range.begin - copied);
        out += QStringLiteral("\u2022\u2022\u2022\u2022");
        copied = mark.range.begin + mark.range.length;
    }
    return out + snippet.text.mid(copied);
}

} // namespace keyturn
