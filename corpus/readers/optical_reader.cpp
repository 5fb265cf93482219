#include "corpus/readers/optical_reader.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "corpus/readers/child_process.h"
#include "corpus/readers/pdf_layout.h"

namespace recueil::corpus {
namespace {

// A page of A4 at 200 dots an inch, which is what tesseract was made for; larger sheets cost no more.
constexpr const char* longer_side = "2340";
constexpr std::size_t image_bytes = std::size_t{64} << 20;

ChildLimits child_limits(const ReadLimits& limits) {
    ChildLimits child;
    child.cpu_seconds = limits.pdf_cpu_seconds;
    child.wall = std::chrono::seconds(limits.pdf_cpu_seconds * 3 + 10);
    child.memory_bytes = limits.pdf_memory_bytes;
    return child;
}

Outcome<std::string> output_of(const std::string& program, const std::vector<std::string>& arguments, int input,
                               const ReadLimits& limits, std::size_t most) {
    std::string output;
    const ChildOutcome ended = run_child(program, arguments, input, child_limits(limits), [&](std::string_view piece) {
        output.append(piece);
        return output.size() <= most;
    });
    if (ended.end == ChildEnd::exited && ended.code == 0) return output;
    const std::string first = ended.errors.substr(0, ended.errors.find('\n'));
    if (ended.errors.find("fra.traineddata") != std::string::npos) {
        return problem("tesseract does not know French", "install the package tesseract-ocr-fra");
    }
    return problem(fmt::format("reading it as a picture failed{}{}", first.empty() ? "" : ": ", first));
}

Outcome<std::vector<PageText>> read_pages(int descriptor, float width, const ReadLimits& limits) {
    const std::string tesseract = find_program("tesseract");
    if (tesseract.empty()) {
        return problem("it is a picture and tesseract is not installed",
                       "install the packages tesseract-ocr and tesseract-ocr-fra");
    }
    // A table takes some forty bytes a word more than the text it holds.
    const Outcome<std::string> table =
        output_of(tesseract, {"stdin", "stdout", "-l", "fra", "tsv"}, descriptor, limits, 12 * limits.text_bytes);
    if (!table) return tl::unexpected(table.error());
    PdfLayout layout(width);
    layout.take(*table);
    return layout.finish();
}

}  // namespace

Outcome<std::vector<PageText>> read_image(int descriptor, const ReadLimits& limits) {
    constexpr float width_of_a4 = 595;
    return read_pages(descriptor, width_of_a4, limits);
}

Outcome<PageText> read_page_image(int descriptor, int page, PageSize size, const ReadLimits& limits) {
    const std::string renderer = find_program("pdftoppm");
    if (renderer.empty()) return problem("pdftoppm is not installed", "install the package poppler-utils");
    const std::string number = std::to_string(page);
    Outcome<std::string> picture =
        output_of(renderer, {"-f", number, "-l", number, "-scale-to", longer_side, "-gray", "-"}, descriptor, limits,
                  image_bytes);
    if (!picture) return tl::unexpected(std::move(picture.error()));
    const Outcome<MemoryFile> file = MemoryFile::holding(*picture);
    if (!file) return tl::unexpected(file.error());
    Outcome<std::vector<PageText>> pages = read_pages(file->descriptor(), size.width, limits);
    if (!pages) return tl::unexpected(std::move(pages.error()));
    if (pages->empty()) return PageText{size, {}, {}, 0};
    return std::move(pages->front());
}

}  // namespace recueil::corpus
