#include "corpus/layout/title_reader.h"

#include <algorithm>
#include <string>

#include "corpus/layout/line_signals.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

constexpr int longest_title_lines = 12;
constexpr std::size_t longest_title = 700;  // bytes

bool is_title_mark(char c) {
    return c == ' ' || c == ':' || c == '-' || c == '*' || c == '.' || c == '|' || c == ')' || c == '>' || c == ',' ||
           c == '#' || c == '\t' || c == '/';
}

// Behind the marks that open the line; a check mark may be read as « v ».
std::size_t skip_bullet(const std::string& folded) {
    const std::size_t at = skip_title_marks(folded, 0);
    static const RE2 check(R"([vVoyY] [A-Z])");
    return match_at(check, folded, at) ? at + 2 : at;
}

// « APPROUVE les termes … » below the title of a row: what is decided.
bool opens_item(std::string_view folded) {
    static const RE2 verb(
        R"(\s*(?:[*>-]\s*)?(?:APPROUVE|AUTORISE|DECIDE|ADOPTE|FIXE|DESIGNE|PREND ACTE|ACCEPTE|VALIDE|DIT|PRECISE|CHARGE|COMPLETE|MODIFIE|ABROGE|ATTRIBUE|SOLLICITE|EMET|CONSTATE|ARRETE|INSTAURE|CREE|ELIT|DONNE|CONFIRME|HABILITE|MANDATE|S'ENGAGE|RETIRE)(?:NT)? (?:(?:le|la|les|l'|une?|des?|d'|du|que|qu'|ce|cette|ces|son|sa|ses|leurs?|a|en|comme|avec|aux?)\b|l'|d'|qu'|Monsieur|Madame|M\.|Mme))");
    return static_cast<bool>(match_at(verb, folded, 0));
}

bool begins_lower(const std::string& folded) {
    return !folded.empty() && folded.front() >= 'a' && folded.front() <= 'z';
}

bool ends_open(std::string_view text) {
    static const RE2 pattern(
        R"((?i).*(?:,|\(|-|\b(?:de|du|des|la|le|les|l'|d'|a|au|aux|et|en|pour|par|sur|avec|dans|entre|sous|un|une|ou|son|sa|ses|relatif|relative|portant)))");
    return matches(pattern, text);
}

// The end of a title without the marks that belong to the print; « etc. » and initials keep theirs. In running text a
// bullet of the next row may be read as a letter: « Budget principal e ».
std::size_t end_without_marks(std::string_view text, bool running) {
    const FoldedText folded(text);
    const std::string_view ascii = folded.text();
    std::size_t end = ascii.size();
    const auto trim_marks = [&] {
        while (end > 0 && std::string_view(": -|*_>").find(ascii[end - 1]) != std::string_view::npos) --end;
    };
    trim_marks();
    static const RE2 bullet(R"([a-zA-Z0-9).\"] [eo]$)");
    if (running && RE2::PartialMatch(piece(ascii.substr(0, end)), bullet)) {
        end -= 2;
        trim_marks();
    }
    return folded.source_of(end);
}

// The outcome that closes a row of a list, behind its title.
std::size_t end_without_outcome(std::string_view folded) {
    static const RE2 outcome(
        R"((?i)(?:\s|^|-)[|\s,.-]*((?:adopte|approuve|rejete|ajourne|vote|retire|reporte)e?s?(?:\s+(?:a l'unanimite|a la majorite|au prochain.{0,20}|de l'ordre du jour|au))?|(?:(?:accord )?a l')?unanimite(?: (?:du conseil|des (?:membres|voix|presents|suffrages)[a-z ]{0,40}))?|(?:(?:accord )?a la )?majorite|pour|favorable|dont acte|(?:le (?:conseil|bureau|comite)(?: [a-z]+)? )?(?:prend acte|pris acte|prise d'acte|a pris acte)|(?:accord a )?\d+ voix.{0,30})[\s|.]*$)");
    // « Pour : 23 – Contre : 4 – Abst : 2 », « (12 pour, 17 contre) » behind the outcome or in its place.
    static const RE2 counts(
        R"((?i)(?:\s|^)[|\s,.:(;/-]*((?:(?:votes? )?(?:pour|contre|abst[a-z]*\.?|nppv|exprimes|votants)\s?[:=]\s?\d{1,3}|\d{1,3} (?:voix )?(?:votes? )?(?:pour|contre|abst[a-z]*\.?))(?:[\s,;/)|-]|et)*)+[.\s]*$)");
    const Match numbers = find(counts, folded);
    if (numbers) folded = folded.substr(0, numbers.begin);
    const Match match = find(outcome, folded);
    return match ? match.begin : folded.size();
}

}  // namespace

