#include "indexer/update/given_facts.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>

#include <fmt/format.h>

#include "base/text.h"
#include "corpus/theme.h"
#include "indexer/institutions.h"
#include "indexer/terms.h"
#include "indexer/update/act_facts.h"
#include "indexer/update/update_plan.h"

namespace recueil::indexer {

namespace {

using corpus::Act;
using corpus::GivenRow;

// Shorter ones may be a number of the agenda.
constexpr std::size_t shortest_identifier = 8;

struct RowField {
    const char* name;
    std::string GivenRow::*value;
};
constexpr std::array<RowField, 7> row_fields{{{"file", &GivenRow::file},
                                              {"url", &GivenRow::url},
                                              {"council", &GivenRow::council},
                                              {"siren", &GivenRow::siren},
                                              {"date", &GivenRow::date},
                                              {"number", &GivenRow::number},
                                              {"theme", &GivenRow::theme}}};

// Words that say « deliberation » before a number.
bool is_prefix_of_numbers(std::string_view word) {
    static constexpr std::array<std::string_view, 5> words{"d", "del", "delib", "deliberation", "dcm"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

// A number as lists and texts both write it within one session: « 2022.00028 », « 2022-28 », « DEL-2022-28 » and « 28 »
// are one there.
std::string number_of_session(const std::string& number, const std::string& date) {
    std::string key = number_key(number);
    if (const std::size_t dash = key.find('-');
        dash != std::string::npos && is_prefix_of_numbers(ascii_lower(key.substr(0, dash))))
        key.erase(0, dash + 1);
    std::string out;
    for (std::size_t at = 0; at <= key.size();) {
        const std::size_t end = std::min(key.find('-', at), key.size());
        std::string part = key.substr(at, end - at);
        const bool is_digits = !part.empty() && part.find_first_not_of("0123456789") == std::string::npos;
        const bool is_year = at == 0 && end < key.size() && date.size() >= 4 && part == date.substr(0, 4);
        if (is_digits) part.erase(0, std::min(part.find_first_not_of('0'), part.size() - 1));
        if (!is_year) out += (out.empty() ? "" : "-") + part;
        at = end + 1;
    }
    return out;
}

std::string number_and_day(const std::string& number, const std::string& date) {
    return number_of_session(number, date) + '@' + date;
}

// « Saint-Etienne Métropole (SEM) »: what stands in parentheses is another name of it.
std::string without_parentheses(const std::string& name) {
    return name.substr(0, name.find('('));
}

// True where a row and an act name the same institution.
bool is_institution_of(const GivenRow& row, std::string_view key) {
    const InstitutionMention act = institution_of_key(key);
    if (!row.siren.empty() && !act.siren.empty()) return row.siren == act.siren;
    const InstitutionName given = read_institution(without_parentheses(row.council));
    const InstitutionName named = read_institution(act.name);
    return may_be_one_kind(given.kind, named.kind) && is_same_place(given.place, named.place);
}

bool may_be_institution_of(const GivenRow& row, std::string_view key) {
    const InstitutionMention act = institution_of_key(key);
    if (!row.siren.empty() && !act.siren.empty()) return row.siren == act.siren;
    if (row.council.empty() || act.name.empty()) return true;
    const InstitutionName given = read_institution(without_parentheses(row.council));
    const InstitutionName named = read_institution(act.name);
    return may_be_one_kind(given.kind, named.kind) && may_be_one_place(given.place, named.place);
}

ActKeys keys_of(const Act& act, const std::string& institution) {
    ActKeys keys;
    keys.institution = institution_key(act);
    if (keys.institution.empty()) keys.institution = institution;
    keys.number = act.number.value_or("");
    keys.date = act.session_date.value_or("");
    for (const corpus::OptionalText& identifier : {act.document_code, act.act_id})
        if (identifier) keys.identifiers.push_back(identifier_key(*identifier));
    return keys;
}

bool is_number_of(const GivenRow& row, const ActKeys& act) {
    if (row.number.empty()) return false;
    const std::string& date = act.date.empty() ? row.date : act.date;
    if (!act.number.empty() && number_of_session(row.number, date) == number_of_session(act.number, date)) return true;
    const std::string identifier = identifier_key(row.number);
    return std::find(act.identifiers.begin(), act.identifiers.end(), identifier) != act.identifiers.end();
}

// Fills the fields of one act.
class Filling {
  public:
    Filling(Act& act, const std::string& institution, GivenToAct& given)
        : act_(act), institution_(institution), given_(given) {}

    void give_document_facts(const GivenRow& row) {
        if (given_.url.empty()) given_.url = row.url;
        give_institution(row);
        if (row.number.empty() || act_.is_document) give_date(row);
    }

    void give_act_facts(const GivenRow& row) {
        if (given_.url.empty()) given_.url = row.url;
        give_institution(row);
        give_date(row);
        if (act_.is_document) return;
        give_number(row);
        give_theme(row);
    }

  private:
    void fill(const char* field, corpus::OptionalText& fact, const std::string& value) {
        fact = value;
        given_.fields.emplace_back(field);
    }

    void doubt(const char* field, const std::string& value) {
        std::string reason = fmt::format("the metadata give « {} »", value);
        const bool is_said = std::any_of(act_.doubts.begin(), act_.doubts.end(), [&](const corpus::Doubt& each) {
            return each.field == field && each.reason == reason;
        });
        if (!is_said) act_.doubts.push_back({field, std::move(reason), act_.source.lines});
    }

    void give_institution(const GivenRow& row) {
        std::string key = institution_key(act_);
        if (key.empty()) key = institution_;
        const InstitutionMention mention = institution_of_key(key);
        if (!row.siren.empty() && !act_.institution_id) {
            if (!may_be_institution_of(row, key))
                return doubt(mention.siren.empty() ? "institution" : "institution_id",
                             row.council.empty() ? row.siren : row.council);
            fill("institution_id", act_.institution_id, row.siren);
        } else if (!row.siren.empty() && *act_.institution_id != row.siren) {
            return doubt("institution_id", row.siren);
        }
        if (row.council.empty()) return;
        if (!act_.institution)
            fill("institution", act_.institution, row.council);
        else if (row.siren.empty() && !may_be_institution_of(row, institution_key(act_)))
            doubt("institution", row.council);
    }

    void give_date(const GivenRow& row) {
        if (row.date.empty()) return;
        if (!act_.session_date)
            fill("session_date", act_.session_date, row.date);
        else if (*act_.session_date != row.date)
            doubt("session_date", row.date);
    }

    void give_number(const GivenRow& row) {
        if (row.number.empty()) return;
        const ActKeys keys = keys_of(act_, institution_);
        if (is_number_of(row, keys)) return;
        if (!act_.number)
            fill("number", act_.number, row.number);
        else
            doubt("number", row.number);
    }

    void give_theme(const GivenRow& row) {
        if (row.theme.empty()) return;
        const auto is_within = [](const std::string& code, const std::string& domain) {
            return code == domain || code.substr(0, domain.size() + 1) == domain + ".";
        };
        if (act_.theme && act_.theme->source != corpus::ThemeSource::estimated) {
            if (!is_within(act_.theme->code, row.theme) && !is_within(row.theme, act_.theme->code))
                doubt("theme", row.theme);
            return;
        }
        corpus::Theme theme;
        theme.code = row.theme;
        theme.label = corpus::theme_label(row.theme);
        theme.confidence = 1;
        theme.source = corpus::ThemeSource::given;
        act_.theme = std::move(theme);
        given_.fields.emplace_back("theme");
    }

    Act& act_;
    const std::string& institution_;
    GivenToAct& given_;
};

void add_number(std::vector<std::size_t>& numbers, std::size_t number) {
    if (std::find(numbers.begin(), numbers.end(), number) == numbers.end()) numbers.push_back(number);
}

// The same whatever the order of the tables' rows, so that it can be compared with what the index keeps.
void sort_rows(GivenToDocument& joined) {
    std::sort(joined.rows.begin(), joined.rows.end(),
              [](const JoinedRow& one, const JoinedRow& other) { return text_of(one) < text_of(other); });
    joined.rows.erase(std::unique(joined.rows.begin(), joined.rows.end(),
                                  [](const JoinedRow& a, const JoinedRow& b) { return text_of(a) == text_of(b); }),
                      joined.rows.end());
}

void take(const GivenFacts& given, const std::vector<std::size_t>& by_file, const std::vector<std::size_t>& by_act,
          GivenToDocument& joined) {
    for (const std::size_t number : by_file) joined.rows.push_back({given.row(number), true});
    for (const std::size_t number : by_act) joined.rows.push_back({given.row(number), false});
    joined.numbers.insert(joined.numbers.end(), by_file.begin(), by_file.end());
    joined.numbers.insert(joined.numbers.end(), by_act.begin(), by_act.end());
    sort_rows(joined);
}

}  // namespace

std::string text_of(const JoinedRow& joined) {
    nlohmann::ordered_json json = nlohmann::ordered_json::object();
    for (const RowField& each : row_fields)
        if (!(joined.row.*each.value).empty()) json[each.name] = joined.row.*each.value;
    if (joined.is_by_file) json["by_file"] = true;
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

JoinedRow joined_row_of(std::string_view text) {
    JoinedRow joined;
    const auto json = nlohmann::json::parse(text, nullptr, false);
    if (!json.is_object()) return joined;
    for (const RowField& each : row_fields)
        if (const auto value = json.find(each.name); value != json.end() && value->is_string())
            joined.row.*each.value = value->get<std::string>();
    const auto by_file = json.find("by_file");
    joined.is_by_file = by_file != json.end() && by_file->is_boolean() && by_file->get<bool>();
    return joined;
}

Result<GivenFacts> GivenFacts::read(const std::vector<std::string>& tables) {
    GivenFacts given;
    for (const std::string& path : tables) {
        auto table = corpus::read_given_table(path);
        if (!table) return failure(table);
        for (corpus::GivenRow& row : table->rows)
            given.rows_.push_back({std::move(row), given.tables_.size(), false, false});
        given.tables_.push_back(absolute_path(path));
        given.problems_.insert(given.problems_.end(), table->problems.begin(), table->problems.end());
        given.notes_.insert(given.notes_.end(), table->notes.begin(), table->notes.end());
    }
    given.add_keys();
    return given;
}

GivenFacts GivenFacts::kept(const std::vector<std::string>& texts) {
    GivenFacts given;
    for (const std::string& text : texts) {
        JoinedRow joined = joined_row_of(text);
        if (joined.is_by_file) given.always_by_file_.push_back(given.rows_.size());
        given.rows_.push_back({std::move(joined.row), 0, joined.is_by_file, false});
    }
    given.add_keys();
    return given;
}

void GivenFacts::add_keys() {
    for (std::size_t number = 0; number < rows_.size(); ++number) {
        const corpus::GivenRow& row = rows_[number].row;
        if (row.number.empty()) continue;
        const std::string identifier = identifier_key(row.number);
        if (identifier.size() >= shortest_identifier) by_identifier_[identifier].push_back(number);
        if (!row.date.empty() && !(row.council.empty() && row.siren.empty()))
            by_number_and_day_[number_and_day(row.number, row.date)].push_back(number);
    }
}

void GivenFacts::resolve_files(const std::vector<std::string>& found) {
    std::set<std::string> paths;
    std::unordered_map<std::string, std::vector<const std::string*>> by_name;
    for (const std::string& path : found) {
        const auto [at, is_new] = paths.insert(absolute_path(path));
        if (is_new) by_name[std::filesystem::path(*at).filename().string()].push_back(&*at);
    }
    for (std::size_t number = 0; number < rows_.size(); ++number) {
        Row& row = rows_[number];
        if (row.row.file.empty()) continue;
        const std::filesystem::path named(row.row.file);
        const std::string beside =
            (std::filesystem::path(tables_[row.table]).parent_path() / named).lexically_normal().string();
        if (paths.count(beside) != 0) {
            by_file_[beside].push_back(number);
            continue;
        }
        const std::string ending = "/" + named.lexically_normal().relative_path().string();
        std::vector<const std::string*> fitting;
        if (const auto same = by_name.find(named.filename().string()); same != by_name.end())
            for (const std::string* path : same->second)
                if (path->ends_with(ending)) fitting.push_back(path);
        if (fitting.size() == 1) by_file_[*fitting.front()].push_back(number);
        row.names_several = fitting.size() > 1;
    }
}

std::vector<std::size_t> GivenFacts::of_file(const std::string& absolute) const {
    std::vector<std::size_t> numbers = always_by_file_;
    if (const auto found = by_file_.find(absolute); found != by_file_.end())
        numbers.insert(numbers.end(), found->second.begin(), found->second.end());
    return numbers;
}

std::vector<std::size_t> GivenFacts::of_acts(const std::vector<ActKeys>& acts) const {
    std::set<std::size_t> numbers;
    for (const ActKeys& act : acts) {
        for (const std::string& identifier : act.identifiers)
            if (const auto found = by_identifier_.find(identifier); found != by_identifier_.end())
                for (const std::size_t number : found->second)
                    if (act.institution.empty() || may_be_institution_of(row(number), act.institution))
                        numbers.insert(number);
        if (act.number.empty() || act.date.empty() || act.institution.empty()) continue;
        if (const auto found = by_number_and_day_.find(number_and_day(act.number, act.date));
            found != by_number_and_day_.end())
            for (const std::size_t number : found->second)
                if (is_institution_of(row(number), act.institution)) numbers.insert(number);
    }
    return {numbers.begin(), numbers.end()};
}

std::string GivenFacts::describe(std::size_t number) const {
    const Row& row = rows_[number];
    std::string what;
    for (const RowField& each : {row_fields[0], row_fields[5], row_fields[4], row_fields[2]})
        if (!(row.row.*each.value).empty())
            what += fmt::format("{}{} {}", what.empty() ? "" : ", ", each.name, row.row.*each.value);
    const std::string table =
        row.table < tables_.size() ? std::filesystem::path(tables_[row.table]).filename().string() : "metadata";
    return fmt::format("{}, line {}{}", table, row.row.line, what.empty() ? "" : " (" + what + ")");
}

GivenToDocument give_facts(const GivenFacts& given, const std::string& absolute, const std::vector<Act*>& acts,
                           const std::vector<std::string>& institutions) {
    GivenToDocument result;
    result.acts.resize(acts.size());
    if (given.size() == 0) return result;
    const auto keys = [&] {
        std::vector<ActKeys> all;
        for (std::size_t i = 0; i < acts.size(); ++i) all.push_back(keys_of(*acts[i], institutions[i]));
        return all;
    };
    const std::vector<std::size_t> by_file = given.of_file(absolute);
    const std::vector<ActKeys> printed = keys();
    for (std::size_t i = 0; i < acts.size(); ++i) {
        Filling filling(*acts[i], institutions[i], result.acts[i]);
        std::vector<std::size_t> of_act;
        for (const std::size_t number : by_file)
            if (is_number_of(given.row(number), printed[i])) of_act.push_back(number);
        if (of_act.empty() && acts.size() == 1 && by_file.size() == 1) of_act = by_file;
        for (const std::size_t number : of_act) filling.give_act_facts(given.row(number));
        for (const std::size_t number : by_file) filling.give_document_facts(given.row(number));
    }
    // A row may say the institution that another row names the act by.
    std::vector<std::size_t> by_act;
    for (bool has_more = true; has_more;) {
        has_more = false;
        const std::vector<ActKeys> now = keys();
        for (std::size_t i = 0; i < acts.size(); ++i)
            for (const std::size_t number : given.of_acts({now[i]})) {
                if (std::find(by_file.begin(), by_file.end(), number) != by_file.end()) continue;
                has_more = has_more || std::find(by_act.begin(), by_act.end(), number) == by_act.end();
                add_number(by_act, number);
                Filling(*acts[i], institutions[i], result.acts[i]).give_act_facts(given.row(number));
            }
    }
    take(given, by_file, by_act, result);
    return result;
}

GivenToDocument join_rows(const GivenFacts& given, const std::string& absolute, const std::vector<ActKeys>& acts) {
    GivenToDocument joined;
    const std::vector<std::size_t> by_file = given.of_file(absolute);
    std::vector<std::size_t> by_act;
    for (const std::size_t number : given.of_acts(acts))
        if (std::find(by_file.begin(), by_file.end(), number) == by_file.end()) by_act.push_back(number);
    take(given, by_file, by_act, joined);
    return joined;
}

}  // namespace recueil::indexer
