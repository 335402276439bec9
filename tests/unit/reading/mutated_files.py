"""Files of every kind that is imported, mutated by their structure and by the byte."""

import base64
import binascii
import io
import json
import plistlib
import re
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

from tests.unit.reading.forms import files
from tests.unit.reading.forms.pdf_builder import Sheet, pdf_of

LARGEST = 900_000
"""About the most bytes that a mutated file has, in its members too."""

PLAIN = tuple(
    f"The {thing} of harbour number {number} was repaired by the town before the winter came."
    for number, thing in enumerate(("crane", "ladder", "bridge", "beacon", "mooring", "pump"))
)
"""Sentences to be found again, whatever happened around them."""

FRENCH = "« L’été », a-t-il dit à 12 h 30, sera œuvre inachevée ; et le maire : « Voilà ! »"

MARKUP = re.compile(r"<[^<>]*>|[^<>]+|[<>]")
WORDS = re.compile(r"\s+|[^\s,;|\"]+|.")
PDF_WORDS = re.compile(
    r"/[\w.+#-]*|\d+ \d+ R|-?\d+(?:\.\d+)?|<<|>>|[][{}]|\([^()]*\)|<[0-9a-fA-F]*>|\s+|\w+\*?|."
)
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
NUMBER = re.compile(r"\d+")
NUMBERS = ("0", "-1", "1", "65536", "2147483648", "18446744073709551616", "9" * 400, "1e308", "")
SCALARS = ("\0", "\ud800", "\ufffe", "\U0010ffff", "\u202e", "\u0301" * 50, "\ufeff", "\x1b[0m")
TEXT_JUNK = (
    *SCALARS,
    *("\n", "\r", "\f", "\v", "\x85", "\u2028", "\t" * 99, " " * 500, "a" * 2_000, "\xa0" * 60),
    *("&#xD800;", "&#0;", "&#x110000;", "&amp;" * 90, "&lt;b&gt;", "&eacute", "&bogus;", "Ã©" * 60),
    *(
        "# ",
        "> " * 80,
        "* " * 50,
        "[" * 200,
        "](" * 90,
        "`" * 90,
        "|a" * 70,
        "---\n",
        "<!--",
        "-->",
    ),
    *("http://[::1", "12 janvier 2020", "99/99/9999", "31.02.2020 25:61", "Par " * 40, "© " * 40),
    *("M. " * 60, "1. " * 60, "« " * 60, "A-" * 300, "……" * 60, "\u200d" * 90, "😀" * 90, "ж" * 90),
)
MARKUP_JUNK = (
    *TEXT_JUNK,
    *("<![CDATA[", "]]>", "<?xml version='1.0' encoding='utf-7'?>", "<!DOCTYPE a [", "<?php"),
    *("<a" + " b" * 240 + ">", "<a b='", '<a b="', "</", "<", ">", "<>", "</>", "< a>", "<\0>"),
    *(
        "<br>" * 60,
        "<hr/>",
        "<li>" * 40,
        "<table>",
        "<tr><td>",
        "</table>",
        "<p/>",
        "<a:b c:d='e'/>",
    ),
    *("<svg>", "<math>", "<ol start='999999999999'>", "<base href='http://[::1'>", "<frameset>"),
    *("<meta charset='utf-16'>", "<meta charset='idna'>", "<meta name=author content='\ud800'>"),
    *("<time datetime='2020-99-99T99:99:99+99:99'>x</time>", "<title>", "</title>", "<body>"),
    '<script type="application/ld+json">{"@type":"NewsArticle","headline":"\\ud800 a b c",'
    '"author":[{"name":7},null,"\\udfff"],"datePublished":1e400}</script>',
    '<script type="application/ld+json">' + "[" * 5_000 + "</script>",
    "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
)
PDF_JUNK = (
    *("<<", ">>", "[", "]", "(", ")", "<", "/", "%", "null", "true", "stream\n", "endstream", "R"),
    *("endobj", "1 0 obj", "q " * 300, "Q " * 60, "BT ", "ET ", " Do ", "/F1 1e38 Tf ", "[" * 600),
    *(
        "<<" * 600,
        "0 0 0 0 0 0 Tm ",
        "1e38 0 0 1e38 0 0 cm ",
        "nan ",
        "999999 Tr ",
        "-9 Tc ",
        "BI ID",
    ),
    *("/Kids [2 0 R 2 0 R]", "/Count 99999999", "/Parent 4 0 R", "/Contents [5 0 R 5 0 R]"),
    *("/Length 999999999", "/Length -1", "/Length 5 0 R", "/Rotate 45", "/UserUnit 1e30", "/Type"),
    *(
        "/MediaBox [0 0 0 0]",
        "/MediaBox [1e38 1e38 -1e38 nan]",
        "/CropBox [9 9 9 9]",
        "/Root 4 0 R",
    ),
    *("/Encrypt <</Filter/Standard/V 1/R 2/P -4/O(a)/U(b)>>", "/Prev 0", "/XRefStm 9", "/Size -1"),
    *(
        "<D800>",
        "<FEFFD800>",
        "(\\ddd\\777\\)",
        "/Widths [1e38 -1]",
        "/FirstChar -9",
        "/LastChar 1e9",
    ),
)
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252", "utf-7")
LABELS = ("utf-8", "utf-16", "utf-7", "idna", "undefined", "gb18030", "iso-2022-jp", "x", "\0")

