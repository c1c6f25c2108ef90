# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
keyturn_program(keyturn-scroll-bench SOURCES ${CMAKE_CURRENT_LIST_DIR}/scrollbench.cpp LIBS keyturn_ui_samples)
