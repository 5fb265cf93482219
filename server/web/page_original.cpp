// A page of the document that an act was read from, with what is quoted marked on it.
#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "corpus/pdf_pages.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/web/french.h"
#include "server/web/original_links.h"
#include "server/web/page.h"
#include "server/web/page_marks.h"
#include "server/web/paragraphs.h"

namespace recueil::server {
namespace {

using corpus::Act;
using corpus::Lines;
using corpus::Passage;

// A fact that goes on over more pages is sought on the first of them.
constexpr int kMostPagesTried = 4;
constexpr std::size_t kLongestQuote = 1500;

// « 40 », « 40-42 ».
std::optional<Lines> parse_lines(const std::string& text) {
    const auto number = [](std::string_view digits) {
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return error == std::errc() && end == digits.data() + digits.size() && value > 0 ? value : 0;
    };
    const std::size_t dash = text.find('-');
    const int first = number(std::string_view(text).substr(0, dash));
    const int last = dash == std::string::npos ? first : number(std::string_view(text).substr(dash + 1));
    if (first == 0 || last < first) return std::nullopt;
    return Lines{first, last};
}

// The words of a passage on the lines asked for.
std::string words_on(const Passage& passage, const Lines& lines) {
    if (passage.line_starts.empty()) return passage.text;
    std::string words;
    for (std::size_t begin = 0; begin < passage.text.size();) {
        const std::size_t end = std::min(passage.text.find(' ', begin), passage.text.size());
        const int line = passage.line_at(begin);
        if (line >= lines.start && line <= lines.end && end > begin)
            words += (words.empty() ? "" : " ") + passage.text.substr(begin, end - begin);
        begin = end + 1;
    }
    return words;
}

struct Quote {
    std::string text;
    int first_page = 0;  // 0 where it is not known
    int last_page = 0;
};

Quote quote_of(const std::vector<Passage>& passages, const Lines& lines) {
    Quote quote;
    for (const Passage& passage : passages) {
        if (passage.lines.end < lines.start || passage.lines.start > lines.end) continue;
        if (passage.page > 0) {
            quote.first_page = quote.first_page == 0 ? passage.page : std::min(quote.first_page, passage.page);
            quote.last_page = std::max({quote.last_page, passage.page, passage.page_end});
        }
        if (quote.text.size() < kLongestQuote * 4) {
            const std::string words = words_on(passage, lines);
            if (!words.empty()) quote.text += (quote.text.empty() ? "" : " ") + words;
        }
    }
    return quote;
}

// One rectangle for the words of a run on one line.
Model rectangles(const corpus::PageOfWords& page, const std::vector<bool>& marked) {
    Model list = Model::array();
    struct Box {
        float left, top, right, bottom;
    };
    std::optional<Box> run;
    const auto end_run = [&] {
        if (!run) return;
        list.push_back({{"mark_x", fmt::format("{:.1f}", run->left - 1)},
                        {"mark_y", fmt::format("{:.1f}", run->top - 1)},
                        {"mark_width", fmt::format("{:.1f}", run->right - run->left + 2)},
                        {"mark_height", fmt::format("{:.1f}", run->bottom - run->top + 2)}});
        run.reset();
    };
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        if (!marked[i]) {
            end_run();
            continue;
        }
        const corpus::PageWord& word = page.words[i];
        const Box box{word.left, word.top, word.left + word.width, word.top + word.height};
        const float middle = word.top + word.height / 2;
        // Columns apart are rectangles apart.
        const bool goes_on = run && middle > run->top && middle < run->bottom && box.left >= run->right - 1 &&
                             box.left - run->right < 3 * word.height;
        if (!goes_on) end_run();
        if (!run) {
            run = box;
            continue;
        }
        run->right = std::max(run->right, box.right);
        run->top = std::min(run->top, box.top);
        run->bottom = std::max(run->bottom, box.bottom);
    }
    end_run();
    return list;
}

// The page looked at, and its marks.
struct Sheet {
    int page = 1;
    std::optional<corpus::PageOfWords> words;
    PageMarks marks;
};

// The page asked for, or that of the lines on which most of their words are.
Sheet choose_sheet(Call& call, int descriptor, int asked, const Quote& quote) {
    Sheet best;
    best.page = asked > 0 ? asked : std::max(quote.first_page, 1);
    const auto place = call.site.drawing->take();
    if (!place) return best;
    const stemming::Analyser analyser;
    const int last = asked > 0 ? asked : std::clamp(quote.last_page, best.page, best.page + kMostPagesTried - 1);
    for (int page = best.page; page <= last; ++page) {
        auto words = corpus::words_of_page(descriptor, page);
        if (!words) continue;
        PageMarks marks = mark_quote(analyser, *words, quote.text);
        if (best.words && marks.share <= best.marks.share) continue;
        best = {page, std::move(*words), std::move(marks)};
    }
    return best;
}

std::string shortened(std::string text) {
    if (text.size() <= kLongestQuote) return text;
    std::size_t end = text.rfind(' ', kLongestQuote);
    if (end == std::string::npos) end = kLongestQuote;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    return text.substr(0, end) + " …";
}

std::string page_url(const std::string& id, int page, const std::string& search) {
    return fmt::format("/actes/{}/original?page={}{}", query::percent_encode(id), page,
                       search.empty() ? "" : "&q=" + query::percent_encode(search));
}

// What is there of the document without its pages.
void describe_document(Model& model, const Act& act, const nlohmann::ordered_json& json, const std::string& search) {
    const auto url = json.at("source").find("url");
    const std::string council = url != json.at("source").end() && url->is_string() ? url->get<std::string>() : "";
    const bool is_web = council.rfind("https://", 0) == 0 || council.rfind("http://", 0) == 0;
    model["council_url"] = is_web ? council : std::string();
    model["act_url"] = act_url(act.id, search);
    model["act_kind"] = act.is_document ? "Document sans acte" : "Délibération";
    model["act_number"] = act.number ? "n°\u00A0" + *act.number : std::string();
    model["original_file"] = act.source.file;
    model["text_page_url"] = text_url(act.id, 0, search);
}

}  // namespace

