// A page of the document that an act was read from, with what is quoted marked on it.
#include <algorithm>
#include <charconv>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "corpus/pdf_pages.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/web/fact_marks.h"
#include "server/web/french.h"
#include "server/web/original_links.h"
#include "server/web/page.h"
#include "server/web/page_marks.h"
#include "server/web/paragraphs.h"
#include "server/web/sheet_words.h"

namespace recueil::server {
namespace {

using corpus::Act;
using corpus::Lines;
using corpus::Passage;

// A fact that goes on over more pages is sought on the first of them.
constexpr int kMostPagesTried = 4;
// OCR takes seconds a page.
constexpr std::size_t kMostPagesRead = 2;
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

bool has_marks(const Sheet& sheet) {
    return std::find(sheet.marks.words.begin(), sheet.marks.words.end(), true) != sheet.marks.words.end();
}

using Mark = std::function<PageMarks(const corpus::PageOfWords&)>;

// The first of the pages on which most is marked. Where nothing is, some are pictures or hold no text of any language,
// and OCR reads the first ones: `is_read` says which it could read when the document was indexed.
Sheet choose_sheet(const SheetWords& source, const std::vector<int>& pages, const Mark& mark,
                   const std::function<bool(int page)>& is_read) {
    Sheet best;
    best.page = pages.front();
    const auto take = [&](int page, std::optional<corpus::PageOfWords> words) {
        if (!words) return;
        PageMarks marks = mark(*words);
        const bool is_better = marks.share > best.marks.share || !best.words;
        if (is_better) best = {page, std::move(*words), std::move(marks)};
    };
    std::vector<std::pair<int, corpus::PageSize>> unmarked;
    for (const int page : pages) {
        auto words = source.printed(page);
        if (words && is_read(page)) unmarked.emplace_back(page, words->size);
        take(page, std::move(words));
    }
    for (std::size_t i = 0; i < unmarked.size() && i < kMostPagesRead && !has_marks(best); ++i) {
        const auto& [page, size] = unmarked[i];
        if (size.width <= 0 || size.height <= 0) continue;
        auto words = source.read(page, size);
        if (!words) break;
        PageMarks marks = mark(*words);
        Sheet sheet{page, std::move(*words), std::move(marks)};
        if (has_marks(sheet)) best = std::move(sheet);
    }
    return best;
}

// Those from the first on which the words may stand, the likeliest first.
std::vector<int> pages_of(const Quote& quote) {
    std::vector<int> pages;
    const int first = std::max(quote.first_page, 1);
    for (int page = first; page <= std::clamp(quote.last_page, first, first + kMostPagesTried - 1); ++page)
        pages.push_back(page);
    return pages;
}

// Those of an act: a stamp stands on its first, its last, or on each.
std::vector<int> pages_of(const Act& act) {
    int first = 0;
    int last = 0;
    for (const corpus::Part& part : act.parts) {
        if (part.page_start <= 0) continue;
        first = first == 0 ? part.page_start : std::min(first, part.page_start);
        last = std::max({last, part.page_start, part.page_end});
    }
    std::vector<int> pages{std::max(first, 1)};
    if (last > pages.front()) pages.push_back(last);
    for (int page = pages.front() + 1; page < last && static_cast<int>(pages.size()) < kMostPagesTried; ++page)
        pages.push_back(page);
    return pages;
}

bool is_on(const std::vector<Passage>& passages, int page) {
    return std::any_of(passages.begin(), passages.end(), [&](const Passage& passage) {
        return passage.page > 0 && passage.page <= page && page <= std::max(passage.page, passage.page_end);
    });
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
    model["council_url"] = query::web_address(query::source_url(json));
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
    const auto fact = stamp_fact_named(call.parameters.first("fait"));
    std::optional<std::string> fact_value;
    if (fact) {
        fact_value = value_of(*act, *fact);
        if (fact_value->empty()) return problem({404, "The act states no such fact."});
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
    if (known == (*files)->by_sha256.end()) return unavailable("Ce document n’est plus dans l’index.");
    const auto original = call.site.originals->find(act->source.sha256, known->second);
    if (!original) return unavailable("Le document n’est plus là, ou a changé depuis qu’il a été lu.");
    const std::string document = "/documents/" + act->source.sha256;
    model["document_url"] = document;
    if (original->media_type != "application/pdf") {
        model["has_no_pages"] = true;
        return page_response("original", model);
    }

    const auto passages = call.index.passages(act->id);
    if (!passages) return problem(passages.error());
    Quote quote;
    if (lines) quote = quote_of(*passages, *lines);
    if (fact && !lines) quote.text = *fact_value;
    const int pages = act->source.pages;
    const int asked = call.parameters.integer("page", 0);
    if (pages > 0 && asked > pages) return problem({404, "The document has no such page."});
    const stemming::Analyser analyser;
    const Mark mark = [&](const corpus::PageOfWords& page) {
        if (!fact || lines) return mark_quote(analyser, page, quote.text);
        std::vector<bool> words = mark_fact(page, *fact, *fact_value);
        const bool is_found = std::find(words.begin(), words.end(), true) != words.end();
        return PageMarks{std::move(words), is_found ? 1.0 : 0.0};
    };
    const std::vector<int> candidates = asked > 0        ? std::vector<int>{asked}
                                        : fact && !lines ? pages_of(*act)
                                                         : pages_of(quote);
    Sheet sheet;
    sheet.page = candidates.front();
    const bool is_quoting = !quote.text.empty();
    if (const auto place = call.site.drawing->take())
        sheet = choose_sheet(SheetWords(call.site, act->source.sha256, original->file.number()), candidates, mark,
                             [&](int page) { return (is_quoting || *marker) && is_on(*passages, page); });
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
    const bool is_day = fact && !lines && (*fact == StampFact::transmission || *fact == StampFact::posting);
    model["quote_text"] = is_day ? french_date(quote.text) : shortened(quote.text);
    model["quote_lines"] = lines ? lines_text(*lines) : std::string();
    model["quote_unplaced"] = !quote.text.empty() && model["quote_mark"].empty();
    return page_response("original", model);
}

}  // namespace recueil::server
