"""The made-up council: its name, its three assemblies, their members, groups, committees and officers.

No person, group or place here is real; names were put together so that particles, hyphens and accents of real lists occur.
"""

INSTITUTION = "Département du Val-d'Ornaye"
HEADER = "DEPARTEMENT DU VAL-D'ORNAYE"
CITY = "MONTORNAY"


class Assembly:
    def __init__(self, body, start, president, chair, officers, groups, members, committees):
        self.body = body              # as truth has it
        self.start = start            # first day
        self.president = president    # key of a member
        self.chair = chair            # how the president is styled: "Le Président", "La Présidente"
        self.officers = officers      # [(from, role, name)]
        self.groups = groups          # code -> name as printed, in order
        self.members = members        # key -> (civility, name, group)
        self.committees = committees  # [(from, {number: name})]

    @property
    def size(self):
        return len(self.members)

    @property
    def capitals(self):
        return self.body.upper().replace("É", "E")

    def officer(self, date):
        return [(r, n) for d, r, n in self.officers if d <= date][-1]

    def committee(self, date, number):
        return [c for d, c in self.committees if d <= date][-1][number]


def people(text):
    """One member a line: key | civility | name | group."""
    found = {}
    for line in text.strip().splitlines():
        key, civility, name, group = [f.strip() for f in line.split("|")]
        found[key] = (civility, name, group)
    return found


GENERAL = Assembly(
    "Conseil général", "2011-03-31", "vauquemont", "Le Président",
    [("2011-03-31", "Le Directeur Général des Services", "Norbert ESTAIREZ")],
    {"GP": "Groupe de la Gauche Plurielle", "UVO": "Groupe Union pour le Val-d’Ornaye",
     "CC": "Groupe Communiste, Citoyen et Républicain", "NI": "Non-inscrits"},
    people("""
        vauquemont  | M.  | Gontran VAUQUEMONT        | GP
        terlingue   | Mme | Solange TERLINGUE         | GP
        hourdequint | M.  | Jean-Loup HOURDEQUINT     | GP
        marsolac    | Mme | Capucine MARSOLAC         | GP
        plancheval  | M.  | Firmin PLANCHEVAL         | GP
        dussertois  | Mme | Hermine DUSSERTOIS        | GP
        grandcoing  | M.  | Anselme GRANDCOING        | GP
        benyakhlef  | M.  | Idriss BEN YAKHLEF        | GP
        oudalle     | M.  | Bastien OUDALLE           | GP
        louvegnies  | Mme | Perrine LOUVEGNIES        | GP
        meurisson   | M.  | Octave MEURISSON          | GP
        coudreaux   | M.  | Lazare COUDREAUX          | GP
        bressanges  | M.  | Tancrède DE BRESSANGES    | UVO
        tremauville | M.  | Jean-Yves TREMAUVILLE     | UVO
        quenehem    | M.  | Nestor QUENEHEM           | UVO
        malbrancke  | M.  | Ursin MALBRANCKE          | UVO
        halluinet   | M.  | Cyprien HALLUINET         | UVO
        derveaux    | M.  | Paulin DERVEAUX           | UVO
        jouvenceau  | M.  | Hilaire JOUVENCEAU        | UVO
        lannoye     | M.  | Désiré LANNOYE            | UVO
        estreux     | Mme | Violaine D’ESTREUX        | UVO
        fauquenoy   | Mme | Clotilde FAUQUENOY        | CC
        savoignard  | M.  | Etienne SAVOIGNARD        | CC
        solesmes    | M.  | Mathurin SOLESMES         | CC
        baralle     | M.  | Théophile BARALLE         | NI
    """),
    [("2011-03-31", {1: "Finances et administration générale", 2: "Action sociale et santé",
                     3: "Education, culture et sport", 4: "Voirie, transports et développement rural"})])

