// The kind of answer a query asks for, known by its words (question_words.tsv).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "query/language/parser.h"

namespace recueil::query {

enum class AnswerKind : std::uint8_t {
    any,
    vote,
    against,
    abstention,
    attendance,
    recusal,
    people,
    amount,
    time,
    deadline,
    duration,
    reason,
    session
};

// All but `any`, which is no kind of its own: its words only ask.
inline constexpr std::array<AnswerKind, 12> answer_kinds{
    AnswerKind::vote,     AnswerKind::against,  AnswerKind::abstention, AnswerKind::attendance,
    AnswerKind::recusal,  AnswerKind::people,   AnswerKind::amount,     AnswerKind::time,
    AnswerKind::deadline, AnswerKind::duration, AnswerKind::reason,     AnswerKind::session};

// A set of kinds.
class AnswerKinds {
  public:
    void add(AnswerKind kind) { bits_ = static_cast<std::uint16_t>(bits_ | bit(kind)); }
    bool has(AnswerKind kind) const { return (bits_ & bit(kind)) != 0; }
    bool empty() const { return bits_ == 0; }

  private:
    static std::uint16_t bit(AnswerKind kind) {
        return kind == AnswerKind::any ? std::uint16_t{0}
                                       : static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
    }
    std::uint16_t bits_ = 0;
};

// A vote as a whole, or who was against or abstained.
inline bool asks_for_vote(AnswerKinds asked) {
    return asked.has(AnswerKind::vote) || asked.has(AnswerKind::against) || asked.has(AnswerKind::abstention);
}

// The name of a kind as the parse prints it: "vote", "people", …
std::string_view name_of(AnswerKind kind);

struct QuestionWords {
    enum class Role {
        asks,      // only asks: not looked for
        optional,  // scores where it is found, but no act needs it
        tells      // looked for like any word
    };
    Role role = Role::tells;
    std::size_t first = 0;  // of the nodes given, and past the last of them
    std::size_t last = 0;
    std::vector<std::string> wordings;  // that the answer may use in their place
    std::vector<std::string> fields;    // that the person named may have in the act: "excused"
};

struct Question {
    AnswerKinds kinds;
    std::vector<QuestionWords> words;  // in order, none over another
    // The node of what is counted: « combien d'organismes », « nombre de médecins ».
    std::optional<std::size_t> counted;
};

// Looks at the plain words of a sequence; phrases, fields and required words ask nothing. Linear in the nodes.
Question understand_question(const std::vector<Node>& nodes);

}  // namespace recueil::query
