"""Trévolange, a village: minutes of one evening with acts without numbers, and the list of the same evening's deliberations."""
from paper import Paper, People, listed, said, session

DATE = "2023-03-14"
VESLIER, OLLERANS, SAUVETERRE = ("M.", "Gontran VESLIER"), ("M.", "Firmin OLLERANS"), ("Mme", "Odile SAUVETERRE")
MARQUISAN, RIOTTE, CAZELAS = ("M.", "Aubin MARQUISAN"), ("Mme", "Clotilde RIOTTE"), ("M.", "Ismaël CAZELAS")
AUBRAC, DESMARIN, TOURAINCEAU = ("Mme", "Perrine AUBRAC-LORTIE"), ("M.", "Jean-Eudes DESMARIN"), ("Mme", "Noëlle TOURAINCEAU")
PLESSANT, GRANDVAUD = ("Mme", "Yvonne PLESSANT"), ("M.", "Loïc GRANDVAUD")
FOURNEREAU, LE_BRISEC, MALTAVERNE = ("Mme", "Sandra FOURNEREAU"), ("M.", "Côme LE BRISEC"), ("M.", "Rodolphe MALTAVERNE")
ESTEVIN = ("Mme", "Barbara ESTEVIN")

PEOPLE = People(present=[VESLIER, OLLERANS, SAUVETERRE, MARQUISAN, RIOTTE, CAZELAS, AUBRAC, DESMARIN, TOURAINCEAU, PLESSANT, GRANDVAUD],
                excused=[FOURNEREAU, LE_BRISEC, MALTAVERNE], absent=[ESTEVIN],
                proxies=[(FOURNEREAU, SAUVETERRE), (LE_BRISEC, VESLIER)])

TITLES = ["Approbation du procès-verbal de la séance du 24 janvier 2023",
          "Compte de gestion 2022",
          "Compte administratif 2022 du budget principal",
          "Affectation du résultat de l’exercice 2022",
          "Vote des taux d’imposition 2023",
          "Subventions aux associations pour l’année 2023",
          "Création d’un emploi saisonnier aux services techniques",
          "Tarifs de location de la salle des fêtes",
          "Réfection du toit de l’école : demande de subvention au titre de la DETR",
          "Aliénation d’une partie du chemin rural des Fontenelles",
          "Élection d’un délégué au syndicat intercommunal des eaux de la Molenche",
          "Acquisition de la parcelle B 217, lieu-dit « la Croix-Bossue »",
          "Rapport annuel sur le prix et la qualité du service public d’assainissement"]


def header(d):
    d.center("Commune de Trévolange")
    d.center("PROCÈS-VERBAL DE LA RÉUNION DU CONSEIL MUNICIPAL")
    d.center("DU 14 MARS 2023")
    d.gap()
    d.p("L’an deux mille vingt-trois, le quatorze mars à vingt heures trente, le conseil municipal de Trévolange, légalement convoqué le "
        f"7 mars, s’est réuni à la mairie en séance publique sous la présidence de {said(VESLIER)}, maire.")
    d.gap()
    d.p("Nombre de conseillers en exercice : 15 – Présents : 11 – Votants : 13")
    d.gap()
    d.p(f"Étaient présents : {listed(PEOPLE.present)}.")
    d.gap()
    d.p(f"Excusés : {said(FOURNEREAU)} (pouvoir à {said(SAUVETERRE)}), {said(LE_BRISEC)} (pouvoir à {said(VESLIER)}), {said(MALTAVERNE)}.")
    d.gap()
    d.p(f"Absente : {said(ESTEVIN)}.")
    d.gap()
    d.p(f"Secrétaire de séance : {said(AUBRAC)}")
    d.center("_________")
    d.gap()
    d.p("Le quorum étant atteint, M. le Maire ouvre la séance à 20 h 35 et rappelle l’ordre du jour :")
    d.gap()
    for k, title in enumerate(TITLES, 1):
        d.p(f"{k}. {title}", indent=2)
    d.p("Questions diverses", indent=2)
    d.center("_________")
    d.gap()
    d.head("Décisions du maire prises par délégation du conseil municipal")
    d.gap()
    d.p("DM 2023-03 : Renouvellement de la concession de M. Aristide BOUSQUIÉ au cimetière communal pour une durée de trente ans.")
    d.p("DM 2023-04 : Remplacement de la porte de l’atelier municipal, pour un montant de 1 284,60 € TTC.")
    d.gap()


