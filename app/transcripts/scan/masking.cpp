// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transcripts/scan/masking.h"

#include "app/transcripts/scan/digits.h"
#include "app/transcripts/scan/folding.h"

#include <algorithm>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <re2/re2.h>
#include <stdexcept>
#include <utility>

namespace keyturn::transcripts {

namespace {

constexpr std::string_view dots = "••••••••";
constexpr std::string_view fewDots = "•••• ";
constexpr int mostPasses = 8;
constexpr std::size_t shortestName = 3;
constexpr std::int64_t namesMemory = 64 << 20;

using Print = std::array<std::uint8_t, 32>;

std::string maskOf(std::string_view value, const Finding &finding)
{
    std::string last;
    for (std::size_t i = value.size(); i-- > 0 && last.size() < 4;) {
        if (isDigit(value[i]))
            last.insert(last.begin(), value[i]);
    }
    const bool readable = finding.how == Reading::Plain || finding.how == Reading::ZeroWidth;
    return finding.mask == Mask::LastFour && readable && last.size() == 4
               ? std::string(fewDots) + last
               : std::string(dots);
}

/// The value without the ways of writing it: "4111-1111 ..." and "41111111..." are one card.
std::string canonicalOf(std::string_view value, const Rule *rule)
{
    FoldedText folded;
    folded.fold(value);
    const bool compact = rule && (rule->proof == Proof::Checksum || rule->kind == "phone");
    std::string canonical;
    for (const char c : folded.text()) {
        if (!compact || isDigit(c) || isLetter(c))
            canonical += upper(c);
    }
    return canonical;
}

bool lies(const Finding &finding, std::size_t size)
{
    return finding.begin <= size && finding.length <= size - finding.begin;
}

} // namespace

std::string maskedText(std::string_view text, std::span<const Finding> findings)
{
    std::string masked;
    std::size_t at = 0;
    for (const Finding &finding : findings) {
        if (finding.mask == Mask::Shown || finding.begin < at || !lies(finding, text.size()))
            continue;
        masked += text.substr(at, finding.begin - at);
        masked += maskOf(text.substr(finding.begin, finding.length), finding);
        at = finding.begin + finding.length;
    }
    masked += text.substr(at);
    return masked;
}

struct Pseudonymiser::Memory
{
    std::mutex lock;
    std::array<std::uint8_t, 32> key = {};
    std::map<std::pair<std::string, Print>, unsigned> numbers;
    std::map<std::string, unsigned, std::less<>> counts;
    std::vector<std::string> names;
    std::unique_ptr<re2::RE2> anyName;
    std::uint64_t withheld = 0;

    ~Memory() { OPENSSL_cleanse(key.data(), key.size()); }

    const re2::RE2 *nameExpression()
    {
        if (anyName || names.empty())
            return anyName.get();
        // The longer name first: "Anna Berg" before "Anna".
        std::ranges::sort(names, [](const std::string &a, const std::string &b) {
            return a.size() != b.size() ? a.size() > b.size() : a < b;
        });
        std::string pattern;
        for (const std::string &name : names)
            pattern += (pattern.empty() ? "" : "|") + re2::RE2::QuoteMeta(name);
        re2::RE2::Options options;
        options.set_log_errors(false);
        options.set_case_sensitive(false);
        options.set_max_mem(namesMemory);
        anyName = std::make_unique<re2::RE2>("(?:^|[^\\pL\\pN])(" + pattern + ")(?:[^\\pL\\pN]|$)",
                                             options);
        return anyName.get();
    }
};

Pseudonymiser::Pseudonymiser(const Scanner &scanner, std::span<const std::uint8_t> key)
    : m_scanner(scanner)
    , m_memory(std::make_unique<Memory>())
{
    if (key.size() == m_memory->key.size())
        std::ranges::copy(key, m_memory->key.begin());
    else if (RAND_bytes(m_memory->key.data(), static_cast<int>(m_memory->key.size())) != 1)
        throw std::runtime_error("no random bytes for a pseudonymiser's key");
}

Pseudonymiser::~Pseudonymiser() = default;

void Pseudonymiser::addName(std::string_view name)
{
    if (name.size() < shortestName)
        return;
    const std::scoped_lock guard(m_memory->lock);
    if (std::ranges::find(m_memory->names, name) != m_memory->names.end())
        return;
    m_memory->names.emplace_back(name);
    m_memory->anyName.reset();
}

std::uint64_t Pseudonymiser::withheld() const
{
    const std::scoped_lock guard(m_memory->lock);
    return m_memory->withheld;
}

std::string Pseudonymiser::redacted(std::string_view text, ScanContext where)
{
    const std::scoped_lock guard(m_memory->lock);
    std::string current = withoutNames(text);
    std::vector<Finding> findings;
    for (int i = 0; i < mostPasses; ++i) {
        findings.clear();
        m_scanner.scan(current, where, findings);
        if (findings.empty())
            return current;
        current = pass(current, findings);
    }
    ++m_memory->withheld;
    findings.clear();
    current = "[withheld]";
    m_scanner.scan(current, where, findings);
    return findings.empty() ? current : std::string();
}

std::string Pseudonymiser::pass(std::string_view text, std::span<const Finding> findings)
{
    std::string replaced;
    std::size_t at = 0;
    for (const Finding &finding : findings) {
        const Rule *rule = m_scanner.rule(finding.ruleId);
        replaced += text.substr(at, finding.begin - at);
        replaced += wordFor(rule ? std::string_view(rule->kind) : "value",
                            canonicalOf(text.substr(finding.begin, finding.length), rule));
        at = finding.begin + finding.length;
    }
    replaced += text.substr(at);
    return replaced;
}

std::string Pseudonymiser::withoutNames(std::string_view text)
{
    const re2::RE2 *names = m_memory->nameExpression();
    if (!names || !names->ok())
        return std::string(text);
    const re2::StringPiece whole(text.data(), text.size());
    std::array<re2::StringPiece, 2> groups;
    std::string replaced;
    std::size_t at = 0;
    while (names->Match(whole, at, whole.size(), re2::RE2::UNANCHORED, groups.data(), 2)) {
        const auto begin = static_cast<std::size_t>(groups[1].data() - whole.data());
        replaced += text.substr(at, begin - at);
        replaced += wordFor("name", canonicalOf(text.substr(begin, groups[1].size()), nullptr));
        at = begin + groups[1].size();
    }
    replaced += text.substr(at);
    return replaced;
}

std::string Pseudonymiser::wordFor(std::string_view kind, std::string_view canonical)
{
    Print print = {};
    unsigned length = 0;
    HMAC(EVP_sha256(), m_memory->key.data(), static_cast<int>(m_memory->key.size()),
         reinterpret_cast<const unsigned char *>(canonical.data()), canonical.size(), print.data(),
         &length);
    const auto [place, isNew] = m_memory->numbers.try_emplace({std::string(kind), print}, 0);
    if (isNew)
        place->second = ++m_memory->counts[std::string(kind)];
    return "[" + std::string(kind) + "-" + std::to_string(place->second) + "]";
}

} // namespace keyturn::transcripts
