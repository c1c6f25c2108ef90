// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/store/transcripts/transcriptstore.h"

#include <QDateTime>
#include <QTimeZone>

#include <array>
#include <utility>

namespace keyturn {

namespace {

constexpr int longestQuery = 4'000;
constexpr int mostWords = 64;
constexpr int leastPrefix = 2;

/// One blank-separated part of a query: -scope:"value"*
struct Part
{
    int begin = 0;
    int end = 0;
    bool excluded = false;
    QString scope; ///< lower case; empty without one
    QString value;
    bool quoted = false;
    bool starred = false;
};

using Parsed = std::expected<void, QueryProblem>;

bool isQuote(QChar character)
{
    return character == u'"' || character == u'\u201c' || character == u'\u201d' ||
           character == u'\u201e';
}

class Parser
{
public:
    explicit Parser(const QString &text)
        : m_text(text)
    {}
    std::expected<SearchQuery, QueryProblem> parse();

private:
    [[nodiscard]] QueryProblem problem(QueryFault fault, const Part &part) const;
    [[nodiscard]] std::expected<Part, QueryProblem> readPart();
    void readScope(Part &part);
    [[nodiscard]] Parsed readQuoted(Part &part);
    void readBare(Part &part);

    [[nodiscard]] Parsed take(const Part &part);
    [[nodiscard]] Parsed takeTerm(const Part &part, std::optional<TextField> field);
    [[nodiscard]] Parsed takeFilter(const Part &part, SearchFilter &filter);
    [[nodiscard]] Parsed takeClass(const Part &part);
    [[nodiscard]] Parsed takeFlag(const Part &part);
    [[nodiscard]] Parsed takeTime(const Part &part, bool after);

