#include "corpus/text/running_lines.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <string>

#include "corpus/rules/pattern.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t shortest_running_line = 1200;  // bytes; paragraphs of one act are hardly longer
constexpr std::size_t shortest_whole_text = 240;     // bytes; a document that is one line has no paragraphs
constexpr int fewest_openings = 3;
constexpr std::size_t fewest_rows = 4;
constexpr std::size_t fewest_signed_rows = 2;  // « n° 2023-001 Titre »
constexpr std::size_t fewest_marked_rows = 2;  // « 2022-27 : TITRE », « 2022-28 : TITRE »
constexpr std::size_t shortest_chain = 3;      // of ranks that rise by one

// Openings of the parts of an act, on folded text. Case matters: the same words in lower case are running text.
const RE2& openings() {
    static const RE2 pattern(
        R"((?:\b(?:EXTRAIT (?:DU|DES|DE)|Extrait (?:du|des) |REPUBLIQUE FRANCAISE|DEPARTEMENT D|Departement d|ARRONDISSEMENT|CANTON D|COMMUNE D|COMMUNAUTE D|VILLE D|MAIRIE D)|\bL'[Aa][Nn] (?:[Dd][Ee][Uu][Xx]|2\d|[Dd]eux)|\b(?:E[tT][aA][iI][eE](?:[nN])?[tT] (?:[a-z]{2,8} )?(?:[pP][rR][eE]|[aA][bB][sS]|[eE][xX][cC]|[rR][eE][pP])|(?:PRESENTS?|Presents?|ABSENTS?|Absents?|EXCUSES?|Excuses?|POUVOIRS?|Pouvoirs?|PROCURATIONS?|Procurations?|VOTANTS?|Votants?)(?: [a-z' ]{1,40})?\s?:|Membres (?:presents|absents|excuses|en exercice)|Secretaire (?:de seance|de la seance)?\s?:|SECRETAIRE|Nombre (?:total )?de |NOMBRE DE |Date de |DATE DE )|\b(?:D[Ee][Ll][Ii][Bb][Ee][Rr][Aa][Tt][Ii][Oo][Nn]|DCM|DEL|PROJET DE DELIBERATION)\s?(?:[Nn][o.]|[Nn]umero|\d)|\b(?:OBJET|Objet|OBIET|Obiet|BIET|biet)\s?:|\b(?:Rapporteur|RAPPORTEUR)e?\s?:|\bV[Uu] (?:l[ea]s?\b|l'|ensemble|notre|sa |son |ses )|\b(?:Considerant|CONSIDERANT|Attendu|ATTENDU)\b|\b(?:Le|LE|La|LA|L')\s?(?:[Cc]onseil|CONSEIL|[Bb]ureau|BUREAU|[Cc]omite|COMITE|[Cc]ommission|COMMISSION|[Aa]ssemblee|ASSEMBLEE)\b(?: [a-zA-Z'-]{1,20}){0,5},? ?(?:apres|APRES|DECIDE|ADOPTE|a l'unanimite|entendu|ouï|oui|DELIBERE)|\b(?:Apres|APRES|Ayant) (?:en |EN |avoir |AVOIR |delibere|DELIBERE)|\bArticle\s(?:1er|premier|unique|\d{1,2})\s?[:.-]|\bARTICLE\s(?:1ER|1er|PREMIER|UNIQUE|\d{1,2})\b|\b(?:DECIDE|APPROUVE|AUTORISE|DIT (?:QUE|que|qu')|PRECISE|CHARGE|ADOPTE|PREND ACTE|FIXE|ACCEPTE|DESIGNE|ABROGE|CONFIRME|ATTRIBUE|SOLLICITE|VALIDE|EMET|INSTAURE|MANDATE|AFFECTE|RAPPELLE|PROPOSE|DEMANDE|CONSTATE|ARRETE)\b|\b(?:Pour extrait|POUR EXTRAIT|Fait et delibere|FAIT ET DELIBERE|Ainsi fait|Ainsi delibere|Pour copie|Certifie executoire|Acte rendu executoire|Le Maire,|La Maire,|Le President,|La Presidente,|La presente deliberation (?:peut|pourra))|\b(?:VOTE|Vote|VOTES|Votes|RESULTAT DU VOTE)\s?:|\b(?:Ordre du jour|ORDRE DU JOUR|QUESTIONS DIVERSES|Questions diverses)\b|\b(?:Point|POINT|Question|QUESTION|Affaire|AFFAIRE|Dossier|DOSSIER|Sujet|SUJET) (?:n?o|[Nn]o)? ?\d{1,3}\b))");
    return pattern;
}

