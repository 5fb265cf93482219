# Makes the index of the sample corpus anew: cmake -DPROGRAM=recueil -DDOCUMENTS=dir -DINDEX=dir -P sample_index.cmake
file(REMOVE_RECURSE ${INDEX})
execute_process(COMMAND ${PROGRAM} index --db ${INDEX} ${DOCUMENTS} COMMAND_ERROR_IS_FATAL ANY)
