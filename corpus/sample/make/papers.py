"""Blocks as bytes: text with its layout kept, text on one line, Markdown, HTML, DOCX and ODT; `papers_pdf` prints. Nothing is compressed, no clock is read."""
import html as entities
from xml.sax.saxutils import escape

import formats
import papers_pdf


def write(paper):
    return {"text": text, "line": line, "markdown": markdown, "html": html, "docx": docx, "odt": odt, "pdf": papers_pdf.write}[paper.look["format"]](paper)


def wrapped(words, width, first="", rest="", measure=len):
    """Lines no longer than `width`, in characters or as `measure` says; a word that is longer has a line of its own. No sign is parted from
    its word."""
    lines, now = [], first
    empty = True
    for word in words.split(" "):
        kept = word.startswith((":", ";", "»", "!", "?", "€", "%")) or now.endswith("«")
        if not empty and measure(f"{now} {word}") > width and not kept:
            lines.append(now)
            now, empty = rest, True
        now += word if empty else " " + word
        empty = False
    return lines + [now]


def table_rows(rows, width, indent=2):
    """Columns filled up with blanks, as a table looks in a text that kept its layout; the last column on the right where it is a sum."""
    count = max(len(r) for r in rows)
    widths = [max(len(r[k]) for r in rows if k < len(r)) for k in range(count)]
    spare = width - indent - sum(widths)
    gap = max(3, min(12, spare // max(1, count - 1)))
    out = []
    for row in rows:
        cells = [c.rjust(widths[k]) if c.endswith(("€", "%")) and k else c.ljust(widths[k]) for k, c in enumerate(row)]
        out.append((" " * indent + (" " * gap).join(cells)).rstrip())
    return out


def text_lines(paper):
    """Lines of print and the block that each belongs to (None between blocks)."""
    width, indent = paper.look.get("width", 100), paper.look.get("indent", 0)
    room, measure = paper.look.get("room", width), paper.look.get("measure", len)
    out = []
    for block in paper.blocks:
        if block.kind == "gap":
            out.append(("", None))
        elif block.kind == "page":
            out.append((None, None))
        elif block.kind == "table":
            out += [(row, block) for row in table_rows(block.rows, width)]
        elif block.kind == "center":
            out += [(row.center(width).rstrip(), block) for row in wrapped(block.text, room, measure=measure)]
        elif block.kind == "li":
            sign = " " * (indent + 2) + block.label + " "
            out += [(row, block) for row in wrapped(block.text, room, sign, " " * len(sign), measure)]
        elif block.kind == "line":
            out.append((block.text, block))
        elif block.kind == "right":
            out.append((block.text.rjust(width), block))
        else:
            pad = " " * block.indent
            out += [(row, block) for row in wrapped(block.text, room, pad, pad, measure)]
    return out


def text_pages(paper):
    """Pages of lines: a page is full, or a `page` block starts the next."""
    length, pages = paper.look.get("page_lines"), [[]]
    rows = text_lines(paper)
    for k, (row, block) in enumerate(rows):
        heading = block is not None and block.kind == "head" and length and len(pages[-1]) > length - 4
        if row is None or (length and len(pages[-1]) >= length) or heading:
            pages.append([])
        if row is None or (not pages[-1] and not row):
            continue
        pages[-1].append((row, block))
    for page in pages:
        while page and not page[-1][0]:
            page.pop()
    return [p for p in pages if p]


def text(paper):
    pages, out = text_pages(paper), []
    top, foot = paper.look.get("top"), paper.look.get("foot")
    for n, page in enumerate(pages, 1):
        start = len(out)
        for row in (top(n, len(pages)) if top else []):
            out.append(row)
        for row, block in page:
            out.append(row)
            if block is not None and row.strip():
                block.start, block.end = block.start or len(out), len(out)
        if foot:
            out += ["", "", *foot(n, len(pages))]
        if n > 1:
            out[start] = "\f" + out[start]
    return ("\n".join(out) + "\n").encode(paper.look.get("encoding", "utf-8"))


def line(paper):
    """Everything on one line, as a crawler leaves it."""
    for block in paper.blocks:
        block.start = block.end = 1
    return " ".join(plain_words(b) for b in paper.blocks if b.kind not in ("gap", "page")).encode() + b"\n"


def plain_words(block):
    if block.kind == "table":
        return " ".join(" ".join(row) for row in block.rows)
    return f"{block.label} {block.text}" if block.kind == "li" and block.label else block.text


def markdown(paper):
    out = []
    for block in paper.blocks:
        if block.kind == "center":
            out += [f"# {block.text}", ""]
        elif block.kind == "head":
            out += [f"## {block.text}", ""]
        elif block.kind == "li":
            out += [f"- {block.text}"]
        elif block.kind == "table":
            rows = ["| " + " | ".join(row) + " |" for row in block.rows]
            out += [rows[0], "|" + " --- |" * len(block.rows[0]), *rows[1:], ""]
        elif block.kind == "p":
            out += ([""] if out and out[-1].startswith("- ") else []) + [block.text, ""]
    return ("\n".join(out).rstrip("\n") + "\n").encode()


def lists_of(blocks):
    """Blocks one by one, and the items of a list together."""
    out = []
    for block in blocks:
        if block.kind in ("gap", "page"):
            continue
        if block.kind == "li" and out and isinstance(out[-1], list):
            out[-1].append(block)
        else:
            out.append([block] if block.kind == "li" else block)
    return out


def html(paper):
    look = lambda words: entities.escape(words, quote=False)
    body = []
    for block in lists_of(paper.blocks):
        if isinstance(block, list):
            body.append("<ul>\n" + "\n".join(f"<li>{look(b.text)}</li>" for b in block) + "\n</ul>")
        elif block.kind == "table":
            head, *rows = block.rows
            cells = lambda row, tag: "<tr>" + "".join(f"<{tag}>{look(c)}</{tag}>" for c in row) + "</tr>"
            body.append("<table>\n" + "\n".join([cells(head, "th"), *(cells(r, "td") for r in rows)]) + "\n</table>")
        else:
            tag = {"center": "h1", "head": "h2"}.get(block.kind, "p")
            body.append(f"<{tag}>{look(block.text)}</{tag}>")
    menu = "".join(f'<li><a href="#">{look(entry)}</a></li>' for entry in paper.look.get("menu", ()))
    head = f"<header><nav><ul>{menu}</ul></nav></header>\n" if menu else ""
    return (f'<!DOCTYPE html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>{look(paper.look.get("page_title", ""))}</title>\n'
            f"</head>\n<body>\n{head}<main>\n" + "\n".join(body) + "\n</main>\n</body>\n</html>\n").encode()


def docx(paper):
    """Headings by style, lists by automatic bullets, running head and foot in parts of their own."""
    def run(words, style="", extra=""):
        look = f"<w:pPr>{style}{extra}</w:pPr>" if style or extra else ""
        half = words.find(" ", len(words) // 2)
        parts = [words[:half], words[half:]] if len(words) > 80 and half > 0 else [words]
        return f"<w:p>{look}" + "".join(f'<w:r><w:t xml:space="preserve">{escape(p)}</w:t></w:r>' for p in parts) + "</w:p>"
    body = []
    for block in paper.blocks:
        if block.kind == "center":
            body.append(run(block.text, extra='<w:jc w:val="center"/>'))
        elif block.kind == "head":
            body.append(run(block.text, style='<w:pStyle w:val="Titre1"/>'))
        elif block.kind == "li":
            body.append(run(block.text, extra='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'))
        elif block.kind == "table":
            rows = "".join("<w:tr>" + "".join(f"<w:tc>{run(c)}</w:tc>" for c in row) + "</w:tr>" for row in block.rows)
            body.append(f"<w:tbl>{rows}</w:tbl>")
        elif block.kind == "page":
            body.append('<w:p><w:r><w:br w:type="page"/></w:r></w:p>')
        elif block.kind == "gap":
            body.append("<w:p/>")
        else:
            body.append(run(block.text))
    top, foot = paper.look.get("running_head", ""), paper.look.get("running_foot", "")
    word = formats.WORD + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    office = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    parts = [("header1", "header", "hdr", run(top)), ("footer1", "footer", "ftr", run(foot)),
             ("styles", "styles", "styles", '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'),
             ("numbering", "numbering", "numbering",
              '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
              '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')]
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{office}{kind}+xml"/>' for name, kind, _, _ in parts)
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
             '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
             f'<Override PartName="/word/document.xml" ContentType="{office}document.main+xml"/>{overrides}</Types>')
    schema = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    relations = lambda links: ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="rId{k}" Type="{schema}{kind}" Target="{target}"/>' for k, (kind, target) in enumerate(links, 1)) + "</Relationships>")
    section = ('<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/></w:sectPr>')
    return formats.archive([
        ("[Content_Types].xml", formats.HEAD + types), ("_rels/.rels", formats.HEAD + relations([("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", formats.HEAD + relations([(kind, f"{name}.xml") for name, kind, _, _ in parts])),
        *((f"word/{name}.xml", formats.HEAD + f"<w:{tag} {word}>{content}</w:{tag}>") for name, _, tag, content in parts),
        ("word/document.xml", formats.HEAD + f"<w:document {word}><w:body>{''.join(body)}{section}</w:body></w:document>")])


def odt(paper):
    body = []
    for block in lists_of(paper.blocks):
        if isinstance(block, list):
            body.append("<text:list>" + "".join(f"<text:list-item><text:p>{escape(b.text)}</text:p></text:list-item>" for b in block) + "</text:list>")
        elif block.kind == "table":
            rows = "".join("<table:table-row>" + "".join(f"<table:table-cell><text:p>{escape(c)}</text:p></table:table-cell>" for c in row)
                           + "</table:table-row>" for row in block.rows)
            body.append(f"<table:table>{rows}</table:table>")
        elif block.kind in ("center", "head"):
            body.append(f'<text:h text:outline-level="{1 if block.kind == "center" else 2}">{escape(block.text)}</text:h>')
        else:
            body.append(f"<text:p>{escape(block.text)}</text:p>")
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    names = "".join(f' xmlns:{n}="{office}{n}:1.0"' for n in ("office", "text", "table"))
    content = (f'<office:document-content{names} office:version="1.2"><office:body><office:text>{"".join(body)}</office:text></office:body>'
               "</office:document-content>")
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (f'<manifest:manifest xmlns:manifest="{office}manifest:1.0" manifest:version="1.2"><manifest:file-entry '
                f'manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
                'manifest:media-type="text/xml"/></manifest:manifest>')
    return formats.archive([("mimetype", kind), ("content.xml", formats.HEAD + content), ("META-INF/manifest.xml", formats.HEAD + manifest)])
