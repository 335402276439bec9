"""What the reader marked, article by article, as Markdown and as one HTML page."""

from collections.abc import Iterator, Sequence

from desktop.reading.article import Language
from desktop.reading.rendering import markdown
from desktop.reading.rendering.export_content import (
    Edition,
    Mark,
    about,
    common_title,
    context,
    languages,
    quoted_language,
)
from desktop.reading.rendering.export_labels import Wording, wording
from desktop.reading.rendering.html_page import contents, whole_page
from desktop.reading.rendering.html_parts import about_line, escaped, lang, note_text


def notes_as_markdown(editions: Sequence[Edition], spoken: Language = Language.ENGLISH) -> str:
    """Return the marks of articles: the words, their sentence in both languages, the note.

    A note stands in an item of a list, so that what it leaves open ends with it.
    Our own words are in the language `spoken`.
    """
    words = wording(spoken)
    return "\n".join("\n".join(_article_lines(edition, words)) for edition in editions)


def notes_page(editions: Sequence[Edition], spoken: Language = Language.ENGLISH) -> str:
    """Return the same as one self-contained HTML page."""
    words = wording(spoken)
    body = "\n".join(
        f'<article id="article{number}">\n<h1>{escaped(edition.article.title)}</h1>\n'
        f"{about_line(edition.article)}\n"
        + "\n".join(_section(edition, mark, words) for mark in edition.marks)
        + "\n</article>"
        for number, edition in enumerate(editions, start=1)
    )
    language = editions[0].article.language if editions else Language.OTHER
    return whole_page(editions, language, common_title(editions), contents(editions) + body)


def _article_lines(edition: Edition, words: Wording) -> Iterator[str]:
    yield f"# {markdown.escaped(edition.article.title)}\n"
    facts = " · ".join(map(markdown.escaped, about(edition.article)))
    if facts:
        yield f"{facts}\n"
    for mark in edition.marks:
        yield f"> {markdown.escaped(mark.anchor.exact)}\n"
        for language, sentence in _sentences(edition, mark):
            yield f"- {language.value}: {markdown.escaped(sentence)}"
        if mark.remark:
            yield _item(mark.remark.text)
        yield f"- {' · '.join(map(markdown.escaped, _facts(mark, words)))}\n"


def _item(note: str) -> str:
    """Return a note as an item of a list, whatever it begins with.

    A blank would move the margin of the whole item; hyphens and the item's own would be a rule.
    """
    text = note.strip()
    first, *rest = text.splitlines()
    first = "\\" + first if not first.strip("- \t") else first
    return "- " + "\n  ".join([first, *rest])


def _section(edition: Edition, mark: Mark, words: Wording) -> str:
    sentences = "".join(
        f"<p{lang(language)}>{escaped(sentence)}</p>"
        for language, sentence in _sentences(edition, mark)
    )
    note = note_text(mark.remark.text) if mark.remark else ""
    facts = escaped(" · ".join(_facts(mark, words)))
    return (
        f'<section class="note colour{mark.colour}">'
        f'<p class="quote"{lang(quoted_language(edition, mark))}>{escaped(mark.anchor.exact)}</p>'
        f'{sentences}{note}<p class="about">{facts}</p></section>'
    )


def _sentences(edition: Edition, mark: Mark) -> Iterator[tuple[Language, str]]:
    for language, sentence in zip(languages(edition, mark), context(edition, mark), strict=True):
        if sentence:
            yield language, sentence


def _facts(mark: Mark, words: Wording) -> tuple[str, ...]:
    """Return the day of a mark, its colour, its tags."""
    colour = mark.colour_name or words.colour.format(number=mark.colour)
    return (mark.made_at.date().isoformat(), colour, *mark.tags)
