"""The first years of the Conseil départemental; numbers hold the year from 2017 on."""

from acts import (Act, Annex, Article as A, Aside, Grant, Session, Vote as V, avis, cgct, code, d, decree, law, letter, report,
                  rules)

ASSEMBLY_OFFICE = ["Pôle Ressources", "Direction de l’Assemblée et des Affaires Juridiques", "Service de l’Assemblée"]

APRIL_2015 = Session("2015-04-02", "verquignol", excused=["halluinet"], acts=[
    Act("1", "Election de la Présidente du Conseil départemental", rapport=1, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3122-1"), report()],
        recitals=["Considérant le renouvellement général des conseillers départementaux des 22 et 29 mars 2015"],
        decides=[
            Aside("Le doyen d’âge, président de séance, invite les candidats à se faire connaître. Il est procédé au scrutin secret ; "
                  "vingt-six bulletins sont trouvés dans l’urne."),
            A("unique", "Madame Solange TERLINGUE, ayant obtenu la majorité absolue des suffrages exprimés, est proclamée Présidente du "
                        "Conseil départemental du Val-d’Ornaye et immédiatement installée."),
        ],
        body="""L’article L.3122-1 du Code Général des Collectivités Territoriales (CGCT) dispose que le conseil départemental élit son président lors de la réunion de droit qui suit chaque renouvellement général.

L’élection a lieu au scrutin secret. Si elle n’est pas acquise aux deux premiers tours à la majorité absolue, il est procédé à un troisième tour à la majorité relative.""",
        ask=False, theme=("5.1",)),
    Act("3", "Délégations de compétences du Conseil départemental à la Présidente", rapport=3, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3211-2", "L.3221-10-1", "L.3221-11", "L.3221-12-1"),
               d("4@2011-03-31", body="Conseil Général"), report()],
        decides=[
            A("1", """De donner délégation à la Présidente du Conseil départemental, pour la durée de son mandat, à l’effet de :
- procéder, dans les limites fixées au budget, à la réalisation des emprunts destinés au financement des investissements ;
- intenter au nom du Département les actions en justice ou le défendre dans les actions intentées contre lui ;
- prendre toute décision relative au Fonds de Solidarité pour le Logement (FSL), notamment en matière d’aides, de prêts, de remises de dettes et d’abandons de créances."""),
            A("2", "De préciser qu’il sera rendu compte de l’exercice de ces délégations à la plus proche réunion utile du Conseil "
                   "départemental."),
            A("3", "D’abroger [[repeals 4@2011-03-31|la délibération n°4 du Conseil Général en date du 31/03/2011]]."),
            V(abstain=["UPO"]),
        ],
        body="""Le renouvellement de l’assemblée met fin aux délégations consenties en 2011. Il vous est proposé de les reconduire à l’identique, sous deux réserves : le plafond annuel des emprunts et le compte rendu annuel des aides du Fonds de Solidarité pour le Logement.""",
        theme=("5.4",)),
    Act("5", "Création et composition des commissions thématiques du Conseil départemental", rapport=5, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3121-15", "L.3121-22"), report()],
        decides=[
            A("1", "A l’unanimité, de ne pas procéder aux nominations au scrutin secret, conformément à l’article L.3121-15 du Code "
                   "Général des Collectivités Territoriales."),
            A("2", "De créer cinq commissions thématiques, chacune composée de huit membres, les groupes y étant représentés à la "
                   "proportionnelle."),
            A("3", """D’en arrêter la composition ainsi qu’il suit :

1ère Commission « Attractivité, emploi et numérique » :
1. Bastien OUDALLE
2. Apolline RIBEAUMONT
3. Marie-Line PONTHIVAUX
4. Séverin WATTRELIN

2ème Commission « Solidarités humaines et santé » :
1. Léonie CEREZA-MOULVAUX
2. Blanche LE PRÉ
3. Yasmine BELHADJ-ROUVRE
4. Eulalie DE LA FRESNAYE"""),
            V(),
        ],
        body="""Le règlement intérieur confie à des commissions thématiques l’examen préalable des rapports. Leur nombre, leur dénomination et leur composition sont arrêtés par l’assemblée au début de chaque mandat.

Cinq commissions sont proposées. La deuxième, « Solidarités humaines et santé », réunit des compétences jusqu’ici dispersées : enfance, autonomie, insertion et offre de soins.""",
        theme=("5.2",), title_break=True),
])

