#include "corpus/pdf_pages.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "corpus/readers/child_process.h"

namespace recueil::corpus {
namespace {

constexpr const char* longer_side = "1600";
constexpr std::size_t picture_bytes = std::size_t{16} << 20;
constexpr std::size_t table_bytes = std::size_t{4} << 20;

// Somebody waits for the page.
ChildLimits page_limits() {
    ChildLimits limits;
    limits.cpu_seconds = 15;
    limits.wall = std::chrono::seconds(20);
    return limits;
}

tl::unexpected<Error> unreadable(const std::string& reason) {
    return failure(ErrorCode::unreadable_input, reason);
}

Result<std::string> output_of(const char* name, std::vector<std::string> arguments, int descriptor, int page,
                              std::size_t most) {
    const std::string program = find_program(name);
    if (program.empty()) return unreadable(fmt::format("{} is not installed", name));
    const std::string number = std::to_string(page);
    arguments.insert(arguments.begin(), {"-f", number, "-l", number});
    std::string output;
    const ChildOutcome ended = run_child(program, arguments, descriptor, page_limits(), [&](std::string_view piece) {
        output.append(piece);
        return output.size() <= most;
    });
    const auto says = [&](std::string_view words) { return ended.errors.find(words) != std::string::npos; };
    if (says("Wrong page range")) return failure(ErrorCode::not_found, fmt::format("there is no page {}", page));
    switch (ended.end) {
        case ChildEnd::exited:
            if (ended.code == 0 && !output.empty()) return output;
            return unreadable(says("ncrypt") || says("password") ? "it is encrypted" : "it is damaged");
        case ChildEnd::cpu_limit:
        case ChildEnd::wall_limit:
            return unreadable("the page takes too much time");
        case ChildEnd::stopped:
            return unreadable("the page is too large");
        case ChildEnd::crashed:
            return unreadable("the page takes too much memory, or is damaged");
        case ChildEnd::not_started:
            break;
    }
    return unreadable(fmt::format("{} could not be started", name));
}

// A row of `pdftotext -tsv`: level, page, paragraph, block, line, word, left, top, width, height, confidence, text.
constexpr std::size_t numbers_of_a_row = 11;
struct TableRow {
    std::array<float, numbers_of_a_row> numbers{};
    std::string_view text;
};

std::optional<TableRow> parse_row(std::string_view line) {
    TableRow row;
    for (float& number : row.numbers) {
        const std::size_t tab = line.find('\t');
        if (tab == std::string_view::npos) return std::nullopt;
        const auto [end, error] = std::from_chars(line.data(), line.data() + tab, number);
        if (error != std::errc() || end != line.data() + tab || !std::isfinite(number)) return std::nullopt;
        line.remove_prefix(tab + 1);
    }
    row.text = line;
    return row;
}

}  // namespace

bool can_draw_pages() {
    return !find_program("pdftoppm").empty();
}

Result<std::string> draw_page(int descriptor, int page) {
    return output_of("pdftoppm", {"-png", "-scale-to", longer_side, "-"}, descriptor, page, picture_bytes);
}

Result<PageOfWords> words_of_page(int descriptor, int page) {
    const auto table = output_of("pdftotext", {"-tsv", "-enc", "UTF-8", "-", "-"}, descriptor, page, table_bytes);
    if (!table) return failure(table);
    PageOfWords found;
    std::string_view rest = *table;
    while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const auto row = parse_row(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (!row) continue;
        const auto& numbers = row->numbers;
        if (numbers[0] == 1) found.size = {numbers[8], numbers[9]};
        if (numbers[0] == 5)
            found.words.push_back({std::string(row->text), numbers[6], numbers[7], numbers[8], numbers[9]});
    }
    return found;
}

}  // namespace recueil::corpus