// The letters before a full stop that ends no sentence.
bool abbreviation_before(std::string_view text, std::size_t stop) {
    std::size_t begin = stop;
    while (begin > 0 &&
           ((text[begin - 1] >= 'a' && text[begin - 1] <= 'z') || (text[begin - 1] >= 'A' && text[begin - 1] <= 'Z')))
        --begin;
    const std::string_view word = text.substr(begin, stop - begin);
    if (word.empty() && stop > 0 && text[stop - 1] >= '0' && text[stop - 1] <= '9') {
        // « point 10. 1) APPROBATION »: a figure ends the sentence where a rank or a word in capitals follows.
        static const RE2 opening(R"(\. (?:\d{1,2}\s?[)/-] ?[A-Z]|[A-Z]{3}))");
        return !match_at(opening, text, stop);
    }
    if (word.size() <= 1) return true;  // « M. », « J. », « L.2121 », « 1. » has no letters
    static const RE2 known(
        R"((?:MM|Mme|Mmes|Mlle|Melle|Mr|Mrs|Dr|Me|St|Ste|art|Art|ref|tel|Tel|cf|ex|av|bd|no|No|al|etc|suppl|cons|adj|vol|env|ht|ttc))");
    return matches(known, word);
}

bool opens_sentence(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '*' || c == '"' || c == '-' || c == '>' || c == '(';
}

// A result that closes an act, on folded text.
const RE2& results() {
    static const RE2 pattern(
        R"(\b(?:ADOPTEE?S?|Adoptee?s?|APPROUVEE?S?|Approuvee?s?|REJETEE?S?|Rejetee?s?|VOTEE?S?)(?: (?:A|a) (?:L'{1,2} ?UNANIMITE|l'{1,2} ?[Uu]nanimite|LA MAJORITE|la majorite))(?: (?:DES|des) [a-zA-Z]{4,10}(?: (?:EXPRIMES|exprimes|PRESENTS|presents(?: et representes)?))?)?)");
    return pattern;
}

