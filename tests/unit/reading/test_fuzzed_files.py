"""Mutated files of every kind: each is read, or refused with a sentence; no sentence vanishes."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError
from desktop.base.overriding import override
from desktop.reading import sources
from desktop.reading.article import Article, Form, RawText
from desktop.reading.exchange import csv_terms, tbx, tmx
from desktop.reading.exchange.annotation_reader import read_annotations
from desktop.reading.exchange.import_outcome import SkipReason
from desktop.services.import_annotations import _read_text
from desktop.services.page_reader import PageReader, read_article
from tests.unit.reading.mutated_files import HTML, PLAIN, SAMPLES, mutate

TRIES = {"a.html": 30, "a.pdf": 20, "a.webarchive": 90, "a.tmx": 20}
OTHERS = 40
SKIPPED = frozenset(
    {"script", "style", "template", "head", "title", "noscript", "svg", "math", "object"}
)


class Words(HTMLParser):
    """Collects what a page shows; gives up on one that a browser may read otherwise."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.is_certain = True

    @override
    def handle_starttag(self, tag: str, attrs: object) -> None:
        del attrs
        self.is_certain &= tag not in SKIPPED - {"head", "title"} and tag not in (
            *("select", "textarea", "iframe", "plaintext", "xmp", "frameset", "noembed"),
        )

    @override
    def handle_data(self, data: str) -> None:
        self.found.append(data)

    @override
    def unknown_decl(self, data: str) -> None:
        del data
        self.is_certain = False

    handle_comment = handle_pi = unknown_decl


def strings(value: object) -> Iterator[str]:
    """Yield every text in `value`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield from strings(getattr(value, field.name))


def shown_sentences(raw: RawText) -> list[str]:
    """Return the plain sentences that a text or page shows without doubt."""
    found = [sentence for sentence in PLAIN if sentence in raw.text]
    if raw.form is Form.TEXT or not found:
        return found
    words = Words()
    words.feed(raw.text)
    plain = "\n".join(words.found)
    below_title = raw.text[raw.text.lower().find("</title>") + 1 :]
    return [one for one in found if words.is_certain and one in plain and one in below_title]


def check(raw: RawText, article: Article) -> None:
    """Check that an article can be stored, and holds or lists all that its page shows."""
    assert article.paragraphs
    for text in strings((article, raw.name, raw.text)):
        text.encode()  # lone surrogates can't be stored
    for paragraph in article.paragraphs:
        assert paragraph.text.strip()
        assert all(x.span.of(paragraph.text) == x.text for x in paragraph.sentences)
    if raw.form in (Form.TEXT, Form.PAGE):
        facts = (article.title, article.author or "", article.source or "")
        kept = [one.text for one in article.paragraphs]
        whole = "\n".join((*kept, *(one.text for one in article.dropped), *facts))
        assert [one for one in shown_sentences(raw) if one not in whole] == []


def read(name: str, path: Path) -> None:
    """Read a file as an import does. Raises AppError."""
    match path.suffix:
        case ".tmx":
            skipped: Counter[SkipReason] = Counter()
            found: object = tuple(tmx.read_memory(path, skipped))
        case ".tbx":
            found = tbx.read_terms(path)
        case ".csv":
            found = csv_terms.read_terms(path)
        case ".jsonld":
            found = read_annotations(_read_text(path), datetime(2026, 3, 1, tzinfo=UTC))
        case ".pdf":  # PDFium may crash, or take all memory
            reader = PageReader(name, Token())
            found = reader.clean(reader.read(path))
        case _:
            for raw in sources.read(path):
                check(raw, read_article(raw))
            return
    for text in strings(found):
        text.encode()


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.logs("page", "line", sometimes=True)
def test_a_mutated_file_is_read_or_refused_with_a_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    for number in range(TRIES.get(name, OTHERS)):
        path.write_bytes(mutate(name, Random(f"{name} {number}")))
        try:
            read(name, path)
        except AppError as error:
            assert str(error).endswith(".")
        except Exception as error:
            error.add_note(f"{name}, mutated with the seed “{name} {number}”")
            raise


def test_the_check_notices_a_sentence_that_vanished(tmp_path: Path) -> None:
    text = "\n\n".join(PLAIN)
    (raw,) = sources.from_bytes(text.encode(), "a.txt")
    article = read_article(raw)
    check(raw, article)
    less = Article(article.paragraphs[:-1], article.dropped)
    with pytest.raises(AssertionError, match="harbour number"):
        check(raw, less)


def test_the_check_knows_what_a_page_shows() -> None:
    (raw,) = sources.from_bytes(HTML.encode(), "a.html")
    assert shown_sentences(raw) == list(PLAIN)
    (raw,) = sources.from_bytes(HTML.replace("<pre>", "<svg>").encode(), "a.html")
    assert shown_sentences(raw) == []
