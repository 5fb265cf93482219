"""Castelmornac, a town: four extracts bound together as they were printed, in two columns, each page with the stamp of its act."""
import french
from paper import Paper, People, said, session
from papers import wrapped

DATE = "2022-06-23"
SERRANEL, HAUTEFORT, DIOMBERA = ("Mme", "Capucine SERRANEL"), ("M.", "Roland HAUTEFORT"), ("Mme", "Awa DIOMBERA")
LESTOURNEL, PONTACQ, VALMERINE = ("M.", "Gilles LESTOURNEL"), ("Mme", "Séverine PONTACQ"), ("M.", "Achille VALMERINE")
COURTADON, ESCOFFRE, BIANCOLLI = ("Mme", "Line COURTADON"), ("M.", "Stanislas ESCOFFRE"), ("M.", "Ange BIANCOLLI")
MARSILLAC, TRINQUETTE, OUDINOT = ("Mme", "Bérénice MARSILLAC"), ("M.", "Joël TRINQUETTE"), ("Mme", "Héloïse OUDINOT-PRADE")
FLAMENTIN, GUERANDAIS, LE_THUILLIER = ("M.", "Baptiste FLAMENTIN"), ("Mme", "Maud GUERANDAIS"), ("M.", "Noël LE THUILLIER")
BRASSAC, CHANTEREINE, VIDALENC, NOGARET = ("Mme", "Élise BRASSAC"), ("M.", "Karim CHANTEREINE"), ("Mme", "Josiane VIDALENC"), ("M.", "Émile NOGARET")

PRESENT = [SERRANEL, HAUTEFORT, DIOMBERA, LESTOURNEL, PONTACQ, VALMERINE, COURTADON, ESCOFFRE, BIANCOLLI, MARSILLAC, TRINQUETTE, OUDINOT, FLAMENTIN]
PROXIES = [(BRASSAC, HAUTEFORT), (CHANTEREINE, PONTACQ), (VIDALENC, SERRANEL)]
BEFORE = People(PRESENT, excused=[GUERANDAIS], absent=[LE_THUILLIER, NOGARET], proxies=PROXIES)
AFTER = People(PRESENT + [GUERANDAIS], absent=[LE_THUILLIER, NOGARET], proxies=PROXIES)

SESSION = session("Ville de Castelmornac", "Conseil municipal", DATE, SERRANEL, FLAMENTIN, 19, 13, 16, BEFORE)
LATER = {"present_count": 14, "voters": 17, "attendance": AFTER.truth()}


def extract(d, number, title, service, subject, people, **more):
    """One extract up to its object; the margin's words share their lines with the names of the body."""
    stamp = {"act_id": f"099-219900228-20220623-{number.replace('/', '_')}-DE", "transmission_date": "2022-06-29", "posting_date": "2022-06-30"}
    a = d.act(title, number=number, subject=subject, stamp=stamp, **more)
    margin = lambda words: d.add("margin", words)
    margin("Ville de Castelmornac")
    margin(service)
    margin("Extrait du registre des délibérations du conseil municipal")
    margin(f"n° {number}")
    margin(f"Matière : {subject}")
    margin("Conseillers en exercice : 19")
    margin(f"Présents : {len(people.present)}")
    margin(f"Votants : {len(people.present) + len(people.proxies)}")
    d.center("Séance publique du jeudi 23 juin 2022")
    d.gap()
    d.p("L’an deux mille vingt-deux, le vingt-trois juin à dix-neuf heures, le conseil municipal de la Ville de Castelmornac, convoqué le 17 juin 2022, "
        f"s’est réuni à l’hôtel de ville, salle des Échevins, sous la présidence de {said(SERRANEL)}, maire.")
    d.gap()
    d.p("Présents :")
    names = [said(person) for person in people.present]
    half = (len(names) + 1) // 2
    d.table([[names[k], names[half + k] if half + k < len(names) else ""] for k in range(half)])
    d.gap()
    d.p("Ayant donné pouvoir :")
    for giver, holder in people.proxies:
        d.p(f"{said(giver)} à {said(holder)}")
    if people.excused:
        d.p("Excusée : " + said(people.excused[0]))
    d.p("Absents : " + ", ".join(said(p) for p in people.absent))
    d.p(f"Secrétaire de séance : {said(FLAMENTIN)}")
    d.gap()
    d.head(f"Objet : {title}")
    d.gap()
    return a


