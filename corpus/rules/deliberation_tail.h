// The words behind the noun « délibération »: number, assembly, days and title.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/reference.h"
#include "corpus/rules/dates.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

// The words behind the noun « délibération », in any order, each at most once.
class DeliberationTail {
  public:
    DeliberationTail(const FoldedText& text, std::string_view session) : folded_(text), session_(session) {}

    // Reads from a byte of the folded text on.
    void read(std::size_t from);

    // The reference without its day, for a noun that begins at `begin`.
    Reference base(std::size_t begin) const;
    const std::vector<FoundDate>& dates() const { return dates_; }
    const OptionalText& number() const { return number_; }
    bool has_number() const { return number_.has_value(); }
    bool has_body() const { return body_.has_value(); }
    std::size_t end() const { return end_; }

  private:
    bool read_number();
    bool read_body();
    bool read_dates();
    bool read_date_in_brackets();
    bool read_title();
    bool skip_filler();
    void read_distant_date();
    std::string_view text() const { return folded_.text(); }

    const FoldedText& folded_;
    std::string_view session_;
    std::size_t end_ = 0;
    OptionalText number_;
    OptionalText body_;
    OptionalText title_;
    std::vector<FoundDate> dates_;
};

}  // namespace recueil::corpus
