#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "query/language/dates.h"
#include "query/language/lexer.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

using Kind = Item::Kind;

bool is_short_number(const Item& item) {
    return item.kind == Kind::number && !item.is_value && item.text.size() <= 4 &&
           item.text.find_first_not_of("0123456789") == std::string::npos;
}

bool is_numero(std::string_view folded) {
    return folded == "n°" || folded == "n" || folded == "no" || folded == "numero" || folded == "n°s" ||
           folded == "n." || folded == "no.";
}

bool is_act(std::string_view folded) {
    return folded == "deliberation" || folded == "deliberations" || folded == "delib" || folded == "delibs" ||
           folded == "acte";
}

bool names_a_text(std::string_view folded) {
    return folded == "loi" || folded == "decret" || folded == "ordonnance" || folded == "arrete" ||
           folded == "article" || folded == "art" || folded == "code";
}

class Mentions {
  public:
    explicit Mentions(std::vector<Item> items) : items_(std::move(items)) {}

    std::vector<Item> joined() {
        for (at_ = 0; at_ < items_.size();) {
            if (date_in_words() || number_in_parts()) continue;
            Item item = std::move(items_[at_++]);
            if (item.kind == Kind::reference) {
                absorb_lead(item);
            } else if (item.kind == Kind::number && is_short_number(item) && act_leads()) {
                item.kind = Kind::reference;
                absorb_lead(item);
            }
            out_.push_back(std::move(item));
        }
        // « n° » that counts nothing says nothing.
        out_.erase(std::remove_if(out_.begin(), out_.end(),
                                  [](const Item& item) {
                                      return item.kind == Kind::word && !item.is_value && item.text.size() <= 5 &&
                                             stemming::fold(item.text).substr(0, 3) == "n°";
                                  }),
                   out_.end());
        return std::move(out_);
    }

  private:
    const Item* ahead(std::size_t steps) const { return at_ + steps < items_.size() ? &items_[at_ + steps] : nullptr; }

    static bool is_plain(const Item* item) {
        return item != nullptr && (item->kind == Kind::word || item->kind == Kind::number) && !item->is_value;
    }

    static std::string folded(const Item& item) {
        return item.text.size() <= 32 ? stemming::fold(item.text) : std::string();
    }

    // « 26 mars 2018 », « 1er juillet 2012 ».
    bool date_in_words() {
        const Item* day = ahead(0);
        const Item* month = ahead(1);
        const Item* year = ahead(2);
        if (!is_plain(day) || !is_plain(month) || !is_plain(year)) return false;
        if (day->kind != Kind::number || day->text.size() > 2 || !is_short_number(*day)) return false;
        if (month->kind != Kind::word || year->kind != Kind::number || !is_year(year->text)) return false;
        const int month_number = month_named(folded(*month));
        const int day_number = std::stoi(day->text);
        constexpr std::array<int, 12> lengths{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        if (month_number == 0 || day_number < 1 || day_number > lengths.at(static_cast<std::size_t>(month_number) - 1))
            return false;
        Item date;
        date.kind = Kind::date;
        date.text = fmt::format("{}-{:02}-{:02}", year->text, month_number, day_number);
        date.begin = day->begin;
        date.end = year->end;
        for (int word = 0; word < 3; ++word) date.words.push_back(std::move(items_[at_++]));
        out_.push_back(std::move(date));
        return true;
    }

    // « n° 2018 83 », « délibération 83 de 2018 », « la 83 de 2018 ».
    bool number_in_parts() {
        const Item* first = ahead(0);
        if (!is_plain(first) || !is_short_number(*first) || !(lead_stands() || article_leads())) return false;
        const Item* second = ahead(1);
        if (!is_plain(second)) return false;
        std::string number;
        std::size_t used = 0;
        if (lead_stands() && is_year(first->text) && is_short_number(*second) && !is_year(second->text)) {
            number = first->text + '-' + second->text;
            used = 2;
        } else if (const Item* third = ahead(2);
                   is_plain(third) && !is_year(first->text) && folded(*second) == "de" && is_year(third->text)) {
            number = third->text + '-' + first->text;
            used = 3;
        } else {
            return false;
        }
        Item reference;
        reference.kind = Kind::reference;
        reference.text = std::move(number);
        reference.begin = first->begin;
        reference.end = items_[at_ + used - 1].end;
        at_ += used;
        absorb_lead(reference);
        out_.push_back(std::move(reference));
        return true;
    }

    bool article_leads() const {
        return !out_.empty() && out_.back().kind == Kind::word && !out_.back().is_value && folded(out_.back()) == "la";
    }

    bool lead_stands() const {
        if (out_.empty() || out_.back().kind != Kind::word || out_.back().is_value) return false;
        const std::string word = folded(out_.back());
        return is_numero(word) || is_act(word);
    }

    bool act_leads() const {
        if (!lead_stands()) return false;
        if (is_act(folded(out_.back()))) return true;
        if (out_.size() < 2) return false;
        const Item& before = out_[out_.size() - 2];
        return before.kind == Kind::word && !before.is_value && is_act(folded(before));
    }

    // « délibération n° » before a number adds nothing to it; « loi » says which kind of text it is.
    void absorb_lead(Item& reference) {
        while (lead_stands()) {
            const bool act = is_act(folded(out_.back()));
            if (act && reference.names_text) break;
            reference.begin = out_.back().begin;
            out_.pop_back();
            if (act) return;
        }
        if (!out_.empty() && out_.back().kind == Kind::word && !out_.back().is_value &&
            names_a_text(folded(out_.back()))) {
            reference.names_text = true;
        }
    }

    std::vector<Item> items_;
    std::vector<Item> out_;
    std::size_t at_ = 0;
};

}  // namespace

std::vector<Item> with_mentions(std::vector<Item> items) {
    return Mentions(std::move(items)).joined();
}

}  // namespace recueil::query
