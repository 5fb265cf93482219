"""Formats of office suites, the web and print, written with the structure that people use; each gives the ending of a name and bytes."""
import email.message
import gzip
import html
import io
import os
import quopri
import re
import shutil
import subprocess
import tarfile
import tempfile
import zipfile
from xml.sax.saxutils import escape

import metamorphic_sources  # puts the maker on the path
import formats
import papers
import papers_pdf
from metamorphic_layouts import stamp_of

ARTICLE = re.compile(r"^Article (\d+) ?: ?")
NAMES = re.compile(r"^((?:Étaient |ETAIENT )?[Pp]résents? :) (.*)$")


def shown(form):
    """Blocks that a format writes, without page breaks and with no gap twice."""
    out = []
    for block in form.blocks:
        if block.kind != "page" and not (block.kind == "gap" and (not out or out[-1].kind == "gap")):
            out.append(block)
    return out


# --- DOCX

WORD = formats.WORD + ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml."
SCHEMA = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NUMBERING = ('<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="-"/></w:lvl>'
             '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
             '<w:lvlText w:val="Article %1 :"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>')
STYLES = '<w:style w:type="paragraph" w:styleId="Titre1"><w:name w:val="heading 1"/></w:style>'


def paragraph(words, look="", run=""):
    half = words.find(" ", len(words) // 2)
    parts = [words[:half], words[half:]] if len(words) > 60 and half > 0 else [words] if words else []
    runs = "".join(f'<w:r>{f"<w:rPr>{run}</w:rPr>" if run else ""}<w:t xml:space="preserve">{escape(p)}</w:t></w:r>' for p in parts)
    return f"<w:p>{f'<w:pPr>{look}</w:pPr>' if look else ''}{runs}</w:p>"


def numbered(number):
    return f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'


def changed(words):
    """A paragraph under tracked changes: its second half inserted, other words deleted, and a hidden note."""
    half = len(words) // 2
    text = lambda part, run="t": f'<w:r><w:{run} xml:space="preserve">{escape(part)}</w:{run}></w:r>'
    return (f'<w:p>{text(words[:half])}<w:del w:id="1" w:author="A">{text("Article 9 : rayé", "delText")}</w:del><w:ins w:id="2" w:author="A">'
            f'{text(words[half:])}</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>À RELIRE AVANT SIGNATURE</w:t></w:r></w:p>')


def docx(gaps=True, articles=False, caps=False, letterhead=False, names=False, bullets=True, changes=False, framed=False):
    """`articles` numbered by the office suite; `caps`: headings in small letters, shown in capitals; `names` in a table of three columns;
    `changes` tracked; `framed`: the whole text in a table of one cell, as letterheads are made."""
    def write(form):
        body, list_number, members = [], 1, []
        blocks = shown(form)
        for block in blocks:
            label = ARTICLE.match(block.text) if articles else None
            if block.kind == "gap":
                body += ["<w:p/>"] if gaps else []
            elif block.kind == "table":
                rows = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(c)}</w:tc>" for c in row) + "</w:tr>" for row in block.rows)
                body.append(f"<w:tbl>{rows}</w:tbl>")
            elif block.kind == "li" and bullets:
                body.append(paragraph(block.text, numbered(1)))
            elif label:
                list_number = list_number + 1 if label.group(1) == "1" else list_number
                body.append(paragraph(block.text[label.end():], numbered(list_number)))
            elif names and NAMES.match(block.text):
                lead, people = NAMES.match(block.text).groups()
                people = people.rstrip(".").split(", ")
                rows = "".join("<w:tr>" + "".join(f"<w:tc>{paragraph(p)}</w:tc>" for p in people[k:k + 3]) + "</w:tr>" for k in range(0, len(people), 3))
                body.append(paragraph(lead) + f"<w:tbl>{rows}</w:tbl>")
                members.append(lead)
            else:
                words = (f"{block.label} " if block.label else "") + block.text
                hidden = caps and words == words.upper() and len(words) > 12 and not any(c.isdigit() for c in words)
                look = '<w:pStyle w:val="Titre1"/>' if block.kind == "head" else '<w:jc w:val="center"/>' if block.kind == "center" else ""
                tracked = changes and block.kind == "p" and len(words) > 80
                body.append(changed(words) if tracked else paragraph(words.lower() if hidden else words, look, "<w:caps/>" if hidden else ""))
        if names and not members or articles and list_number == 1:
            return None
        lists = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
                        for n in range(2, list_number + 1))
        body = [f"<w:tbl><w:tr><w:tc>{''.join(body)}</w:tc></w:tr></w:tbl>"] if framed else body
        head = paragraph("Conseil - 2 place des Drapiers - 80990 Montornay - www.conseil.example") if letterhead else paragraph("")
        foot = (paragraph("Registre des délibérations")[:-6] + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
                '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>') if letterhead else paragraph("")
        return ".docx", package(body, head, foot, NUMBERING + lists)
    return write


