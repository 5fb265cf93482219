// Shared by all pages.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

#include "server/routes.h"

namespace recueil::server {

using Model = nlohmann::ordered_json;

// A template filled, as an answer.
Response page_response(std::string_view name, const Model& model);

// Title, navigation and the freshness of the index, which every page says. `here` is the name of the page in the
// navigation, or empty.
Model page_model(Call& call, const std::string& title, std::string_view here);

// The search box: what was asked, and the filters that a new question keeps.
void add_search_form(Model& model, const query::SearchRequest& request);

// The page of an act; `asked` is a search whose words it marks.
std::string act_url(const std::string& id, const std::string& asked = {});
// The page with the text of an act, opened at a line; 0 opens its beginning.
std::string text_url(const std::string& id, int line = 0, const std::string& asked = {});

// What the search marks, and the way back to it; an empty marker without a search (« q » of the call).
Result<query::Marker> add_search_of(Model& model, Call& call);

// The page that shows two acts side by side.
std::string compare_url(const std::string& from, const std::string& to);

// The page of a search; `answer_home` shows it where anything was asked.
Outcome results_page(Call& call, const query::SearchRequest& request);

}  // namespace recueil::server
