"""Deliberations that the acts cite and that the corpus does not hold: key -> (number, date, body, title)."""

_GENERAL, _DEPARTMENTAL, _STANDING = "Conseil général", "Conseil départemental", "Commission permanente"

DELIBERATIONS = {
    "79@1981-01-27": ("79", "1981-01-27", _GENERAL,
                      "Situation des effectifs de la Direction Départementale des Affaires Sanitaires et Sociales"),
    "@1993-02-15": (None, "1993-02-15", _GENERAL, "Rapport général – Budget Primitif 1993"),
    "3@2003-11-24": ("3", "2003-11-24", _GENERAL, "Propositions de transformations d’emplois"),
    "2@2006-02-06": ("2", "2006-02-06", _GENERAL, "Propositions de créations et de transformations d’emplois"),
    "@2007-06-25": (None, "2007-06-25", _GENERAL, "Rapport général – Budget Supplémentaire 2007"),
    "@2009-06-29": (None, "2009-06-29", _GENERAL, "Rapport général – Budget Supplémentaire 2009"),
    "12@2009-11-23": ("12", "2009-11-23", _GENERAL, "Schéma départemental de l’enfance et de la famille 2010-2014"),
    "10@2010-09-20": ("10", "2010-09-20", _GENERAL,
                      "Complément à plusieurs délibérations antérieures ayant créé des emplois au sein des services départementaux"),
    "1@2011-03-31": ("1", "2011-03-31", _GENERAL, "Election du Président du Conseil général"),
    "4@2011-03-31": ("4", "2011-03-31", _GENERAL, "Délégations de compétences du Conseil général au Président"),
    "18@2011-12-12": ("18", "2011-12-12", _GENERAL, "Dotation de fonctionnement des collèges publics – Exercice 2012"),
    "2@2015-12-14": ("2", "2015-12-14", _DEPARTMENTAL, "Orientations de la mandature 2015-2021"),
    "2017-118": ("2017-118", "2017-06-26", _DEPARTMENTAL, "Pacte des solidarités et du développement social"),
    "2019-52": ("2019-52", "2019-03-25", _DEPARTMENTAL, "Régime indemnitaire des agents départementaux"),
    "2020-97": ("2020-97", "2020-03-02", _STANDING,
                "Rapport d’exécution 2019 de la convention d’appui à la lutte contre la pauvreté et d’accès à l’emploi"),
    "2021-230": ("2021-230", "2021-11-22", _DEPARTMENTAL, "Projet de mandat 2021-2028"),
    "@2023-04-05": (None, "2023-04-05", "Conseil municipal de Roncheval", "Entretien de la RD 41 en traverse"),
    "2022-15": ("2022-15", "2022-02-14", _STANDING, "Conventions de mise à disposition de locaux – Centres de santé"),
}
