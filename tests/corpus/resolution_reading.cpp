#include "resolution_reading.h"

#include "corpus/rules/resolution.h"

namespace recueil::corpus::tests {

Act resolution(const std::string& text, const std::string& header, const std::string& president) {
    Document document;
    document.text = text;
    const SourceLines lines(document);
    WordList words(document);
    const LinedText body(lines, 1, lines.count() + 1, words);
    const LinedText above{header};
    SessionFacts session;
    session.date = "2024-03-12";
    if (!president.empty()) session.president = Person{"M.", president};
    Act act;
    act.session_date = session.date;
    read_resolution(body, header.empty() ? nullptr : &above, session, act);
    return act;
}

std::string items_of(const Act& act) {
    std::string all;
    for (const Article& article : act.articles) {
        if (!all.empty()) all += " | ";
        if (!article.label.empty()) all += article.label + ": ";
        all += article.text;
    }
    return all;
}

std::string votes_of(const Act& act) {
    std::string all;
    for (const Vote& vote : act.votes) {
        if (!all.empty()) all += " | ";
        const auto count = [](const std::optional<Tally>& tally) {
            return tally && tally->count ? std::to_string(*tally->count) : std::string("-");
        };
        all +=
            count(vote.for_) + "/" + count(vote.against) + "/" + count(vote.abstention) + "/" + count(vote.not_voting);
        all += " " + (vote.result ? std::string(name_of(*vote.result)) : std::string("none"));
        if (vote.unanimous) all += " unanimous";
        const auto members = [&](const char* side, const std::optional<Tally>& tally) {
            if (!tally || tally->members.empty()) return;
            all += std::string(" ") + side + "=";
            for (std::size_t i = 0; i < tally->members.size(); ++i) all += (i == 0 ? "" : ",") + tally->members[i];
        };
        members("for", vote.for_);
        members("against", vote.against);
        members("abstention", vote.abstention);
        members("not_voting", vote.not_voting);
    }
    return all;
}

}  // namespace recueil::corpus::tests
