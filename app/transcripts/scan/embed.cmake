# SPDX-FileCopyrightText: 2026 The Keyturn authors
# SPDX-License-Identifier: GPL-3.0-or-later
# cmake -DFILES="a;b" -DOUT=file.cpp -P embed.cmake: the text files as string literals.
set(text "// Made by embed.cmake.\n#include \"app/transcripts/scan/builtinrules.h\"\n\n#include <array>\n\n")
string(APPEND text "namespace keyturn::transcripts {\n\nnamespace {\n\nconstexpr auto files = std::to_array<BuiltInRules>({\n")
foreach(file IN LISTS FILES)
  get_filename_component(name "${file}" NAME)
  file(READ "${file}" content)
  string(APPEND text "{\"${name}\", R\"rules(${content})rules\"},\n")
endforeach()
string(APPEND text "});\n\n} // namespace\n\nstd::span<const BuiltInRules> builtInRules()\n{\n    return files;\n}\n\n}\n")
file(WRITE "${OUT}" "${text}")
