// Projects an object to the fields that a client asks for.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace recueil::server {

// The fields named, in that order, of those that the object has; all of them where none is named.
inline nlohmann::ordered_json some_fields(const nlohmann::ordered_json& object, const std::vector<std::string>& names) {
    if (names.empty()) return object;
    auto some = nlohmann::ordered_json::object();
    for (const std::string& name : names)
        if (const auto found = object.find(name); found != object.end()) some[name] = *found;
    return some;
}

}  // namespace recueil::server