std::size_t skip_title_marks(std::string_view folded, std::size_t at) {
    static const RE2 label(
        R"((?i)(?:[o0dqc][b8][jil1][e3c][tli1]|[b8][ji]et|titre|intitule)\s*(?:de la (?:deliberation|seance)\s*)?:)");
    while (at < folded.size()) {
        // « ( Avenant »: a bullet of a symbol font.
        const bool bullet = folded[at] == '(' && at + 1 < folded.size() && folded[at + 1] == ' ';
        if (bullet || is_title_mark(folded[at])) {
            ++at;
        } else if (const Match match = match_at(label, folded, at)) {
            at = match.end;
        } else {
            break;
        }
    }
    return at;
}

std::size_t skip_date(std::string_view folded, std::size_t at) {
    static const RE2 date(
        R"((?i)\s*(?:-\s*)?(?:du|en date du|seance du|(?:examin|adopt|vot|pris|approuv|deliber)[a-z]{1,3}s? (?:le|lors de la seance du))\s+(?:\w+\s+)?\d{1,2}(?:er)?[\s/.-]+(?:\w{3,9}|\d{1,2})[\s/.-]+\d{4}(?:\s+(?:a|-)\s*\d{1,2}\s?[hH:]\s?\d{0,2})?)");
    // « N° 21/151 AC DE L'ASSEMBLÉE DE CORSE APPROUVANT … », « n° 12 du conseil municipal du 3 mai »
    static const RE2 body(
        R"((?i)\s*(?:-\s*)?(?:de l'assemblee (?:de corse|departementale|communautaire)|du (?:conseil (?:municipal|communautaire|departemental|regional|metropolitain|syndical|d'administration)|comite syndical|bureau communautaire)|de la commission permanente)\b)");
    if (const Match name = match_at(body, folded, at)) at = name.end;
    const Match match = match_at(date, folded, at);
    return match ? match.end : at;
}

bool opens_part(const std::string& folded) {
    return opens_report(folded) || is_ground(folded) || is_roll_call(folded) || is_session_opening(folded) ||
           is_tail(folded) || is_agenda_heading(folded) || is_extract_heading(folded);
}

bool stops_title(const std::string& folded) {
    static const RE2 label(
        R"((?i)\s*(?:[*>-]\s*)?(?:rapporteure?s?\s*:|elue?s?\s*:|decisions? (?:valant|no ?\d{4})|les (?:presentes )?deliberations (?:peuvent|sont)|liste affichee|vu pour etre|nomenclature|classification|matieres?\s*:|service\s*:|vote\s*:|nombre d|date d|pieces? jointes?|annexes?\s*:|p\.?j\.?\s*:|reference|code\s*:|commission\s))");
    // « Le Conseil, … », and the name of who speaks: « Anne DUVAL : ».
    static const RE2 body(
        R"(\s*(?:[*>-]\s*)?(?:L[EeAa] (?:[Cc]onseil|CONSEIL|[Bb]ureau|BUREAU|[Cc]omite|COMITE|[Aa]ssemblee|ASSEMBLEE|[Cc]ommission [Pp]ermanente)\b(?: [a-zA-Z'-]+){0,5}\s*[,:]|L'(?:[Aa]ssemblee|ASSEMBLEE)\b[a-zA-Z' -]{0,40}\s*[,:]|[A-Z][a-z'-]+(?:-[A-Z][a-z]+)? [A-Z][A-Z' -]{2,30}\s*:\s*$))");
    // « Mme Anne ROY, rapporteure »
    static const RE2 rapporteur(R"(\s*(?:M\.|Mme|Monsieur|Madame)\s[^,.]{3,60},\s*rapporteure?\s*\.?)");
    if (match_at(body, folded, 0) || is_service(folded) || matches(rapporteur, folded)) return true;
    return opens_part(folded) || static_cast<bool>(match_at(label, folded, 0));
}

