// Only there to compile the headers that tests share (CMakeLists.txt).
