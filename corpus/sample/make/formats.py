"""The lines of a document as bytes of its format."""


def text(document, lines):
    return ("\n".join(line.text for line in lines) + "\n").encode(document.encoding)


def write(document, lines):
    return {"text": text}[document.format](document, lines)
