#include "corpus/layout/line_signals.h"

#include <algorithm>
#include <array>

#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

// The pattern may begin after bullets, marks of Markdown and spaces; « ( » before a space is a bullet of a symbol font.
bool begins_with(const RE2& pattern, std::string_view line) {
    std::size_t at = 0;
    while (at < line.size() && (std::string_view(" \t*>#|-_.").find(line[at]) != std::string_view::npos ||
                                (line[at] == '(' && at + 1 < line.size() && line[at + 1] == ' ')))
        ++at;
    return static_cast<bool>(match_at(pattern, line, at));
}

bool holds(const RE2& pattern, std::string_view line) {
    return RE2::PartialMatch(piece(line), pattern);
}

// A word that opens titles of points.
bool opens_title(std::string_view line) {
    static const RE2 opening(
        R"((?i)(?:approbation|acceptation|adoption|avis|autorisation|demandes?|attribution|convention|avenant|budget|decisions? modificatives?|subventions?|creation|modification|designation|election|tarifs?|tarification|acquisition|cession|vente|achat|location|bail|admission|affectation|compte (?:administratif|de gestion|financier|rendu)|comptes? |vote |fixation|garantie|adhesion|retrait|renouvellement|reglement|rapport|debat|projet|programme|plan|marche|travaux|indemnites?|taxe|taux|emprunt|ouverture|suppression|mise (?:en|a)|remboursement|contrat|delegation|installation|constitution|composition|transfert|protocole|participation|motion|voeu|denomination|classement|echange|desaffectation|declassement|recrutement|tableau des effectifs|regime indemnitaire|personnel|prise de|recensement|dissolution|fusion|statuts|schema|charte|candidature|partenariat|fonds|aide|bilan|lancement|amenagement|rectification|prorogation|annulation|proces[ -]verbal|compte[ -]rendu|droit de|redevance|concours|cotisation|versement|don|legs|nomination|octroi|prestation|services?|choix|mandat|referent|fourniture|groupement|dsp\b|plu\b|sdis\b|m14|m49|m57))");
    return begins_with(opening, line);
}

#define RECUEIL_BODY                                                                                              \
    "(?:conseil(?: (?:municipal|communautaire|de communaute|de la "                                               \
    "communaute|metropolitain|departemental|regional|general|territorial|syndical|d'administration))?|bureau(?: " \
    "communautaire| municipal| syndical| metropolitain)?|comite(?: syndical| directeur)?|commission "             \
    "permanente|assemblee(?: deliberante| departementale| de corse)?|membres (?:du|de)|conseillers)"

}  // namespace

bool is_extract_heading(std::string_view line) {
    static const RE2 extract(
        R"((?i)(?:.{0,120}\b)?(?:extraits? (?:du|des|de) (?:registre|deliberations?|proces|recueil)|(?:du )?registre des (?:deliberations|actes)))");
    if (line.size() >= 2500) return false;
    if (begins_with(extract, line)) return true;
    static const RE2 deliberation(
        R"((?:(?:D[Ee][Ll][Ii][Bb][Ee][Rr][Aa][Tt][Ii][Oo][Nn][Ss]?|deliberations) (?i:du (?:conseil|bureau|comite)\b.{0,60}$|de la commission permanente)))");
    const Match match = find(deliberation, line);
    if (!match || match.begin > 120) return false;
    // « vu la délibération du conseil », « accepté par délibération du conseil »: a sentence cites it.
    static const RE2 cited(
        R"((?i)(?:\b(?:vu|par|la|les|l'une|cette|une|sa|ses|des|avec|selon|suivant|de|que|toute)\s*|\b(?:vu|considerant|attendu|conformement|aux termes)\b.*)$)");
    return !RE2::PartialMatch(piece(line.substr(0, match.begin)), cited);
}

