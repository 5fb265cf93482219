// A value made once for all threads, where making it may fail.
#pragma once

#include <mutex>
#include <optional>
#include <utility>

#include "base/error.h"

namespace recueil::server {

// Keeps successes only: after a failure the next caller makes the value again.
template <class Value>
class SuccessCache {
  public:
    // `make` returns a Result<Value>. One thread makes it, others that ask for the same wait. The value lives as long
    // as this.
    template <class Make>
    Result<const Value*> get(Make&& make) {
        const std::lock_guard lock(mutex_);
        if (!value_) {
            Result<Value> made = std::forward<Make>(make)();
            if (!made) return failure(made);
            value_ = std::move(*made);
        }
        return &*value_;
    }

  private:
    std::mutex mutex_;
    std::optional<Value> value_;
};

}  // namespace recueil::server