def accounts(d):
    a = d.act(TITLES[0], rank="1")
    d.head(f"1. {TITLES[0]}")
    d.gap()
    d.p("M. le Maire demande si le procès-verbal appelle des remarques. Il n’y en a aucune.")
    d.p("Le procès-verbal est adopté à l’unanimité.")
    a.votes(unanimous=True)
    d.gap(2)

    a = d.act(TITLES[1], rank="2", rapporteur=OLLERANS[1])
    d.head(f"2. {TITLES[1]}")
    d.gap()
    d.p(f"Rapporteur : {said(OLLERANS)}, premier adjoint")
    d.gap()
    d.p("Le compte de gestion établi par le service de gestion comptable de Lormevent reprend les écritures passées du 1er janvier au "
        "31 décembre 2022. Il concorde en tout point avec le compte administratif de la commune.")
    d.gap()
    d.p("Le conseil municipal, après en avoir délibéré, à l’unanimité des membres présents et représentés, "
        + a.item("approuve le compte de gestion du budget principal dressé pour l’exercice 2022") + ".")
    a.votes(unanimous=True)
    d.gap(2)

    a = d.act(TITLES[2], rank="3", rapporteur=OLLERANS[1])
    d.head(f"3. {TITLES[2]}")
    d.gap()
    d.p(f"Rapporteur : {said(OLLERANS)}, premier adjoint")
    d.gap()
    d.table([["Section", "Dépenses", "Recettes", "Résultat"],
             ["Fonctionnement", "412 870,15 €", "498 302,77 €", "85 432,62 €"],
             ["Investissement", "203 118,04 €", "176 540,00 €", "- 26 578,04 €"]])
    d.gap()
    d.p("M. VESLIER, qui a quitté la salle, ne prend pas part au vote.")
    d.p("Le conseil municipal, après en avoir délibéré, par 9 voix pour et 2 abstentions (Mme RIOTTE et M. CAZELAS), "
        + a.item("adopte le compte administratif 2022 tel qu’il est présenté ci-dessus") + ".")
    a.votes(9, None, 2, abstaining=["RIOTTE", "CAZELAS"], aside=["VESLIER"])
    d.gap()
    d.p("M. VESLIER rejoint la séance et remercie l’assemblée de sa confiance.")
    d.gap(2)

    a = d.act(TITLES[3], rank="4")
    d.head(f"4. {TITLES[3]}")
    d.gap()
    d.p("L’excédent de fonctionnement de 85 432,62 € doit couvrir en priorité le besoin de financement de la section d’investissement.")
    d.gap()
    d.p("Après en avoir délibéré, le conseil municipal décide, à l’unanimité :")
    d.li(a.item("d’affecter la somme de 26 578,04 € au compte 1068 en réserves d’investissement") + " ;")
    d.li(a.item("de reporter le solde, soit 58 854,58 €, au compte 002 en excédent de fonctionnement") + ".")
    a.votes(unanimous=True)
    d.gap(2)


