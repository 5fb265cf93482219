// Facet counts against a count by hand, over random small corpora, queries and selections.
#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using Values = std::set<std::string>;

// What the test knows of an act because it wrote it.
struct KnownAct {
    std::string number;
    Values words;
    std::map<std::string, Values> facets;  // by field: labels
};

const std::vector<std::string> all_members{"Jean ROCHE",    "Anne LE GALL",        "Karim BEN AMOR", "Lucie PETIT",
                                           "Zoé D’ESTREUX", "Paul HINGREZ-CÉRÉDA", "Eve MARSOLAC"};
const std::vector<std::string> all_words{"vélos", "barques", "médecins", "collèges", "ponts"};
const std::vector<std::pair<std::string, std::string>> all_days{
    {"26 MARS 2018", "2018"}, {"12 NOVEMBRE 2018", "2018"}, {"24 JUIN 2019", "2019"}, {"28 SEPTEMBRE 2020", "2020"}};
const std::vector<std::pair<std::string, std::string>> all_institutions{
    {"DEPARTEMENT DE LA HAUTE-ORNE", "Département de la Haute-Orne"},
    {"DEPARTEMENT DU VAL-SAURE", "Département du Val-Saure"}};
const std::vector<std::pair<int, std::string>> all_committees{
    {1, "Emploi"}, {2, "Solidarités humaines"}, {6, "Finances"}};

class RandomCouncil {
  public:
    // Past one piece of a column that is counted as bits, in one segment; many of its members are in few acts.
    struct Large {
        std::size_t acts = 1'500;
    };

    RandomCouncil(unsigned seed, Large large) : random_(seed) {
        std::vector<TestAct> acts;
        for (std::size_t i = 0; i < large.acts; ++i) {
            acts.push_back(make());
            const std::string name = std::string("Léa ") + static_cast<char>('A' + i * i % 23) + "OR" +
                                     static_cast<char>('A' + i % 17) + "AN";
            acts.back().present.push_back("Mme " + name);
            acts_.back().facets["member"].insert(name);
        }
        council_.write("all.txt", acts);
        EXPECT_TRUE(council_.index().has_value());
        tell_apart();
    }

    explicit RandomCouncil(unsigned seed) : random_(seed) {
        const std::size_t files = 1 + pick(4);
        for (std::size_t file = 0; file < files; ++file) {
            std::vector<TestAct> acts;
            for (std::size_t i = 0; i <= pick(6); ++i) acts.push_back(make());
            if (acts.size() == 1) acts_.back().facets["form"] = {"extrait"};
            council_.write("f" + std::to_string(file) + ".txt", acts);
            // Several updates, so that there are several segments.
            if (pick(2) == 0) {
                EXPECT_TRUE(council_.index().has_value());
            }
        }
        EXPECT_TRUE(council_.index().has_value());
        tell_apart();
    }

    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    const std::vector<KnownAct>& acts() const { return acts_; }
    query::Searcher open() const { return council_.open(); }

  private:
    TestAct make() {
        TestAct act;
        KnownAct known;
        act.number = known.number = "2018-" + std::to_string(acts_.size() + 1);
        const auto& [heading, institution] = all_institutions[pick(all_institutions.size())];
        act.institution = heading;
        known.facets["institution"] = {institution};
        known.facets["form"] = {"recueil"};
        const auto& [day, year] = all_days[pick(all_days.size())];
        act.day = day;
        known.facets["year"] = {year};
        known.facets["assembly"] = {"Conseil départemental"};
        act.present = {"M. Jean ROCHE"};
        act.excused.clear();
        act.secretary = "Mme Anne LE GALL";
        known.facets["member"] = {"Jean ROCHE", "Anne LE GALL"};
        for (std::size_t i = 2; i < all_members.size(); ++i) {
            const std::size_t role = pick(3);
            if (role == 0) act.present.push_back("Mme " + all_members[i]);
            if (role == 1) act.excused.push_back("M. " + all_members[i]);
            if (role != 2) known.facets["member"].insert(all_members[i]);
        }
        act.opinions.clear();
        for (const auto& committee : all_committees) {
            if (pick(2) == 0) continue;
            act.opinions.push_back(committee);
            known.facets["commission"].insert(std::to_string(committee.first) + " " + committee.second);
        }
        act.title = "DÉCISION";
        act.articles = {"De décider"};
        for (const std::string& word : all_words)
            if (pick(3) == 0) {
                act.articles[0] += " pour les " + word;
                known.words.insert(word);
            }
        if (pick(3) == 0) {
            const std::string& name = all_members[1 + pick(all_members.size() - 1)];
            act.articles.push_back("De désigner Madame " + name + ".");
            known.facets["named"].insert(name);
            known.facets["member"].insert(name);
        }
        act.articles[0] += ".";
        act.outcome = pick(4) == 0 ? "" : pick(3) == 0 ? "Rejeté" : "Adopté";
        act.against = pick(4) == 0 ? 2 : 0;
        act.abstention = pick(4) == 0 ? 1 : 0;
        if (!act.outcome.empty()) {
            known.facets["outcome"] = {act.outcome};
            Values& votes = known.facets["vote"];
            if (act.against > 0) votes.insert("avec opposition");
            if (act.abstention > 0) votes.insert("avec abstention");
            if (act.against == 0 && act.abstention == 0) votes.insert("à l'unanimité");
            if (act.outcome == "Rejeté") votes.insert("rejeté");
        }
        known.facets["part"] = {"délibération"};
        if (pick(3) == 0) {
            act.annex = "Un tableau des moyens.";
            known.facets["part"].insert("annexe");
        }
        acts_.push_back(known);
        return act;
    }

