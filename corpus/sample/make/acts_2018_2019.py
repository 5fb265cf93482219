"""2018 and 2019: the salaried doctors begin, the second committee takes another name."""

from acts import (Act, Annex, Article as A, Grant, Recusal, Session, Vote as V, avis, cgct, code, d, law, letter, order, other,
                  report, rules)
from acts_2015_2017 import ASSEMBLY_OFFICE

HEALTH = ["Pôle Solidarités", "Direction de l’Autonomie et de la Santé"]

MARCH_2018 = Session("2018-03-26", "coudreaux", excused=["lepre", "hourdequint"], unproxied=["denainville"], acts=[
    Act("2018-81", "Institution d’un comité de suivi de l’égalité entre les femmes et les hommes", rapport=1, units=ASSEMBLY_OFFICE,
        visas=[cgct(), law("2014-873", "2014-08-04", "pour l’égalité réelle entre les femmes et les hommes", "61"), rules("13"),
               other("Vu l’amendement déposé en séance par Madame Yasmine BELHADJ-ROUVRE, ci-annexé"), report(), avis(5, "2018-03-12")],
        decides=[
            A("1", "D’adopter l’amendement déposé en séance par Madame Yasmine BELHADJ-ROUVRE, tendant à ouvrir le comité à un représentant "
                   "des organisations syndicales, conformément au document joint à la présente délibération."),
            V(),
            A("2", """D’instituer un comité de suivi de l’égalité entre les femmes et les hommes, composé de neuf membres :
 cinq conseillers départementaux désignés par les groupes ;
 trois agents du Département ;
 un représentant des organisations syndicales."""),
            A("3", "De confier la présidence du comité à Madame Odile-Anne VERQUIGNOL."),
            V(abstain=["RT"]),
        ],
        body="""Le rapport annuel sur la situation en matière d’égalité montre que les femmes occupent 67 % des emplois du Département et 41 % des postes de direction. Leur rémunération moyenne est inférieure de 7 % à celle des hommes.

Le comité dont la création vous est proposée suivra un plan de douze actions et rendra compte à l’assemblée chaque année, avant le débat d’orientation budgétaire.""",
        theme=("5.2", "5.3")),
    Act("2018-82", "Commissions internes du Conseil départemental – Divers ajustements relatifs au fonctionnement des commissions thématiques",
        rapport=2, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3121-15", "L.3121-22"), d("2017-213"), d("5@2015-04-02", du=False), rules("28 à 30"), report()],
        decides=[
            A("1", "De dénommer « Autonomie, santé et cohésion sociale » la 2ème commission thématique, intitulée jusqu’ici « Solidarités "
                   "humaines et santé »."),
            A("2", "De modifier en conséquence l’article 3 de [[amends 5@2015-04-02]]."),
            A("3", "De désigner Monsieur Séverin WATTRELIN pour siéger au sein de la deuxième commission, en remplacement de Madame Blanche "
                   "LE PRÉ."),
            V(),
        ],
        body="""La compétence de la deuxième commission s’est étendue à l’offre de soins. Le bureau de l’assemblée propose qu’elle en porte le nom.

Par [[cites @2017-11-13|délibération du 13 novembre 2017]], le nombre des membres des commissions a été porté à neuf ; la présente modification est sans effet sur leur composition, sous réserve d’un remplacement demandé par le groupe Union pour l’Ornaye.""",
        theme=("5.2",), title_break=True),
    Act("2018-83", "Expérimentation du salariat de médecins généralistes par le Département du Val-d’Ornaye", rapport=3,
        units=HEALTH + ["Mission Offre de Soins"], territories=["Tous les territoires"], cantons=True,
        visas=[cgct(), code("Code de la Santé Publique", "L.1423-1", "L.4131-1", "L.6323-1"),
               law("84-53", "1984-01-26", "portant dispositions statutaires relatives à la fonction publique territoriale", "3"),
               d("2017-214"), d("11@2013-06-24", words=True, close=False), report(), avis(2, "2018-03-13"), avis(5, "2018-03-12")],
        recitals=["Considérant que 21 400 habitants du département n’ont pas de médecin traitant",
                  "Considérant l’avis favorable rendu par le conseil départemental de l’Ordre des médecins"],
        decides=[
            A("1", "D’engager, pour une durée de trois ans, une expérimentation du salariat de médecins généralistes par le Département du "
                   "Val-d’Ornaye."),
            A("2", """De créer à cet effet quatre emplois non permanents à temps complet de médecin généraliste, répartis comme suit :

Site Nombre d’emplois Ouverture

Aubrenne 2 1er octobre 2018
Vieux-Marchais 1 1er janvier 2019
Lormevent 1 1er janvier 2019"""),
            A("3", "De fixer la rémunération des médecins salariés par référence à la grille des praticiens hospitaliers, dans les conditions "
                   "reprises au rapport joint à la présente délibération."),
            A("4", "D’autoriser la Présidente du Conseil départemental à signer, au nom et pour le compte du Département, les conventions de "
                   "mise à disposition de locaux avec les communes concernées, dans les termes du projet annexé."),
            V(abstain={"UPO": 3}),
        ],
        annexes=[Annex("""CONVENTION DE MISE A DISPOSITION DE LOCAUX

Entre

Le Département du Val-d’Ornaye, représenté par Madame Solange TERLINGUE, Présidente du Conseil départemental, et désigné ci-après par les termes « le Département », d’une part,

Et

La commune de .........., représentée par son maire, et désignée ci-après par les termes « la Commune », d’autre part,

Vu le code de la santé publique, notamment ses articles L. 6323-1 et suivants ;

Vu [[cites 2017-214|la délibération n°2017-214 du Conseil départemental en date du 13 novembre 2017]] ;

Vu la délibération du Conseil départemental en date du 26 mars 2018 autorisant la Présidente à signer la présente convention ;

Il est convenu ce qui suit :

ARTICLE 1 : Objet

La présente convention fixe les conditions dans lesquelles la Commune met à la disposition du Département un cabinet médical équipé, destiné à l’exercice d’un ou de plusieurs médecins salariés.

ARTICLE 2 : Durée

Elle est conclue pour trois ans à compter du XX mois XXXX.

ARTICLE 4 : Charges

La Commune prend à sa charge l’eau, le chauffage et l’entretien. Le Département verse une participation forfaitaire de 250 € par mois.""", layout="text")],
        body="""Le Val-d’Ornaye perd des médecins plus vite qu’il n’en forme. Les généralistes étaient 214 en 2008, 187 en 2013 ; ils sont 161 aujourd’hui, dont soixante-deux ont plus de soixante ans. Les aides à l’installation versées depuis [[cites 11@2013-06-24|la délibération n°11 du Conseil général en date du 24 juin 2013]] ont permis neuf arrivées, et cinq départs ont suivi.

Le salariat de médecins répond à une attente des jeunes praticiens : exercer en équipe, sans gérer un cabinet, avec des horaires compatibles avec une vie de famille. Sur les quarante-trois internes interrogés, vingt-six déclarent qu’ils accepteraient un poste salarié en zone rurale.

Les consultations seront facturées au tarif conventionnel de secteur 1, sans dépassement, et le tiers payant sera pratiqué. Le coût net pour la collectivité est estimé à 38 000 € par an et par médecin. Les praticiens participeront aux actions de prévention, en lien avec le service de Protection Maternelle et Infantile (PMI).

Trois sites ouvriront, dans des locaux fournis par les communes. Un comité de suivi et d’évaluation, associant notamment l’Agence Régionale de Santé (ARS) Hauts-de-France, la Caisse Primaire d’Assurance Maladie (CPAM) et l’Ordre des médecins, se réunira chaque semestre.""",
        theme=("8.2", "4.2"), title_break=True, break_visa=4),
    Act("2018-84", "Modification du règlement intérieur du Fonds de Solidarité pour le Logement", rapport=4,
        units=["Pôle Solidarités", "Direction de l’Insertion", "Mission Logement"], territories=["Tous les territoires"],
        visas=[cgct(), law("90-449", "1990-05-31", "visant à la mise en œuvre du droit au logement", "6 à 6-4"), d("14@2012-05-21"),
               report(), avis(2, "2018-03-13")],
        decides=[
            A("unique", "De modifier [[amends 14@2012-05-21 +]] en portant à 620 € le quotient social prévu à l’article 2 du règlement, et à 400 € "
                        "l’aide aux dettes d’énergie prévue à son article 3."),
            V(),
        ],
        body="""Les plafonds du Fonds de Solidarité pour le Logement (FSL) n’ont pas été révisés depuis 2012. Dans l’intervalle, les factures d’énergie ont augmenté de 24 % et 312 demandes ont été rejetées en 2017 pour un dépassement de moins de 40 €.

La modification est évaluée à 96 000 € par an, couverts par la trésorerie du fonds.""",
        theme=("8.5", "8.2")),
    Act("2018-85", "Création d’un dispositif d’aide à l’aménagement des espaces, sites et itinéraires (PDESI)", rapport=6,
        units=["Pôle Réussites Citoyennes", "Direction des Sports"], territories=["Haut-Ornaye", "Aubrennois", "Pays de Roncheval"],
        visas=[cgct("L.1111-4"), code("Code du Sport", "L.311-1 et suivants", "R.311-1 et suivants"), d("24@2016-09-26"),
               d("12@2014-06-23"), report(), avis(3, "2018-03-14")],
        decides=[
            A("1", "De compléter [[completes 24@2016-09-26|la délibération n°24 du Conseil départemental en date du 26 septembre 2016]] par un "
                   "dispositif d’aide à l’aménagement des espaces, sites et itinéraires inscrits au Plan Départemental des Espaces, Sites et "
                   "Itinéraires (PDESI)."),
            A("2", """D’en fixer les modalités comme suit :

Type d’E.S.I. Taux de participation Plafond

E.S.I. inscrits 50 % 40 000,00 € HT
E.S.I. classés 70 % 40 000,00 € HT

* Aide limitée à un projet par an et par maître d’ouvrage."""),
            A("3", "D’attribuer à la Communauté de communes des Trois-Vallées une subvention de 21 300,50 € au titre de l’aménagement de "
                   "l’aire d’embarquement de Lormevent.",
              [Grant("Communauté de communes des Trois-Vallées", 21300.5, "l’aménagement de l’aire d’embarquement de Lormevent")]),
            V(),
        ],
        body="""La politique sportive [[cites @2016-09-26|votée le 26 septembre 2016]] faisait des sports de nature l’un de ses trois axes. Cinquante-quatre sites sont aujourd’hui inscrits au P.D.E.S.I., mais un sur trois n’offre ni stationnement ni sanitaires.

Le dispositif s’articule avec le schéma des Espaces Naturels Sensibles : aucun aménagement n’est aidé dans une zone de nidification entre mars et juillet.""",
        theme=("7.5", "9.2")),
    Act("2018-86", "Transfert de voiries au profit de la commune de Bellecombe-la-Mare", rapport=8,
        units=["Pôle Aménagement", "Direction des Routes", "Service du Domaine"], territories=["Montornais"],
        visas=[cgct(), code("Code de la Voirie Routière", "L.131-4"), order("2017-12-04", "déclaration d’utilité publique du contournement "
               "de Bellecombe-la-Mare"), report(), avis(4, "2018-03-15")],
        decides=[
            A("1", "De prononcer le déclassement de la section de la RD 112 comprise entre les points de repère 4+120 et 5+870, et son "
                   "classement dans la voirie communale de Bellecombe-la-Mare."),
            A("2", "D’attribuer à la commune de Bellecombe-la-Mare une subvention de 130 000,00 € au titre de la remise en état de la chaussée "
                   "transférée.",
              [Grant("commune de Bellecombe-la-Mare", 130000, "la remise en état de la chaussée transférée")]),
            V(),
        ],
        body="""Le contournement étant ouvert depuis décembre, l’ancienne traversée n’a plus de fonction départementale. Le conseil municipal de Bellecombe-la-Mare en a accepté le transfert, contre une remise en état de 1 750 mètres de chaussée.""",
        theme=("8.3", "3.5")),
])

