// Describes an act to search engines: schema.org's Legislation, as JSON-LD.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "corpus/act.h"
#include "server/http.h"

namespace recueil::server {

// `address` is the act's page, whole; `name` its title as shown.
nlohmann::ordered_json linked_data(const corpus::Act& act, const std::string& address, const std::string& name);

// Puts it into the head of a page, as a block of data: no browser runs it, and no text of it can end it.
void add_linked_data(Response& page, const nlohmann::ordered_json& data);

}  // namespace recueil::server