def package(body, head, foot, numbering):
    parts = [("header1", "header", "hdr", head), ("footer1", "footer", "ftr", foot), ("styles", "styles", "styles", STYLES),
             ("numbering", "numbering", "numbering", numbering)]
    overrides = "".join(f'<Override PartName="/word/{name}.xml" ContentType="{OFFICE}{kind}+xml"/>' for name, kind, _, _ in parts)
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
             '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
             f'<Override PartName="/word/document.xml" ContentType="{OFFICE}document.main+xml"/>{overrides}</Types>')
    relations = lambda links: ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="rId{k}" Type="{SCHEMA}{kind}" Target="{target}"/>' for k, (kind, target) in enumerate(links, 1)) + "</Relationships>")
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/><w:footerReference w:type="default" r:id="rId2"/></w:sectPr>'
    return formats.archive([
        ("[Content_Types].xml", formats.HEAD + types), ("_rels/.rels", formats.HEAD + relations([("officeDocument", "word/document.xml")])),
        ("word/_rels/document.xml.rels", formats.HEAD + relations([(kind, f"{name}.xml") for name, kind, _, _ in parts])),
        *((f"word/{name}.xml", formats.HEAD + f"<w:{tag} {WORD}>{content}</w:{tag}>") for name, _, tag, content in parts),
        ("word/document.xml", formats.HEAD + f"<w:document {WORD}><w:body>{''.join(body)}{section}</w:body></w:document>")])


# --- ODT

OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


def odt(gaps=True, articles=False):
    """`articles`: numbers by a list style, as OpenDocument keeps them, in the content and never in the text."""
    def write(form):
        body, found, began = [], 0, False
        for block in shown(form):
            label = ARTICLE.match(block.text) if articles else None
            if block.kind == "gap":
                body += ["<text:p/>"] if gaps else []
            elif block.kind == "table":
                rows = "".join("<table:table-row>" + "".join(f"<table:table-cell><text:p>{escape(c)}</text:p></table:table-cell>" for c in row)
                               + "</table:table-row>" for row in block.rows)
                body.append(f"<table:table>{rows}</table:table>")
            elif label:
                going_on = "" if label.group(1) == "1" else ' text:continue-numbering="true"'
                body.append(f'<text:list text:style-name="Articles"{going_on}><text:list-item><text:p>{escape(block.text[label.end():])}</text:p>'
                            "</text:list-item></text:list>")
                found += 1
            elif block.kind == "li":
                body.append(f'<text:list text:style-name="Bullets"><text:list-item><text:p>{escape(block.text)}</text:p></text:list-item></text:list>')
            elif block.kind == "head":
                body.append(f'<text:h text:outline-level="1">{escape(block.text)}</text:h>')
            else:
                body.append(f"<text:p>{escape(block.text)}</text:p>")
        if articles and not found:
            return None
        spaces = "".join(f' xmlns:{n}="{OASIS}{n}:1.0"' for n in ("office", "text", "table", "style"))
        styles = ('<office:automatic-styles><text:list-style style:name="Articles"><text:list-level-style-number text:level="1" '
                  'style:num-prefix="Article " style:num-suffix=" :" style:num-format="1"/></text:list-style>'
                  '<text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="-"/></text:list-style>'
                  "</office:automatic-styles>")
        content = (f'<office:document-content{spaces} office:version="1.2">{styles}<office:body><office:text>{"".join(body)}</office:text>'
                   "</office:body></office:document-content>")
        kind = "application/vnd.oasis.opendocument.text"
        manifest = (f'<manifest:manifest xmlns:manifest="{OASIS}manifest:1.0" manifest:version="1.2"><manifest:file-entry '
                    f'manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
                    'manifest:media-type="text/xml"/></manifest:manifest>')
        return ".odt", formats.archive([("mimetype", kind), ("content.xml", formats.HEAD + content), ("META-INF/manifest.xml", formats.HEAD + manifest)])
    return write