def money(d):
    a = d.act(TITLES[4], rank="5")
    d.head(f"5. {TITLES[4]}")
    d.gap()
    d.p("M. le Maire expose que les bases ont été revalorisées par l’État de 7,1 %. La commission des finances, réunie le 2 mars, propose de "
        "ne pas augmenter les taux. M. CAZELAS regrette que la taxe sur les résidences secondaires ne soit pas relevée.")
    d.gap()
    d.p(a.visa("Vu le code général des impôts, notamment son article 1639 A,"))
    d.gap()
    d.p("Le conseil municipal, après en avoir délibéré,")
    d.p("Pour : 12 – Contre : 1 (M. CAZELAS) – Abstention : 0")
    taxes = [("taxe foncière sur les propriétés bâties", "38,14 %"), ("taxe foncière sur les propriétés non bâties", "51,60 %"),
             ("taxe d’habitation sur les résidences secondaires", "12,05 %")]
    d.p(a.item("FIXE les taux pour 2023 comme suit :", up_to=" : ".join(taxes[-1])))
    for tax, rate in taxes:
        d.li(f"{tax} : {rate}")
    a.votes(12, 1, 0, against=["CAZELAS"])
    d.gap(2)

    a = d.act(TITLES[5], rank="6", rapporteur=SAUVETERRE[1])
    d.head(f"6. {TITLES[5]}")
    d.gap()
    d.p(f"{said(SAUVETERRE)}, adjointe à la vie associative, rapporte les propositions de la commission, qui a examiné neuf dossiers.")
    d.p("Mme TOURAINCEAU, présidente du comité des fêtes, ne prend pas part au vote.")
    d.gap()
    rows = [("Comité des fêtes de Trévolange", 850), ("Amicale des pompiers de la Molenche", 400), ("Foyer rural « Les Deux Rives »", 1200),
            ("Club de pétanque trévolangeois", 250)]
    rows = [(name, a.grant(name, amount)) for name, amount in rows]
    d.p("Le conseil municipal, à l’unanimité des votants, décide "
        + a.item("d’attribuer pour 2023 les subventions suivantes :", up_to=" ".join(rows[-1])))
    d.table(rows)
    a.votes(unanimous=True, aside=["TOURAINCEAU"])
    d.gap(2)

    a = d.act(TITLES[6], rank="7")
    d.head(f"7. {TITLES[6]}")
    d.gap()
    d.p(a.visa("Vu le code général de la fonction publique, notamment son article L. 332-23,"))
    d.p(a.recital("Considérant que l’entretien des espaces verts demande un renfort du 1er mai au 30 septembre,"))
    d.gap()
    d.p("LE CONSEIL MUNICIPAL, APRÈS EN AVOIR DÉLIBÉRÉ, À L’UNANIMITÉ,")
    d.p(a.item("CRÉE un emploi non permanent d’adjoint technique à temps non complet, à raison de 20 heures par semaine") + ",")
    d.p(a.item("DIT que les crédits sont inscrits au chapitre 012 du budget") + ",")
    d.p(a.item("AUTORISE M. le Maire à signer le contrat de travail") + ".")
    a.votes(unanimous=True)
    d.gap(2)

    a = d.act(TITLES[7], rank="8")
    d.head(f"8. {TITLES[7]}")
    d.gap()
    d.p(a.cite("Les tarifs en vigueur ont été fixés par délibération du 12 mai 2016", "2016-05-12")
        + ". Mme PLESSANT fait remarquer que le chauffage n’a jamais été compté à part.")
    d.gap()
    d.table([["", "Habitants", "Extérieurs"], ["Une journée", "90 €", "180 €"], ["Un week-end", "150 €", "290 €"],
             ["Chauffage, par jour", "25 €", "25 €"]])
    d.gap()
    d.p("Après en avoir délibéré, le conseil municipal, par 12 voix pour et une abstention :")
    d.li(a.item(a.cite("ABROGE la délibération du 12 mai 2016", "2016-05-12", relation="repeals")) + " ;")
    d.li(a.item("ADOPTE les tarifs ci-dessus à compter du 1er juin 2023") + " ;")
    d.li(a.item("CHARGE M. le Maire d’en informer les usagers") + ".")
    a.votes(12, None, 1)
    d.gap(2)


def works(d):
    a = d.act(TITLES[8], rank="9")
    d.head(f"9. {TITLES[8]}")
    d.gap()
    d.p("Le toit de l’école laisse passer l’eau au-dessus de la classe des grands. Deux devis ont été reçus ; le moins élevé est de "
        "64 350,00 € HT. La dotation d’équipement des territoires ruraux peut couvrir 40 % de la dépense.")
    d.gap()
    d.p("Le conseil municipal, ouï cet exposé et après en avoir délibéré, à l’unanimité, " + a.item("sollicite l’aide de l’État au titre de la "
        "dotation d’équipement des territoires ruraux à hauteur de 25 740,00 €") + " et "
        + a.item("autorise M. le Maire à signer tout document relatif à ce dossier") + ".")
    a.votes(unanimous=True)
    d.gap(2)

    a = d.act(TITLES[9], rank="10")
    d.head(f"10. {TITLES[9]}")
    d.gap()
    d.p("M. Théodore LANCELOT demande à acheter la partie du chemin qui borde sa propriété. L’enquête publique a réuni onze observations, "
        "toutes défavorables. M. GRANDVAUD rappelle que ce chemin mène au lavoir et qu’il sert aux marcheurs.")
    d.gap()
    d.p("Le conseil municipal, après en avoir délibéré, par 10 voix contre, 2 voix pour et 1 abstention, "
        + a.item("refuse l’aliénation de la partie du chemin rural des Fontenelles") + ".")
    a.votes(2, 10, 1, outcome="rejected")
    d.gap(2)

    a = d.act(TITLES[10], rank="11")
    d.head(f"11. {TITLES[10]}")
    d.gap()
    d.p("À la suite de la démission de M. MALTAVERNE de ses fonctions de délégué titulaire, il convient de pourvoir à son remplacement. "
        "Une seule candidature est présentée. Il est procédé au vote à bulletin secret.")
    d.p("Nombre de bulletins trouvés dans l’urne : 13 – Bulletins blancs : 1 – Suffrages exprimés : 12 – Majorité absolue : 7")
    d.p("M. Jean-Eudes DESMARIN a obtenu douze voix.")
    d.p(a.item("A été élu : M. Jean-Eudes DESMARIN, délégué titulaire") + ".")
    a.votes()
    d.gap(2)

    a = d.act(TITLES[11], rank="12")
    d.head(f"12. {TITLES[11]}")
    d.gap()
    d.p("L’estimation du service des domaines n’étant pas parvenue en mairie, ce point est ajourné.")
    a.votes(outcome="adjourned")
    d.gap(2)

    a = d.act(TITLES[12], rank="13", rapporteur=MARQUISAN[1])
    d.head(f"13. {TITLES[12]}")
    d.gap()
    d.p(f"{said(MARQUISAN)} présente le rapport de l’année 2022, établi par la régie. 214 foyers sont raccordés.")
    d.p("Le conseil municipal " + a.item("prend acte du rapport annuel sur le prix et la qualité du service public d’assainissement") + ".")
    a.votes(outcome="noted")
    d.gap(2)
    d.close()