NOVEMBER_2018 = Session("2018-11-12", "meurisson", excused=["oudalle", "wattrelin"], unproxied=["denainville"], acts=[
    Act("2018-301", "Contractualiser pour mieux partager les enjeux de développement des territoires", rapport=5,
        units=["Pôle Partenariats et Ingénierie", "Direction de l’Accompagnement des Territoires"], territories=["Tous les territoires"],
        visas=[cgct(), d("2017-214"), report(), avis(1, "2018-10-29"), avis(4, "2018-10-30"), avis(5, "2018-10-31")],
        decides=[
            A("1", "D’approuver le principe d’une contractualisation 2019-2022 avec les Etablissements Publics de Coopération Intercommunale "
                   "(EPCI) et les communes exerçant des fonctions de centralité."),
            A("2", "D’attribuer à la Communauté de communes du Haut-Ornaye une subvention de 85 000,00 € au titre de la création d’une maison "
                   "France Services à Vieux-Marchais.",
              [Grant("Communauté de communes du Haut-Ornaye", 85000, "la création d’une maison France Services à Vieux-Marchais")]),
            V(abstain=["CR"]),
        ],
        annexes=[Annex("""ENVELOPPES INDICATIVES DES CONTRATS 2019-2022

Territoire | Population | Enveloppe
Communauté d’agglomération de Montornay | 68 400 | 3 200 000 €
Communauté de communes du Haut-Ornaye | 21 900 | 1 450 000 €
Communauté de communes des Trois-Vallées | 18 250 | 1 280 000 €""", layout="table")],
        body="""Six contrats seront proposés, un par EPCI. Chacun retiendra trois enjeux au plus et précisera l’ingénierie que le Département met à disposition.

L’accès aux soins figurera dans tous : l’expérimentation décidée par [[cites 2018-83]] suppose que les EPCI aident les médecins salariés à se loger.""",
        theme=("8.4", "7.5")),
])

