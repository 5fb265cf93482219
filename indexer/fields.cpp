#include "indexer/fields.h"

#include <algorithm>
#include <string>
#include <vector>

#include "stemming/stemming.h"

namespace recueil::indexer {

namespace {

using Aliases = std::array<std::string_view, 8>;

constexpr std::array<Field, 29> table{{
    {FieldId::title, "title", Aliases{"titre", "intitule", "objet"}, FieldKind::words, "XT:", no_slot, false, false,
     "mots du titre", "titre:salariat"},
    {FieldId::article, "article", Aliases{"articles", "dispositif"}, FieldKind::words, "XE:", no_slot, false, false,
     "mots des articles qui décident", "article:\"indemnités de fonction\""},
    {FieldId::member, "member", Aliases{"membre", "membres", "members", "elu", "elue", "elus", "personne"},
     FieldKind::person, "XM:", no_slot, true, true, "élu, dans quelque rôle que ce soit", "membre:\"Caroline MATRAT\""},
    {FieldId::present, "present", Aliases{"presente", "presents", "presentes"}, FieldKind::person, "XMP:", no_slot,
     false, false, "élu présent", "présent:\"Bertrand PETIT\""},
    {FieldId::excused, "excused", Aliases{"excuse", "excusee", "excuses", "excusees"}, FieldKind::person,
     "XMX:", no_slot, false, false, "élu excusé", "excusé:\"Claude ALLAN\""},
    {FieldId::absent, "absent", Aliases{"absente", "absents", "absentes"}, FieldKind::person, "XMA:", no_slot, false,
     false, "élu absent", "absent:\"Ariane BLOMME\""},
    {FieldId::presiding, "presiding", Aliases{"president", "presidente", "presidence"}, FieldKind::person,
     "XMB:", no_slot, false, false, "qui préside la séance", "président:\"Jean-Claude LEROY\""},
    {FieldId::secretary, "secretary", Aliases{"secretaire"}, FieldKind::person, "XMS:", no_slot, false, false,
     "secrétaire de séance", "secrétaire:\"Alexandre MALFAIT\""},
    {FieldId::recused, "recused", Aliases{"deport", "deporte", "deportee", "interesse"}, FieldKind::person,
     "XMR:", no_slot, false, false, "élu qui n'a pas pris part au vote, étant intéressé", "déport:\"Michel DAGBERT\""},
    {FieldId::named, "named", Aliases{"nomme", "nommee", "nommes", "designe", "designee"}, FieldKind::person,
     "XMN:", no_slot, true, true, "personne que nomment le titre, les articles, le rapport ou une annexe",
     "nommé:\"Etienne PERIN\""},
    {FieldId::commission, "commission", Aliases{"commissions", "committee", "comite"}, FieldKind::value, "XC:", no_slot,
     true, true, "commission qui a rendu un avis : son numéro ou des mots de son nom", "commission:5"},
    {FieldId::theme, "theme", Aliases{"themes", "matiere", "nomenclature"}, FieldKind::value, "XH:", no_slot, true,
     true, "matière (nomenclature ACTES, estimée) : son code ou des mots de son libellé", "thème:5.3"},
    {FieldId::territory, "territory", Aliases{"territoire", "territoires", "territories"}, FieldKind::value,
     "XP:", no_slot, true, true, "territoire concerné", "territoire:Arrageois"},
    {FieldId::assembly, "assembly", Aliases{"assemblee", "organe", "body"}, FieldKind::value, "XO:", no_slot, true,
     true, "assemblée qui a délibéré", "assemblée:\"Conseil départemental\""},
    {FieldId::part, "part", Aliases{"partie", "parts", "parties"}, FieldKind::value, "XS:", no_slot, true, true,
     "partie que l'acte contient : délibération, annexe, rapport, document", "partie:annexe"},
    {FieldId::outcome, "outcome", Aliases{"resultat", "vote", "issue"}, FieldKind::value, "XV:", no_slot, true, true,
     "issue d'un vote", "vote:adopté"},
    {FieldId::year, "year", Aliases{"annee", "an"}, FieldKind::range, "XY:", 1, true, true, "année de la séance",
     "année:2018..2020"},
    {FieldId::date, "date", Aliases{"seance", "jour"}, FieldKind::range, "XD:", 1, false, false,
     "date de la séance : jour, mois ou année", "date:2020-09..2021-01"},
    {FieldId::number, "number", Aliases{"numero", "no"}, FieldKind::value, "XN:", no_slot, false, false,
     "numéro de l'acte", "numéro:2020-302"},
    {FieldId::cites, "cites", Aliases{"cite", "citation"}, FieldKind::reference, "XR:", no_slot, false, false,
     "acte ou texte cité, où que ce soit", "cite:2018-83"},
    {FieldId::visa, "visa", Aliases{"vise", "visas", "vu"}, FieldKind::reference, "XU:", no_slot, false, false,
     "acte ou texte visé (« Vu… »)", "vise:L.3211-1"},
    {FieldId::group, "group", Aliases{"groupe", "groupes", "groups"}, FieldKind::value, "XG:", no_slot, false, false,
     "groupe nommé dans un vote", "groupe:démocrates"},
    {FieldId::in_favour, "for", Aliases{"pour", "favorable"}, FieldKind::value, "XGF:", no_slot, false, false,
     "groupe qui a voté pour", "pour:\"Union Action 62\""},
    {FieldId::against, "against", Aliases{"contre"}, FieldKind::value, "XGC:", no_slot, false, false,
     "groupe qui a voté contre", "contre:\"Rassemblement National\""},
    {FieldId::abstention, "abstention", Aliases{"abstentions", "abstenu", "abstain"}, FieldKind::value, "XGA:", no_slot,
     false, false, "groupe qui s'est abstenu", "abstention:\"Rassemblement National\""},
    {FieldId::amount, "amount", Aliases{"montant", "somme", "montants"}, FieldKind::range, "", 3, false, false,
     "montant d'une subvention, en euros", "montant:>100000"},
    {FieldId::beneficiary, "beneficiary", Aliases{"beneficiaire", "attributaire"}, FieldKind::words, "XB:", no_slot,
     false, false, "bénéficiaire d'une subvention", "bénéficiaire:croix-rouge"},
    {FieldId::kind, "kind", Aliases{"nature", "type"}, FieldKind::value, "XK:", no_slot, false, false,
     "deliberation, ou document sans acte", "nature:document"},
    {FieldId::file, "file", Aliases{"fichier", "source"}, FieldKind::value, "XF:", no_slot, false, false,
     "nom du fichier d'où vient l'acte", "fichier:002.txt"},
}};

constexpr bool rows_stand_at_their_id() {
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].id) != i) return false;
    return true;
}
static_assert(rows_stand_at_their_id());

