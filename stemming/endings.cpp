#include "stemming/endings.h"

#include <algorithm>
#include <array>

namespace recueil::stemming {

namespace {

enum class Plural { no, too, dropped };

struct Ending {
    std::string_view plain;
    std::string_view spelled;
    Plural plural = Plural::no;  // `plain` + s becomes `spelled` + s, or `spelled` alone
};

// The first that fits counts, so a longer ending comes before a shorter one; one that spells itself is an exception to
// a shorter one. All are true of French as councils write it: no imperfect subjunctive, no first person.
constexpr std::array kEndings{
    // Participles, and feminines, that the stemmer knows by their accent: abandonnées, première, modifié.
    Ending{"itee", "ité", Plural::dropped},
    Ending{"ee", "ée", Plural::too},
    Ending{"ierement", "ièrement"},
    Ending{"iere", "ière", Plural::too},
    Ending{"ification", "ifié", Plural::dropped},
    Ending{"ificatif", "ifié", Plural::dropped},
    Ending{"ificative", "ifié", Plural::dropped},
    Ending{"neficient", "neficié"},
    Ending{"fient", "fié"},
    Ending{"fie", "fié", Plural::too},
    Ending{"cie", "cié", Plural::too},
    Ending{"udie", "udié", Plural::too},
    Ending{"edie", "edié", Plural::too},
    Ending{"tablie", "tablie", Plural::too},
    Ending{"aiblie", "aiblie", Plural::too},
    Ending{"blie", "blié", Plural::too},
    Ending{"iplie", "iplié", Plural::too},
    Ending{"ilie", "ilié", Plural::too},
    Ending{"ilegie", "ilegié", Plural::too},
    Ending{"fugie", "fugié", Plural::too},
    Ending{"rrie", "rrie", Plural::too},
    Ending{"grie", "grie", Plural::too},
    Ending{"rie", "rié", Plural::too},
    Ending{"ye", "yé", Plural::too},
    Ending{"asse", "assé", Plural::too},

    // Nouns in « -té » and verbs in « -iter », whose participle looks like one; but construite is a participle.
    Ending{"duite", "duite", Plural::too},
    Ending{"truite", "truite", Plural::too},
    Ending{"crite", "crite", Plural::too},
    Ending{"aite", "aite", Plural::too},
    Ending{"oite", "oite", Plural::too},
    Ending{"ite", "ité", Plural::too},
    Ending{"iter", "ité"},
    Ending{"itent", "ité"},
    Ending{"itant", "ité", Plural::too},
    Ending{"itera", "ité"},
    Ending{"iteront", "ité"},

    // Crédit, petit and prescrit are no verbs: the stemmer would take « -it » off them, and not off their plural. But
    // these are: était, définit, agit, établit, garantit, investit, choisit, enrichit.
    Ending{"ait", "ait"},
    Ending{"nit", "nit"},
    Ending{"git", "git"},
    Ending{"plit", "plit"},
    Ending{"blit", "blit"},
    Ending{"ntit", "ntit"},
    Ending{"rtit", "rtit"},
    Ending{"stit", "stit"},
    Ending{"oisit", "oisit"},
    Ending{"aisit", "aisit"},
    Ending{"chit", "chit"},
    Ending{"ssit", "ssit"},
    Ending{"vrit", "vrit"},
    Ending{"it", "ite"},

    // Plurals it does not see: usagers, loisirs, commissions, prévus, numéros, emplois.
    Ending{"ivers", "ivers"},
    Ending{"avers", "avers"},
    Ending{"nvers", "nvers"},
    Ending{"evers", "evers"},
    Ending{"ers", "er"},
    Ending{"irs", "ir"},
    Ending{"issions", "ission"},
    Ending{"xions", "xion"},
    Ending{"nions", "nion"},
    Ending{"gions", "gion"},
    Ending{"nclus", "ncluse"},
    Ending{"onfus", "onfuse"},
    Ending{"iffus", "iffuse"},
    Ending{"us", "u"},
    Ending{"os", "o"},
    Ending{"ois", "oi"},
    Ending{"geoise", "geoi", Plural::dropped},
    Ending{"lloise", "lloi", Plural::dropped},
    Ending{"noise", "noi", Plural::dropped},
    Ending{"quis", "quise"},
    Ending{"uis", "ui"},

    // Feminines it does not see: étrangère, directrice, active.
    Ending{"gere", "ger", Plural::dropped},
    Ending{"trice", "teur", Plural::too},
    Ending{"tarif", "tarif", Plural::too},
    Ending{"ifs", "ives"},
    Ending{"if", "ive"},

    // Français, compris, remis, requis, précis: neither imperfects nor of verbs in « -ir ».
    Ending{"rais", "rais"},
    Ending{"ais", "aise"},
    Ending{"pris", "prise"},
    Ending{"mis", "mise"},
    Ending{"cis", "cise"},

    // Third persons, where no noun or adjective ends so: réalisent, accompagnent, travaillent, donnent, consistent.
    Ending{"issent", "issent"},
    Ending{"essent", "esser"},
    Ending{"assent", "asser"},
    Ending{"isent", "iser"},
    Ending{"usent", "user"},
    Ending{"posent", "poser"},
    Ending{"nsent", "nser"},
    Ending{"rsent", "rser"},
    Ending{"gnent", "gner"},
    Ending{"illent", "iller"},
    Ending{"onnent", "onner"},
    Ending{"entent", "enter"},
    Ending{"stent", "ster"},
    Ending{"rtent", "rter"},
    Ending{"ctent", "cter"},
    Ending{"ptent", "pter"},
    Ending{"ltent", "lter"},
    Ending{"aitent", "aiter"},
    Ending{"outent", "outer"},
    Ending{"iquent", "iquer"},
    Ending{"oquent", "oquer"},
    Ending{"tituent", "tituer"},
    Ending{"ribuent", "ribuer"},
    Ending{"inuent", "inuer"},
    Ending{"oluent", "oluer"},
    Ending{"aluent", "aluer"},
    Ending{"ctuent", "ctuer"},
    Ending{"urent", "urer"},
    Ending{"orent", "orer"},
    Ending{"eparent", "eparer"},
    Ending{"trent", "trer"},
    Ending{"vrent", "vrer"},
    Ending{"brent", "brer"},
    Ending{"grent", "grer"},
    Ending{"blent", "bler"},
    Ending{"culent", "culer"},
    Ending{"mulent", "muler"},
    Ending{"chent", "cher"},
    Ending{"ercent", "ercer"},
    Ending{"xent", "xer"},
    Ending{"angent", "anger"},
    Ending{"icipent", "iciper"},
    Ending{"oupent", "ouper"},
    Ending{"rouvent", "rouver"},
    Ending{"servent", "server"},
    Ending{"ecident", "ecider"},
    Ending{"andent", "ander"},
    Ending{"ernent", "erner"},
    Ending{"isagent", "isager"},
    Ending{"gagent", "gager"},
    Ending{"tagent", "tager"},
    Ending{"cordent", "corder"},
    Ending{"orment", "ormer"},
    Ending{"irment", "irmer"},
};

constexpr std::size_t kShort = 3;  // letters of words that are their own stem

bool ends_with(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.back() == ending.back() &&
           word.substr(word.size() - ending.size()) == ending;
}

bool is_invariable(std::string_view word) {
    static constexpr std::array<std::string_view, 11> words{"clos", "fils", "fois", "gris", "mais", "mars",
                                                            "mois", "plus", "pris", "sous", "vers"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

}  // namespace

bool is_own_stem(std::string_view folded) {
    return folded.size() <= kShort || is_invariable(folded);
}

std::string probable_spelling(std::string_view folded) {
    const bool may_be_plural = !folded.empty() && folded.back() == 's';
    const std::string_view singular = folded.substr(0, folded.size() - (may_be_plural ? 1 : 0));
    // The plural of a word that is its own stem: lois, rues.
    if (may_be_plural && singular.size() == kShort && !is_invariable(folded)) return std::string(singular);
    for (const Ending& ending : kEndings) {
        std::string_view word;
        if (ends_with(folded, ending.plain)) {
            word = folded;
        } else if (may_be_plural && ending.plural != Plural::no && ends_with(singular, ending.plain)) {
            word = singular;
        } else {
            continue;
        }
        std::string spelled(word.substr(0, word.size() - ending.plain.size()));
        spelled += ending.spelled;
        if (word.size() < folded.size() && ending.plural == Plural::too) spelled += 's';
        return spelled;
    }
    return std::string(folded);
}

}  // namespace recueil::stemming
