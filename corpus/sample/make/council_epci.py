"""Lisse et Vauvre, a communauté de communes: minutes as an office file, with proxies, numbered acts, rapporteurs and votes by name."""
from paper import Paper, People, listed, said, session

DATE = "2024-09-26"
CHASTELLUX, VERDANCE, MONTESCOT = ("M.", "Bertrand CHASTELLUX"), ("Mme", "Apolline VERDANCE"), ("M.", "Idriss MONTESCOT")
LAVALETTE, PERRUSSEL, OUVRARD = ("Mme", "Geneviève de LAVALETTE"), ("M.", "Jean-Rémi PERRUSSEL"), ("Mme", "Fatoumata OUVRARD")
BRANCION, TAILLEPIED, SOURZAC = ("M.", "Octave BRANCION"), ("Mme", "Marie-Noëlle TAILLEPIED"), ("M.", "Gaëtan SOURZAC")
ESPERENDIEU, QUEMENER, LABADIOLE = ("Mme", "Solène ESPERENDIEU"), ("M.", "Yann QUEMENER"), ("Mme", "Rosalie LABADIOLE")
CORDESSE, HAUTERIVE, JOUANNIC = ("M.", "Marcel CORDESSE"), ("Mme", "Inès HAUTERIVE"), ("M.", "Tugdual JOUANNIC")
PAILLARGUES, MESLIN, DUFRESNOIS = ("Mme", "Colombe PAILLARGUES"), ("M.", "Arsène MESLIN"), ("Mme", "Victoire DUFRESNOIS")
GARRIGOUX, SAINT_AVIT, BELLEGARRIC = ("M.", "Hippolyte GARRIGOUX"), ("M.", "Benoît SAINT-AVIT"), ("Mme", "Lucienne BELLEGARRIC")

PEOPLE = People(present=[CHASTELLUX, VERDANCE, MONTESCOT, LAVALETTE, PERRUSSEL, OUVRARD, BRANCION, TAILLEPIED, SOURZAC, ESPERENDIEU, QUEMENER,
                         LABADIOLE, CORDESSE, HAUTERIVE, JOUANNIC],
                excused=[DUFRESNOIS, GARRIGOUX], absent=[PAILLARGUES, MESLIN, SAINT_AVIT, BELLEGARRIC],
                proxies=[(PAILLARGUES, VERDANCE), (MESLIN, CORDESSE), (SAINT_AVIT, CHASTELLUX), (BELLEGARRIC, HAUTERIVE)])

UNANIMOUS = "Après avoir délibéré, les membres du conseil communautaire ont, adopté à l’unanimité :"


def header(d):
    d.center("Communauté de communes Lisse et Vauvre")
    d.center("Conseil communautaire")
    d.center("Séance du 26 septembre 2024 à 18 h 30")
    d.center("COMPTE RENDU")
    d.p("L’an deux mille vingt-quatre, le vingt-six septembre à dix-huit heures trente, les membres du conseil communautaire de la Communauté de communes "
        f"Lisse et Vauvre, légalement convoqués le 20 septembre 2024, se sont réunis à la salle des Tilleuls à Orgemont, sous la présidence de "
        f"{said(CHASTELLUX)}, président.")
    d.p("Nombre de délégués en exercice : 21")
    d.p("Étaient présents :")
    d.p(f"{listed(PEOPLE.present)} (15)")
    d.p("Absents ayant donné procuration :")
    for giver, holder in PEOPLE.proxies:
        d.p(f"{said(giver)} donne procuration à {said(holder)},")
    d.p(f"Absents excusés : {listed(PEOPLE.excused)} (2)")
    d.p(f"Secrétaire de séance : {said(ESPERENDIEU)} a été désignée.")
    d.p("M. le Président rend compte des décisions qu’il a prises depuis la séance du 4 juillet 2024 par délégation du conseil :")
    d.li("Décision 2024-21 : location d’une nacelle à la société Lève-Haut pour un montant de 1 860,00 € HT")
    d.li("Décision 2024-22 : convention de prêt d’une exposition avec le Département du Val-d’Ornaye")


