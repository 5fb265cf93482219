#include "server/web/sheet_words.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

namespace recueil::server {
namespace {

std::string kept_form(const corpus::PageOfWords& page) {
    nlohmann::json words = nlohmann::json::array();
    for (const corpus::PageWord& word : page.words)
        words.push_back({word.text, word.left, word.top, word.width, word.height});
    return words.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

corpus::PageOfWords from_kept_form(const std::string& kept, const corpus::PageSize& size) {
    corpus::PageOfWords page{size, {}};
    for (const auto& word : nlohmann::json::parse(kept))
        page.words.push_back({word.at(0).get<std::string>(), word.at(1).get<float>(), word.at(2).get<float>(),
                              word.at(3).get<float>(), word.at(4).get<float>()});
    return page;
}

}  // namespace

std::optional<corpus::PageOfWords> SheetWords::printed(int page) const {
    auto words = corpus::words_of_page(descriptor_, page);
    if (!words) return std::nullopt;
    return std::move(*words);
}

std::optional<corpus::PageOfWords> SheetWords::read(int page, const corpus::PageSize& size) const {
    const std::string key = fmt::format("{}-{}-words", sha256_, page);
    if (const auto kept = site_.pictures->find(key)) return from_kept_form(*kept, size);
    auto words = corpus::read_words_of_page(descriptor_, page, size);
    if (!words) return std::nullopt;
    site_.pictures->keep(key, kept_form(*words));
    return std::move(*words);
}

}  // namespace recueil::server
