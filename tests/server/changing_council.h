// A council whose whole index tells which version it is of: what is looked for in it must agree with one version.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>

#include "tests/query/council.h"
#include "tests/server/client.h"

namespace recueil::server::tests {

// Version k holds acts of permanent content, and acts about bicycles whose titles all say k, as many as k makes them
// and of the year that k makes theirs. From one version to the next acts are added, changed and removed.
class ChangingCouncil {
  public:
    ChangingCouncil();

    // Writes the documents of that version, and makes it the index's state. Throws where the index cannot be made.
    void publish(int version);

    std::string database() const { return council_.database(); }
    // The act that every version holds under the same id.
    static constexpr const char* kFirst = "2020-1";
    std::string first_id() const;

    static int bicycle_acts(int version) { return 4 + version % 5; }
    static int permanent_acts() { return 40; }
    static std::string year(int version) { return std::to_string(2001 + version % 15); }

  private:
    recueil::tests::Council council_;
};

// Tells what is wrong with answers, all threads' together: that one agrees with no version, or two that name the same
// state with different ones. Thread-safe.
class VersionCheck {
  public:
    // The council must have published a version, which is visible from now on.
    VersionCheck(const ChangingCouncil& council, int version) : first_(council.first_id()), visible_(version) {}

    // From now on requests must be answered from that version or a later one.
    void visible(int version) { visible_ = version; }

    // Asks for each kind of answer in turn; empty where all is well, else what is not.
    std::string ask(Client& client, std::size_t turn);

    std::size_t asked() const { return asked_; }
    std::size_t not_modified() const { return not_modified_; }
    // How many versions answers came from.
    std::size_t versions() const;

  private:
    std::string check(const Answer& answer, const std::string& target, int at_least, int version);

    const std::string first_;
    std::atomic<int> visible_;
    std::atomic<std::size_t> asked_{0};
    std::atomic<std::size_t> not_modified_{0};
    mutable std::mutex mutex_;
    std::map<std::string, int> version_of_state_;
};

}  // namespace recueil::server::tests
