// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/transcriptlistmodel.h"

#include "app/store/transcripts/transcriptstore.h"

#include <QElapsedTimer>

#include <algorithm>

namespace keyturn {

namespace {

constexpr int firstChunk = 200;
constexpr int nextChunk = 20'000; // ids
constexpr int hitsPerPage = 100;
constexpr int block = 12; // lines read at once: as many as are in sight
constexpr int linesKept = 4'000;
constexpr int mostTags = 3;

} // namespace

TranscriptListModel::TranscriptListModel(ArchiveThread &thread, const Clock &clock, QObject *parent)
    : QAbstractTableModel(parent)
    , m_thread(thread)
    , m_clock(clock)
    , m_known(linesKept)
{}

void TranscriptListModel::setStore(TranscriptStore *store)
{
    m_store = store;
    m_known.clear();
}

void TranscriptListModel::setTitles(const RuleTitles &titles)
{
    m_titles = titles;
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void TranscriptListModel::setQuery(const SearchQuery &query)
{
    m_query = query;
    m_again = false;
    askFirst();
}

void TranscriptListModel::reload(const QList<qint64> &changed)
{
    if (changed.isEmpty())
        m_known.clear();
    for (const qint64 id : changed)
        m_known.remove(id);
    m_again = !m_loading || m_again;
    askFirst();
}

std::function<Result<TranscriptListModel::Page>(TranscriptStore &)>
TranscriptListModel::question(const SearchQuery &query, const ListCursor &list,
                              const SearchCursor &search, int limit)
{
    return [=](TranscriptStore &store) -> Result<Page> {
        QElapsedTimer timer;
        timer.start();
        Page page;
        if (query.hasText()) {
            auto found = store.search(query, search, limit);
            if (!found)
                return std::unexpected(found.error());
            page.hits = std::move(found->hits);
            for (const Hit &hit : page.hits)
                page.ids.append(hit.conversation);
            page.search = std::move(found->next);
            page.atEnd = found->atEnd;
        } else {
            auto chunk = store.ids(query, list, limit);
            if (!chunk)
                return std::unexpected(chunk.error());
            page.ids = std::move(chunk->ids);
            page.list = chunk->next;
            page.atEnd = chunk->atEnd;
        }
        page.microseconds = timer.nsecsElapsed() / 1000;
        return page;
    };
}

void TranscriptListModel::askFirst()
{
    if (!m_store)
        return;
    m_loading = true;
    const int limit = m_query.hasText() ? hitsPerPage : firstChunk;
    m_thread.ask<Page>(ArchiveThread::ListLane, question(m_query, {}, {}, limit),
                       [this](const Result<Page> &page) { takeFirst(page); });
}

void TranscriptListModel::askNext()
{
    const int limit = m_query.hasText() ? hitsPerPage : nextChunk;
    m_loading = true;
    m_thread.ask<Page>(ArchiveThread::ListLane, question(m_query, m_list, m_search, limit),
                       [this](const Result<Page> &page) { takeNext(page); });
}

/// New conversations above the known ones keep everything where it is.
bool TranscriptListModel::putOnTop(const Page &page)
{
    if (!m_again || m_query.hasText() || m_ids.isEmpty())
        return false;
    const qsizetype news = page.ids.indexOf(m_ids.first());
    if (news < 0)
        return false;
    const qsizetype same = std::min(page.ids.size() - news, m_ids.size());
    if (page.ids.mid(news, same) != m_ids.first(same))
        return false;
    if (news > 0) {
        beginInsertRows({}, 0, static_cast<int>(news) - 1);
        m_ids = page.ids.first(news) + m_ids;
        endInsertRows();
    }
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    return true;
}

void TranscriptListModel::takeFirst(const Result<Page> &page)
{
    m_loading = false;
    m_error = page ? std::nullopt : std::optional(page.error());
    if (!page || !putOnTop(*page)) {
        beginResetModel();
        m_ids = page ? page->ids : QList<qint64>();
        m_hits = page ? page->hits : QList<Hit>();
        m_list = page ? page->list : ListCursor();
        m_search = page ? page->search : SearchCursor();
        m_atEnd = !page || page->atEnd;
        m_took = page ? page->microseconds : 0;
        endResetModel();
    }
    m_again = false;
    Q_EMIT loaded();
    // A list grows by itself, so that its scroll bar tells the truth; a search when it is scrolled.
    if (!m_atEnd && !m_query.hasText())
        askNext();
}

void TranscriptListModel::takeNext(const Result<Page> &page)
{
    m_loading = false;
    if (!page) {
        m_error = page.error();
        m_atEnd = true;
        Q_EMIT loaded();
        return;
    }
    m_atEnd = page->atEnd;
    m_list = page->list;
    m_search = page->search;
    if (!page->ids.isEmpty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(page->ids.size()) - 1);
        m_ids.append(page->ids);
        m_hits.append(page->hits);
        endInsertRows();
    }
    if (!m_atEnd && !m_query.hasText())
        askNext();
}

bool TranscriptListModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_atEnd && !m_loading;
}

void TranscriptListModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        askNext();
}

int TranscriptListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int TranscriptListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

