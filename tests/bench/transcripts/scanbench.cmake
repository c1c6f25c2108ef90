# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
keyturn_program(keyturn-scanbench
  SOURCES ${CMAKE_CURRENT_LIST_DIR}/scanbench.cpp
    ${CMAKE_SOURCE_DIR}/tests/transcripts/scan/cleantexts.cpp
  LIBS keyturn_scan)
set_target_properties(keyturn-scanbench PROPERTIES AUTOMOC OFF)
