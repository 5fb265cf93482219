"""Haute-Sylvane, a région: one act of its standing committee, with numbered articles, a running head and a stamp on each page."""
import french
from paper import Paper, session

NUMBER, DATE = "CP 2023-118", "2023-07-06"
STAMP = {"act_id": "099-239900018-20230706-CP2023_118-DE", "transmission_date": "2023-07-12", "posting_date": "2023-07-13"}


def top(n, count):
    stamp = ["Envoyé en préfecture le 12/07/2023", "Reçu en préfecture le 12/07/2023", "Publié le 13/07/2023", "ID : " + STAMP["act_id"]]
    head = f"CONSEIL RÉGIONAL DE HAUTE-SYLVANE{n:>12}{'DÉLIBÉRATION N° ' + NUMBER:>50}"
    return [row.rjust(98) for row in stamp] + ["", head, ""]


def act():
    d = Paper("region/2023-07-06-cp-2023-118.txt", "single", session("CONSEIL RÉGIONAL DE HAUTE-SYLVANE", "Commission permanente", DATE),
              format="text", width=98, page_lines=44, top=top)
    a = d.act("FORÊTS ET FILIÈRE BOIS DEUXIÈME AFFECTATION 2023", number=NUMBER, stamp=STAMP)
    d.center(f"DÉLIBÉRATION N° {NUMBER}")
    d.center("DU 6 JUILLET 2023")
    d.gap()
    d.center("FORÊTS ET FILIÈRE BOIS")
    d.center("DEUXIÈME AFFECTATION 2023")
    d.gap()
    d.p("La commission permanente du conseil régional de Haute-Sylvane,")
    d.gap()
    for words in ["VU le code général des collectivités territoriales, notamment ses articles L. 4221-1 et L. 4221-5 ;",
                  "VU le code forestier ;",
                  "VU le règlement (UE) n° 1407/2013 de la Commission du 18 décembre 2013 relatif aux aides de minimis ;",
                  a.cite("VU la délibération n° CR 2021-032 du 2 juillet 2021 portant délégation d’attributions du conseil régional à sa commission "
                         "permanente ;", "2021-07-02", "CR 2021-032"),
                  a.cite("VU la délibération n° CR 2022-011 du 24 février 2022, modifiée par la délibération n° CP 2022-204 du 7 juillet 2022, relative "
                         "au plan régional « Un arbre, un territoire » ;", "2022-02-24", "CR 2022-011"),
                  a.cite("VU la délibération n° CP 2022-301 du 17 novembre 2022 approuvant le règlement d’intervention « Dessertes "
                         "forestières » ;", "2022-11-17", "CP 2022-301"),
                  "VU le budget de la région pour 2023 ;",
                  "VU l’avis de la commission de l’agriculture, de la forêt et de la ruralité ;",
                  "VU le rapport n° CP 2023-118 présenté par madame la présidente du conseil régional ;"]:
        d.p(a.visa(words))
        d.gap()
    a.cite("CP 2022-204 du 7 juillet 2022", "2022-07-07", "CP 2022-204")
    d.p("Après en avoir délibéré,")
    d.gap()
    articles(d, a)
    d.gap(2)
    d.right("La présidente du conseil régional")
    d.right("de Haute-Sylvane")
    d.gap(2)
    d.right("Solveig HARDOUIN-MAREUIL")
    d.close()
    return d


def articles(d, a):
    rows = [("Syndicat mixte de la forêt d’Orgemont", 84000), ("Association des sylviculteurs du Haut-Ternay", 31500)]
    rows = [(name, a.grant(name, amount)) for name, amount in rows]
    d.p("Article 1 : " + a.item("Décide de participer, au titre du dispositif « Dessertes forestières », au financement des projets détaillés dans le tableau "
               "ci-dessous.", "1", up_to=" ".join(rows[-1])))
    d.table([["Bénéficiaire", "Montant maximum de la subvention"], *rows])
    d.gap()
    d.p("Article 2 : " + a.item("Attribue à la coopérative Bois et Scieries de la Vauvre une subvention d’un montant maximum prévisionnel de "
               + a.grant("coopérative Bois et Scieries de la Vauvre", 120000)
               + " pour l’achat d’une ligne de sciage. Subordonne le versement de la subvention à la conclusion d’une convention conforme à "
               "la convention type.", "2"))
    d.gap()
    d.p("Article 3 : " + a.item("Affecte une autorisation d’engagement de 15 000,00 € disponible sur le chapitre 939 « Action économique », programme HS93-005.", "3"))
    d.gap()
    d.p("Article 4 : " + a.item(a.cite("Modifie l’article 6 du règlement d’intervention approuvé par la délibération n° CP 2022-301 du 17 novembre 2022 susvisée en "
                      "portant de dix-huit à vingt-quatre mois le délai de réalisation des travaux.", "2022-11-17", "CP 2022-301"), "4"))
    d.gap()
    d.p("Article 5 : " + a.item("Autorise la présidente du conseil régional à signer les conventions prévues aux articles 1 et 2.", "5"))


PAPERS = [act()]
assert french.words(DATE) == "6 juillet 2023"
