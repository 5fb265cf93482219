#include "query/engine/worker_pool.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <utility>

namespace recueil::query {

struct WorkerPool::Batch {
    Batch(std::size_t number, const std::function<void(std::size_t)>& todo)
        : count(number), work(todo), errors(number) {}

    // Works until no number is left. `work` is alive as long as one is: run() waits for all.
    void help() {
        for (std::size_t i = next++; i < count; i = next++) {
            try {
                work(i);
            } catch (...) {
                errors[i] = std::current_exception();
            }
            const std::lock_guard lock(mutex);
            if (++done == count) all_done.notify_all();
        }
    }

    const std::size_t count;
    const std::function<void(std::size_t)>& work;
    std::atomic<std::size_t> next{0};
    std::vector<std::exception_ptr> errors;
    std::mutex mutex;
    std::condition_variable all_done;
    std::size_t done = 0;
};

WorkerPool::WorkerPool(std::size_t threads) {
    for (std::size_t i = 1; i < threads; ++i) threads_.emplace_back([this] { serve(); });
}

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard lock(mutex_);
        is_stopping_ = true;
    }
    wake_.notify_all();
    for (std::thread& each : threads_) each.join();
}

void WorkerPool::serve() {
    for (;;) {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [&] { return is_stopping_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        const std::shared_ptr<Batch> batch = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        batch->help();
    }
}

void WorkerPool::run(std::size_t count, const std::function<void(std::size_t)>& work) {
    const std::size_t helpers = count == 0 ? 0 : std::min(threads_.size(), count - 1);
    if (helpers == 0) {
        for (std::size_t i = 0; i < count; ++i) work(i);
        return;
    }
    const auto batch = std::make_shared<Batch>(count, work);
    {
        const std::lock_guard lock(mutex_);
        for (std::size_t i = 0; i < helpers; ++i) waiting_.push_back(batch);
    }
    wake_.notify_all();
    batch->help();
    {
        std::unique_lock lock(batch->mutex);
        batch->all_done.wait(lock, [&] { return batch->done == count; });
    }
    for (const std::exception_ptr& each : batch->errors)
        if (each) std::rethrow_exception(each);
}

}  // namespace recueil::query
