"""The words in which the acts are written down: visas, articles, votes, annexes, sessions and documents.

Running text may hold references: [[amends 2018-83]] prints « la délibération n°2018-83 du Conseil départemental en date du
26 mars 2018 », [[cites 6@2012-05-21 +]] adds its title, [[cites @2017-11-13|votée le 13 novembre 2017]] prints the words
after the bar. An act is named by its number where that holds a year, else by number@date; @date alone names a day.
"""
import re

import french
from council import assembly_of

MARK = re.compile(r"\[\[(\w+) ([^\]|+]+?)( \+)?(?:\|([^\]]*))?\]\]")


class Target:
    """What a reference points at."""

    def __init__(self, number, date, body, title):
        self.number, self.date, self.body, self.title = number, date, body, title


class Registry:
    def __init__(self):
        self.targets = {}
        self.inside = set()

    def add(self, key, target, inside):
        if key in self.targets:
            raise ValueError(f"two acts named {key}")
        self.targets[key] = target
        if inside:
            self.inside.add(key)

    def find(self, key):
        if key not in self.targets and key.startswith("@"):
            date = key[1:]
            return Target(None, date, assembly_of(date).body if date > "2011-04" else "Conseil général", None)
        return self.targets[key]


class Mark:
    """A reference inside a plain text: [start, end) of it, its kind of relation and its target."""

    def __init__(self, start, end, kind, target, number):
        self.start, self.end, self.kind, self.target, self.number = start, end, kind, target, number


def standard_reference(target, titled, date=french.words, sign="n°", du=True):
    number = f" {sign}{target.number}" if target.number else ""
    of = "de la" if target.body.startswith("Commission") else "du"
    text = f"la délibération{number} {of} {target.body} en date {'du ' if du else ''}{date(target.date)}"
    return text + (f" « {target.title} »" if titled else "")


def plain_text(text, registry):
    """The text as printed, and its marks."""
    out, marks, last, length = [], [], 0, 0
    for m in MARK.finditer(text):
        kind, key, titled, words = m.groups()
        target = registry.find(key)
        before = text[last:m.start()]
        words = words if words is not None else standard_reference(target, titled)
        number = target.number if target.number and re.search(r"n° ?" + re.escape(target.number) + r"\b", words) else None
        out += [before, words]
        length += len(before)
        marks.append(Mark(length, length + len(words), kind, target, number))
        length += len(words)
        last = m.end()
    out.append(text[last:])
    return "".join(out), marks


class Visa:
    """`write(registry, assembly, rng)` gives the text without its final semicolon, and what truth says of it."""

    def __init__(self, kind, write, cited=None):
        self.kind, self.write, self.cited = kind, write, cited


def listed(items):
    return items[0] if len(items) == 1 else ", ".join(items[:-1]) + " et " + items[-1]


def with_articles(items, rng, joiner=None):
    if not items:
        return ""
    joiner = joiner or rng.pick([" et, notamment, ", " et, notamment, ", " et notamment ", " et, notamment "])
    one = len(items) == 1 and " à " not in items[0] and "suivants" not in items[0]
    return f"{joiner}{'son article' if one else 'ses articles'} {listed(items)}"


def code(name, *articles, joiner=None):
    def write(registry, assembly, rng):
        return f"Vu le {name}{with_articles(articles, rng, joiner)}", {"code": name, "articles": list(articles)}
    return Visa("code", write)


def cgct(*articles, joiner=None):
    return code("Code Général des Collectivités Territoriales", *(articles or ("L.3121-14", "L.3211-1")), joiner=joiner)


def _statute(kind, noun):
    def build(number, date, title, *articles, last=False, words=False):
        def write(registry, assembly, rng):
            day = french.words(date) if words else french.figures(date)
            middle = f"{title} en date du {day}" if last else f"du {day} {title}"
            sign = rng.pick(["n°", "n°", "n° "])
            return (f"Vu {noun} {sign}{number} {middle}{with_articles(articles, rng)}",
                    {"number": number, "date": date, "articles": list(articles)})
        return Visa(kind, write)
    return build


law = _statute("law", "la loi")
decree = _statute("decree", "le décret")
ordinance = _statute("ordinance", "l’ordonnance")


def order(date, title, what="l’arrêté préfectoral"):
    def write(registry, assembly, rng):
        return f"Vu {what} du {french.figures(date)} portant {title}", {"number": None, "date": date, "title": title}
    return Visa("order", write)


def d(key, du=True, close=True, words=None, sign=None, body=None):
    """A cited deliberation; `du` and `close` leave out what some real visas leave out."""
    def write(registry, assembly, rng):
        t = registry.find(key)
        date = french.words if (rng.chance(0.2) if words is None else words) else french.figures
        named = Target(t.number, t.date, body or t.body, t.title)
        text = "Vu " + standard_reference(named, True, date, sign or rng.pick(["n°", "n°", "n°", "n° "]), du)
        return (text if close else text[:-2],
                {"number": t.number, "date": t.date, "title": t.title, "body": named.body})
    return Visa("deliberation", write, cited=key)


