"""A document of one of the other councils while it is written: its blocks, and the facts that the same calls put down as truth.

A block is a paragraph, a heading, a list item, a table or a gap. Each names the act that it belongs to, so that the lines of an
act are known in any layout. `papers.py` turns blocks into bytes.
"""
import french

ROLES = ("present", "excused", "absent")


class Block:
    __slots__ = ("kind", "text", "act", "rows", "indent", "label", "table", "start", "end")

    def __init__(self, kind, text="", act=None, rows=None, indent=0, label=None):
        self.kind, self.text, self.act, self.rows, self.indent, self.label = kind, text, act, rows, indent, label
        self.start = self.end = None     # first and last line of print, once laid out as text


def words_of(text):
    """Words as truth counts them: between blanks, with a letter or a digit; what lies between two words stays with them."""
    parts = text.split()
    return [(k, part) for k, part in enumerate(parts) if any(c.isalnum() for c in part)], parts


def ends_of(text):
    """The first and the last five words of a decided item."""
    counted, parts = words_of(text)
    first, last = counted[:5], counted[-5:]
    starts = " ".join(parts[first[0][0]:first[-1][0] + 1])
    ends = " ".join(parts[last[0][0]:last[-1][0] + 1]).rstrip(" ;.,")
    return starts, ends


def vote(yes=None, no=None, abstention=None, not_voting=None, outcome="adopted", unanimous=False, against=(), abstaining=(), aside=()):
    return {"for": yes, "against": 0 if unanimous and no is None else no, "abstention": 0 if unanimous and abstention is None else abstention,
            "not_voting": not_voting, "outcome": outcome, "unanimous": unanimous,
            "names": {"against": list(against), "abstention": list(abstaining), "not_voting": list(aside)}}


class Act:
    def __init__(self, paper, number, title, rank, rapporteur, subject, stamp, own):
        self.paper = paper
        self.facts = {"number": number, "title": title, "rank": rank, "rapporteur": rapporteur, "subject": subject, "act_id": None,
                      "transmission_date": None, "posting_date": None, "visas": 0, "recitals": 0, "decision": [], "votes": None,
                      "citations": [], "relations": [], "grants": [], **own}
        self.facts.update(stamp or {})

    def item(self, text, label=None, up_to=None):
        """An item of the decision; gives its words back to be set in a sentence or a list. `up_to`: the last words where blocks that follow
        belong to it."""
        starts, ends = ends_of(text)[0], ends_of(up_to or text)[1]
        self.facts["decision"].append({"label": label, "starts": starts, "ends": ends})
        return text

    def visa(self, text):
        self.facts["visas"] += 1
        return text

    def recital(self, text):
        self.facts["recitals"] += 1
        return text

    def cite(self, words, date, number=None, relation=None):
        """A reference to another deliberation, as written in `words`."""
        shown = [french.words(date), french.figures(date), french.words(date).rsplit(" ", 1)[0]]
        assert any(s in words for s in shown) and (number is None or number in words), words
        entry = {"number": number, "date": date}
        if entry not in self.facts["citations"]:
            self.facts["citations"].append(entry)
        if relation:
            self.facts["relations"].append({"type": relation, **entry})
        return words

    def grant(self, beneficiary, amount):
        """A sum awarded; gives it back as printed."""
        self.facts["grants"].append({"beneficiary": beneficiary, "amount": float(amount)})
        shown = french.amount(amount)
        return (shown[:-3] if shown.endswith(",00") else shown) + " €"

    def votes(self, *args, **kwargs):
        one, now = vote(*args, **kwargs), self.facts["votes"]
        self.facts["votes"] = one if now is None else [*(now if isinstance(now, list) else [now]), one]


class People:
    """Who came, by role; truth holds the same names that the document prints."""

    def __init__(self, present, excused=(), absent=(), proxies=()):
        self.present, self.excused, self.absent, self.proxies = list(present), list(excused), list(absent), list(proxies)

    def truth(self):
        bare = lambda people: [name for _, name in people]
        return {"present": bare(self.present), "excused": bare(self.excused), "absent": bare(self.absent),
                "proxies": [{"from": a[1], "to": b[1]} for a, b in self.proxies]}


def said(person):
    """Civility and name, or the name alone."""
    return " ".join(part for part in person if part)


def listed(people, sign=", "):
    return sign.join(said(p) for p in people)


def session(institution=None, assembly=None, date=None, president=None, secretary=None, in_office=None, present_count=None, voters=None,
            people=None):
    person = lambda p: {"civility": p[0], "name": p[1]} if p else None
    none = {"present": [], "excused": [], "absent": [], "proxies": []}
    return {"institution": institution, "assembly": assembly, "session_date": date, "president": person(president),
            "secretary": person(secretary), "in_office": in_office, "present_count": present_count, "voters": voters,
            "attendance": people.truth() if people else none}


class Paper:
    def __init__(self, file, kind, session, **look):
        self.file, self.kind, self.session, self.look = file, kind, session, look
        self.blocks, self.acts, self.open = [], [], None

    # Blocks
    def add(self, kind, text="", **more):
        self.blocks.append(Block(kind, text, self.open, **more))

    def center(self, text):
        self.add("center", text)

    def head(self, text):
        self.add("head", text)

    def p(self, text, indent=0):
        self.add("p", text, indent=indent)

    def li(self, text, sign="-"):
        self.add("li", text, label=sign)

    def table(self, rows):
        self.add("table", rows=rows)

    def gap(self, lines=1):
        for _ in range(lines):
            self.add("gap")

    def right(self, text):
        self.add("right", text)

    def page(self):
        self.add("page")

    # Acts
    def act(self, title, number=None, rank=None, rapporteur=None, subject=None, stamp=None, own=None):
        self.open = Act(self, number, title, rank, rapporteur, subject, stamp, own or {})
        self.acts.append(self.open)
        return self.open

    def close(self):
        self.open = None

    def truth(self, base):
        """The document's truth; lines only where `laid` text gave each block its lines."""
        acts = []
        for act in self.acts:
            lines = [n for b in self.blocks if b.act is act and b.start for n in (b.start, b.end)]
            facts = dict(act.facts)
            if facts["rank"] is None:
                del facts["rank"]
            facts["line_start"], facts["line_end"] = (min(lines), max(lines)) if lines else (None, None)
            acts.append(facts)
        return {"file": base, "kind": self.kind, "session": self.session, "acts": acts}