std::size_t end_of_run_in_title(std::string_view folded) {
    static const RE2 pattern(R"(([A-Z][^.:;?!]{6,120}?)\s?(?::|\s-)\s+([a-zA-Z].*))");
    const Match match = match_at(pattern, folded, skip_title_marks(folded, 0));
    if (!match || match.end != folded.size() || title_score(match[1]) < -0.2) return folded.size();
    const bool sentence = match[2].back() == '.' || (match[2][0] >= 'a' && match[2][0] <= 'z');
    // « Budget principal : décision modificative n° 2 – adoptée » is a title whole.
    static const RE2 decides(
        R"((?i)(?:(?:adopt|approuv|accept|rejet|refus|vot|valid|ajourn|report)e?e?s?\b|(?:a l')?unanimite|accord|pour\b|\d).*|.*\b(?:est|sont|a ete|ont ete|accepte|approuve|decide|donne|autorise|retient|adopte|valide|fixe|vote)\b.*)");
    if (!sentence || !matches(decides, match[2]) || !(has_vote(match[2]) || has_decision_formula(match[2])))
        return folded.size();
    return static_cast<std::size_t>(match[1].data() + match[1].size() - folded.data());
}

std::size_t end_of_running_title(std::string_view text) {
    const FoldedText folded(text);
    const std::string_view ascii = folded.text();
    static const RE2 opening(
        R"((?:[a-z0-9)\"A-Z]{2,}[.]?|[\")][.]?|%)( (?:Intervention de |Presentation de la deliberation|Conformement a|Monsieur|Madame|MONSIEUR|MADAME|M\. [A-Z]|Mme |MM\. |L[ea] [Mm]aire|L[ea] [Pp]residente? |Il (?:est|convient|appartient|a ete|y a)|Dans le cadre|Suite a|Par (?:deliberation|courrier|arrete|convention|decision)|Depuis|Afin d|Vu |VU |La (?:commune|ville|Ville|Commune|commission|loi|presente|collectivite|Communaute|communaute|region|Region)|Le (?:conseil|Conseil|code|Code|CONSEIL|projet|present|rapport)|L'article|Les (?:articles|elus|membres|communes|dispositions|services)|En (?:application|vertu|effet|raison)|Aux termes|Chaque annee|Cette|Compte tenu|Lors d|Selon|Nous |A la suite|Apres |Rapporteur|RAPPORTEUR|Nomenclature|NOMENCLATURE|Classification|Matieres? ?:|MATIERES? ?:|Domaine ?:|Service ?:|V[Oo][Tt][Ee] ?:|EXPOSE|Expose|NOTE DE|Mes chers|Mesdames|Considerant|Date de|Nombre de|Etaient|Presents|Acte |Au regard|Pour (?:rappel|memoire)|Compte-tenu|Afin |Les (?:presentes|deliberations) |(?:Le|La|Les|Ces?|Cet|Cette|Une?|Des|Cela|L'[a-z]+) [^.;A-Z]{1,240}? (?:a|ont|est|sont|sera|seront|doit|doivent|peut|peuvent|vise|visent|prevoit|concerne|n'est|n'a|avait|etait|souhaite|s'eleve|indique|permet|constitue|comprend|consiste|necessite|dispose|exerce|organise|sollicite|assure) [a-z]|[A-Z][A-Za-z]+ nous (?:a|ont|sollicite|demande)\b|D[Ee][Cc][Ii][Ss][Ii][Oo][Nn]S? (?:valant|VALANT|no ?\d{4})|(?i:vu pour etre affiche)|(?:Ainsi|AINSI) (?:fait|FAIT|delibere)|C'?ertifie|Le (?:secretaire|Secretaire)|Liste affichee|\(?par \d+ voix|\d{1,3} (?:VOIX|voix|VOTES|votes) (?:POUR|pour)\b|a l'unanimite\b|a la majorite\b|A L'UNANIMITE|A LA MAJORITE|A(?:CCORD|ccord) [aA] )))");
    std::size_t end = ascii.size();
    for (std::size_t at = 12; const Match match = find(opening, ascii, at);) {
        const auto cut = static_cast<std::size_t>(match[1].data() - ascii.data());
        // « au profit de Madame X »: the title goes on.
        if (cut >= 12 && !ends_open(ascii.substr(0, cut))) {
            end = cut;
            break;
        }
        at = match.end;
    }
    // Capitals that end: « CONVENTION AVEC L'ÉTAT La commission … ».
    std::size_t upper = 0;
    std::size_t lower = 0;
    for (std::size_t at = 0; at < std::min<std::size_t>(ascii.size(), 24); ++at) {
        if (ascii[at] >= 'A' && ascii[at] <= 'Z') ++upper;
        if (ascii[at] >= 'a' && ascii[at] <= 'z') ++lower;
    }
    static const RE2 mixed(R"( (?:[A-Z][a-z]+|[a-z]{2,})[ ,'][a-zA-Z])");
    if (upper > 12 && lower <= 2) {
        const Match match = find(mixed, ascii, 12);
        // « MARCHES PUBLICS - Travaux de voirie »: the title is behind its class.
        const char before = match ? ascii[match.begin - 1] : ' ';
        if (match && match.begin < end && before != '-' && before != ':') end = match.begin;
    }
    return folded.source_of(end);
}

