"""Articles and pages for tests, made of as little as the test needs to say."""

import struct
import zlib
from pathlib import Path

from desktop.base.paths import bundled_folder
from desktop.reading.aligning import align
from desktop.reading.article import (
    ENGLISH_TO_FRENCH,
    Article,
    Direction,
    Kind,
    Language,
    Pair,
    Paragraph,
    RawText,
    Translated,
)
from desktop.reading.text.segmenting import segment
from desktop.translation.installed_models import read_model
from tests.fakes import echo

SEEDS = Path(__file__).parent.parent / "seeds"
BUNDLED = bundled_folder("resources") / "models"


def carried(pair: str) -> str:
    """Return the version of the bundled package for a pair ("fr_en")."""
    model = read_model(BUNDLED / pair)
    assert model is not None
    return model.version


PAGE = """The council opens the new bridge

The council opened the new bridge on Monday. It took four years to build. Boats pass below it.

"We are proud of it," the mayor said. He was the first to walk across the river.

The old bridge will be taken down in spring. Nobody will miss it, the mayor added.
"""


def png(width: int = 320, height: int = 200, colour: bytes = b"Fn\x96") -> bytes:
    """Return a PNG file of one colour: its red, green and blue."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + check

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    lines = (b"\0" + colour * width) * height
    parts = chunk(b"IHDR", header), chunk(b"IDAT", zlib.compress(lines)), chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def raw(text: str = PAGE, name: str = "page.txt") -> RawText:
    """Return a saved page that holds `text`."""
    return RawText(data=text.encode(), text=text, name=name, encoding="utf-8")


def article(*paragraphs: str | tuple[Kind, str], language: Language = Language.ENGLISH) -> Article:
    """Return a segmented article; a paragraph without a kind is body."""
    made = tuple(
        Paragraph(Kind.BODY, one, language)
        if isinstance(one, str)
        else Paragraph(one[0], one[1], language)
        for one in paragraphs
    )
    return segment(Article(made, language=language))


def translated(source: str, text: str = "", direction: Direction = ENGLISH_TO_FRENCH) -> Translated:
    """Return a translation of `source`; an echo where no text is given."""
    return Translated(source, text or echo(source, direction), direction, "echo 1")


def echoed(one: Article, direction: Direction = ENGLISH_TO_FRENCH) -> tuple[Pair, ...]:
    """Return the pairs of an article with every sentence echoed."""
    sentences = [sentence for paragraph in one.paragraphs for sentence in paragraph.sentences]
    return align(one, [translated(sentence.text, direction=direction) for sentence in sentences])
