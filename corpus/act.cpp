#include "corpus/act.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace recueil::corpus {

namespace {

template <class Enum, std::size_t N>
using Names = std::array<std::pair<Enum, std::string_view>, N>;

constexpr Names<ReferenceKind, 11> reference_kinds{{
    {ReferenceKind::code, "code"},
    {ReferenceKind::law, "law"},
    {ReferenceKind::decree, "decree"},
    {ReferenceKind::ordinance, "ordinance"},
    {ReferenceKind::order, "order"},
    {ReferenceKind::deliberation, "deliberation"},
    {ReferenceKind::report, "report"},
    {ReferenceKind::committee_opinion, "committee_opinion"},
    {ReferenceKind::rules_of_procedure, "rules_of_procedure"},
    {ReferenceKind::letter, "letter"},
    {ReferenceKind::other, "other"},
}};

constexpr Names<RelationType, 6> relation_types{{
    {RelationType::cites, "cites"},
    {RelationType::amends, "amends"},
    {RelationType::completes, "completes"},
    {RelationType::repeals, "repeals"},
    {RelationType::replaces, "replaces"},
    {RelationType::applies, "applies"},
}};

constexpr Names<PartKind, 4> part_kinds{{
    {PartKind::deliberation, "deliberation"},
    {PartKind::annex, "annex"},
    {PartKind::report, "report"},
    {PartKind::document, "document"},
}};

constexpr Names<VoteResult, 4> vote_results{{
    {VoteResult::adopted, "adopted"},
    {VoteResult::rejected, "rejected"},
    {VoteResult::adjourned, "adjourned"},
    {VoteResult::noted, "noted"},
}};

constexpr Names<ThemeSource, 3> theme_sources{{
    {ThemeSource::estimated, "estimated"},
    {ThemeSource::printed, "printed"},
    {ThemeSource::given, "given"},
}};

constexpr Names<Form, 9> forms{{
    {Form::single, "single"},
    {Form::bundle, "bundle"},
    {Form::minutes, "minutes"},
    {Form::list, "list"},
    {Form::agenda, "agenda"},
    {Form::debates, "debates"},
    {Form::annex, "annex"},
    {Form::decisions, "decisions"},
    {Form::other, "other"},
}};

template <class Enum, std::size_t N>
constexpr std::string_view find_name(const Names<Enum, N>& names, Enum value) {
    for (const auto& [each, name] : names)
        if (each == value) return name;
    return {};
}

template <class Enum, std::size_t N>
constexpr std::optional<Enum> find_value(const Names<Enum, N>& names, std::string_view wanted) {
    for (const auto& [each, name] : names)
        if (name == wanted) return each;
    return std::nullopt;
}

}  // namespace

int line_at(const std::vector<LineStart>& starts, std::size_t byte, int otherwise) {
    const auto after = std::upper_bound(starts.begin(), starts.end(), byte,
                                        [](std::size_t at, const LineStart& start) { return at < start.byte; });
    return after == starts.begin() ? otherwise : std::prev(after)->line;
}

std::string_view name_of(ReferenceKind kind) {
    return find_name(reference_kinds, kind);
}
std::string_view name_of(RelationType type) {
    return find_name(relation_types, type);
}
std::string_view name_of(PartKind kind) {
    return find_name(part_kinds, kind);
}
std::string_view name_of(VoteResult result) {
    return find_name(vote_results, result);
}
std::string_view name_of(ThemeSource source) {
    return find_name(theme_sources, source);
}
std::string_view name_of(Form form) {
    return find_name(forms, form);
}

std::optional<ReferenceKind> reference_kind_named(std::string_view name) {
    return find_value(reference_kinds, name);
}
std::optional<RelationType> relation_type_named(std::string_view name) {
    return find_value(relation_types, name);
}
std::optional<PartKind> part_kind_named(std::string_view name) {
    return find_value(part_kinds, name);
}
std::optional<VoteResult> vote_result_named(std::string_view name) {
    return find_value(vote_results, name);
}
std::optional<ThemeSource> theme_source_named(std::string_view name) {
    return find_value(theme_sources, name);
}
std::optional<Form> form_named(std::string_view name) {
    return find_value(forms, name);
}

}  // namespace recueil::corpus
