"""The years of the Conseil général: short numbers that begin again with each session."""

from acts import (Act, Annex, Article as A, Grant, Recusal, Session, Vote as V, avis, cgct, code, d, decree, law, order, report)

SOLIDARITY = "Pôle de la Solidarité"
STAFF = ["Direction Générale Adjointe des Ressources", "Direction des Ressources Humaines"]

MAY_2012 = Session("2012-05-21", "coudreaux", excused=["lannoye", "dussertois"], unproxied=["baralle"], acts=[
    Act("3", "Attribution de subventions aux associations culturelles – Exercice 2012", rapport=3,
        units=["Direction de la Culture et des Sports", "Service de l’Action Culturelle"],
        visas=[cgct("L.3211-1"), report(), avis(3, "2012-05-09")],
        decides=[
            A("1", "D’attribuer à l’association Les Tréteaux de l’Ornaye une subvention de 18 000,00 € au titre de la saison théâtrale "
                   "2012-2013.",
              [Grant("association Les Tréteaux de l’Ornaye", 18000, "la saison théâtrale 2012-2013")]),
            A("2", "D’attribuer à l’Harmonie municipale de Roncheval une subvention de 4 500,00 € au titre de l’acquisition "
                   "d’instruments pour l’école de musique.",
              [Grant("Harmonie municipale de Roncheval", 4500, "l’acquisition d’instruments pour l’école de musique")]),
            A("3", "D’autoriser le Président du Conseil général à signer, au nom et pour le compte du Département, les conventions "
                   "correspondantes, selon le modèle joint au rapport."),
            V(),
        ],
        body="""Le Département soutient chaque année les associations qui font vivre le spectacle, la musique et la lecture en dehors du chef-lieu. Pour l’exercice 2012, douze dossiers ont été reçus dans les délais ; dix relèvent de la commission permanente et deux, dont le montant excède 4 000 €, de notre assemblée.

L’association Les Tréteaux de l’Ornaye donnera quarante-deux représentations dans vingt et une communes, dont neuf de moins de cinq cents habitants. Elle accueille par ailleurs des collégiens en atelier deux mercredis par mois à Aubrenne et à Pont-l’Ornaye.

L’Harmonie municipale de Roncheval ouvre à la rentrée une école de musique commune à six villages. L’aide demandée porte sur un parc d’instruments prêtés gratuitement la première année.""",
        theme=("7.5", "8.9")),
    Act("6", "Complément à plusieurs délibérations antérieures ayant créé des emplois au sein des services départementaux", rapport=6,
        units=STAFF + ["Bureau des Effectifs"],
        visas=[cgct("L.3211-1", "L.3221-11"),
               law("84-53", "1984-01-26", "portant dispositions statutaires relatives à la fonction publique territoriale",
                   "34 à 47", last=True),
               d("10@2010-09-20", body="Conseil Général"), d("79@1981-01-27", body="Conseil Général"),
               report(), avis(1, "2012-05-10")],
        decides=[
            A("1", "De compléter [[completes 79@1981-01-27|la délibération n°79 du Conseil général en date du 27 janvier 1981]] portant "
                   "création de quatre emplois de médecins de Protection Maternelle et Infantile (PMI), ainsi qu’il suit : les grades "
                   "correspondant à l’un de ces emplois sont ceux du cadre d’emplois des médecins territoriaux ; les fonctions confiées "
                   "sont celles de médecin de PMI au service local d’Aubrenne."),
            A("2", "De préciser qu’en cas de recrutement d’un agent non titulaire, le candidat devra être titulaire du Diplôme d’Etat de "
                   "Docteur en médecine et que sa rémunération sera fixée par référence aux grilles du cadre d’emplois des médecins "
                   "territoriaux."),
            V(abstain=["UVO"]),
        ],
        body="""L’article 34 de la loi n° 84-53 du 26 janvier 1984 dispose que les emplois de chaque collectivité sont créés par l’organe délibérant, et que la délibération précise le grade correspondant à l’emploi créé et, le cas échéant, la possibilité de le pourvoir par un agent non titulaire.

Le poste de médecin de PMI d’Aubrenne est vacant depuis dix-huit mois. Trois appels à candidature sont restés sans suite. Il convient donc de compléter la délibération d’origine, dont la rédaction ne permet pas le recours à un contractuel.

La même démarche avait été suivie en 2010 pour le service local de Montornay ; elle a permis le recrutement d’un médecin à temps plein.""",
        theme=("4.1", "4.2"), title_break=True),
    Act("9", "Organisation territoriale de la Protection Maternelle et Infantile", rapport=9,
        units=[SOLIDARITY, "Direction de la Protection Maternelle et Infantile"], territories=["Montornais", "Aubrennois"],
        visas=[cgct("L.3211-1"), code("Code de la Santé Publique", "L.2111-1 et suivants", "L.2112-1"),
               d("12@2009-11-23", body="Conseil Général"), report(), avis(2, "2012-05-11", comma=True)],
        decides=[
            A("1", "D’approuver la nouvelle carte des services locaux de Protection Maternelle et Infantile (PMI), qui passent de sept à "
                   "cinq : Montornay Nord, Montornay Sud, Aubrenne, Roncheval et Pont-l’Ornaye."),
            A("2", "De maintenir dans chacune des communes qui perdent un service local une permanence de puéricultrice d’au moins une "
                   "demi-journée par semaine."),
            V(abstain=["CC"]),
        ],
        body="""Les consultations de nourrissons assurées par la Protection Maternelle et Infantile ont accueilli 6 240 enfants en 2011, soit trois enfants sur quatre de moins de deux ans dans les cantons ruraux. Dans le même temps, l’effectif des médecins de PMI est passé de onze à sept équivalents temps plein.

Plutôt que de laisser se fermer, une à une, des consultations sans médecin, il vous est proposé de regrouper les équipes en cinq services locaux, chacun doté d’un médecin, d’une sage-femme et d’au moins quatre puéricultrices.

Le schéma départemental adopté en 2009 prévoyait un bilan à mi-parcours : la présente réorganisation en est la principale conclusion.""",
        theme=("8.2",)),
    Act("14", "Règlement intérieur du Fonds de Solidarité pour le Logement", rapport=14,
        units=[SOLIDARITY, "Direction de l’Insertion et du Logement"], territories=["Tous les territoires"],
        visas=[cgct("L.3211-1"), law("90-449", "1990-05-31", "visant à la mise en œuvre du droit au logement", "6 à 6-4"),
               decree("2005-212", "2005-03-02", "relatif aux fonds de solidarité pour le logement"), report(), avis(2, "2012-05-11")],
        decides=[
            A("unique", "D’adopter le règlement intérieur du Fonds de Solidarité pour le Logement (FSL), tel qu’annexé à la présente "
                        "délibération, avec effet au 1er juillet 2012."),
            V(),
        ],
        annexes=[Annex("""ANNEXE A LA DELIBERATION n°14
DU CONSEIL GENERAL DU 21 MAI 2012

REGLEMENT INTERIEUR DU FONDS DE SOLIDARITE POUR LE LOGEMENT

Article 1 : Objet du fonds

Le FSL accorde des aides aux personnes qui éprouvent des difficultés particulières pour accéder à un logement décent ou s’y maintenir. Il intervient sous forme de prêts sans intérêt ou d’aides non remboursables.

Article 2 : Conditions de ressources

Le quotient social du ménage ne peut excéder 580 € par mois. Ce plafond est porté à 640 € lorsque le ménage compte une personne en situation de handicap.

Article 3 : Montants

- dépôt de garantie : dans la limite d’un mois de loyer hors charges ;
- premier loyer : dans la limite de 450 € ;
- dettes d’énergie : dans la limite de 300 € par période de douze mois.

Article 4 : Instruction

La demande est instruite par le travailleur social du secteur et présentée à la commission locale dans un délai de trente jours.""", layout="text")],
        body="""Depuis la loi du 13 août 2004, le Département a seul la responsabilité du Fonds de Solidarité pour le Logement. Le règlement en vigueur date de 2005 et ne dit rien des dettes d’eau et d’énergie, qui représentent désormais 41 % des demandes.

Le projet qui vous est soumis unifie les plafonds de ressources, distingue l’accès et le maintien, et fixe à trente jours le délai d’instruction. Il a été concerté avec les bailleurs sociaux, la Caisse d’Allocations Familiales (CAF) et les fournisseurs d’énergie.""",
        theme=("8.5", "8.2")),
])

