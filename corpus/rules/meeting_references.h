// References to deliberations that name neither noun nor number, only the meeting or the vote that took them.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/reference.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

// « lors de ses réunions des … », « réunion du Conseil départemental en date des … »: the assembly's own meetings.
// Places are bytes of the folded text.
void find_by_meeting(const FoldedText& text, std::string_view session, std::vector<Reference>& references);

// « la politique sportive votée le 26 septembre 2016 », « le rapport … acté le 30 juin 2017 ».
void find_by_vote(const FoldedText& text, std::string_view session, std::vector<Reference>& references);

}  // namespace recueil::corpus
