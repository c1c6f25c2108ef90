// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QObject>
#include <QThread>

#include <array>
#include <atomic>
#include <functional>
#include <memory>

namespace keyturn {

class TranscriptStore;

/// Asks the archive of transcripts on a thread and a connection of its own, so that no question
/// holds the window up.
/// Invariant: a question makes those before it in its lane void: their answers never arrive.
class ArchiveThread : public QObject
{
    Q_OBJECT
public:
    enum Lane { ListLane, FacetLane, CountLane, LaneCount };

    explicit ArchiveThread(QObject *parent = nullptr);
    /// Waits for the question under way.
    ~ArchiveThread() override;

    /// The archive's file; it is opened with the first question.
    void setFile(const QString &file);
    /// Runs @p question there and @p answer here.
    template<typename T>
    void ask(Lane lane, std::function<Result<T>(TranscriptStore &)> question,
             std::function<void(const Result<T> &)> answer)
    {
        post(lane, [question, answer](const Result<TranscriptStore *> &store) -> Then {
            auto result = std::make_shared<Result<T>>(
                store ? question(**store) : Result<T>(std::unexpected(store.error())));
            return [answer, result] { answer(*result); };
        });
    }
    /// What was asked in this lane is no longer wanted.
    void drop(Lane lane);
    [[nodiscard]] bool isAsking(Lane lane) const { return m_open[lane]; }

private:
    class Inside;
    using Then = std::function<void()>;
    using Question = std::function<Then(const Result<TranscriptStore *> &)>;
    void post(Lane lane, Question question);

    QThread m_thread;
    Inside *m_inside;
    QString m_file;
    std::array<std::atomic<quint64>, LaneCount> m_newest{};
    std::array<bool, LaneCount> m_open{};
};

} // namespace keyturn
