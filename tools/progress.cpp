#include "tools/progress.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "tools/language.h"
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
    if (bytes < 1000) return fmt::format("{:.0f} {}", bytes, translated("B"));
    for (const char* unit : {msgid("kB"), msgid("MB"), msgid("GB")}) {
        bytes /= 1000;
        if (bytes < 1000) return decimal(bytes, 1) + " " + translated(unit);
    }
    return decimal(bytes / 1000, 1) + " " + translated("TB");
}

std::string time_left(double seconds, std::size_t done, std::size_t total) {
    constexpr double least_seconds = 2;  // before that a guess would jump about
    if (seconds < least_seconds || done == 0 || done >= total) return {};
    const double left = seconds * static_cast<double>(total - done) / static_cast<double>(done);
    if (left < 60) return say("{:.0f} s left", std::max(1.0, left));
    if (left < 3600) return say("{:.0f} min left", left / 60);
    return say("{:.0f} h {:02.0f} left", std::floor(left / 3600), std::floor(std::fmod(left, 3600) / 60));
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
    const std::string left = time_left(seconds, done, total);
    const std::string line =
        say("{}/{} files  {}/s  {}{}", done, total, rate, left.empty() ? "" : left + "  ", one_line(file));
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