# --- HTML


def web(words=lambda text: html.escape(text, quote=False), breaks=False, grounds=False, menu=False, gaps=False, encoding="utf-8"):
    """`breaks`: lines by <br>; `grounds`: visas and recitals as items of a list; `menu`: a site's menus around the text."""
    def write(form):
        body, open_list = [], False
        for block in shown(form):
            listed = block.kind == "li" or (grounds and re.match(r"(Vu|VU|Considérant)\b", block.text))
            if open_list and not listed:
                body.append("</ul>")
            if listed and not open_list:
                body.append("<ul>")
            open_list = bool(listed)
            if block.kind == "table":
                body.append("<table>" + "".join("<tr>" + "".join(f"<td>{words(c)}</td>" for c in row) + "</tr>" for row in block.rows) + "</table>")
            elif block.kind == "gap":
                body += ["<br>"] if breaks else ["<p>&nbsp;</p>"] if gaps else []
            elif listed:
                body.append(f"<li>{words(block.text)}</li>")
            elif breaks:
                body.append(words(block.text) + "<br>")
            else:
                tag = "h2" if block.kind in ("head", "center") else "p"
                body.append(f"<{tag}>{words(block.text)}</{tag}>")
        body += ["</ul>"] if open_list else []
        around = ("<header><nav><ul><li><a href='/'>Accueil</a></li><li><a href='/actes'>Les actes</a></li></ul></nav></header>",
                  "<footer><p>Mentions légales - Accessibilité - Plan du site</p></footer>") if menu else ("", "")
        page = (f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="{encoding}"><title>Actes</title></head>\n<body>{around[0]}\n<main>\n'
                + "\n".join(body) + f"\n</main>\n{around[1]}</body></html>\n")
        return ".html", page.encode(encoding, "xmlcharrefreplace")
    return write


def preformatted(form):
    lines = html.escape(form.text(), quote=False)
    return ".html", f'<!DOCTYPE html>\n<html lang="fr"><head><meta charset="utf-8"><title>Actes</title></head><body><pre>{lines}</pre></body></html>\n'.encode()


def spans(text):
    """Words in frames of their own, as word processors save them for the web."""
    return "".join(f'<span style="color:#111">{html.escape(part, quote=False)}</span>' for part in re.split(r"(?<=[ ,])", text))


def divisions(form):
    """No paragraph, only divisions in divisions, and the labels of articles as headings."""
    body = []
    for block in shown(form):
        if block.kind == "table":
            body.append("<table>" + "".join("<tr>" + "".join(f"<td>{html.escape(c)}</td>" for c in row) + "</tr>" for row in block.rows) + "</table>")
        elif block.kind != "gap":
            words = html.escape((f"{block.label} " if block.label else "") + block.text, quote=False)
            alone = ARTICLE.fullmatch(block.text + " ") or ARTICLE.fullmatch(block.text)
            body.append(f"<h3>{words}</h3>" if alone else f"<div><div>{words}</div></div>")
    page = f'<html lang="fr"><head><meta charset="utf-8"></head><body><div class="page">{"".join(body)}</div></body></html>'
    return ".html", page.encode()


def entities(text):
    known = {**formats.NAMED, "É": "&Eacute;", "ê": "&ecirc;", "ç": "&ccedil;", "–": "&ndash;", "°": "&deg;", "€": "&euro;", "ô": "&ocirc;"}
    return "".join(known.get(c, c) for c in html.escape(text, quote=False))


def no_break_entities(text):
    return re.sub(r" (?=[:;!?»€])", "&nbsp;", html.escape(text, quote=False))


def soft_entities(text):
    return re.sub(r"[a-zà-ÿ]{9,}", lambda m: m.group()[:4] + "&shy;" + m.group()[4:], html.escape(text, quote=False))


# --- Names in two columns

BESIDE = "\u2502"
OTHERS = re.compile(r"^(Excus|Absent)")