    // People and committees of several institutions that are called the same are each shown with theirs.
    void tell_apart() {
        for (const char* field : {"member", "named", "commission"}) {
            std::map<std::string, Values> institutions_of;
            for (const KnownAct& act : acts_)
                if (const auto labels = act.facets.find(field); labels != act.facets.end())
                    for (const std::string& label : labels->second)
                        institutions_of[label].insert(*act.facets.at("institution").begin());
            for (KnownAct& act : acts_) {
                const auto labels = act.facets.find(field);
                if (labels == act.facets.end()) continue;
                Values apart;
                for (const std::string& label : labels->second)
                    apart.insert(institutions_of[label].size() < 2
                                     ? label
                                     : label + " (" + *act.facets.at("institution").begin() + ")");
                labels->second = std::move(apart);
            }
        }
    }

    std::mt19937 random_;
    Council council_;
    std::vector<KnownAct> acts_;
};

struct Question {
    std::string word;                         // empty: none
    std::map<std::string, Values> selection;  // labels by field
};

bool answers(const KnownAct& act, const Question& question, const std::string& but_for) {
    if (!question.word.empty() && act.words.count(question.word) == 0) return false;
    return std::all_of(question.selection.begin(), question.selection.end(), [&](const auto& filter) {
        if (filter.first == but_for) return true;
        const auto values = act.facets.find(filter.first);
        return values != act.facets.end() &&
               std::any_of(filter.second.begin(), filter.second.end(),
                           [&](const std::string& value) { return values->second.count(value) != 0; });
    });
}

void compare_with_counts_by_hand(RandomCouncil& council, int rounds) {
    const query::Searcher searcher = council.open();
    const std::vector<std::string> fields{"year", "member",  "named",       "commission", "assembly",
                                          "part", "outcome", "institution", "form",       "vote"};
    for (int round = 0; round < rounds; ++round) {
        Question question;
        if (council.pick(3) != 0) question.word = all_words[council.pick(all_words.size())];
        for (const std::string& field : fields) {
            if (council.pick(4) != 0) continue;
            const KnownAct& like = council.acts()[council.pick(council.acts().size())];
            const auto values = like.facets.find(field);
            if (values == like.facets.end()) continue;
            auto value = values->second.begin();
            std::advance(value, static_cast<long>(council.pick(values->second.size())));
            question.selection[field].insert(*value);
        }
        query::SearchRequest request;
        request.text = question.word;
        request.facets = fields;
        request.facet_values = 1'000;
        request.per_page = 100;
        for (const auto& [field, values] : question.selection)
            for (const std::string& value : values) request.filters.push_back({field, value});
        const auto response = search(searcher, request);

        std::vector<std::string> expected_hits;
        for (const KnownAct& act : council.acts())
            if (answers(act, question, "")) expected_hits.push_back(act.number);
        EXPECT_EQ(response.total, expected_hits.size());
        if (expected_hits.size() <= 100) {
            EXPECT_THAT(numbers(response), ::testing::UnorderedElementsAreArray(expected_hits));
        }
        for (const std::string& field : fields) {
            const auto selection = question.selection.find(field);
            const Values selected = selection == question.selection.end() ? Values() : selection->second;
            std::map<std::string, std::size_t> expected;
            for (const KnownAct& act : council.acts()) {
                const auto values = act.facets.find(field);
                if (values == act.facets.end() || !answers(act, question, field)) continue;
                for (const std::string& value : values->second) ++expected[value];
            }
            for (const std::string& value : selected) expected.try_emplace(value, 0);
            std::map<std::string, std::size_t> counted;
            for (const query::Facet& facet : response.facets)
                if (facet.field == field)
                    for (const query::FacetValue& value : facet.values) {
                        counted[value.label] = value.count;
                        EXPECT_EQ(value.selected, selected.count(value.label) != 0);
                    }
            EXPECT_EQ(counted, expected) << field << " of “" << question.word << "”";
        }
    }
}

class FacetCounts : public ::testing::TestWithParam<unsigned> {};

