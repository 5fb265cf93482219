"""The water syndicate of the Molenche: minutes with members by commune, articles, counts in columns; and the decisions of its president."""
from paper import Paper, People, listed, said, session

DATE = "2021-11-25"
BRIVESAC, LANGEVAL, ROQUEBERT = ("M.", "Anselme BRIVESAC"), ("Mme", "Ludivine LANGEVAL"), ("M.", "Tanguy ROQUEBERT")
MIRANDOL, FAYARD, ESPALIEU = ("Mme", "Constance MIRANDOL"), ("M.", "Eudes FAYARD-BLANC"), ("M.", "Samir ESPALIEU")
TREVIERES, GOULVEN, PASTUREL = ("Mme", "Oriane TREVIÈRES"), ("M.", "Gaspard GOULVEN"), ("M.", "Urbain PASTUREL")
MALVEZIN, COSTEBLANCHE = ("Mme", "Ségolène MALVEZIN"), ("M.", "Raoul COSTEBLANCHE")

BY_COMMUNE = [("Trévolange", [BRIVESAC, LANGEVAL]), ("Orgemont", [ROQUEBERT, MIRANDOL]), ("Lormevent", [FAYARD]),
              ("Ternay-le-Vieil", [ESPALIEU, TREVIERES]), ("Chantemerle", [GOULVEN])]
PEOPLE = People([member for _, members in BY_COMMUNE for member in members], excused=[PASTUREL], absent=[COSTEBLANCHE], proxies=[(MALVEZIN, FAYARD)])


def counts(d, act, yes, no, abstention, names=(), **more):
    """A vote as a filled form, its labels and values on three lines."""
    d.p(f"Votants : {yes + no + abstention}")
    d.p(f"Pour : {yes} Contre : {no} Abstention : {abstention}" + (f" ({listed(names)})" if names else ""))
    act.votes(yes, no, abstention, abstaining=[name for _, name in names], **more)


