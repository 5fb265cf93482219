// How many connections the system lets the process hold.
#pragma once

#include <cstddef>

namespace recueil::server {

// As many as wanted, at least one, or what the open files allow beside those that the rest of the process needs. Raises
// the process's own limit as far as it may.
std::size_t connections_allowed(std::size_t wanted);

}  // namespace recueil::server
