#include "corpus/layout/act_stamps.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "corpus/furniture/stamps.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t shortest_number = 4;  // letters and digits; a shorter one may be any other number
constexpr int top_lines = 3;                // of text on a page above the act that opens there

// Letters and digits in capitals: « DEL_2022-06 » and « DEL 2022 06 » compare equal.
std::string number_key(std::string_view number) {
    std::string key;
    for (const char c : fold_ascii(number)) {
        if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) key += c;
        if (c >= 'a' && c <= 'z') key += static_cast<char>(c - 'a' + 'A');
    }
    return key;
}

// Department and SIREN.
std::string body_of(std::string_view act_id) {
    return number_key(act_id).substr(0, 12);
}

void merge(const Stamp& stamp, ActStamps& stamps) {
    const auto put = [](OptionalText& field, const OptionalText& value) {
        if (!field) field = value;
    };
    put(stamps.act_id, stamp.act_id);
    put(stamps.sent, stamp.sent);
    put(stamps.received, stamp.received);
    put(stamps.posted, stamp.posted);
    put(stamps.subject, stamp.subject);
}

class StampOwners {
  public:
    StampOwners(const SourceLines& lines, const DocumentLayout& layout) : lines_(lines), acts_(layout.acts) {
        for (std::size_t act = 0; act < acts_.size(); ++act) {
            if (!acts_[act].number) continue;
            std::string key = number_key(*acts_[act].number);
            add(key, act);
            // « DE-2014/47 » in print is « D2014-47 » in the identifier.
            const std::size_t letters = key.find_first_of("0123456789");
            if (letters == 0 || letters == std::string::npos) continue;
            key.erase(0, letters);
            if (key.size() >= shortest_number) add(key, act);
        }
        int page = 1;
        pages_.reserve(static_cast<std::size_t>(lines.count()) + 2);
        pages_.push_back(1);
        for (int line = 1; line <= lines.count(); ++line) {
            if (lines.starts_page(line)) page = line;
            pages_.push_back(page);
        }
    }

    std::size_t owner(const Stamp& stamp) const {
        if (const std::size_t named = named_by(stamp); named != none) return named;
        const std::size_t covering = last_begun_by(stamp.lines.start);
        const std::size_t next = covering == none ? 0 : covering + 1;
        if (next < acts_.size() && opens_page_of(stamp, acts_[next])) return next;
        return covering == none ? 0 : covering;
    }

    std::size_t named_acts() const {
        std::unordered_set<std::size_t> named;
        for (const Stamp& stamp : lines_.stamps())
            if (const std::size_t act = named_by(stamp); act != none) named.insert(act);
        return named.size();
    }

  private:
    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    void add(const std::string& key, std::size_t act) {
        const auto [place, added] = by_number_.emplace(key, act);
        if (!added && place->second != act) place->second = none;
    }

    // The act whose number the identifier ends with, where one act alone has it.
    std::size_t named_by(const Stamp& stamp) const {
        if (!stamp.act_id) return none;
        const auto identifier = parse_act_identifier(*stamp.act_id);
        if (!identifier) return none;
        std::string key = number_key(identifier->number);
        for (; key.size() >= shortest_number; key.erase(0, 1)) {
            if (const auto found = by_number_.find(key); found != by_number_.end()) return found->second;
            // Letters before the number may be missing in print, digits may not.
            if (key[0] < 'A') break;
        }
        return none;
    }

    std::size_t last_begun_by(int line) const {
        const auto after = std::upper_bound(acts_.begin(), acts_.end(), line,
                                            [](int wanted, const ActRange& act) { return wanted < act.begin; });
        return after == acts_.begin() ? none : static_cast<std::size_t>(after - acts_.begin()) - 1;
    }

    int page_of(int line) const { return pages_[static_cast<std::size_t>(std::clamp(line, 1, lines_.count()))]; }

    bool opens_page_of(const Stamp& stamp, const ActRange& act) const {
        const int page = page_of(stamp.lines.start);
        if (page_of(act.begin) != page) return false;
        int texts = 0;
        for (int line = lines_.next_text(page, act.begin); line < act.begin && texts <= top_lines;
             line = lines_.next_text(line + 1, act.begin))
            ++texts;
        return texts <= top_lines;
    }

    const SourceLines& lines_;
    const std::vector<ActRange>& acts_;
    std::unordered_map<std::string, std::size_t> by_number_;
    std::vector<int> pages_;  // the first line of each line's page
};

}  // namespace

ActStamps stamps_of(const SourceLines& lines, int begin, int end) {
    ActStamps stamps;
    for (const Stamp& stamp : lines.stamps())
        if (stamp.lines.start >= begin && stamp.lines.start < end) merge(stamp, stamps);
    return stamps;
}

std::vector<ActStamps> stamps_of_acts(const SourceLines& lines, const DocumentLayout& layout) {
    std::vector<ActStamps> all(layout.acts.size());
    if (all.empty()) return all;
    const StampOwners owners(lines, layout);
    // Minutes have stamps of their own, or each act has one: then identifiers name several acts.
    if (layout.form != Form::bundle && owners.named_acts() < 2)
        return std::vector<ActStamps>(layout.acts.size(), stamps_of(lines, 1, lines.count() + 1));
    // An identifier whose body differs from that of the others is a copy that OCR spoilt: others of the act go first.
    std::unordered_map<std::string, int> bodies;
    for (const Stamp& stamp : lines.stamps())
        if (stamp.act_id) ++bodies[body_of(*stamp.act_id)];
    const auto usual = std::max_element(bodies.begin(), bodies.end(),
                                        [](const auto& a, const auto& b) { return a.second < b.second; });
    for (const Stamp& stamp : lines.stamps()) {
        Stamp clean = stamp;
        if (stamp.act_id && body_of(*stamp.act_id) != usual->first) clean.act_id.reset();
        merge(clean, all[owners.owner(stamp)]);
    }
    for (const Stamp& stamp : lines.stamps()) {
        ActStamps& own = all[owners.owner(stamp)];
        if (!own.act_id) own.act_id = stamp.act_id;
    }
    return all;
}

}  // namespace recueil::corpus
