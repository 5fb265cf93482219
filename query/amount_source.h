// Acts by the sums they award: several in one value slot, eight bytes each, so no plain value range tells them.
#pragma once

#include <cstdint>
#include <string>

#include <xapian.h>

namespace recueil::query {

class AmountSource : public Xapian::ValuePostingSource {
  public:
    AmountSource(Xapian::valueno value_slot, std::uint64_t least, std::uint64_t most)
        : Xapian::ValuePostingSource(value_slot), least_(least), most_(most) {}

    AmountSource* clone() const override { return new AmountSource(get_slot(), least_, most_); }

    void next(double least_weight) override {
        Xapian::ValuePostingSource::next(least_weight);
        skip_others(least_weight);
    }
    void skip_to(Xapian::docid id, double least_weight) override {
        Xapian::ValuePostingSource::skip_to(id, least_weight);
        skip_others(least_weight);
    }
    bool check(Xapian::docid id, double least_weight) override {
        if (!Xapian::ValuePostingSource::check(id, least_weight)) return false;
        skip_others(least_weight);
        return true;
    }

  private:
    void skip_others(double least_weight) {
        while (!at_end() && !holds_one(get_value())) Xapian::ValuePostingSource::next(least_weight);
    }

    bool holds_one(const std::string& bytes) const {
        for (std::size_t at = 0; at + 8 <= bytes.size(); at += 8) {
            std::uint64_t amount = 0;
            for (std::size_t i = 0; i < 8; ++i) amount = amount << 8 | static_cast<unsigned char>(bytes[at + i]);
            if (amount >= least_ && amount <= most_) return true;
        }
        return false;
    }

    std::uint64_t least_;
    std::uint64_t most_;
};

}  // namespace recueil::query