bool is_session_opening(std::string_view line) {
    static const RE2 opening(R"((?i)(?:l'an (?:deux|2\d{3})|convoquee?s? le \d|le \w+ \w+ \w+ deux[ -]mil))");
    static const RE2 met(
        R"((?i)(?:(?:s'est|se sont|s'etant|etant|est) (?:legalement |dument )?(?:reuni|assemble|rassemble)|^[\s*]*(?:le|la|l')\s?(?:conseil|commission|bureau|comite|assemblee)\b[^.;:]{0,120}[, ](?:dument |legalement |regulierement )?reunie? (?:le|en|a|au|sous)\b))");
    return begins_with(opening, line) || holds(met, line);
}

bool is_letterhead(std::string_view line) {
    static const RE2 pattern(
        R"((?i)(?:republique francaise|liberte|departement d|arrondissement d|canton d|(?:la )?(?:commune|ville|mairie|communaute d[e']|communaute urbaine|metropole|region|conseil (?:municipal|communautaire|departemental|regional|syndical)|du conseil (?:de|d')|assemblee de corse)\b|syndicat |seance |reunion du |compte[ -]rendu|proces[ -]verbal|p\.?v\.? d))");
    return line.size() < 200 && begins_with(pattern, line);
}

bool is_roll_call(std::string_view line) {
    static const RE2 pattern(
        R"((?i)(?:(?:etai(?:en)?t|sont|membres?|conseillers?|elus)?\s*(?:presente?s?|absente?s?|excuse?e?s?|representes?)(?:\s*\(\w+\))?(?:[a-z ,']{0,50})?\s*:|(?:etaient|sont) (?:presents?|absents?|excuses?|representes?)|(?:pouvoirs?|procurations?|ont donne (?:pouvoir|procuration)|absents? (?:ayant|excuses))\b.{0,60}:?|(?:secretaire|presidente?)(?: de (?:la )?seance)?\s*:|nombre (?:total )?(?:de|d')|date d[e'] ?(?:la )?(?:convocation|affichage|publication)|convocation|(?:(?:membres|conseillers|elus)(?: [a-z]{4,15})? )?en exercice|votants?\s*:|quorum))");
    return begins_with(pattern, line);
}

bool is_agenda_heading(std::string_view line) {
    static const RE2 pattern(
        R"((?i)(?:rappel de )?(?:l')?ordre du jour(?: de la (?:seance|reunion).{0,40}| du conseil.{0,40}|.{0,30})?\s*:?\s*$)");
    return line.size() < 120 && begins_with(pattern, line);
}

bool is_closing(std::string_view line) {
    static const RE2 pattern(
        R"((?i)(?:[0-9ivx]{1,4}\s?(?:[.)/-]+\s*|\s))?(?:(?:monsieur|madame|m\.|mme)?[^.]{0,60}(?:leve|clot|cloture) la (?:seance|reunion)|(?:la |cette )?(?:seance|reunion) (?:est )?(?:levee?|close|cloturee?|s'acheve)|(?:l'|tous les points de l')ordre du jour (?:etant |est )?(?:epuise|acheve|termine)|plus rien n'etant|(?:affaires|questions|points?|informations?|communications?|sujets?) (?:et (?:questions?|informations?) )?(?:divers|orales|diverses|et divers)|tour de table|(?:informations?|communications?)(?: diverses| generales| du maire| du president)?\s*(?:$|:)|(?:m\.|mme|monsieur|madame)?[^.]{0,80}\bdonne lecture des (?:documents d'urbanisme|declarations d'intention|d\.?i\.?a\.?\b|decisions)|questions? (?:orales?|des elus|du public)|divers\s*:?\s*$|prochaine (?:reunion|seance)|feuille d'emargement|signatures?\s*:?\s*$|fin de (?:la )?seance))");
    return line.size() < 400 && begins_with(pattern, line);
}

bool is_delegated_decisions(std::string_view line) {
    static const RE2 pattern(
        R"((?i)(?:[0-9ivx]{1,4}\s?[.)/-]+\s*)?(?:compte[ -]rendu des decisions|(?:liste|releve|etat) des (?:decisions|marches)|decisions? (?:municipales? |communautaires? )?(?:prises? )?(?:par|du|de la|de|en vertu de la|dans le cadre de la|en) (?:l[ea] |sa |ses )?(?:delegations?|maire|president|m\.|monsieur|madame)|(?:information|communication)s? (?:sur|des) (?:les )?decisions|decisions? valant deliberations?))");
    return line.size() < 300 && begins_with(pattern, line);
}

