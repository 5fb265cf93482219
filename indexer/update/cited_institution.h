// Which institution took a deliberation that an act cites.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"
#include "indexer/institutions.h"

namespace recueil::indexer {

// Finds it by the assembly that a citation names and the place behind it: « la délibération du conseil communautaire de
// Y » is another institution's in an act of commune X.
class CitedInstitution {
  public:
    // `act` must outlive this.
    explicit CitedInstitution(const corpus::Act& act);

    // "KIND@PLACE", either half may be empty: "communaute@pays de caux", "communaute@" where only the kind of council
    // is said. Empty where it is the act's own or nothing says otherwise. Linear in the text around the line.
    std::string of(const corpus::OptionalText& body, int line) const;
    // The same, of a sentence that holds the reference.
    std::string of(const corpus::OptionalText& body, std::string_view sentence) const;

  private:
    struct Text {
        corpus::Lines lines;
        std::string_view text;
    };
    InstitutionName own_;
    std::vector<Text> texts_;
};

}  // namespace recueil::indexer