HTML = (
    "<!DOCTYPE html>\n<html lang='en'><head><meta charset='utf-8'><title>The harbour</title>"
    "<meta property='og:site_name' content='The Post'><meta name='author' content='A. Writer'>"
    "<meta property='article:published_time' content='2020-01-02T10:20:30+01:00'></head><body>"
    "<nav><ul><li><a href='/'>Home</a></li><li><a href='/n'>News</a></li></ul></nav><article>"
    f"<h1>The harbour is open</h1><p>{PLAIN[0]} <b>Bold</b></p><p class='a' id='b'>{PLAIN[1]}</p>"
    f"<h2>Later</h2><blockquote><p>{PLAIN[2]}</p></blockquote><ol start='3'><li>{PLAIN[3]}</li>"
    "<li>Two</li></ol><figure><img src='a.png'><figcaption>Photo AFP</figcaption></figure>"
    f"<table><tr><th>Year</th><td>1999</td></tr></table><pre>{PLAIN[4]}\nx</pre><p>{FRENCH}</p>"
    f"<p>{PLAIN[5]}<br>12 janvier 2020</p></article><footer><p>© 2020</p></footer></body></html>"
)
TEXT = (
    "The harbour is open\nBy A. Writer\n12 January 2020\n\n"
    + "\n\n".join(PLAIN)
    + f"\n\n{FRENCH}\n\nShare this article\nRead more\n"
)
MARKDOWN = (
    "---\ntitle: The harbour\nauthor: [A. Writer, B]\ndate: 2020-01-02\n---\n# The harbour\n\n"
    f"{PLAIN[0]}\n\n> {PLAIN[1]}\n\n- {PLAIN[2]}\n- two\n\n1. one\n\n| a | b |\n|---|---|\n"
    f'| c | d |\n\n{PLAIN[3]} [link](http://a.b "t") ![p](q.png)'
    f" **bold** `code`\n\n```\n{PLAIN[4]}\n```\n"
    f"\n[ref]: http://a.b\n\n{FRENCH}[^1]\n\n[^1]: {PLAIN[5]}\n<div>x</div>\n"
)
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
ODT = (
    f'{XML}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:'
    'opendocument:xmlns:table:1.0"><office:body><office:text><text:h text:outline-level="1">The '
    f'harbour</text:h><text:p text:style-name="P1">{PLAIN[0]}<text:s text:c="3"/><text:tab/>x<text:'
    f"note><text:note-body><text:p>{PLAIN[1]}</text:p></text:note-body></text:note></text:p><text:"
    f"list><text:list-item><text:p>{PLAIN[2]}</text:p></text:list-item></text:list><table:table>"
    f'<table:table-row><table:table-cell table:number-columns-repeated="2"><text:p>{PLAIN[3]}'
    f"</text:p></table:table-cell></table:table-row></table:table><text:p>{PLAIN[4]} {FRENCH}"
    f"</text:p>"
    "</office:text></office:body></office:document-content>"
)
TMX = (
    f'{XML}<tmx version="1.4"><header srclang="en"/><body>'
    '<tu><prop type="x-model">m</prop><tuv xml:lang="en"><seg>It <ph x="1">b</ph>rains.</seg></tuv>'
    '<tuv xml:lang="fr"><seg>Il <hi>pleut</hi>.</seg></tuv></tu>'
    '<tu srclang="fr"><tuv lang="FR-ca"><seg>Oui</seg></tuv><tuv xml:lang="en-GB"><seg>Yes</seg>'
    "</tuv></tu></body></tmx>"
)
TBX = (
    f'{XML}<martif type="TBX" xml:lang="fr"><martifHeader/><text><body><termEntry id="c1">'
    '<langSet xml:lang="fr"><tig><term>porte-parole</term><termNote type="administrativeStatus">'
    'preferredTerm-admn-sts</termNote></tig></langSet><langSet xml:lang="en"><ntig><termGrp><term>'
    "spokesman</term></termGrp></ntig></langSet></termEntry></body></text></martif>"
)
CSV = (
    'source,target,from,to\nbridge,pont,en,fr\n"a ""b"", c",\'=d,fr,en\n'
    "porte-parole,spokesman,fr,en\n\nété,summer,fr,en\n"
)
ANNOTATIONS: Any = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "AnnotationCollection",
    "first": {
        "type": "AnnotationPage",
        "items": [
            {
                "id": "urn:uuid:6f2f1c1e-0000-4000-8000-000000000001",
                "type": "Annotation",
                "created": "2020-01-02T03:04:05Z",
                "body": [{"type": "TextualBody", "value": "<b>Why</b>", "format": "text/html"}],
                "target": {
                    "source": {"id": "https://a.b", "dc:title": "The harbour is open"},
                    "styleClass": "colour3",
                    "selector": {
                        "type": "TextQuoteSelector",
                        "exact": "repaired by the town",
                        "prefix": "was ",
                        "refinedBy": {"type": "FragmentSelector", "value": "original,1.2,1.9"},
                    },
                },
            },
        ],
    },
}
CMAP = (
    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespace"
    "range <00> <FF> endcodespacerange 2 beginbfchar <41> <D800> <42> <00660066> endbfchar 1 begin"
    "bfrange <43> <5A> <0043> endbfrange endcmap end end"
)
VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**15, 10**30, 1e308, float("inf"), "", "\ud800", "\0", "a" * 3_000),
    *([], {}, [[]], {"": ""}, ["a"] * 300, {"target": 1}, {"first": {"next": {}}}, "9999-99-99"),
)


