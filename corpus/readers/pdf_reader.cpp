#include "corpus/readers/pdf_reader.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "corpus/readers/child_process.h"
#include "corpus/readers/language_test.h"
#include "corpus/readers/optical_reader.h"
#include "corpus/readers/pdf_layout.h"
#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

// A page with fewer letters holds at most its number and a mark printed over a picture.
constexpr std::size_t fewest_letters_of_a_page = 8;

// A whole PDF ends in where its table of objects starts; what follows, if anything, is padding.
bool has_end_mark(int descriptor, std::size_t size) {
    std::array<char, 16384> tail{};
    const std::size_t wanted = std::min(size, tail.size());
    const ssize_t got = ::pread(descriptor, tail.data(), wanted, static_cast<off_t>(size - wanted));
    if (got <= 0) return false;
    const std::string_view end(tail.data(), static_cast<std::size_t>(got));
    return end.find("startxref") != std::string_view::npos || end.find("%%EOF") != std::string_view::npos;
}

std::string first_complaint(std::string_view errors) {
    const std::string_view line = errors.substr(0, errors.find('\n'));
    std::string shown;
    for (const char c : line.substr(0, 200)) shown.push_back(c >= ' ' && c <= '~' ? c : '?');
    return shown;
}

Problem why_it_failed(const ChildOutcome& ended, const ReadLimits& limits) {
    const auto says = [&](std::string_view words) { return ended.errors.find(words) != std::string::npos; };
    switch (ended.end) {
        case ChildEnd::cpu_limit:
            return {fmt::format("reading it takes more than {} s of processor time", limits.pdf_cpu_seconds)};
        case ChildEnd::wall_limit:
            return {"reading it takes too long"};
        case ChildEnd::stopped:
            return {fmt::format("its text is larger than {} bytes", limits.text_bytes)};
        case ChildEnd::not_started:
            return {fmt::format("pdftotext could not be started: {}", first_complaint(ended.errors))};
        case ChildEnd::crashed:
            return {fmt::format("reading it takes more than {} bytes of memory, or the file makes pdftotext fail",
                                limits.pdf_memory_bytes)};
        case ChildEnd::exited:
            break;
    }
    if (says("Incorrect password") || says("nknown security handler") || says("ncrypt")) {
        return {"it is encrypted", "save it without a password"};
    }
    if (says("ut of memory") || says("bad_alloc") || says("failed to map") || says("cannot allocate")) {
        return {fmt::format("reading it takes more than {} bytes of memory", limits.pdf_memory_bytes)};
    }
    const std::string complaint = first_complaint(ended.errors);
    if (complaint.empty()) return {"it is a damaged PDF"};
    return {fmt::format("it is a damaged PDF ({})", complaint)};
}

// « 3, 5 to 9 »
std::string spans(const std::vector<int>& pages) {
    std::string shown;
    for (std::size_t i = 0; i < pages.size();) {
        std::size_t last = i;
        while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
        shown += fmt::format("{}{}", shown.empty() ? "" : ", ", pages[i]);
        if (last > i) shown += fmt::format(" to {}", pages[last]);
        i = last + 1;
    }
    return shown;
}

// Pages whose text cannot be used as it is.
struct PageStates {
    std::vector<int> bare;     // hold no text
    std::vector<int> garbled;  // hold characters that are no language: a font without a table of its characters
};

PageStates states_of(const std::vector<PageText>& pages, const std::vector<std::size_t>& letters) {
    PageStates states;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const int number = static_cast<int>(i) + 1;
        if (letters[i] < fewest_letters_of_a_page) {
            states.bare.push_back(number);
            continue;
        }
        LanguageTest test;
        for (const PageLine& line : pages[i].lines) test.add(line.text);
        if (test.is_garbled()) states.garbled.push_back(number);
    }
    return states;
}

// Puts what OCR reads in place of a page's own text, all but its stamps: they are drawn over the picture, and OCR reads
// them worse.
void replace_text(PageText& page, PageText&& read) {
    std::vector<PageLine> stamps;
    for (PageLine& line : page.lines)
        if (line.layout.role == LineRole::aside) stamps.push_back(std::move(line));
    page = std::move(read);
    if (stamps.empty()) return;
    page.lines.front().after_blank = true;
    const int added = static_cast<int>(stamps.size());
    for (DocumentTable& table : page.tables) {
        table.line_start += added;
        table.line_end += added;
    }
    page.lines.insert(page.lines.begin(), std::make_move_iterator(stamps.begin()),
                      std::make_move_iterator(stamps.end()));
}