def tail(d):
    d.gap()
    d.right("Pour extrait conforme,")
    d.right("Le maire,")
    d.right(SERRANEL[1])
    d.close()


def canteen(d):
    a = extract(d, "2022/041", "Restauration scolaire – Tarifs applicables à compter du 1er septembre 2022", "Direction de l’éducation", "7.10", BEFORE,
                rapporteur=DIOMBERA[1])
    d.p(f"{said(DIOMBERA)} rapporte :")
    d.p(a.cite("Les tarifs de la restauration scolaire n’ont pas changé depuis la délibération n° 2019/058 du 27 juin 2019. Le prix des denrées a augmenté de "
               "9 % en un an ; la commission de l’éducation propose de n’en répercuter qu’un tiers et de créer une tranche pour les revenus les plus "
               "modestes.", "2019-06-27", "2019/058"))
    d.table([["Quotient familial", "Prix du repas"], ["moins de 400", "0,90 €"], ["de 400 à 799", "2,35 €"], ["de 800 à 1 199", "3,60 €"],
             ["1 200 et plus", "4,80 €"]])
    d.gap()
    d.p(a.visa("Vu le code général des collectivités territoriales, notamment son article L. 2121-29,"))
    d.p(a.visa("Vu le code de l’éducation, notamment ses articles R. 531-52 et R. 531-53,"))
    d.p(a.visa("Vu l’avis de la commission de l’éducation du 7 juin 2022,"))
    d.p("Le conseil municipal, après en avoir délibéré,")
    d.li(a.item("FIXE les tarifs de la restauration scolaire selon le tableau ci-dessus") + " ;")
    d.li(a.item(a.cite("ABROGE la délibération n° 2019/058 du 27 juin 2019", "2019-06-27", "2019/058", relation="repeals")) + " ;")
    d.li(a.item("DIT que les recettes seront inscrites au chapitre 70 du budget de la Ville") + ".")
    d.p("Vote : 13 voix pour, 2 voix contre (M. BIANCOLLI, Mme OUDINOT-PRADE), 1 abstention (M. TRINQUETTE)")
    a.votes(13, 2, 1, against=["BIANCOLLI", "OUDINOT-PRADE"], abstaining=["TRINQUETTE"])
    tail(d)


def terrace(d):
    a = extract(d, "2022/042", "Occupation du domaine public – Terrasse du café des Drapiers", "Service du commerce", "3.5", BEFORE,
                rapporteur=LESTOURNEL[1])
    d.p(f"{said(LESTOURNEL)} rapporte :")
    d.p("La société Café des Drapiers demande à installer une terrasse de 42 mètres carrés sur la place des Halles, du 1er juillet au 30 septembre 2022.")
    d.p(a.visa("Vu le code général de la propriété des personnes publiques, notamment son article L. 2122-1,"))
    d.p(a.visa(a.cite("Vu la délibération n° 2021/090 du 9 décembre 2021 fixant les droits de voirie,", "2021-12-09", "2021/090")))
    d.p(a.recital("Considérant que la circulation des piétons reste assurée,"))
    d.p("Le conseil municipal, après en avoir délibéré, à l’unanimité :")
    d.li(a.item("APPROUVE la convention d’occupation du domaine public jointe à la présente délibération") + " ;")
    d.li(a.item("AUTORISE Mme le Maire à la signer") + ".")
    a.votes(unanimous=True)
    tail(d)


def concert(d):
    a = extract(d, "2022/043", "Subvention exceptionnelle à l’association Harmonie de Castelmornac", "Direction de la culture", "7.5", AFTER,
                rapporteur=PONTACQ[1], own=LATER)
    d.p("Mme GUERANDAIS prend part à la séance à partir de cette délibération.")
    d.p(f"{said(PONTACQ)} rapporte :")
    d.p("L’Harmonie de Castelmornac fêtera ses cent cinquante ans le 8 octobre 2022. Elle prépare un concert auquel participeront trois sociétés des "
        "communes voisines.")
    d.p("En conséquence, il est proposé au conseil municipal :")
    d.li(a.item(f"d’attribuer à l’association Harmonie de Castelmornac une subvention exceptionnelle de "
                f"{a.grant('association Harmonie de Castelmornac', 3500)}") + " ;")
    d.li(a.item("de dire que la dépense sera imputée à l’article 65748 du budget") + ".")
    d.p("Pour : 17 voix")
    d.p("Contre : 0 voix")
    d.p("Abstention : 0 voix")
    d.p("Adopté à l’unanimité.")
    a.votes(17, 0, 0, unanimous=True)
    tail(d)


