"""An act as lines: deliberation, annexes, report, each tagged with what it says."""
import re

import council
import french
from acts import Article, Aside, Vote, plain_text
from layout import FORCED, Dice, Line, paragraph, wrap

DOTS = "…" + "." * 136


class Rendered:
    """What the making of one act leaves: its parts as lines, and its truth so far (lines come later)."""

    def __init__(self):
        self.parts = []    # (kind, lines)
        self.facts = {}
        self.citations = []


def attendance(act):
    """(present, excused, absent, without proxy) as keys, in the assembly's order."""
    session, assembly = act.session, act.session.assembly
    dice = Dice(f"attendance {act.key}")
    away = [m for m in session.excused + act.away if m not in act.back]
    silent = [m for m in session.unproxied + session.absent if m not in act.back]
    recused = [m for r in act.recusals for m in r.members if not r.left]
    left = [m for r in act.recusals for m in r.members if r.left]
    free = [m for m in assembly.members if m not in away + silent + left + [assembly.president, session.secretary] + act.back]
    for _ in range(dice.below(3)):
        away.append(free.pop(dice.below(len(free))))
    absent = [m for m in assembly.members if m in session.absent and m in silent]
    excused = [m for m in assembly.members if (m in away or m in silent or m in recused) and m not in absent]
    present = [m for m in assembly.members if m not in excused and m not in absent]
    return present, excused, absent, [m for m in assembly.members if m in silent or m in recused or m in left]


def person(assembly, key):
    civility, name, _ = assembly.members[key]
    return {"civility": civility, "name": name}


