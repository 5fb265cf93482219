# Fetches what package-lock.json names, where it is not there yet: cmake -DFOLDER=tests/browser -P packages.cmake
if(${FOLDER}/node_modules/.package-lock.json IS_NEWER_THAN ${FOLDER}/package-lock.json
        AND EXISTS ${FOLDER}/node_modules/.package-lock.json)
    return()
endif()
execute_process(COMMAND npm ci --ignore-scripts --no-audit --no-fund WORKING_DIRECTORY ${FOLDER} RESULT_VARIABLE status)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "npm ci failed in ${FOLDER} (${status}); tools/install-packages test installs npm")
endif()
