#!/usr/bin/env python3
"""Every link between the pages of the documentation in HTML leads somewhere, and every page of Markdown is there.

Usage: html_test.py MAKE_HTML SOURCE_FOLDER MAN_FOLDER"""
import html.parser
import pathlib
import shutil
import subprocess
import sys
import tempfile
import urllib.parse

SKIPPED = 77


class Links(html.parser.HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.targets, self.places = [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        for name, value in attrs:
            if name in {"href", "src"}:
                self.targets.append(value)
            if name == "id":
                self.places.add(value)


def faults_of(folder, source):
    pages = {path.resolve(): Links(path.read_text(encoding="utf-8")) for path in folder.rglob("*.html")}
    for markdown in [*source.glob("*.md"), *source.glob("docs/**/*.md")]:
        made = (folder / markdown.relative_to(source)).with_suffix(".html")
        if made.resolve() not in pages:
            yield f"{markdown.name} has no page"
    for path, links in pages.items():
        for target in links.targets:
            address = urllib.parse.urlsplit(target)
            if address.scheme or address.netloc:
                continue
            name = urllib.parse.unquote(address.path)
            aim = (path.parent / name).resolve() if name else path
            # Files of the source that have no page are named as they stand there.
            in_source = (source / path.relative_to(folder.resolve()).parent / name).resolve()
            if not aim.exists() and not in_source.exists():
                yield f"{path.relative_to(folder.resolve())}: nothing is at {target}"
            place = urllib.parse.unquote(address.fragment)
            if place and aim in pages and place not in pages[aim].places:
                yield f"{path.relative_to(folder.resolve())}: {aim.name} has no place {place}"


def main():
    make_html, source, man = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]
    if not shutil.which("cmark-gfm"):
        print("cmark-gfm is not installed: passed over")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, make_html, source, man, folder], check=True)
        faults = list(faults_of(pathlib.Path(folder), source))
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