def beside(form, width):
    """The blocks with those present on the left and the others on the right, a line of print each; None where they are no paragraphs."""
    at = next((k for k, b in enumerate(form.blocks) if b.kind == "p" and NAMES.match(b.text)), None)
    if at is None:
        return None
    end, right = at + 1, []
    while form.blocks[end].kind == "gap" or OTHERS.match(form.blocks[end].text or ""):
        right += papers.wrapped(form.blocks[end].text, width) + [""] if form.blocks[end].kind == "p" else []
        end += 1
    left = papers.wrapped(form.blocks[at].text, width)
    rows = [(left[k] if k < len(left) else "", right[k] if k < len(right) else "") for k in range(max(len(left), len(right)))]
    if not right:
        return None
    make = lambda row: metamorphic_sources.Block("line", row[0].ljust(width + 4) + BESIDE + row[1])
    return [*form.blocks[:at], *map(make, rows), metamorphic_sources.Block("gap"), *form.blocks[end:]]


MARGIN = ["Direction", "du Secrétariat", "Service", "de l’Assemblée", "Affaire suivie", "par le service"]


def text_margin(form):
    """A margin column left of the first lines, as a text keeps it that came out of a print."""
    rows = [" " * 26 + row if row else "" for row in form.lines()]
    full = [k for k, row in enumerate(rows) if row.strip()][2:2 + len(MARGIN)]
    for k, words in zip(full, MARGIN):
        rows[k] = words.ljust(26) + rows[k][26:]
    return ".txt", ("\n".join(rows) + "\n").encode()


def text_columns(form):
    blocks = beside(form, 42)
    if blocks is None:
        return None
    return ".txt", papers.text(form.paper(blocks)).replace(BESIDE.encode(), b"")


# --- PDF of our own: a text page with its lines as they are


def picture(data):
    """A JPEG file as an object; its head gives size and colours."""
    frame = re.search(rb"\xff\xc0...(..)(..)(.)", data, re.S)
    height, width, colours = (int.from_bytes(frame.group(k), "big") for k in (1, 2, 3))
    return (b"<< /Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace /Device%s /BitsPerComponent 8 /Filter /DCTDecode /Length %d >>\nstream\n"
            % (width, height, b"Gray" if colours == 1 else b"RGB", len(data)) + data + b"\nendstream")


def pdf(size=9.5, leading=13.5, gap=1.0, head="", foot="", stamp=None, columns=False, margin=False, ragged=False, pictures=()):
    """`gap`: height of an empty line, in lines. `columns`: those present on the left, the others on the right. The stamp is drawn last, as
    the transmission service adds it. `ragged`: lines broken at
    a number of letters, not at the edge of the print. `pictures`: by page number, a JPEG file in place of the page's text."""
    def write(form):
        blocks = beside(form, 44) if columns else form.blocks
        if blocks is None:
            return None
        widths = {"width": 70 if margin else 96}
        if not ragged:
            widths.update(room=355 if margin else 480, measure=lambda words: papers_pdf.width_of(words, size))
        objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
        kids, pages, edge = [], form.pages(46, blocks=blocks, **widths), 180 if margin else 56
        for n, page in enumerate(pages, 1):
            draw = lambda x, y, words, points: (b"/F1 %.1f Tf 1 0 0 1 %.1f %.1f Tm " % (points, x, y) + formats.pdf_string(words) + b" Tj")
            stream, y = [b"BT"], 770
            stream += [draw(40, 740 - 11 * k, words, 8.5) for k, words in enumerate(MARGIN)] if margin and n == 1 else []
            if head:
                stream.append(draw(56, 806, head, 8))
            for row in page:
                if BESIDE in row:
                    left, right = row.split(BESIDE)
                    stream += [draw(56, y, left.strip(), size), draw(318, y, right.strip(), size)]
                    y -= leading
                elif row.strip():
                    stream.append(draw(edge + 2.4 * (len(row) - len(row.lstrip())), y, row.strip(), size))
                    y -= leading
                else:
                    y -= leading * gap
            if foot:
                stream.append(draw(290, 30, foot.format(n=n, count=len(pages)), 8))
            if stamp == "upright":
                upright = lambda k, row: b"/F1 7 Tf 0 1 -1 0 %.1f 250 Tm " % (18 + 8.5 * k) + formats.pdf_string(row) + b" Tj"
                stream += [upright(k, row) for k, row in enumerate(stamp_of(form))]
            elif stamp:
                x, y = {"top": (385, 826), "foot": (385, 62), "beside": (430, 768)}[stamp]
                stream += [draw(x, y - 8.5 * k, row, 7) for k, row in enumerate(stamp_of(form))]
            content, shown_with = b"\n".join(stream + [b"ET"]), b"/Font << /F1 3 0 R >>"
            if n in pictures:
                objects.append(picture(pictures[n]))
                content, shown_with = b"q 595 0 0 842 0 0 cm /I Do Q", b"/XObject << /I %d 0 R >>" % len(objects)
            objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
            objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << %s >> /Contents %d 0 R >>" % (shown_with, len(objects)))
            kids.append(b"%d 0 R" % len(objects))
        objects.append(b"<< /Producer (tests/corpus) >>")
        objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % len(kids)
        return ".pdf", formats.pdf_file(objects, info=len(objects))
    return write