qint64 TranscriptListModel::idAt(int row) const
{
    return row >= 0 && row < m_ids.size() ? m_ids[row] : 0;
}

int TranscriptListModel::rowOf(qint64 id) const
{
    return static_cast<int>(m_ids.indexOf(id));
}

const Hit *TranscriptListModel::hitAt(int row) const
{
    return row >= 0 && row < m_hits.size() ? &m_hits[row] : nullptr;
}

const ListedConversation *TranscriptListModel::conversationAt(int row) const
{
    if (row < 0 || row >= m_ids.size() || !m_store)
        return nullptr;
    if (const auto *known = m_known.object(m_ids[row]))
        return known;
    QList<qint64> missing;
    const qsizetype first = row;
    for (qsizetype i = first; i < std::min(first + block, m_ids.size()); ++i) {
        if (!m_known.contains(m_ids[i]))
            missing.append(m_ids[i]);
    }
    if (const auto read = m_store->conversations(missing)) {
        for (const auto &conversation : *read)
            m_known.insert(conversation.id, new ListedConversation(conversation));
    }
    return m_known.object(m_ids[row]);
}

MarkedText TranscriptListModel::textOf(int row) const
{
    if (const Hit *hit = hitAt(row))
        return markedSnippet(hit->snippet);
    const ListedConversation *conversation = conversationAt(row);
    return conversation ? markedSnippet(conversation->firstSaid) : MarkedText();
}

QString TranscriptListModel::findingsText(const ListedConversation &conversation) const
{
    QStringList said;
    for (const auto &finding : conversation.findings) {
        if (finding.open > 0)
            said.append(findingText(m_titles, finding.rule, finding.open));
    }
    return said.join(QStringLiteral(", "));
}

ResultLine TranscriptListModel::line(int row) const
{
    const ListedConversation *conversation = conversationAt(row);
    if (!conversation)
        return {};
    ResultLine made;
    made.title = personText(*conversation);
    made.quietTitle = conversation->personName.isEmpty();
    const Hit *hit = hitAt(row);
    const auto at = hit && hit->atMs ? hit->atMs : conversation->lastMs;
    made.when =
        listTimeText(at ? at : conversation->startedMs, m_clock.now().time_since_epoch().count());
    made.text = textOf(row);
    if (made.text.text.isEmpty())
        made.text.text = tr("%1 \u00b7 nobody wrote").arg(agentText(*conversation));
    if (conversation->flags.testFlag(ConversationFlag::Held))
        made.icon = QStringLiteral("lock");
    for (const auto &finding : conversation->findings) {
        if (finding.open > 0 && made.tags.size() < mostTags)
            made.tags.append({findingText(m_titles, finding.rule, finding.open),
                              toneOfSeverity(finding.severity)});
    }
    const ToneText outcome = outcomeText(conversation->outcome);
    if (!outcome.text.isEmpty())
        made.tags.append({outcome.text, outcome.tone});
    if (conversation->kind != ConversationClass::Chat)
        made.tags.append({classText(conversation->kind), Tone::Neutral});
    if (conversation->flags.testFlag(ConversationFlag::Truncated))
        made.tags.append({tr("cut at the source"), Tone::Caution});
    else if (conversation->flags.testFlag(ConversationFlag::Incomplete))
        made.tags.append({tr("incomplete"), Tone::Caution});
    if (hit && hit->more > 0)
        made.tags.append({tr("%n more hit(s)", nullptr, hit->more), Tone::Neutral});
    return made;
}

QString TranscriptListModel::cell(int row, int column) const
{
    const ListedConversation *conversation = conversationAt(row);
    if (!conversation)
        return {};
    switch (column) {
    case PersonColumn:
        return personText(*conversation);
    case WhenColumn:
        return conversation->lastMs ? toIso(TimePoint(Millis(*conversation->lastMs))) : QString();
    case TextColumn:
        return textOf(row).text;
    case AgentColumn:
        return agentText(*conversation);
    case EnvironmentColumn:
        return conversation->environmentName;
    case ChannelColumn:
        return channelText(conversation->channel);
    case OutcomeColumn:
        return outcomeText(conversation->outcome).text;
    case FindingsColumn:
        return findingsText(*conversation);
    default:
        return {};
    }
}

QVariant TranscriptListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    switch (role) {
    case ResultList::LineRole:
        return conversationAt(index.row()) ? QVariant::fromValue(line(index.row())) : QVariant();
    case Qt::DisplayRole:
        return cell(index.row(), index.column());
    case Qt::AccessibleTextRole: {
        QStringList said;
        for (const int column :
             {PersonColumn, WhenColumn, TextColumn, OutcomeColumn, FindingsColumn}) {
            if (const QString word = cell(index.row(), column); !word.isEmpty())
                said.append(word);
        }
        return said.join(QStringLiteral(", "));
    }
    default:
        return {};
    }
}

QVariant TranscriptListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[]{tr("Person"),      tr("Last activity"), tr("Text"),    tr("Agent"),
                           tr("Environment"), tr("Channel"),       tr("Outcome"), tr("Findings")};
    return section >= 0 && section < ColumnCount ? QVariant(titles[section]) : QVariant();
}

} // namespace keyturn