int TitleReader::read(int index, std::size_t at, int limit) {
    first_ = index;
    int next = index;
    const DocumentLine& opening = lines_[index];
    if (at < opening.folded.size()) {
        add(index, at);
        next = index + 1;
    } else {
        next = index + 1;
        // The title is below its number: at most over a rapporteur or a subject code.
        int skipped = 0;
        while (next < end_ && skipped < 3 &&
               (is_rapporteur_line(lines_[next].folded) || is_code_line(lines_[next].folded) ||
                is_day_alone(lines_[next].folded))) {
            ++next;
            ++skipped;
        }
        if (next >= end_ || stops_title(lines_[next].folded) || lines_[next].formula || lines_[next].number)
            return index + 1;
        add(next, skip_title_marks(lines_[next].folded, 0));
        first_ = next;
        ++next;
    }
    // A blank line below « Rapport de la CLECT : » ends the title; a sentence is none.
    static const RE2 person(R"((?:M\.|Mme|Monsieur|Madame)\s.{0,60})");
    const bool parted =
        next < end_ && ((lines_[index].rank && (lines_[next].gap_before || lines_[next].folded.front() == '-')) ||
                        matches(person, lines_[next].folded));
    constexpr int most_classes = 3;
    for (int classes = 0; classes < most_classes && next < end_ && ends_class() && !parted &&
                          !stops_title(lines_[next].folded) && !lines_[next].formula && !lines_[next].number;
         ++classes) {
        std::string text = text_.text();
        text.resize(text.rfind(':') + 1);
        JoinedText whole;
        whole.add(text, text_.lines().start, words_);
        text_ = std::move(whole);
        add(next, skip_bullet(lines_[next].folded));
        ++next;
    }
    while (next < end_ && next - first_ < longest_title_lines && text_.text().size() < longest_title && next < limit &&
           goes_on(next)) {
        add(next, 0);
        ++next;
    }
    return next;
}

OptionalText TitleReader::title() const {
    std::string text = squeeze(text_.text());
    if (lines_.source().running_text()) text.resize(end_of_running_title(text));
    text.resize(end_without_marks(text, lines_.source().running_text()));
    if (list_) {
        const FoldedText folded(text);
        text.resize(folded.source_of(end_without_outcome(folded.text())));
        text.resize(end_without_marks(text, false));
    }
    if (letters_key(fold_ascii(text)).size() < 2) return {};
    return text;
}

bool TitleReader::is_rapporteur_line(const std::string& folded) {
    static const RE2 pattern(
        R"((?i)\s*(?:(?:rapporteure?s?|presente? par)\s*:.{0,80}|(?:M\.|Mme|Monsieur|Madame)\s[^,.]{3,60},\s*rapporteure?\s*\.?))");
    return matches(pattern, folded);
}

bool TitleReader::is_code_line(const std::string& folded) {
    static const RE2 pattern(
        R"((?i)\s*(?:(?:nomenclature|classification|matieres?|code|domaine)[^:]{0,30}:\s*)?\d{1,2}\.\d{1,2}(?:\.\d{1,2})?(?:\s?[-:]?\s?[a-z' ,]{0,60})?)");
    return matches(pattern, folded);
}

bool TitleReader::ends_class() const {
    // Of « Finances : Plan de financement : & » the last class.
    static const RE2 pattern(R"((?s)(?:[^:]{3,60}:){0,2}(.{3,60}\s?:)(?:\s?[^A-Za-z0-9\s]{1,3}){0,2}\s*)");
    const std::string folded = fold_ascii(text_.text());
    return matches(pattern, folded);
}

void TitleReader::add(int index, std::size_t at) {
    const int line = lines_[index].line;
    const std::string squeezed = squeeze(lines_.source().trimmed(line));
    const FoldedText folded(squeezed);
    const std::size_t end = list_ ? std::max(at, end_without_outcome(folded.text())) : folded.text().size();
    text_.add(folded.source_between(at, end), line, words_);
}

