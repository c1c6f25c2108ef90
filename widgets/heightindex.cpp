// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heightindex.h"

#include <algorithm>
#include <bit>
#include <utility>

namespace keyturn {

void HeightIndex::reset(std::vector<int> heights)
{
    m_heights = std::move(heights);
    const std::size_t size = m_heights.size();
    m_sums.assign(size + 1, 0);
    for (std::size_t i = 1; i <= size; ++i) {
        m_sums[i] += m_heights[i - 1];
        const std::size_t parent = i + (i & (~i + 1));
        if (parent <= size)
            m_sums[parent] += m_sums[i];
    }
}

void HeightIndex::set(int row, int height)
{
    const auto at = static_cast<std::size_t>(row);
    const int more = height - m_heights[at];
    if (more == 0)
        return;
    m_heights[at] = height;
    for (std::size_t i = at + 1; i < m_sums.size(); i += i & (~i + 1))
        m_sums[i] += more;
}

qint64 HeightIndex::top(int row) const
{
    qint64 sum = 0;
    for (auto i = static_cast<std::size_t>(std::clamp(row, 0, count())); i > 0; i &= i - 1)
        sum += m_sums[i];
    return sum;
}

int HeightIndex::rowAt(qint64 y) const
{
    if (m_heights.empty())
        return -1;
    std::size_t at = 0;
    qint64 left = std::max<qint64>(0, y);
    for (std::size_t step = std::bit_floor(m_heights.size()); step > 0; step /= 2) {
        if (at + step < m_sums.size() && m_sums[at + step] <= left) {
            at += step;
            left -= m_sums[at];
        }
    }
    return static_cast<int>(std::min(at, m_heights.size() - 1));
}

} // namespace keyturn