    const QString m_text;
    int m_at = 0;
    SearchQuery m_query;
};

constexpr std::array<std::pair<const char *, TextField>, 4> fields{{{"said", TextField::Said},
                                                                    {"bot", TextField::Bot},
                                                                    {"tool", TextField::Tool},
                                                                    {"var", TextField::Variable}}};

constexpr std::array<std::pair<const char *, SearchFilter SearchQuery::*>, 5> filters{
    {{"agent", &SearchQuery::agents},
     {"env", &SearchQuery::environments},
     {"channel", &SearchQuery::channels},
     {"outcome", &SearchQuery::outcomes},
     {"finding", &SearchQuery::rules}}};

constexpr std::array<std::pair<const char *, ConversationFlag>, 8> flags{
    {{"finding", ConversationFlag::Finding},
     {"handoff", ConversationFlag::Handoff},
     {"error", ConversationFlag::Error},
     {"unanswered", ConversationFlag::Unanswered},
     {"incomplete", ConversationFlag::Incomplete},
     {"withheld", ConversationFlag::Withheld},
     {"truncated", ConversationFlag::Truncated},
     {"hold", ConversationFlag::Held}}};

bool isScope(const QString &word)
{
    for (const char *other : {"class", "has", "before", "after"}) {
        if (word == QLatin1String(other))
            return true;
    }
    const auto isNamed = [&](const auto &entry) { return word == QLatin1String(entry.first); };
    return std::ranges::any_of(fields, isNamed) || std::ranges::any_of(filters, isNamed);
}

int lettersIn(const QString &text)
{
    int count = 0;
    for (const char32_t character : text.toUcs4())
        count += QChar::isLetterOrNumber(character) ||
                 QChar::category(character) == QChar::Other_PrivateUse;
    return count;
}

/// A day or a time, in UTC where nothing else is said.
std::optional<qint64> timeOf(const QString &value)
{
    const bool isDay = value.size() == 10;
    QDateTime time = isDay ? QDateTime(QDate::fromString(value, Qt::ISODate), QTime(0, 0), Qt::UTC)
                           : QDateTime::fromString(value, Qt::ISODate);
    if (!time.isValid())
        return std::nullopt;
    if (time.timeSpec() == Qt::LocalTime)
        time.setTimeSpec(Qt::UTC);
    return time.toMSecsSinceEpoch();
}

std::expected<SearchQuery, QueryProblem> Parser::parse()
{
    if (m_text.size() > longestQuery)
        return std::unexpected(QueryProblem{QueryFault::TooLong, longestQuery,
                                            static_cast<int>(m_text.size()) - longestQuery,
                                            QString()});
    int words = 0;
    while (true) {
        while (m_at < m_text.size() && (m_text[m_at].isSpace() || m_text[m_at].isNull()))
            ++m_at;
        if (m_at >= m_text.size())
            break;
        const auto part = readPart();
        if (!part)
            return std::unexpected(part.error());
        if (++words > mostWords)
            return std::unexpected(problem(QueryFault::TooLong, *part));
        if (const auto taken = take(*part); !taken)
            return std::unexpected(taken.error());
    }
    const auto isWanted = [](const SearchTerm &term) { return !term.excluded; };
    if (m_query.hasText() && std::ranges::none_of(m_query.terms, isWanted))
        return std::unexpected(QueryProblem{QueryFault::OnlyExcluded, 0,
                                            static_cast<int>(m_text.size()), m_text.trimmed()});
    return m_query;
}

QueryProblem Parser::problem(QueryFault fault, const Part &part) const
{
    return {fault, part.begin, part.end - part.begin,
            m_text.mid(part.begin, part.end - part.begin)};
}

std::expected<Part, QueryProblem> Parser::readPart()
{
    Part part;
    part.begin = m_at;
    if (m_text[m_at] == u'-') {
        part.excluded = true;
        ++m_at;
    }
    readScope(part);
    if (m_at < m_text.size() && isQuote(m_text[m_at])) {
        if (const auto read = readQuoted(part); !read)
            return std::unexpected(read.error());
    } else {
        readBare(part);
    }
    part.end = m_at;
    if (!part.scope.isEmpty() && !isScope(part.scope)) {
        QueryProblem unknown = problem(QueryFault::UnknownScope, part);
        unknown.word = part.scope;
        return std::unexpected(unknown);
    }
    return part;
}

/// Letters before a colon; not of an address such as https://, and not of a time such as 14:02.
void Parser::readScope(Part &part)
{
    int end = m_at;
    while (end < m_text.size() && m_text[end].isLetter())
        ++end;
    if (end == m_at || end >= m_text.size() || m_text[end] != u':' ||
        QStringView(m_text).mid(end + 1).startsWith(u"//"))
        return;
    part.scope = m_text.mid(m_at, end - m_at).toLower();
    m_at = end + 1;
}

Parsed Parser::readQuoted(Part &part)
{
    part.quoted = true;
    const int begin = ++m_at;
    while (m_at < m_text.size() && !isQuote(m_text[m_at]))
        ++m_at;
    if (m_at >= m_text.size()) {
        part.end = static_cast<int>(m_text.size());
        return std::unexpected(problem(QueryFault::UnclosedPhrase, part));
    }
    part.value = m_text.mid(begin, m_at - begin);
    ++m_at;
    if (m_at < m_text.size() && m_text[m_at] == u'*') {
        part.starred = true;
        ++m_at;
    }
    return {};
}

void Parser::readBare(Part &part)
{
    const int begin = m_at;
    while (m_at < m_text.size() && !m_text[m_at].isSpace() && !isQuote(m_text[m_at]))
        ++m_at;
    part.value = m_text.mid(begin, m_at - begin);
    if (part.value.endsWith(u'*')) {
        part.starred = true;
        part.value.chop(1);
    }
}

Parsed Parser::take(const Part &part)
{
    if (part.scope.isEmpty())
        return takeTerm(part, std::nullopt);
    for (const auto &[name, field] : fields) {
        if (part.scope == QLatin1String(name))
            return takeTerm(part, field);
    }
    if (part.value.trimmed().isEmpty())
        return std::unexpected(problem(QueryFault::EmptyWord, part));
    for (const auto &[name, filter] : filters) {
        if (part.scope == QLatin1String(name))
            return takeFilter(part, m_query.*filter);
    }
    if (part.scope == QLatin1String("class"))
        return takeClass(part);
    if (part.scope == QLatin1String("has"))
        return takeFlag(part);
    return takeTime(part, (part.scope == QLatin1String("after")) != part.excluded);
}

Parsed Parser::takeTerm(const Part &part, std::optional<TextField> field)
{
    const int letters = lettersIn(part.value);
    if (letters == 0)
        return std::unexpected(problem(QueryFault::EmptyWord, part));
    if (part.starred && letters < leastPrefix)
        return std::unexpected(problem(QueryFault::ShortPrefix, part));
    SearchTerm term;
    term.text = part.value;
    term.text.replace(QChar(u'\0'), u' ');
    term.phrase = part.quoted;
    term.prefix = part.starred;
    term.excluded = part.excluded;
    term.field = field;
    m_query.terms.append(term);
    return {};
}

Parsed Parser::takeFilter(const Part &part, SearchFilter &filter)
{
    QStringList &values = part.excluded ? filter.none : filter.any;
    values.append(part.starred ? part.value + u'*' : part.value);
    return {};
}

Parsed Parser::takeClass(const Part &part)
{
    const QString value = part.value.toLower();
    for (const char *known : {"chat", "design", "autonomous"}) {
        if (value == QLatin1String(known))
            return takeFilter(part, m_query.classes);
    }
    // The portal calls the pane in which agents are tried out "test".
    if (value == QLatin1String("test")) {
        Part design = part;
        design.value = QStringLiteral("design");
        return takeFilter(design, m_query.classes);
    }
    return std::unexpected(problem(QueryFault::UnknownValue, part));
}

Parsed Parser::takeFlag(const Part &part)
{
    for (const auto &[name, flag] : flags) {
        if (part.value.toLower() == QLatin1String(name)) {
            (part.excluded ? m_query.refused : m_query.required) |= flag;
            return {};
        }
    }
    return std::unexpected(problem(QueryFault::UnknownValue, part));
}

Parsed Parser::takeTime(const Part &part, bool after)
{
    const auto time = timeOf(part.value);
    if (!time)
        return std::unexpected(problem(QueryFault::BadDate, part));
    if (after)
        m_query.afterMs = std::max(m_query.afterMs.value_or(*time), *time);
    else
        m_query.beforeMs = std::min(m_query.beforeMs.value_or(*time), *time);
    return {};
}

QString quotedValue(const QString &value)
{
    const bool needed =
        value.isEmpty() || value.contains(u' ') || value.contains(u':') || value.startsWith(u'-');
    return needed ? u'"' + value + u'"' : value;
}

QString termText(const SearchTerm &term)
{
    QString text = term.excluded ? QStringLiteral("-") : QString();
    for (const auto &[name, field] : fields) {
        if (term.field == field)
            text += QLatin1String(name) + u':';
    }
    text += term.phrase ? u'"' + term.text + u'"' : term.text;
    return term.prefix ? text + u'*' : text;
}

QString timeText(qint64 ms)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC);
    return time.time() == QTime(0, 0) ? time.date().toString(Qt::ISODate)
                                      : time.toString(Qt::ISODate);
}

} // namespace

std::expected<SearchQuery, QueryProblem> parseQuery(const QString &text)
{
    return Parser(text).parse();
}

QString textOf(const SearchQuery &query)
{
    QStringList parts;
    for (const SearchTerm &term : query.terms)
        parts << termText(term);
    const auto add = [&](const char *name, const SearchFilter &filter) {
        for (const QString &value : filter.any)
            parts << QLatin1String(name) + u':' + quotedValue(value);
        for (const QString &value : filter.none)
            parts << u'-' + QLatin1String(name) + u':' + quotedValue(value);
    };
    for (const auto &[name, filter] : filters)
        add(name, query.*filter);
    add("class", query.classes);
    for (const auto &[name, flag] : flags) {
        if (query.required.testFlag(flag))
            parts << QStringLiteral("has:") + QLatin1String(name);
        if (query.refused.testFlag(flag))
            parts << QStringLiteral("-has:") + QLatin1String(name);
    }
    if (query.afterMs)
        parts << QStringLiteral("after:") + timeText(*query.afterMs);
    if (query.beforeMs)
        parts << QStringLiteral("before:") + timeText(*query.beforeMs);
    return parts.join(u' ');
}

} // namespace keyturn
