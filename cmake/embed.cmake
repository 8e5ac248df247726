# wagescope_embed(TARGET NAME ROOT FILE...): embeds the files into TARGET, which
# can then include "embedded_NAME.h". Names are relative to ROOT. The tool reads
# tables as the library does.
add_executable(wagescope_embed_tool ${CMAKE_CURRENT_LIST_DIR}/embed.cc
               ${PROJECT_SOURCE_DIR}/extractor/lexicon/table.cc)
target_include_directories(wagescope_embed_tool PRIVATE ${PROJECT_SOURCE_DIR})
set_target_properties(wagescope_embed_tool PROPERTIES CXX_CLANG_TIDY "")

function(wagescope_embed target name root)
  set(directory ${CMAKE_BINARY_DIR}/embedded)
  file(MAKE_DIRECTORY ${directory})
  set(out ${directory}/embedded_${name}.cc ${directory}/embedded_${name}.h)
  add_custom_command(
    OUTPUT ${out}
    COMMAND wagescope_embed_tool ${name} ${directory} ${root} ${ARGN}
    DEPENDS wagescope_embed_tool ${ARGN}
    VERBATIM)
  # Whole files as literals are longer than -Wpedantic holds every compiler to.
  set_source_files_properties(${directory}/embedded_${name}.cc PROPERTIES
    COMPILE_OPTIONS -Wno-overlength-strings)
  target_sources(${target} PRIVATE ${out})
  target_include_directories(${target} PRIVATE ${directory})
endfunction()
