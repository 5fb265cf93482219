"""2024, with an act whose text tries to run a script in the page that shows it."""

from acts import (Act, Annex, Article as A, Grant, Recusal, Session, Vote as V, avis, cgct, code, d, decree, law, report)
from acts_2022_2023 import CARE, MONEY

MARCH_2024 = Session("2024-03-25", "tirlemont", excused=["bruaville", "louvegnies"], unproxied=["ostrevant"], acts=[
    Act("2024-30", "Débat d’orientation budgétaire 2024", rapport=1, units=MONEY,
        visas=[cgct("L.3312-1", "D.3312-12"), report(), avis(1, "2024-03-11")],
        formula="DONNE ACTE au Président du Conseil départemental",
        decides=[A("unique", "De la tenue du débat d’orientation budgétaire pour l’exercice 2024, sur la base du rapport ci-annexé."), V()],
        body="""Le produit des droits de mutation a chuté de 27 % en un an. Le budget de 2024 sera construit sur trois principes : maintenir les solidarités, étaler les investissements routiers, ne pas emprunter plus de 18 millions d’euros.

Les centres départementaux de santé ne sont pas concernés par l’effort demandé aux services.""",
        theme=("7.1",), excerpt=False),
    Act("2024-31", "Salariat de médecins et d’infirmiers en pratique avancée dans les centres départementaux de santé", rapport=3, units=CARE,
        territories=["Haut-Ornaye", "Aubrennois", "Montornais"],
        visas=[cgct(), code("Code de la Santé Publique", "L.4301-1", "R.4301-1 à R.4301-10"), d("2023-122"), d("2022-188", du=False), report(),
               avis(2, "2024-03-12"), avis(1, "2024-03-11", late=True)],
        decides=[
            A("1", "De compléter [[completes 2023-122]] en créant trois emplois d’infirmier en pratique avancée (IPA) et un emploi de médecin."),
            A("2", "D’autoriser le Président du Conseil départemental à signer, avec l’Agence Régionale de Santé (ARS) et la Région des Hauts-de-France, les "
                   "protocoles de coopération entre médecins salariés et IPA."),
            V(),
        ],
        body="""Le salariat de médecins atteint aujourd’hui treize praticiens, pour 15 900 patients. L’arrivée d’infirmiers en pratique avancée (IPA) permettra d’en suivre deux mille de plus : renouvellement d’ordonnances, suivi du diabète et de l’hypertension.

Deux infirmières déjà en poste achèvent leur formation universitaire ; un troisième recrutement est ouvert pour le pôle du Haut-Ornaye.""",
        theme=("8.2", "4.1"), title_break=True, excerpt=False),
    Act("2024-32", "Contribution au Service Départemental d’Incendie et de Secours – Année 2024", rapport=5, units=MONEY,
        visas=[cgct("L.1424-35"), report(), avis(1, "2024-03-11")],
        recusals=[Recusal(["malbrancke", "terlingue", "coudreaux"],
                          "Madame Solange TERLINGUE et Messieurs Ursin MALBRANCKE et Lazare COUDREAUX, intéressés à l’affaire, sont sortis de la "
                          "salle et n’ont pris part ni au débat ni au vote.")],
        decides=[
            A("1", "De fixer à 21 340 000,00 € la contribution du Département au Service Départemental d’Incendie et de Secours (SDIS) pour 2024."),
            V(abstain=["RPO"]),
            A("2", "D’attribuer au Service Départemental d’Incendie et de Secours une subvention de 480 000 € au titre de l’acquisition de deux "
                   "camions-citernes feux de forêt.",
              [Grant("Service Départemental d’Incendie et de Secours", 480000, "l’acquisition de deux camions-citernes feux de forêt")]),
            V(),
        ],
        body="""La contribution au SDIS progresse de 3,2 %. Elle couvre la revalorisation de la prime de feu et le recrutement de six sapeurs-pompiers professionnels à Roncheval.

Une subvention d’équipement est proposée à la suite des incendies de l’été 2022 : cent quarante hectares de landes ont brûlé dans le Haut-Ornaye.""",
        theme=("7.6", "7.5"), excerpt=False),
    Act("2024-33", "Protection Maternelle et Infantile – Feuille de route 2024-2026", rapport=6,
        units=["Pôle Solidarités Humaines", "Service Départemental de Protection Maternelle et\nInfantile"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code de la Santé Publique", "L.2111-1 et suivants", "L.2112-1 à L.2112-10"), d("2019-141"), d("9@2012-05-21"),
               report(), avis(2, "2024-03-12")],
        decides=[
            A("1", "D’approuver la feuille de route 2024-2026 de la Protection Maternelle et Infantile (PMI)."),
            A("2", "D’abroger [[repeals 9@2012-05-21 +]]."),
            A("3", "De porter à quatre le nombre de visites à domicile proposées par les sages-femmes de PMI aux futures mères en situation de "
                   "fragilité."),
            V(),
        ],
        body="""La PMI suit 7 020 enfants. Les visites à domicile de sages-femmes ont doublé en quatre ans, mais un enfant de maternelle sur trois échappe encore au bilan de santé de quatre ans, faute de médecins.

La feuille de route prévoit un partage de temps avec les centres départementaux de santé : trois médecins salariés consacreront une journée par semaine à la PMI. Elle comporte aussi une action sur l’exposition des tout-petits aux écrans.""",
        theme=("8.2",), excerpt=False),
    Act("2024-34", "Règlement intérieur du Fonds de Solidarité pour le Logement – Refonte", rapport=8,
        units=["Pôle Solidarités Humaines", "Direction de l’Insertion", "Mission Logement"], territories=["Tous les territoires"], cantons=True,
        visas=[cgct(), law("90-449", "1990-05-31", "visant à la mise en œuvre du droit au logement", "6 à 6-4"), d("2018-84", close=False),
               d("14@2012-05-21"), report(), avis(2, "2024-03-12")],
        decides=[
            A("1", "D’adopter le nouveau règlement intérieur du Fonds de Solidarité pour le Logement (FSL)."),
            A("2", "D’abroger [[repeals 14@2012-05-21]] et [[repeals 2018-84]]."),
            V(against=["RPO"]),
        ],
        body="""Le règlement adopté en 2012 et modifié en 2018 ne correspond plus aux pratiques. La refonte simplifie le calcul du quotient, supprime les prêts inférieurs à 150 € et ouvre l’aide à la mobilité résidentielle.""",
        theme=("8.5", "8.2"), excerpt=False),
])

