// Threads that answer requests, and the bounded queues before them.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "server/http.h"

namespace recueil::server {

class ComputePool {
  public:
    using Task = std::function<void(Handler&)>;

    // At least one thread. Each makes its handler before its first task. Tasks must not throw; one that runs out of
    // memory is dropped.
    //
    // Quick tasks go first. Heavy ones have half of the threads at most, so that quick ones always find a thread, and
    // at least one in nine turns, so that they come to their end.
    ComputePool(unsigned threads, std::size_t queue_length, HandlerFactory make_handler);
    ~ComputePool();
    ComputePool(const ComputePool&) = delete;
    ComputePool& operator=(const ComputePool&) = delete;

    // False, and the task is dropped, where `queue_length` tasks already wait.
    bool try_submit(Task task, Weight weight = Weight::quick);
    // For work that goes on with what was let in: never refused.
    void submit(Task task, Weight weight = Weight::quick);

    std::size_t waiting() const;
    // Tasks of this weight that wait, for each thread that may take them.
    double crowd(Weight weight) const;

    // Ends the threads after the tasks they are at; those that wait are dropped. Submitting after it does nothing.
    void stop();

  private:
    void work();
    void put(Task task, Weight weight);
    bool may_take_heavy() const { return !heavy_.empty() && heavy_running_ < heavy_threads_; }
    // The weight of the task to take; with the lock held, where there is one to take.
    Weight choose();

    const std::size_t queue_length_;
    const HandlerFactory make_handler_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> quick_;
    std::deque<Task> heavy_;
    std::size_t heavy_threads_ = 1;
    std::size_t heavy_running_ = 0;
    std::size_t quick_in_a_row_ = 0;  // while heavy ones waited
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace recueil::server
