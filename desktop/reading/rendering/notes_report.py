"""Exporting highlights and notes, article by article, as Markdown or one HTML page."""

from collections.abc import Iterator, Sequence

from desktop.reading.article import Language
from desktop.reading.rendering import markdown
from desktop.reading.rendering.export_content import (
    ArticleExport,
    ExportedHighlight,
    build_title,
    describe_origin,
    find_address,
    find_context,
    find_languages,
    find_quoted_language,
)
from desktop.reading.rendering.export_labels import Labels, labels_for
from desktop.reading.rendering.html_page import render_contents, render_page
from desktop.reading.rendering.html_parts import (
    escape_html,
    language_attributes,
    render_note,
    render_origin,
)


def render_notes_markdown(
    exports: Sequence[ArticleExport], spoken: Language = Language.ENGLISH
) -> str:
    """Render highlights as Markdown: quote, sentence in both languages, note, link back.

    A note is a list item, so that any Markdown it leaves open ends with it. Labels are in the
    language `spoken`.
    """
    words = labels_for(spoken)
    return "\n".join("\n".join(_article_lines(exported, words)) for exported in exports)


def render_notes_page(exports: Sequence[ArticleExport], spoken: Language = Language.ENGLISH) -> str:
    """Render the same as one self-contained HTML page."""
    words = labels_for(spoken)
    body = "\n".join(
        f'<article id="article{number}">\n<h1>{escape_html(exported.article.title)}</h1>\n'
        f"{render_origin(exported.article)}\n"
        + "\n".join(_section(exported, mark, words) for mark in exported.marks)
        + "\n</article>"
        for number, exported in enumerate(exports, start=1)
    )
    language = exports[0].article.language if exports else Language.OTHER
    return render_page(exports, language, build_title(exports), render_contents(exports) + body)


def _article_lines(exported: ArticleExport, words: Labels) -> Iterator[str]:
    yield f"# {markdown.escape_markdown(exported.article.title)}\n"
    facts = " · ".join(map(markdown.escape_markdown, describe_origin(exported.article)))
    if facts:
        yield f"{facts}\n"
    for mark in exported.marks:
        yield f"> {markdown.escape_markdown(mark.anchor.exact)}\n"
        for language, sentence in _sentences(exported, mark):
            yield f"- {language.value}: {markdown.escape_markdown(sentence)}"
        if mark.remark:
            yield _item(mark.remark.text)
        facts = " · ".join(map(markdown.escape_markdown, _facts(mark, words)))
        yield f"- {facts} · [{_place(mark, words)}]({find_address(exported, mark)})\n"


def _item(note: str) -> str:
    """Render a note as a list item, whatever it begins with.

    Leading blanks would shift the whole item's margin; hyphens would make it a horizontal rule.
    """
    text = markdown.disarm_markdown(note.strip())
    first, *rest = text.splitlines()
    first = "\\" + first if not first.strip("- \t") else first
    return "- " + "\n  ".join([first, *rest])


def _section(exported: ArticleExport, mark: ExportedHighlight, words: Labels) -> str:
    sentences = "".join(
        f"<p{language_attributes(language)}>{escape_html(sentence)}</p>"
        for language, sentence in _sentences(exported, mark)
    )
    quoted = language_attributes(find_quoted_language(exported, mark))
    note = render_note(mark.remark.text) if mark.remark else ""
    facts = escape_html(" · ".join(_facts(mark, words)))
    address = escape_html(str(find_address(exported, mark)))
    place = f'<a href="{address}">{escape_html(_place(mark, words))}</a>'
    return (
        f'<section class="note colour{mark.colour}">'
        f'<p class="quote"{quoted}>{escape_html(mark.anchor.exact)}</p>'
        f'{sentences}{note}<p class="about">{facts} · {place}</p></section>'
    )


def _sentences(exported: ArticleExport, mark: ExportedHighlight) -> Iterator[tuple[Language, str]]:
    for language, sentence in zip(
        find_languages(exported, mark), find_context(exported, mark), strict=True
    ):
        if sentence:
            yield language, sentence


def _facts(mark: ExportedHighlight, words: Labels) -> tuple[str, ...]:
    """Return the day, colour and tags of a highlight."""
    colour = mark.colour_name or words.colours[mark.colour - 1]
    return (mark.made_at.date().isoformat(), colour, *mark.tags)


def _place(mark: ExportedHighlight, words: Labels) -> str:
    """Return the text of a highlight's link: its sentences, or the program if it is lost."""
    if mark.is_lost:
        return "Vis-à-vis"
    return words.name_sentences(mark.anchor.start.sentence, mark.anchor.end.sentence)