def mutate(sample: str, chance: Random) -> bytes:
    """Return the valid file `sample`, a key of `SAMPLES`, mutated by `chance`."""
    data = SAMPLES[sample](chance)
    return _damage(data, chance) if chance.random() < 0.25 else data


def mutate_parts(parts: Sequence[str], chance: Random, junk: Sequence[str]) -> list[str]:  # noqa: C901 - one case each
    """Repeat, delete, move, nest, cut or spoil parts of a text, at a few places."""
    parts, longest = list(parts), LARGEST // 4
    for _ in range(chance.choice((1, 1, 1, 2, 3, 6))):
        if not parts:
            return [chance.choice(junk)]
        start = chance.randrange(len(parts))
        end = min(len(parts), start + chance.choice((1, 1, 2, 3, 8, 60)))
        piece = parts[start:end]
        size = sum(map(len, piece)) or 1
        times = min(chance.choice((2, 3, 20, 300, 5_000)), longest // size)
        other = chance.randrange(len(parts) + 1)
        match chance.randrange(12):
            case 0:
                parts[start:end] = piece * times
            case 1:
                del parts[start:end]
            case 2:
                del parts[start:end]
                parts[other:other] = piece
            case 3:
                parts[other:other] = piece
            case 4:
                del parts[end:]
            case 5:
                parts[start:start] = [parts[start]] * times
            case 6:
                parts[start] = _spoil_numbers(parts[start], chance)
            case 7:
                parts[start] = _insert(parts[start], chance.choice(junk), chance)
            case 8:
                parts[start:start] = [chance.choice(junk)] * min(times, 300)
            case 9:
                parts[start:end] = piece[::-1]
            case 10:
                parts[start] = parts[start].swapcase()
            case _:
                parts = [_spoil_numbers(part, chance) for part in parts]
        longest = max(1, longest - max(0, sum(map(len, parts)) - LARGEST // 4))
    return parts


def _markup(text: str, chance: Random) -> str:
    return "".join(mutate_parts(MARKUP.findall(text), chance, MARKUP_JUNK))


def _xml(data: bytes, chance: Random) -> str:
    """Mutate XML, more often than not so that it stays well-formed."""
    if chance.random() < 0.4:
        return _markup(data.decode("utf-8", "replace"), chance)
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:  # mutated before, or not XML
        return _words(data.decode("utf-8", "replace"), chance)
    for _ in range(chance.choice((1, 1, 2, 6))):
        _element(root, chance)
    return f"{XML}{etree.tostring(root, encoding='unicode')}"


def _element(root: etree._Element, chance: Random) -> None:
    """Mutate an element of a tree."""
    one, other = chance.choice(list(root.iter())), chance.choice(list(root.iter()))
    copied = deepcopy(one)
    size = len(etree.tostring(copied))
    room = max(0, LARGEST // 4 - len(etree.tostring(root))) // size
    times = min(chance.choice((1, 2, 20, 300, 5_000)), room)
    match chance.randrange(8):
        case 0 if one is not root:
            one.getparent().remove(one)
        case 1:
            other.extend([deepcopy(copied) for _ in range(times)])
        case 2:
            for _ in range(times):
                outer = etree.Element(one.tag, one.attrib)
                outer.append(copied)
                copied = outer
            one.append(copied)
        case 3:
            one.tag = other.tag
        case 4:
            for key, value in [*one.attrib.items(), *other.attrib.items()]:
                one.set(
                    key, chance.choice((*NUMBERS, value, value[::-1], "../" + value, "a" * 999))
                )
        case 5:
            one.text = UNWRITABLE.sub(
                "", _insert(one.text or "", chance.choice(MARKUP_JUNK), chance)
            )
        case 6:
            one.attrib.clear()
        case _:
            one.extend([deepcopy(child) for child in other if len(list(child.iter())) < 50])


def _words(text: str, chance: Random) -> str:
    return "".join(mutate_parts(WORDS.findall(text), chance, TEXT_JUNK))


def _lines(text: str, chance: Random) -> str:
    return "".join(mutate_parts(text.splitlines(keepends=True), chance, TEXT_JUNK))


def _value(value: Any, chance: Random) -> Any:
    """Mutate one value somewhere inside lists and objects."""
    inside = list(value) if isinstance(value, dict) else ()
    if isinstance(value, list):
        inside = list(range(len(value)))
    if not inside or chance.random() < 0.15:
        other = chance.choice((*VALUES, [value], {"first": value}, [value] * 40))
        for _ in range(chance.choice((0, 0, 0, 0, 0, 0, 0, 9, 90, 300, 3_000))):
            other = [other] if chance.random() < 0.5 else {"next": other}
        return other
    key = chance.choice(inside)
    changed = dict(value) if isinstance(value, dict) else list(value)
    match chance.randrange(8):
        case 0:
            del changed[key]
        case 1 if isinstance(changed, dict):
            changed[chance.choice(("target", "first", "next", "items", "value", "\ud800"))] = value[
                key
            ]
        case 2 if isinstance(changed, list):
            changed *= 30
        case _:
            changed[key] = _value(value[key], chance)
    return changed


def _encode(text: str, chance: Random) -> bytes:
    """Encode a text, sometimes otherwise than it declares."""
    if chance.random() < 0.15:
        text = text.replace("utf-8", chance.choice(LABELS), 1)
    codec = chance.choice(CODECS) if chance.random() < 0.2 else "utf-8"
    if codec == "utf-8":  # a lone surrogate becomes three bytes that aren't UTF-8
        return text.encode(codec, "surrogatepass")
    return text.encode(codec, "replace")


def _spoil_numbers(text: str, chance: Random) -> str:
    return NUMBER.sub(lambda _: chance.choice(NUMBERS), text, count=chance.choice((1, 1, 5)))


def _insert(text: str, junk: str, chance: Random) -> str:
    place = chance.randrange(len(text) + 1)
    return text[:place] + junk + text[place:]


def _damage(data: bytes, chance: Random) -> bytes:
    """Turn bits, write other bytes, cut off, take out, double or prepend."""
    if not data:
        return data
    start = chance.randrange(len(data))
    end = min(len(data), start + chance.randrange(1, 60))
    match chance.randrange(7):
        case 0 | 1:
            turned = bytearray(data)
            for _ in range(chance.choice((1, 3, 30))):
                turned[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            return bytes(turned)
        case 2:
            return data[:start]
        case 3:
            return (
                data[:start] + chance.choice((b"\0", b"\xff", b"\x80")) * (end - start) + data[end:]
            )
        case 4:
            return data[:start] + data[end:]
        case 5:
            return data[:end] + data[start:]
        case _:
            return chance.choice((b"\xff\xfe", b"\xef\xbb\xbf", b"\0\0\xfe\xff", b"\n \n")) + data


def _archive(members: dict[str, str | bytes], chance: Random) -> bytes:
    """Return a ZIP archive of `members`, of which some are mutated, gone or there twice."""
    found = [
        (path, content if isinstance(content, bytes) else content.encode(), zipfile.ZIP_DEFLATED)
        for path, content in members.items()
    ]
    for _ in range(chance.choice((1, 1, 2))):
        place = chance.randrange(len(found))
        path, content, packing = found[place]
        match chance.randrange(12):
            case 0:
                del found[place]
            case 1:
                found.append((path, chance.choice(found)[1], packing))
            case 2:
                packing = chance.choice((zipfile.ZIP_STORED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA))
                found[place] = path, content, packing
            case 3:
                odd = chance.choice(
                    ("/" + path, "../" + path, path.upper(), "\ud800", path + "/", "a")
                )
                found[place] = odd.encode("utf-8", "replace").decode(), content, packing
            case _:
                text = _xml(content, chance)
                found[place] = path, _encode(text, chance), packing
        found = found or [("a", b"", zipfile.ZIP_STORED)]
    return _packed(found, chance)


def _packed(members: Iterable[tuple[str, bytes, int]], chance: Random) -> bytes:
    file = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")  # of names that are there twice
        archive.comment = b"PK\x05\x06" * (9 * (chance.random() < 0.05))
        for path, content, packing in members:
            archive.writestr(path, content, packing)
    data = bytearray(file.getvalue())
    if chance.random() < 0.2:  # lie in an entry of the directory: sizes, flags, packing, place
        entries = [one.start() for one in re.finditer(rb"PK\x01\x02|PK\x03\x04|PK\x05\x06", data)]
        place = chance.choice(entries) + chance.randrange(4, 46)
        data[place : place + 2] = chance.choice((b"\xff\xff", b"\0\0", b"\x01\0", b"\x00\x08"))
    return (b"PK\x03\x04" if chance.random() < 0.05 else b"") + bytes(data)


def _members(data: bytes) -> dict[str, str | bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {path: archive.read(path) for path in archive.namelist()}


def _epub(chance: Random) -> bytes:
    pages = {
        f"c{number}.xhtml": files.page(f"<h1>Part {number}</h1><p>{text} {files.PROSE}</p>")
        for number, text in enumerate(PLAIN)
    }
    contents = files.nav("".join(files.line(path, f"Part {path}") for path in pages))
    older = files.ncx("".join(files.point(path, f"Part {path}") for path in pages))
    metadata = (
        "<dc:title>Harbours</dc:title><dc:creator>A. Writer</dc:creator><dc:date>2020</dc:date>"
    )
    book = files.epub(pages, contents=contents, old_contents=older, metadata=metadata)
    return _archive(_members(book), chance)


def _docx(chance: Random) -> bytes:
    cell = f"<w:tbl><w:tr><w:tc>{files.paragraph(PLAIN[1])}</w:tc></w:tr></w:tbl>"
    note = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    listed = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    notes = f'<w:footnotes xmlns:w="{files.WORD}"><w:footnote w:id="1">'
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kinds}/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    body = (
        files.paragraph("The harbour", "Titre")
        + files.paragraph(PLAIN[0], more=note)
        + cell
        + files.paragraph(PLAIN[2], "Citation").replace("<w:r>", f"{listed}<w:r>", 1)
        + files.paragraph(f"{PLAIN[3]} {FRENCH}")
    )
    more: dict[str, str | bytes] = {
        "word/footnotes.xml": f"{notes}{files.paragraph(PLAIN[4])}</w:footnote></w:footnotes>",
        "word/_rels/document.xml.rels": related,
        **files.properties("The harbour", "A. Writer", "2020-01-02T03:04:05Z"),
    }
    return _archive(_members(files.docx(body, more)), chance)


def _odt(chance: Random) -> bytes:
    members: dict[str, str | bytes] = {
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": ODT,
        "meta.xml": f"{XML}<a xmlns:dc='b'><dc:title>T</dc:title><dc:date>2020-01-01</dc:date></a>",
    }
    return _archive(members, chance)


def _mhtml(chance: Random) -> bytes:
    page = _encode(_markup(HTML, chance) if chance.random() < 0.5 else HTML, chance)
    packing = chance.choice(("quoted-printable", "base64", "8bit", "x-uuencode", "binary"))
    content = {
        "quoted-printable": binascii.b2a_qp(page),
        "base64": base64.encodebytes(page),
    }.get(packing, page)
    head = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: http://a.b/\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B1"; start="<x@y>"\n\n'
        "--B1\nContent-Type:"
        f" text/html; charset=utf-8\nContent-ID: <x@y>\nContent-Transfer-Encoding: {packing}\n"
        "Content-Location: http://a.b/\n\n"
    )
    if chance.random() < 0.7:
        head = _words(head, chance) if chance.random() < 0.5 else _lines(head, chance)
    return head.encode("utf-8", "replace") + content + b"\n--B1--\n"


def _webarchive(chance: Random) -> bytes:
    page = _encode(_markup(HTML, chance), chance)
    resource: Any = {"WebResourceData": page, "WebResourceURL": "http://a.b", "Number": 7}
    archive: Any = {"WebMainResource": resource, "WebSubresources": [resource]}
    if chance.random() < 0.5:
        key = chance.choice(list(resource))
        odd = chance.choice(
            (7, -1, 10**15, 1.5, "text", [b"a"], {"a": b"b"}, True, plistlib.UID(3))
        )
        archive["WebMainResource"] = chance.choice((odd, resource | {key: odd}, archive))
        if archive["WebMainResource"] is archive:
            archive["WebMainResource"] = {"WebMainResource": resource}
    data = plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)
    if chance.random() < 0.4:  # the trailer and the table of places are at the end
        place = len(data) - chance.randrange(1, 60)
        data = data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]
    return data


def _pdf(chance: Random) -> bytes:
    sheets = [Sheet(), Sheet()]
    for sheet in sheets:
        sheet.write_lines(60, 760, [*PLAIN, *PLAIN[::-1]])
        sheet.write(60, 800, "The Post", 8)
        sheet.write_turned(20, 400, "arXiv")
        sheet.commands.append("q /X1 Do Q")
    whole = pdf_of(*sheets, Title="The harbour is open", CreationDate="D:20200102030405+01'00'")
    objects = re.findall(r"\d+ 0 obj\n(.*?)\nendobj", whole.decode("latin-1"), re.DOTALL)
    count = len(objects)
    objects[1] = (
        objects[1]
        .replace(
            "/Resources <<",
            f"/Resources << /XObject << /X1 {count + 1} 0 R /X2 {count + 2} 0 R >>",
            1,
        )
        .replace("/F1 <<", f"/F3 {count + 3} 0 R /F1 << /ToUnicode {count + 4} 0 R", 1)
    )
    form = "<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject <<"
    objects += [
        _stream(f"{form} /X1 {count + 1} 0 R /X2 {count + 2} 0 R >> >>", "/X2 Do"),
        _stream(f"{form} /X1 {count + 1} 0 R >> >>", "BT /F1 9 Tf 60 90 Td (Inside) Tj ET"),
        f"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts ["
        f"{count + 3} 0 R] /ToUnicode {count + 4} 0 R >>",
        _stream("<<", CMAP),
    ]
    for _ in range(chance.choice((1, 1, 2, 3))):
        place = chance.randrange(len(objects))
        objects[place] = _spoil_object(objects[place], len(objects), chance)
    trailer = f"/Size {len(objects) + 1} /Root 1 0 R /Info 3 0 R"
    if chance.random() < 0.1:
        trailer = "".join(mutate_parts(PDF_WORDS.findall(trailer), chance, PDF_JUNK))
    return _pdf_file(objects, trailer)


def _stream(start: str, content: str) -> str:
    return f"{start} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _spoil_object(text: str, count: int, chance: Random) -> str:
    """Mutate an object's dictionary or instructions, or pack them with a filter."""
    head, middle, content = text.partition("\nstream\n")
    content = content.removesuffix("\nendstream")
    if not middle or chance.random() < 0.3:
        words = PDF_WORDS.findall(head)
        if chance.random() < 0.5:
            words = [
                f"{chance.randrange(count + 2)} 0 R"
                if word.endswith(" R") and chance.random() < 0.4
                else word
                for word in words
            ]
        else:
            words = mutate_parts(words, chance, PDF_JUNK)
        head = "".join(words)
        return f"{head}\nstream\n{content}\nendstream" if middle else head
    if chance.random() < 0.6:
        content = "".join(mutate_parts(PDF_WORDS.findall(content), chance, PDF_JUNK))
    names: list[str] = []
    for _ in range(chance.choice((0, 1, 1, 2, 5))):
        name, content = _pack(content, chance)
        names.insert(0, f"/{name}")
    length = len(content) if chance.random() < 0.9 else chance.choice((0, 1, 10**9, -1))
    head = re.sub(r"/Length \S+ >>$", "", head)
    filters = f"/Filter [{' '.join(names)}]" if names else ""
    return f"{head} /Length {length} {filters} >>\nstream\n{content}\nendstream"


def _pack(content: str, chance: Random) -> tuple[str, str]:
    """Encode a stream as one of PDF's filters does, sometimes damaged; return the filter's name."""
    data = content.encode("latin-1", "replace")
    runs = b"".join(
        bytes([len(data[at : at + 128]) - 1]) + data[at : at + 128]
        for at in range(0, len(data), 128)
    )
    name, packed = chance.choice(
        (
            ("FlateDecode", zlib.compress(data)),
            ("ASCIIHexDecode", data.hex().encode() + b">"),
            ("ASCII85Decode", base64.a85encode(data) + b"~>"),
            ("RunLengthDecode", runs + b"\x80"),
            ("RunLengthDecode", b"\x81 " * min(4_000, 9 * len(data) + 1)),
            ("LZWDecode", _pack_lzw(data)),
            ("DCTDecode", data),
            ("Crypt", data),
        )
    )
    damaged = _damage(packed, chance) if chance.random() < 0.2 else packed
    return name, damaged.decode("latin-1")


def _pack_lzw(data: bytes) -> bytes:
    """Encode in LZW's codes of nine bits, cleared before they would get longer."""
    codes = []
    for number, byte in enumerate(data):
        codes += [256, byte] if number % 200 == 0 else [byte]
    bits = "".join(f"{code:09b}" for code in [*codes, 257])
    bits += "0" * (-len(bits) % 8)
    return int(bits, 2).to_bytes(len(bits) // 8, "big")


def _pdf_file(objects: Sequence[str], trailer: str) -> bytes:
    data, places = "%PDF-1.5\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< {trailer} >>\n"
    return f"{data}{end}startxref\n{len(data)}\n%%EOF\n".encode("latin-1", "replace")


def _html(chance: Random) -> bytes:
    return _encode(_markup(HTML, chance), chance)


def _text(chance: Random) -> bytes:
    return _encode(chance.choice((_words, _lines))(TEXT, chance), chance)


def _markdown(chance: Random) -> bytes:
    return _encode(chance.choice((_words, _lines, _lines))(MARKDOWN, chance), chance)


def _annotations(chance: Random) -> bytes:
    value = ANNOTATIONS
    for _ in range(chance.choice((1, 1, 2, 4))):
        value = _value(value, chance)
    try:
        text = json.dumps(value)
    except RecursionError:
        text = '{"first":' * 20_000
    if chance.random() < 0.1:
        text = _words(text, chance)
    return _encode(text, chance) if chance.random() < 0.2 else text.encode("utf-8", "replace")


def _csv(chance: Random) -> bytes:
    return _encode(chance.choice((_words, _lines))(CSV, chance), chance)


SAMPLES: dict[str, Callable[[Random], bytes]] = {
    "a.txt": _text,
    "a.html": _html,
    "a.mhtml": _mhtml,
    "a.webarchive": _webarchive,
    "a.md": _markdown,
    "a.epub": _epub,
    "a.docx": _docx,
    "a.odt": _odt,
    "a.pdf": _pdf,
    "a.tmx": lambda chance: _encode(_xml(TMX.encode(), chance), chance),
    "a.tbx": lambda chance: _encode(_xml(TBX.encode(), chance), chance),
    "a.csv": _csv,
    "a.jsonld": _annotations,
}
"""By file name, what makes a mutated file of that kind."""