// « service : … », « Rapporteur : … » opens another field than the title.
bool TitleReader::is_field(const std::string& folded) {
    static const RE2 pattern(
        R"((?i)\s*(?:[*>-]\s*)?(?:rapporteure?s?|service|direction|communes?|commission(?: [a-z]{3,14})?|nomenclature|matieres?|code(?: matiere)?|annexes?|votes?|domaine|theme|canton|service rapporteur)\s*(?:\(\w\))?\s*:.*)");
    return matches(pattern, folded);
}

bool TitleReader::goes_on(int next) const {
    // A row of a list goes on until the next one.
    if (list_ && is_sentence_below(next)) return false;
    if (list_) return !lines_[next].number && !stops_title(lines_[next].folded) && !opens_item(lines_[next].folded);
    const DocumentLine& above = lines_[next - 1];
    const DocumentLine& line = lines_[next];
    // « … au profit de » above « Madame Anne ROY ».
    const bool open_words = ends_open(fold_ascii(text_.text())) && !title_closed();
    if (line.rule_above || (is_name_alone(line.folded) && !open_words)) return false;
    if (is_name_alone(line.folded)) return true;
    if (is_field(line.folded) || (line.gap_before && !open_words && is_day_alone(line.folded))) return false;
    const bool adjacent = line.line == above.line + 1;
    // « (Pour : 12 – Contre : 1) » below the title.
    if (line.vote && line.folded.size() < 90 && is_result_line(line.folded)) return false;
    // « … contractuel (article » above « 3-2 de la loi n°84-53) », and « (CCAS) » alone.
    if (adjacent && !line.formula && (parenthesis_open() || line.folded.front() == '(') && !title_closed()) return true;
    if (adjacent && begins_lower(line.folded) && !line.formula && !line.vote && line.folded.size() < 100 &&
        !ends_sentence(line.folded) && !title_closed())
        return true;
    if (is_subtitle(next)) return true;
    // « … et de la » above « commission … »: words left open go on, even with a word that else ends a title.
    if (!line.gap_before && !line.formula && !line.number && !title_closed() &&
        (begins_lower(line.folded) || ends_open(above.folded)))
        return true;
    if (stops_title(line.folded) || line.formula || line.number || is_closing(line.folded)) return false;
    if (line.vote && line.folded.size() < 90) return false;
    // A quotation goes on below what was stamped into it; « (avancement de grade) » below a blank line.
    if (quotation_open() && !title_closed() && line.folded.size() < 120) return true;
    if (line.folded.front() == '(' && line.folded.back() == ')' && line.folded.size() < 60 && !title_closed())
        return true;
    // « … à compter du 1er septembre » above « 2022 »; a name in quotation marks.
    static const RE2 year(R"((?:19|20)\d\d\b.{0,24})");
    if (!line.gap_before && !title_closed() && (line.folded.front() == '"' || matches(year, line.folded))) return true;
    if (!line.gap_before && !title_closed() && ends_short_paragraph(next)) return true;
    // « Parking Laissac 34172-020-01 » above « Luc FAURE : »: the exposé opens below the paragraph of the title.
    if (adjacent && !line.gap_before && !title_closed() && line.folded.size() < 60 && lines_[first_].rank &&
        next + 1 < end_ && lines_[next + 1].gap_before && stops_title(lines_[next + 1].folded))
        return true;
    // The exposé is below: a title over two paragraphs, the first as wide as the page.
    if (line.gap_before && next + 1 < end_ && above.folded.size() >= 60 && line.folded.size() < 60 &&
        !line.page_start && !line.rank && line.bold == above.bold && stops_title(lines_[next + 1].folded) &&
        title_score(line.folded) > -1.3 && !title_closed())
        return true;
    // Two centred lines, each a paragraph of its own: the exposé is below.
    if (line.gap_before && adjacent && !line.page_start && !line.rank && !title_closed() && line.bold == above.bold &&
        line.capitals == above.capitals && line.font_size == above.font_size && exposes_below(next))
        return true;
    const bool open = ends_open(above.folded) || begins_lower(line.folded);
    const bool same_type =
        line.capitals == above.capitals && line.bold == above.bold &&
        (line.font_size == 0 || above.font_size == 0 || std::abs(line.font_size - above.font_size) < 0.6F);
    // « MARCHES PUBLICS - » above « Travaux de voirie Le marché … »: without line breaks the exposé is on the line.
    if (line.gap_before && ends_open(above.folded) && !title_closed() &&
        (line.folded.size() < 200 || lines_.source().running_text()))
        return true;
    if (line.gap_before)
        return (above.capitals && line.capitals && above.folded.size() > 8) ||
               (open && same_type && begins_lower(line.folded) && !title_closed());
    if (above.bold && !line.bold) return false;
    if (above.capitals && !line.capitals && !open) return false;
    if (line.rank && line.rank->end < line.folded.size() && !begins_lower(line.folded)) return false;
    if (line.folded.front() == '*' || line.folded.front() == '-' || line.folded.front() == '>')
        return (open || (above.capitals && line.capitals) || (!line.gap_before && title_score(line.folded) > 0.3)) &&
               !title_closed();
    if (title_closed() && !open) return false;
    // Running text below a short title: the title's line ends well before the margin.
    const bool full = above.folded.size() * 4 >= line.folded.size() * 3;
    if (!line.gap_before && title_score(line.folded) > (heading_ends_soon(next) ? -0.4 : 0.5) &&
        line.folded.size() < 160)
        return true;
    // « Le procès-verbal, transmis aux délégués, n'appelle aucune observation. »
    static const RE2 sentence(R"((?:L[ae]s?|L'|Une?|Ce|Cet|Cette|Ces|Il|Elle|Des|Nous|On)\b.*\.)");
    return open || (full && title_score(line.folded) > -0.8 && !matches(sentence, line.folded) &&
                    (line.capitals || line.bold || lines_.source().running_text() == false));
}

