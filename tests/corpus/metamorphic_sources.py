"""The sample acts as blocks, taken from the maker of the sample corpus, and their plain layout."""
import copy
import os
import sys

MAKE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "corpus", "sample", "make")
sys.path.insert(0, MAKE)

import assemble  # noqa: E402
import corpus  # noqa: E402
import councils  # noqa: E402
import make  # noqa: E402
import papers  # noqa: E402
from paper import Block  # noqa: E402

PLAIN = {"format": "text", "width": 88, "encoding": "utf-8"}


class Form:
    """A document to be laid out in many ways. `published`: a file of the sample that says the same in the same words. `flat`: its form is
    read without line breaks too. `stamp`: it has none, and takes one."""

    def __init__(self, name, blocks, published=None, flat=False, stamp=False):
        self.name, self.blocks, self.published, self.flat, self.stamp = name, blocks, published, flat, stamp

    def paper(self, blocks=None, **look):
        """A paper over copies of the blocks, since laying out numbers their lines."""
        paper = type("Layout", (), {})()
        paper.blocks, paper.look = [copy.copy(b) for b in (self.blocks if blocks is None else blocks)], {**PLAIN, **look}
        return paper

    def text(self, **look):
        return papers.text(self.paper(**look)).decode()

    def lines(self, **look):
        return self.text(**look).rstrip("\n").split("\n")

    def pages(self, length=44, blocks=None, **look):
        """Pages of lines; a page of the form's own starts a page here too."""
        paper = self.paper(blocks, page_lines=length, **look)
        return [[row for row, _ in page] for page in papers.text_pages(paper)]


def departement_blocks(document):
    """The blocks of a document of the Département: paragraphs and tables as its office files have them."""
    office = copy.copy(document)
    office.format = "docx"
    lines, _ = assemble.compose(office, make.registry_of(corpus.DOCUMENTS))
    blocks, table = [], None
    for line in lines:
        if line.page and blocks:
            blocks.append(Block("page"))
        if line.cell:
            if table is None or line.cell[0] != table[0]:
                table = (line.cell[0], {})
                blocks.append(Block("table", rows=[]))
            rows = table[1].setdefault(line.cell[1], [])
            if not rows:
                blocks[-1].rows.append(rows)
            rows.append(line.text.strip())
            continue
        table = None
        words = line.text.strip()
        bullet = words[:2] in ("- ", "• ")
        kind = "gap" if not words else "li" if bullet else "head" if words.startswith(("DELIBERATION DU", "RAPPORT N°")) else "p"
        blocks.append(Block(kind, words[2:] if bullet else words, label=words[0] if bullet else None))
    return blocks


def departement(name, file, numbers=(), **more):
    """A document of the Département, or those of its acts that have one of the numbers."""
    document = copy.copy(next(d for d in corpus.DOCUMENTS if d.file == file))
    document.acts = [act for act in document.acts if not numbers or act.number in numbers]
    return Form(name, departement_blocks(document), **more)


def council(name, part, **more):
    paper = next(p for p in councils.PAPERS if part in p.file)
    return Form(name, paper.blocks, os.path.join("councils", paper.file), **more)


def forms():
    return [departement("departement-clubs", "2024-06-17-clubs-sportifs.txt", stamp=True),
            departement("departement-sport", "2016-09-26-politique-sportive.txt"),
            departement("departement-session", "2014-06-23-seance.txt"),
            departement("departement-table", "2020-09-28-seance.txt", ["2020-205"]),
            departement("departement-annexes", "2023-06-26-seance.txt", ["2023-122", "2023-124"]),
            council("village", "proces-verbal", stamp=True), council("epci", "epci/2024-09-26"), council("town", "ville/"),
            council("syndicate", "2021-11-25", stamp=True), council("region", "cp-2023", flat=True, stamp=True), council("extract", "deliberation-2022", flat=True)]
