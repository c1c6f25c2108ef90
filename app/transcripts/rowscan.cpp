// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/rowscan.h"

#include "app/transcripts/reader/activity.h"

#include <array>
#include <utility>

namespace keyturn {

namespace {

using transcripts::ScanContext;
using transcripts::ScanField;
namespace fact = transcripts::fact;

constexpr std::array<std::pair<std::string_view, ScanField>, 13> fieldsOfFacts{
    {{fact::Argument, ScanField::ToolArgument},
     {fact::Query, ScanField::ToolArgument},
     {fact::Submitted, ScanField::CardValue},
     {fact::Observation, ScanField::ToolObservation},
     {fact::Result, ScanField::ToolObservation},
     {fact::Variable, ScanField::Variable},
     {fact::Value, ScanField::Variable},
     {fact::Endpoint, ScanField::Url},
     {fact::Source, ScanField::Url},
     {fact::Code, ScanField::EventSignal},
     {fact::State, ScanField::EventSignal},
     {fact::Utterance, ScanField::UserSaid},
     {fact::Comment, ScanField::UserSaid}}};

ScanField fieldOf(TextField field, std::string_view name)
{
    for (const auto &[known, scanned] : fieldsOfFacts) {
        if (name == known)
            return scanned;
    }
    switch (field) {
    case TextField::Said:
        return ScanField::UserSaid;
    case TextField::Bot:
        return ScanField::Bot;
    case TextField::Tool:
        return ScanField::ToolObservation;
    case TextField::Variable:
        return ScanField::Variable;
    }
    return ScanField::UserSaid;
}

void append(const std::vector<transcripts::Finding> &findings, std::uint32_t fragment,
            std::vector<StoredFinding> &found)
{
    for (const transcripts::Finding &finding : findings) {
        found.push_back({fragment, finding.ruleId, finding.begin, finding.length,
                         static_cast<int>(finding.severity), static_cast<double>(finding.score)});
    }
}

} // namespace

TextField textFieldOf(transcripts::Field field)
{
    switch (field) {
    case transcripts::Field::Bot:
        return TextField::Bot;
    case transcripts::Field::Tool:
        return TextField::Tool;
    case transcripts::Field::Variable:
        return TextField::Variable;
    case transcripts::Field::None:
    case transcripts::Field::Said:
        break;
    }
    return TextField::Said;
}

ScanContext scanContextOf(TextField field, std::string_view what)
{
    const std::size_t colon = what.find(':');
    const std::string_view name = what.substr(0, colon);
    const std::string_view key =
        colon == std::string_view::npos ? std::string_view() : what.substr(colon + 1);
    return {fieldOf(field, name), key};
}

void scanRow(const transcripts::Scanner &scanner, std::span<const transcripts::Fragment> fragments,
             std::vector<StoredFinding> &found)
{
    std::vector<transcripts::Finding> findings;
    for (std::uint32_t i = 0; i < fragments.size(); ++i) {
        const transcripts::Fragment &fragment = fragments[i];
        findings.clear();
        scanner.scan(fragment.text,
                     {fieldOf(textFieldOf(fragment.field), fragment.what), fragment.key}, findings);
        append(findings, i, found);
    }
}

void scanText(const transcripts::Scanner &scanner, const StoredFragment &text,
              std::vector<StoredFinding> &found)
{
    std::vector<transcripts::Finding> findings;
    scanner.scan(text.text, scanContextOf(text.field, text.what), findings);
    append(findings, 0, found);
}

} // namespace keyturn