JUNE_2024 = Session("2024-06-17", "meurisson", excused=["wattrelin"], unproxied=["ostrevant"], absent=["vermellin"], acts=[
    Act("2024-77", "Subventions aux clubs sportifs évoluant au niveau national – Saison 2024-2025", rapport=6,
        units=["Pôle Réussites Citoyennes", "Direction des Sports", "Bureau de la Coordination Administrative\net Financière"],
        territories=["Montornais", "Aubrennois"],
        visas=[cgct("L.1111-4"), code("Code du Sport", "L.113-2"), d("2022-44"), report(), avis(3, "2024-06-03")],
        recusals=[Recusal(["lepre", "escarbotin", "benyakhlef"],
                          "Mesdames Blanche LE PRÉ et Fantine ESCARBOTIN ainsi que Monsieur Idriss BEN YAKHLEF, intéressés à l’affaire, sont "
                          "sortis de la salle et n’ont pris part ni au débat ni au vote."),
                  Recusal(["halluinet"],
                          "Monsieur Cyprien HALLUINET, excusé et sans délégation de vote, intéressé à l’affaire, n’a pas pris part au vote.",
                          left=False)],
        decides=[
            A("1", "D’attribuer au Montornay Handball Club une subvention de 120 000,00 € au titre de la saison 2024-2025.",
              [Grant("Montornay Handball Club", 120000, "la saison 2024-2025")]),
            A("2", "D’attribuer à l’Union sportive d’Aubrenne une subvention de 45 000,00 € au titre de la saison 2024-2025.",
              [Grant("Union sportive d’Aubrenne", 45000, "la saison 2024-2025")]),
            A("3", "D’attribuer à l’association Ornaye Basket Fauteuil une subvention de 18 500,50 € au titre de la saison 2024-2025 et de "
                   "l’organisation d’un tournoi scolaire.",
              [Grant("association Ornaye Basket Fauteuil", 18500.5, "la saison 2024-2025 et de l’organisation d’un tournoi scolaire")]),
            V(abstain=["CR"]),
        ],
        body="""Trois clubs évoluent au niveau national. Tous ont signé la charte du sport responsable : accueil de collégiens, entraînements ouverts, déplacements en train lorsque c’est possible.

Les montants sont stables. L’aide au basket fauteuil progresse pour financer un tournoi destiné aux élèves de sixième.""",
        theme=("7.5", "8.9"), excerpt=False),
])

