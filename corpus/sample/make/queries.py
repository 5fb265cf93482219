"""Judged queries, written with the acts at hand: what a person asks, and how well each place answers (3 best, 0 not at all).

A query is a line « id | query | what the person wants », followed by one line an act: its number (or the first three letters of the
file, where it holds no act), then places and grades. `a2` is article 2, `au` the only article.
"""

TEXT = """
s01 | salariat médecins | Journaliste : qui salarie des médecins, depuis quand ?
  2018-83 act 3 a1 3 a3 2 a2 2 report 3 annex 1
  2019-142 act 3 report 3 annex 2 a2 2
  2020-203 act 3 a1 3 annex 3 report 3 a2 2
  2022-42 act 3 a1 3 report 3 annex 2
  2023-122 act 3 report 3 a1 2 a2 2
  2024-31 act 3 report 3 a2 2
  11 act 3 a2 3 report 3
  2024-160 act 3 a2 3 a1 2 report 3
  2022-188 act 2 a2 3 report 3
  2017-214 act 2 a2 2 report 2
  com act 2
  4 act 1 report 2
  2018-301 act 1 report 1
  2019-140 act 1 report 1
  2022-40 act 1 report 1
  2024-33 act 1 report 1
s02 | délibération 2018-83 | Juriste : la délibération elle-même et ce qui la modifie
  2018-83 act 3
  2019-142 act 2 a2 2
  2020-203 act 2 a2 2
  2023-122 act 2 a2 2
  2022-42 act 1 report 1
  2018-301 act 1 report 1
s03 | 2020-203 | Agent : un numéro seul
  2020-203 act 3
  2022-42 act 2 a2 2
  2023-122 act 2 a3 2
s04 | Karim Bouzerian | Citoyen : un conseiller et ce qui le touche
  2022-45 act 3
  2023-120 act 1
  2023-121 act 1
  2023-122 act 1
  2023-123 act 1
  2023-124 act 1
  2023-125 act 1
s05 | protection maternelle et infantile | Future mère
  9 act 3 a1 3 report 3
  2019-141 act 3 a1 3 a2 2 report 3
  2024-33 act 3 a1 3 a2 2 report 3
  2020-205 act 1 annex 2 report 2
  2022-188 act 1 report 1
  2018-83 act 1 report 1
s06 | PMI | Agent : sigle défini une fois
  2024-33 act 3 a1 3 a3 3 report 3
  2019-141 act 3 a1 3 report 3
  9 act 3 a1 3
  6 act 2 a1 2 report 2
  8 act 1 report 2
  2020-205 act 1 annex 2
s07 | SDAASP | Agent : sigle d’un schéma
  2017-214 act 3 a1 3 a2 3 report 3
  2022-188 act 2 a4 3 report 2
  2020-203 act 2 annex 2 report 2
s08 | schema d'amelioration de l'accessibilite des services au public | Agent : sans un accent
  2017-214 act 3 a1 3 report 2
  2022-188 act 2 report 3
  2020-203 act 2 annex 2
s09 | « appel à candidatures » | Maire : l’expression exacte
  2020-203 act 3 a1 3 a3 3 annex 3
  2023-122 act 1 report 2
s10 | tréteaux de l'ornaye subvention | Association : aides reçues d’une année à l’autre
  3 act 3 a1 3 report 2
  2022-41 act 3 a1 3 report 2
s11 | reglement interieur fonds de solidarite logement | Travailleur social
  14 act 3 au 3 annex 3 report 3
  2018-84 act 3 au 3 report 2
  2024-34 act 3 a1 3 a2 2 report 3
  2020-202 act 1 a1 1
  2023-121 act 1 au 1
s12 | abroger délibération n°2017-215 | Juriste : abrogation partielle
  2019-143 act 3 a1 3 report 2
  2017-215 act 2
s13 | dotation globale de fonctionnement des collèges | Principal de collège
  2017-215 act 3 a1 3 report 3
  2019-143 act 3 a2 3 a1 2 report 3
  2022-43 act 3 a1 3 report 2
  7 act 2 a1 2 report 2
s14 | amendement rejeté vacations du musée | Journaliste : un vote perdu
  2020-204 act 3 a1 3 a3 2
s15 | déviation de Roncheval | Habitant
  10 act 3 a1 3 report 3
  2023-124 act 1 report 2
s16 | râle des genêts | Naturaliste
  2023-125 act 3 a3 3
  2019-144 act 2 report 3
s17 | espaces naturels sensibles | Randonneur : la suite des schémas
  12 act 3 a1 3 report 3
  2023-125 act 3 a1 3
  2019-144 act 3
  2018-85 act 1 report 1
s18 | infirmiers en pratique avancée | Infirmière
  2024-31 act 3 a1 3 a2 2 report 3
s19 | comité égalité femmes hommes | Élue : composition du comité
  2018-81 act 3 a2 3 a3 2 report 2
  2023-123 act 3 a1 3 a3 2 report 2
s20 | élection du président du conseil départemental | Archiviste : les installations
  2021-101 act 3 au 3 report 2
  1 act 3 au 3 report 2
s21 | Autonomie, santé et cohésion sociale | Archiviste : une commission renommée
  2018-82 act 3 a1 3
  2019-141 act 1
  2019-142 act 1
  2018-301 act 0
  2020-202 act 1
  2020-203 act 1
  2020-206 act 1
s22 | visites à domicile des sages-femmes | Future mère
  2024-33 act 3 a3 3 report 3
  2019-141 act 2 report 3
s23 | handball | Supporter
  2024-77 act 3 a1 3
s24 | <script>alert(1)</script> | Contrôle : la page montre le texte et n’exécute rien
  2024-118 act 3 a1 3 report 2
s25 | missions locales jeunes | Jeune demandeur d’emploi
  6 act 3 a1 3 a2 3 report 3
s26 | passerelle du Gué voie verte | Cycliste
  2023-201 act 3 a2 3 a1 2 report 3
s27 | téléphérique | Contrôle : rien ne répond
"""


def parse():
    queries = []
    for line in TEXT.strip().splitlines():
        if not line.startswith(" "):
            name, query, intent = [f.strip() for f in line.split(" | ")]
            queries.append({"id": name, "query": query, "intent": intent, "judgments": []})
            continue
        number, *rest = line.split()
        for place, grade in zip(rest[::2], rest[1::2]):
            section = {"au": "article unique"}.get(place, "article " + place[1:] if place[0] == "a" and place[1:].isdigit() else place)
            queries[-1]["judgments"].append({"number": number, "section": section, "grade": int(grade)})
    return queries


QUERIES = parse()