def report(text=None):
    def write(registry, assembly, rng):
        whose = "de la Présidente" if assembly.chair == "La Présidente" else "du Président"
        return text or f"Vu le rapport {whose} du {assembly.body}, ci-annexé", {}
    return Visa("report", write)


def avis(number, date, name=None, comma=False, late=False):
    """A committee's opinion; the name is the one the committee had on that day."""
    def write(registry, assembly, rng):
        called = name or assembly.committee(date, number)
        held = "lors de sa réunion en date du" if late else "lors de sa réunion du"
        return (f"Vu l’avis de la {french.ordinal(number)} commission « {called} »{',' if comma else ''} rendu {held} "
                f"{french.figures(date)}", {"date": date, "committee": number, "committee_name": called})
    return Visa("committee_opinion", write)


def rules(*articles):
    def write(registry, assembly, rng):
        return f"Vu le Règlement Intérieur du {assembly.body}{with_articles(articles, rng)}", {"articles": list(articles)}
    return Visa("rules_of_procedure", write)


def letter(text, date):
    return Visa("letter", lambda registry, assembly, rng: (text, {"date": date}))


def other(text, date=None):
    return Visa("other", lambda registry, assembly, rng: (text, {"date": date}))


class Article:
    def __init__(self, label, text, grants=(), style=None):
        self.label, self.text, self.grants, self.style = label, text, list(grants), style


class Vote:
    """`against` and `abstain` name groups, or {group: how many} where a group was split."""

    def __init__(self, against=(), abstain=(), outcome="Adopté", printed=True, intro=None, names=None, separator=None):
        self.against, self.abstain, self.outcome, self.printed = against, abstain, outcome, printed
        self.intro, self.names, self.separator = intro, names or {}, separator


class Aside:
    """Text between articles that belongs to none (what the chair said)."""

    def __init__(self, text):
        self.text = text


class Grant:
    def __init__(self, beneficiary, value, purpose):
        self.beneficiary, self.value, self.purpose = beneficiary, value, purpose


class Annex:
    """`layout` is "text" (justified paragraphs), "lines" (each line as it stands) or "table" (cells parted by bars)."""

    def __init__(self, text, layout="lines", adopted=False):
        self.text, self.layout, self.adopted = text, layout, adopted


class Act:
    def __init__(self, number, name, *, rapport=None, units=(), territories=(), visas=(), recitals=(), recusals=(), decides=(),
                 body=None, ask=True, annexes=(), formula="DECIDE :", deliberated="Après en avoir délibéré,", theme=None, document_code=None,
                 stamp=None, away=(), back=(), title=None, title_break=False, excerpt=True, cantons=False,
                 break_visa=None, break_article=None, without_report=False):
        self.number, self.name, self.rapport = number, name, rapport
        self.title = title or name.upper()
        self.units, self.territories = list(units), list(territories)
        self.visas, self.recitals, self.recusals = list(visas), list(recitals), list(recusals)
        self.decides, self.body, self.ask, self.annexes = list(decides), body, ask, list(annexes)
        self.formula, self.deliberated, self.theme = formula, deliberated, theme
        self.document_code, self.stamp = document_code, stamp
        self.away, self.back = list(away), list(back)
        self.title_break, self.excerpt, self.cantons = title_break, excerpt, cantons
        self.break_visa, self.break_article = break_visa, break_article
        self.without_report = without_report
        self.session = None

    @property
    def key(self):
        return self.number if "-" in self.number else f"{self.number}@{self.session.date}"

    @property
    def articles(self):
        return [x for x in self.decides if isinstance(x, Article)]


class Recusal:
    """`members` by key; the sentence is theirs to write, names in it as printed."""

    def __init__(self, members, text, left=True):
        self.members, self.text, self.left = list(members), text, left


class Session:
    """`excused` gave a proxy; `unproxied` did not and are printed as excused, `absent` as absent."""

    def __init__(self, date, secretary, acts, excused=(), unproxied=(), absent=()):
        self.date, self.secretary, self.acts = date, secretary, acts
        self.excused, self.unproxied, self.absent = list(excused), list(unproxied), list(absent)
        self.assembly = assembly_of(date)
        for a in acts:
            a.session = self


class Document:
    """A file of the corpus: which acts, in which format, with which accidents of layout."""

    def __init__(self, file, acts, format="text", encoding="utf-8", page_lines=46, feet=False, form_feeds=False, first_page=1,
                 justify=True, no_break=False, tail="", stamps=True, codes=False):
        self.file, self.acts, self.format, self.encoding = file, acts, format, encoding
        self.page_lines, self.feet, self.form_feeds, self.first_page = page_lines, feet, form_feeds, first_page
        self.justify, self.no_break, self.tail, self.stamps, self.codes = justify, no_break, tail, stamps, codes
