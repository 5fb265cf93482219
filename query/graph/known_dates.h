// The days under which an index knows the deliberations of a number, and which of them are slips of the pen.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "query/engine/index_reader.h"
#include "query/graph/institution_scope.h"

namespace recueil::query {

// Why two wordings are taken for one deliberation.
enum class SameReason {
    day_apart,   // the number holds its year, and the days follow each other
    same_title,  // both are cited under one title
};

// A day that citers give where another is meant.
struct OtherDate {
    std::string meant;
    SameReason reason = SameReason::day_apart;
};

// True where a number_key contains a year (« 2018-83 », « cp2023-24 »): one act has it, where « 6 » comes back each
// session.
bool holds_year(std::string_view number);

// « conseil » for every council and assembly, « commission permanente », « bureau »; empty where the body is not said.
std::string body_class(std::string_view body);

// Looks the days of one institution's deliberations up in the terms of an index and remembers them. Not thread-safe.
class KnownDates {
  public:
    // `scope` must outlive this.
    KnownDates(const IndexReader& index, const InstitutionScope& scope, std::string institution)
        : index_(index), scope_(scope), institution_(std::move(institution)) {}

    // For who asks of every number: what is learnt from then on is all there is.
    void begin_to_learn();
    void learn_act(const std::string& number, const std::string& date);
    void learn_citation(const std::string& number, const std::string& date);
    // Learns everything of an index of one institution. Linear in the acts and the terms of what they cite.
    void learn_everything();
    // True where an act of the index has the number.
    bool has_act(const std::string& number);
    // Every day on which an act of the number was taken or is said to have been taken.
    const std::set<std::string>& dates_of(const std::string& number);
    // Those that are typos, with the canonical day: two wordings name one act for one of SameReason, where neither
    // titles nor assemblies contradict it and the corpus does not have an act of each day.
    const std::map<std::string, OtherDate>& date_typos(const std::string& number);
    // The day meant; itself where it is no typo.
    std::string canonical_date(const std::string& number, std::string_view date);
    // The days that are no typos.
    std::set<std::string> canonical_dates(const std::string& number);
    // The numbers of the deliberations taken, or said to have been taken, that day.
    const std::set<std::string>& numbers_of(const std::string& date);
    // False where nothing says that a deliberation of the number was taken that day. Costs one look at the index for
    // each day, where dates_of() and date_typos() cost one for each number.
    bool may_be_of(const std::string& number, const std::string& date);

  private:
    struct Wording;
    Wording wording_of(const std::string& number, const std::string& date, bool held) const;
    struct Endings {
        std::set<std::string> live;
        bool is_cut = false;  // there were too many
    };
    // `fixed` is the half of « number@date » that the beginning holds, a number where it `is_number`.
    Endings endings(const std::string& beginning, const std::string& fixed, bool is_number) const;
    bool is_cited(const std::string& term, const std::string& number, const std::string& date) const;

    const IndexReader& index_;
    const InstitutionScope& scope_;
    std::string institution_;
    std::map<std::string, std::set<std::string>> dates_known_;
    std::map<std::string, std::map<std::string, OtherDate>> typos_;
    std::map<std::string, std::set<std::string>> numbers_;
    std::set<std::string> crowded_;                  // days of more deliberations than numbers_of() lists
    std::optional<std::set<std::string>> with_act_;  // once everything is learnt
    bool is_all_known_ = false;                      // numbers and days that are not known have no terms to look up
};

}  // namespace recueil::query
