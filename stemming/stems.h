// Stems of French words, the same however a word was accented.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace recueil::stemming {

// Not thread-safe.
class Stems {
  public:
    Stems();
    ~Stems();
    Stems(Stems&&) noexcept;
    Stems& operator=(Stems&&) noexcept;

    // The folded stem of a folded word. Words longer than any French word are their own stem.
    std::string of(std::string_view folded) const;

  private:
    struct Private;
    std::unique_ptr<Private> private_;
};

}  // namespace recueil::stemming
