"""Builders of articles, sentences, translations and clocks for tests of the library."""

from datetime import UTC, datetime, timedelta

from desktop.library import WriteTransaction
from desktop.reading.article import (
    FRENCH_TO_ENGLISH,
    Article,
    Direction,
    Dropped,
    Form,
    Kind,
    Language,
    Paragraph,
    RawText,
    Reason,
    Sentence,
    Span,
    Translated,
)

START = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
END = datetime.max.replace(tzinfo=UTC)


class Clock:
    """A clock that only moves when it is advanced."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **by: float) -> datetime:
        self.now += timedelta(**by)
        return self.now


def raw(
    text: str = "Un article.",
    name: str = "page.txt",
    encoding: str = "utf-8",
    form: Form = Form.TEXT,
) -> RawText:
    return RawText(text.encode(encoding), text, name, encoding, form)


def paragraph(
    *sentences: str,
    kind: Kind = Kind.BODY,
    language: Language = Language.FRENCH,
    lines: tuple[int, ...] = (),
) -> Paragraph:
    text = " ".join(sentences)
    placed: list[Sentence] = []
    start = 0
    for sentence in sentences:
        placed.append(Sentence(Span(start, start + len(sentence)), sentence))
        start += len(sentence) + 1
    return Paragraph(kind, text, language, lines, tuple(placed))


def article(*bodies: tuple[str, ...], title: str = "La crue de la Seine") -> Article:
    """Return a French article with the title and a paragraph for each tuple of sentences."""
    return Article(
        paragraphs=(
            paragraph(title, kind=Kind.TITLE, lines=(2,)),
            *(paragraph(*body, lines=(4 + n,)) for n, body in enumerate(bodies)),
        ),
        dropped=(Dropped(0, "Le Quotidien", Reason.SITE_NAME), Dropped(3, "f t", Reason.SHARING)),
        language=Language.FRENCH,
        published="2016-06-03T07:10",
        updated="2016-06-03",
        author="Anne Dupont",
        source="Le Quotidien",
        dateline="Paris",
    )


def flood() -> Article:
    return article(
        ("L’eau a monté toute la nuit.", "Elle atteint 6,10 mètres."),
        ("Le Louvre ferme ses portes 😀.",),
    )


def translated(
    source: str,
    text: str,
    *,
    model: str = "fr_en 1.9",
    direction: Direction = FRENCH_TO_ENGLISH,
    score: float = -0.25,
) -> Translated:
    return Translated(source=source, text=text, direction=direction, model=model, score=score)


def purge(tx: WriteTransaction, before: datetime = END) -> None:
    """Purge what was deleted before `before`, or all of it, in one transaction."""
    tx.purge_highlights(tx.highlights_deleted_before(before), before)
    for article_id in tx.articles_deleted_before(before):
        while tx.purge_article_batch(article_id, before)[1]:
            pass
