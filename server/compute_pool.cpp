#include "server/compute_pool.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace recueil::server {

ComputePool::ComputePool(unsigned threads, std::size_t queue_length, HandlerFactory make_handler)
    : queue_length_(queue_length), make_handler_(std::move(make_handler)) {
    try {
        for (unsigned i = 0; i < std::max(threads, 1U); ++i) threads_.emplace_back([this] { work(); });
    } catch (const std::system_error&) {
        // Where no more threads are to be had, those there are answer.
        if (threads_.empty()) throw;
    }
}

ComputePool::~ComputePool() {
    stop();
}

bool ComputePool::try_submit(Task task) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_ || tasks_.size() >= queue_length_) return false;
        tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
    return true;
}

void ComputePool::submit(Task task) {
    {
        const std::lock_guard lock(mutex_);
        if (stopping_) return;
        tasks_.push_back(std::move(task));
    }
    wake_.notify_one();
}

std::size_t ComputePool::waiting() const {
    const std::lock_guard lock(mutex_);
    return tasks_.size();
}

void ComputePool::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        tasks_.clear();
    }
    wake_.notify_all();
    for (auto& thread : threads_) {
        if (thread.joinable()) thread.join();
    }
}

void ComputePool::work() {
    const auto handler = make_handler_();
    for (;;) {
        Task task;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [this] { return stopping_ || !tasks_.empty(); });
            if (stopping_) return;
            task = std::move(tasks_.front());
            tasks_.pop_front();
        }
        task(*handler);
    }
}

}  // namespace recueil::server
