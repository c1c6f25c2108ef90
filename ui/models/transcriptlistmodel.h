// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/clock.h"
#include "app/base/result.h"
#include "app/tenant/transcripthit.h"
#include "app/tenant/transcriptlist.h"
#include "ui/models/archivethread.h"
#include "ui/transcriptwords.h"
#include "widgets/resultlist.h"

#include <QAbstractTableModel>
#include <QCache>

#include <optional>

namespace keyturn {

class TranscriptStore;

/// Conversations that pass a query, newest first. Ids arrive in chunks from another thread; what a
/// line says is read when it comes into sight, so that a million rows cost eight megabytes.
class TranscriptListModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column {
        PersonColumn,
        WhenColumn,
        TextColumn,
        AgentColumn,
        EnvironmentColumn,
        ChannelColumn,
        OutcomeColumn,
        FindingsColumn,
        ColumnCount
    };
    TranscriptListModel(ArchiveThread &thread, const Clock &clock, QObject *parent = nullptr);

    /// Reads the lines in sight; lives in this thread. Null: there is no archive yet.
    void setStore(TranscriptStore *store);
    void setTitles(const RuleTitles &titles);
    void setQuery(const SearchQuery &query);
    [[nodiscard]] const SearchQuery &query() const { return m_query; }
    /// The archive changed. What is in the list stays in its place where it can.
    void reload(const QList<qint64> &changed);
    [[nodiscard]] qint64 idAt(int row) const;
    [[nodiscard]] int rowOf(qint64 id) const;
    /// Null where the row is no hit of a search.
    [[nodiscard]] const Hit *hitAt(int row) const;
    [[nodiscard]] const ListedConversation *conversationAt(int row) const;
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }
    [[nodiscard]] bool isLoading() const { return m_loading; }
    /// All that passes is here.
    [[nodiscard]] bool isWhole() const { return m_atEnd; }
    /// How long the archive took for the first page, in microseconds.
    [[nodiscard]] qint64 tookMicroseconds() const { return m_took; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// The first page of a query is here, or why it is not.
    void loaded();

private:
    struct Page
    {
        QList<qint64> ids;
        QList<Hit> hits;
        ListCursor list;
        SearchCursor search;
        bool atEnd = false;
        qint64 microseconds = 0;
    };
    void askFirst();
    void askNext();
    void takeFirst(const Result<Page> &page);
    void takeNext(const Result<Page> &page);
    [[nodiscard]] bool putOnTop(const Page &page);
    [[nodiscard]] static std::function<Result<Page>(TranscriptStore &)>
    question(const SearchQuery &query, const ListCursor &list, const SearchCursor &search,
             int limit);
    [[nodiscard]] ResultLine line(int row) const;
    [[nodiscard]] QString cell(int row, int column) const;
    [[nodiscard]] MarkedText textOf(int row) const;
    [[nodiscard]] QString findingsText(const ListedConversation &conversation) const;

    ArchiveThread &m_thread;
    const Clock &m_clock;
    TranscriptStore *m_store = nullptr;
    RuleTitles m_titles;
    SearchQuery m_query;
    QList<qint64> m_ids;
    QList<Hit> m_hits; ///< as many as ids in a search, else none
    ListCursor m_list;
    SearchCursor m_search;
    mutable QCache<qint64, ListedConversation> m_known;
    std::optional<Error> m_error;
    qint64 m_took = 0;
    bool m_atEnd = true;
    bool m_loading = false;
    bool m_again = false; ///< the answer under way is to a reload
};

} // namespace keyturn