def college(d):
    a = extract(d, "2022/044", "Collège Marguerite-Soubeyran – Désignation du représentant de la Ville", "Direction générale des services", "5.3", AFTER,
                own=LATER)
    d.p(a.cite("Par délibération n° 2020/037 du 11 juillet 2020, le conseil municipal a désigné M. Karim CHANTEREINE pour siéger au conseil d’administration du "
               "collège. Il ne souhaite pas poursuivre ce mandat.", "2020-07-11", "2020/037"))
    d.p("Le conseil municipal, après en avoir délibéré, à l’unanimité :")
    d.li(a.item("DÉSIGNE Mme Line COURTADON pour représenter la Ville au conseil d’administration du collège Marguerite-Soubeyran") + " ;")
    d.li(a.item(a.cite("DIT que la présente délibération annule et remplace la délibération n° 2020/037 du 11 juillet 2020", "2020-07-11", "2020/037",
                       relation="replaces")) + ".")
    a.votes(unanimous=True)
    tail(d)


def bundle():
    d = Paper("ville/2022-06-23-deliberations.pdf", "bundle", SESSION, format="pdf")
    canteen(d)
    terrace(d)
    concert(d)
    college(d)
    return d


ROWS = [("2022-02-03", "2022/001", "Débat d’orientation budgétaire pour l’exercice 2022", "Prend acte"),
        ("2022-02-03", "2022/002", "Convention avec l’école de musique de Castelmornac pour les interventions dans les classes des trois écoles de la ville",
         "Adoptée à l’unanimité"),
        ("2022-03-31", "2022/011", "Budget primitif 2022 – Budget principal de la Ville", "Adoptée"),
        ("2022-03-31", "2022/012", "Cession d’un terrain communal situé rue des Tanneurs, cadastré AC 118, à la société Les Toits de Castelmornac",
         "Ajournée"),
        ("2022-06-23", "2022/041", "Restauration scolaire – Tarifs applicables à compter du 1er septembre 2022", "Adoptée"),
        ("2022-06-23", "2022/042", "Occupation du domaine public – Terrasse du café des Drapiers", "Adoptée à l’unanimité"),
        ("2022-06-23", "2022/043", "Subvention exceptionnelle à l’association Harmonie de Castelmornac", "Adoptée à l’unanimité"),
        ("2022-06-23", "2022/044", "Collège Marguerite-Soubeyran – Désignation du représentant de la Ville", "Adoptée à l’unanimité")]


def repertory():
    """The year's deliberations in columns: a day in each row, titles over several lines."""
    d = Paper("ville/2022-repertoire-des-deliberations.txt", "list", session("Ville de Castelmornac", "Conseil municipal"), format="text", width=110)
    d.center("VILLE DE CASTELMORNAC")
    d.center("RÉPERTOIRE DES DÉLIBÉRATIONS DU CONSEIL MUNICIPAL – PREMIER SEMESTRE 2022")
    d.gap()
    columns = lambda *cells: "".join(cell.ljust(width) for cell, width in zip(cells, (13, 12, 62, 0))).rstrip()
    d.add("line", columns("Date", "Numéro", "Objet", "Décision"))
    for date, number, title, outcome in ROWS:
        a = d.act(title, number=number, own={"session_date": date})
        a.votes(outcome={"Prend acte": "noted", "Ajournée": "adjourned"}.get(outcome, "adopted"), unanimous="unanimité" in outcome)
        first, *rest = wrapped(title, 58)
        d.add("line", columns(french.figures(date), number, first, outcome))
        for row in rest:
            d.add("line", columns("", "", row))
    d.close()
    return d


PAPERS = [bundle(), repertory()]
assert french.words(DATE) == "23 juin 2022"
