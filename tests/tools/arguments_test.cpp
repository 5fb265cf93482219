#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tools/command.h"

namespace recueil::tools {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Arguments : public testing::Test {
  protected:
    Arguments() {
        command_.add_option("--member", members_)->allow_extra_args(false);
        command_.add_flag("--explain", explain_);
    }

    SplitArguments split(const std::vector<std::string>& arguments) { return split_arguments(command_, arguments); }

    CLI::App command_{"", "search"};
    std::vector<std::string> members_;
    bool explain_ = false;
};

TEST_F(Arguments, KeepOptionsWithTheirValues) {
    const SplitArguments arguments = split({"--member", "A", "one", "--member=B", "two", "--explain", "three"});
    EXPECT_THAT(arguments.options, ElementsAre("--member", "A", "--member", "B", "--explain"));
    EXPECT_THAT(arguments.operands, ElementsAre("one", "two", "three"));
}

TEST_F(Arguments, ThatLookLikeNothingKnownAreOperands) {
    const std::vector<std::string> odd{"-salariat", "-", "", "-1", "[a,b]", "show", "--", "--member", "-x"};
    EXPECT_THAT(split(odd).operands, ElementsAre("-salariat", "-", "", "-1", "[a,b]", "show", "--member", "-x"));
    EXPECT_THAT(split(odd).options, IsEmpty());
}

TEST_F(Arguments, ThatLookLikeALongOptionAreLeftToTheParser) {
    EXPECT_THAT(split({"--membr", "x"}).options, ElementsAre("--membr"));
    EXPECT_THAT(split({"--membr=x"}).options, ElementsAre("--membr=x"));
    EXPECT_THAT(split({"--« guillemets »"}).operands, ElementsAre("--« guillemets »"));
}

TEST_F(Arguments, KeepAnEmptyValue) {
    const SplitArguments arguments = split({"--member=", "query"});
    EXPECT_THAT(arguments.options, ElementsAre("--member", ""));
    EXPECT_THAT(arguments.operands, ElementsAre("query"));
}

TEST_F(Arguments, TakeAWordAfterOcrOnlyWhereItIsOneOfIts) {
    corpus::ReadLimits limits;
    corpus::Links links{};
    add_reading(command_, limits, links);
    EXPECT_THAT(split({"--ocr", "acte.pdf"}).options, ElementsAre("--ocr", "auto"));
    EXPECT_THAT(split({"--ocr", "acte.pdf"}).operands, ElementsAre("acte.pdf"));
    EXPECT_THAT(split({"--ocr", "always", "acte.pdf"}).options, ElementsAre("--ocr", "always"));
    EXPECT_THAT(split({"--ocr=never", "acte.pdf"}).options, ElementsAre("--ocr", "never"));
    command_.parse(std::vector<std::string>{"always", "--ocr"});  // the parser takes them from the back
    EXPECT_EQ(limits.ocr, corpus::Ocr::always);
}

TEST_F(Arguments, KeepAValueThatLooksLikeAnOption) {
    EXPECT_THAT(split({"--member", "--explain", "q"}).options, ElementsAre("--member", "--explain"));
}

}  // namespace
}  // namespace recueil::tools
