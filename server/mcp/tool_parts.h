// What the answers of several tools share.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "server/mcp/tool_answers.h"

namespace recueil::server::mcp {

using Arguments = std::vector<std::pair<std::string, std::string>>;

// The JSON that a route answers to these parameters; fails as the route does.
ToolAnswer ask_route(Call& call, std::string_view route, const Arguments& parameters);

// A text of at most so many bytes, with « … » where something was cut off.
std::string cut(const std::string& text, std::size_t bytes);
// The same of a member that may be null.
Json cut_member(const Json& object, const char* name, std::size_t bytes);

// The items of a page, and `next` that asks for the following one: null at the end.
struct PageOf {
    std::size_t first = 0;
    std::size_t end = 0;
    Json next;
};
PageOf page_of(std::size_t total, int page, std::size_t per_page);

std::string text_argument(const Json& arguments, const char* name);
int integer_argument(const Json& arguments, const char* name, int fallback);

// Names of the files that acts were read from; each act is read once.
class SourceFiles {
  public:
    explicit SourceFiles(Index& index) : index_(index) {}
    // Null where the index does not hold the act.
    Json of(const std::string& act_id);

  private:
    Index& index_;
    std::map<std::string, Json> known_;
};

// The changes of `known_state`, at most some, each with its evidence.
Json state_of(const Json& known_state, SourceFiles& files);

// The page of an act for people.
std::string act_address(const Call& call, const std::string& id);

}  // namespace recueil::server::mcp
