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
// Some 200 dots an inch of A4, which is what tesseract was made for.
constexpr const char* longer_side_for_reading = "2340";
constexpr std::size_t reading_bytes = std::size_t{64} << 20;
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

template <class Take>
void for_each_row(std::string_view table, Take take) {
    while (!table.empty()) {
        const std::size_t end = std::min(table.find('\n'), table.size());
        if (const auto row = parse_row(table.substr(0, end))) take(*row);
        table.remove_prefix(std::min(end + 1, table.size()));
    }
}

constexpr float row_of_a_page = 1;
constexpr float row_of_a_word = 5;

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
    for_each_row(*table, [&](const TableRow& row) {
        const auto& numbers = row.numbers;
        if (numbers[0] == row_of_a_page) found.size = {numbers[8], numbers[9]};
        if (numbers[0] == row_of_a_word)
            found.words.push_back({std::string(row.text), numbers[6], numbers[7], numbers[8], numbers[9]});
    });
    return found;
}

Result<PageOfWords> read_words_of_page(int descriptor, int page, const PageSize& size) {
    const std::string tesseract = find_program("tesseract");
    if (tesseract.empty()) return unreadable("tesseract is not installed");
    const auto picture =
        output_of("pdftoppm", {"-scale-to", longer_side_for_reading, "-gray", "-"}, descriptor, page, reading_bytes);
    if (!picture) return failure(picture);
    const auto file = MemoryFile::holding(*picture);
    if (!file) return unreadable(file.error().reason);
    std::string table;
    const ChildOutcome ended = run_child(tesseract, {"stdin", "stdout", "-l", "fra", "tsv"}, file->descriptor(),
                                         page_limits(), [&](std::string_view piece) {
                                             table.append(piece);
                                             return table.size() <= table_bytes;
                                         });
    if (ended.end != ChildEnd::exited || ended.code != 0) return unreadable("reading it as a picture failed");
    PageOfWords found;
    found.size = size;
    float across = 0;  // points a dot
    float down = 0;
    for_each_row(table, [&](const TableRow& row) {
        const auto& numbers = row.numbers;
        if (numbers[0] == row_of_a_page && numbers[8] > 0 && numbers[9] > 0) {
            across = size.width / numbers[8];
            down = size.height / numbers[9];
        }
        if (numbers[0] == row_of_a_word && row.text.find_first_not_of(" \r") != std::string_view::npos)
            found.words.push_back({std::string(row.text), numbers[6] * across, numbers[7] * down, numbers[8] * across,
                                   numbers[9] * down});
    });
    return found;
}

}  // namespace recueil::corpus
