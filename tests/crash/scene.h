// An index in a state, its documents changed since, and what it must answer before and after the change is indexed.
#pragma once

#include <functional>
#include <ostream>
#include <set>
#include <string>
#include <vector>

#include "tests/tools/program.h"

namespace recueil::tools {

// What an index answers, told the same way however its segments lie: its acts, whole, and what some searches find.
// Empty where there is no index yet. The test fails where it is damaged or says anything else.
std::string answers_of(const std::string& index);

// The names in the folder of an index that neither its state nor the one before accounts for.
std::set<std::string> litter_of(const std::string& index);

struct Scene {
    std::string name;
    std::function<void(const TemporaryFolder&)> before;  // writes the documents and indexes them, if need be by steps
    std::function<void(const TemporaryFolder&)> change;  // of the documents
};

inline void PrintTo(const Scene& scene, std::ostream* stream) {
    *stream << scene.name;
}

// A first index, a change, a removal, and an update that merges segments, some with acts that left.
const std::vector<Scene>& scenes();

// The scene's documents after the change, and copies of its index from before.
class Stage {
  public:
    explicit Stage(const Scene& scene);

    std::string documents() const { return folder_.file("documents"); }
    std::string file(const std::string& name) const { return folder_.file(name); }
    const std::string& before() const { return before_; }
    const std::string& after() const { return after_; }

    // The index as it was before the change, in `path` or a folder of the stage, which held another attempt or none.
    std::string index_before() const { return index_before(folder_.file("index")); }
    std::string index_before(const std::string& path) const;
    // `recueil index` with the faults of faulty_disk.cpp, as « STOP=3 ».
    Outcome index(const std::string& index, const std::vector<std::string>& faults = {}) const;
    // Indexes without faults; the test fails where that does not give what an undisturbed run gives.
    void finish(const std::string& index) const;

  private:
    TemporaryFolder folder_;
    std::string before_;
    std::string after_;
};

}  // namespace recueil::tools
