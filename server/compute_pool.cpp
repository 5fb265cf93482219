#include "server/compute_pool.h"

#include <algorithm>
#include <new>
#include <system_error>
#include <utility>

namespace recueil::server {
namespace {

constexpr std::size_t most_quick_in_a_row = 8;

}  // namespace

ComputePool::ComputePool(unsigned threads, std::size_t queue_length, HandlerFactory make_handler)
    : queue_length_(queue_length),
      make_handler_(std::move(make_handler)),
      heavy_threads_(std::max<std::size_t>(threads / 2, 1)) {
    try {
        for (unsigned i = 0; i < std::max(threads, 1U); ++i) threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
        // Where no more threads are to be had, those there are answer.
        if (threads_.empty()) throw;
        const std::lock_guard lock(mutex_);
        heavy_threads_ = std::max<std::size_t>(threads_.size() / 2, 1);
    }
}

ComputePool::~ComputePool() {
    stop();
}

void ComputePool::put(Task task, Weight weight) {
    (weight == Weight::heavy ? heavy_ : quick_).push_back(std::move(task));
}

bool ComputePool::try_submit(Task task, Weight weight) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || quick_.size() + heavy_.size() >= queue_length_) return false;
        put(std::move(task), weight);
    }
    wake_.notify_one();
    return true;
}

void ComputePool::submit(Task task, Weight weight) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
        put(std::move(task), weight);
    }
    wake_.notify_one();
}

std::size_t ComputePool::waiting() const {
    const std::lock_guard lock(mutex_);
    return quick_.size() + heavy_.size();
}

double ComputePool::crowd(Weight weight) const {
    const std::lock_guard lock(mutex_);
    return weight == Weight::heavy
               ? static_cast<double>(heavy_.size()) / static_cast<double>(heavy_threads_)
               : static_cast<double>(quick_.size()) / static_cast<double>(std::max<std::size_t>(threads_.size(), 1));
}

void ComputePool::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        quick_.clear();
        heavy_.clear();
    }
    wake_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

Weight ComputePool::choose() {
    const bool is_heavy = may_take_heavy() && (quick_.empty() || quick_in_a_row_ >= most_quick_in_a_row);
    quick_in_a_row_ = is_heavy || heavy_.empty() ? 0 : quick_in_a_row_ + 1;
    return is_heavy ? Weight::heavy : Weight::quick;
}

void ComputePool::work() {
    const auto handler = make_handler_();
    for (;;) {
        Task task;
        Weight weight = Weight::quick;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !quick_.empty() || may_take_heavy(); });
            if (stopping_) return;
            weight = choose();
            auto& tasks = weight == Weight::heavy ? heavy_ : quick_;
            task = std::move(tasks.front());
            tasks.pop_front();
            if (weight == Weight::heavy) ++heavy_running_;
        }
        try {
            task(*handler);
        } catch (const std::bad_alloc&) {
            // Its client is told by its deadline.
        }
        if (weight != Weight::heavy) continue;
        {
            const std::lock_guard lock(mutex_);
            --heavy_running_;
        }
        // A heavy one may have waited for its place, with all other threads asleep.
        wake_.notify_one();
    }
}

}  // namespace recueil::server
