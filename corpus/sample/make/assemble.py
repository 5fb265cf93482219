"""Rendered acts put one after the other into a document of pages and numbered lines; truth read off the tags."""
import datetime

import council
import french
from layout import FORCED, Dice, Line, pages_of
from render import Writer


def plan(document):
    """Gives each act of the document its stamp and its document code."""
    dice = Dice(f"plan {document.file}")
    codes = dice.order(range(2, 2 + 3 * len(document.acts)))
    for k, act in enumerate(document.acts):
        if act.stamp is None and document.stamps and (k or dice.chance(0.3)):
            day = datetime.date.fromisoformat(act.session.date) + datetime.timedelta(days=8 + dice.below(9))
            iso = day.isoformat()
            form = dice.pick([french.figures, french.words, french.words])
            shown = french.capitals if form is french.words and dice.chance(0.15) else form
            act.stamp = ((iso, form), (iso, shown))
        if document.codes and act.document_code is None and not act.without_report and dice.chance(0.8):
            act.document_code = f"CD{act.session.date.replace('-', '')}-{codes[k]}"


def compose(document, registry):
    """All lines of the document, numbered, and what rendering said of each act."""
    plan(document)
    lines, rendered = [], []
    dice = Dice(f"pages {document.file}")
    paper = document.first_page - 1      # the number of the bound volume's page
    bare = False                         # the page before kept its foot: no leading blank on this one
    first = True
    flat = document.format in ("docx", "odt", "html")
    for act in document.acts:
        out = Writer(act, registry, document).write()
        rendered.append((act, out))
        for index, (kind, part) in enumerate(out.parts):
            name = f"{act.key}/part/{index}"
            pages = [part] if flat else pages_of(part, document.page_lines)
            for n, page in enumerate(pages):
                paper += 1
                last = n == len(pages) - 1
                coded = act.document_code if kind == "report" else None
                for line in page:
                    line.tags.add(name)
                page[0].page = True
                if document.format == "text":
                    if document.form_feeds:
                        page[0].text = ("" if first else "\f") + page[0].text
                    elif not bare:
                        page[0].text = " " + page[0].text
                first = bare = False
                lines += page
                if coded:
                    lines += [Line(), Line(coded, {name})] if document.format != "html" else [Line(coded, {name})]
                forced = not last and FORCED in pages[n + 1][0].tags
                if document.feet and not flat and (forced or dice.chance(0.25 if not last else 0.1 if kind == "report" else 0)):
                    if kind == "report" and coded:
                        lines += [Line(str(n + 1), {name})]
                    elif kind == "deliberation":
                        lines += [Line(), Line(f"{n + 1} / {len(pages)}", {name})]
                    lines += [Line(), Line(str(paper), {name}), Line(), Line(), Line()]
                    bare = True
    for k, row in enumerate(document.tail.strip("\n").split("\n") if document.tail else []):
        lines.append(Line((" " if k == 0 and not bare and not document.form_feeds else "") + row))
    if document.format == "pdf":
        lines = as_printed(lines)
    # A row of a table is one line of what is read.
    number, row = 0, None
    for line in lines:
        if line.cell is None or line.cell != row:
            number += 1
        line.number, row = number, line.cell
    return lines, rendered


def as_printed(lines):
    """What a page of print leaves: no blank line at its edges, and never two together."""
    kept = []
    for k, line in enumerate(lines):
        if not line.text.strip():
            after = next((x for x in lines[k + 1:] if x.text.strip()), None)
            if not kept or not kept[-1].text.strip() or after is None or after.page:
                continue
        kept.append(line)
    return kept


def places(lines):
    """tag -> numbers of the lines that carry it and hold words."""
    found = {}
    for line in lines:
        if line.text.strip():
            for tag in line.tags:
                found.setdefault(tag, []).append(line.number)
    return found


RANK = {"cites": 0, "applies": 1, "amends": 2, "completes": 2, "replaces": 3, "repeals": 3}


def truth_of(act, out, document, at):
    """The act's entry for acts.json and its edges for citations.json."""
    f, key = out.facts, act.key
    span = lambda tag: (at[tag][0], at[tag][-1])
    visas = []
    for k, v in enumerate(f["visas"]):
        start, end = span(f"{key}/visa/{k}")
        visas.append({**v, "line_start": start, "line_end": end})
    articles = []
    for a in f["articles"]:
        articles.append({"label": a["label"], "line_start": span(f"{key}/article/{a['label']}")[0],
                         "text_start": a["text_start"], "text_end": a["text_end"], "length": a["length"]})
    kinds = [k for k, _ in out.parts]
    ends = [span(f"{key}/part/{i}") for i in range(len(kinds))]
    dated = {v["date"]: v["number"] for v in f["visas"] if v["kind"] == "deliberation"}
    relations, edges = [], {}
    for k, (mark, part, article, adopted) in enumerate(out.citations):
        t = mark.target
        if (part == "article" or adopted) and mark.kind != "cites":
            number = mark.number or dated.get(t.date)
            entry = {"type": mark.kind, "number": number, "date": t.date}
            if article:
                entry["article"] = article
            if entry not in relations:
                relations.append(entry)
        edge = edges.setdefault((part, mark.number, t.date), {
            "from": act.number, "from_date": act.session.date,
            "to": {"kind": "deliberation", "number": mark.number, "date": t.date, "body": t.body},
            "part": part, "type": mark.kind, "lines": []})
        if RANK[mark.kind] > RANK[edge["type"]]:
            edge["type"] = mark.kind
        edge["lines"] = sorted(set(edge["lines"] + at[f"{key}/cite/{k}"]))
    no_report = {"number": None, "title": None, "units": [], "territories": None}
    entry = {
        "number": act.number, "institution": council.INSTITUTION, "assembly": act.session.assembly.body,
        "session_date": act.session.date, "title": act.title, "president": f["president"], "secretary": f["secretary"],
        "attendance": f["attendance"], "recusals": f["recusals"], "visas": visas, "recitals": f["recitals"],
        "opinions": f["opinions"], "articles": articles, "votes": f["votes"], "signatories": f["signatories"],
        "signed_date": f["signed_date"],
        "report": no_report if act.without_report else {
            "number": str(act.rapport), "title": act.title, "units": [" ".join(u.split()) for u in act.units],
            "territories": act.territories or None},
        "transmission_date": f.get("transmission_date"), "posting_date": f.get("posting_date"),
        "document_code": act.document_code, "relations": relations, "grants": f["grants"],
        "theme": {"code": act.theme[0], "alternates": list(act.theme[1:])},
        "source": {"file": document.file, "line_start": span(f"{key}/start")[0], "line_end": ends[-1][1],
                   "line_end_act": ends[0][1], "report_line_start": ends[-1][0] if kinds[-1] == "report" else None,
                   "annexes": [list(e) for e, k in zip(ends, kinds) if k == "annex"]},
    }
    return entry, list(edges.values())
