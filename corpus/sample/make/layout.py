"""From paragraphs to lines, and from lines to pages, with the accidents that real extracted texts show.

A line keeps the tags of the facts written on it through every accident, so that truth knows where each stands.
"""
import hashlib
import re


class Dice:
    """Repeatable chance: the same seed gives the same rolls with any version of Python."""

    def __init__(self, seed):
        self.seed, self.rolls = seed, 0

    def value(self):
        self.rolls += 1
        digest = hashlib.sha256(f"{self.seed}/{self.rolls}".encode()).digest()
        return int.from_bytes(digest[:6], "big") / 2**48

    def chance(self, p):
        return self.value() < p

    def below(self, n):
        return int(self.value() * n)

    def pick(self, items):
        return items[self.below(len(items))]

    def order(self, items):
        items, out = list(items), []
        while items:
            out.append(items.pop(self.below(len(items))))
        return out


class Line:
    __slots__ = ("text", "tags", "number", "page", "cell")

    def __init__(self, text="", tags=(), cell=None):
        self.text, self.tags, self.number = text, set(tags), 0
        self.page = False    # starts a page
        self.cell = cell     # (table, row) in the formats that have tables


def break_points(text):
    """Places where a line may end: (end of the line, start of the next)."""
    for i, c in enumerate(text):
        if c == " " and 0 < i < len(text) - 1:
            if text[i + 1] in ";:»!?" or text[i - 1] == "«":
                continue
            yield i, i + 1
        elif c == "-" and 0 < i < len(text) - 1 and text[i - 1].isalnum() and text[i + 1].isalnum():
            yield i + 1, i + 1


def wrap(text, width, indent=0):
    """[start, end) of each line; a line may end after a true hyphen, as word processors do."""
    if not width:
        return [(0, len(text))]
    lines, start, points = [], 0, list(break_points(text))
    room = width - indent
    while len(text) - start > room:
        fitting = [(e, n) for e, n in points if e > start and e - start <= room]
        if not fitting:
            fitting = [(e, n) for e, n in points if e > start][:1]
        if not fitting:
            break
        end, following = fitting[-1]
        lines.append((start, end))
        start = following
        room = width
    lines.append((start, len(text)))
    return lines


def stretch(text, dice):
    """Doubles some or all blanks of a justified line."""
    gaps = [m.start() for m in re.finditer(" ", text)]
    if len(gaps) < 4 or dice.chance(0.4):
        return text
    if dice.chance(0.4):
        first, last = 0, len(gaps)
    else:
        first = dice.below(len(gaps) - 1)
        last = first + 1 + dice.below(len(gaps) - first)
    doubled = set(gaps[first:last])
    return "".join(c + " " if i in doubled else c for i, c in enumerate(text))


def paragraph(text, marks, width, dice, tags=(), indent=0, justify=True, mark_tag=None):
    """Lines of one paragraph; lines that hold a mark carry its tag as well."""
    out = []
    pieces = wrap(text, width, indent)
    for k, (start, end) in enumerate(pieces):
        shown = text[start:end]
        if justify and k < len(pieces) - 1:
            shown = stretch(shown, dice)
        line = Line(shown, tags)
        for mark in marks:
            if mark.start < end and mark.end > start and mark_tag:
                line.tags.add(mark_tag(mark))
        out.append(line)
    return out


def trim(lines):
    """Without the blank lines at both ends."""
    while lines and not lines[0].text.strip():
        lines = lines[1:]
    while lines and not lines[-1].text.strip():
        lines = lines[:-1]
    return lines


FORCED = "page break"


def pages_of(lines, length):
    """Cuts lines into pages; a line tagged FORCED starts one. Blank lines at a cut vanish, as they do in real texts."""
    pages, page = [], []
    for line in lines:
        if page and (len(page) >= length or FORCED in line.tags):
            pages.append(page)
            page = []
        page.append(line)
    pages.append(page)
    return [p for p in (trim(p) for p in pages) if p]