# --- What mail programs, archives and old word processors leave


def rtf(form):
    """Rich text, its letters beyond ASCII as code units of UTF-16 and as bytes of windows-1252."""
    def words(text):
        out = []
        for c in text:
            plain = c.encode("cp1252", "replace")
            escaped = f"\\'{plain[0]:02x}" if plain != b"?" else "?"
            out.append("\\" + c if c in "\\{}" else c if ord(c) < 128 else f"\\u{ord(c)}{escaped}" if ord(c) > 255 else escaped)
        return "".join(out)
    body = []
    for block in shown(form):
        if block.kind == "table":
            for row in block.rows:
                cells = "".join(f"\\cellx{2500 * (k + 1)}" for k in range(len(row)))
                body.append(f"\\trowd{cells} " + "".join(f"{words(c)}\\cell " for c in row) + "\\row\n\\pard")
        else:
            label = f"{block.label} " if block.label else ""
            look, end = ("\\b", "\\b0") if block.kind == "head" else ("", "")
            body.append(f"\\pard{look} {words(label + block.text)}{end}\\par" if block.kind != "gap" else "\\par")
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0\\uc1{\\fonttbl{\\f0 Times New Roman;}}{\\info{\\title Registre}}\n"
    return ".rtf", (head + "\n".join(body) + "}").encode("ascii")


def mail(inner):
    """A message with the document as its attachment."""
    def write(form):
        ending, data = inner(form)
        message = email.message.EmailMessage()
        message["From"], message["To"], message["Subject"] = "mairie@conseil.example", "archives@conseil.example", "Délibération à publier"
        message["Date"] = "Fri, 01 Mar 2024 10:00:00 +0100"
        message.set_content("Bonjour,\n\nVeuillez trouver la délibération ci-jointe.\n\nLe secrétariat\n", cte="quoted-printable")
        kind = {".txt": ("text", "plain"), ".docx": ("application", OFFICE[12:] + "document")}[ending]
        message.add_attachment(data, maintype=kind[0], subtype=kind[1], filename=form.name + ending)
        message.set_boundary("=-=-sample-=-=")
        return ".eml", message.as_bytes()
    return write


def saved_page(form):
    """A page as browsers save it: one message of several parts."""
    page = quopri.encodestring(web()(form)[1]).decode("ascii")
    head = ('MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----sample"\r\n\r\n------sample\r\n'
            "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://conseil.example/acte\r\n\r\n")
    return ".mht", (head + page.replace("\n", "\r\n") + "\r\n------sample--\r\n").encode("ascii")


def zipped(inner):
    def write(form):
        ending, data = inner(form)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in (("Thumbs.db", b"\xd0\xcf\x11\xe0"), (form.name + ending, data)):
                archive.writestr(zipfile.ZipInfo("actes/" + name, formats.EPOCH), content, zipfile.ZIP_DEFLATED)
        return ".zip", out.getvalue()
    return write


def tarred(form):
    out, data = io.BytesIO(), form.text().encode()
    with tarfile.open(fileobj=out, mode="w") as archive:
        entry = tarfile.TarInfo(f"actes/{form.name}.txt")
        entry.size = len(data)
        archive.addfile(entry, io.BytesIO(data))
    return ".tar", out.getvalue()


def plain_text(form):
    return ".txt", form.text().encode()


