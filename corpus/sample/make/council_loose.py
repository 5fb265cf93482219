"""Three papers by themselves: an extract without line breaks, a notice of meeting and a convention that was filed with an act."""
from paper import Paper, People, listed, said, session

ROUVEYRE, BELMESSIER, ANSQUETIL = ("Mme", "Édith ROUVEYRE"), ("M.", "Pascal BELMESSIER"), ("M.", "Kévin ANSQUETIL")
TISSERAUD, MORVANNES, LE_GALLIEN = ("Mme", "Agathe TISSERAUD"), ("M.", "Youssef MORVANNES"), ("Mme", "Mireille LE GALLIEN")
VAUBRUNE = People(present=[ROUVEYRE, BELMESSIER, ANSQUETIL, TISSERAUD, MORVANNES, LE_GALLIEN, ("M.", "Hugues PRADINAUD"),
                           ("Mme", "Sabrina COLLANGETTES"), ("M.", "Ernest d’AUBERMONT")],
                  absent=[("M.", "Denis QUERCYNOL")], excused=[("Mme", "Laure FONTVIEILLARD")],
                  proxies=[(("Mme", "Laure FONTVIEILLARD"), ANSQUETIL)])
STAMP = {"act_id": "099-219900145-20221208-2022_064-DE", "transmission_date": "2022-12-14", "posting_date": "2022-12-15"}
STAMP_WORDS = f"Envoyé en préfecture le 14/12/2022 Reçu en préfecture le 14/12/2022 Publié le 15/12/2022 ID : {STAMP['act_id']}"


def flat():
    d = Paper("extrait/2022-12-08-deliberation-2022-064.txt", "single",
              session("COMMUNE DE VAUBRUNE-LES-ÉTANGS", "CONSEIL MUNICIPAL", "2022-12-08", ROUVEYRE, LE_GALLIEN, 11, 9, 10, VAUBRUNE), format="line")
    d.p(STAMP_WORDS)
    a = d.act("Entretien des sentiers communaux – convention avec l’association « Les Pas Perdus de Vaubrune »", number="2022/064",
              rapporteur=TISSERAUD[1], subject="8.8", stamp=STAMP)
    d.p("DÉPARTEMENT DU VAL-D’ORNAYE COMMUNE DE VAUBRUNE-LES-ÉTANGS EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL Séance du 8 décembre "
        "2022")
    d.p("Nombre de conseillers en exercice : 11 Présents : 9 Votants : 10 Date de convocation : 2 décembre 2022")
    d.p("L’an deux mille vingt-deux, le huit décembre à dix-neuf heures, le conseil municipal de Vaubrune-les-Étangs, dûment convoqué, s’est réuni en "
        f"session ordinaire à la mairie, sous la présidence de {said(ROUVEYRE)}, maire.")
    d.p(f"Présents : {listed(VAUBRUNE.present)}. Excusée : {said(VAUBRUNE.excused[0])} (pouvoir à {said(ANSQUETIL)}). Absent : "
        f"{said(VAUBRUNE.absent[0])}. Secrétaire de séance : {said(LE_GALLIEN)}.")
    d.p(f"Délibération n° 2022/064 Objet : {a.facts['title']} Nomenclature : 8.8 Environnement Rapporteur : {said(TISSERAUD)}")
    d.p(a.cite("La commune possède 34 kilomètres de sentiers, dont l’entretien est assuré depuis 2017 par des bénévoles. La convention signée en "
               "application de la délibération n° 2017/022 du 6 avril 2017 arrive à son terme le 31 décembre.", "2017-04-06", "2017/022"))
    d.p(a.visa("Vu le code général des collectivités territoriales, notamment son article L. 2121-29 ;"))
    d.p(a.visa(f"Vu le code de l’environnement, notamment {STAMP_WORDS} son article L. 361-1 ;"))
    d.p(a.visa(a.cite("Vu la délibération n° 2017/022 du 6 avril 2017 approuvant la première convention ;", "2017-04-06", "2017/022")))
    d.p(a.recital("Considérant que les sentiers sont ouverts à tous et qu’il est d’intérêt communal de les maintenir en bon état ;"))
    d.p("Le conseil municipal, après en avoir délibéré, par 9 voix pour et 1 abstention (M. Hugues PRADINAUD), DÉCIDE :")
    d.li(a.item("d’approuver la convention d’entretien des sentiers communaux pour les années 2023 à 2025") + " ;")
    d.li(a.item(f"de verser à l’association « Les Pas Perdus de Vaubrune » une subvention annuelle de {a.grant('association Les Pas Perdus de Vaubrune', 2400)}")
         + " ;")
    d.li(a.item("d’autoriser Mme le Maire à signer la convention et les pièces qui s’y rapportent") + ".")
    a.votes(9, None, 1, abstaining=["Hugues PRADINAUD"])
    d.p("Fait et délibéré les jour, mois et an susdits. Pour extrait certifié conforme. La secrétaire de séance, Mireille LE GALLIEN Le maire, Édith "
        "ROUVEYRE La présente délibération peut faire l’objet d’un recours devant le tribunal administratif dans un délai de deux mois.")
    d.close()
    return d