SCRIPT = "<script>alert(1)</script>"

SEPTEMBER_2024 = Session("2024-09-30", "kervadec", excused=["pavilly"], acts=[
    Act("2024-118", f"Portail des démarches {SCRIPT} – Charte d’accessibilité numérique", rapport=2,
        title=f"PORTAIL DES DÉMARCHES {SCRIPT} – CHARTE D’ACCESSIBILITÉ NUMÉRIQUE",
        units=["Pôle Ressources", "Direction des Systèmes d’Information <img src=x onerror=alert(2)>"], territories=["Tous les territoires"],
        visas=[cgct(), law("2005-102", "2005-02-11", "pour l’égalité des droits et des chances, la participation et la citoyenneté des "
                           "personnes handicapées", "47"),
               decree("2019-768", "2019-07-24", "relatif à l’accessibilité aux personnes handicapées des services de communication au public "
                      "en ligne"), report(), avis(1, "2024-09-16")],
        recitals=["Considérant que le champ « Votre demande » du portail acceptait la saisie \"><svg onload=alert(3)> sans la neutraliser"],
        decides=[
            A("1", f"D’adopter la charte d’accessibilité et de sécurité du portail, qui impose que toute saisie telle que {SCRIPT} soit affichée "
                   "comme un texte et jamais exécutée."),
            A("2", "D’attribuer à l’association <b>Clic & Cie</b> une subvention de 3 200,00 € au titre de l’évaluation du portail par des usagers "
                   "malvoyants.",
              [Grant("association <b>Clic & Cie</b>", 3200, "l’évaluation du portail par des usagers malvoyants")]),
            V(),
        ],
        body=f"""Un usager a montré, en juin, que le portail des démarches exécutait un script saisi dans un formulaire. La faille a été corrigée le jour même ; aucune donnée n’a été perdue.

La charte reprend l’exemple transmis : {SCRIPT} et sa variante javascript:alert(4)&lt;b&gt;, afin que les prestataires la vérifient à chaque livraison.""",
        theme=("9.2", "1.7"), excerpt=False),
])

DECEMBER_2024 = Session("2024-12-16", "ribeaumont", excused=["tirlemont"], unproxied=["ostrevant"], acts=[
    Act("2024-160", "Vœu relatif à la permanence des soins et à l’avenir du salariat de médecins", rapport=9,
        units=["Pôle Ressources", "Direction de l’Assemblée et des Affaires Juridiques"],
        visas=[cgct(), d("2024-31"), d("2023-122"), report(), avis(2, "2024-12-02")],
        recitals=["Considérant que la permanence des soins repose, dans cinq cantons, sur les seuls médecins salariés du Département",
                  "Considérant que l’Assurance maladie ne rembourse pas les temps de coordination de ces médecins"],
        decides=[
            A("1", "De demander à l’Etat que les temps de coordination des médecins salariés par les collectivités soient financés par l’Assurance "
                   "maladie."),
            A("2", "De réaffirmer que le salariat de médecins complète l’exercice libéral et ne s’y substitue pas."),
            V(),
        ],
        annexes=[Annex("""LES CENTRES DEPARTEMENTAUX DE SANTE AU 1ER DECEMBRE 2024

Site | Médecins salariés | Gardes assurées
Aubrenne | 4 | 212
Vieux-Marchais | 3 | 148
Craonval | 2 | 96""", layout="table")],
        body="""Quinze médecins salariés exercent dans six centres. Ils assurent 61 % des gardes de premier recours du Haut-Ornaye. Le Département en supporte seul le coût, qui n’entre pas dans ses compétences obligatoires.

Le vœu sera transmis au préfet, à la Directrice Générale de l’Agence Régionale de Santé (ARS) Hauts-de-France et aux parlementaires.""",
        theme=("9.4", "8.2"), excerpt=False),
])

SESSIONS = [MARCH_2024, JUNE_2024, SEPTEMBER_2024, DECEMBER_2024]
