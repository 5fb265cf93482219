"""The lines of a document as bytes of its format, without any library and always the same: nothing is compressed, no clock is read."""

import io
import zipfile
from xml.sax.saxutils import escape

import council

EPOCH = (1980, 1, 1, 0, 0, 0)


def write(document, lines):
    return {"text": text, "pdf": pdf, "docx": docx, "odt": odt, "html": html}[document.format](document, lines)


def text(document, lines):
    return ("\n".join(line.text for line in lines) + "\n").encode(document.encoding)


def blocks(lines):
    """Paragraphs one by one, and tables as lists of rows of cells."""
    out, k = [], 0
    while k < len(lines):
        if lines[k].cell is None:
            out.append(lines[k])
            k += 1
            continue
        table, rows = lines[k].cell[0], {}
        while k < len(lines) and lines[k].cell and lines[k].cell[0] == table:
            rows.setdefault(lines[k].cell[1], []).append(lines[k])
            k += 1
        out.append(list(rows.values()))
    return out


def archive(members):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as z:
        for name, content in members:
            info = zipfile.ZipInfo(name, EPOCH)
            info.create_system = 3
            info.external_attr = 0o644 << 16
            z.writestr(info, content.encode())
    return data.getvalue()


# --- PDF


def pdf_string(words):
    data = words.encode("cp1252")
    for c in (b"\\", b"(", b")"):
        data = data.replace(c, b"\\" + c)
    return b"(" + data + b")"


def pdf(document, lines):
    """A4, one line of print a line; Helvetica needs no font in the file."""
    pages = []
    for line in lines:
        if line.page or not pages:
            pages.append([])
        pages[-1].append(line)
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None,
               b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
               b"<< /Title " + pdf_string(document.file) + b" /Producer (corpus/sample/make) >>"]
    kids = []
    for page in pages:
        stream = [b"BT /F1 9.5 Tf 13.5 TL 56 790 Td"]
        for line in page:
            stream.append((pdf_string(line.text) + b" Tj " if line.text.strip() else b"") + b"T*")
        stream.append(b"ET")
        content = b"\n".join(stream)
        objects.append(b"<< /Length %d >>\nstream\n" % len(content) + content + b"\nendstream")
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>"
                       % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [" + b" ".join(kids) + b"] /Count %d >>" % len(kids)
    return pdf_file(objects, info=4)


def pdf_file(objects, info):
    """Objects one after the other with their table of places; the first is the catalog, `info` the number of the document's description."""
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, info, start)


# --- DOCX

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def runs(words):
    """Two runs, as an editor leaves them when something was underlined in the middle."""
    half = len(words) // 2
    make = lambda part, look="": f'<w:r>{look}<w:t xml:space="preserve">{escape(part)}</w:t></w:r>' if part else ""
    if words.startswith("Article "):
        return make(words[:4], '<w:rPr><w:u w:val="single"/></w:rPr>') + make(words[4:], '<w:rPr><w:u w:val="single"/></w:rPr>')
    return make(words[:half]) + make(words[half:]) if len(words) > 60 else make(words)


def docx(document, lines):
    body = []
    for block in blocks(lines):
        if isinstance(block, list):
            rows = "".join("<w:tr>" + "".join(f"<w:tc><w:p>{runs(c.text)}</w:p></w:tc>" for c in row) + "</w:tr>" for row in block)
            body.append(f"<w:tbl>{rows}</w:tbl>")
        else:
            look = "<w:pPr><w:pageBreakBefore/></w:pPr>" if block.page and body else ""
            body.append(f"<w:p>{look}{runs(block.text)}</w:p>")
    types = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType='
             '"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
             '<Override PartName="/word/document.xml" ContentType='
             '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')
    relations = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type='
                 '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
                 '</Relationships>')
    return archive([("[Content_Types].xml", HEAD + types), ("_rels/.rels", HEAD + relations),
                    ("word/document.xml", HEAD + f"<w:document {WORD}><w:body>{''.join(body)}<w:sectPr/></w:body></w:document>")])


# --- ODT


def spaced(words):
    """OpenDocument folds runs of blanks unless they are counted."""
    return escape(words).replace("  ", ' <text:s/>')


def odt(document, lines):
    body = []
    for number, block in enumerate(blocks(lines)):
        if isinstance(block, list):
            rows = "".join("<table:table-row>" + "".join(f"<table:table-cell><text:p>{spaced(c.text)}</text:p></table:table-cell>"
                                                         for c in row) + "</table:table-row>" for row in block)
            body.append(f'<table:table table:name="T{number}">{rows}</table:table>')
        elif block.text.startswith(("DELIBERATION DU", "RAPPORT N°")):
            body.append(f'<text:h text:outline-level="1">{spaced(block.text)}</text:h>')
        else:
            body.append(f"<text:p>{spaced(block.text)}</text:p>")
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    names = "".join(f' xmlns:{n}="{office}{n}:1.0"' for n in ("office", "text", "table"))
    content = f'<office:document-content{names} office:version="1.2"><office:body><office:text>{"".join(body)}</office:text></office:body></office:document-content>'
    kind = "application/vnd.oasis.opendocument.text"
    manifest = (f'<manifest:manifest xmlns:manifest="{office}manifest:1.0" manifest:version="1.2"><manifest:file-entry '
                f'manifest:full-path="/" manifest:media-type="{kind}"/><manifest:file-entry manifest:full-path="content.xml" '
                'manifest:media-type="text/xml"/></manifest:manifest>')
    return archive([("mimetype", kind), ("content.xml", HEAD + content), ("META-INF/manifest.xml", HEAD + manifest)])


# --- HTML

NAMED = {"é": "&eacute;", "è": "&egrave;", "à": "&agrave;", "’": "&rsquo;", "«": "&laquo;", "»": "&raquo;", "œ": "&oelig;"}


def html(document, lines):
    """A council's page: some letters as entities, what stands in the head is no text of the act."""
    def words(line, at):
        shown = escape(line.text)
        if at % 3 == 0:
            shown = "".join(NAMED.get(c, c) for c in shown)
        return shown
    body = []
    for k, block in enumerate(blocks(lines)):
        if isinstance(block, list):
            rows = "\n".join("<tr>" + "".join(f"<td>{words(c, k)}</td>" for c in row) + "</tr>" for row in block)
            body.append(f"<table>\n{rows}\n</table>")
        elif block.text.startswith(("DELIBERATION DU", "RAPPORT N°")):
            body.append(f"<h2>{words(block, k)}</h2>")
        else:
            body.append(f"<p>{words(block, k)}</p>")
    return ("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n"
            f"<title>{escape(council.INSTITUTION)}</title>\n<style>p {{ margin: 1em 0; }}</style>\n"
            "<script>var acte = \"rien de ceci n'est du texte\";</script>\n</head>\n<body>\n" + "\n".join(body) + "\n</body>\n</html>\n").encode()
