"""Layouts that change nothing in what a text says: each takes a form and gives the name's ending and the bytes of a file."""
import re
import unicodedata

import papers

STAMP = ["Envoyé en préfecture le 05/03/2024", "Reçu en préfecture le 05/03/2024", "Publié le 06/03/2024"]
STAMP_FACTS = {"act_id", "transmission_date", "posting_date", "institution_id"}
ACCENTED = {"DEPARTEMENT": "Département", "DELIBERATION": "Délibération", "REUNION": "Réunion", "PRESIDENCE": "Présidence", "SEANCE": "Séance",
            "DEPARTEMENTAL": "départemental", "GENERAL": "général", "PRESIDENT": "Président", "PRESIDENTE": "Présidente", "DECIDE": "décide"}
SMALL = {"DU", "DE", "DES", "LA", "LE", "LES", "ET", "AU", "AUX", "EN", "À", "A", "UN", "UNE", "PAR", "POUR"}
HEADING_WORDS = re.compile(r"\b(D[EÉ]LIB[EÉ]RATION|R[EÉ]UNION|S[EÉ]ANCE|D[EÉ]PARTEMENT|CONSEIL|PR[EÉ]SID|RAPPORT|PROC[EÈ]S|COMPTE RENDU|R[EÉ]GION|COMMUNE)")


def stamp_of(form):
    return [*STAMP, f"ID : 099-219900999-20240301-{form.name.upper().replace('-', '_')[:12]}-DE"]


def utf8(text):
    return ".txt", text.encode()


def relaid(**look):
    return lambda form: utf8(form.text(**look))


def worded(change):
    """A layout that changes signs in the plain text."""
    return lambda form: utf8(change(form.text()))


def lined(change):
    """A layout that changes whole lines of the plain text."""
    return lambda form: utf8("\n".join(change(form.lines())) + "\n")


def paged(top=lambda n, count: [], foot=lambda n, count: [], feed=True, length=44):
    """Pages with running heads and feet."""
    def layout(form):
        pages, out = form.pages(length), []
        for n, page in enumerate(pages, 1):
            rows = [*top(n, len(pages)), *page, *foot(n, len(pages))]
            out += [("\f" if feed and n > 1 else "") + rows[0], *rows[1:]]
        return utf8("\n".join(out) + "\n")
    return layout


def stamped(place):
    """A stamp on each page: at its top, at its foot, right of its first lines, or in the middle of a sentence."""
    def layout(form):
        stamp, out = stamp_of(form), []
        for n, page in enumerate(form.pages(44)):
            rows = list(page)
            if place == "top":
                rows = [*stamp, "", *rows]
            elif place == "foot":
                rows = [*rows, "", *stamp]
            elif place == "beside":
                shown = iter(stamp)
                rows = [row.ljust(96) + "    " + next(shown) if k < 4 else row for k, row in enumerate(rows)]
                rows = [row.rstrip() for row in rows]
            else:
                at = next((k + 1 for k in range(12, len(rows) - 1) if len(rows[k]) > 60 and rows[k][-1].isalpha() and rows[k + 1].strip()), None)
                rows = rows[:at] + stamp + rows[at:] if at else rows
            out += [("\f" if n else "") + rows[0], *rows[1:]]
        return utf8("\n".join(out) + "\n")
    return layout


def mixed_case(text):
    """Headings in capitals as others write them; titles and names are left as they are."""
    def word(match):
        shown = match.group()
        if shown in ACCENTED:
            return ACCENTED[shown]
        return shown.lower() if shown in SMALL else shown.capitalize()
    rows = []
    for row in text.split("\n"):
        if row == row.upper() and HEADING_WORDS.search(row):
            row = re.sub(r"[^\W\d_]+", word, row)
            row = re.sub(r"[^\W\d_]", lambda m: m.group().upper(), row, count=1)
        rows.append(row)
    return "\n".join(rows)


def capital_accents(text):
    back = {k: v.upper() for k, v in ACCENTED.items()}
    return re.sub(r"[A-Z]{6,}", lambda m: back.get(m.group(), m.group()), text)