struct OcrOutcome {
    std::vector<int> read;
    std::vector<int> failed;
    Problem why;  // of the first that failed
};

// Reads the pages `wanted`, as long as that works; pages on which OCR finds nothing keep their own text.
Outcome<OcrOutcome> read_by_ocr(std::vector<PageText>& pages, const std::vector<int>& wanted, int descriptor,
                                const ReadLimits& limits) {
    OcrOutcome outcome;
    std::size_t bytes = 0;
    for (const int number : wanted) {
        PageText& page = pages[static_cast<std::size_t>(number) - 1];
        Outcome<PageText> read = read_page_image(descriptor, number, page.size, limits);
        if (!read) {
            if (outcome.failed.empty()) outcome.why = std::move(read.error());
            outcome.failed.push_back(number);
            continue;
        }
        for (const PageLine& line : read->lines) bytes += line.text.size();
        if (bytes > limits.text_bytes) {
            return problem(fmt::format("its text is larger than {} bytes", limits.text_bytes));
        }
        outcome.read.push_back(number);
        if (!read->lines.empty()) replace_text(page, std::move(*read));
    }
    return outcome;
}

// Notes the pages that keep no readable text.
void note_unread(const PageStates& states, std::vector<std::string>& notes) {
    if (!states.bare.empty()) {
        notes.push_back(fmt::format("pages without text, perhaps scanned: {}", spans(states.bare)));
    }
    if (!states.garbled.empty()) {
        notes.push_back(fmt::format(
            "pages whose text is no language, perhaps a font without a table of its characters: {}; --ocr reads them",
            spans(states.garbled)));
    }
}

}  // namespace

Outcome<Extraction> read_pdf(int descriptor, std::size_t size, const ReadLimits& limits) {
    if (!has_end_mark(descriptor, size)) return problem("it is a truncated PDF");
    const std::string program = find_program("pdftotext");
    if (program.empty()) return problem("pdftotext is not installed", "install the package poppler-utils");

    ChildLimits child;
    child.cpu_seconds = limits.pdf_cpu_seconds;
    child.wall = std::chrono::seconds(limits.pdf_cpu_seconds * 3 + 10);
    child.memory_bytes = limits.pdf_memory_bytes;
    PdfLayout layout;
    const ChildOutcome ended =
        run_child(program, {"-tsv", "-enc", "UTF-8", "-", "-"}, descriptor, child, [&](std::string_view piece) {
            layout.take(piece);
            return layout.text_bytes() <= limits.text_bytes;
        });
    if (ended.end != ChildEnd::exited || ended.code != 0) return tl::unexpected(why_it_failed(ended, limits));

    std::vector<PageText> pages = layout.finish();
    const PageStates states = states_of(pages, layout.letters());
    std::vector<std::string> notes;
    std::vector<int> wanted;
    if (limits.ocr == Ocr::always) {
        for (std::size_t i = 0; i < pages.size(); ++i) wanted.push_back(static_cast<int>(i) + 1);
    } else if (limits.ocr == Ocr::when_needed) {
        std::merge(states.bare.begin(), states.bare.end(), states.garbled.begin(), states.garbled.end(),
                   std::back_inserter(wanted));
    }
    if (!wanted.empty()) {
        Outcome<OcrOutcome> ocr = read_by_ocr(pages, wanted, descriptor, limits);
        if (!ocr) return tl::unexpected(std::move(ocr.error()));
        if (ocr->failed.size() == pages.size()) return tl::unexpected(std::move(ocr->why));
        if (!ocr->read.empty()) notes.push_back(fmt::format("pages read by OCR: {}", spans(ocr->read)));
        if (!ocr->failed.empty()) {
            notes.push_back(fmt::format("pages that OCR could not read: {} ({})", spans(ocr->failed), ocr->why.reason));
            note_unread(states, notes);
        }
    } else if (states.bare.size() == pages.size()) {
        return problem("it holds no text: it seems to be a scan", "--ocr reads scans where tesseract is installed");
    } else {
        note_unread(states, notes);
    }
    if (!ended.errors.empty()) notes.push_back(fmt::format("pdftotext complained: {}", first_complaint(ended.errors)));
    Extraction extraction = document_of(std::move(pages));
    extraction.media_type = "application/pdf";
    // Words come from the fonts' own tables, which may hold anything.
    extraction.text = repair_utf8(std::move(extraction.text));
    extraction.notes = std::move(notes);
    return extraction;
}

}  // namespace recueil::corpus
