// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <vector>

namespace keyturn {

/// Heights of rows, and where each begins: both in logarithmic time, so that a row can be measured
/// when it comes into sight.
class HeightIndex
{
public:
    void reset(std::vector<int> heights);
    void set(int row, int height);
    [[nodiscard]] int count() const { return static_cast<int>(m_heights.size()); }
    [[nodiscard]] int height(int row) const { return m_heights[static_cast<std::size_t>(row)]; }
    /// The sum of the heights before @p row.
    [[nodiscard]] qint64 top(int row) const;
    [[nodiscard]] qint64 total() const { return top(count()); }
    /// The row that covers @p y, clamped to the first and last; -1 when there is none.
    [[nodiscard]] int rowAt(qint64 y) const;

private:
    std::vector<int> m_heights;
    std::vector<qint64> m_sums; ///< a Fenwick tree, one-based
};

} // namespace keyturn
