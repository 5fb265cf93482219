#include "server/web/french.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <fmt/format.h>

#include "indexer/fields.h"

namespace recueil::server {
namespace {

constexpr std::array<std::string_view, 12> months{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                                  "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};

using Pair = std::pair<std::string_view, std::string_view>;

template <std::size_t N>
std::string_view lookup(const std::array<Pair, N>& table, std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const Pair& pair) { return pair.first == name; });
    return found == table.end() ? name : found->second;
}

int digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return -1;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::string french_date(std::string_view iso) {
    const bool day_given = iso.size() == 10;
    if ((!day_given && iso.size() != 7) || iso[4] != '-' || (day_given && iso[7] != '-')) return std::string(iso);
    const int month = digits(iso.substr(5, 2));
    if (month < 1 || month > 12) return std::string(iso);
    const auto name = months.at(static_cast<std::size_t>(month - 1));
    if (!day_given) return fmt::format("{} {}", name, iso.substr(0, 4));
    const int day = digits(iso.substr(8, 2));
    if (day < 1 || day > 31) return std::string(iso);
    return fmt::format("{}{} {} {}", day, day == 1 ? "er" : "", name, iso.substr(0, 4));
}

std::string french_number(std::size_t number) {
    const std::string plain = std::to_string(number);
    std::string grouped;
    for (std::size_t i = 0; i < plain.size(); ++i) {
        if (i > 0 && (plain.size() - i) % 3 == 0) grouped += "\u202F";
        grouped += plain[i];
    }
    return grouped;
}

std::string french_amount(double euros) {
    if (!(euros >= 0) || euros > 1e15) return fmt::format("{} €", euros);
    const auto cents = static_cast<std::size_t>(std::llround(euros * 100));
    std::string text = french_number(cents / 100);
    if (cents % 100 != 0) text += fmt::format(",{:02}", cents % 100);
    return text + "\u00A0€";
}

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return french_number(count) + "\u00A0" + std::string(count < 2 ? one : many);
}

std::string sorting_key(std::string_view text) {
    // For the letters U+00C0 to U+00FF, in UTF-8 C3 80 to C3 BF. A capital is 32 before its small letter.
    constexpr std::string_view plain = "aaaaaaaceeeeiiiidnooooo?ouuuuyts";
    std::string key;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (c == '\xC3' && next >= 0x80 && next != 0x97 && next != 0xB7) {
            key += plain[(next - 0x80) % 32];
            ++i;
        } else if (c == '\xC5' && (next == 0x92 || next == 0x93)) {
            key += "oe";
            ++i;
        } else {
            key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    return key;
}

std::string_view facet_label(std::string_view field) {
    const indexer::Field* row = indexer::find_field(field);
    return row == nullptr ? field : row->facet.label;
}

std::string_view part_label(std::string_view part) {
    static constexpr std::array<Pair, 12> table{{{"title", "Titre"},
                                                 {"visas", "Visas"},
                                                 {"visa", "Visa"},
                                                 {"recitals", "Considérants"},
                                                 {"recital", "Considérant"},
                                                 {"article", "Article"},
                                                 {"vote", "Vote"},
                                                 {"attendance", "Présence"},
                                                 {"annex", "Annexe"},
                                                 {"report", "Rapport"},
                                                 {"document", "Document"},
                                                 {"deliberation", "Délibération"}}};
    return lookup(table, part);
}

std::string_view visa_label(std::string_view kind) {
    static constexpr std::array<Pair, 11> table{{{"code", "Code"},
                                                 {"law", "Loi"},
                                                 {"decree", "Décret"},
                                                 {"ordinance", "Ordonnance"},
                                                 {"order", "Arrêté"},
                                                 {"deliberation", "Délibération"},
                                                 {"report", "Rapport"},
                                                 {"committee_opinion", "Avis de commission"},
                                                 {"rules_of_procedure", "Règlement intérieur"},
                                                 {"letter", "Courrier"},
                                                 {"other", "Autre"}}};
    return lookup(table, kind);
}

std::string_view state_label(std::string_view state) {
    static constexpr std::array<Pair, 5> table{{{"amended", "Modifiée"},
                                                {"completed", "Complétée"},
                                                {"repealed_in_part", "Abrogée en partie"},
                                                {"repealed", "Abrogée"},
                                                {"replaced", "Remplacée"}}};
    return lookup(table, state);
}

std::string_view active_label(std::string_view relation, bool in_part) {
    static constexpr std::array<Pair, 6> table{{{"cites", "Cite"},
                                                {"amends", "Modifie"},
                                                {"completes", "Complète"},
                                                {"repeals", "Abroge"},
                                                {"replaces", "Remplace"},
                                                {"applies", "Applique"}}};
    if (in_part && relation == "repeals") return "Abroge en partie";
    if (in_part && relation == "replaces") return "Remplace en partie";
    return lookup(table, relation);
}

std::string french_doubt(std::string_view words) {
    static constexpr std::array<Pair, 20> table{{
        {" are more than any act has: those after the first 10000 are left out",
         " : plus que n’en a aucun acte ; seuls les 10 000 premiers sont gardés"},
        {"what a deliberation approved is changed, perhaps not the deliberation",
         "ce qu’une délibération a approuvé est modifié, peut-être pas la délibération elle-même"},
        {"a sum is awarded, and nobody that it names was read", "une somme est accordée, sans bénéficiaire reconnu"},
        {"unanimity is said, and members vote against", "l’unanimité est dite, et des membres votent contre"},
        {"names run into one another and nothing parts them", "des noms se suivent sans que rien ne les sépare"},
        {"signed on ", "signé avant la séance : "},
        {"read by OCR", "lu par reconnaissance de caractères"},
        {"pages read by OCR: ", "pages lues par reconnaissance de caractères : "},
        {"pages that OCR could not read: ", "pages que la reconnaissance de caractères n’a pas pu lire : "},
        {"pages without text, perhaps scanned: ", "pages sans texte, peut-être numérisées : "},
        {"pages whose text is no language, perhaps a font without a table of its characters: ",
         "pages dont le texte est illisible (police sans table de caractères ?) : "},
        {"pdftotext complained: ", "le PDF est mal formé : "},
        {"the last character is cut: the file may be truncated", "le dernier caractère est coupé : fichier tronqué ?"},
        {" control characters were read as spaces", " caractères de commande lus comme des espaces"},
        {" accents on letters that have dozens were left out", " accents superflus laissés de côté"},
        {" bytes are not UTF-8 and were read as windows-1252", " octets lus comme du windows-1252"},
        {": a label of the header that no rule knows", " : intitulé d’en-tête inconnu"},
        {": text after the report belongs to no act", " : texte après le rapport, hors de tout acte"},
        {": no rule understood this part of the grounds: ", " : partie des motifs non comprise : "},
        {"; --ocr reads them", ""},
    }};
    std::string french(words);
    for (const auto& [english, said] : table) {
        const std::size_t at = french.find(english);
        if (at != std::string::npos) french.replace(at, english.size(), said);
    }
    if (french.rfind("lines ", 0) == 0) french.replace(0, 6, "lignes ");
    if (french.rfind("line ", 0) == 0) french.replace(0, 5, "ligne ");
    constexpr std::string_view before = ", before the session";
    if (const std::size_t at = french.find(before); at != std::string::npos) french.erase(at, before.size());
    return french;
}

}  // namespace recueil::server
