// The paragraphs of an office file as lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::corpus {

// A paragraph may hold others (a text box, a note): those come first, each on its own line.
class Paragraphs {
  public:
    void begin() { open_.emplace_back(); }

    void end() {
        if (open_.empty()) return;
        finished_.append(open_.back());
        finished_.push_back('\n');
        open_.pop_back();
    }

    // Words outside any paragraph are none a reader of the document sees.
    void add(std::string_view words) {
        if (!open_.empty()) {
            open_.back().append(words);
            added_ += words.size();
        }
    }

    bool is_open() const { return !open_.empty(); }
    std::string& current() { return open_.back(); }
    std::size_t size() const { return finished_.size() + added_; }
    std::size_t depth() const { return open_.size(); }

    std::string finish() {
        while (!open_.empty()) end();
        return std::move(finished_);
    }

  private:
    std::vector<std::string> open_;
    std::string finished_;
    std::size_t added_ = 0;
};

}  // namespace recueil::corpus
