// Pages from templates: every value is escaped for its place in the page.
//
// A template is HTML with {{variables}} and {{#sections}}…{{/sections}}; a model is JSON. A text or number fills a
// variable (true, false and null: nothing); an object shows its section once, a list of objects once each, a true or a
// text that is not empty shows the section of its name, anything else hides it: {{#date}}le {{date}}{{/date}}. A
// section sees the names that surround it; a name has one meaning in the whole of a page.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace recueil::server {

// Safe from any thread. Throws where there is no such template, it cannot be read or the model gives a name two
// meanings: faults of the program.
std::string render(std::string_view name, const nlohmann::ordered_json& model);

}  // namespace recueil::server