FORMATS = {
    "rtf": rtf, "mail_text": mail(plain_text), "mail_docx": mail(docx()), "saved_page": saved_page, "zip_text": zipped(plain_text),
    "zip_docx": zipped(docx()), "tar_text": tarred, "gzip_text": lambda form: (".txt.gz", gzip.compress(form.text().encode(), mtime=0)),
    "docx": docx(), "docx_without_gaps": docx(gaps=False), "docx_numbered_articles": docx(articles=True), "docx_caps_by_format": docx(caps=True),
    "docx_letterhead": docx(letterhead=True), "docx_names_in_table": docx(names=True), "docx_typed_bullets": docx(bullets=False),
    "odt": odt(), "odt_without_gaps": odt(gaps=False), "odt_numbered_articles": odt(articles=True),
    "docx_tracked_changes": docx(changes=True), "docx_one_cell": docx(framed=True),
    "html_preformatted": preformatted, "html_spans": web(words=spans), "html_divisions": divisions,
    "text_margin_column": text_margin, "pdf_margin_column": pdf(margin=True), "pdf_stamp_upright": pdf(stamp="upright"),
    "html": web(), "html_breaks": web(breaks=True), "html_entities": web(words=entities), "html_no_break": web(words=no_break_entities, gaps=True),
    "html_soft_hyphens": web(words=soft_entities), "html_grounds_listed": web(grounds=True), "html_menus": web(menu=True),
    "html_windows_1252": web(encoding="windows-1252"),
    "pdf": pdf(), "pdf_ragged": pdf(ragged=True), "pdf_tight": pdf(leading=11.2, gap=0.9), "pdf_small_gaps": pdf(gap=0.5), "pdf_head_and_foot": pdf(head="Recueil des actes", foot="Page {n} sur {count}"),
    "pdf_names_beside": pdf(columns=True), "text_names_beside": text_columns,
    "pdf_stamp_top": pdf(stamp="top"), "pdf_stamp_foot": pdf(stamp="foot"), "pdf_stamp_beside": pdf(stamp="beside"),
}


# --- What needs other programs, each where it is installed


def through(make, command, ending):
    """A file of `make` given to a command that leaves another in the same folder."""
    def write(form):
        made = make(form)
        with tempfile.TemporaryDirectory() as folder:
            source, target = os.path.join(folder, "a" + made[0]), os.path.join(folder, "a" + ending)
            with open(source, "wb") as f:
                f.write(made[1])
            subprocess.run(command(folder, source, target), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=120)
            with open(target, "rb") as f:
                return ending, f.read()
    return write


def scan(dots, only=None):
    """The pages as pictures, or only those of the numbers given: a PDF without text there."""
    def write(form):
        look = {"size": 10.5, "leading": 14.5}
        with tempfile.TemporaryDirectory() as folder:
            source = os.path.join(folder, "a.pdf")
            with open(source, "wb") as f:
                f.write(pdf(**look)(form)[1])
            subprocess.run(["pdftoppm", "-gray", "-jpeg", "-r", str(dots), source, os.path.join(folder, "p")], check=True, timeout=120)
            files = sorted(n for n in os.listdir(folder) if n.endswith(".jpg"))
            pictures = {n: open(os.path.join(folder, name), "rb").read() for n, name in enumerate(files, 1) if not only or n in only}
        return pdf(**look, pictures=pictures)(form) if pictures else None
    return write


def slow_formats():
    out = {}
    office, browser = shutil.which("soffice") or shutil.which("libreoffice"), shutil.which("chromium") or shutil.which("google-chrome")
    if office:
        to = lambda kind: (lambda folder, source, target: [office, "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", kind,
                                                           "--outdir", folder, source])
        for kind in ("pdf", "rtf", "doc", "odt", "html"):
            out["office_" + kind] = through(docx(), to(kind), "." + kind)
    if browser:
        printed = lambda *more: (lambda folder, source, target: [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile",
                                                                 *more, f"--print-to-pdf={target}", "file://" + source])
        out["browser_pdf"] = through(web(gaps=True), printed("--no-pdf-header-footer"), ".pdf")
        out["browser_pdf_head_and_foot"] = through(web(gaps=True), printed(), ".pdf")
    if shutil.which("tesseract") and shutil.which("pdftoppm"):
        out["scan_200"], out["scan_300"], out["scan_of_second_page"] = scan(200), scan(300), scan(200, only={2})
    return out
