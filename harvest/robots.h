// robots.txt (RFC 9309): what a site asks programs to leave alone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::harvest {

// RFC 9309 asks to read at least this much of a robots.txt.
inline constexpr std::size_t most_robots_bytes = std::size_t{500} << 10;

class Robots {
  public:
    // The groups of `token` (« recueil », in any case), all of them together; where there is none, those of « * ».
    static Robots parse(std::string_view text, std::string_view token);
    static Robots allow_all() { return {}; }
    static Robots disallow_all();

    // The longest rule that fits decides, « Allow » of two of one length; /robots.txt is always allowed. `target` is
    // path and query. Linear in the rules; a rule is matched in time linear in its length times that of the target.
    bool allows(std::string_view target) const;
    std::optional<std::chrono::milliseconds> crawl_delay() const { return delay_; }

  private:
    struct Rule {
        std::string path;  // with * and $
        bool allows = false;
    };
    std::vector<Rule> rules_;
    std::optional<std::chrono::milliseconds> delay_;
};

}  // namespace recueil::harvest
