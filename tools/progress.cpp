#include "tools/progress.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tools/output.h"
#include "tools/wrap.h"

namespace recueil::tools {

using std::chrono::steady_clock;

namespace {

std::size_t terminal_columns() {
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 20) return size.ws_col;
    return 80;
}

}  // namespace

std::string readable_size(double bytes) {
    if (bytes < 1000) return fmt::format("{:.0f} B", bytes);
    for (const char* unit : {"kB", "MB", "GB"}) {
        bytes /= 1000;
        if (bytes < 1000) return fmt::format("{:.1f} {}", bytes, unit);
    }
    return fmt::format("{:.1f} TB", bytes / 1000);
}

ProgressLine::ProgressLine() : on_(isatty(STDERR_FILENO) == 1), started_(steady_clock::now()), last_(started_) {}

ProgressLine::~ProgressLine() {
    wipe();
}

void ProgressLine::show(std::size_t done, std::size_t total, std::size_t bytes, std::string_view file) {
    if (!on_) return;
    const auto now = steady_clock::now();
    if (drawn_ && now - last_ < std::chrono::milliseconds(100)) return;
    last_ = now;
    drawn_ = true;
    const double seconds = std::max(0.001, std::chrono::duration<double>(now - started_).count());
    const std::string rate = readable_size(static_cast<double>(bytes) / seconds);
    const std::string line = fmt::format("{}/{} files  {}/s  {}", done, total, rate, one_line(file));
    std::fputs(("\r\x1b[K" + first_columns(line, terminal_columns() - 1)).c_str(), stderr);
    std::fflush(stderr);
}

void ProgressLine::wipe() {
    if (!drawn_) return;
    drawn_ = false;
    std::fputs("\r\x1b[K", stderr);
    std::fflush(stderr);
}

}  // namespace recueil::tools