def notice():
    """A notice of meeting: numbers and titles, and nothing decided."""
    d = Paper("epci/2024-09-20-convocation.md", "agenda", session("Communauté de communes Lisse et Vauvre", "Conseil communautaire", "2024-09-26"),
              format="markdown")
    d.center("Communauté de communes Lisse et Vauvre")
    d.p("Orgemont, le 20 septembre 2024")
    d.p("Madame, Monsieur et cher collègue,")
    d.p("J’ai l’honneur de vous inviter à la réunion du conseil communautaire qui se tiendra le jeudi 26 septembre 2024 à 18 h 30, salle des Tilleuls à "
        "Orgemont.")
    d.head("Ordre du jour")
    for number, title in AGENDA:
        d.li(f"{number} : {title}")
    d.p("En cas d’empêchement, vous pouvez donner procuration à un autre conseiller au moyen du formulaire joint.")
    d.p("Le président, Bertrand CHASTELLUX")
    return d


AGENDA = [("DEL2024-061", "Approbation du procès-verbal de la séance du 4 juillet 2024"),
          ("DEL2024-062", "Décision modificative n° 2 – Budget principal"),
          ("DEL2024-063", "Fonds de concours à la commune de Ternay-le-Vieil"),
          ("DEL2024-064", "Plan local d’urbanisme intercommunal – Débat sur les orientations"),
          ("DEL2024-065", "Déchetterie de Chantemerle – Avenant n° 1 au marché de travaux"),
          ("DEL2024-066", "Motion pour le maintien de la ligne Montornay – Orgemont"),
          ("DEL2024-067", "Rapport d’activité 2023")]


def convention():
    """A convention bound to an act: its articles decide nothing."""
    d = Paper("annexe/2022-12-convention-sentiers.odt", "annex", session(), format="odt")
    d.center("CONVENTION D’ENTRETIEN DES SENTIERS COMMUNAUX")
    d.p("Annexe à la délibération n° 2022/064 du 8 décembre 2022")
    d.p("Entre la commune de Vaubrune-les-Étangs, représentée par son maire, Mme Édith ROUVEYRE, d’une part,")
    d.p("et l’association « Les Pas Perdus de Vaubrune », représentée par son président, M. Ferdinand CHABROULET, d’autre part,")
    d.p("il a été convenu ce qui suit :")
    for label, title, words in [
            ("1", "Objet", "La présente convention fixe les conditions dans lesquelles l’association entretient les sentiers communaux."),
            ("2", "Obligations de l’association", "L’association débroussaille les sentiers deux fois par an et remplace les balises manquantes."),
            ("3", "Participation de la commune", "La commune verse une subvention annuelle de 2 400 € au plus tard le 31 mars."),
            ("4", "Durée", "La convention est conclue pour trois ans à compter du 1er janvier 2023."),
            ("5", "Litiges", "Les litiges sont portés devant le tribunal administratif après une tentative d’accord amiable.")]:
        d.head(f"Article {label} : {title}")
        d.p(words)
    d.p("Fait à Vaubrune-les-Étangs, le 16 décembre 2022, en deux exemplaires.")
    d.table([["Pour la commune", "Pour l’association"], ["Édith ROUVEYRE", "Ferdinand CHABROULET"]])
    return d


PAPERS = [flat(), notice(), convention()]
