// How long the work of a thread may take, asked by the work itself: what runs past it comes back, and the thread is
// free again.
#pragma once

#include <algorithm>
#include <chrono>
#include <stdexcept>

namespace recueil {

// Thrown where the time is over. Whoever set the limit catches it.
class OutOfTime : public std::runtime_error {
  public:
    OutOfTime() : std::runtime_error("the work took longer than it may") {}
};

// Holds for the work of this thread as long as it lives; another one within it can only shorten it.
class TimeLimit {
  public:
    using Clock = std::chrono::steady_clock;

    // `whole` ends the work by OutOfTime; a search answers with what it has found after `search`.
    TimeLimit(Clock::duration whole, Clock::duration search) : before_(current) {
        current.end = std::min(before_.end, Clock::now() + whole);
        current.search = std::min(before_.search, search);
    }
    ~TimeLimit() { current = before_; }
    TimeLimit(const TimeLimit&) = delete;
    TimeLimit& operator=(const TimeLimit&) = delete;

    static Clock::time_point end() { return current.end; }
    static Clock::duration search() { return current.search; }
    // A look at the clock, some 30 ns: not for each word, but for each act or paragraph.
    static void check() {
        if (current.end != Clock::time_point::max() && Clock::now() > current.end) throw OutOfTime();
    }

  private:
    struct Times {
        Clock::time_point end;
        Clock::duration search;
    };
    inline static thread_local Times current{Clock::time_point::max(), Clock::duration::max()};
    Times before_;
};

}  // namespace recueil
