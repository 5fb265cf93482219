"""Which acts stand in which document, in which format and with which accidents."""

import acts_2012_2014 as early
import acts_2015_2017 as middle
import acts_2018_2019 as salaried
import acts_2020_2021 as renewal
import acts_2022_2023 as majority
import acts_2024 as last
from acts import Document

VERBATIM = """Le compte-rendu in extenso du débat du Conseil départemental
peut être consulté dans les locaux de l’Hôtel du Département
(Direction de l’Assemblée et des Affaires Juridiques)

2 place des Drapiers - 80990 MONTORNAY
dès son adoption par le Conseil départemental

Adresses des Maisons
du Département

- Maison du Département d’Aubrenne

14 RUE DU LAVOIR - 80980 AUBRENNE

- Maison du Département de Roncheval

3 PLACE DU MARCHE - 80970 RONCHEVAL"""

DOCUMENTS = [
    Document("2012-05-21-seance.txt", early.MAY_2012.acts),
    Document("2013-06-24-seance.txt", early.JUNE_2013.acts, feet=True, first_page=112),
    Document("2014-06-23-seance.txt", early.JUNE_2014.acts),
    Document("2015-04-02-installation.txt", middle.APRIL_2015.acts, justify=False),
    Document("2016-03-14-seance.txt", middle.MARCH_2016.acts, encoding="cp1252"),
    Document("2016-09-26-politique-sportive.txt", middle.SEPTEMBER_2016.acts),
    Document("2017-11-13-seance.txt", middle.NOVEMBER_2017.acts, feet=True, first_page=401, codes=True),
    Document("2018-03-26-seance.txt", salaried.MARCH_2018.acts, feet=True, first_page=75, codes=True),
    Document("2018-11-12-contractualisation.docx", salaried.NOVEMBER_2018.acts, format="docx", codes=True),
    Document("2019-06-24-seance.txt", salaried.JUNE_2019.acts, form_feeds=True, codes=True, no_break=True),
    Document("2020-09-28-seance.txt", renewal.SEPTEMBER_2020.acts, feet=True, first_page=540, codes=True, tail=VERBATIM),
    Document("2021-07-01-installation.txt", renewal.JULY_2021.acts),
    Document("2022-03-28-seance.txt", majority.MARCH_2022.acts, feet=True, first_page=210),
    Document("2022-12-12-acces-aux-soins.pdf", majority.DECEMBER_2022.acts, format="pdf", justify=False, feet=True, first_page=31, codes=True),
    Document("2023-06-26-seance.txt", majority.JUNE_2023.acts, feet=True, first_page=88, codes=True),
    Document("2023-11-20-voie-verte.odt", majority.NOVEMBER_2023.acts, format="odt"),
    Document("2024-03-25-seance.txt", last.MARCH_2024.acts, codes=True, no_break=True),
    Document("2024-06-17-clubs-sportifs.txt", last.JUNE_2024.acts, codes=True),
    Document("2024-09-30-portail-des-demarches.txt", last.SEPTEMBER_2024.acts),
    Document("2024-12-16-voeu-permanence-des-soins.html", last.DECEMBER_2024.acts, format="html"),
]

PRESS = """Montornay, le 4 octobre 2018

Communiqué de presse

À Aubrenne, deux médecins salariés accueillent
leurs premiers patients

Depuis lundi 1er octobre, deux médecins généralistes salariés par le Département du Val-d’Ornaye reçoivent au 14 rue du Lavoir, à
Aubrenne. Ils sont les premiers d’une équipe de quatre praticiens, recrutés dans le cadre de l’expérimentation engagée au printemps.

« Nous avions promis que personne ne resterait sans réponse », rappelle Solange TERLINGUE, présidente du Conseil départemental, qui
s’est rendue sur place avec Idriss BEN YAKHLEF et Léonie CEREZA-MOULVAUX.

Les consultations ont lieu sur rendez-vous du lundi au vendredi, et sans rendez-vous le samedi matin. Les tarifs sont ceux du secteur
1, sans dépassement ; le tiers payant est pratiqué. Les sites de Vieux-Marchais et de Lormevent ouvriront en janvier.

- 161 médecins généralistes exercent dans le département, contre 214 en 2008 ;
- 21 400 habitants n’ont pas de médecin traitant ;
- 43 internes ont été interrogés : 26 accepteraient un poste salarié.

Contact presse : service de la communication, 00 00 00 00 00
L’adresse courriel de contact est : presse@val-d-ornaye.example.
"""

LOOSE = {"communique-medecins-salaries.txt": PRESS.encode()}