// A title in capitals behind other text, and the opening of an exposé: group 1 is where a line begins.
void add_titles_and_reports(std::string_view text, std::vector<std::size_t>& cuts) {
    static const RE2 title(
        R"([a-z0-9).](?: |  )((?:APPROBATION|ADOPTION|AVIS|AUTORISATION|DEMANDES?|ATTRIBUTIONS?|CONVENTIONS?|AVENANTS?|BUDGETS?|DECISION MODIFICATIVE|SUBVENTIONS?|CREATION|MODIFICATION|DESIGNATION|ELECTION|TARIFS?|ACQUISITION|CESSION|VENTE|ADMISSION|AFFECTATION|COMPTES?|VOTE|FIXATION|GARANTIE|ADHESION|RENOUVELLEMENT|REGLEMENT|RAPPORT|DEBAT|PROJET|PROGRAMME|MARCHES?|TRAVAUX|INDEMNITES?|TAXE|TAUX|MISE|CONTRAT|DELEGATIONS?|INSTALLATION|CONSTITUTION|TRANSFERT|PROTOCOLE|PARTICIPATION|MOTION|VOEU|PERSONNEL|DEVIS|REALISATION|AMENAGEMENT|FINANCES?|URBANISME|RESSOURCES|ENVIRONNEMENT|CULTURE|ENSEIGNEMENT|VOIRIE|DOMAINE|POLITIQUE|HABITAT|SPORTS?|EDUCATION|DEVELOPPEMENT|ANNULATION|REMBOURSEMENT|LANCEMENT|PLAN|SIGNATURE|OUVERTURE|EXTENSION|RACCORDEMENT)[:,]?(?: (?:No ?)?[A-Z0-9'\":,()/&-]+){2,}))");
    // Mixed case behind the capitals opens the text below the title.
    static const RE2 text_below(R"( (?:[A-MO-Z][a-z']|N[a-np-z']))");
    const auto add = [&](std::size_t begin, std::size_t end) {
        cuts.push_back(begin);
        const std::size_t word = text.find_last_of(' ', std::min(end, text.size() - 1));
        if (word != std::string_view::npos && word > begin + 12 && match_at(text_below, text, word))
            cuts.push_back(word + 1);
    };
    for (std::size_t at = 0; const Match match = find(title, text, at);) {
        add(static_cast<std::size_t>(match[1].data() - text.data()), match.end);
        at = match.end;
    }
    static const RE2 report(
        R"([a-zA-Z0-9).;:,\"-] ((?:M\.|Mme|Monsieur|Madame|MONSIEUR|MADAME|Le|La|M) (?:[lL][eEaA] )?(?:[A-Z][\w'-]+ ?){1,5}(?:, [^.,]{3,60},)? ?(?:expose|rappelle|informe|indique|presente|propose|donne lecture|explique|precise que|fait part|rend compte|soumet|rapporte)\b))");
    for (std::size_t at = 0; const Match match = find(report, text, at);) {
        cuts.push_back(static_cast<std::size_t>(match[1].data() - text.data()));
        at = match.end;
    }
    // Capitals with the small words of a phrase, and a sentence behind them: a title with any first word.
    static const RE2 phrase(
        R"((?:[^A-Za-z-][a-z][a-z'-]*|[).;:%\"0-9-]|EUR) {1,2}((?:[A-Z][A-Z'-]{3,})(?: [A-Z0-9'\":,()/&-]+){0,6}? (?:A|DE|DU|DES|LA|LE|LES|AU|AUX|ET|EN|POUR|DANS|SUR|PAR|[DL]'[A-Z]+)(?: [A-Z0-9'\":,()/&-]+)+) (?:(?:Le|La|Les|M\.|Mme|Monsieur|Madame|Vu|Considerant|Il|Dans|Suite|Des|Une?|Par|En|Depuis|Afin|Ce|Cette|Conformement|Apres|Chaque|Lors) [a-zA-Z]|L'[a-z]))");
    // « DU 25 JANVIER 2023 POLITIQUES … »: the day belongs to what is above.
    static const RE2 month(
        R"((?:JANVIER|FEVRIER|MARS|AVRIL|MAI|JUIN|JUILLET|AOUT|SEPTEMBRE|OCTOBRE|NOVEMBRE|DECEMBRE) (?:19|20)\d\d )");
    for (std::size_t at = 0; const Match match = find(phrase, text, at);) {
        if (match_at(month, text, static_cast<std::size_t>(match[1].data() - text.data()))) {
            at = match.end - 3;
            continue;
        }
        add(static_cast<std::size_t>(match[1].data() - text.data()),
            static_cast<std::size_t>(match[1].data() - text.data()) + match[1].size());
        at = match.end - 3;
    }
}

// The approval of the last minutes above the first point, with its rank: « 1) Le procès-verbal … est approuvé ».
void add_approval(std::string_view text, std::vector<std::size_t>& cuts) {
    static const RE2 approval(
        R"([a-zA-Z0-9).;] ((?:\d{1,2}\s?[.)-]\s?)?(?i:(?:approbation|adoption) d(?:u|es) (?:proces[ -]verba(?:l|ux)|comptes?[ -]rendus?|pv) )|\d{1,2}\s?[.)-]\s?Les? (?:proces[ -]verba(?:l|ux)|comptes?[ -]rendus?|PV) ))");
    for (std::size_t at = 0; const Match match = find(approval, text, at);) {
        at = match.end;
        const auto begin = static_cast<std::size_t>(match[1].data() - text.data());
        const bool opens = text[begin] < 'a' || text[begin] > 'z';
        // « 2 Approbation … »: the rank belongs to it.
        static const RE2 rank(R"((?:^|\s)\d{1,2} $)");
        const bool behind_rank =
            RE2::PartialMatch(piece(text.substr(begin > 5 ? begin - 5 : 0, std::min<std::size_t>(begin, 5))), rank);
        if (opens && !behind_rank && !ends_with_small_word(text.substr(0, begin))) cuts.push_back(begin);
    }
}

