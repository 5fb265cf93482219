"""2022 and 2023: the new majority budgets, reforms and reorganises; some of it undoes what stood before."""

from acts import (Act, Annex, Article as A, Grant, Recusal, Session, Vote as V, avis, cgct, code, d, law, order, report)

CARE = ["Pôle Solidarités Humaines", "Direction de la Santé et de l’Autonomie", "Service de l’Offre de Soins"]
MONEY = ["Pôle Ressources", "Direction des Finances"]

MARCH_2022 = Session("2022-03-28", "vanhoucke", excused=["coudreaux", "rouvillois"], unproxied=["ostrevant"], acts=[
    Act("2022-40", "Budget primitif 2022 et fixation des taux", rapport=1, units=MONEY,
        visas=[cgct("L.3312-1", "L.3332-1"), law("2021-1900", "2021-12-30", "de finances pour 2022"), d("2021-230"), report(),
               avis(1, "2022-03-14")],
        recitals=["Considérant la tenue du débat d’orientation budgétaire dans les deux mois qui précèdent"],
        decides=[
            A("1", """D’adopter le budget primitif de l’exercice 2022, équilibré en dépenses et en recettes :

Section Dépenses Recettes

Fonctionnement 318 420 000,00 € 318 420 000,00 €
Investissement 74 115 300,00 € 74 115 300,00 €"""),
            V(against=["OSD", "CR"], abstain=["RPO"]),
            A("2", "De fixer à 4,50 % le taux de la taxe de publicité foncière et du droit d’enregistrement."),
            V(against=["RPO"], abstain=["OSD", "CR"]),
            A("3", "D’arrêter à 1 250 000,00 € l’autorisation de programme « Accès aux soins 2022-2026 »."),
            V(),
        ],
        body="""Le budget primitif pour 2022 s’établit à 392,5 millions d’euros. Les dépenses de solidarité en représentent 58 %. L’épargne brute remonte à 10,4 %, grâce au produit des droits de mutation.

L’autorisation de programme « Accès aux soins » traduit une priorité du projet de mandat : équiper les centres départementaux de santé et loger les médecins salariés qui s’y installent.""",
        theme=("7.1", "7.2")),
    Act("2022-41", "Soutien à la création artistique – Programmation 2022", rapport=4,
        units=["Pôle Réussites Citoyennes", "Direction de la Culture"], territories=["Montornais", "Haut-Ornaye"],
        visas=[cgct("L.1111-4"), d("3@2012-05-21", sign="n° "), report(), avis(3, "2022-03-15")],
        recusals=[Recusal(["cereza", "kervadec", "pavilly"],
                          "Mesdames Léonie CÉRÉZA-MOULVAUX et Rosalie KERVADEC-BLIN ainsi que Monsieur Victor-Emmanuel PAVILLY, intéressés à "
                          "l’affaire, sont sortis de la salle et n’ont pris part ni au débat ni au vote.")],
        decides=[
            A("1", "D’attribuer à l’association Les Tréteaux de l’Ornaye une subvention de 26 000,00 € au titre de la création du spectacle « Les "
                   "Drapiers ».",
              [Grant("association Les Tréteaux de l’Ornaye", 26000, "la création du spectacle « Les Drapiers »")]),
            A("2", """D’attribuer, au titre des résidences d’artistes en collège, les subventions suivantes :
- 7 500,00 € à la Compagnie du Gué ;
- 6 200,00 € au Collectif Basse Lumière ;
- 5 900,00 € à l’Ensemble vocal de Craonval.""",
              [Grant("Compagnie du Gué", 7500, "résidences d’artistes en collège"),
               Grant("Collectif Basse Lumière", 6200, "résidences d’artistes en collège"),
               Grant("Ensemble vocal de Craonval", 5900, "résidences d’artistes en collège")]),
            V(abstain=["RPO"]),
        ],
        body="""Quatre dossiers ont été retenus sur les onze présentés. Trois résidences se dérouleront dans des collèges classés en éducation prioritaire et donneront lieu chacune à six semaines de présence.

L’association Les Tréteaux de l’Ornaye, aidée depuis 2012, s’engage à jouer sa création dans quinze communes.""",
        theme=("7.5", "8.9")),
    Act("2022-42", "Salariat médical – Bilan de l’expérimentation et création d’emplois de médecin", rapport=6,
        units=CARE, territories=["Tous les territoires"], cantons=True,
        visas=[cgct(), code("Code de la Santé Publique", "L.6323-1 et suivants"), code("Code Général de la Fonction Publique", "L.332-8"),
               d("2020-203"), d("2019-142", close=False), d("2018-83"), d("2021-230"), report(), avis(2, "2022-03-16"), avis(1, "2022-03-14")],
        recitals=["Considérant que 11 860 patients étaient suivis au 31 décembre 2021 par les médecins salariés du Département"],
        decides=[
            A("1", "De prendre acte du bilan de l’expérimentation du salariat de médecins engagée en 2018, tel qu’annexé à la présente "
                   "délibération."),
            A("2", "De compléter [[completes 2020-203]] en créant deux emplois permanents de médecin généraliste et un emploi de médecin "
                   "coordonnateur."),
            V(abstain={"RPO": 2}),
        ],
        annexes=[Annex("""ANNEXE A LA DELIBERATION n°2022-42
DU CONSEIL DEPARTEMENTAL DU 28 MARS 2022

BILAN DU SALARIAT MEDICAL 2018-2021

Site Médecins Patients inscrits Consultations 2021

Aubrenne 4 5 120 14 310
Vieux-Marchais 2 2 870 7 904
Lormevent 1 1 410 4 122
Montornay – Les Tanneries 2 2 460 6 655

Total 9 11 860 32 991

Satisfaction des patients : 94 %
Départs de médecins depuis 2018 : 2

2020/2021

L es  m éd ecins  sa lariés  o nt  é té  a ccueillis  pa r  le s  co mmunes.""")],
        body="""Le salariat de médecins généralistes a été engagé par [[cites 2018-83]], étendu en 2019 puis en 2020. Neuf praticiens exercent aujourd’hui dans quatre centres. Leur moyenne d’âge est de trente-sept ans ; sept d’entre eux n’exerçaient pas dans le département auparavant.

Le coût net s’est élevé à 287 000 € en 2021, soit 24 € par patient inscrit. La moitié des patients n’avaient plus de médecin traitant depuis deux ans au moins.

Deux limites apparaissent : la charge de coordination, qui justifie un médecin coordonnateur, et la précarité de contrats de trois ans. Il vous est proposé d’y remédier par des emplois permanents.""",
        theme=("8.2", "4.2"), title_break=True, break_visa=5),
    Act("2022-43", "Collèges publics – Ajustement de la dotation globale de fonctionnement", rapport=8,
        units=["Pôle Réussites Citoyennes", "Direction des Collèges"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code de l’Éducation", "L.213-2", "R.421-58"), d("2019-143"), report(), avis(3, "2022-03-15"),
               avis(1, "2022-03-14")],
        decides=[
            A("1", "De modifier l’article 2 de [[amends 2019-143 +]] en fixant à 33,00 € par élève la dotation éducative."),
            A("2", "De suspendre pour l’exercice 2022 le prélèvement sur les fonds de roulement prévu à l’article 3 de la même délibération."),
            V(),
        ],
        body="""La hausse du prix du gaz double la facture de certains établissements. La suspension du prélèvement laisse 640 000 € dans les caisses des collèges ; quatre d’entre eux bénéficieront en outre d’une dotation complémentaire de viabilisation.""",
        theme=("8.1", "7.6")),
    Act("2022-44", "Politique sportive départementale 2022-2028", rapport=9,
        units=["Pôle Réussites Citoyennes", "Direction des Sports"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code du Sport", "L.311-1 et suivants"), d("2018-85"), d("24@2016-09-26", words=True), report(),
               avis(3, "2022-03-15")],
        decides=[
            A("1", "De remplacer [[replaces 24@2016-09-26]] par la politique sportive départementale 2022-2028 jointe au rapport."),
            A("2", "D’abroger l’article 2 de [[repeals 2018-85]], les autres dispositions demeurant applicables."),
            A("3", "D’attribuer au Club nautique de Pont-l’Ornaye une subvention de 9 800,00 € au titre de l’achat de trois embarcations adaptées.",
              [Grant("Club nautique de Pont-l’Ornaye", 9800, "l’achat de trois embarcations adaptées")]),
            V(abstain=["CR"]),
        ],
        body="""Six ans après son adoption, la politique sportive a rempli deux de ses trois objectifs. Le troisième, le sport au collège, reste en deçà : 19 % des élèves de sixième ne savent pas nager.

Le taux d’aide aux sites inscrits au Plan Départemental des Espaces, Sites et Itinéraires (PDESI) sera désormais arrêté chaque année par la Commission permanente.""",
        theme=("8.9", "7.5")),
    Act("2022-45", "Soutien aux associations de prévention et d’aide alimentaire", rapport=11,
        units=["Pôle Solidarités Humaines", "Direction de l’Insertion"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code de l’Action Sociale et des Familles", "L.121-2", "L.266-1"), d("2017-118"), report(), avis(2, "2022-03-16")],
        recusals=[Recusal(["bouzerian"], "Monsieur Karim BOUZERIAN, intéressé à l’affaire, est sorti de la salle et n’a pris part ni au débat, ni "
                                         "au vote."),
                  Recusal(["fresnaye"], "Madame Eulalie DE LA FRESNAYE, excusée et sans délégation de vote, intéressée à l’affaire, n’a pas pris "
                                        "part au vote.", left=False)],
        decides=[
            A("1", "D’attribuer à l’association La Huche Solidaire une subvention de 48 000,00 € au titre de l’achat de denrées et du "
                   "fonctionnement de l’entrepôt de Montornay.",
              [Grant("association La Huche Solidaire", 48000, "l’achat de denrées et du fonctionnement de l’entrepôt de Montornay")]),
            A("2", "D’attribuer à la Fédération des centres sociaux du Val-d’Ornaye une subvention de 31 250 € au titre de la prévention des "
                   "impayés d’énergie.",
              [Grant("Fédération des centres sociaux du Val-d’Ornaye", 31250, "la prévention des impayés d’énergie")]),
            V(),
        ],
        body="""La Huche Solidaire a distribué 212 tonnes de denrées en 2021, au profit de 3 400 foyers. La Fédération des centres sociaux anime un réseau de vingt-deux référents formés aux dispositifs d’aide : Fonds de Solidarité pour le Logement (FSL), chèque énergie, tarification sociale de l’eau.""",
        theme=("7.5", "8.2")),
])

DECEMBER_2022 = Session("2022-12-12", "escarbotin", excused=["wattrelin"], acts=[
    Act("2022-188", "Plan départemental d’accès aux soins 2023-2028", rapport=3, units=CARE, territories=["Tous les territoires"],
        visas=[cgct(), code("Code de la Santé Publique", "L.1434-10", "L.6323-1 et suivants"), d("2022-42", words=False),
               d("2017-214", words=False), d("2022-15", words=False), report(), avis(2, "2022-11-28"), avis(1, "2022-11-29")],
        decides=[
            A("1", "D’adopter le plan départemental d’accès aux soins 2023-2028, organisé autour de quatre axes : recruter, loger, équiper, "
                   "coordonner."),
            A("2", "D’approuver le principe d’un salariat de médecins ouvert aux temps partiels et aux médecins retraités."),
            A("3", "D’attribuer à la Communauté d’agglomération de Montornay une subvention de 210 000,00 € au titre de l’aménagement du centre de "
                   "santé des Tanneries.",
              [Grant("Communauté d’agglomération de Montornay", 210000, "l’aménagement du centre de santé des Tanneries")]),
            A("4", "De modifier [[amends 2017-214]] en ajoutant au SDAASP une vingt-troisième action relative aux soins dentaires."),
            V(against=["RPO"], abstain=["NI"]),
        ],
        body="""Le projet de mandat fixe un objectif simple : en 2028, aucun habitant du Val-d’Ornaye ne doit vivre à plus de vingt minutes d’un médecin généraliste qui accepte de nouveaux patients.

Les centres départementaux de santé y contribuent. Ils suivent 13 200 patients et emploient onze médecins salariés, deux infirmières et six secrétaires médicales. Mais trois cantons, au nord-est, restent sans solution : Craonval, Esquermont et Quiévrecourt-les-Bois.

Axe 1 – Recruter

Le salariat médical s’est imposé auprès des jeunes praticiens. Le plan l’ouvre aux médecins retraités qui souhaitent conserver une activité réduite et aux praticiens qui partagent leur temps avec un établissement hospitalier. Une bourse de 800 € par mois est proposée aux internes qui s’engagent à exercer trois ans dans le département.

Axe 2 – Loger

Quatre logements meublés seront réservés aux stagiaires et aux remplaçants, dans d’anciens appartements de fonction de collèges. La rénovation est estimée à 340 000 €.

Axe 3 – Équiper

Un échographe et deux cabines de téléconsultation seront acquis. Le centre des Tanneries, installé dans des locaux provisoires, déménagera dans l’ancienne halle aux draps.

Axe 4 – Coordonner

Un comité départemental réunira chaque semestre l’Agence Régionale de Santé (ARS) Hauts-de-France, l’Assurance maladie, l’Ordre des médecins, les hôpitaux et les intercommunalités. La Protection Maternelle et Infantile (PMI) y sera représentée.

Le plan est doté de 4,2 millions d’euros sur six ans. Il complète le Schéma Départemental d’Amélioration de l’Accessibilité des Services au Public (SDAASP), dont il constitue désormais le volet santé.""",
        theme=("8.2", "8.4")),
])

JUNE_2023 = Session("2023-06-26", "bouzerian", excused=["ribeaumont", "belhadj"], unproxied=["ostrevant"], absent=["vermellin"], acts=[
    Act("2023-120", "Compte administratif 2022", rapport=1, units=MONEY,
        visas=[cgct("L.1612-12", "L.3312-5"), d("2022-40", words=False), report(), avis(1, "2023-06-12")],
        decides=[
            A("unique", "D’arrêter le compte administratif 2022, qui fait apparaître un excédent de clôture de 11 204 518,77 €."),
            V(abstain=["OSD", "CR"]),
        ],
        body="""Les recettes des droits de mutation ont dépassé de 6,1 millions d’euros la prévision du budget [[cites @2022-03-28|voté le 28 mars 2022]]. L’endettement recule : la capacité de désendettement s’établit à 3,4 années.""",
        theme=("7.1",), excerpt=False),
    Act("2023-121", "Fonds de Solidarité pour le Logement 2022 – Compte rendu de délégation (art L.3221-12-1 CGCT)", rapport=3,
        units=["Pôle Solidarités Humaines", "Direction de l’Insertion", "Mission Logement"], territories=["Tous les territoires"],
        visas=[cgct("L.3221-12-1", joiner=" et notamment "), d("2021-102"), report(), avis(2, "2023-06-13")],
        formula="DONNE ACTE au Président du Conseil départemental",
        decides=[
            A("unique", "De la présentation du compte-rendu de l’exercice de la délégation en matière de Fonds de Solidarité pour le Logement (FSL) "
                        "pour l’année 2022.", style="Article unique     :"),
            V(),
        ],
        body="""En 2022, le FSL a aidé 3 016 ménages pour un montant de 1 212 907,60 €. Les aides à l’énergie progressent de 38 % : le bouclier tarifaire n’a pas protégé les immeubles chauffés collectivement au gaz.

Le délai moyen d’instruction est de vingt-six jours.""",
        theme=("8.5", "5.4"), excerpt=False),
    Act("2023-122", "Centres départementaux de santé : nouvelle organisation du salariat médical", rapport=5, units=CARE,
        territories=["Tous les territoires"],
        visas=[cgct(), code("Code de la Santé Publique", "L.6323-1 et suivants"),
               law("2023-378", "2023-05-19", "visant à améliorer l’encadrement des centres de santé"),
               d("2022-188"), d("2022-42"), d("2020-203"), d("2019-142"), d("2018-83"), report(), avis(2, "2023-06-13"), avis(1, "2023-06-12")],
        decides=[
            A("1", "De regrouper les cinq sites en un service unique dénommé « Centres départementaux de santé », organisé en trois pôles."),
            A("2", "D’abroger [[repeals 2018-83]], excepté son article 3 relatif à la rémunération des médecins salariés."),
            A("3", "D’abroger [[repeals 2020-203|la délibération n° 2020-203 du Conseil départemental en date du 28/09/2020]]."),
            A("4", "De modifier l’article 3 de [[amends 2019-142 +]] en substituant au règlement du centre d’Aubrenne le règlement commun annexé."),
            V(against=["CR"], abstain={"OSD": 5}),
        ],
        annexes=[Annex("""REGLEMENT COMMUN DES CENTRES DEPARTEMENTAUX DE SANTE

Article 1 : Accueil

Tout patient est reçu sans condition de résidence, dans la limite des places disponibles.

Article 2 : Temps de travail

Le médecin salarié choisit une quotité comprise entre 40 et 100 %.

Article 3 : Publicité

Le nom des médecins et l’identité du gestionnaire figurent à l’entrée de chaque centre.""", layout="text")],
        body="""Cinq ans après les premiers recrutements, le salariat de médecins n’est plus une expérimentation. La loi du 19 mai 2023 soumet les centres de santé à des règles nouvelles d’agrément et de transparence ; elle invite à leur donner une organisation commune.

L’appel à candidatures lancé par [[cites @2020-09-28|délibération du 28 septembre 2020]] a produit ses effets : les deux sites retenus ont ouvert. Il n’y a plus lieu de le maintenir.

Trois pôles sont créés : Aubrennois, Montornais et Haut-Ornaye. Chaque pôle est placé sous la responsabilité d’un médecin coordonnateur.""",
        theme=("8.2", "4.1"), title_break=True, break_visa=6, excerpt=False),
    Act("2023-123", "Comité de suivi de l’égalité entre les femmes et les hommes – Modification de la composition", rapport=7,
        units=["Pôle Ressources", "Direction de l’Assemblée et des Affaires Juridiques"],
        visas=[cgct("L.3121-15"), d("2018-81", words=True, sign="n°"), report(), avis(1, "2023-06-12")],
        decides=[
            A("1", "De modifier [[amends 2018-81|la délibération n°2018-81 du Conseil départemental en date du 26 mars 2018]] en remplaçant le "
                   "paragraphe relatif à la composition par le paragraphe suivant : « sept membres, dont quatre conseillers départementaux »."),
            A("2", "De désigner Mesdames Margaux TIRLEMONT et Yasmine BELHADJ-ROUVRE, Messieurs Aimé BRUAVILLE et Octave MEURISSON."),
            V(),
            A("3", "De confier la présidence du comité à Madame Margaux TIRLEMONT, en remplacement de Madame Odile-Anne VERQUIGNOL."),
            V(abstain=["OSD"]),
        ],
        body="""Le comité institué en 2018 ne s’est pas réuni depuis le renouvellement de 2021. Sa composition est adaptée aux groupes de la nouvelle assemblée.""",
        theme=("5.3", "5.2"), excerpt=False),
    Act("2023-124", "Convention relative à l’entretien de la RD 41 en traverse de Roncheval", rapport=10,
        units=["Pôle Aménagement", "Direction des Routes et des Mobilités"], territories=["Pays de Roncheval"],
        visas=[cgct(), code("Code de la Voirie Routière", "L.131-1 à L.131-8"), d("10@2016-03-14"), report(), avis(5, "2023-06-14")],
        decides=[
            A("1", "D’approuver la convention d’entretien annexée, à conclure avec la commune de Roncheval."),
            A("2", "D’attribuer à la commune de Roncheval une subvention de 54 700,00 € au titre de la réfection des trottoirs de la rue des Foulons.",
              [Grant("commune de Roncheval", 54700, "la réfection des trottoirs de la rue des Foulons")]),
            V(),
        ],
        annexes=[Annex("""CONVENTION D’ENTRETIEN

Entre le Département du Val-d’Ornaye, représenté par Monsieur Ambroise LE QUINTREC, et la commune de Roncheval,

Vu [[cites 10@2016-03-14|la délibération n°10 du Conseil départemental en date du 14/03/2016]] ;

Vu [[cites @2023-04-05|la délibération du conseil municipal de Roncheval en date du 5 avril 2023]] ;

ARTICLE 1 : Objet

La présente convention répartit l’entretien de la RD 41 entre les points de repère 12+300 et 13+950.

ARTICLE 2 : Obligations

Le Département assure la chaussée et les ouvrages ; la commune, les trottoirs, l’éclairage et les espaces verts.

ARTICLE 3 : Durée

La convention est conclue pour dix ans.

Références bancaires de la commune : IBAN FR00 0000 2023 0124 0000 0000 000""", layout="text")],
        body="""Depuis l’ouverture de la déviation, le trafic en traverse a diminué de 71 %. La commune souhaite élargir les trottoirs et planter la rue des Foulons. La convention répartit les charges.""",
        theme=("8.3", "1.4"), excerpt=False),
    Act("2023-125", "Schéma départemental des Espaces Naturels Sensibles 2024-2033", rapport=12,
        units=["Pôle Aménagement", "Direction de la Transition Ecologique"], territories=["Haut-Ornaye", "Aubrennois"],
        visas=[cgct(), code("Code de l’Urbanisme", "L.113-8 à L.113-14"), d("2019-144"), d("12@2014-06-23", words=False), report(),
               avis(4, "2023-06-15")],
        decides=[
            A("1", "D’adopter le schéma départemental des Espaces Naturels Sensibles (ENS) 2024-2033."),
            A("2", "De remplacer, à compter du 1er janvier 2024, [[replaces 12@2014-06-23]] par la présente délibération."),
            A("3", "D’attribuer au Conservatoire des marais d’Aubrenne une subvention de 35 000,00 € au titre du suivi du râle des genêts.",
              [Grant("Conservatoire des marais d’Aubrenne", 35000, "suivi du râle des genêts")]),
            V(abstain=["RPO"]),
        ],
        body="""Le premier schéma a permis d’acquérir 318 hectares, dont les prairies de Lormevent. Le second donne la priorité aux zones humides et aux haies : 120 kilomètres seront replantés en dix ans avec les agriculteurs volontaires.""",
        theme=("8.8",), excerpt=False),
])

NOVEMBER_2023 = Session("2023-11-20", "pavilly", excused=["louvegnies", "halluinet"], acts=[
    Act("2023-201", "Voie verte de l’Ornaye – Section Montornay – Pont-l’Ornaye", rapport=4,
        units=["Pôle Aménagement", "Direction des Routes et des Mobilités"], territories=["Montornais", "Pays de Roncheval"],
        visas=[cgct(), d("2018-85", words=False), order("2023-03-06", "autorisation environnementale de la voie verte de l’Ornaye"), report(),
               avis(5, "2023-11-06"), avis(4, "2023-11-07")],
        decides=[
            A("1", "D’approuver l’avant-projet de la voie verte de l’Ornaye entre Montornay et Pont-l’Ornaye, d’une longueur de 17,4 kilomètres."),
            A("2", "D’attribuer au Syndicat mixte de la vallée de l’Ornaye une subvention de 640 000,00 € au titre de la construction de la "
                   "passerelle du Gué.",
              [Grant("Syndicat mixte de la vallée de l’Ornaye", 640000, "la construction de la passerelle du Gué")]),
            V(abstain=["RPO"]),
        ],
        body="""La voie verte emprunte l’ancienne ligne de chemin de fer des drapiers, fermée en 1969. Neuf ouvrages d’art sont conservés ; une passerelle neuve franchit l’Ornaye au lieu-dit le Gué.

Les travaux commenceront à l’automne 2024, hors période de nidification.""",
        theme=("8.3", "8.7")),
])

SESSIONS = [MARCH_2022, DECEMBER_2022, JUNE_2023, NOVEMBER_2023]
