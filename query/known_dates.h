// The days under which an index knows the deliberations of a number, and which of them are slips of the pen.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "query/open_index.h"

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

// True where a number_key holds a year (« 2018-83 », « cp2023-24 »): it is borne once, where « 6 » comes back each
// session.
bool holds_year(std::string_view number);

// « conseil » for every council and assembly, « commission permanente », « bureau »; empty where the body is not said.
std::string body_class(std::string_view body);

// Looks the days up in the terms of an index and remembers them. Not thread-safe.
class KnownDates {
  public:
    explicit KnownDates(const OpenIndex& index) : index_(index) {}

    // Learns all of it at once, for who asks of every number. Linear in the acts and what they cite.
    void learn_everything();
    // True where an act of the index bears the number.
    bool is_borne(const std::string& number);
    // Every day on which an act of the number was taken or is said to have been taken.
    const std::set<std::string>& said(const std::string& number);
    // Those that are slips, with the day meant: two wordings are one where the evidence of SameReason stands, neither
    // titles nor assemblies speak against it, and the corpus does not hold an act of either day.
    const std::map<std::string, OtherDate>& slips(const std::string& number);
    // The day meant; itself where it is no slip.
    std::string meant(const std::string& number, std::string_view date);
    // The days that are no slips.
    std::set<std::string> meant(const std::string& number);
    // The numbers of the deliberations taken, or said to have been taken, that day.
    const std::set<std::string>& numbers_of(const std::string& date);
    // False where nothing says that a deliberation of the number was taken that day. Costs one look at the index for
    // each day, where said() and slips() cost one for each number.
    bool may_be_of(const std::string& number, const std::string& date);

  private:
    struct Wording;
    Wording wording_of(const std::string& number, const std::string& date, bool held) const;
    struct Endings {
        std::set<std::string> live;
        bool is_cut = false;  // there were too many
    };
    Endings endings(const std::string& beginning) const;

    const OpenIndex& index_;
    std::map<std::string, std::set<std::string>> said_;
    std::map<std::string, std::map<std::string, OtherDate>> slips_;
    std::map<std::string, std::set<std::string>> numbers_;
    std::set<std::string> crowded_;               // days of more deliberations than numbers_of() tells
    std::optional<std::set<std::string>> borne_;  // once everything is learnt
};

}  // namespace recueil::query