// Ranks before titles in capitals, where at least three of them rise by one.
void add_ranks(std::string_view text, std::vector<std::size_t>& cuts) {
    static const RE2 rank(R"([^\s,] {1,2}((\d{1,2})\s?(?:[)/.]|- )\s?-?\s?[A-Z][A-Z']{3,}[ ,:][A-Z0-9(\"]))");
    std::vector<std::size_t> chain;
    std::vector<std::size_t> best;
    int next = 0;
    for (std::size_t at = 0; const Match match = find(rank, text, at);) {
        at = match.end;
        const int value = std::atoi(std::string(match[2]).c_str());
        if (value != next) {
            if (chain.size() > best.size()) best = chain;
            chain.clear();
        }
        chain.push_back(static_cast<std::size_t>(match[1].data() - text.data()));
        next = value + 1;
    }
    if (chain.size() > best.size()) best = std::move(chain);
    if (best.size() >= shortest_chain) cuts.insert(cuts.end(), best.begin(), best.end());
}

// Words behind which a number is cited.
const RE2& cited_before() {
    static const RE2 pattern(
        R"((?i)(?:\b(?:n\s?o[a-z]{0,4}|deliberations?|du|des?|l[ae]s?|aux?|et|a|par|sur|article|loi|decret|reglement|UE|CP|CR)|,|\(|\))\s*$)");
    return pattern;
}

// Numbers that a title follows, by their shape: places where they begin. The rows of a list have one shape.
std::map<std::string, std::vector<std::size_t>> number_series(std::string_view text) {
    static const RE2 number(
        R"(\b(?:(?:DCM|DEL|DL|DB|CM|D)[ ._-]?|(?:[A-Z]\.)?[A-Z]{1,8}[/_-])?(?:20\d{6}\s?[-_]\s?\d{1,4}|\d{2,4}(?:[-_./]\d{1,4}){1,3}|(?:D|DEL)[ ._-]?[O0]?\d{1,3})\b|\b[A-Z]{1,4}[-_ ]?20\d\d[-_/ .]\d{1,4}\b|\bD[O0][0-9OSI]\b|\bD\d{2}\b)");
    std::map<std::string, std::vector<std::size_t>> series;
    static const RE2 day(R"(\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4})");
    for (std::size_t at = 0; const Match match = find(number, text, at);) {
        at = match.end;
        const std::size_t from = match.begin > 14 ? match.begin - 14 : 0;
        if (RE2::PartialMatch(piece(text.substr(from, match.begin - from)), cited_before()) || matches(day, match[0]))
            continue;
        std::string key;
        for (const char c : match[0]) {
            const bool digit = (c >= '0' && c <= '9') || ((c == 'O' || c == 'S') && !key.empty());
            if (digit && !key.empty() && key.back() == '#') continue;
            // OCR reads « D2022_090 » as « D2022 090 »: all marks between two numbers are one.
            const bool mark = !digit && !(c >= 'A' && c <= 'Z');
            if (mark && (key.empty() || key.back() == '_')) continue;
            key += digit ? '#' : mark ? '_' : c;
        }
        static const RE2 row(R"(\s*[|:-]?\s*[A-Z\"\[(])");
        if (match_at(row, text, match.end)) series[key].push_back(match.begin);
    }
    return series;
}

// « n° 2023-001 Signature de la convention »: numbers with a sign that a title follows and no word cites.
void add_signed_numbers(std::string_view text, std::vector<std::size_t>& cuts) {
    static const RE2 number(
        R"(\b([nN]o\s?((?:[A-Z]{1,5}[-_/ ]?)?\d{2,4}[-_/.]\d{1,4}(?:[-_/.]\d{1,4})?))\s*[|:-]?\s*[A-Z\"])");
    static const RE2 cited(
        R"((?i)(?:deliberations?|loi|decret|arretes?|ordonnance|decisions?|circulaire|marches?|lots?|articles?|conventions?|contrats?|accord-cadre|instruction|directive|avis|courrier|dossiers?|permis|parcelles?|du|de|la|le|les|et|ou|,|\(|\))\s*$)");
    std::map<std::string, std::vector<std::size_t>> series;
    for (std::size_t at = 0; const Match match = find(number, text, at);) {
        at = match.end - 1;
        const std::size_t from = match.begin > 20 ? match.begin - 20 : 0;
        if (RE2::PartialMatch(piece(text.substr(from, match.begin - from)), cited)) continue;
        std::string key;
        for (const char c : match[2]) {
            const bool digit = c >= '0' && c <= '9';
            if (c == ' ' || (digit && !key.empty() && key.back() == '#')) continue;
            key += digit ? '#' : c;
        }
        series[key].push_back(match.begin);
    }
    for (const auto& [key, places] : series)
        if (places.size() >= fewest_signed_rows) cuts.insert(cuts.end(), places.begin(), places.end());
}