TEST_P(FacetCounts, AreThoseCountedByHand) {
    RandomCouncil council(GetParam());
    compare_with_counts_by_hand(council, 25);
}

TEST(FacetCountsOfManyActs, AreThoseCountedByHand) {
    RandomCouncil council(7, RandomCouncil::Large{});
    compare_with_counts_by_hand(council, 10);
}

INSTANTIATE_TEST_SUITE_P(RandomCorpora, FacetCounts, ::testing::Range(1U, 9U));

TEST(Facets, EveryValueGivenBackAsAFilterFindsWhatItCounts) {
    RandomCouncil council(99);
    const query::Searcher searcher = council.open();
    query::SearchRequest request;
    request.facets = {"year",     "member", "named",   "commission",  "theme", "territory",
                      "assembly", "part",   "outcome", "institution", "form",  "vote"};
    request.facet_values = 1'000;
    for (const query::Facet& facet : search(searcher, request).facets)
        for (const query::FacetValue& value : facet.values)
            EXPECT_EQ(search(searcher, "", {{facet.field, value.value}}).total, value.count)
                << facet.field << value.value;
}

TEST(Facets, FewValuesAreShownAndTheRestCounted) {
    RandomCouncil council(5);
    const query::Searcher searcher = council.open();
    query::SearchRequest request;
    request.facets = {"member"};
    request.facet_values = 2;
    const auto short_list = search(searcher, request).facets.at(0);
    request.facet_values = 100;
    const auto whole = search(searcher, request).facets.at(0);
    ASSERT_EQ(short_list.values.size(), 2U);
    EXPECT_EQ(short_list.values.size() + short_list.more, whole.values.size());
    EXPECT_GE(whole.values[0].count, whole.values[1].count);
    // What is selected is shown, however rare.
    request.facet_values = 1;
    request.filters = {{"member", whole.values.back().value}};
    const auto selected = search(searcher, request).facets.at(0);
    EXPECT_TRUE(
        std::any_of(selected.values.begin(), selected.values.end(), [](const auto& value) { return value.selected; }));
}

TEST(Facets, OnePersonUnderSeveralSpellings) {
    Council council;
    TestAct old_spelling;
    old_spelling.present = {"M. Jean ROCHE", "Mme Mireille HINGREZ-CEREDA"};
    TestAct new_spelling;
    new_spelling.number = "2022-1";
    new_spelling.day = "26 SEPTEMBRE 2022";
    new_spelling.present = {"M. Jean ROCHE", "Mme Mireille HINGREZ–CÉRÉDA"};
    council.write("a.txt", {old_spelling, new_spelling});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    for (const char* name :
         {"Mireille HINGREZ-CEREDA", "mireille hingrez céréda", "HINGREZ-CÉRÉDA Mireille", "hingrez-cereda"}) {
        const auto response = search(searcher, "", {{"member", name}});
        EXPECT_EQ(response.total, 2U) << name;
    }
}

TEST(Facets, OneCommitteeUnderSeveralWordings) {
    Council council;
    TestAct act;
    act.opinions = {{5, "Solidarité territoriale et partenariats"}};
    TestAct other_case;
    other_case.number = "2020-2";
    other_case.opinions = {{5, "Solidarité Territoriale et Partenariats"}};
    TestAct later;
    later.number = "2022-2";
    later.day = "26 SEPTEMBRE 2022";
    later.opinions = {{5, "Équipement et mobilités"}};
    council.write("a.txt", {act, other_case, later});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    query::SearchRequest request;
    request.facets = {"commission"};
    const auto facet = search(searcher, request).facets.at(0);
    ASSERT_EQ(facet.values.size(), 2U);
    EXPECT_EQ(facet.values[0].count, 2U);
    EXPECT_EQ(search(searcher, "", {{"commission", "solidarité territoriale et partenariats"}}).total, 2U);
    EXPECT_EQ(search(searcher, "", {{"commission", "5e commission"}}).total, 3U) << "the number alone is either";
    EXPECT_EQ(search(searcher, "", {{"commission", "mobilités"}}).total, 1U);
}

