#include "server/web/articles_changed.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace recueil::server {
namespace {

constexpr int most_of_a_range = 50;
constexpr std::size_t furthest_number = 60;  // bytes from « délibération » to its number

// Takes a prefix away.
bool take(std::string_view& text, std::string_view what) {
    if (!text.starts_with(what)) return false;
    text.remove_prefix(what.size());
    return true;
}

// « 2 », « 2 bis », « unique », « 1er ».
std::string take_label(std::string_view& text) {
    if (take(text, "unique")) return "unique";
    std::size_t end = 0;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    std::string label(text.substr(0, end));
    text.remove_prefix(end);
    if (label.empty()) return label;
    if (!take(text, "ᵉʳ")) take(text, "er");
    for (const std::string_view suffix : {" bis", " ter"})
        if (take(text, suffix)) label += suffix;
    return label;
}

int number_of(const std::string& label) {
    int number = 0;
    const auto [end, error] = std::from_chars(label.data(), label.data() + label.size(), number);
    return error == std::errc() && end == label.data() + label.size() ? number : 0;
}

// The labels after « article(s) », as far as they go.
std::vector<std::string> take_labels(std::string_view& text) {
    std::vector<std::string> labels;
    bool is_range = false;
    while (true) {
        std::string label = take_label(text);
        if (label.empty()) break;
        const int last = number_of(label);
        const int first = labels.empty() ? 0 : number_of(labels.back());
        if (is_range && first > 0 && last > first && last - first <= most_of_a_range)
            for (int between = first + 1; between < last; ++between) labels.push_back(std::to_string(between));
        labels.push_back(std::move(label));
        is_range = text.starts_with(" à ");
        if (!is_range && !text.starts_with(", ") && !text.starts_with(" et ")) break;
        text.remove_prefix(text.find(' ', 1) + 1);
        if (!text.empty() && !is_ascii_digit(text.front()) && !text.starts_with("unique")) break;
    }
    return labels;
}

// « de la délibération n°2018-83 » follows.
bool is_of_act(std::string_view rest, std::string_view number) {
    static constexpr std::array<std::string_view, 5> links{" de la délibération", " de la deliberation",
                                                           " de sa délibération", " de notre délibération",
                                                           " à la délibération"};
    const auto link =
        std::find_if(links.begin(), links.end(), [&](std::string_view each) { return rest.starts_with(each); });
    if (link == links.end()) return false;
    rest.remove_prefix(link->size());
    const std::size_t at = rest.substr(0, furthest_number + number.size()).find(number);
    if (at == std::string_view::npos) return false;
    const std::size_t end = at + number.size();
    return end >= rest.size() || !is_ascii_digit(rest[end]);
}

}  // namespace

std::vector<std::string> articles_changed(std::string_view sentence, std::string_view number) {
    std::vector<std::string> articles;
    if (number.empty()) return articles;
    constexpr std::string_view word = "rticle";
    for (std::size_t at = sentence.find(word); at != std::string_view::npos; at = sentence.find(word, at + 1)) {
        std::string_view rest = sentence.substr(at + word.size());
        take(rest, "s");
        if (!take(rest, " ") && !take(rest, "\u00A0")) continue;
        auto labels = take_labels(rest);
        if (labels.empty() || !is_of_act(rest, number)) continue;
        for (auto& label : labels)
            if (std::find(articles.begin(), articles.end(), label) == articles.end())
                articles.push_back(std::move(label));
    }
    return articles;
}

}  // namespace recueil::server