FIRST = Assembly(
    "Conseil départemental", "2015-04-02", "terlingue", "La Présidente",
    [("2015-04-02", "La Directrice Générale des Services", "Philomène DAUSSAINT"),
     ("2020-07-01", "Le Directeur Général Adjoint", "Baudouin LENFANTIN")],
    {"SEC": "Groupe Socialiste, Ecologiste et Citoyen", "CR": "Groupe Communiste et Républicain",
     "UPO": "Groupe Union pour l’Ornaye", "RT": "Groupe Ruralité et Territoires", "NI": "Non-inscrits"},
    people("""
        terlingue   | Mme | Solange TERLINGUE          | SEC
        benyakhlef  | M.  | Idriss BEN YAKHLEF         | SEC
        cereza      | Mme | Léonie CEREZA-MOULVAUX     | SEC
        plancheval  | M.  | Firmin PLANCHEVAL          | SEC
        louvegnies  | Mme | Perrine LOUVEGNIES         | SEC
        oudalle     | M.  | Bastien OUDALLE            | SEC
        verquignol  | Mme | Odile-Anne VERQUIGNOL      | SEC
        meurisson   | M.  | Octave MEURISSON           | SEC
        kervadec    | Mme | Rosalie KERVADEC-BLIN      | SEC
        coudreaux   | M.  | Lazare COUDREAUX           | SEC
        ponthivaux  | Mme | Marie-Line PONTHIVAUX      | SEC
        hourdequint | M.  | Jean-Loup HOURDEQUINT      | SEC
        bressanges  | M.  | Tancrède DE BRESSANGES     | UPO
        lepre       | Mme | Blanche LE PRÉ             | UPO
        lequintrec  | M.  | Ambroise LE QUINTREC       | UPO
        fresnaye    | Mme | Eulalie DE LA FRESNAYE     | UPO
        malbrancke  | M.  | Ursin MALBRANCKE           | UPO
        ribeaumont  | Mme | Apolline RIBEAUMONT        | UPO
        halluinet   | M.  | Cyprien HALLUINET          | UPO
        wattrelin   | M.  | Séverin WATTRELIN          | UPO
        fauquenoy   | Mme | Clotilde FAUQUENOY         | CR
        savoignard  | M.  | Etienne SAVOIGNARD         | CR
        belhadj     | Mme | Yasmine BELHADJ-ROUVRE     | CR
        quenehem    | M.  | Nestor QUENEHEM            | RT
        ostrevant   | Mme | Thècle OSTREVANT           | RT
        denainville | Mme | Ursule DENAINVILLE         | NI
    """),
    [("2015-04-02", {1: "Attractivité, emploi et numérique", 2: "Solidarités humaines et santé",
                     3: "Education, culture, sport et jeunesse", 4: "Mobilités et équipements",
                     5: "Finances et Service Public Départemental"}),
     ("2018-03-27", {1: "Attractivité, emploi et numérique", 2: "Autonomie, santé et cohésion sociale",
                     3: "Education, culture, sport et jeunesse", 4: "Mobilités et équipements",
                     5: "Finances et Service public départemental"})])

SECOND = Assembly(
    "Conseil départemental", "2021-07-01", "lequintrec", "Le Président",
    [("2021-07-01", "Le Directeur Général des Services", "Edgar MIRAUMONT")],
    {"UCD": "Groupe Union du Centre et de la Droite", "OSD": "Groupe Ornaye Solidaire, Durable et Juste",
     "CR": "Groupe Communiste et Républicain", "RPO": "Groupe Rassemblement pour l’Ornaye", "NI": "Non-inscrits"},
    people("""
        lequintrec  | M.  | Ambroise LE QUINTREC       | UCD
        lepre       | Mme | Blanche LE PRÉ             | UCD
        malbrancke  | M.  | Ursin MALBRANCKE           | UCD
        fresnaye    | Mme | Eulalie DE LA FRESNAYE     | UCD
        wattrelin   | M.  | Séverin WATTRELIN          | UCD
        ribeaumont  | Mme | Apolline RIBEAUMONT        | UCD
        rouvillois  | M.  | Gaspard ROUVILLOIS         | UCD
        tirlemont   | Mme | Margaux TIRLEMONT          | UCD
        halluinet   | M.  | Cyprien HALLUINET          | UCD
        vanhoucke   | Mme | Noémie VANHOUCKE           | UCD
        pavilly     | M.  | Victor-Emmanuel PAVILLY    | UCD
        escarbotin  | Mme | Fantine ESCARBOTIN         | UCD
        terlingue   | Mme | Solange TERLINGUE          | OSD
        benyakhlef  | M.  | Idriss BEN YAKHLEF         | OSD
        cereza      | Mme | Léonie CÉRÉZA-MOULVAUX     | OSD
        meurisson   | M.  | Octave MEURISSON           | OSD
        louvegnies  | Mme | Perrine LOUVEGNIES         | OSD
        coudreaux   | M.  | Lazare COUDREAUX           | OSD
        kervadec    | Mme | Rosalie KERVADEC-BLIN      | OSD
        bouzerian   | M.  | Karim BOUZERIAN            | OSD
        savoignard  | M.  | Étienne SAVOIGNARD         | CR
        belhadj     | Mme | Yasmine BELHADJ-ROUVRE     | CR
        vermellin   | M.  | Hector VERMELLIN           | RPO
        carvinot    | Mme | Sidonie CARVINOT           | RPO
        bruaville   | M.  | Aimé BRUAVILLE             | RPO
        ostrevant   | Mme | Thècle OSTREVANT           | NI
    """),
    [("2021-07-01", {1: "Finances et ressources", 2: "Solidarités et accès aux soins",
                     3: "Collèges, culture et citoyenneté", 4: "Transition écologique et territoires",
                     5: "Routes et mobilités"})])

ASSEMBLIES = [GENERAL, FIRST, SECOND]


def assembly_of(date):
    return [a for a in ASSEMBLIES if a.start <= date][-1]
