#include "indexer/institutions.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "indexer/terms.h"

namespace recueil::indexer {

namespace {

// The words that begin the name of an institution, folded, and its kind. The longest that fits counts.
struct KindWords {
    std::string_view words;
    std::string_view kind;
};
constexpr std::array<KindWords, 24> kind_table{{
    {"commune", "commune"},
    {"ville", "commune"},
    {"mairie", "commune"},
    {"municipalite", "commune"},
    {"conseil municipal", "commune"},
    {"departement", "departement"},
    {"conseil departemental", "departement"},
    {"conseil general", "departement"},
    {"region", "region"},
    {"conseil regional", "region"},
    {"communaute de communes", "communaute de communes"},
    {"communaute des communes", "communaute de communes"},
    {"communaute d agglomeration", "communaute d agglomeration"},
    {"communaute agglomeration", "communaute d agglomeration"},
    {"agglomeration", "communaute d agglomeration"},
    {"communaute urbaine", "communaute urbaine"},
    {"metropole", "metropole"},
    {"eurometropole", "metropole"},
    {"conseil communautaire", "communaute"},
    {"conseil metropolitain", "metropole"},
    {"conseil de la metropole", "metropole"},
    {"syndicat", "syndicat"},
    {"centre communal d action sociale", "ccas"},
    {"ccas", "ccas"},
}};

// The words between kind and place; a commune keeps its article: « Ville du Havre » is Le Havre.
struct LinkWords {
    std::string_view words;
    std::string_view article;
};
constexpr std::array<LinkWords, 9> link_table{{{"de la", "la"},
                                               {"de l", "l"},
                                               {"de le", "le"},
                                               {"de les", "les"},
                                               {"du", "le"},
                                               {"des", "les"},
                                               {"de", ""},
                                               {"d", ""},
                                               {"", ""}}};

// The text after these words and a space; null where the text does not begin so.
const char* after_words(std::string_view text, std::string_view words) {
    if (text.substr(0, words.size()) != words) return nullptr;
    if (words.empty()) return text.data();
    return text.size() > words.size() + 1 && text[words.size()] == ' ' ? text.data() + words.size() + 1 : nullptr;
}

std::string_view rest_of(std::string_view text, const char* from) {
    return text.substr(static_cast<std::size_t>(from - text.data()));
}

std::string without_article(std::string_view place) {
    for (const std::string_view article : {"la", "le", "les", "l"})
        if (const char* rest = after_words(place, article)) return std::string(rest_of(place, rest));
    return std::string(place);
}

// « Ville-d'Avray » is a place: its hyphen says so.
bool is_hyphenated(std::string_view name, std::string_view word) {
    const std::size_t at = name.find_first_not_of(" \t");
    return at != std::string_view::npos && at + word.size() < name.size() && name[at + word.size()] == '-';
}

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t i) {
    while (parents[i] != i) {
        parents[i] = parents[parents[i]];
        i = parents[i];
    }
    return i;
}

void join(std::vector<std::size_t>& parents, std::size_t i, std::size_t j) {
    const std::size_t a = root_of(parents, i);
    const std::size_t b = root_of(parents, j);
    parents[std::max(a, b)] = std::min(a, b);
}

// The place of a key's name, after its kind.
std::string_view place_of(std::string_view name) {
    for (const KindWords& each : kind_table)
        if (const char* rest = after_words(name, each.kind)) return rest_of(name, rest);
    return name;
}

bool is_communal_union(std::string_view kind) {
    return kind.substr(0, 10) == "communaute" || kind == "metropole";
}

}  // namespace

InstitutionName read_institution(std::string_view name) {
    const std::string folded = value_key(name);
    const KindWords* kind = nullptr;
    for (const KindWords& each : kind_table)
        if (after_words(folded, each.words) != nullptr && (kind == nullptr || each.words.size() > kind->words.size()))
            kind = &each;
    if (kind != nullptr && kind->kind == "commune" && is_hyphenated(name, kind->words)) kind = nullptr;
    // « Syndicat mixte des Eaux » is one name: its kind is a part of it.
    if (kind != nullptr && kind->kind == "syndicat") return {"syndicat", folded};
    if (kind == nullptr) {
        constexpr std::string_view ending = " metropole";
        if (folded.size() > ending.size() && folded.ends_with(ending))
            return {"metropole", folded.substr(0, folded.size() - ending.size())};
        return {{}, folded};
    }
    const std::string_view rest = rest_of(folded, after_words(folded, kind->words));
    for (const LinkWords& link : link_table) {
        const char* after = after_words(rest, link.words);
        if (after == nullptr) continue;
        const std::string place(rest_of(rest, after));
        const bool keeps_article = kind->kind == "commune" || kind->kind == "ccas";
        if (!keeps_article) return {std::string(kind->kind), without_article(place)};
        return {std::string(kind->kind), link.article.empty() ? place : std::string(link.article) + ' ' + place};
    }
    return {{}, folded};
}