// The rank before a number belongs to its row: « N°1 D.CCAS/2026/19 - », « 3. 2023-014 ».
std::size_t with_rank(std::string_view text, std::size_t at) {
    static const RE2 rank(R"((?:^|\s)((?:[nN]o\s?)\d{1,2}\s*[.:)-]?\s*|\d{1,2}\s?[.)]\s*)$)");
    const std::size_t from = at > 12 ? at - 12 : 0;
    const std::string_view before = text.substr(from, at - from);
    re2::StringPiece found;
    return RE2::PartialMatch(piece(before), rank, &found) ? static_cast<std::size_t>(found.data() - text.data()) : at;
}

// Of numbers of one shape, those that a mark and a title in capitals follow and that rise by one: « 2022-27 : TARIFS ».
std::vector<std::size_t> rising_rows(std::string_view text, const std::vector<std::size_t>& places) {
    static const RE2 marked(R"([A-Z._/ -]{0,10}(?:\d{1,8}[-_/. ]){0,3}(\d{1,8})\s?[:-]\s?[A-Z]{3,}[ '])");
    std::vector<std::size_t> rows;
    long last = 0;
    for (const std::size_t place : places) {
        const Match match = match_at(marked, text, place);
        if (!match) continue;
        const long serial = std::strtol(std::string(match[1]).c_str(), nullptr, 10);
        if (!rows.empty() && serial != last + 1) continue;
        rows.push_back(place);
        last = serial;
    }
    if (rows.size() < fewest_marked_rows) rows.clear();
    return rows;
}

// Cuts before the rows of a list, and before numbers that are whole by themselves.
void add_numbers(std::string_view text, std::vector<std::size_t>& cuts) {
    for (const auto& [key, places] : number_series(text)) {
        const auto rows = places.size() >= fewest_rows ? places : rising_rows(text, places);
        for (const std::size_t place : rows) cuts.push_back(with_rank(text, place));
    }
    add_signed_numbers(text, cuts);
    // « Délibération DB-2020-001 - Titre »: the word opens the number, unless the text cites it.
    static const RE2 named(
        R"(\bD[Ee][Ll][Ii][Bb][Ee][Rr][Aa][Tt][Ii][Oo][Nn]\s[A-Z]{1,6}[-_/ .]{0,2}\d{2,4}[-_/. ]\d{1,4}\b)");
    for (std::size_t at = 0; const Match match = find(named, text, at);) {
        at = match.end;
        const std::size_t from = match.begin > 14 ? match.begin - 14 : 0;
        if (!RE2::PartialMatch(piece(text.substr(from, match.begin - from)), cited_before()))
            cuts.push_back(match.begin);
    }
    // A prefix and a year make a number by themselves.
    static const RE2 whole(
        R"(\b(?:[A-Z]{2,8}[-_/]\d{1,4}[-_/]20\d\d|(?:DEL|DCM|DELIB|DELBU|DELCC|DELCM|DL|DB|DBC|DCC|CM|CC|BC)[-_ ]?[A-Z]{0,4}[-_ ]?(?:20\d{2}|\d{2})[-_/. ]\d{1,4}(?:[-_/.]\d{1,4})?|D[-_ ]?20\d\d[-_/]\d{1,4}|D20\d\d \d{3}|20\d\d[/_]\d{2,4})\b)");
    for (std::size_t at = 0; const Match match = find(whole, text, at);) {
        at = match.end;
        if (match.begin > 0 && std::string_view("/.-_").find(text[match.begin - 1]) != std::string_view::npos) continue;
        static const RE2 years(R"(20\d\d[/_]20\d\d)");
        if (matches(years, match[0])) continue;
        const std::size_t from = match.begin > 14 ? match.begin - 14 : 0;
        if (!RE2::PartialMatch(piece(text.substr(from, match.begin - from)), cited_before()))
            cuts.push_back(match.begin);
    }
}