def acts(d):
    d.center("1. ADMINISTRATION GÉNÉRALE ET FINANCES")
    a = d.act("Approbation du procès-verbal de la séance du 4 juillet 2024", number="DEL2024-061")
    d.head("DEL2024-061 : Approbation du procès-verbal de la séance du 4 juillet 2024")
    d.p("Le procès-verbal, transmis aux délégués le 12 juillet, n’appelle aucune observation.")
    d.p(UNANIMOUS)
    d.li(a.item("Approuvé le procès-verbal de la séance du 4 juillet 2024") + ".")
    a.votes(unanimous=True)

    a = d.act("Décision modificative n° 2 – Budget principal", number="DEL2024-062", rapporteur=PERRUSSEL[1])
    d.head("DEL2024-062 : Décision modificative n° 2 – Budget principal")
    d.p(f"Rapporteur : {PERRUSSEL[1]}")
    d.p("Le remplacement de la chaudière du gymnase n’était pas prévu au budget. Il convient d’ouvrir les crédits suivants :")
    d.table([["Chapitre", "Dépenses", "Recettes"], ["21 - Immobilisations corporelles", "62 000,00 €", ""], ["13 - Subventions reçues", "", "18 600,00 €"],
             ["16 - Emprunts", "", "43 400,00 €"]])
    d.p(a.visa("Vu le code général des collectivités territoriales, notamment son article L. 1612-11,"))
    d.p(a.visa(a.cite("Vu la délibération du 28 mars 2024 (DEL2024-019) portant vote du budget primitif 2024,", "2024-03-28", "DEL2024-019")))
    d.p(a.recital("Considérant l’avis favorable de la commission des finances en date du 12 septembre 2024,"))
    d.p(UNANIMOUS)
    d.li(a.item("Approuvé la décision modificative n° 2 du budget principal telle que présentée ci-dessus") + ",")
    d.li(a.item("Autorisé M. le Président à signer tout document relatif à cette affaire") + ".")
    a.votes(unanimous=True)

    a = d.act("Fonds de concours à la commune de Ternay-le-Vieil", number="DEL2024-063", rapporteur=PERRUSSEL[1])
    d.head("DEL2024-063 : Fonds de concours à la commune de Ternay-le-Vieil")
    d.p(f"Rapporteur : {PERRUSSEL[1]}")
    d.p("La commune restaure la halle du marché ; elle sollicite la communauté de communes à hauteur de 15 % de la dépense.")
    d.p(a.visa("Vu l’article L. 5214-16 V du code général des collectivités territoriales,"))
    d.p(a.visa(a.cite("Vu la délibération n° DEL2022-044 du 30 juin 2022 adoptant le règlement des fonds de concours,", "2022-06-30", "DEL2022-044")))
    d.p("M. CORDESSE, maire de Ternay-le-Vieil, ne prend pas part au vote.")
    d.p("Après avoir délibéré, les membres du conseil communautaire ont, adopté à la majorité (15 voix pour ; 2 voix contre : M. Octave BRANCION, M. Gaëtan "
        "SOURZAC ; 1 abstention : Mme Rosalie LABADIOLE) :")
    d.li(a.item(f"Attribué à la commune de Ternay-le-Vieil un fonds de concours de {a.grant('commune de Ternay-le-Vieil', 27300)} pour la "
                "restauration de la halle du marché") + ",")
    d.li(a.item("Autorisé M. le Président à signer la convention correspondante") + ".")
    a.votes(15, 2, 1, against=["Octave BRANCION", "Gaëtan SOURZAC"], abstaining=["Rosalie LABADIOLE"], aside=["CORDESSE"])
    d.p("M. BRANCION indique qu’il aurait préféré que la commune sollicite d’abord la Région.")

    d.center("2. AMÉNAGEMENT ET ENVIRONNEMENT")
    a = d.act("Plan local d’urbanisme intercommunal – Débat sur les orientations", number="DEL2024-064", rapporteur=VERDANCE[1])
    d.head("DEL2024-064 : Plan local d’urbanisme intercommunal – Débat sur les orientations")
    d.p(f"Rapporteur : {VERDANCE[1]}")
    d.p(a.cite("Par délibération n° DEL2021-087 du 16 décembre 2021, le conseil a prescrit l’élaboration du plan local d’urbanisme intercommunal.",
               "2021-12-16", "DEL2021-087") + " Un débat s’engage sur les orientations générales du projet.")
    d.p("Mme LAVALETTE souhaite que les hameaux ne soient pas oubliés. M. JOUANNIC demande la carte des zones humides.")
    d.p("Après avoir débattu, les membres du conseil communautaire ont :")
    d.li(a.item("Pris acte de la tenue du débat sur les orientations générales du projet d’aménagement et de développement durables") + ".")
    a.votes(outcome="noted")

    a = d.act("Déchetterie de Chantemerle – Avenant n° 1 au marché de travaux", number="DEL2024-065", rapporteur=OUVRARD[1])
    d.head("DEL2024-065 : Déchetterie de Chantemerle – Avenant n° 1 au marché de travaux")
    d.p(f"Rapporteur : {OUVRARD[1]}")
    d.p("La découverte d’une cuve enterrée impose des terrassements supplémentaires. L’avenant porte le marché de 348 500,00 € HT à 361 220,00 € HT.")
    d.p(a.visa("Vu le code de la commande publique, notamment son article R. 2194-8,"))
    d.p(a.recital("Considérant que l’avenant n’excède pas 10 % du montant initial du marché,"))
    d.p(UNANIMOUS)
    d.li(a.item("Approuvé l’avenant n° 1 au lot n° 1 du marché de travaux de la déchetterie de Chantemerle") + ",")
    d.li(a.item("Précisé que les crédits sont inscrits au budget annexe des déchets") + ",")
    d.li(a.item(a.cite("Complété en conséquence la délibération n° DEL2023-102 du 14 décembre 2023", "2023-12-14", "DEL2023-102", relation="completes"))
         + ".")
    a.votes(unanimous=True)

    a = d.act("Motion pour le maintien de la ligne Montornay – Orgemont", number="DEL2024-066", rapporteur=CHASTELLUX[1])
    d.head("DEL2024-066 : Motion pour le maintien de la ligne Montornay – Orgemont")
    d.p(f"Rapporteur : {CHASTELLUX[1]}")
    d.p("Le nombre de trains a été ramené de huit à cinq par jour depuis le 1er juillet.")
    d.p("Après avoir délibéré, les membres du conseil communautaire ont, adopté par 18 voix pour et 1 abstention (M. Yann QUEMENER) :")
    d.li(a.item("Demandé le rétablissement de huit allers-retours par jour entre Montornay et Orgemont") + ",")
    d.li(a.item("Chargé M. le Président de transmettre la présente motion à Mme la Préfète") + ".")
    a.votes(18, None, 1, abstaining=["Yann QUEMENER"])

    a = d.act("Rapport d’activité 2023", number="DEL2024-067", rapporteur=CHASTELLUX[1])
    d.head("DEL2024-067 : Rapport d’activité 2023")
    d.p(f"Rapporteur : {CHASTELLUX[1]}")
    d.p(a.visa("Vu l’article L. 5211-39 du code général des collectivités territoriales,"))
    d.p("Les membres du conseil communautaire ont :")
    d.li(a.item("Pris acte du rapport d’activité de la communauté de communes pour l’année 2023") + ".")
    a.votes(outcome="noted")
    d.close()


def minutes():
    d = Paper("epci/2024-09-26-compte-rendu.docx", "minutes",
              session("Communauté de communes Lisse et Vauvre", "Conseil communautaire", DATE, CHASTELLUX, ESPERENDIEU, 21, 15, None, PEOPLE),
              format="docx", running_head="Communauté de communes Lisse et Vauvre – 4 place du Marché – 80970 Orgemont",
              running_foot="Compte rendu du conseil communautaire du 26 septembre 2024")
    header(d)
    acts(d)
    d.center("QUESTIONS DIVERSES")
    d.p("Mme TAILLEPIED demande à quelle date la fibre atteindra Lormevent. M. le Président répond que les travaux s’achèveront en mars.")
    d.p("La séance est levée à 20 h 55.")
    d.p("Le président, Bertrand CHASTELLUX La secrétaire de séance, Solène ESPERENDIEU")
    return d


PAPERS = [minutes()]
