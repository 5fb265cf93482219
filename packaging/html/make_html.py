#!/usr/bin/env python3
"""Writes the documentation as HTML, from the same files: docs/*.md and the READMEs by cmark-gfm, man pages by mandoc.

Usage: make_html.py SOURCE_FOLDER MAN_FOLDER FOLDER

Links between the pages lead to the HTML; a link to a file that has no page stays as it is written. A page of its own names
all others. Man pages are left out where mandoc is not installed."""
import html
import pathlib
import re
import shutil
import subprocess
import sys

STYLE = """body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.5 sans-serif; color: #222; background: #fff }
pre { overflow-x: auto; padding: .75rem; background: #f4f4f4 } code { font-size: .9em } img { max-width: 100% }
table { display: block; overflow-x: auto; border-collapse: collapse } td, th { padding: .25rem .6rem; border: 1px solid #ccc; text-align: left }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #181818 } pre { background: #262626 } a { color: #8cf } }"""
PAGE = """<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>{style}</style>
<p><a href="{up}index.html">Recueil</a></p>
{body}
</html>
"""


def anchor(heading):
    """As code forges make it of a heading."""
    text = re.sub(r"<[^>]+>", "", html.unescape(heading)).lower()
    return re.sub(r"\s", "-", re.sub(r"[^\w\s-]", "", text).strip())


def body_of(markdown):
    body = subprocess.run(["cmark-gfm", "--extension", "table", "--extension", "autolink"], input=markdown, text=True,
                          capture_output=True, check=True).stdout
    return re.sub(r"<h([1-6])>(.*?)</h\1>", lambda m: f'<h{m[1]} id="{html.escape(anchor(m[2]))}">{m[2]}</h{m[1]}>', body)


class Pages:
    def __init__(self, source, folder):
        self.source, self.folder = source, folder
        self.markdown = [*source.glob("*.md"), *source.glob("docs/**/*.md")]
        self.names = {path.resolve() for path in self.markdown}

    def link(self, page, target):
        """The address in HTML of what a page of Markdown links to."""
        path, mark, place = target.partition("#")
        if not path.endswith(".md") or "://" in path or (page.parent / path).resolve() not in self.names:
            return target
        return path[: -len(".md")] + ".html" + mark + place

    def write(self, name, title, body, language="en"):
        target = self.folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        up = "../" * (len(pathlib.PurePosixPath(name).parts) - 1)
        target.write_text(PAGE.format(title=html.escape(title), style=STYLE, body=body, up=up, language=language), encoding="utf-8")

    def write_markdown(self):
        for page in sorted(self.markdown):
            text = page.read_text(encoding="utf-8")
            body = re.sub(r'(href|src)="([^"]+)"', lambda m: f'{m[1]}="{self.link(page, m[2])}"', body_of(text))
            name = page.relative_to(self.source).with_suffix(".html").as_posix()
            title = text.splitlines()[0].lstrip("# ")
            self.write(name, title, body, "fr" if page.name.endswith(".fr.md") else "en")
            yield name, title
        for path in [*self.source.glob("docs/**/*.svg"), *self.source.glob("docs/pictures/*")]:
            target = self.folder / path.relative_to(self.source)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
        shutil.copyfile(self.source / "LICENSE", self.folder / "LICENSE")

    def write_man(self, man):
        if not shutil.which("mandoc"):
            return
        for page in sorted(man.rglob("*.[157]")):
            language = "fr" if page.relative_to(man).parts[0] == "fr" else "en"
            body = subprocess.run(["mandoc", "-T", "html", "-O", "fragment,man=%N.%S.html", str(page)], capture_output=True,
                                  text=True, check=True).stdout
            name = f"man/{language}/{page.name}.html"
            title = re.sub(r"^(.*)\.(\d)$", r"\1(\2)", page.name)
            self.write(name, title, body, language)
            yield name, title + (", en français" if language == "fr" else "")


def main():
    source, man, folder = (pathlib.Path(each) for each in sys.argv[1:4])
    pages = Pages(source.resolve(), folder)
    written = [*pages.write_markdown(), *pages.write_man(man)]
    items = "".join(f'<li><a href="{name}">{html.escape(title)}</a></li>\n' for name, title in written)
    pages.write("index.html", "Recueil: documentation", f"<h1>Documentation</h1>\n<ul>\n{items}</ul>")


if __name__ == "__main__":
    main()