// Behind a hyphen that may be a bullet: a verb of decision, as no title and no list of names has.
bool opens_item(std::string_view text, std::size_t at) {
    static const RE2 verb(
        R"((?i)(?:d'|de |que |qu'|dit |prend(?:re)? acte|(?:approuv|autoris|decid|adopt|accept|donn|charg|precis|fix|valid|design|sollicit|attribu|confirm|abrog|rappel|mandat|vot|habilit|engag|instaur|emet|inscri|ratifi|retir|modifi|cre)(?:e|er|ent|ons|le|ler|re|t|tre)? ))");
    return static_cast<bool>(match_at(verb, text, at));
}

// A title is on the line of its rank or its number: the cut between them goes before the rank. `cuts` is in order.
void join_marks(std::string_view text, std::vector<std::size_t>& cuts) {
    static const RE2 rank(R"((?:^\s*|[^\d\s,]\s+)((?:\d{1,2}|[IVX]{1,5})\s?(?:\)|[./-]\s?-?)\s?)$)");
    static const RE2 cited(R"((?i)\b(?:no|article|lot|annexe|phase|tranche|du|de|le|la|et|a)\s*$)");
    static const RE2 number(R"((?:[nN]o\s?)?(?:[A-Z.]{1,8}[-_/ .]{0,2})?\d[\d\s_/.-]*(?:[A-Z]{1,3})?\s*[:|-]?\s*)");
    static const RE2 named(R"((?i)(?:deliberation|dcm|affaire|point|question|objet)\b)");
    std::size_t last = 0;
    for (std::size_t& cut : cuts) {
        const std::size_t from = cut > 12 ? cut - 12 : 0;
        re2::StringPiece mark;
        if (RE2::PartialMatch(piece(text.substr(from, cut - from)), rank, &mark)) {
            const auto begin = static_cast<std::size_t>(mark.data() - text.data());
            const std::size_t before = begin > 10 ? begin - 10 : 0;
            if (!RE2::PartialMatch(piece(text.substr(before, begin - before)), cited)) cut = std::max(begin, last);
        } else if (cut - last < 32 && cut > last && matches(number, text.substr(last, cut - last)) &&
                   !match_at(named, text, cut)) {
            cut = last;
        }
        last = cut;
    }
    std::erase(cuts, std::size_t{0});
}

// Bullets and ends of sentences.
void add_sentences(std::string_view text, std::vector<std::size_t>& cuts) {
    for (std::size_t at = 1; at + 1 < text.size(); ++at) {
        if (text[at] != ' ') continue;
        const char before = text[at - 1];
        const char after = text[at + 1];
        if ((before == '.' || before == ';' || before == '!' || before == '?') && opens_sentence(after)) {
            if (before != '.' || !abbreviation_before(text, at - 1)) cuts.push_back(at + 1);
            continue;
        }
        if (at + 2 >= text.size() || text[at + 2] != ' ') continue;
        const bool closed = before == ':' || before == ';' || before == '.' || before == ',';
        const bool dash = after == '-' && (closed || (at + 3 < text.size() && opens_item(text, at + 3)));
        if (after == '*' || after == '>' || dash) cuts.push_back(at + 1);
    }
}

}  // namespace

bool ends_with_small_word(std::string_view text) {
    static const RE2 word(
        R"((?i)(?:^|[\s'(])(?:de|du|des|d'|la|le|les|l'|au|aux|et|ou|en|a|par|pour|avec|entre|sur|dans|sous|son|sa|ses|ce|cette|cet|notre|votre|lors|que|qui|pour|vu) ?$)");
    return RE2::PartialMatch(piece(text.substr(text.size() > 12 ? text.size() - 12 : 0)), word);
}

bool holds_running_text(std::string_view line, bool whole) {
    if (line.size() < (whole ? shortest_whole_text : shortest_running_line)) return false;
    const std::string folded = fold_ascii(line);
    const auto has_several = [&](const RE2& pattern) {
        std::size_t at = 0;
        for (int found = 0; found < (whole ? 1 : fewest_openings); ++found) {
            const Match match = find(pattern, folded, at);
            if (!match) return false;
            at = match.end;
        }
        return true;
    };
    if (has_several(openings()) || has_several(results())) return true;
    const auto series = number_series(folded);
    return std::any_of(series.begin(), series.end(),
                       [](const auto& each) { return each.second.size() >= fewest_rows; });
}