bool is_object_label(std::string_view line) {
    // OCR reads « OBJET » as O8JET, OBIET, DBIET or BIET.
    static const RE2 pattern(R"((?i)(?:[o0dqc][b8][jil1][e3c][tli1]|[b8][ji]et)\s*:)");
    return begins_with(pattern, line);
}

bool is_document_name(std::string_view key) {
    static const std::array<std::string_view, 12> names{"compterendu",
                                                        "comptesrendus",
                                                        "procesverbal",
                                                        "pv",
                                                        "deliberation",
                                                        "deliberations",
                                                        "compterendusommaire",
                                                        "registredesdeliberations",
                                                        "conseilmunicipal",
                                                        "conseilcommunautaire",
                                                        "sommaire",
                                                        "relevededecisions"};
    return std::find(names.begin(), names.end(), key) != names.end() || key.starts_with("repertoire") ||
           key.starts_with("listedesdeliberations") || key.starts_with("relevedesdeliberations") ||
           key.starts_with("registredes") || key.starts_with("compterendudelareunion") ||
           key.starts_with("compterenduduconseil") || key.starts_with("compterenduconseil") ||
           key.starts_with("notedesynthese") || key.starts_with("compterendudelaseance") ||
           key.starts_with("procesverbaldelaseance") || key.starts_with("procesverbalduconseil") ||
           key.starts_with("procesverbaldelareunion") || key.starts_with("seancedu") ||
           key.starts_with("conseilmunicipaldu") || key.starts_with("reunionduconseil");
}

bool is_service(std::string_view line) {
    static const RE2 pattern(
        R"((?i)(?:direction(?: generale)?(?: adjointe)?|pole|service|secretariat|cabinet|mission)s?\s(?:d[eu]s?\b|d'|general|juridique|financ|administr|technique|urbanisme|cultur|education|enfance|ressources|assemblee).*)");
    static const RE2 of_people(
        R"((?i)services? (?:public|d'aide|de (?:restauration|transport|portage|garde|prevention)|des eaux).*)");
    return line.size() < 60 && begins_with(pattern, line) && !begins_with(of_people, line);
}

bool opens_report(std::string_view line) {
    static const RE2 pattern(
        R"((?:(?i:rapporteure?s?|presente? par)\s*:|(?:M\.|MM\.|Mme|Mmes|Mr|Monsieur|Madame|Le|La|MONSIEUR|MADAME)\s[^.]{0,80}\b(?i:rapporte|expose|rappelle|informe|indique|presente|propose|donne lecture|explique|precise|fait part|rend compte|soumet)\b|(?i:il est (?:rappele|expose|precise|propose|indique)|expose (?:des motifs|du)|sur (?:le )?rapport|sur (?:la )?proposition|entendu l'expose|vu le rapport)))");
    return begins_with(pattern, line);
}

bool is_ground(std::string_view line) {
    static const RE2 pattern(R"((?:V[Uu]\b|CONSIDERANT|Considerant|ATTENDU|Attendu|ENTENDU que|Entendu que))");
    return begins_with(pattern, line);
}

bool has_decision_formula(std::string_view line) {
    static const RE2 pattern(
        R"((?i)\b(?:apres (?:en )?(?:avoir )?(?:[a-z,' ]{0,60}\b)?(?:delibere|deliberation)|ayant delibere|(?:le|la|les) )" RECUEIL_BODY
        R"(,?[^.:]{0,120}\b(?:decide(?:nt)?|approuve(?:nt)?|adopte(?:nt)?|accepte(?:nt)?|autorise(?:nt)?|prend acte|prennent acte|donne(?:nt)? (?:son|leur|un) (?:accord|avis)|emet|valide(?:nt)?|designe(?:nt)?|vote(?:nt)?|sollicite(?:nt)?|fixe(?:nt)?|ont? (?:decide|adopte|approuve)))\b)");
    return holds(pattern, line);
}

