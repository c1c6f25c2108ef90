// SPDX-FileCopyrightText: 2026 The Keyturn authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Tests as sentences for the simulator, which links no Qt: each failure is printed, the exit code
// says whether there was one.

#include <cstdio>
#include <exception>
#include <functional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace sentences {

struct Test
{
    std::string sentence;
    std::function<void()> body;
};

inline int &failures()
{
    static int count = 0;
    return count;
}

template<typename A, typename B>
void expectEqual(const A &actual, const B &expected, const char *file, int line)
{
    if (actual == expected)
        return;
    ++failures();
    std::ostringstream text;
    text << file << ":" << line << "\n    actual:   " << actual << "\n    expected: " << expected;
    std::puts(text.str().c_str());
}

inline int runAll(const std::vector<Test> &tests)
{
    int failed = 0;
    for (const Test &test : tests) {
        const int before = failures();
        try {
            test.body();
        } catch (const std::exception &error) {
            ++failures();
            std::printf("    threw %s\n", error.what());
        }
        const bool passed = failures() == before;
        failed += passed ? 0 : 1;
        std::printf("%s %s\n", passed ? "ok  " : "FAIL", test.sentence.c_str());
    }
    std::printf("%zu passed, %d failed\n", tests.size() - static_cast<std::size_t>(failed), failed);
    return failed == 0 && !tests.empty() ? 0 : 1;
}

} // namespace sentences

#define EXPECT_EQ(actual, expected) sentences::expectEqual((actual), (expected), __FILE__, __LINE__)
