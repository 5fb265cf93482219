// Which act or text a reference means in an index, and which acts cite it.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "corpus/act.h"
#include "corpus/reference.h"
#include "query/engine/index_reader.h"
#include "query/graph/graph_cache.h"
#include "query/graph/known_dates.h"

namespace recueil::query {

// An act or text as references name it. Of deliberations the number or the date may be unknown.
struct Target {
    corpus::ReferenceKind kind = corpus::ReferenceKind::deliberation;
    std::string number;         // number_key
    std::string date;           // ISO 8601
    std::string body;           // body_class, where two assemblies have one number and day; else empty
    std::string text;           // of other texts: their key (terms.h, reference_keys)
    std::string act_id;         // of an act that has no number; the index's own id
    std::string institution{};  // of a deliberation or an order, as InstitutionScope names it

    // The key of its node in a graph: "2018-83@2018-03-26", "6@2016-03-14@commission permanente", "law:84-53",
    // "act:ID"; "commune-corte/12@2019-05-04" where the index has several institutions.
    std::string key() const;
    bool operator<(const Target& other) const { return key() < other.key(); }
    bool is_nothing() const {
        return kind == corpus::ReferenceKind::deliberation && number.empty() && date.empty() && act_id.empty();
    }
};

// A citation with the node that it names; valid as long as the index.
struct Cited {
    indexer::EdgeView edge;
    Target target;
    std::string key;  // of the target
};

// Of strings and of views of them alike.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
};

// Looks references up in the terms of an index and remembers the answers. What it answers depends on the acts alone,
// never on the order in which they came. Not thread-safe.
class ReferenceLookup {
  public:
    ReferenceLookup(const IndexReader& index, GraphCache& cache) : index_(index), cache_(cache), scope_(index) {}

    // The citations of an act. One that gives only a number or only a day is made whole where the act itself names one
    // deliberation of that number or day, or where the number holds its year and is known of one day; else it stays
    // what it is, a node of its own. Valid as long as the lookup.
    const std::vector<Cited>& citations_of(const ActPlace& place);
    // Those of them that are citations of one deliberation; resolves no others.
    std::vector<Cited> citations_of(const ActPlace& place, const Target& target);
    Target target_of(const ActPlace& place);

    // The acts and texts of the corpus, held or cited, that a reference in any wording may mean.
    std::vector<Target> targets_of(const corpus::Reference& reference);
    // The node of a key as graphs print it; none where the wording is no key, or the key of nothing. A key without its
    // institution names a node of each.
    std::vector<Target> targets_of_key(const std::string& wording);
    // True where the wording is written as keys are: it is then nothing else.
    static bool is_key(const std::string& wording);

    // The acts that are the target: none where the corpus does not hold it.
    std::vector<ActPlace> acts_of(const Target& target);
    // The acts that cite it under any wording, a range of articles that takes it in included; itself left out.
    std::vector<ActPlace> citers_of(const Target& target);
    // True where the citation is one of the target.
    static bool cites(const Cited& cited, const Target& target, const std::string& key);

    // True where a text cited under one key is, or takes in, the target, whose key is the other.
    static bool text_takes_in(const std::string& cited, const Target& target, const std::string& key);
    // The keys of a text that is no deliberation, its own first.
    static std::vector<std::string> text_keys(const indexer::EdgeView& edge);
    // Its own; empty where the citation names none.
    static std::string text_key(const indexer::EdgeView& edge);

    KnownDates& dates(const std::string& institution);
    const InstitutionScope& scope() const { return scope_; }
    // The institutions whose deliberations of a number or a day the index holds or cites.
    std::set<std::string> institutions_of(const std::string& number, const std::string& date) const;
    // Learns all days and numbers at once, for who asks of every act. Linear in the acts and what they cite.
    void learn_everything();

  private:
    const std::string& number_of(std::string_view written);
    const std::string& class_of(std::string_view body);
    Target target_of(const ActPlace& place, const indexer::EdgeView& edge,
                     const std::vector<indexer::EdgeView>& beside);
    void complete(const ActPlace& place, Target& target, const std::vector<indexer::EdgeView>& beside);
    std::string body_of(const Target& target, std::string_view body);
    // The assemblies whose act of this number and day the index holds.
    const std::set<std::string>& bodies_held(const Target& target);
    std::vector<Target> deliberations(const corpus::Reference& reference);
    void add_deliberations(const corpus::Reference& reference, const std::string& institution, std::set<Target>& found);
    std::vector<Target> texts(const corpus::Reference& reference);
    void add_orders(const std::string& key, std::set<Target>& found);
    // The keys of the ranges of a code that take in an article.
    std::vector<std::string> ranges_with(const std::string& code, std::string_view article_key);
    const CitedRanges& article_ranges();
    void add_nodes(const Target& target, std::set<Target>& found);
    std::vector<ActPlace> with_reference(const std::string& key) const;
    bool is_cited(const std::string& key) const;

    const IndexReader& index_;
    GraphCache& cache_;
    std::shared_ptr<const CitedRanges> article_ranges_;  // of the cache, once asked for
    InstitutionScope scope_;
    std::map<std::string, KnownDates> dates_;  // by institution
    std::map<std::pair<std::size_t, std::size_t>, std::vector<Cited>> citations_;
    std::map<std::tuple<std::string, std::string, std::string>, std::set<std::string>> bodies_;
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> number_keys_;
    std::unordered_map<std::string, std::string, TextHash, std::equal_to<>> body_classes_;
};

}  // namespace recueil::query
