// Stamps of remote transmission (@ctes): « Envoyé en préfecture le … Reçu en préfecture le … Publié le … ID : … ».
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "corpus/act.h"

namespace recueil::corpus {

struct Stamp {
    OptionalText act_id;  // « 093-229300082-20230126-2023_01_26_006-DE », as printed
    OptionalText sent;    // ISO dates
    OptionalText received;
    OptionalText posted;
    OptionalText subject;  // code of the matter of the act: « 8.8 »
    Lines lines;
};

// Bytes of a line that belong to a stamp.
struct StampSpan {
    int line = 0;  // index into the lines given
    std::size_t begin = 0;
    std::size_t end = 0;
};

struct FoundStamps {
    std::vector<Stamp> stamps;     // in order
    std::vector<StampSpan> spans;  // in order
};

// Finds every stamp, alone on its lines, beside other text or inside a running line. A weak element (« Publié le … »)
// counts only beside a strong one. Lines of the stamps are indexes into `lines`. Linear in the text.
FoundStamps find_stamps(const std::vector<std::string_view>& lines);

// The parts of a stamp's identifier: department, SIREN, day (ISO), number and nature; absent where it has another
// shape.
struct ActIdentifier {
    std::string siren;
    OptionalText date;
    std::string number;
    std::string nature;
};
std::optional<ActIdentifier> parse_act_identifier(std::string_view text);

}  // namespace recueil::corpus
