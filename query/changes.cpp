#include "query/changes.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

namespace recueil::query {

namespace {

using indexer::ChangeKind;

tl::unexpected<Error> gone(const std::string& state) {
    return failure(ErrorCode::not_found, fmt::format("what changed since state {} is not known any more", state),
                   changes_gone_hint);
}

// « 3-… . 7-… », without blanks: one for each index.
std::vector<std::string> parts_of(std::string_view states) {
    std::vector<std::string> parts;
    for (;;) {
        const std::size_t dot = std::min(states.find('.'), states.size());
        parts.emplace_back(states.substr(0, dot));
        if (dot == states.size()) return parts;
        states.remove_prefix(dot + 1);
    }
}

// The steps between two states of one index.
struct Steps {
    std::vector<indexer::StateChanges> steps;
    std::vector<std::string> led_to;  // state_id() of each
    std::string last;
};

Result<Steps> read_steps(const std::string& directory, const std::string& since, const std::string& until) {
    const auto after = indexer::number_of_state_id(since);
    if (!after) return failure(after);
    if (!until.empty())
        if (const auto number = indexer::number_of_state_id(until); !number) return failure(number);
    const auto manifest = indexer::read_manifest(directory);
    if (!manifest) return failure(manifest);
    const std::string current = indexer::state_id(*manifest);
    Steps found;
    found.last = until.empty() ? current : until;
    if (since == found.last) return found;
    auto steps = indexer::read_change_log(directory, *manifest, *after);
    if (!steps) return failure(steps);
    const auto starts_at = [&](const std::string& state) {
        return std::find_if(steps->begin(), steps->end(), [&](const auto& step) { return step.since == state; });
    };
    const auto first = starts_at(since);
    if (first == steps->end()) return gone(since);
    const auto end = found.last == current ? steps->end() : starts_at(found.last);
    if (end == steps->end() && found.last != current) return gone(found.last);
    if (end < first) return gone(since);
    for (auto step = first; step != end; ++step) {
        const auto next = std::next(step);
        found.led_to.push_back(next == steps->end() ? current : next->since);
        found.steps.push_back(std::move(*step));
    }
    return found;
}

// A writer that publishes twice meanwhile removes what is being read.
constexpr int attempts = 3;

Result<Steps> read_settled_steps(const std::string& directory, const std::string& since, const std::string& until) {
    for (int attempt = 1;; ++attempt) {
        const std::string stamp = indexer::state_stamp(directory);
        auto steps = read_steps(directory, since, until);
        if (steps || attempt == attempts || stamp == indexer::state_stamp(directory)) return steps;
    }
}

Result<std::vector<indexer::StateChanges>> read_whole_log(const std::string& directory) {
    for (int attempt = 1;; ++attempt) {
        const std::string stamp = indexer::state_stamp(directory);
        const auto manifest = indexer::read_manifest(directory);
        if (!manifest) return failure(manifest);
        auto steps = indexer::read_change_log(directory, *manifest);
        if (steps || attempt == attempts || stamp == indexer::state_stamp(directory)) return steps;
    }
}

// Makes one change of all those of an act.
class FoldedChanges {
  public:
    void add(indexer::ChangedAct act, const std::string& state, const std::string& made_at) {
        const auto [known, is_first] = by_id_.try_emplace(act.id, First{act.kind != ChangeKind::added, 0});
        First& first = known->second;
        const bool is_there = act.kind != ChangeKind::removed;
        if (!is_first && changes_[first.place]) {
            act.is_in_source_only = act.is_in_source_only && changes_[first.place]->act.is_in_source_only;
            changes_[first.place].reset();
        } else if (!is_first) {
            act.is_in_source_only = false;
        }
        first.place = changes_.size();
        if (!first.was_there && !is_there) {
            changes_.emplace_back();
            return;
        }
        if (!first.was_there) {
            act.kind = ChangeKind::added;
            act.is_in_source_only = false;
        } else if (is_there) {
            act.kind = ChangeKind::changed;
        }
        changes_.push_back(ActChange{std::move(act), state, made_at});
    }

    std::vector<ActChange> take() {
        std::vector<ActChange> all;
        for (auto& change : changes_)
            if (change) all.push_back(std::move(*change));
        return all;
    }

  private:
    struct First {
        bool was_there = false;
        std::size_t place = 0;
    };
    std::unordered_map<std::string, First> by_id_;
    std::vector<std::optional<ActChange>> changes_;
};

// The acts of several indexes: each once, and those that only changed hands as changed.
std::vector<ActChange> joined(std::vector<std::vector<ActChange>> indexes,
                              const std::function<bool(const std::string&)>& is_held) {
    std::unordered_map<std::string, std::size_t> by_id;
    std::vector<ActChange> all;
    for (std::vector<ActChange>& changes : indexes)
        for (ActChange& change : changes) {
            const auto [known, is_first] = by_id.emplace(change.act.id, all.size());
            if (is_first) {
                all.push_back(std::move(change));
                continue;
            }
            indexer::ChangedAct& first = all[known->second].act;
            if (first.kind == change.act.kind) continue;
            if (first.kind == ChangeKind::removed) first = std::move(change.act);
            first.kind = ChangeKind::changed;
            first.is_in_source_only = false;
        }
    for (ActChange& change : all)
        if (change.act.kind == ChangeKind::removed && is_held && is_held(change.act.id))
            change.act.kind = ChangeKind::changed;
    return all;
}

}  // namespace

Result<ChangesSince> changes_since(const std::vector<std::string>& directories, const std::string& since,
                                   const std::string& until,
                                   const std::function<bool(const std::string& id)>& is_held) {
    const std::vector<std::string> from = parts_of(since);
    const std::vector<std::string> to = until.empty() ? std::vector<std::string>(directories.size()) : parts_of(until);
    if (from.size() != directories.size()) return gone(since);
    if (to.size() != directories.size()) return gone(until);
    ChangesSince found;
    std::vector<std::vector<ActChange>> indexes;
    for (std::size_t i = 0; i < directories.size(); ++i) {
        auto steps = read_settled_steps(directories[i], from[i], to[i]);
        if (!steps) return failure(steps);
        FoldedChanges folded;
        for (std::size_t step = 0; step < steps->steps.size(); ++step)
            for (indexer::ChangedAct& act : steps->steps[step].acts)
                folded.add(std::move(act), steps->led_to[step], steps->steps[step].made_at);
        indexes.push_back(folded.take());
        found.state += (found.state.empty() ? "" : ".") + steps->last;
    }
    found.acts = indexes.size() == 1 ? std::move(indexes.front()) : joined(std::move(indexes), is_held);
    return found;
}

Result<std::vector<ActChange>> acts_removed(const std::vector<std::string>& directories, std::size_t most,
                                            const std::function<bool(const std::string& id)>& is_held) {
    std::vector<ActChange> left;
    for (const std::string& directory : directories) {
        auto steps = read_whole_log(directory);
        if (!steps) return failure(steps);
        for (indexer::StateChanges& step : *steps)
            for (indexer::ChangedAct& act : step.acts)
                if (act.kind == ChangeKind::removed) left.push_back(ActChange{std::move(act), {}, step.made_at});
    }
    std::stable_sort(left.begin(), left.end(),
                     [](const ActChange& a, const ActChange& b) { return a.made_at < b.made_at; });
    std::vector<ActChange> last;
    std::unordered_set<std::string> met;
    for (auto change = left.rbegin(); change != left.rend() && last.size() < most; ++change)
        if (met.insert(change->act.id).second && !is_held(change->act.id)) last.push_back(std::move(*change));
    return last;
}

}  // namespace recueil::query