bool opens_decision(std::string_view line) {
    static const RE2 alone(
        R"((?i)[\s*>-]*(?:(?-i:D(?:ECIDE|ELIBERE|ecide|elibere)(?:NT|nt)?)\s*|(?:decide|approuve|adopte|accepte|autorise|emet|donne|fixe|valide|designe|sollicite)(?:nt)?\s*(?:,?\s*a l'unanimite[^:]{0,40})?\s*:\s*))");
    static const RE2 item(
        R"([\s*>]*-\s?(?:D[Ee][Cc][Ii][Dd][Ee]|D[Ii][Tt]|D[Ee][Mm][Aa][Nn][Dd][Ee]|A[Pp][Pp][Rr][Oo][Uu][Vv][Ee]|A[Uu][Tt][Oo][Rr][Ii][Ss][Ee]|A[Dd][Oo][Pp][Tt][Ee]|A[Cc][Cc][Ee][Pp][Tt][Ee]|S'[Oo][Pp][Pp][Oo][Ss][Ee]|R[Ee][Ff][Uu][Ss][Ee]|F[Ii][Xx][Ee]|E[Mm][Ee][Tt]|S[Oo][Ll][Ll][Ii][Cc][Ii][Tt][Ee])\s)");
    return line.size() < 80 ? matches(alone, line) || match_at(item, line, 0)
                            : static_cast<bool>(match_at(item, line, 0));
}

bool opens_assembly_sentence(std::string_view line) {
    static const RE2 pattern(
        R"((?i)(?:(?:le|la) (?:conseil|bureau|comite|commission|assemblee)\b|l'assemblee\b|apres (?:en )?(?:avoir|deliberation|delibere)\b))");
    return begins_with(pattern, line);
}

