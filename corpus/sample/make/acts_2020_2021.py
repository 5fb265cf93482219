"""2020 and the renewal of 2021, which changes the majority, the committees and their numbers."""

from acts import (Act, Annex, Article as A, Aside, Session, Vote as V, avis, cgct, code, d, decree, law, letter, ordinance,
                  other, report, rules)
from acts_2015_2017 import ASSEMBLY_OFFICE
from acts_2018_2019 import HEALTH

CONTRACT = ("En cas de recrutement d’un agent contractuel pour les besoins des services, le candidat devra posséder une formation adaptée "
            "et/ou une expérience dans le domaine requis. Le niveau de rémunération sera fixé par rapport aux grilles du cadre d’emplois "
            "des {grade} territoriaux.")

SEPTEMBER_2020 = Session("2020-09-28", "verquignol", excused=["halluinet", "fauquenoy"], unproxied=["denainville"], acts=[
    Act("2020-201", "Remplacement de M. Jean-Loup HOURDEQUINT au sein des commissions internes", rapport=1, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3121-15", "L.3121-23"), d("2018-82"), d("5@2015-04-02"), rules("29", "30"),
               letter("Vu le courrier de démission de Monsieur Jean-Loup HOURDEQUINT de la présidence de la 4ème commission en date du 24 "
                      "août 2020", "2020-08-24"),
               other("Vu la déclaration de constitution du Groupe d’élus « Ruralité et Territoires » du 23 juillet 2020", "2020-07-23"),
               report()],
        recitals=["Considérant, la vacance d’un siège au sein de la 4ème commission thématique « Mobilités et équipements »"],
        decides=[
            A("1", "A l’unanimité de ne pas procéder à cette nomination au scrutin secret."),
            A("2", "De désigner Madame Thècle OSTREVANT, membre du groupe « Ruralité et Territoires », pour siéger au sein de la quatrième "
                   "commission thématique « Mobilités et équipements »."),
            A("3", """D’acter en conséquence la composition de la 4ème commission :
1. Firmin PLANCHEVAL
2. Thècle OSTREVANT
3. Cyprien HALLUINET
4. Rosalie KERVADEC–BLIN
5. Ursin MALBRANCKE"""),
            V(names={"RT": "Groupe Ruralité & Territoires"}),
        ],
        body="""La composition des commissions thématiques a été arrêtée par [[cites @2015-04-02|délibération du 2 avril 2015]] et modifiée lors des réunions des [[cites @2017-11-13|13 novembre 2017]] et [[cites @2018-03-26|26 mars 2018]].

Monsieur Jean-Loup HOURDEQUINT ayant souhaité quitter la présidence de la quatrième commission, il convient d’y pourvoir.""",
        theme=("5.2", "5.3")),
    Act("2020-202", "Fonds de Solidarité pour le Logement 2019 – Bilan de la délégation exercée par la Présidente (art L.3221-12-1 CGCT)",
        rapport=3, units=["Pôle Solidarités", "Direction de l’Insertion", "Mission Logement"], territories=["Tous les territoires"], cantons=True,
        visas=[cgct("L.3221-12-1", joiner=" et notamment "), d("3@2015-04-02", sign="n° "), d("2018-84"), report(),
               avis(2, "2020-09-07", comma=True)],
        deliberated="Après en avoir délibéré", formula="DONNE ACTE à la Présidente du Conseil départemental",
        decides=[
            A("1", "De la présentation du compte-rendu de l’exercice de la délégation de compétence en matière de Fonds de Solidarité pour le "
                   "Logement (FSL) pour l’année 2019."),
            A("2", "Le compte-rendu visé à l’article 1 est repris au rapport joint à la présente délibération."),
            V(),
        ],
        body="""En 2019, les dépenses du FSL représentent 1 348 638,34 € dont 780 385 € répartis sous forme d’aides aux ménages, pour les volets accès, maintien et énergie. Les recettes s’élèvent à 1 376 451,19 €.

- 520 285 € du Département ;
- 83 000 € de la Caisse d’Allocations Familiales (CAF) ;
- 138 475 € des bailleurs sociaux ;
- 113 900 € des fournisseurs d’eau et d’énergie.

Les commissions locales ont examiné 2 681 dossiers, dont 1 794 accords. L’aide moyenne à l’accès s’établit à 432 €.""",
        theme=("8.5", "5.4", "8.2")),
    Act("2020-203", "Lancement de l’appel à candidatures pour l’extension du salariat de médecins généralistes", rapport=5,
        units=HEALTH + ["Mission Offre de Soins"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code de l’Action Sociale et des Familles", "L.116-1"), code("Code de la Santé Publique", "L.4131-1"),
               d("2019-142"), d("2018-83", du=False), d("2017-214", sign="n° "), report(), avis(2, "2020-09-07"), avis(1, "2020-09-08"),
               avis(5, "2020-09-28")],
        decides=[
            A("1", "D’adopter l’appel à candidatures pour l’extension du salariat de médecins généralistes, dans les termes du projet joint à "
                   "la présente délibération."),
            A("2", "De compléter [[completes 2018-83|la délibération n°2018-83 du Conseil départemental en date du 26/03/2018]] en créant trois "
                   "emplois non permanents à temps complet de médecin généraliste sur les sites qui seront retenus.", style="Articl  e 2   :"),
            A("3", "D’autoriser la Présidente du Conseil départemental à lancer l’appel à candidatures le 5 octobre 2020."),
            V(),
        ],
        annexes=[Annex("""EXTENSION DU SALARIAT DE
MÉDECINS GÉNÉRALISTES

APPEL À CANDIDATURES AUPRÈS DES
COMMUNES ET INTERCOMMUNALITÉS

PREAMBULE

A l’échelle nationale, la baisse du nombre de médecins généralistes libéraux est régulière depuis 2010.

Le Schéma Départemental d’Amélioration de l’Accessibilité des Services au Public (SDAASP) a montré que trois territoires comptent moins de 2,5 consultations par an et par habitant.

PRINCIPES GENERAUX

Complémentarité : les médecins salariés interviennent là où l’offre libérale fait défaut, jamais en concurrence avec elle.

Adaptabilité : un site peut être déplacé si une installation libérale se confirme.

PROCEDURE DE SELECTION ET CALENDRIER

- Les candidatures devront être reçues avant le 6 novembre 2020.
- Deux sites seront retenus.
- Une convention fixera les locaux, les horaires et le projet de santé."""),
        ],
        body="""Le Conseil départemental a ouvert dès 2018 la voie du salariat médical. Deux ans plus tard, l’épidémie de COVID-19 a rappelé combien la médecine de premier recours manque dans le sud du département : les six médecins salariés y ont assuré à eux seuls un quart des téléconsultations.

Il est proposé d’étendre le dispositif à deux nouveaux territoires :

- une zone déficitaire en milieu rural, repérée comme « zone grise » dans le SDAASP ;
- un quartier prioritaire de la politique de la ville.

Le coût net est évalué à 114 000 € par an. Ces emplois sont créés en vertu de l’article 3 de la loi n°84-53 du 26 janvier 1984.""",
        theme=("8.2", "9.2", "4.2"), title_break=True, break_visa=6),
    Act("2020-204", "Propositions de transformations d’emplois et de créations de vacations", rapport=6,
        units=["Pôle Ressources", "Direction des Ressources Humaines", "Bureau Pilotage des effectifs, GPEC, SIRH"],
        visas=[cgct(), law("84-53", "1984-01-26", "portant dispositions statutaires relatives à la fonction publique territoriale", "34 à 47",
                           last=True),
               decree("88-145", "1988-02-15", "pris pour l’application de l’article 136 de la loi du 26 janvier 1984 et relatif aux agents "
                      "contractuels de la fonction publique territoriale", last=True),
               other("Vu l’amendement déposé en séance par Monsieur Tancrède DE BRESSANGES, ci-annexé"), report(), avis(5, "2020-09-08")],
        formula="DECIDE",
        decides=[
            A("1", "D’adopter l’amendement déposé en séance par Monsieur Tancrède DE BRESSANGES, tendant à supprimer les vacations du musée des "
                   "Drapiers."),
            V(against=["SEC", "CR"], abstain=["RT"], outcome="Rejeté", intro="Dans les conditions ci-dessous :"),
            A("2", """D’adopter les transformations d’emplois suivantes :

POLE SOLIDARITES

- 1 adjoint administratif en 1 assistant socio-éducatif
- 2 rédacteurs en 2 attachés

POLE REUSSITES CITOYENNES

- 1 technicien en 1 ingénieur"""),
            A("3", "D’autoriser le recours à un maximum de 3 vacataires par mois, rémunérés 12,73 € bruts de l’heure, pour l’exposition « Le drap "
                   "et la couleur » du musée des Drapiers."),
            V(abstain=["UPO"]),
        ],
        body="""Les propositions présentées répondent à la nécessaire adaptation des effectifs. Elles se traduisent par un coût net de 21 400 € en année pleine.

L’exposition « Le drap et la couleur », reportée au printemps en raison du confinement, requiert des médiateurs pendant ses périodes d’ouverture.""",
        theme=("4.1", "4.2")),
    Act("2020-205", "Complément à plusieurs délibérations antérieures ayant créé des emplois au sein des services départementaux", rapport=7,
        units=["Pôle Ressources", "Direction des Ressources Humaines", "Bureau Pilotage des effectifs, GPEC, SIRH"],
        visas=[cgct(), law("84-53", "1984-01-26", "portant dispositions statutaires relatives à la fonction publique territoriale", "34 à 47",
                           last=True),
               d("4@2014-06-23", body="Conseil Général", words=False), d("15@2013-06-24", body="Conseil Général", words=False),
               d("6@2012-05-21", body="Conseil Général", words=False), d("10@2010-09-20", body="Conseil Général", words=False),
               d("@2009-06-29", body="Conseil Général", words=False), d("@2007-06-25", body="Conseil Général", words=False, close=False),
               d("2@2006-02-06", body="Conseil Général", words=False), d("@1993-02-15", body="Conseil Général", words=False),
               d("79@1981-01-27", body="Conseil Général", words=False), report(), avis(5, "2020-09-08")],
        decides=[
            A("unique", "De modifier, compléter ou abroger les délibérations reprises dans le tableau annexé à la présente délibération."),
            V(abstain=["UPO"]),
        ],
        annexes=[Annex(f"""ANNEXE

Délibération initiale

Rédaction initiale

Modification proposée

[[cites @2006-02-06|Du 6 février 2006]] Portant création d’un emploi de cadre A administratif à la
Direction des Politiques Territoriales, complétée comme suit par [[cites @2013-06-24|délibération du 24
juin 2013]] :
Les fonctions confiées sont celles de chef du bureau des affaires
départementales.

[[repeals @2013-06-24|La délibération du 24 juin 2013]] est abrogée. [[completes @2006-02-06|La délibération
initiale du 6 février 2006]] est complétée ainsi qu’il suit :
Les fonctions confiées sont celles de chef du service conseil
juridique – Direction de l’Assemblée et des Affaires Juridiques.
{CONTRACT.format(grade='attachés')}

[[cites @2009-06-29|Du 29 juin 2009]] Portant création de quatorze emplois de technicien.

[[completes @2009-06-29|La délibération du 29 juin 2009]] est complétée ainsi qu’il suit :
Les fonctions confiées à l’un de ces emplois sont celles de
technicien poste de travail – Direction des Services Numériques.

[[cites @2007-06-25|Du 25 juin 2007]] Portant création d’un emploi de rédacteur au Pôle de la
Solidarité.

[[completes @2007-06-25|La délibération du 25 juin 2007]] est complétée ainsi qu’il
suit :
Les fonctions confiées sont celles de conseiller en insertion.
{CONTRACT.format(grade='rédacteurs')}

[[cites @1981-01-27|Du 27 janvier 1981]] Portant création de quatre emplois de médecins de Protection
Maternelle et Infantile, complétée comme suit par [[cites @2012-05-21|délibération du
21 mai 2012]] :

[[repeals @2012-05-21|La délibération du 21 mai 2012]] est abrogée. [[completes @1981-01-27|La délibération
initiale du 27 janvier 1981]] est complétée ainsi qu’il suit :
Les fonctions confiées sont celles de médecin consultant – service
territorial de Protection Maternelle et Infantile d’Aubrenne.
{CONTRACT.format(grade='médecins')}

[[cites @1993-02-15|Du 15 février 1993]] Portant création de cinq emplois de médecins de PMI, complétée
comme suit par [[cites @2010-09-20|délibération du 20 septembre 2010]] :
Les fonctions confiées sont celles de médecin-chef du service local
de Roncheval.

[[repeals @2010-09-20|La délibération du 20 septembre 2010]] est abrogée. [[completes @1993-02-15|La
délibération initiale du 15 février 1993]] est complétée ainsi qu’il
suit :
Les fonctions confiées sont celles de chef de service territorial.

[[cites @2014-06-23|Du 23 juin 2014]] Portant création d’un emploi d’attaché à la Mission Partenariats
Economiques.

[[amends @2014-06-23|La délibération du 23 juin 2014]] est modifiée ainsi qu’il suit :
Les fonctions confiées sont celles de chef de la cellule d’appui
technique – Direction de l’Environnement.""", adopted=True)],
        body="""Afin de répondre strictement au cadre fixé par l’article 34 de la loi n° 84-53 du 26 janvier 1984, il s’avère nécessaire de compléter les délibérations initiales portant création des emplois énumérés ci-dessous :

[[repeals @2013-06-24|La délibération du 24 juin 2013]] complétant la [[completes @2006-02-06|délibération du 6 février 2006]] portant création d’un emploi de cadre A administratif est abrogée. La délibération initiale est complétée : les fonctions confiées sont celles de chef du service conseil juridique.

[[completes @2009-06-29|La délibération du 29 juin 2009]] portant création de quatorze emplois de technicien est complétée : les fonctions confiées à l’un de ces emplois sont celles de technicien poste de travail.

[[completes @2007-06-25|La délibération du 25 juin 2007]] portant création d’un emploi de rédacteur est complétée : les fonctions confiées sont celles de conseiller en insertion.

[[repeals @2012-05-21|La délibération du 21 mai 2012]] complétant la [[completes @1981-01-27|délibération du 27 janvier 1981]] portant création de quatre emplois de médecins de Protection Maternelle et Infantile (PMI) est abrogée.

[[repeals @2010-09-20|La délibération du 20 septembre 2010]] complétant la [[completes @1993-02-15|délibération du 15 février 1993]] est abrogée.

[[amends @2014-06-23|La délibération du 23 juin 2014]] portant création d’un emploi d’attaché est modifiée : les fonctions confiées sont celles de chef de la cellule d’appui technique.""",
        theme=("4.1", "4.2"), title_break=True),
    Act("2020-206", "Avenant à la convention d’appui à la lutte contre la pauvreté et d’accès à l’emploi", rapport=8,
        units=["Pôle Solidarités", "Direction de l’Insertion"], territories=["Tous les territoires"],
        visas=[cgct(), code("Code de l’Action Sociale et des Familles", "L.262-1 à L.263-2-1"), d("2017-118"),
               d("2020-97"), other("Vu la circulaire n° DGCS/SD1/2020/34 du 20 février 2020 relative à la contractualisation", "2020-02-20"),
               report(), avis(2, "2020-09-07")],
        decides=[
            A("1", "D’autoriser la Présidente du Conseil départemental à signer, avec l’Etat, l’avenant n°1 à la convention d’appui à la lutte "
                   "contre la pauvreté et d’accès à l’emploi, tel qu’annexé."),
            A("2", """La recette visée au rapport sera affectée sur le budget départemental comme suit :

Section Imputation budgétaire Libellé de l’opération Recette €

F 74713/58 Dotation du fonds d’appui 579 706"""),
            V(),
        ],
        annexes=[Annex("""AVENANT n° 1

CONVENTION D’APPUI A LA LUTTE CONTRE LA PAUVRETE ET D’ACCES A L’EMPLOI

Entre

L’État, représenté par le Préfet du Val-d’Ornaye, et désigné ci-après par les termes « le Préfet », d’une part,

Et

Le Département du Val-d’Ornaye, représenté par Madame Solange TERLINGUE, Présidente du Conseil départemental, d’autre part,

Vu la loi n°2019-1479 du 28 décembre 2019 de finances pour 2020

Vu la convention signée le 18 décembre 2018 entre l’Etat et le Département du Val-d’Ornaye,

Vu la délibération de l’Assemblée départementale en date du 28 septembre 2020 autorisant la Présidente à signer le présent avenant,

Il est convenu ce qui suit :

ARTICLE 1

Au titre de l’année 2020, le soutien financier de l’Etat s’élève à un montant de 579 706 €.

ARTICLE 3

Les autres articles de la convention restent inchangés.""", layout="text")],
        body="""La convention conclue avec l’Etat en 2018 prévoit un avenant annuel. Celui de 2020 prolonge les actions engagées au titre du pacte des solidarités [[cites @2017-06-26|voté le 26 juin 2017]] : premier accueil social, garantie d’activité, prévention spécialisée.

Le rapport d’exécution 2019 a été adopté par la Commission permanente en mars.""",
        theme=("8.2", "7.10")),
])