MARCH_2016 = Session("2016-03-14", "kervadec", excused=["ribeaumont", "hourdequint"], unproxied=["denainville"], acts=[
    Act("6", "Représentation du Département dans les organismes extérieurs", rapport=6, units=ASSEMBLY_OFFICE,
        visas=[cgct(), cgct("L.3121-15", "L.3121-23"), d("5@2015-04-02"),
               letter("Vu le courrier de démission de Madame Apolline RIBEAUMONT de son siège au conseil d’administration de l’Office "
                      "de tourisme du Haut-Ornaye en date du 11 janvier 2016", "2016-01-11"),
               rules("13"), report()],
        decides=[
            A("1", "A l’unanimité de ne pas procéder à ces nominations au scrutin secret."),
            A("2", "De désigner Monsieur Tancrède DE BRESSANGES, en remplacement de Madame Apolline RIBEAUMONT, pour siéger au conseil "
                   "d’administration de l’Office de tourisme du Haut-Ornaye."),
            V(),
            A("3", """De désigner les représentants du Conseil départemental au sein du Syndicat mixte Ornaye Numérique, tels que repris au tableau annexé :

Titulaire  s     :
- Monsieur Bastien OUDALLE

- Madame Marie-Line PONTHIVAUX

- Madame Yasmine BELHADJ-ROUVRE

S  uppléant     :
- Monsieur Lazare COUDREAUX"""),
            V(against=["RT"], abstain=["UPO"], printed=False),
        ],
        annexes=[Annex("""Titulaires Suppléants

D204 - Syndicat mixte Ornaye Numérique

3 titulaires - Bastien OUDALLE M. Bastien OUDALLE est désigné en qualité de membre titulaire
Marie-Line PONTHIVAUX Mme Marie-Line PONTHIVAUX est désignée en qualité de membre titulaire
Yasmine BELHADJ–ROUVRE Mme Yasmine BELHADJ–ROUVRE est désignée en qualité de membre titulaire

1 suppléant - Lazare COUDREAUX M. Lazare COUDREAUX est désigné en qualité de membre suppléant

ORGANISMES

DESIGNATIONS A OPERER

OBSERVATIONS

Page 1 de 1""")],
        body="""Le Conseil départemental procède à la désignation de ses membres pour siéger au sein d’organismes extérieurs dans les cas et conditions prévus par les dispositions régissant ces organismes.

Le Syndicat mixte Ornaye Numérique, créé par arrêté préfectoral en décembre dernier, réunit le Département et quatre intercommunalités. Trois titulaires et un suppléant sont à désigner.""",
        theme=("5.3",)),
    Act("8", "Charte départementale de l’accueil de l’enfant", rapport=8,
        units=["Pôle Solidarités", "Direction de l’Enfance et de la Famille"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code de l’Action Sociale et des Familles", "L.214-1-1", "L.421-1 et suivants"),
               d("9@2012-05-21", du=False), report(), avis(2, "2016-03-03")],
        decides=[
            A("1", "D’approuver la charte départementale de l’accueil de l’enfant, applicable aux établissements et aux assistants maternels "
                   "agréés à compter du 1er septembre 2016."),
            A("2", "D’étendre à la halte-garderie itinérante du Haut-Ornaye, en application de [[applies 9@2012-05-21]], les permanences "
                   "de puéricultrice."),
            V(),
        ],
        body="""Le département compte 2 318 assistants maternels agréés et quarante et un établissements d’accueil. La charte, écrite avec les professionnels et les parents, tient en dix engagements : sécurité, continuité, place laissée au jeu, information des familles.

Les puéricultrices du service de PMI en assureront la diffusion lors des visites d’agrément.""",
        theme=("8.2",)),
    Act("10", "Déviation de Roncheval – Approbation du programme et du plan de financement", rapport=10,
        units=["Pôle Aménagement", "Direction des Routes"], territories=["Pays de Roncheval"],
        visas=[cgct(), code("Code de la Voirie Routière", "L.131-1 à L.131-8"), report(), avis(4, "2016-03-02"), avis(5, "2016-03-04")],
        decides=[
            A("1", "D’approuver le programme de la déviation de Roncheval par la RD 41, d’une longueur de 3,8 kilomètres, pour un coût "
                   "prévisionnel de 14 600 000,00 € toutes taxes comprises."),
            A("2", "D’autoriser la Présidente du Conseil départemental à solliciter de l’Etat une participation de 4 380 000,00 € au titre du "
                   "contrat de plan."),
            V(against={"SEC": 2, "CR": 3}),
        ],
        body="""Onze mille véhicules traversent chaque jour le centre de Roncheval, dont un poids lourd sur huit. Deux écoles bordent l’itinéraire.

Le tracé retenu passe au sud du bourg, à l’écart des prairies de Lormevent. Les mesures compensatoires ont été chiffrées à 640 000 €.""",
        theme=("8.3",)),
])

