#include "query/order_checks.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "indexer/resident_pages.h"

namespace recueil::query {

namespace {

using Clock = std::chrono::steady_clock;

// A look at the clock costs about as much as one at a short act.
constexpr unsigned looks_a_clock = 16;
// A phrase of common words reads the words of nearly every act.
constexpr unsigned looks_between_letting_go = 1024;

}  // namespace

OrderCheck::OrderCheck(const std::vector<indexer::Segment>& segments, OrderedWords wanted)
    : segments_(segments), wanted_(std::move(wanted)), known_(segments.size()) {}

bool OrderCheck::holds(std::size_t segment, std::size_t row, Clock::time_point deadline) {
    if (segment >= known_.size()) return false;
    Known& known = known_[segment];
    if (!known.matcher) {
        known.matcher.emplace(segments_[segment], wanted_);
        known.seen.emplace(segments_[segment].rows());
        known.held.emplace(segments_[segment].rows());
    }
    if (known.seen->holds(row)) return known.held->holds(row);
    if (++looks_ % looks_a_clock == 0) is_late_ = Clock::now() > deadline;
    if (is_late_) return false;
    if (looks_ % looks_between_letting_go == 0) indexer::let_go_of_excess(segments_);
    known.seen->add(row);
    const bool is_held = known.matcher->holds(row);
    if (is_held) known.held->add(row);
    return is_held;
}

struct OrderChecks::Shared {
    Clock::time_point deadline = Clock::time_point::max();
};

// Every act as far as the order is known: it is asked about those alone that the words have found.
class OrderChecks::Source : public Xapian::PostingSource {
  public:
    using ByUuid = std::map<std::string, std::size_t>;

    Source(std::shared_ptr<OrderCheck> check, std::shared_ptr<const Shared> shared,
           std::shared_ptr<const ByUuid> segments, std::string name)
        : check_(std::move(check)),
          shared_(std::move(shared)),
          segments_(std::move(segments)),
          name_(std::move(name)) {}

    Source* clone() const override { return new Source(check_, shared_, segments_, name_); }
    void init(const Xapian::Database& database) override {
        const auto found = segments_->find(database.get_uuid());
        segment_ = found == segments_->end() ? segments_->size() : found->second;
        last_ = found == segments_->end() ? 0 : database.get_lastdocid();
        at_ = 0;
    }
    Xapian::doccount get_termfreq_min() const override { return 0; }
    Xapian::doccount get_termfreq_est() const override { return last_; }
    Xapian::doccount get_termfreq_max() const override { return last_; }
    void next(double least_weight) override { skip_to(at_ + 1, least_weight); }
    void skip_to(Xapian::docid id, double /*least_weight*/) override {
        for (at_ = std::max(at_, id); at_ <= last_ && !is_found(at_);) ++at_;
    }
    bool check(Xapian::docid id, double /*least_weight*/) override {
        at_ = id;
        return at_ > last_ || is_found(at_);
    }
    bool at_end() const override { return at_ > last_; }
    Xapian::docid get_docid() const override { return at_; }
    std::string get_description() const override { return name_; }

  private:
    bool is_found(Xapian::docid id) const { return check_->holds(segment_, id - 1, shared_->deadline); }

    std::shared_ptr<OrderCheck> check_;
    std::shared_ptr<const Shared> shared_;
    std::shared_ptr<const ByUuid> segments_;
    std::string name_;
    std::size_t segment_ = 0;
    Xapian::docid last_ = 0;
    Xapian::docid at_ = 0;
};

void OrderChecks::start(Clock::time_point deadline) {
    shared_ = std::make_shared<Shared>();
    shared_->deadline = deadline;
    checks_.clear();
}

Xapian::Query OrderChecks::query(const std::vector<indexer::Segment>& segments,
                                 const std::vector<Xapian::Database>& databases, OrderedWords wanted,
                                 const Xapian::Query& words) {
    if (!shared_) shared_ = std::make_shared<Shared>();
    if (!segments_by_uuid_) {
        Source::ByUuid by_uuid;
        for (std::size_t i = 0; i < databases.size(); ++i) by_uuid.emplace(databases[i].get_uuid(), i);
        segments_by_uuid_ = std::make_shared<const Source::ByUuid>(std::move(by_uuid));
    }
    auto check = std::make_shared<OrderCheck>(segments, std::move(wanted));
    const Xapian::Query leaf(
        (new Source(check, shared_, segments_by_uuid_, fmt::format("words in order {}", ++made_)))->release());
    checks_[leaf.get_description()] = check;
    return Xapian::Query(Xapian::Query::OP_FILTER, words, leaf);
}

RowCheck OrderChecks::check_of(const Xapian::Query& leaf, std::size_t segment) const {
    const auto found = checks_.find(leaf.get_description());
    if (found == checks_.end()) return {};
    auto check = found->second.lock();
    if (!check) return {};
    return [check = std::move(check), shared = shared_, segment](std::size_t row) {
        return check->holds(segment, row, shared->deadline);
    };
}

}  // namespace recueil::query
