#include "server/memory_reserve.h"

#include <atomic>
#include <new>

namespace recueil::server {
namespace {

constexpr std::size_t smallest = std::size_t{1} << 20U;

std::atomic<std::size_t> size{0};
std::atomic<char*> reserve{nullptr};

void on_failed_allocation() {
    char* const kept = reserve.exchange(nullptr);
    if (kept == nullptr) throw std::bad_alloc();
    delete[] kept;
}

// Never frees what another thread has filled.
bool fill() {
    if (reserve.load() != nullptr) return true;
    // Less than it was is enough to go on: what is free may lie in pieces.
    char* made = nullptr;
    for (std::size_t bytes = size.load(); made == nullptr && bytes >= smallest; bytes /= 2)
        made = new (std::nothrow) char[bytes];
    if (made == nullptr) return false;
    char* none = nullptr;
    if (!reserve.compare_exchange_strong(none, made)) delete[] made;
    return true;
}

}  // namespace

void MemoryReserve::keep(std::size_t bytes) {
    size = bytes;
    std::set_new_handler(on_failed_allocation);
    fill();
}

bool MemoryReserve::is_used_up() {
    return size.load() != 0 && !fill();
}

}  // namespace recueil::server
