"""A printed extract as PDF: a margin column beside the body, names in columns, the stamp of the remote transmission on each page.

Places are points from the lower left corner of an A4 page. Only Helvetica and its bold face, which no file has to hold.
"""
import formats
import french

WIDTHS = {}
for width, letters in [(222, "ijl’‘"), (278, " !.,:;/fItI["), (333, "-()r"), (500, "ckvsxyzJ"), (556, "abdeghnopquL0123456789?«»–€_"), (584, "+<>="),
                       (611, "FTZ"), (667, "ABEKPSVXY&"), (722, "CDHNRUw"), (778, "GOQ"), (833, "mM"), (889, "%"), (944, "Wœ"), (400, "°")]:
    WIDTHS.update(dict.fromkeys(letters, width))
BASES = dict(zip("àâäçéèêëîïôöùûüÀÂÇÉÈÊËÎÏÔÖÙÛÜ", "aaaceeeeiioouuuAACEEEEIIOOUUU"))

LEFT, BODY, RIGHT, TOP, FOOT = 45, 175, 550, 742, 60
SIZE, LEADING = 10, 14.5


def width_of(words, size, bold=False):
    total = sum(WIDTHS.get(BASES.get(c, c), 556) for c in words) * size / 1000
    return total * 1.06 if bold else total


def fitted(words, room, size, bold=False):
    lines, now = [], ""
    for word in words.split(" "):
        longer = f"{now} {word}" if now else word
        kept = word.startswith((":", ";", "»", "!", "?", "€", "%")) or now.endswith("«")
        if now and width_of(longer, size, bold) > room and not kept:
            lines.append(now)
            now = word
        else:
            now = longer
    return lines + [now]


class Page:
    def __init__(self, act):
        self.act, self.rows = act, []

    def put(self, x, y, words, size=SIZE, bold=False):
        self.rows.append((x, y, words, size, bold))

    def stream(self):
        """Body before margin before stamp: a file's order of drawing is not the order of reading."""
        out = [b"BT"]
        for x, y, words, size, bold in self.rows:
            out.append(b"/F%d %.1f Tf 1 0 0 1 %.1f %.1f Tm " % (2 if bold else 1, size, x, y) + formats.pdf_string(words) + b" Tj")
        return b"\n".join(out + [b"ET"])


def stamp_lines(facts):
    day = lambda key: french.figures(facts[key]) if facts[key] else ""
    return [f"Envoyé en préfecture le {day('transmission_date')}", f"Reçu en préfecture le {day('transmission_date')}",
            f"Publié le {day('posting_date')}", f"ID : {facts['act_id']}"]


def pages_of(paper):
    pages, page, y = [], None, TOP
    margin_y = TOP

    def next_page(act):
        nonlocal page, y, margin_y
        page = Page(act)
        pages.append(page)
        y = margin_y = TOP

    for block in paper.blocks:
        if page is None or block.kind == "page" or (block.act and page.act is not block.act):
            next_page(block.act)
            if block.kind == "page":
                continue
        if block.kind == "margin":
            for row in fitted(block.text, BODY - LEFT - 18, 8.5):
                page.put(LEFT, margin_y, row, 8.5)
                margin_y -= 11
            margin_y -= 7
            continue
        if block.kind == "gap":
            y -= LEADING * 0.8
            continue
        if block.kind == "table":
            count = max(len(row) for row in block.rows)
            for row in block.rows:
                if y < FOOT + LEADING:
                    next_page(block.act)
                for k, cell in enumerate(row):
                    page.put(BODY + k * (RIGHT - BODY) / count, y, cell)
                y -= LEADING
            continue
        bold = block.kind == "head"
        lead = f"{block.label} " if block.kind == "li" else ""
        hang = width_of(lead, SIZE) if lead else 0
        x = BODY + (14 if lead else 0)
        rows = fitted(block.text, RIGHT - x - hang, SIZE, bold)
        for k, row in enumerate(rows):
            if y < FOOT + LEADING:
                next_page(block.act)
            if block.kind in ("center", "head"):
                at = (BODY + RIGHT - width_of(row, SIZE, bold)) / 2
            elif block.kind == "right":
                at = RIGHT - width_of(row, SIZE)
            else:
                at = x + (hang if k else 0)
            page.put(at, y, (lead if not k else "") + row, SIZE, bold)
            y -= LEADING
        y -= 3
    return pages


def write(paper):
    pages = pages_of(paper)
    counts = {}
    for page in pages:
        counts[id(page.act)] = counts.get(id(page.act), 0) + 1
    seen = {}
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None,
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
               b"<< /Producer (corpus/sample/make) >>"]
    kids = []
    for page in pages:
        seen[id(page.act)] = seen.get(id(page.act), 0) + 1
        for k, row in enumerate(stamp_lines(page.act.facts)):
            page.put(382, 812 - 9 * k, row, 7.5)
        page.put(BODY, 38, f"{seen[id(page.act)]}/{counts[id(page.act)]}", 8)
        content = page.stream()
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> "
                       b"/Contents %d 0 R >>" % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % len(kids)
    return formats.pdf_file(objects, info=5)
