#!/usr/bin/env python3
"""A made-up corpus to measure on: make_corpus.py ACTS FOLDER [--seed N]

Writes ACTS deliberations as text files of about 11 kB, and queries.tsv beside the folder (« class TAB query »). Prose is
drawn from the sample corpus, word by word after the two before; names and references are made up as they are needed, so
that the vocabulary goes on growing with the corpus. The same arguments give the same bytes.
"""
import argparse
import datetime
import pathlib
import random
import re

SAMPLE = pathlib.Path(__file__).resolve().parents[2] / "corpus" / "sample" / "documents"
MONTHS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
COMMITTEES = ["Attractivité et emploi", "Solidarités humaines", "Education, culture et sport", "Equipement des territoires",
              "Solidarité territoriale", "Finances et administration générale"]
GROUPS = ["Groupe de la Gauche Plurielle", "Groupe Communiste, Citoyen et Républicain", "Groupe Union pour le Val-d’Ornaye",
          "Groupe des Indépendants", "Non-inscrits"]
TERRITORIES = ["Tous les territoires", "Montornais", "Haute-Ornaye", "Pays d’Aubrenne", "Vallée du Sarneau"]
CODES = [("Code Général des Collectivités Territoriales", "L.3211-1"), ("Code Général des Collectivités Territoriales", "L.3121-14"),
         ("Code de l’Action Sociale et des Familles", "L.121-1"), ("Code de l’Éducation", "L.213-2"),
         ("Code du Sport", "L.100-2"), ("Code de la Voirie Routière", "L.131-2")]
SUBJECTS = ["SUBVENTIONS AUX ASSOCIATIONS CULTURELLES", "ENTRETIEN DE LA VOIRIE DÉPARTEMENTALE", "PROTECTION DE L’ENFANCE",
            "DOTATION DE FONCTIONNEMENT DES COLLÈGES", "INSERTION PAR L’ACTIVITÉ ÉCONOMIQUE", "SCHÉMA DE LA LECTURE PUBLIQUE",
            "MAINTIEN À DOMICILE DES PERSONNES ÂGÉES", "CONTRAT DE TERRITOIRE", "GARANTIE D’EMPRUNT", "POLITIQUE SPORTIVE",
            "ACCÈS AUX SOINS ET SALARIAT DE MÉDECINS", "ESPACES NATURELS SENSIBLES", "TRANSPORT SCOLAIRE", "RÉGIME INDEMNITAIRE"]
SYLLABLES = "ba bel bre can cour der dour es fau ger gran hou lan lau mar mer mont nor pel quen ra rou sa ta tre val vau ver".split()
ENDINGS = "court ville ghem beuf lers mont quin rard rieux sart teau val vin zelle".split()
FIRST_NAMES = "Anselme Bastien Capucine Clotilde Cyprien Firmin Gontran Hermine Idriss Lazare Nestor Octave Perrine Solange Tancrède Violaine".split()
QUERIES = [("common", ["subvention", "département", "convention", "collèges", "associations", "voirie", "budget", "territoire"]),
           ("rare", ["photovoltaïque", "théâtrale", "ludothèque", "instruments"]),
           ("several", ["salariat médecins", "protection enfance", "voirie entretien", "lecture publique schéma",
                        "insertion activité économique", "contrat territoire", "politique sportive clubs", "garantie emprunt"]),
           ("phrase", ['"conseil départemental"', '"protection de l’enfance"', '"accès aux soins"', '"espaces naturels sensibles"',
                       '"commission permanente"', '"au titre de"']),
           ("prefix", ["subvent*", "départ*", "collég*", "associat*"]),
           ("date", ["subvention date:2015..2018", "voirie année:2012", "collèges date:2016-01..2016-06"]),
           ("field", ["titre:voirie", "commission:3 subvention", "vise:L.3211-1", 'article:"autoriser le président"'])]


class Prose:
    """Words of the sample, each drawn after the two before it."""

    def __init__(self, random_source):
        self.random = random_source
        self.after = {}
        for path in sorted(SAMPLE.glob("*.txt")):
            text = path.read_text(encoding="utf-8", errors="replace")
            for sentence in re.findall(r"[A-ZÉÀ][^.;:«»()\n]*(?:\n[^.;:«»()\n]+)*[.;]", text):
                words = sentence.split()
                if len(words) < 6 or sentence.isupper() or "n°" in sentence:
                    continue
                words = ["", ""] + words + [""]
                for first, second, third in zip(words, words[1:], words[2:]):
                    self.after.setdefault((first, second), []).append(third)

    def sentence(self):
        words = ["", ""]
        while len(words) < 60:
            word = self.random.choice(self.after[words[-2], words[-1]])
            if not word:
                break
            words.append(word)
        return " ".join(words[2:]).rstrip(";.,") + "."

    def paragraph(self, names):
        sentences = [self.sentence() for _ in range(self.random.randint(2, 5))]
        if self.random.random() < 0.3:
            sentences.append(f"La commune de {self.random.choice(names)} y participe.")
        return wrapped(" ".join(sentences))


def wrapped(text, width=84):
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return "\n".join(lines + [line])


def french(day):
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def slashed(day):
    return day.strftime("%d/%m/%Y")