bool has_vote(std::string_view line) {
    static const RE2 pattern(
        R"re((?i)(?:\b(?:a l'unanimite|unanimite\b|a la majorite|majorite pour|\d{1,3} (?:voix|votes?)|\d{1,3} (?:pour|contre|abstentions?)\b|voix (?:pour|contre)|prend acte|prennent acte|a (?:ete )?elue?|(?:sont|ont ete) (?:elus|elues|proclames|proclamees)|(?:est|a ete) (?:proclame|elu)e?|accord (?:a (?:l'|la |\d)|du conseil)|(?:point|question|dossier|deliberation|affaire|decision|vote|sujet) (?:est |a ete |sera )?(?:ajournee?|reportee?|retiree?|differee?)|(?:est|sont|a ete) (?:ajourne|retire|reporte|differe)e?s?|surseoi[rt] a statuer|sursoit|le conseil (?:municipal )?adopte)\b|\bvotes?\s?:|\babstentions?\s?:|\b(?:pour|contre|abstentions?|oui|non)\s?"?\s?:?\s?\d{1,3}\s*(?:$|[,;/.()|*-]|voix|votes?\b|pour\b|contre\b|abst|et\b|m\.|mme|mm\.|monsieur|madame|membres?\b|exprimes|ne\b|dont\b|n\.?p)|^[\s*>-]*(?:(?:adopte|approuve|rejete|ajourne|refuse)e?s?\b.{0,40}|vote(?:e|es|s)?(?:\s*|\s+(?:a l'|a la|par|:).{0,40}))$|[-:,|]\s*(?:adopte|approuve|rejete|ajourne|retire)e?s?[\s.]*$|\((?:adopte|rejete|approuve)[^)]{0,60}\)))re");
    return holds(pattern, line);
}

bool is_result_line(std::string_view line) {
    static const RE2 pattern(
        R"re((?i)\(?"?\s?(?:votes? )?(?:(?:pour|contre|abstentions?|oui|non|votants?|exprimes|suffrages exprimes|nuls?|blancs?|ne prend(?:nent)? pas part au vote|nppv)(?: ?\(?s?\)?)?\s?"?\s*[:=]|(?:votes?|resultats? du vote|resultats?)\s*[:=]|\d{1,3} (?:voix|votes? pour)\b))re");
    return begins_with(pattern, line);
}

bool is_day_alone(std::string_view line) {
    static const RE2 pattern(
        R"((?i)[\s*#>-]*(?:(?:seance|reunion|conseil municipal|session) )?(?:du|le|en date du)?\s*(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)?\s*\d{1,2}(?:er)?(?:\s+[a-z]{3,9}\s+|\s?[/.-]\s?\d{1,2}\s?[/.-]\s?)(?:\d{4}|\d{2})[\s,.:-]*(?:a \d{1,2} ?(?:h|heures?) ?\d{0,2})?[\s.]*)");
    return line.size() < 80 && matches(pattern, line);
}

bool is_name_alone(std::string_view line) {
    static const RE2 pattern(
        R"([\s*-]*(?:(?:M\.|MM\.|Mme|Mmes|MME|Mr|Mlle|Monsieur|Madame|Dr)\s+)?[A-Z][a-z]+(?:[- ][A-Z][a-z]+)? (?:(?:[A-Z]*[AEIOUY][A-Z]+|[A-Z]+[AEIOUY][A-Z]*|d'|D'|de |DE |le |LE )[A-Z' -]*)(?:\s*\([^)]{0,30}\))?[\s,.;]*)");
    return line.size() < 60 && matches(pattern, line) && !opens_title(line);
}

bool is_name_list(std::string_view line) {
    static const RE2 pattern(
        R"([\s*-]*(?:[A-Z][A-Za-z'-]*(?: [A-Z][A-Za-z'-]*){0,3}\s*[,;]\s*)?(?:(?:M|MM|Mme|MME|Mmes|Mr|Mlle|Monsieur|Madame)\b\.?\s*[A-Z][A-Za-z'-]*(?:[ .]+[A-Z][A-Za-z'-]*){0,3}\s*(?:,|;|\bet\b|$|\.$)\s*){2,}(?:M|MM|Mme|Mmes|Mr)?\.?)");
    // « Patrick VIGUIER, Anne ROY »
    static const RE2 bare(R"([\s*-]*(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)? [A-Z][A-Z' -]+\s*(?:,|;|\bet\b|$|\.$)\s*){2,})");
    return line.size() < 300 && (matches(pattern, line) || matches(bare, line));
}

bool is_tail(std::string_view line) {
    static const RE2 pattern(
        R"((?i)(?:pour (?:extrait|copie|expedition|ampliation|l'autorite)|fait et delibere|(?:ainsi )?fait (?:a|en|le)\b|ainsi (?:fait|delibere)|(?:certifiee?|rendue?|acte rendu|le maire certifie|certifie)\b.{0,60}executoire|(?:le|la) (?:maire|president|presidente|secretaire)\b.{0,40}$|(?:la presente|cette) (?:deliberation|decision) (?:peut|pourra)|.{0,40}delai de deux mois|.{0,60}tribunal administratif|et (?:ont signe|les membres presents ont signe)|suivent les signatures|(?:publiee?|affichee?|transmise?|mise? en ligne) (?:le|en|au)\b))");
    return begins_with(pattern, line);
}

double title_score(std::string_view line) {
    if (line.size() < 4 || line.size() > 420) return 0;
    double score = 0;
    if (opens_title(line)) score += 0.9;
    static const RE2 finite(
        R"((?i)\b(?:est|sont|etait|etaient|sera|seront|a ete|ont ete|doit|doivent|peut|peuvent|rappelle|expose|informe|indique|precise|propose|demande a|souligne|explique|ajoute|repond|remercie|pense|souhaite|dit|donne lecture|fait|faut|il y a|il a|elle a|nous|vous|je|on|avait|avaient|ayant|decide|approuve|autorise|accepte)\b)");
    if (holds(finite, line)) score -= 1.2;
    static const RE2 inner_stop(R"([a-z)]{3,}[.;!?]\s+[A-Z])");
    if (holds(inner_stop, line)) score -= 0.8;
    if (line.back() == '.' || line.back() == ';') score -= 0.5;
    // « La Ville soutient les associations qui participent à la vie des quartiers. »
    static const RE2 sentence(R"((?:L[ea]s?|Une?|Des|Ce|Cette|Ces|Notre) [a-zA-Z].{30,}\.$|L'[a-zA-Z].{30,}\.$)");
    if (begins_with(sentence, line)) score -= 0.6;
    if (line.back() == ',') score -= 1.0;
    if (line.back() == ':') score += 0.1;
    std::size_t upper = 0;
    std::size_t lower = 0;
    std::size_t digits = 0;
    for (const char c : line) {
        upper += c >= 'A' && c <= 'Z' ? 1 : 0;
        lower += c >= 'a' && c <= 'z' ? 1 : 0;
        digits += c >= '0' && c <= '9' ? 1 : 0;
    }
    // « Budget primitif 2013 »: a year is no amount.
    static const RE2 year(R"(\b(?:19|20)\d\d\b)");
    for (std::size_t at = 0; const Match match = find(year, line, at);) {
        digits -= 4;
        at = match.end;
    }
    if (upper + lower < 6) return 0;
    if (upper > 4 * lower) score += 0.8;
    if (digits * 4 > upper + lower) score -= 1.2;
    static const RE2 amount(R"((?i)\d\s?(?:EUR|euros?)\b|\bht\b|\bttc\b)");
    if (holds(amount, line)) score -= 0.8;
    // The row of a table: several sums.
    static const RE2 sums(R"(\d,\d\d\b.*\d,\d\d\b)");
    if (holds(sums, line)) score -= 2;
    static const RE2 sum(R"((?i)\d[\d .]*(?:,\d\d)?\s?(?:EUR|euros?)\b)");
    if (begins_with(sum, line)) score -= 1.5;
    if (line.size() > 220) score -= 0.5;
    const auto first =
        std::find_if(line.begin(), line.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    if (first != line.end() && *first >= 'a' && *first <= 'z') score -= 0.9;
    static const RE2 verb(
        R"((?i)(?:d'|de )?(?:approuv|autoris|decid|adopt(?:e|er|ent)\b|accept(?:e|er|ent)\b|donn|charg(?:e|er)\b|precis|fix(?:e|er)\b|prend|dit |rappel|confirm|mandat(?:e|er)\b|habilit|vot(?:e|er|ent) (?:a|le|la|les)|sollicit|attribue\b|valide\b|designe\b|emet\b|instaure\b)[a-z]*)");
    static const RE2 noun(R"((?i)(?:d'|de )?[a-z]{4,}(?:tion|sion|ment)s?\b)");
    // « APPROUVANT LE PLAN DE FINANCEMENT », « Portant adoption … »
    static const RE2 participle(R"((?i)[a-z]{4,}ant\b)");
    if (begins_with(verb, line) && !begins_with(noun, line) && !begins_with(participle, line)) score -= 1.4;
    static const RE2 infinitive(R"((?i)(?:d'|de )[a-z]{2,14}(?:er|ir|re)\b)");
    if (begins_with(infinitive, line)) score -= 1.4;
    // Words that open a sentence of an exposé.
    static const RE2 prose(
        R"([\"\s]*(?:Depuis|Suite a|Dans (?:le|la|un|ce)|Lors d|Afin d|Par (?:deliberation|courrier|arrete|decision)|Ils? |Elles? |Cet(?:te)? |Ce(?:s|ci|la)? |Nous |Vous |On |Compte tenu|Conformement|Au vu|En (?:effet|application|consequence|outre|vertu|date)|A (?:la suite|ce titre|cet effet|l'issue)|De plus|Ainsi|Toutefois|Cependant|Or,|Aussi|Apres |Chaque annee|Selon|C'est|Considerant))");
    if (begins_with(prose, line)) score -= 0.7;
    static const RE2 person(R"((?:M\.|Mme|MM\.|Mmes|Monsieur|Madame|Mr|Mlle|MONSIEUR|MADAME)\s)");
    if (begins_with(person, line)) score -= 0.9;
    static const RE2 label(
        R"((?i)(?:en consequence|par consequent|ceci expose|conformement|compte[ -]tenu|l'autoriser|demande(?:nt)? que|article|titulaires?|suppleants?|pour|contre|abstention|vote|total|montant|depenses?|recettes?|section|chapitre|oui|non|nota|annexe|page|tel|siret)\b)");
    if (begins_with(label, line)) score -= 0.9;
    return score;
}

#undef RECUEIL_BODY

}  // namespace recueil::corpus