TEST(Facets, OneInstitutionUnderSeveralNames) {
    Council council;
    TestAct act;
    act.institution = "VILLE DE MONTORNAY";
    act.assembly = "CONSEIL MUNICIPAL";
    TestAct other = act;
    other.number = "2020-2";
    other.institution = "COMMUNE DE MONTORNAY";
    TestAct elsewhere = act;
    elsewhere.number = "2020-3";
    elsewhere.institution = "VILLE DE MONTORNAY-SUR-SAURE";
    council.write("a.txt", {act, other});
    council.write("b.txt", {elsewhere});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    for (const char* name : {"Ville de Montornay", "Commune de Montornay", "mairie de montornay", "MONTORNAY"})
        EXPECT_EQ(search(searcher, "", {{"institution", name}}).total, 2U) << name;
    EXPECT_EQ(search(searcher, "", {{"institution", "Montornay-sur-Saure"}}).total, 1U);
    EXPECT_EQ(search(searcher, "collectivité:\"commune de Montornay\"").total, 2U);
    const auto institutions = searcher.vocabulary(query::Vocabulary::institutions);
    ASSERT_TRUE(institutions.has_value());
    ASSERT_EQ(institutions->size(), 2U);
    EXPECT_EQ(institutions->front().count, 2U);
    EXPECT_EQ(institutions->front().names.size(), 1U);
    const auto hit = search(searcher, "", {{"institution", "Montornay-sur-Saure"}}).hits.at(0);
    EXPECT_EQ(hit.institution, "Ville de Montornay-sur-Saure");
    EXPECT_EQ(hit.form, "single");
}

TEST(Facets, AVoteIsFoundByHowItWentAndByTheWordOfItsOutcome) {
    Council council;
    TestAct agreed;
    TestAct disputed;
    disputed.number = "2020-2";
    disputed.against = 2;
    disputed.abstention = 1;
    TestAct refused;
    refused.number = "2020-3";
    refused.against = 9;
    refused.outcome = "Rejeté";
    council.write("a.txt", {agreed, disputed, refused});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    using ::testing::UnorderedElementsAre;
    EXPECT_THAT(numbers(search(searcher, "vote:unanimité")), UnorderedElementsAre("2020-1"));
    EXPECT_THAT(numbers(search(searcher, "vote:abstention")), UnorderedElementsAre("2020-2"));
    EXPECT_THAT(numbers(search(searcher, "", {{"vote", "with_opposition"}})), UnorderedElementsAre("2020-2", "2020-3"));
    EXPECT_THAT(numbers(search(searcher, "", {{"vote", "rejected"}})), UnorderedElementsAre("2020-3"));
    EXPECT_THAT(numbers(search(searcher, "vote:adopté")), UnorderedElementsAre("2020-1", "2020-2"));
    query::SearchRequest no_such_kind;
    no_such_kind.filters = {{"vote", "adopté"}};
    EXPECT_FALSE(searcher.search(no_such_kind).has_value());
}

TEST(Facets, AMemberIsOfOneInstitution) {
    Council council;
    TestAct act;
    TestAct other;
    other.number = "2020-2";
    other.institution = "DEPARTEMENT DU VAL-SAURE";
    other.present = {"M. Jean ROCHE", "M. Éric SOLAL"};
    council.write("a.txt", {act});
    council.write("b.txt", {other});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    EXPECT_EQ(search(searcher, "", {{"member", "Jean ROCHE (Département du Val-Saure)"}}).total, 1U);
    EXPECT_EQ(search(searcher, "", {{"member", "Éric SOLAL"}}).total, 1U);
    query::SearchRequest ambiguous;
    ambiguous.filters = {{"member", "Jean ROCHE"}};
    const auto either = searcher.search(ambiguous);
    ASSERT_FALSE(either.has_value());
    EXPECT_THAT(either.error().hint, ::testing::HasSubstr("Jean ROCHE (Département de la Haute-Orne)"));
    // The filter on an institution says whose member is meant.
    EXPECT_THAT(numbers(search(searcher, "", {{"member", "Jean ROCHE"}, {"institution", "Val-Saure"}})),
                ::testing::ElementsAre("2020-2"));
    EXPECT_EQ(search(searcher, "membre:\"Jean ROCHE\"").total, 2U) << "words may mean either";
    const auto sessions = searcher.vocabulary(query::Vocabulary::sessions);
    ASSERT_TRUE(sessions.has_value());
    EXPECT_EQ(sessions->size(), 2U) << "one day, two councils";
}

TEST(Facets, ACommitteeIsMeantByItsNumberWithAnyOfItsNames) {
    Council council;
    TestAct act;
    act.opinions = {{5, "Finances et budget"}};
    TestAct again;
    again.number = "2020-2";
    again.opinions = {{5, "Finances et budget"}};
    TestAct shorter;
    shorter.number = "2020-3";
    shorter.opinions = {{5, "Finances"}};
    TestAct other;
    other.number = "2020-4";
    other.opinions = {{2, "Finances"}};
    council.write("a.txt", {act, again, shorter, other});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    EXPECT_EQ(search(searcher, "", {{"commission", "5 Finances et budget"}}).total, 3U);
    EXPECT_EQ(search(searcher, "", {{"commission", "5 Finances"}}).total, 3U);
    EXPECT_EQ(search(searcher, "", {{"commission", "5ème Finances"}}).total, 3U);
    EXPECT_EQ(search(searcher, "", {{"commission", "2 Finances"}}).total, 1U);
}

}  // namespace
}  // namespace recueil::tests
