# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
# How every target of Keyturn is compiled: language level, warnings, sanitizers, ccache, linker.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  message(FATAL_ERROR
    "g++ below 14 miscompiles coroutines (arguments of co_await expressions are destroyed twice). "
    "Use clang-19: cmake --preset dev.")
endif()

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # The sloppiness is what lets ccache hit on units that use a precompiled header.
  set(KEYTURN_CCACHE ${CMAKE_COMMAND} -E env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime
    ${CCACHE_PROGRAM})
  set(CMAKE_C_COMPILER_LAUNCHER ${KEYTURN_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${KEYTURN_CCACHE})
endif()

set(KEYTURN_SANITIZE "" CACHE STRING "Sanitizers for every target, such as address,undefined")
add_library(keyturn_flags INTERFACE)
target_compile_options(keyturn_flags INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Werror)
target_include_directories(keyturn_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_definitions(keyturn_flags INTERFACE
  QT_NO_KEYWORDS QT_NO_CAST_TO_ASCII KEYTURN_VERSION="${PROJECT_VERSION}")
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(keyturn_flags INTERFACE "SHELL:-Xclang -fno-pch-timestamp")
  target_link_options(keyturn_flags INTERFACE -fuse-ld=lld)
endif()
if(KEYTURN_SANITIZE)
  target_compile_options(keyturn_flags INTERFACE
    -fsanitize=${KEYTURN_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(keyturn_flags INTERFACE -fsanitize=${KEYTURN_SANITIZE})
endif()

option(KEYTURN_FUZZ "Build the fuzz targets with libFuzzer; see tests/fuzz/run.py" OFF)
if(KEYTURN_FUZZ)
  target_compile_options(keyturn_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Saves a third of a cold build. The presets switch it on; a build without it finds the includes that
# a source forgot.
option(KEYTURN_PCH "Precompile the common headers of every library with six sources or more" OFF)

# keyturn_library(NAME SOURCES ... LIBS ... [PCH header ...])
function(keyturn_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS;PCH" ${ARGN})
  set(units ${ARG_SOURCES})
  list(FILTER units INCLUDE REGEX "\\.cpp$")
  list(LENGTH units count)
  if(KEYTURN_PCH AND NOT ARG_PCH AND count GREATER_EQUAL 6)
    set(ARG_PCH <algorithm> <chrono> <functional> <map> <memory> <optional> <string> <vector>)
    if(NOT name MATCHES "^keyturn_(kql|reader|importer|scan)$")
      list(APPEND ARG_PCH <QByteArray> <QObject> <QString> <QStringList> <qcoro/qcorotask.h>)
    endif()
  endif()
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC keyturn_flags ${ARG_LIBS})
  if(ARG_PCH)
    target_precompile_headers(${name} PRIVATE ${ARG_PCH})
  endif()
endfunction()

# keyturn_program(NAME SOURCES ... LIBS ...)
function(keyturn_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;LIBS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE keyturn_flags ${ARG_LIBS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/bin)
endfunction()