class Council:
    def __init__(self, random_source, heading="DEPARTEMENT DU VAL-D'ORNAYE", of_place="du Val-d’Ornaye", people=None):
        self.random = random_source
        self.heading = heading
        self.of_place = of_place
        self.people = people or random_source  # what names are drawn from: the same for councils whose names clash
        self.prose = Prose(random_source)
        self.places = []
        self.earlier = []  # (number, day, title) of the acts made
        self.mandates = {}

    def name(self, source=None):
        source = source or self.random
        return "".join(source.choices(SYLLABLES, k=source.randint(1, 2))) + source.choice(ENDINGS)

    def members(self, year):
        mandate = (year - 2003) // 6
        if mandate not in self.mandates:
            self.mandates[mandate] = [
                (self.people.choice(["M.", "Mme"]), f"{self.people.choice(FIRST_NAMES)} {self.name(self.people).upper()}")
                for _ in range(46)]
        return self.mandates[mandate]

    def votes(self, voters, absent):
        against = self.random.choice([0, 0, 0, 0, 3, 7])
        groups = "; ".join(self.random.sample(GROUPS, 3))
        tail = f" ({self.random.choice(GROUPS)})" if against else ""
        return (f"Dans les conditions de vote ci-dessous :\n\nPour : {voters - against} voix ({groups})\nContre : {against} voix{tail}\n"
                f"Abstention : 0 voix\nAbsent sans délégation de vote : {absent}\n\n(Adopté)\n")

    def visas(self):
        lines = [f"Vu le {code} et, notamment, son article {article} ;" for code, article in self.random.sample(CODES, 2)]
        for number, day, title in self.random.sample(self.earlier, min(len(self.earlier), self.random.randint(0, 4))):
            lines.append(f"Vu la délibération n°{number} du Conseil départemental en date du {slashed(day)} « {title} » ;")
        return "\n".join(wrapped(line) for line in lines)

    def act(self, rank, day):
        if not self.places or self.random.random() < 0.2:
            self.places.append(self.name().capitalize())
        members = self.members(day.year)
        president, secretary = members[0], members[1]
        absent = self.random.sample(members[2:], self.random.randint(0, 6))
        present = [member for member in members if member not in absent]
        number = f"{day.year}-{rank}"
        subject = self.random.choice(SUBJECTS)
        title = f"{subject} – {self.random.choice(self.places).upper()}"
        committee = self.random.randrange(len(COMMITTEES))
        articles = [f"Article {i + 1} :\n\nD’approuver ce qui suit. " + self.prose.paragraph(self.places)
                    for i in range(self.random.randint(2, 5))]
        report = "\n\n".join(self.prose.paragraph(self.places) for _ in range(self.random.randint(17, 33)))
        people = wrapped(", ".join(f"{civility} {name}" for civility, name in present))
        excused = wrapped(", ".join(f"{civility} {name}" for civility, name in absent))
        self.earlier.append((number, day, title.capitalize()))
        return "\n".join([
            f"Envoi au contrôle de légalité le : {french(day + datetime.timedelta(days=9))}\n",
            f"{self.heading}\n\nDELIBERATION DU CONSEIL DEPARTEMENTAL\n",
            f"REUNION DU {day.day} {MONTHS[day.month - 1].upper()} {day.year}\n",
            f"PRESIDENCE DE {'MONSIEUR' if president[0] == 'M.' else 'MADAME'} {president[1].upper()}\n",
            f"Secrétaire : {secretary[0]} {secretary[1]}\n", f"Étaient présents : {people}.\n",
            f"Excusé(s) : {excused}.\n" if absent else "", f"{title}\n\n(N°{number})\n",
            f"Le Conseil départemental {self.of_place},\n", self.visas(),
            "Vu le rapport du Président du Conseil départemental, ci-annexé ;",
            f"Vu l’avis de la {committee + 1}ème commission « {COMMITTEES[committee]} » rendu lors de sa réunion du "
            f"{slashed(day - datetime.timedelta(days=12))} ;\n",
            "Après en avoir délibéré,\n\nDECIDE :\n", "\n\n".join(articles) + "\n", self.votes(len(present), len(absent)),
            f"LE PRESIDENT DU CONSEIL DEPARTEMENTAL,\n\n{president[1]}\n\nMONTORNAY, le {french(day)}\n\n",
            f"{self.heading}\n\nPôle Solidarités\nDirection des Territoires\n\nRAPPORT N°{rank}\n\n"
            f"Territoire(s): {self.random.choice(TERRITORIES)} \n\nCanton(s): Tous les cantons \n",
            f"CONSEIL DEPARTEMENTAL\n\nREUNION DU {day.day} {MONTHS[day.month - 1].upper()} {day.year}\n\n{title}\n", report, ""])


def write_acts(council, acts, folder):
    """Spread over fifteen years of sessions, in files named by number."""
    folder.mkdir(parents=True, exist_ok=True)
    years = 15
    for i in range(acts):
        of_year = i * years // acts
        rank = i - (of_year * acts + years - 1) // years + 1
        share = (i * years / acts) % 1
        day = datetime.date(2010 + of_year, 1, 11) + datetime.timedelta(days=14 * int(share * 24))
        (folder / f"{day.year}-{rank:05}.txt").write_text(council.act(rank, day), encoding="utf-8")


def write_queries(path):
    with open(path, "w", encoding="utf-8") as queries:
        for kind, texts in QUERIES:
            for text in texts:
                queries.write(f"{kind}\t{text}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("acts", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    write_acts(Council(random.Random(arguments.seed)), arguments.acts, arguments.folder)
    write_queries(f"{arguments.folder}.queries.tsv")


if __name__ == "__main__":
    main()
