// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/base/result.h"

#include <QObject>
#include <QString>

#include <stop_token>

namespace keyturn {

/// Work that a window can watch and cancel: the only form in which long work reaches ui/.
/// Invariant: finished() is emitted exactly once; the object may be deleted by its parent before.
class Operation : public QObject
{
    Q_OBJECT
public:
    explicit Operation(QString title, QObject *parent = nullptr);
    ~Operation() override;

    [[nodiscard]] QString title() const { return m_title; }
    [[nodiscard]] bool isFinished() const { return m_finished; }
    [[nodiscard]] int done() const { return m_done; }
    /// 0 while unknown.
    [[nodiscard]] int total() const { return m_total; }
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    [[nodiscard]] const std::optional<Error> &error() const { return m_error; }

    void cancel();
    void report(int done, int total);
    void finish(const Result<void> &result);

Q_SIGNALS:
    void progressed(int done, int total);
    /// Emitted once; ask error() for the outcome.
    void finished();

private:
    QString m_title;
    std::stop_source m_stop;
    std::optional<Error> m_error;
    int m_done = 0;
    int m_total = 0;
    bool m_finished = false;
};

} // namespace keyturn