std::string_view kind_of_assembly(std::string_view assembly) {
    const std::string folded = value_key(assembly);
    const auto has = [&](std::string_view word) { return folded.find(word) != std::string::npos; };
    if (has("municipal")) return "commune";
    if (has("communautaire")) return "communaute";
    if (has("departemental") || folded == "conseil general") return "departement";
    if (has("regional")) return "region";
    if (has("metropolitain")) return "metropole";
    if (has("syndical")) return "syndicat";
    return {};
}

bool may_be_one_kind(std::string_view one, std::string_view other) {
    return one.empty() || other.empty() || one == other || (is_communal_union(one) && is_communal_union(other));
}

bool is_same_place(std::string_view one, std::string_view other) {
    return !one.empty() && (one == other || without_article(one) == without_article(other));
}

bool may_be_one_place(std::string_view one, std::string_view other) {
    if (one.size() > other.size()) std::swap(one, other);
    if (one.empty()) return false;
    const std::string padded = ' ' + std::string(other) + ' ';
    return padded.find(' ' + std::string(one) + ' ') != std::string::npos;
}

std::string institution_key(std::string_view name, std::string_view siren, std::string_view assembly) {
    if (name.empty() && siren.empty()) return {};
    InstitutionName read = read_institution(name);
    if (read.kind.empty() && kind_of_assembly(assembly) == "commune") read.kind = "commune";
    std::string key(siren);
    key += '@';
    // The name of a syndicat begins with its kind.
    if (!read.kind.empty() && !read.place.empty() && read.kind != "syndicat") key += read.kind + ' ';
    return key + read.place;
}

InstitutionMention institution_of_key(std::string_view key) {
    const std::size_t mark = key.find('@');
    if (mark == std::string_view::npos) return {};
    return {key.substr(0, mark), key.substr(mark + 1)};
}

std::vector<std::size_t> group_institutions(const std::vector<std::string>& keys) {
    std::map<std::string_view, std::set<std::string_view>> sirens_of_name;
    std::map<std::string_view, std::set<std::string_view>> names_of_place;
    for (const std::string& key : keys) {
        const InstitutionMention mention = institution_of_key(key);
        auto& sirens = sirens_of_name[mention.name];
        if (!mention.siren.empty()) sirens.insert(mention.siren);
        if (const std::string_view place = place_of(mention.name); place != mention.name)
            names_of_place[place].insert(mention.name);
    }
    std::vector<std::size_t> parents(keys.size());
    for (std::size_t i = 0; i < keys.size(); ++i) parents[i] = i;
    std::map<std::string_view, std::size_t> by_siren;
    std::map<std::string_view, std::size_t> by_name;
    const auto is_one = [&](std::string_view name) { return sirens_of_name[name].size() <= 1; };
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const InstitutionMention mention = institution_of_key(keys[i]);
        if (!mention.siren.empty()) join(parents, i, by_siren.try_emplace(mention.siren, i).first->second);
        if (mention.name.empty() || !is_one(mention.name)) continue;
        join(parents, i, by_name.try_emplace(mention.name, i).first->second);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        const std::string_view name = institution_of_key(keys[i]).name;
        const auto named_so = names_of_place.find(name);
        if (named_so == names_of_place.end() || named_so->second.size() != 1) continue;
        const std::string_view whole = *named_so->second.begin();
        if (is_one(name) && is_one(whole)) join(parents, i, by_name.at(whole));
    }
    for (std::size_t i = 0; i < keys.size(); ++i) parents[i] = root_of(parents, i);
    return parents;
}

std::string scoped_key(std::string_view institution, std::string_view key) {
    return std::string(institution).append("|").append(key);
}

std::pair<std::string_view, std::string_view> split_scope(std::string_view scoped) {
    const std::size_t mark = scoped.find('|');
    if (mark == std::string_view::npos) return {{}, scoped};
    return {scoped.substr(0, mark), scoped.substr(mark + 1)};
}

}  // namespace recueil::indexer
