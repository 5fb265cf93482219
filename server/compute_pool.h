// Threads that answer requests, and the bounded queue before them.
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

    // At least one thread. Each makes its handler before its first task. Tasks must not throw.
    ComputePool(unsigned threads, std::size_t queue_length, HandlerFactory make_handler);
    ~ComputePool();
    ComputePool(const ComputePool&) = delete;
    ComputePool& operator=(const ComputePool&) = delete;

    // False, and the task is dropped, where `queue_length` tasks already wait.
    bool try_submit(Task task);
    // For work that goes on with what was let in: never refused.
    void submit(Task task);

    std::size_t waiting() const;

    // Ends the threads after the tasks they are at; those that wait are dropped. Submitting after it does nothing.
    void stop();

  private:
    void work();

    const std::size_t queue_length_;
    const HandlerFactory make_handler_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Task> tasks_;
    bool stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace recueil::server