JULY_2021 = Session("2021-07-01", "tirlemont", excused=["meurisson"], acts=[
    Act("2021-101", "Election du Président du Conseil départemental", rapport=1, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3122-1"), report()],
        recitals=["Considérant le renouvellement général des conseillers départementaux des 20 et 27 juin 2021"],
        decides=[
            Aside("Le doyen d’âge fait procéder au vote à bulletins secrets. Monsieur Ambroise LE QUINTREC obtient quinze voix, Madame Solange "
                  "TERLINGUE dix voix ; un bulletin blanc est décompté."),
            A("unique", "Monsieur Ambroise LE QUINTREC, ayant obtenu la majorité absolue, est proclamé Président du Conseil départemental du "
                        "Val-d’Ornaye."),
        ],
        body="""Le conseil départemental élit son président lors de la réunion de droit qui suit chaque renouvellement général, sous la présidence de son doyen d’âge.""",
        ask=False, theme=("5.1",), excerpt=False),
    Act("2021-102", "Délégations de compétences du Conseil départemental au Président", rapport=3, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3211-2", "L.3221-10-1", "L.3221-11", "L.3221-12-1"), d("3@2015-04-02"), ordinance(
            "2014-1329", "2014-11-06", "relative aux délibérations à distance des instances administratives"), report()],
        decides=[
            A("1", "De donner délégation au Président du Conseil départemental, pour la durée de son mandat, dans les matières énumérées au "
                   "rapport joint à la présente délibération."),
            A("2", "De remplacer par la présente délibération [[replaces 3@2015-04-02]]."),
            V(abstain=["OSD", "CR"], against=["RPO"]),
        ],
        body="""Les délégations consenties en 2015 ont pris fin avec le mandat. Elles sont reconduites et étendues au dépôt des demandes de subvention auprès de l’Etat, de la Région et de l’Union européenne.""",
        theme=("5.4",), excerpt=False),
    Act("2021-103", "Commissions thématiques du Conseil départemental – Création, dénomination et composition", rapport=4, units=ASSEMBLY_OFFICE,
        visas=[cgct("L.3121-15", "L.3121-22"), d("2018-82", words=True), report()],
        decides=[
            A("1", """De créer cinq commissions thématiques :
1ère Commission « Finances et ressources » ;
2ème Commission « Solidarités et accès aux soins » ;
3ème Commission « Collèges, culture et citoyenneté » ;
4ème Commission « Transition écologique et territoires » ;
5ème Commission « Routes et mobilités »."""),
            A("2", "De constater que [[repeals 2018-82|la délibération n°2018-82 du Conseil départemental en date du 26 mars 2018]] est abrogée."),
            A("3", "De porter à dix le nombre des membres de chaque commission."),
            V(abstain=["NI"]),
        ],
        body="""Le nouveau découpage place les finances en première commission et sépare les routes des équipements scolaires. L’accès aux soins entre dans l’intitulé de la deuxième.""",
        theme=("5.2",), excerpt=False),
])

SESSIONS = [SEPTEMBER_2020, JULY_2021]