JUNE_2013 = Session("2013-06-24", "louvegnies", excused=["quenehem", "estreux"], unproxied=["baralle"], acts=[
    Act("2", "Compte administratif 2012 et affectation du résultat", rapport=2,
        units=["Direction Générale Adjointe des Ressources", "Direction des Finances"],
        visas=[cgct("L.1612-12", "L.3312-5", "L.3312-6"), report(), avis(1, "2013-06-12")],
        decides=[
            A("1", """D’arrêter le compte administratif 2012 du budget principal, dont les résultats sont les suivants :
- section de fonctionnement : excédent de 9 412 306,18 € ;
- section d’investissement : besoin de financement de 7 120 455,02 €."""),
            A("2", "D’affecter 7 120 455,02 € de l’excédent de fonctionnement à la couverture du besoin de financement de la section "
                   "d’investissement et de reporter le solde en section de fonctionnement."),
            V(against=["UVO"]),
        ],
        body="""Le compte administratif retrace l’exécution du budget de l’année écoulée. L’exercice 2012 se solde par un résultat cumulé de 2 291 851,16 €, en recul de 1,1 million d’euros sur celui de 2011.

Les dépenses de fonctionnement progressent de 2,8 %, tirées par le Revenu de Solidarité Active (RSA), dont le nombre d’allocataires atteint 4 870 au 31 décembre. L’épargne brute s’établit à 8,9 % des recettes, contre 9,6 % un an plus tôt.

L’investissement s’est élevé à 31,4 millions d’euros, dont 12,2 millions pour la voirie et 9,7 millions pour les collèges.""",
        theme=("7.1",)),
    Act("6", "Contrats d’objectifs avec les missions locales – Année 2013", rapport=6,
        units=[SOLIDARITY, "Direction de l’Insertion et du Logement"], territories=["Montornais", "Haut-Ornaye", "Aubrennois"],
        visas=[cgct("L.3211-1"), code("Code du Travail", "L.5314-1", "L.5314-2"),
               report(), avis(2, "2013-06-13")],
        recusals=[Recusal(["grandcoing", "marsolac"],
                          "Madame Capucine MARSOLAC et Monsieur Anselme GRANDCOING, intéressés à l’affaire, sont sortis de la salle et "
                          "n’ont pris part ni au débat, ni au vote.")],
        decides=[
            A("1", "D’attribuer à la Mission locale du Montornais une subvention de 62 000,00 € au titre de l’accompagnement renforcé des "
                   "jeunes de 16 à 25 ans.",
              [Grant("Mission locale du Montornais", 62000, "l’accompagnement renforcé des jeunes de 16 à 25 ans")]),
            A("2", "D’attribuer à la Mission locale des Trois-Vallées une subvention de 38 500,00 € au titre de l’accompagnement renforcé "
                   "des jeunes de 16 à 25 ans.",
              [Grant("Mission locale des Trois-Vallées", 38500, "l’accompagnement renforcé des jeunes de 16 à 25 ans")]),
            V(),
        ],
        body="""Deux missions locales couvrent le département. Elles ont reçu 3 112 jeunes en 2012, dont 1 046 pour la première fois. La part des jeunes sans qualification s’élève à 37 %.

Le contrat d’objectifs fixe trois engagements : un premier rendez-vous sous quinze jours, une permanence dans chaque chef-lieu de canton et un suivi de six mois après l’entrée en emploi.""",
        theme=("7.5", "8.6")),
    Act("11", "Lutte contre la désertification médicale : aide à l’installation et étude d’un salariat de médecins", rapport=11,
        units=[SOLIDARITY, "Direction de la Protection Maternelle et Infantile", "Mission Offre de Soins"],
        territories=["Tous les territoires"], cantons=True,
        visas=[cgct("L.3211-1"), cgct("L.1511-8"), code("Code de la Santé Publique", "L.4131-1"), report(),
               avis(2, "2013-06-13"), avis(1, "2013-06-12")],
        recitals=["Considérant que le nombre de médecins généralistes en exercice dans le département est passé de 214 à 187 en cinq ans",
                  "Considérant que quatre cantons comptent moins de six médecins pour dix mille habitants"],
        decides=[
            A("1", "D’instituer une aide à l’installation des médecins généralistes dans les communes classées fragiles, d’un montant "
                   "maximal de 15 000,00 €, versée en deux fractions contre un engagement d’exercice de cinq ans."),
            A("2", "De confier à un groupe de travail de sept conseillers généraux l’étude des conditions d’un salariat de médecins par le "
                   "Département, ses conclusions étant attendues avant la fin de l’année 2014."),
            V(),
        ],
        body="""Un habitant sur neuf n’a plus de médecin traitant dans le Haut-Ornaye. Les maisons de santé ouvertes à Roncheval et à Vieux-Marchais ont ralenti le mouvement sans l’inverser.

Les aides à l’installation existent ailleurs et leurs effets sont discutés. Nous proposons donc d’aller plus loin et d’étudier, sans tarder, une voie peu empruntée : le salariat. Des médecins salariés par la collectivité, déchargés des tâches administratives, exerceraient à temps choisi dans un cabinet fourni par la commune.

Ce salariat médical soulève des questions que le groupe de travail devra trancher : statut des praticiens, tarifs, permanence des soins, articulation avec la Protection Maternelle et Infantile (PMI) et avec l’Agence Régionale de Santé (ARS) Hauts-de-France.""",
        theme=("8.2", "7.4"), break_visa=3),
    Act("15", "Complément à plusieurs délibérations antérieures ayant créé des emplois au sein des Services départementaux", rapport=15,
        units=STAFF + ["Bureau des Effectifs"],
        visas=[cgct("L.3211-1"),
               law("84-53", "1984-01-26", "portant dispositions statutaires relatives à la fonction publique territoriale",
                   "34 à 47", last=True),
               d("2@2006-02-06", body="Conseil Général"), d("3@2003-11-24", body="Conseil Général", close=False),
               report(), avis(1, "2013-06-12")],
        decides=[
            A("unique", """De compléter les délibérations suivantes :
- [[completes 2@2006-02-06|la délibération n°2 du Conseil général en date du 6 février 2006]], en ce qu’elle crée un emploi de cadre A administratif à la Direction des Politiques Territoriales : les fonctions confiées sont celles de chef du bureau des affaires départementales ;
- [[completes 3@2003-11-24|la délibération n°3 du Conseil général en date du 24 novembre 2003]], en ce qu’elle crée un emploi d’attaché à la Direction de l’Aide Sociale : les fonctions confiées sont celles de responsable du service des établissements pour personnes âgées."""),
            V(abstain={"UVO": 4}),
        ],
        body="""Deux emplois créés en 2003 et 2006 doivent être précisés dans leurs fonctions afin de pouvoir être ouverts, le cas échéant, à des agents non titulaires.

Les crédits correspondants sont inscrits au chapitre 012 du budget départemental ; la mesure est sans incidence financière.""",
        theme=("4.1", "4.2"), title_break=True),
])

