// An act for a model, a section and a page at a time: items of one shape, each with its lines.
#include <algorithm>

#include <fmt/format.h>

#include "corpus/passage.h"
#include "server/mcp/tool_parts.h"

namespace recueil::server::mcp {
namespace {

constexpr std::size_t longest_title = 300;
constexpr std::size_t longest_item = 1200;
constexpr std::size_t items_on_a_page = 20;
constexpr std::size_t passages_on_a_page = 10;

// The items of a section of an act; a section of thousands is cut to a page before it is shaped.
class ActItems {
  public:
    ActItems(const Json& act, Json file) : act_(act), file_(std::move(file)) {}

    Json of(const std::string& section) {
        if (section == "grounds") {
            each("visas", "visa", "text", "kind");
            each("recitals", "recital", "text");
            each("opinions", "committee_opinion", "name", "number");
        } else if (section == "people") {
            people();
        } else if (section == "money") {
            for (const Json& grant : list("grants"))
                add("grant", grant.at("article"),
                    fmt::format("{} € : {}", grant.at("amount").dump(), text(grant, "beneficiary")), grant);
        } else if (section == "links") {
            for (const Json& relation : list("relations"))
                add(text(relation, "type"), relation.value("article", Json()), text(relation, "text"), relation);
            for (const Json& citation : list("citations"))
                add("cites", citation.value("label", Json()),
                    fmt::format("{} {} {} {}", text(citation, "kind"), text(citation, "code"), text(citation, "number"),
                                text(citation, "date")),
                    citation);
        } else {
            each("articles", "article", "text", "label");
            votes();
            each("recusals", "recusal", "text");
        }
        return std::move(items_);
    }

  private:
    const Json& list(const char* name) const {
        static const Json nothing = Json::array();
        const auto found = act_.find(name);
        return found == act_.end() || !found->is_array() ? nothing : *found;
    }

    static std::string text(const Json& object, const char* name) {
        const auto found = object.find(name);
        if (found == object.end() || found->is_null()) return {};
        return found->is_string() ? found->get<std::string>() : found->dump();
    }

    void add(const std::string& kind, const Json& label, const std::string& words, const Json& lines) {
        items_.push_back({{"kind", kind},
                          {"label", label},
                          {"text", cut(words, longest_item)},
                          {"evidence",
                           {{"file", file_},
                            {"line_start", lines.value("line_start", Json())},
                            {"line_end", lines.value("line_end", Json())}}}});
    }

    void each(const char* name, const char* kind, const char* words, const char* label = "") {
        for (const Json& item : list(name)) add(kind, item.value(label, Json()), text(item, words), item);
    }

    static std::string tally(const Json& vote, const char* name) {
        const Json side = vote.value(name, Json());
        return side.is_object() && side.at("count").is_number() ? fmt::format(" {} {}", name, side.at("count").dump())
                                                                : std::string();
    }

    void votes() {
        for (const Json& vote : list("votes")) {
            std::string words = text(vote, "outcome");
            for (const char* side : {"for", "against", "abstention", "not_voting", "absent"})
                words += tally(vote, side);
            add("vote", vote.at("articles"), words, vote);
        }
    }

    void person(const char* role) {
        const Json person = act_.value(role, Json());
        if (person.is_object()) add(role, nullptr, text(person, "name"), person);
    }

    void people() {
        for (const char* role : {"president", "secretary", "rapporteur"}) person(role);
        const Json attendance = act_.value("attendance", Json::object());
        for (const char* role : {"present", "excused", "absent"}) {
            std::vector<std::string> names;
            for (const Json& each : attendance.value(role, Json::array())) names.push_back(text(each, "name"));
            if (!names.empty()) add(role, nullptr, fmt::format("{}", fmt::join(names, ", ")), attendance);
        }
        for (const Json& proxy : attendance.value("proxies", Json::array()))
            add("proxy", nullptr, fmt::format("{} → {}", text(proxy, "from"), text(proxy, "to")), attendance);
        each("recusals", "recusal", "text");
        each("signatories", "signatory", "name", "role");
    }

    const Json& act_;
    Json file_;
    Json items_ = Json::array();
};

Json passage_item(const corpus::Passage& passage, const Json& file) {
    const auto number = [](int value) { return value > 0 ? Json(value) : Json(nullptr); };
    return {{"kind", corpus::name_of(passage.kind)},
            {"label", passage.label.empty() ? Json(nullptr) : Json(passage.label)},
            {"text", cut(passage.text, longest_item)},
            {"evidence",
             {{"file", file},
              {"line_start", number(passage.lines.start)},
              {"line_end", number(passage.lines.end)},
              {"page", number(passage.page)}}}};
}

}  // namespace

ToolAnswer answer_act_tool(Call& call, const Json& arguments) {
    const auto id = text_argument(arguments, "id");
    const auto act = call.index.act(id);
    if (!act) return problem(act.error());
    const auto section = arguments.value("section", std::string(act_sections.front()));
    const int page_number = integer_argument(arguments, "page", 1);
    const Json source = act->value("source", Json::object());
    const Json file = source.value("file", Json());
    Json answer{{"id", id}, {"kind", act->at("kind")}};
    for (const char* name : {"number", "title", "institution", "assembly", "session_date", "form"})
        answer[name] = cut_member(*act, name, longest_title);
    answer["theme"] = act->value("theme", Json());
    answer["url"] = act_address(call, id);
    answer["source"] = {{"file", file},
                        {"line_start", source.value("line_start", Json())},
                        {"line_end", source.value("line_end", Json())}};
    answer["section"] = section;
    Json items = Json::array();
    PageOf page;
    std::size_t total = 0;
    if (section == "text") {
        const auto passages = call.index.passages(id);
        if (!passages) return problem(passages.error());
        total = passages->size();
        page = page_of(total, page_number, passages_on_a_page);
        for (std::size_t i = page.first; i < page.end; ++i) items.push_back(passage_item((*passages)[i], file));
    } else {
        Json all = ActItems(*act, file).of(section);
        total = all.size();
        page = page_of(total, page_number, items_on_a_page);
        for (std::size_t i = page.first; i < page.end; ++i) items.push_back(std::move(all[i]));
    }
    if (page.next.is_object()) page.next["section"] = section;
    answer["total"] = total;
    answer["items"] = std::move(items);
    answer["next"] = std::move(page.next);
    return answer;
}

}  // namespace recueil::server::mcp