constexpr bool prefixes_are_unique_and_end_in_a_colon() {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].prefix.empty()) continue;
        if (table[i].prefix.back() != ':' || table[i].prefix.front() != 'X') return false;
        for (std::size_t j = i + 1; j < table.size(); ++j)
            if (table[i].prefix == table[j].prefix) return false;
    }
    return true;
}
static_assert(prefixes_are_unique_and_end_in_a_colon());

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

std::span<const Field> fields() {
    return table;
}

const Field& field(FieldId id) {
    return table[static_cast<std::size_t>(id)];
}

const Field* find_field(std::string_view name) {
    if (name.empty() || name.size() > 64) return nullptr;
    const std::string folded = stemming::fold(name);
    for (const Field& each : table) {
        if (each.name == folded) return &each;
        for (const std::string_view alias : each.aliases)
            if (!alias.empty() && alias == folded) return &each;
    }
    return nullptr;
}

const Field* nearest_field(std::string_view name) {
    if (name.size() < 3 || name.size() > 32) return nullptr;
    const std::string folded = stemming::fold(name);
    const Field* best = nullptr;
    std::size_t best_distance = std::max<std::size_t>(1, folded.size() / 3) + 1;
    const auto consider = [&](const Field& each, std::string_view candidate) {
        if (candidate.size() < 3) return;
        const std::size_t distance = edit_distance(folded, candidate);
        if (distance < best_distance) {
            best = &each;
            best_distance = distance;
        }
    };
    for (const Field& each : table) {
        consider(each, each.name);
        for (const std::string_view alias : each.aliases) consider(each, alias);
    }
    return best;
}

std::vector<std::uint32_t> value_slots() {
    std::vector<std::uint32_t> slots{slot::sort_key};
    for (const Field& each : table)
        if (each.slot != no_slot && std::find(slots.begin(), slots.end(), each.slot) == slots.end())
            slots.push_back(each.slot);
    return slots;
}

}  // namespace recueil::indexer