std::vector<RunningLine> cut_running_text(std::string_view line, const std::vector<PageMark>& page_marks) {
    // No pattern matches across a page mark's words.
    std::string words(line);
    for (const PageMark& mark : page_marks)
        std::fill(words.begin() + static_cast<std::ptrdiff_t>(mark.begin),
                  words.begin() + static_cast<std::ptrdiff_t>(mark.end), ' ');
    const FoldedText folded(words);
    const std::string_view text = folded.text();
    std::vector<std::size_t> paragraphs;
    // « annulation de la délibération n° … »: the word is cited.
    static const RE2 cited(R"((?i)\b(?:la|les|des|cette|une|par|sa|presente)\s$)");
    // « Ordre du jour : Ouverture des crédits »: the heading of the agenda has its own line.
    static const RE2 agenda(R"((?:Ordre du jour|ORDRE DU JOUR)\s?:?\s([A-Z0-9-]))");
    for (std::size_t at = 0; const Match match = find(openings(), text, at);) {
        at = std::max(match.end, match.begin + 1);
        const bool named =
            text[match.begin] == 'D' && match[0].size() > 2 && (match[0][2] == 'l' || match[0][2] == 'L');
        const std::size_t from = match.begin > 10 ? match.begin - 10 : 0;
        if (named && RE2::PartialMatch(piece(text.substr(from, match.begin - from)), cited)) continue;
        // « … D'ENERGIE DU DEPARTEMENT DE LA LOIRE »: the name of a body inside a title or a sentence.
        static const RE2 body(R"((?i)(?:departement|commune|communaute|ville|mairie|canton|arrondissement) ?d)");
        if (match_at(body, text, match.begin) && ends_with_small_word(text.substr(0, match.begin))) continue;
        if (match.begin > 0) paragraphs.push_back(match.begin);
        if (const Match entries = match_at(agenda, text, match.begin))
            paragraphs.push_back(static_cast<std::size_t>(entries[1].data() - text.data()));
    }
    add_numbers(text, paragraphs);
    add_titles_and_reports(text, paragraphs);
    add_ranks(text, paragraphs);
    add_approval(text, paragraphs);
    for (std::size_t at = 0; const Match match = find(results(), text, at);) {
        const std::size_t next = text.find_first_not_of(" .;", match.end);
        if (next != std::string_view::npos) paragraphs.push_back(next);
        at = match.end;
    }
    // A rule of underscores closes what is above it, and a leader with its page an entry of a table of contents.
    static const RE2 rule(R"((?:_{8,}|\.{8,} ?\d{1,3}) )");
    for (std::size_t at = 0; const Match match = find(rule, text, at);) {
        paragraphs.push_back(match.end);
        at = match.end;
    }
    // « … renforcé ADOPTÉE Les délibérations »: the outcome of a row, in capitals, closes it.
    static const RE2 outcome(R"([a-z0-9)\"] (?:ADOPT|APPROUV|REJET|AJOURN|RETIR)EE?S?\s(?:[A-Z][a-z]|\d))");
    for (std::size_t at = 0; const Match match = find(outcome, text, at);) {
        const std::size_t space = text.find_last_of(' ', match.end - 2);
        if (space != std::string_view::npos && space > match.begin) paragraphs.push_back(space + 1);
        at = match.end;
    }
    std::sort(paragraphs.begin(), paragraphs.end());
    join_marks(text, paragraphs);
    std::vector<std::size_t> cuts = paragraphs;
    add_sentences(text, cuts);
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<RunningLine> lines;
    std::size_t begin = 0;
    bool paragraph = true;
    auto mark = page_marks.begin();
    const auto add = [&](std::size_t end) {
        for (; mark != page_marks.end() && mark->begin < end; ++mark) {
            if (mark->begin > begin) lines.push_back({begin, mark->begin, paragraph});
            lines.push_back({mark->begin, mark->end, false, true});
            begin = mark->end;
            paragraph = false;
        }
        if (end > begin) lines.push_back({begin, end, paragraph});
        begin = std::max(begin, end);
    };
    for (const std::size_t cut : cuts) {
        add(folded.source_of(cut));
        paragraph = std::binary_search(paragraphs.begin(), paragraphs.end(), cut);
    }
    add(line.size());
    return lines;
}

}  // namespace recueil::corpus