class Writer:
    def __init__(self, act, registry, document):
        self.act, self.registry, self.document = act, registry, document
        self.session, self.assembly = act.session, act.session.assembly
        self.dice = Dice(f"layout {document.file} {act.key}")
        self.lines = []
        self.out = Rendered()
        self.plain = document.format in ("docx", "odt", "html")   # a paragraph is a line there
        self.width = 0 if self.plain else 88
        self.part = None

    # --- putting lines down

    def add(self, text="", *tags):
        self.lines.append(Line(text, tags))

    def blank(self, n=1):
        if self.document.format == "html":
            return
        for _ in range(n):
            self.add()

    def mark_tag(self, mark):
        return f"{self.act.key}/cite/{mark.index}"

    def cite(self, marks, part, article=None, adopted=False):
        for mark in marks:
            mark.index = len(self.out.citations)
            self.out.citations.append((mark, part, article, adopted))

    def flow(self, text, *tags, part=None, article=None, width=None, indent=0, adopted=False, justify=None):
        """Paragraphs parted by empty lines; single line ends are kept. Gives the text as truth has it."""
        plain, marks = plain_text(text, self.registry)
        if part:
            self.cite(marks, part, article, adopted)
        said = []
        width = self.width if width is None or self.plain else width
        justify = (self.document.justify and not self.plain) if justify is None else justify
        offset = 0
        for row in plain.split("\n"):
            own = [m for m in marks if m.start < offset + len(row) and m.end > offset]
            if not row:
                self.blank()
            else:
                for m in own:
                    m.start, m.end = m.start - offset, m.end - offset
                first = indent if not row.startswith("- ") else 0
                self.lines += paragraph(self.nobreak(row), own, width, self.dice, tags, first, justify, self.mark_tag)
                for m in own:
                    m.start, m.end = m.start + offset, m.end + offset
                said.append(row)
            offset += len(row) + 1
        return french.fold_space(" ".join(said))

    def nobreak(self, text):
        """No-break blanks before high punctuation and inside sums, in the documents that have them."""
        if not self.document.no_break:
            return text
        text = re.sub(r" (?=[;:»!?€])", "\u00a0", text)
        text = re.sub(r"(?<=«) ", "\u00a0", text)
        return re.sub(r"(?<=\d) (?=\d{3}\b)", "\u00a0", text)

    # --- the deliberation

    def header(self):
        a, s, f = self.act, self.session, self.out.facts
        start = f"{a.key}/start"
        if self.document.stamps and a.stamp:
            sent, shown = a.stamp
            self.add(f"Envoi au contrôle de légalité le : {sent[1](sent[0])}")
            self.add(f"Affichage le : {shown[1](shown[0])}")
            self.blank()
            f["transmission_date"], f["posting_date"] = sent[0], shown[0]
        self.add(council.HEADER, start)
        self.blank()
        self.add(f"DELIBERATION DU {self.assembly.capitals}")
        self.blank()
        self.add(f"REUNION DU {french.header(s.date)}")
        self.blank()
        civility, name, _ = self.assembly.members[self.assembly.president]
        self.add(f"PRESIDENCE DE {'MADAME' if civility == 'Mme' else 'MONSIEUR'} {name.upper()}")
        self.blank()
        sec = person(self.assembly, s.secretary)
        self.add(f"Secrétaire : {sec['civility']} {sec['name']}")
        self.blank()
        present, excused, absent, silent = attendance(a)
        f["attendance"] = {k: [person(self.assembly, m) for m in v]
                           for k, v in (("present", present), ("excused", excused), ("absent", absent))}
        f["silent"] = silent
        width = self.width and self.width - self.dice.below(6)
        for label, keys in (("Étaient présents", present), ("Excusé(s)", excused), ("Absent(s)", absent)):
            if keys:
                names = []
                for k in keys:
                    p = person(self.assembly, k)
                    odd = " " if k == "savoignard" and not self.plain else ""   # « M. Etienne SAVOIGNARD , » in every list
                    names.append(f"{p['civility']} {p['name']}{odd if k != keys[-1] else ''}")
                colon = " : " if self.plain or label == "Étaient présents" or self.dice.chance(0.5) else " :  "
                self.lines += paragraph(f"{label}{colon}{', '.join(names)}.", [], width, self.dice,
                                        justify=self.document.justify and not self.plain)
                self.blank()
        f["president"], f["secretary"] = person(self.assembly, self.assembly.president), sec
        self.title()
        self.blank()
        self.add(f"(N°{a.number})")
        self.blank()
        self.add(f"Le {self.assembly.body} du Val-d’Ornaye,")
        self.blank()

    def title(self):
        rows = [self.act.title[s:e] for s, e in wrap(self.act.title, 0 if self.plain else 66)]
        for k, row in enumerate(rows):
            if k and k == len(rows) - 1 and self.act.title_break:
                self.blank()
            self.add(row + (" " if k == len(rows) - 1 and self.act.title_break else ""))

    def visas(self):
        f = self.out.facts
        f["visas"], f["opinions"] = [], []
        for k, visa in enumerate(self.act.visas):
            text, extra = visa.write(self.registry, self.assembly, self.dice)
            entry = {"kind": visa.kind, "text": french.fold_space(text)}
            if visa.kind == "committee_opinion":
                f["opinions"].append({"number": extra["committee"], "name": extra["committee_name"], "date": extra["date"]})
                extra = {"date": extra["date"]}
            entry.update({x: v for x, v in extra.items()})
            tags = [f"{self.act.key}/visa/{k}"]
            if visa.cited:
                mark = plain_text(f"[[cites {visa.cited}|{text}]]", self.registry)[1][0]
                mark.number = extra["number"]
                self.cite([mark], "visa")
                tags.append(self.mark_tag(mark))
            shown = self.nobreak(text) + (" ;" if not self.document.no_break else "\u00a0;")
            at = len(self.lines)
            self.lines += paragraph(shown, [], self.width, self.dice, tags, justify=self.document.justify and not self.plain)
            if self.dice.chance(0.15) and self.document.format == "text":
                self.lines[-1].text += " "
            if self.act.break_visa == k and not self.plain:
                self.lines[at].tags.add(FORCED)
            f["visas"].append(entry)
        f["recitals"] = []
        for k, text in enumerate(self.act.recitals):
            if k:
                self.blank()
            said = self.flow(text + " ;", f"{self.act.key}/recital/{k}", part="recital")
            f["recitals"].append(said[:-2])
        self.blank()

    def recusals(self):
        self.out.facts["recusals"] = []
        for recusal in self.act.recusals:
            said = self.flow(recusal.text)
            names = [self.assembly.members[m][1] for m in recusal.members]
            self.out.facts["recusals"].append({"members": names, "text": said})
            self.blank()

    def label(self, article):
        if article.style:
            self.add(article.style)
            return
        if article.label == "unique":
            forms = ["Article unique     :", "Article   unique     :", "Article unique :"]
        else:
            n = article.label
            forms = [f"Article {n} :", f"Article {n}     :", f"Article   {n}     :", f"Article   {n}   :", f"Article {n}     : "]
        self.add(self.dice.pick(forms) if self.document.format == "text" else forms[-1] if article.label == "unique" else forms[0])

    def decide(self):
        a, f = self.act, self.out.facts
        self.add(a.deliberated)
        self.blank()
        self.add(a.formula)
        self.blank()
        f["articles"], f["votes"], f["grants"], pending = [], [], [], []
        for item in a.decides:
            if isinstance(item, Article):
                at = len(self.lines)
                self.label(item)
                if a.break_article == item.label and not self.plain:
                    self.lines[at].tags.add(FORCED)
                self.blank()
                said = self.flow(item.text, f"{a.key}/article/{item.label}", part="article", article=item.label, width=82)
                f["articles"].append({"label": item.label, "text_start": said[:80], "text_end": said[-40:], "length": len(said)})
                pending.append(item.label)
                for g in item.grants:
                    for words in (g.beneficiary, g.purpose):
                        if words not in said:
                            raise ValueError(f"{a.key} article {item.label}: « {words} » is not in the text")
                    if french.amount(g.value) not in said and french.amount(g.value)[:-3] + " €" not in said:
                        raise ValueError(f"{a.key} article {item.label}: {french.amount(g.value)} is not in the text")
                    f["grants"].append({"article": item.label, "beneficiary": g.beneficiary, "amount": float(g.value),
                                        "purpose": g.purpose})
            elif isinstance(item, Vote):
                self.vote(item, pending)
                pending = []
            elif isinstance(item, Aside):
                self.flow(item.text, indent=8)
            self.blank()

    def vote(self, vote, covered):
        silent = self.out.facts["silent"]
        free = {g: [m for m, p in self.assembly.members.items() if p[2] == g and m not in silent] for g in self.assembly.groups}
        counts = {"against": {}, "abstention": {}, "for": {}}
        for side, groups in (("against", vote.against), ("abstention", vote.abstain)):
            for g in groups:
                counts[side][g] = groups[g] if isinstance(groups, dict) else len(free[g])
        for g in self.assembly.groups:
            rest = len(free[g]) - counts["against"].get(g, 0) - counts["abstention"].get(g, 0)
            if rest < 0:
                raise ValueError(f"{self.act.key}: group {g} votes more than it has")
            if rest:
                counts["for"][g] = rest
        away = {}
        for m in silent:
            g = self.assembly.members[m][2]
            away[g] = away.get(g, 0) + 1
        names = {**self.assembly.groups, **vote.names}
        if "NI" in names and "NI" not in vote.names:
            names["NI"] = self.dice.pick(["Non-inscrits", "Non-inscrits", "Non inscrits", "Non-Inscrits"])
        order = ["for"] + ["against", "abstention"]
        truth = {"articles": list(covered)}
        self.add(vote.intro or self.dice.pick(["Dans les conditions de vote ci-dessous : ", "Dans les conditions de vote ci-dessous :"]))
        self.blank()
        for side in order:
            label = {"for": "Pour", "against": "Contre", "abstention": "Abstention"}[side]
            present = [g for g in self.dice.order(counts[side]) if counts[side][g]]
            total = sum(counts[side].values())
            printed = [names[g] for g in present]
            text = f"{label} : {total} voix"
            if printed:
                text += f" ({(vote.separator or ' ; ').join(printed)})"
            truth[side] = {"count": total, "groups": printed}
            self.lines += paragraph(text, [], self.width and 84, self.dice, justify=self.document.justify and not self.plain)
            if total == 0 and self.dice.chance(0.6) and not self.plain:
                self.lines[-1].text += " "
        if away:
            total = sum(away.values())
            printed = [names[g] for g in away]
            if total == 1 and printed == [names.get("NI")]:
                printed = [self.dice.pick(["Non-inscrit", "Non-inscrit", "Non inscrit"])]
            label = "Absent sans délégation de vote" if total == 1 else "Absents sans délégation de vote"
            self.lines += paragraph(f"{label} : {total} ({' ; '.join(printed)})", [], self.width and 84, self.dice,
                                    justify=self.document.justify and not self.plain)
            truth["absent"] = {"count": total, "groups": printed}
        else:
            truth["absent"] = None
        truth["outcome"] = vote.outcome if vote.printed else None
        self.blank()
        if vote.printed:
            self.add(f"({vote.outcome})")
        self.out.facts["votes"].append(truth)

    def signature(self):
        s, f, feminine = self.session, self.out.facts, self.assembly.chair == "La Présidente"
        role, name = self.assembly.officer(s.date)
        chair = f"{'LA PRESIDENTE' if feminine else 'LE PRESIDENT'} DU {self.assembly.capitals}"
        president = f["president"]["name"]
        self.add(DOTS)
        self.blank()
        self.add(chair + ",")
        self.blank()
        self.add(president)
        self.blank()
        if self.act.excerpt:
            self.add("POUR EXTRAIT CERTIFIE CONFORME")
        self.add(f"{council.CITY}, le {french.words(s.date)}" + ("" if self.act.excerpt or self.plain else " "))
        self.blank()
        self.add(f"Pour {'la Présidente' if feminine else 'le Président'} du {self.assembly.body},")
        self.add(f"{role},")
        self.blank()
        self.add("SIGNE" if self.act.excerpt else "Signé ")
        self.blank()
        self.add(name, f"{self.act.key}/signed")
        f["signatories"] = [{"name": president, "role": chair}, {"name": name, "role": role}]
        f["signed_date"] = s.date

    # --- annexes and report

    def annex(self, k, annex):
        tag = f"{self.act.key}/annex/{k}"
        if annex.layout == "table":
            self.table(annex.text, tag)
        elif annex.layout == "text":
            self.flow(annex.text, tag, part="annex", adopted=annex.adopted)
        else:
            self.flow(annex.text, tag, part="annex", width=0, adopted=annex.adopted, justify=False)

    def table(self, text, tag):
        """A row with bars is a row of cells: a line each where the format has tables, else one line."""
        for number, row in enumerate(text.split("\n")):
            cells = [c.strip() for c in row.split("|")]
            if len(cells) == 1 or not self.plain:
                if row or self.document.format != "html":
                    self.add(" ".join(cells), tag)
            else:
                for cell in cells:
                    self.lines.append(Line(cell, (tag,), (tag, number)))

    def report(self):
        a, feminine = self.act, self.assembly.chair == "La Présidente"
        self.add(council.HEADER, f"{a.key}/report")
        self.blank()
        for unit in a.units:
            for row in unit.split("\n"):
                self.add(row)
        self.blank()
        self.add(f"RAPPORT N°{a.rapport}")
        self.blank()
        if a.territories:
            self.add(f"Territoire(s): {', '.join(a.territories)} ")
            self.blank()
            if a.cantons:
                self.add("Canton(s): Tous les cantons ")
                self.blank()
                self.add("EPCI(s): Tous les EPCI ")
                self.blank()
        self.add(self.assembly.capitals)
        self.blank()
        self.add(f"REUNION DU {french.header(self.session.date)}")
        self.blank()
        self.title()
        self.blank()
        width = self.width and self.width - self.dice.below(8)
        self.flow(a.body.strip(), part="report", width=width, indent=10)
        self.blank()
        if a.ask:
            self.flow("Il convient de statuer sur cette affaire et, le cas échéant :", indent=10)
            self.blank()
            asked, bullet = [], self.dice.pick(["- ", "- ", "- ", "\uf0b7 "]) if self.document.format == "text" and self.document.encoding == "utf-8" else "- "
            for article in a.articles:
                first = article.text.strip().split("\n")[0].rstrip(" :.")
                head = re.match(r"D’|De |Du ", first)
                if head:
                    asked.append(bullet + first[0].lower() + first[1:])
            for k, text in enumerate(asked):
                self.flow(text + (" ;" if k < len(asked) - 1 else "."), part="report", width=78)
                self.blank()
        for opinion in self.out.facts["opinions"]:
            self.flow(f"La {french.ordinal(opinion['number'])} Commission - {opinion['name']} a émis un avis favorable sur ce rapport "
                      f"lors de sa réunion du {french.figures(opinion['date'])}. ", indent=10)
            self.blank()
        self.add("Je vous prie de bien vouloir en délibérer.  ")
        self.blank()
        self.add(f"{self.assembly.chair} du {self.assembly.body}")
        self.blank()
        self.add("SIGNE")
        self.blank()
        self.add(self.out.facts["president"]["name"])

    # --- all of it

    def take(self, kind):
        self.out.parts.append((kind, self.lines))
        self.lines = []

    def write(self):
        a, f = self.act, self.out.facts
        self.header()
        self.visas()
        self.recusals()
        self.decide()
        self.signature()
        self.take("deliberation")
        for k, annex in enumerate(a.annexes):
            self.annex(k, annex)
            self.take("annex")
        if not a.without_report:
            self.report()
            self.take("report")
        return self.out
