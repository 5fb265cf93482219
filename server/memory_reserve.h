// Memory kept aside for the moment when there is no more: requests are turned away then, and the server lives.
#pragma once

#include <cstddef>

namespace recueil::server {

class MemoryReserve {
  public:
    // Sets the process's new-handler. The first allocation that fails is tried again with these bytes; further ones
    // throw std::bad_alloc until the reserve is whole again.
    static void keep(std::size_t bytes);
    // True while the reserve is used up; tries to fill it again. Any thread may ask.
    static bool is_used_up();
};

}  // namespace recueil::server
