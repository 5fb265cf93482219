#include "tools/output.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tools/language.h"
#include "tools/messages.h"

namespace recueil::tools {

namespace {

[[noreturn]] void stop_writing() {
    if (errno == EPIPE) std::_Exit(0);
    print_error({ErrorCode::internal, say("cannot write to standard output: {}", in_language(std::strerror(errno)))});
    std::_Exit(exit_status(ErrorCode::internal));
}

bool is_control(char byte) {
    return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f;
}

}  // namespace

void print(std::string_view text) {
    if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size()) stop_writing();
}

void flush_output() {
    if (std::fflush(stdout) != 0) stop_writing();
}

std::string dump(const nlohmann::ordered_json& json, int indent) {
    return json.dump(indent, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

std::string one_line(std::string_view text) {
    std::string line;
    line.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        // U+0080 to U+009F are control characters too: C2 80 to C2 9F.
        const bool c1 = text[i] == '\xc2' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xa0;
        if (c1) ++i;
        line.push_back(c1 || is_control(text[i]) ? ' ' : text[i]);
    }
    return line;
}

void print_error(const Error& error) {
    const std::string hint = error.hint.empty() ? "" : fmt::format(" ({})", one_line(in_language(error.hint)));
    // Not fmt::print, which throws where standard error takes nothing: the exit status still says what happened.
    std::fputs(fmt::format("recueil: {}{}\n", one_line(in_language(error.message)), hint).c_str(), stderr);
}

bool output_is_terminal() {
    return isatty(STDOUT_FILENO) == 1;
}

std::size_t output_columns() {
    constexpr std::size_t unknown = 80;
    constexpr std::size_t most = 200;
    constexpr std::size_t least = 20;
    std::size_t columns = 0;
    if (const char* told = std::getenv("COLUMNS"); told != nullptr) columns = std::strtoul(told, nullptr, 10);
    winsize size{};
    if (columns == 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) columns = size.ws_col;
    return columns == 0 ? unknown : std::clamp(columns, least, most);
}

std::string Style::wrap(const char* sequence, std::string_view text) const {
    if (!on) return std::string(text);
    return fmt::format("{}{}\x1b[0m", sequence, text);
}

Style output_style() {
    const char* no_color = std::getenv("NO_COLOR");
    const char* terminal = std::getenv("TERM");
    const bool refused = no_color != nullptr && *no_color != '\0';
    const bool dumb = terminal != nullptr && std::string_view(terminal) == "dumb";
    return Style{output_is_terminal() && !refused && !dumb, output_columns()};
}

}  // namespace recueil::tools
