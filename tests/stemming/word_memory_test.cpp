#include "stemming/word_memory.h"

#include <string>

#include <gtest/gtest.h>

namespace recueil::stemming {
namespace {

TEST(WordMemory, GivesBackWhatItKept) {
    WordMemory memory;
    EXPECT_FALSE(memory.find("Médecins"));
    memory.keep("Médecins", {"medecins", "medecin", true});
    memory.keep("", {"", "", false});
    const auto found = memory.find("Médecins");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->surface, "medecins");
    EXPECT_EQ(found->stem, "medecin");
    EXPECT_TRUE(found->accented);
    ASSERT_TRUE(memory.find(""));
    EXPECT_EQ(memory.find("")->surface, "");
    EXPECT_FALSE(memory.find("Médecin"));
    EXPECT_FALSE(memory.find("médecins"));
}

TEST(WordMemory, ForgetsRatherThanGrows) {
    WordMemory memory;
    const auto name = [](int i) { return "mot" + std::to_string(i); };
    int kept = 0;
    for (int i = 0; i < 200'000; ++i) {
        const std::string word = name(i);
        memory.keep(word, {word + "s", word, false});
        const auto found = memory.find(word);
        ASSERT_TRUE(found) << word;
        ASSERT_EQ(found->surface, word + "s");
    }
    for (int i = 0; i < 200'000; ++i) kept += memory.find(name(i)) ? 1 : 0;
    EXPECT_GT(kept, 0);
    EXPECT_LE(kept, 1 << 16);
}

TEST(WordMemory, PassesOverWhatIsTooLong) {
    WordMemory memory;
    const std::string length_of_a_byte(255, 'a');
    memory.keep(length_of_a_byte, {length_of_a_byte, length_of_a_byte, false});
    ASSERT_TRUE(memory.find(length_of_a_byte));
    EXPECT_EQ(memory.find(length_of_a_byte)->stem, length_of_a_byte);
    const std::string longer(256, 'a');
    memory.keep(longer, {"a", "a", false});
    memory.keep("b", {longer, "b", false});
    EXPECT_FALSE(memory.find(longer));
    EXPECT_FALSE(memory.find("b"));
}

}  // namespace
}  // namespace recueil::stemming