// « Renouvellement de la convention pour 2021 au tarif de 0,62 € par habitant. » below a short title.
bool TitleReader::is_sentence_below(int next) const {
    constexpr std::size_t short_title = 60;
    const std::string& folded = lines_[next].folded;
    const std::string title = fold_ascii(text_.text());
    return title.size() < short_title && !ends_open(title) && title.back() != '-' && folded.size() > short_title &&
           folded.back() == '.' && folded.front() >= 'A' && folded.front() <= 'Z' && !lines_[next].in_table;
}

bool TitleReader::exposes_below(int next) const {
    constexpr int longest = 3;
    for (int i = next; i < end_ && i <= next + longest; ++i) {
        const std::string& folded = lines_[i].folded;
        if (i > next && (stops_title(folded) || opens_assembly_sentence(folded))) return true;
        if (ends_sentence(folded) || folded.size() > 160 || title_score(folded) < (begins_lower(folded) ? -1.2 : -0.3))
            return false;
    }
    return false;
}

bool TitleReader::parenthesis_open() const {
    const std::string& text = text_.text();
    return std::count(text.begin(), text.end(), '(') > std::count(text.begin(), text.end(), ')');
}

bool TitleReader::quotation_open() const {
    const std::string& text = text_.text();
    const std::size_t open = text.rfind("«");
    return open != std::string::npos && text.find("»", open) == std::string::npos;
}

bool TitleReader::is_subtitle(int next) const {
    const DocumentLine& line = lines_[next];
    if (!lines_[first_].rank || line.formula || line.vote || line.number || ends_sentence(line.folded) ||
        line.folded.size() > 160 || line.folded.size() <= 3 || line.folded.front() != '-')
        return false;
    const char last = text_.text().empty() ? '.' : text_.text().back();
    const std::string words = line.folded.substr(2);
    return last != '.' && last != ';' && title_score(words) > -0.4 && !stops_title(words);
}

bool TitleReader::ends_short_paragraph(int next) const {
    constexpr int longest = 3;
    for (int i = next; i < end_ && i < next + longest; ++i) {
        const DocumentLine& line = lines_[i];
        if (i > next && line.gap_before) return true;
        if (stops_title(line.folded) || line.formula || line.vote || line.number || is_closing(line.folded) ||
            is_name_alone(line.folded) || ends_sentence(line.folded) || line.folded.size() > 160 ||
            title_score(line.folded) < -0.9 || (line.rank && line.rank->end < line.folded.size()))
            return false;
    }
    return next + longest < end_ && lines_[next + longest].gap_before;
}

bool TitleReader::heading_ends_soon(int next) const {
    for (int i = next + 1; i < std::min(end_, next + 4); ++i) {
        if (opens_report(lines_[i].folded) || is_ground(lines_[i].folded)) return true;
        if (!lines_[i].gap_before && title_score(lines_[i].folded) < -0.6) return false;
    }
    return false;
}

bool TitleReader::title_closed() const {
    const std::string& text = text_.text();
    return !text.empty() && (text.back() == '.' || text.back() == ':' || text.back() == ';');
}

}  // namespace recueil::corpus