SEPTEMBER_2016 = Session("2016-09-26", "oudalle", excused=["malbrancke"], acts=[
    Act("24", "Politique sportive départementale 2016-2020 – Une nouvelle ambition", rapport=24,
        units=["Pôle Réussites Citoyennes", "Direction des Sports"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code du Sport", "L.311-1 et suivants", "R.311-1 et suivants"), d("2@2015-12-14"), report(),
               avis(3, "2016-09-14")],
        decides=[
            A("1", "D’adopter la politique sportive départementale pour la période 2016-2020, organisée autour de trois axes : le sport au "
                   "collège, le sport pour tous et les sports de nature."),
            A("2", "D’attribuer au Comité départemental de handisport une subvention de 22 000,00 € au titre de l’acquisition de matériel "
                   "adapté.",
              [Grant("Comité départemental de handisport", 22000, "l’acquisition de matériel adapté")]),
            V(abstain=["UPO"]),
        ],
        body="""Le Val-d’Ornaye compte 41 200 licenciés. La moitié pratique dans un équipement de plus de trente ans.

La nouvelle politique consacre un quart de ses moyens aux sports de nature, autour du Plan Départemental des Espaces, Sites et Itinéraires (PDESI). Un site inscrit au PDESI ouvre droit à une aide majorée.""",
        theme=("8.9", "9.2")),
])

