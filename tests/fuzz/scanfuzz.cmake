# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
# Fuzz targets of the local scan and of its rule files; they need nothing of the reader.
foreach(target scan scanrules)
  add_executable(fuzz-${target}-replay ${target}fuzz.cpp scanfuzz.h replay.cpp)
  target_link_libraries(fuzz-${target}-replay PRIVATE keyturn_flags keyturn_scan)
  set_target_properties(fuzz-${target}-replay PROPERTIES AUTOMOC OFF
    RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin/tests)
  keyturn_register_test(NAME fuzz_${target}_replay
    COMMAND $<TARGET_FILE:fuzz-${target}-replay> ${CMAKE_CURRENT_SOURCE_DIR}/corpus/${target}
    LABELS asan DEPENDS fuzz-${target}-replay)
  if(KEYTURN_FUZZ)
    add_executable(fuzz-${target} ${target}fuzz.cpp scanfuzz.h)
    target_link_libraries(fuzz-${target} PRIVATE keyturn_flags keyturn_scan)
    target_link_options(fuzz-${target} PRIVATE -fsanitize=fuzzer)
    set_target_properties(fuzz-${target} PROPERTIES AUTOMOC OFF
      RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin/fuzz)
  endif()
endforeach()