JUNE_2014 = Session("2014-06-23", "oudalle", excused=["jouvenceau", "grandcoing"], acts=[
    Act("4", "Propositions de transformation d’emploi", rapport=4, units=STAFF + ["Bureau des Effectifs"],
        visas=[cgct("L.3211-1"),
               law("84-53", "1984-01-26", "portant dispositions statutaires relatives à la fonction publique territoriale", "34"),
               d("@2009-06-29", body="Conseil Général"), report(), avis(1, "2014-06-11")],
        decides=[
            A("1", """De transformer les emplois suivants :
- 1 rédacteur en 1 attaché à la Mission Partenariats Economiques ;
- 2 techniciens en 2 ingénieurs à la Direction de l’Aménagement Durable ;
- 1 infirmier en 1 médecin de Protection Maternelle et Infantile (PMI)."""),
            A("2", "De compléter [[completes @2009-06-29|la délibération du Conseil général en date du 29 juin 2009]] en ce qu’elle crée "
                   "quatorze emplois de technicien : les fonctions confiées à l’un d’eux sont celles de technicien poste de travail."),
            V(abstain=["UVO"], separator=", "),
        ],
        body="""Les transformations proposées répondent à l’évolution des missions et sont financées par la suppression concomitante des emplois d’origine.

La transformation d’un poste d’infirmier en poste de médecin traduit une première conclusion du groupe de travail sur le salariat des médecins : la collectivité sait recruter lorsqu’elle propose un temps plein partagé entre prévention et soin.""",
        theme=("4.1",)),
    Act("7", "Dotation de fonctionnement des collèges publics – Exercice 2015", rapport=7,
        units=["Direction de l’Education", "Service des Moyens des Collèges"], territories=["Tous les territoires"],
        visas=[cgct("L.3211-1"), code("Code de l’Education", "L.213-2", "R.421-58"), d("18@2011-12-12", body="Conseil Général"),
               report(), avis(3, "2014-06-10"), avis(1, "2014-06-11")],
        decides=[
            A("1", "De fixer à 6 842 000,00 € l’enveloppe globale de la dotation de fonctionnement des collèges publics pour l’exercice "
                   "2015."),
            A("2", "De remplacer [[replaces 18@2011-12-12|la délibération n°18 du Conseil général en date du 12 décembre 2011]] par les "
                   "critères de répartition énoncés ci-après : effectif, surface chauffée, part des élèves boursiers."),
            A("3", "De retenir, pour les prestations accessoires, les tarifs qui figurent au tableau joint au rapport."),
            V(),
        ],
        body="""La dotation versée aux dix-neuf collèges publics représente 96 € par élève pour la part pédagogique et 11,40 € par mètre carré pour la viabilisation.

Trois critères remplacent les onze du système précédent. Aucun établissement ne perdra plus de 3 % de sa dotation la première année.""",
        theme=("8.1", "7.6")),
    Act("12", "Schéma départemental des Espaces Naturels Sensibles 2014-2023", rapport=12,
        units=["Direction de l’Environnement et de\nl’Aménagement Rural"], territories=["Haut-Ornaye", "Aubrennois"],
        visas=[cgct("L.3211-1"), code("Code de l’Urbanisme", "L.142-1 à L.142-13"),
               order("2013-10-14", "modification de la composition de la commission locale de l’eau de l’Ornaye amont"),
               report(), avis(4, "2014-06-12", late=True)],
        decides=[
            A("1", "D’adopter le schéma départemental des Espaces Naturels Sensibles (ENS) pour la période 2014-2023, tel qu’il est joint "
                   "au rapport."),
            A("2", "D’attribuer au Conservatoire des marais d’Aubrenne une subvention de 27 000 € au titre de la restauration des prairies "
                   "humides de Lormevent.",
              [Grant("Conservatoire des marais d’Aubrenne", 27000, "la restauration des prairies humides de Lormevent")]),
            V(against=["NI"]),
        ],
        body="""Le département compte trente et un sites classés en Espaces Naturels Sensibles, soit 1 140 hectares, dont la moitié en zone humide. Le schéma en ajoute neuf et hiérarchise les interventions : acquérir, restaurer, ouvrir au public.

La part départementale de la taxe d’aménagement, affectée à cette politique, a rapporté 1,3 million d’euros en 2013.""",
        theme=("8.8",)),
])

SESSIONS = [MAY_2012, JUNE_2013, JUNE_2014]
