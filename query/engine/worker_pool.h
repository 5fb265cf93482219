// A few threads, shared by all searches of a program, that help each with its segments.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace recueil::query {

// Any thread may call run(), several at once.
class WorkerPool {
  public:
    // Threads that one search uses at most, its own included: 1 starts none, 0 counts as 1.
    explicit WorkerPool(std::size_t threads);
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // Calls work(0) to work(count - 1), each once, in any order and on any threads, and returns when all are done. The
    // caller works too: a busy pool delays it no more than no pool. Throws the exception of the lowest number.
    void run(std::size_t count, const std::function<void(std::size_t)>& work);

  private:
    struct Batch;
    void serve();

    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::shared_ptr<Batch>> waiting_;
    bool is_stopping_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace recueil::query