def inside_long_words(sign, length):
    def change(text):
        halve = lambda m: m.group()[:len(m.group()) // 2] + sign + m.group()[len(m.group()) // 2:]
        return re.sub(r"(?<![^\W\d_])[a-zàâçéèêëîïôûü]{%d,}(?![^\W\d_])" % length, halve, text)
    return change


def quotes(opening, closing, pad=""):
    return lambda text: re.sub(r"«\s*", opening + pad, re.sub(r"\s*»", pad + closing, text))


def blanks_before_marks(blank):
    return lambda text: re.sub("(?<=«) ", blank, re.sub(" (?=[:;!?»€%])", blank, text))


def one_line(form):
    return utf8(" ".join(" ".join(form.lines()).split()) + "\n") if form.flat else None


def without_gaps(form):
    return utf8("\n".join(row for row in form.lines() if row.strip()) + "\n")


def windows(form):
    text = form.text()
    return (".txt", text.encode("cp1252")) if all(c in "\n\f" or c.encode("cp1252", "ignore") for c in text) else None


def markdown(form):
    return ".md", papers.markdown(form.paper())


LAYOUTS = {
    "wrap_60": relaid(width=60), "wrap_80": relaid(width=80), "wrap_120": relaid(width=120), "paragraph_a_line": relaid(width=100000),
    "one_line": one_line,
    "crlf": worded(lambda t: t.replace("\n", "\r\n")),
    "cr": worded(lambda t: t.replace("\n", "\r")),
    "blank_line_after_each": lined(lambda rows: [x for row in rows for x in (row, "")]),
    "no_blank_lines": without_gaps,
    "indent_12": lined(lambda rows: [" " * 12 + row if row else row for row in rows]),
    "tabs": lined(lambda rows: ["\t" + row if row else row for row in rows]),
    "trailing_blanks": lined(lambda rows: [row + "   " for row in rows]),
    "doubled_blanks": worded(lambda t: re.sub(r"(?<=\S) (?=\S)", "  ", t)),
    "nbsp_before_marks": worded(blanks_before_marks("\u00a0")),
    "nnbsp_before_marks": worded(blanks_before_marks("\u202f")),
    "no_blank_before_marks": worded(lambda t: re.sub(r"(?<=\w) (?=[:;])", "", t)),
    "nbsp_after_vu_article": worded(lambda t: re.sub(r"\b(Vu|VU|Article|ARTICLE|M\.|Mme|n°|N°) ", "\\1\u00a0", t)),
    "nnbsp_in_sums": worded(lambda t: re.sub(r"(?<=\d) (?=\d{3}\b|€)", "\u202f", t)),
    "straight_apostrophes": worded(lambda t: t.replace("’", "'")),
    "curly_apostrophes": worded(lambda t: t.replace("'", "’")),
    "modifier_apostrophes": worded(lambda t: t.replace("’", "\u02bc").replace("'", "\u02bc")),
    "english_quotes": worded(quotes("“", "”")),
    "straight_quotes": worded(quotes('"', '"')),
    "angle_pairs": worded(quotes("<<", ">>", " ")),
    "em_dashes": worded(lambda t: t.replace("–", "—")),
    "plain_dashes": worded(lambda t: t.replace("–", "-").replace("—", "-")),
    "minus_signs": worded(lambda t: re.sub(r"(?m)^(\s*)- ", "\\1− ", t)),
    "bullets": worded(lambda t: re.sub(r"(?m)^(\s*)- ", "\\1• ", t)),
    "arrow_bullets": worded(lambda t: re.sub(r"(?m)^(\s*)- ", "\\1➢ ", t)),
    "unicode_hyphens": worded(lambda t: re.sub(r"(?<=\w)-(?=\w)", "\u2010", t)),
    "no_break_hyphens": worded(lambda t: re.sub(r"(?<=\w)-(?=\w)", "\u2011", t)),
    "decomposed": worded(lambda t: unicodedata.normalize("NFD", t)),
    "soft_hyphens": worded(inside_long_words("\u00ad", 9)),
    "zero_width": worded(inside_long_words("\u200b", 12)),
    "byte_order_mark": worded(lambda t: "\ufeff" + t),
    "ligatures": worded(lambda t: t.replace("fi", "ﬁ").replace("fl", "ﬂ")),
    "mixed_case_headings": worded(mixed_case),
    "accents_on_capitals": worded(capital_accents),
    "vu_in_capitals": worded(lambda t: re.sub(r"(?m)^(\s*)Vu\b", "\\1VU", t)),
    "article_in_capitals": worded(lambda t: re.sub(r"(?m)^(\s*)Article\b", "\\1ARTICLE", t)),
    "form_feeds": paged(),
    "form_feeds_alone": paged(top=lambda n, count: ["\f"] if n > 1 else [], feed=False),
    "page_numbers": paged(foot=lambda n, count: ["", str(n).center(80).rstrip()]),
    "page_of": paged(foot=lambda n, count: ["", f"Page {n} sur {count}".rjust(86)], feed=False),
    "page_slash": paged(foot=lambda n, count: ["", f"{n}/{count}"], feed=False),
    "page_dashes": paged(foot=lambda n, count: [f"- {n} -".center(80).rstrip()], feed=False),
    "address_foot": paged(foot=lambda n, count: ["", "Hôtel du Pré-aux-Clercs, 2 place des Drapiers, 80990 Montornay - Tél. 00 00 00 00 00",
                                                 f"www.montornay.example - {n}"]),
    "running_head": paged(top=lambda n, count: [f"Registre des délibérations - année 2024 - feuillet {n + 30}", ""] if n > 1 else []),
    "running_head_two_lines": paged(top=lambda n, count: ["Recueil des actes administratifs", f"N° 12 - Tome 2{'Page ' + str(n):>60}", ""], feed=False),
    "stamp_top": stamped("top"), "stamp_foot": stamped("foot"), "stamp_beside": stamped("beside"), "stamp_in_sentence": stamped("inside"),
    "windows_1252": windows,
    "utf_16": lambda form: (".txt", b"\xff\xfe" + form.text().encode("utf-16-le")),
    "utf_16_be": lambda form: (".txt", b"\xfe\xff" + form.text().encode("utf-16-be")),
    "markdown": markdown,
}