Outcome answer_original_page(Call& call) {
    const auto json = call.index.act(call.captures.at(0));
    if (!json) return problem(json.error());
    const auto act = corpus::act_from_json(*json);
    if (!act) return problem(act.error());
    std::optional<Lines> lines;
    if (call.parameters.has("lignes")) {
        lines = parse_lines(call.parameters.first("lignes"));
        if (!lines)
            return problem({400,
                            "The request has parameters without meaning here.",
                            {{"lignes", "Lines are a number or two with a dash between: 40-42.", {}}}});
    }
    const std::string search = call.parameters.first("q");
    const std::string name = act->number ? "n°\u00A0" + *act->number : act->source.file;
    auto model = page_model(call, fmt::format("L’original, {} — Recueil", name), "");
    describe_document(model, *act, *json, search);
    model["act_title"] = act->title.value_or("").empty() ? act->source.file : call.index.display_title(*act->title);
    const auto marker = add_search_of(model, call);
    if (!marker) return problem(marker.error());
    const auto unavailable = [&](std::string_view why) {
        model["original_missing"] = why;
        Response response = page_response("original", model);
        response.status = 404;
        return response;
    };

    const auto files = call.index.files();
    if (!files) return problem(files.error());
    const auto known = (*files)->by_sha256.find(act->source.sha256);
    if (call.site.originals == nullptr) return unavailable("Ce serveur ne donne pas les documents eux-mêmes.");
    if (known == (*files)->by_sha256.end())
        return unavailable("Ce document était dans une archive ou un courriel, qui n’est pas ouvert ici.");
    const auto original = call.site.originals->find(act->source.sha256, known->second);
    if (!original) return unavailable("Le document n’est plus là, ou a changé depuis qu’il a été lu.");
    const std::string document = "/documents/" + act->source.sha256;
    model["document_url"] = document;
    if (original->media_type != "application/pdf") {
        model["has_no_pages"] = true;
        return page_response("original", model);
    }

    Quote quote;
    if (lines) {
        const auto passages = call.index.passages(act->id);
        if (!passages) return problem(passages.error());
        quote = quote_of(*passages, *lines);
    }
    const int pages = act->source.pages;
    const int asked = call.parameters.integer("page", 0);
    if (pages > 0 && asked > pages) return problem({404, "The document has no such page."});
    Sheet sheet = choose_sheet(call, original->file.number(), asked, quote);
    model["sheet_page"] = sheet.page;
    model["sheet_pages"] = pages > 0 ? Model(pages) : Model(nullptr);
    model["document_url"] = fmt::format("{}#page={}", document, sheet.page);
    model["previous_url"] = sheet.page > 1 ? Model(page_url(act->id, sheet.page - 1, search)) : Model(nullptr);
    model["next_url"] = sheet.page < pages ? Model(page_url(act->id, sheet.page + 1, search)) : Model(nullptr);
    model["not_drawn"] = !corpus::can_draw_pages();
    model["sheet_drawn"] = corpus::can_draw_pages();
    model["picture_url"] = fmt::format("{}/pages/{}.png", document, sheet.page);
    model["quote_mark"] = Model::array();
    model["word_mark"] = Model::array();
    if (sheet.words && sheet.words->size.width > 0 && sheet.words->size.height > 0) {
        model["sheet_view"] = fmt::format("0 0 {:.1f} {:.1f}", sheet.words->size.width, sheet.words->size.height);
        model["quote_mark"] = rectangles(*sheet.words, sheet.marks.words);
        model["word_mark"] = rectangles(*sheet.words, mark_words(*marker, *sheet.words));
    }
    model["has_marks"] = !model["quote_mark"].empty() || !model["word_mark"].empty();
    model["quote_text"] = shortened(quote.text);
    model["quote_lines"] = lines ? lines_text(*lines) : std::string();
    model["quote_unplaced"] = !quote.text.empty() && model["quote_mark"].empty();
    return page_response("original", model);
}

}  // namespace recueil::server