def minutes():
    d = Paper("syndicat/2021-11-25-compte-rendu.txt", "minutes",
              session("Syndicat intercommunal des eaux de la Molenche", "Comité syndical", DATE, BRIVESAC, TREVIERES, 11, 8, 9, PEOPLE),
              format="text", width=92, page_lines=52, encoding="cp1252", foot=lambda n, count: [str(n).rjust(92)])
    d.center("SYNDICAT INTERCOMMUNAL DES EAUX DE LA MOLENCHE")
    d.center("COMPTE RENDU DU COMITÉ SYNDICAL DU JEUDI 25 NOVEMBRE 2021")
    d.gap()
    d.p("Le jeudi vingt-cinq novembre deux mille vingt et un à dix-huit heures, le comité syndical, régulièrement convoqué le dix-huit novembre, s’est réuni "
        f"à la station du Gué, à Orgemont, sous la présidence de {said(BRIVESAC)}.")
    d.gap()
    d.p("Nombre de délégués en exercice : 11")
    d.p("Nombre de présents : 8")
    d.p("Nombre de votants : 9")
    d.gap()
    d.p("PRÉSENTS :")
    for commune, members in BY_COMMUNE:
        d.p(f"{commune} : {listed(members)}", indent=2)
    d.p(f"EXCUSÉ : {said(PASTUREL)}")
    d.p(f"ABSENT : {said(COSTEBLANCHE)}")
    d.p(f"POUVOIR : {said(MALVEZIN)} à {said(FAYARD)}")
    d.p(f"{said(TREVIERES)} est désignée secrétaire de séance.")
    d.gap()

    a = d.act("Prix de l’eau au 1er janvier 2022", number="2021/11/01", rapporteur=LANGEVAL[1])
    d.head("Délibération n° 2021/11/01")
    d.p("Objet : Prix de l’eau au 1er janvier 2022")
    d.p(f"Rapporteur : {said(LANGEVAL)}, vice-présidente")
    d.gap()
    d.p("Les travaux de renouvellement des conduites demandent une recette supplémentaire de 22 000 euros par an.")
    d.p(a.visa("Vu le code général des collectivités territoriales, notamment ses articles L. 2224-12-1 et L. 2224-12-4 ;"))
    d.p(a.visa(a.cite("Vu la délibération n° 2020/12/03 du 10 décembre 2020 fixant le prix de l’eau pour l’année 2021 ;", "2020-12-10", "2020/12/03")))
    d.p(a.recital("Considérant que la part fixe n’a pas été revue depuis 2015 ;"))
    d.gap()
    d.p("Le comité syndical, après en avoir délibéré, décide :")
    d.p("Article 1er – " + a.item("La part fixe est portée à 48,00 € HT par an.", "1"))
    d.p("Article 2 – " + a.item("Le prix du mètre cube est maintenu à 1,72 € HT.", "2"))
    d.p("Article 3 – " + a.item("La présente délibération prend effet le 1er janvier 2022.", "3"))
    d.gap()
    counts(d, a, 7, 0, 2, [ROQUEBERT, GOULVEN])
    d.gap(2)

    a = d.act("Groupement de commandes pour l’achat de compteurs – Adhésion", number="2021/11/02")
    d.head("Délibération n° 2021/11/02")
    d.p("Objet : Groupement de commandes pour l’achat de compteurs – Adhésion")
    d.gap()
    d.p("M. le Président expose qu’un groupement réunirait quatre syndicats voisins et que le marché porterait sur 2 600 compteurs.")
    d.p(a.visa("Vu le code de la commande publique, notamment ses articles L. 2113-6 et L. 2113-7 ;"))
    d.p("Le comité syndical, ouï l’exposé de son président, après en avoir délibéré et à l’unanimité des membres présents et représentés :")
    d.li(a.item("adhère au groupement de commandes constitué pour l’achat de compteurs d’eau") + " ;", sign="–")
    d.li(a.item("accepte les termes de la convention constitutive") + " ;", sign="–")
    d.li(a.item("habilite le président à la signer") + ".", sign="–")
    a.votes(unanimous=True)
    d.gap(2)

    a = d.act("Branchement du hameau des Fontenelles – Aide aux propriétaires", number="2021/11/03")
    d.head("Délibération n° 2021/11/03")
    d.p("Objet : Branchement du hameau des Fontenelles – Aide aux propriétaires")
    d.gap()
    d.p("Six maisons ne sont pas desservies. Un rabais de moitié est proposé sur le prix du branchement.")
    d.p("Mme MIRANDOL estime que l’effort demandé aux autres usagers est trop lourd.")
    d.p("La proposition est mise aux voix. Elle est rejetée par 6 voix contre, 2 voix pour et 1 abstention (M. Samir ESPALIEU).")
    a.votes(2, 6, 1, outcome="rejected", abstaining=["Samir ESPALIEU"])
    d.gap(2)

    a = d.act("Création d’un poste de technicien et mise à jour du tableau des effectifs", number="2021/11/04", rapporteur=FAYARD[1])
    d.head("Délibération n° 2021/11/04")
    d.p("Objet : Création d’un poste de technicien et mise à jour du tableau des effectifs")
    d.p(f"Rapporteur : {said(FAYARD)}")
    d.gap()
    d.p(a.cite("La délibération n° 2018/06/07 du 21 juin 2018 fixe le tableau des effectifs du syndicat.", "2018-06-21",
               "2018/06/07"))
    d.p("Le comité syndical, à l’unanimité, décide de :")
    d.li(a.item("créer un poste de technicien à temps complet à compter du 1er février 2022") + " ;")
    d.li(a.item(a.cite("modifier en ce sens la délibération n° 2018/06/07 du 21 juin 2018", "2018-06-21", "2018/06/07", relation="amends")) + ".")
    a.votes(unanimous=True)
    d.gap(2)
    d.close()
    d.head("Informations diverses")
    d.li("Le réservoir de la Croix-Bossue sera vidé le 6 décembre ; les abonnés seront prévenus par courrier.")
    d.li("La prochaine réunion est fixée au jeudi 16 décembre 2021.")
    d.gap()
    d.p("Plus personne ne demandant la parole, M. le Président lève la séance à vingt heures dix.")
    return d


def decisions():
    """Decisions that the president took alone: numbers, titles, articles, and no act of the assembly."""
    d = Paper("syndicat/2021-10-decisions-du-president.txt", "decisions", session("Syndicat intercommunal des eaux de la Molenche"), format="text", width=92)
    d.center("SYNDICAT INTERCOMMUNAL DES EAUX DE LA MOLENCHE")
    d.center("DÉCISIONS DU PRÉSIDENT – OCTOBRE 2021")
    d.gap()
    for number, day, title, words in [
            ("DP 2021-14", "4 octobre 2021", "Achat d’un véhicule", "Un véhicule utilitaire est acheté à la société Garage des Halles pour 18 640,00 € HT."),
            ("DP 2021-15", "19 octobre 2021", "Bail de chasse", "Le bail de chasse du bois du Gué est renouvelé pour six ans au prix de 310,00 € par an.")]:
        d.head(f"DÉCISION DU PRÉSIDENT N° {number}")
        d.p(f"Objet : {title}")
        d.gap()
        d.p("Le président du syndicat,")
        d.p("Vu l’article L. 5211-10 du code général des collectivités territoriales,")
        d.p("Vu la délibération n° 2020/07/02 du 23 juillet 2020 lui donnant délégation,")
        d.p("DÉCIDE")
        d.p(f"Article 1er : {words}")
        d.p("Article 2 : Il sera rendu compte de la présente décision à la prochaine réunion du comité syndical.")
        d.p(f"Fait à Orgemont, le {day}.")
        d.right("Le président, Anselme BRIVESAC")
        d.gap(2)
    return d


PAPERS = [minutes(), decisions()]