def closing(d):
    d.head("Questions diverses")
    d.gap()
    d.li("Mme RIOTTE signale que le lampadaire de la place du Lavoir ne fonctionne plus depuis le 3 mars. M. MARQUISAN a prévenu l’entreprise.")
    d.li("M. DESMARIN rappelle que la journée de nettoyage des fossés aura lieu le samedi 1er avril.")
    d.li("M. CAZELAS demande que le conseil délibère sur le passage à 30 km/h dans le bourg. M. le Maire répond que l’étude est en cours.")
    d.gap()
    d.p("L’ordre du jour étant épuisé, la séance est levée à 22 heures 40.")
    d.gap()
    d.table([["Le maire,", "La secrétaire de séance,"], [VESLIER[1], AUBRAC[1]]])


def minutes():
    d = Paper("village/2023-03-14-proces-verbal.txt", "minutes",
              session("Commune de Trévolange", "Conseil municipal", DATE, VESLIER, AUBRAC, 15, 11, 13, PEOPLE),
              format="text", width=100, page_lines=58,
              foot=lambda n, count: [f"Commune de Trévolange – Conseil municipal du 14 mars 2023 – Page {n} / {count}".center(100).rstrip()])
    header(d)
    accounts(d)
    money(d)
    works(d)
    closing(d)
    return d


OUTCOMES = [dict(unanimous=True), dict(unanimous=True), dict(), dict(unanimous=True), dict(), dict(unanimous=True), dict(unanimous=True), dict(),
            dict(unanimous=True), dict(outcome="rejected"), dict(), dict(outcome="adjourned"), dict(outcome="noted")]
WORDS = {"rejected": "Rejetée", "adjourned": "Ajournée", "noted": "Le conseil prend acte"}


def deliberations():
    d = Paper("village/2023-03-14-liste-des-deliberations.html", "list", session("Commune de Trévolange", "Conseil municipal", DATE),
              format="html", page_title="Trévolange - Les délibérations", menu=["Accueil", "La mairie", "Vie quotidienne", "Nous écrire"])
    d.center("Commune de Trévolange")
    d.p("Liste des délibérations examinées par le conseil municipal lors de la séance du 14 mars 2023")
    d.p("Affichée à la porte de la mairie et mise en ligne le 20 mars 2023")
    rows = [["N°", "Objet", "Décision"]]
    for k, (title, outcome) in enumerate(zip(TITLES, OUTCOMES)):
        a = d.act(title, number=f"2023-{k + 9:02}")
        a.votes(**outcome)
        word = "Adoptée à l’unanimité" if outcome.get("unanimous") else WORDS.get(outcome.get("outcome"), "Adoptée")
        rows.append([a.facts["number"], title, word])
    d.close()
    d.table(rows)
    d.p("Le registre peut être consulté au secrétariat de la mairie aux heures d’ouverture.")
    return d


PAPERS = [minutes(), deliberations()]