NOVEMBER_2017 = Session("2017-11-13", "meurisson", excused=["fresnaye", "plancheval"], unproxied=["denainville"], acts=[
    Act("2017-212", "Election de la Commission permanente du Conseil départemental", rapport=1, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3122-4 à L.3122-6"), d("1@2015-04-02"), report()],
        recitals=["Considérant le décès de Monsieur Firmin GRANDSIRE, conseiller départemental, le 17 août 2017",
                  "Considérant, la vacance d’un siège de Vice-Président"],
        decides=[
            A("1", "De compléter la Commission permanente en pourvoyant le siège vacant de 5ème Vice-Président."),
            V(),
            Aside("La Présidente du Conseil départemental appelle à candidature à 10h40 et ouvre le délai d’une heure pour le dépôt des "
                  "listes. Elle constate le dépôt d’une liste unique à 11h41 :"),
            A("2", "Il est immédiatement pourvu au remplacement du siège vacant par Monsieur Octave MEURISSON, 5ème Vice-Président."),
            A("3", """La Présidente proclame la nouvelle composition de la Commission permanente :

1) Présidente : Mme Solange TERLINGUE
2) 1er Vice-Président : M. Idriss BEN YAKHLEF
3) 2ème Vice-Présidente : Mme Léonie CEREZA-MOULVAUX
4) 3ème Vice-Président : M. Bastien OUDALLE
5) 4ème Vice-Présidente : Mme Rosalie KERVADEC–BLIN
6) 5ème Vice-Président : M. Octave MEURISSON"""),
        ],
        body="""L’article L.3122-6 du Code Général des Collectivités Territoriales (CGCT) permet au conseil départemental de compléter la commission permanente en cas de vacance de siège autre que celui du président. Il est rappelé :

« Article L.3122-6 : En cas de vacance de siège de membre de la commission permanente autre que le président, le conseil départemental peut décider de compléter la commission permanente.

Depuis sa constitution, [[cites @2015-04-02|votée le 2 avril 2015]], la commission permanente compte six membres dont cinq vice-présidents. Un siège est vacant.""",
        theme=("5.1", "5.2"), break_article="2"),
    Act("2017-213", "Refonte des commissions thématiques du Conseil départemental", rapport=2, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3121-15", "L.3121-22"), d("5@2015-04-02"), rules("28 à 30"), report()],
        decides=[
            A("1", "De modifier [[amends 5@2015-04-02]] en portant de huit à neuf le nombre des membres de chaque commission thématique."),
            A("2", "De désigner Madame Ursule DENAINVILLE pour siéger au sein de la 3ème commission « Education, culture, sport et "
                   "jeunesse »."),
            V(),
        ],
        body="""Les commissions internes ont été constituées par [[cites @2015-04-02|délibération du Conseil départemental du 2 avril 2015]]. La création d’un siège supplémentaire dans chacune permet d’y accueillir les conseillers départementaux qui n’appartiennent à aucun groupe.""",
        theme=("5.2",)),
    Act("2017-214", "Schéma Départemental d’Amélioration de l’Accessibilité des Services au Public (SDAASP)", rapport=7,
        units=["Pôle Partenariats et Ingénierie", "Direction de l’Accompagnement des Territoires"], territories=["Tous les territoires"], cantons=True,
        visas=[cgct(), law("2015-991", "2015-08-07", "portant nouvelle organisation territoriale de la République", "98"),
               decree("2016-402", "2016-04-04", "relatif au schéma départemental d’amélioration de l’accessibilité des services au public"),
               d("2@2015-12-14"), report(), avis(1, "2017-10-30"), avis(2, "2017-10-31")],
        decides=[
            A("1", "D’adopter le Schéma Départemental d’Amélioration de l’Accessibilité des Services au Public (SDAASP) 2018-2023, élaboré "
                   "conjointement avec l’Etat."),
            A("2", "De retenir comme première priorité du SDAASP l’accès aux soins de premier recours et d’engager, à ce titre, l’étude d’une "
                   "expérimentation du salariat de médecins généralistes."),
            V(abstain=["RT"]),
        ],
        body="""Le SDAASP est établi pour six ans. L’enquête menée auprès de 2 410 habitants place l’accès à un médecin généraliste au premier rang des difficultés, devant les transports et la couverture numérique.

Le schéma comprend vingt-deux actions. La septième prévoit d’examiner, avec l’Agence Régionale de Santé (ARS) et l’Ordre des médecins, les formes que pourrait prendre un exercice salarié de la médecine générale au sein de la collectivité, dans la suite des travaux engagés par [[cites 11@2013-06-24|la délibération n°11 du Conseil général en date du 24 juin 2013]].""",
        theme=("8.4", "9.2"), title_break=True, break_visa=5),
    Act("2017-215", "Dotation globale de fonctionnement des collèges – Exercice 2018", rapport=9,
        units=["Pôle Réussites Citoyennes", "Direction de l’Education et des Collèges"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code de l’Education", "L.213-2", "R.421-58"), d("7@2014-06-23"), report(), avis(3, "2017-11-02")],
        decides=[
            A("1", "D’arrêter à 6 510 000,00 € la Dotation Globale de Fonctionnement (DGF) des collèges publics pour l’exercice 2018."),
            A("2", "D’abroger [[repeals 7@2014-06-23|la délibération n°7 du Conseil général en date du 23 juin 2014]], excepté l’article 3 "
                   "concernant les prestations accessoires."),
            V(against=["CR"], abstain=["UPO"]),
        ],
        body="""La DGF est notifiée aux établissements avant le 1er novembre. Les fonds de roulement des collèges atteignent 2,9 millions d’euros, soit cinq mois de fonctionnement : il est proposé d’en tenir compte dans le calcul.

Trois collèges, dont le fonds de roulement est inférieur à trente jours, sont exonérés de ce prélèvement.""",
        theme=("8.1", "7.6")),
])

SESSIONS = [APRIL_2015, MARCH_2016, SEPTEMBER_2016, NOVEMBER_2017]
