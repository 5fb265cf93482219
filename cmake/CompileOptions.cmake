# recueil_options carries what every room is compiled with; consumers of the libraries do not inherit it.
add_library(recueil_options INTERFACE)
target_include_directories(recueil_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(recueil_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual -fstack-protector-strong)
target_compile_definitions(recueil_options INTERFACE $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
if(RECUEIL_WARNINGS_AS_ERRORS)
    target_compile_options(recueil_options INTERFACE -Werror)
endif()
if(RECUEIL_SANITIZE)
    add_compile_options(-fsanitize=${RECUEIL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    add_link_options(-fsanitize=${RECUEIL_SANITIZE})
    # GCC's own manual: sanitizers' instrumentation gives this warning false positives.
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        target_compile_options(recueil_options INTERFACE -Wno-maybe-uninitialized)
    endif()
endif()
if(RECUEIL_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()

# recueil_room(NAME SOURCES ... USES ... NEEDS ...): one static library a folder. USES are other rooms its headers show,
# NEEDS are libraries that stay inside its source files.
function(recueil_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;USES;NEEDS" ${ARGN})
    add_library(recueil_${name} STATIC ${ROOM_SOURCES})
    add_library(recueil::${name} ALIAS recueil_${name})
    target_include_directories(recueil_${name} PUBLIC ${PROJECT_SOURCE_DIR})
    target_link_libraries(recueil_${name} PUBLIC ${ROOM_USES} PRIVATE $<BUILD_INTERFACE:recueil_options> ${ROOM_NEEDS})
endfunction()
