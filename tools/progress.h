// One line on standard error that says how far long work has come; nothing where standard error is no terminal.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace recueil::tools {

class ProgressLine {
  public:
    ProgressLine();
    ~ProgressLine();  // wipes the line
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    // Redraws at most ten times a second.
    void show(std::size_t done, std::size_t total, std::size_t bytes, std::string_view file);
    // Before something else is written to the terminal.
    void wipe();

  private:
    bool on_ = false;
    bool drawn_ = false;
    std::chrono::steady_clock::time_point started_;
    std::chrono::steady_clock::time_point last_;
};

// « 3 min left » at the pace so far; empty while that says nothing yet.
std::string time_left(double seconds, std::size_t done, std::size_t total);

// « 712 B », « 1.7 MB ».
std::string readable_size(double bytes);

}  // namespace recueil::tools
