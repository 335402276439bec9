"""Exporting articles as an EPUB 3 book: each paragraph followed by its translation."""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5

from desktop.reading.article import Kind, Picture, Side
from desktop.reading.pictures.picture_headers import GIF, JPEG, PNG, WEBP
from desktop.reading.rendering.export_content import (
    ArticleExport,
    ExportedPicture,
    build_title,
    list_rows,
)
from desktop.reading.rendering.html_parts import (
    escape_html,
    number_notes,
    render_block,
    render_note_list,
    render_origin,
    render_picture,
    render_sentences,
    wrap_lists,
)

CONTAINER = """<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles>
<rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""
PACKAGE = """<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="book">urn:uuid:{identifier}</dc:identifier>
<dc:title>{title}</dc:title>
{facts}
<meta property="dcterms:modified">{modified}</meta>
</metadata>
<manifest>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
{items}
</manifest>
<spine>
{spine}
</spine>
</package>
"""
PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"
 lang="{language}" xml:lang="{language}">
<head>
<title>{title}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
{body}
</body>
</html>
"""
STYLE = """
body { line-height: 1.5; }
h1 { font-size: 1.5em; line-height: 1.25; margin: 0 0 .6em; }
h2 { font-size: 1.2em; line-height: 1.3; margin: 1.4em 0 .4em; }
p { margin: 0 0 .5em; }
.translation { font-style: italic; margin-bottom: 1.1em; opacity: .8; }
.translation.title, .translation.subheading { font-weight: bold; }
blockquote { margin: 0 0 0 1em; padding-left: .8em; border-left: .1em solid; }
.lead { font-weight: bold; }
.picture img { max-width: 100%; height: auto; }
.about, .caption, .credit, .embed, .notes { font-size: .85em; }
.colour1 { background: #fbe89a; color: #23211d; }
.colour2 { background: #cdebc0; color: #23211d; }
.colour3 { background: #c6e2f7; color: #23211d; }
.colour4 { background: #f9d2dc; color: #23211d; }
.colour5 { background: #e2d5f5; color: #23211d; }
.ref a { text-decoration: none; }
.notes { margin-top: 2em; border-top: .1em solid; padding-top: .8em; }
.note { margin-bottom: .8em; padding: .3em .6em; }
.quote { font-style: italic; }
"""
SUFFIXES = {JPEG: ".jpg", PNG: ".png", GIF: ".gif", WEBP: ".webp"}
"""The formats of pictures that every reading system shows."""
EARLIEST = 1980
"""The first year that a ZIP archive can represent."""


def render_epub(exports: Sequence[ArticleExport], made_at: datetime) -> bytes:
    """Render articles as one EPUB 3, a chapter each; the same articles get the same identifier.

    As the EPUB Open Container Format requires, the media type is first and uncompressed. The same
    articles and `made_at` give the same bytes.
    """
    chapters = {
        f"article{number}.xhtml": _chapter(exported, number)
        for number, exported in enumerate(exports, 1)
    }
    pictures = {
        name: one.picture
        for number, exported in enumerate(exports, 1)
        for name, one in _name_pictures(exported, number)
    }
    parts: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "EPUB/package.opf": _package(exports, list(chapters), pictures, made_at),
        "EPUB/nav.xhtml": _contents(exports, list(chapters)),
        "EPUB/style.css": STYLE,
        **{f"EPUB/{name}": chapter for name, chapter in chapters.items()},
        **{f"EPUB/{name}": picture.data for name, picture in pictures.items()},
    }
    moment = made_at.astimezone(UTC)
    date = (max(moment.year, EARLIEST), *moment.timetuple()[1:6])
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", date), "application/epub+zip")
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, date), content, zipfile.ZIP_DEFLATED)
    return file.getvalue()


def _name_pictures(exported: ArticleExport, number: int) -> Iterator[tuple[str, ExportedPicture]]:
    """Yield the pictures of the article `number` that a reading system can show, in order."""
    rank = 0
    for row in list_rows(exported):
        for one in row.pictures:
            rank += 1
            suffix = SUFFIXES.get(one.picture.media_type)
            if suffix:
                yield f"pictures/{number}-{rank}{suffix}", one


def _chapter(exported: ArticleExport, number: int) -> str:
    """Render an article with every paragraph's translation below it, and notes at the end."""
    notes = number_notes(exported)
    files = {one.picture.name: name for name, one in _name_pictures(exported, number)}
    blocks = []
    for row in list_rows(exported):
        for one in row.pictures:
            if name := files.get(one.picture.name):
                blocks.append((Kind.BODY, render_picture(one, name)))
        sides = [(row.paragraph.language, render_sentences(row, Side.ORIGINAL, notes))]
        if row.translation:
            sides.append((row.target, render_sentences(row, Side.TRANSLATION, notes)))
        blocks.append((row.paragraph.kind, render_block(row.paragraph.kind, sides)))
    shown = "\n".join(wrap_lists(blocks))
    return PAGE.format(
        language=exported.article.language.value,
        title=_title(exported),
        body=f"{render_origin(exported.article)}\n{shown}\n{render_note_list(notes, shown)}",
    )


def _package(
    exports: Sequence[ArticleExport],
    names: Sequence[str],
    pictures: Mapping[str, Picture],
    made_at: datetime,
) -> str:
    articles = [exported.article for exported in exports]
    known = "\n".join(
        exported.digest or "\n".join(one.text for one in exported.article.paragraphs)
        for exported in exports
    )
    languages = dict.fromkeys(one.value for exported in exports for one in exported.languages)
    authors = dict.fromkeys(article.author for article in articles if article.author)
    sources = dict.fromkeys(article.source for article in articles if article.source)
    dates = sorted(article.published[:10] for article in articles if article.published)
    facts = [
        *(f"<dc:language>{language}</dc:language>" for language in languages or ["und"]),
        *(f"<dc:creator>{escape_html(author)}</dc:creator>" for author in authors),
        *(f"<dc:source>{escape_html(source)}</dc:source>" for source in sources),
        *(f"<dc:date>{escape_html(date)}</dc:date>" for date in dates[-1:]),
    ]
    return PACKAGE.format(
        identifier=uuid5(NAMESPACE_URL, known),
        title=escape_html(build_title(exports)).strip() or "—",
        facts="\n".join(facts),
        modified=made_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        items="\n".join(
            [
                f'<item id="article{number}" href="{name}" media-type="application/xhtml+xml"/>'
                for number, name in enumerate(names, start=1)
            ]
            + [
                f'<item id="picture{number}" href="{name}" media-type="{picture.media_type}"/>'
                for number, (name, picture) in enumerate(pictures.items(), start=1)
            ]
        ),
        spine="\n".join(
            f'<itemref idref="article{number}"/>' for number in range(1, len(names) + 1)
        ),
    )


def _contents(exports: Sequence[ArticleExport], names: Sequence[str]) -> str:
    links = "".join(
        f'<li><a href="{name}">{_title(exported)}</a></li>'
        for name, exported in zip(names, exports, strict=True)
    )
    language = exports[0].article.language.value if exports else "und"
    return PAGE.format(
        language=language,
        title=escape_html(build_title(exports)).strip() or "—",
        body=f'<nav epub:type="toc"><ol>{links}</ol></nav>',
    )


def _title(exported: ArticleExport) -> str:
    """Return a title that is never blank, since EPUB readers require one."""
    return escape_html(exported.article.title).strip() or "—"
