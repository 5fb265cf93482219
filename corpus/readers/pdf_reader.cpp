#include "corpus/readers/pdf_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "corpus/readers/child_process.h"
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

std::vector<int> pages_without_text(const PdfLayout& layout) {
    std::vector<int> pages;
    for (std::size_t i = 0; i < layout.pages(); ++i) {
        if (layout.letters()[i] < fewest_letters_of_a_page) pages.push_back(static_cast<int>(i) + 1);
    }
    return pages;
}

// Puts what OCR reads on each of `pages` in place of the page's own few letters.
Outcome<std::string> with_ocr(std::string_view text, const std::vector<int>& pages, int descriptor,
                              const ReadLimits& limits) {
    std::string result;
    auto next = pages.begin();
    for (int page = 1;; ++page) {
        const std::size_t end = std::min(text.find('\f'), text.size());
        if (next != pages.end() && *next == page) {
            ++next;
            Outcome<std::string> read = read_page_image(descriptor, page, limits);
            if (!read) return read;
            std::replace(read->begin(), read->end(), '\f', '\n');
            const bool has_words =
                std::any_of(read->begin(), read->end(), [](char c) { return c != ' ' && c != '\n'; });
            result.append(has_words ? std::string_view(*read) : text.substr(0, end));
            if (!result.empty() && result.back() != '\n' && result.back() != '\f') result.push_back('\n');
        } else {
            result.append(text.substr(0, end));
        }
        if (result.size() > limits.text_bytes) {
            return problem(fmt::format("its text is larger than {} bytes", limits.text_bytes));
        }
        if (end == text.size()) return result;
        result.push_back('\f');
        text.remove_prefix(end + 1);
    }
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

    Extraction extraction;
    extraction.media_type = "application/pdf";
    extraction.has_pages = true;
    // Words come from the fonts' own tables, which may hold anything.
    extraction.text = repair_utf8(layout.finish());
    const std::vector<int> bare = pages_without_text(layout);
    const bool has_letters =
        std::any_of(layout.letters().begin(), layout.letters().end(), [](std::size_t letters) { return letters > 0; });
    if (!bare.empty() && limits.ocr) {
        Outcome<std::string> text = with_ocr(extraction.text, bare, descriptor, limits);
        if (!text) return tl::unexpected(text.error());
        extraction.text = std::move(*text);
        extraction.notes.push_back(fmt::format("pages read by OCR: {}", spans(bare)));
    } else if (!has_letters) {
        return problem("it holds no text: it seems to be a scan", "--ocr reads scans where tesseract is installed");
    } else if (!bare.empty()) {
        extraction.notes.push_back(fmt::format("pages without text, perhaps scanned: {}", spans(bare)));
    }
    if (!ended.errors.empty()) {
        extraction.notes.push_back(fmt::format("pdftotext complained: {}", first_complaint(ended.errors)));
    }
    return extraction;
}

}  // namespace recueil::corpus
