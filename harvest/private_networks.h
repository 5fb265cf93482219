// Which network addresses are no part of the open Internet.
#pragma once

#include <sys/socket.h>

namespace recueil::harvest {

// True for loopback, private, link-local, shared, benchmark, documentation, multicast and reserved addresses of IPv4
// and IPv6 (the IANA special-purpose registries), those of IPv4 within IPv6 too, and for all other families.
bool is_private(const sockaddr& address);
// The same of an address as text; true for what is none.
bool is_private_address(const char* text);

}  // namespace recueil::harvest