JUNE_2019 = Session("2019-06-24", "louvegnies", excused=["quenehem", "ponthivaux"], unproxied=["denainville"], acts=[
    Act("2019-140", "Rapport d’activité des services départementaux – Exercice 2018", rapport=1, units=["Direction Générale des Services"],
        visas=[cgct("L.3121-21"), report()], deliberated="Après en avoir délibéré", formula="DONNE ACTE à la Présidente du Conseil départemental",
        decides=[
            A("1", "De la présentation du rapport d’activité des services départementaux pour l’exercice 2018."),
            A("2", "De la tenue du débat prévu par l’article L.3121-21 du Code Général des Collectivités Territoriales."),
            V(),
        ],
        body="""L’article L.3121-21 du Code Général des Collectivités Territoriales (CGCT) dispose que chaque année le président rend compte au conseil départemental de la situation du département, de l’activité et du financement des différents services.

En 2018, les services ont instruit 5 112 demandes d’allocation personnalisée d’autonomie, entretenu 2 640 kilomètres de routes et servi 1,9 million de repas dans les collèges. Les premiers médecins salariés ont reçu 3 870 patients en un trimestre.""",
        theme=("5.2",)),
    Act("2019-141", "Protection Maternelle et Infantile – Création d’emplois de puéricultrices et de sages-femmes", rapport=4,
        units=HEALTH + ["Service Départemental de Protection Maternelle et\nInfantile"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code de la Santé Publique", "L.2111-1 et suivants", "L.2112-1 à L.2112-10"), d("9@2012-05-21", sign="n°  "),
               d("2019-52"), report(), avis(2, "2019-06-11"), avis(5, "2019-06-12")],
        decides=[
            A("1", "De créer trois emplois de puéricultrice et deux emplois de sage-femme au sein du service de Protection Maternelle et "
                   "Infantile (PMI)."),
            A("2", "De modifier [[amends 9@2012-05-21 +]] en rétablissant un service local à Craonval.", style="Article   2     :"),
            V(),
        ],
        body="""L’entretien prénatal précoce n’est proposé qu’à 38 % des futures mères, contre un objectif de 60 %. Les sages-femmes de PMI réalisent en moyenne deux visites à domicile par grossesse suivie ; le rapport national en recommande quatre pour les situations fragiles.

Le service local de Craonval, supprimé en 2012, retrouve une justification : le canton a gagné 1 200 habitants.""",
        theme=("4.1", "8.2")),
    Act("2019-142", "Salariat de médecins : ouverture du centre départemental de santé d’Aubrenne", rapport=5,
        units=HEALTH + ["Mission Offre de Soins"], territories=["Aubrennois"],
        visas=[cgct(), code("Code de la Santé Publique", "L.6323-1 et suivants", "D.6323-1 à D.6323-10"), d("2018-83"), d("2018-301"),
               letter("Vu le courrier de la Directrice Générale de l’Agence Régionale de Santé en date du 3 mai 2019", "2019-05-03"),
               report(), avis(2, "2019-06-11", late=True)],
        decides=[
            A("1", "De transformer le site d’Aubrenne en centre départemental de santé, doté de la personnalité d’un établissement sans but "
                   "lucratif géré en régie."),
            A("2", "De modifier l’article 2 de [[amends 2018-83 +]] en portant de quatre à six le nombre d’emplois de médecin généraliste."),
            A("3", "D’approuver le règlement de fonctionnement du centre, tel qu’annexé à la présente délibération."),
            V(abstain=["UPO"]),
        ],
        annexes=[Annex("""REGLEMENT DE FONCTIONNEMENT DU CENTRE DEPARTEMENTAL DE SANTE D’AUBRENNE

Article 1 : Horaires

Le centre est ouvert du lundi au vendredi de 8 heures à 19 heures et le samedi de 9 heures à 12 heures.

Article 2 : Médecins salariés

Chaque médecin salarié assure trente-deux heures de consultation par semaine. Le temps restant est consacré à la coordination et à la prévention.

Article 3 : Tarifs

Les actes sont facturés au tarif conventionnel de secteur 1. Aucun dépassement n’est pratiqué.""", layout="text")],
        body="""Neuf mois après l’ouverture des trois sites, le salariat de médecins a fait ses preuves : quatre praticiens en poste, 2 940 patients inscrits, un délai moyen de rendez-vous de quatre jours.

A Aubrenne, l’affluence dépasse ce que deux médecins peuvent assurer. L’Agence Régionale de Santé (ARS) Hauts-de-France a donné son accord de principe à la création d’un centre de santé, ce qui ouvre droit aux financements de l’accord national.

Il convient de modifier l’article 2 de [[cites @2018-03-26|la délibération du 26 mars 2018]] pour créer deux emplois supplémentaires.""",
        theme=("8.2", "4.2"), break_article="2"),
    Act("2019-143", "Réforme des modalités de financement des collèges publics", rapport=9,
        units=["Pôle Réussites Citoyennes", "Direction de l’Education et des Collèges", "Service Administratif et Financier"],
        territories=["Tous les territoires"],
        visas=[cgct(), code("Code de l’Éducation", "L.213-2", "R.421-58"), d("2017-215"), report(), avis(3, "2019-06-13")],
        decides=[
            A("1", "D’abroger [[repeals 2017-215|la délibération antérieure du Conseil départemental n°2017-215 en date du 13/11/2017]] « Dotation "
                   "globale de fonctionnement des collèges – Exercice 2018 », excepté l’article 1 pour les exercices clos."),
            A("2", "D’approuver la nouvelle architecture de la Dotation Globale de Fonctionnement (D.G.F.), qui comprend une part fixe, une part "
                   "variable et une dotation éducative de 31,00 € par élève."),
            A("3", "De fixer à 25 % le prélèvement opéré sur les fonds de roulement supérieurs à soixante jours."),
            V(against=["CR"], abstain=["UPO", "RT"]),
        ],
        body="""Le calcul actuel de la D.G.F. pénalise les collèges qui réduisent leurs consommations. La réforme laisse à chaque établissement la moitié de ses économies d’énergie.

Le fonds de péréquation, alimenté par le prélèvement sur les réserves, finance le renouvellement des matériels de restauration.""",
        theme=("8.1", "7.6")),
    Act("2019-144", "Espaces Naturels Sensibles – Acquisition des prairies de Lormevent", rapport=12,
        units=["Pôle Aménagement", "Direction de l’Environnement"], territories=["Aubrennois"],
        visas=[cgct(), code("Code de l’Urbanisme", "L.113-8 à L.113-14", "L.215-1 à L.215-24"), d("12@2014-06-23"), report(), avis(4, "2019-06-14")],
        recusals=[Recusal(["verquignol"],
                          "Madame Odile-Anne VERQUIGNOL, intéressée à l’affaire, est sortie de la salle et n’a pris part ni au débat ni au "
                          "vote.")],
        decides=[
            A("unique", "D’acquérir, en application de [[applies 12@2014-06-23]], un ensemble de parcelles de 43 hectares 60 ares situé à "
                        "Lormevent, au prix de 312 000,00 €, frais d’acte en sus."),
            V(),
        ],
        body="""Les prairies de Lormevent abritent la seule station départementale du râle des genêts. Leur propriétaire accepte de les céder au Département au prix estimé par le service des Domaines.

Un bail environnemental sera proposé aux deux éleveurs qui les exploitent.""",
        theme=("3.1", "8.8")),
])

SESSIONS = [MARCH_2018, NOVEMBER_2018, JUNE_2019]
