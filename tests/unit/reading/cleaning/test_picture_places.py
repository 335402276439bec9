"""Placing pictures: above the caption or the next paragraph, or left out with what is around."""

from dataclasses import replace

import pytest

from desktop.reading.article import (
    Article,
    Corrections,
    Dropped,
    Form,
    Kind,
    Paragraph,
    Picture,
    PlacedPicture,
    RawText,
    Reason,
)
from desktop.reading.cleaning import clean
from desktop.reading.cleaning.picture_places import MarkupPicture, place_pictures

P = (
    "The council opened the new bridge on Monday, and thousands walked across it before noon.",
    "It took four years to build and cost 41 million pounds, which is twice what was planned.",
    "Engineers from three countries worked on it, and the last piece came from Rotterdam.",
)
CAPTION = "The new bridge at dusk, seen from the harbour. Jo Doe/AFP"


def img(name: str, more: str = "") -> str:
    return f'<img src="{name}" alt="{name} described" {more}>'


def cleaned(body: str, *names: str, form: Form = Form.PAGE, left_out: str = "") -> Article:
    text = f"<!doctype html><html><head><title>The bridge</title></head><body>{body}</body></html>"
    pictures = tuple(Picture(name, "image/png", 640, 400) for name in names)
    raw = RawText(text.encode(), text, "page.html", "utf-8", form, pictures=pictures)
    article = clean(raw)
    if not left_out:
        return article
    lines = next(one.lines for one in article.paragraphs if one.text == left_out)
    return clean(raw, Corrections(left_out=frozenset(lines)))


def places(article: Article) -> dict[str, str]:
    return {one.name: article.paragraphs[one.paragraph].text for one in article.pictures}


def story(*between: str, before: str = "", after: str = "") -> str:
    inner = "".join(f"{one}<p>{text}</p>" for one, text in zip((*between, "", ""), P, strict=False))
    return f"{before}<article><h1>The bridge</h1>{inner}{after}</article>"


def test_a_picture_is_above_its_caption_or_else_above_the_next_paragraph() -> None:
    figure = f"<figure>{img('a')}<figcaption>{CAPTION}</figcaption></figure>"
    turned = f"<figure><figcaption>{CAPTION[::-1]}</figcaption>{img('b')}</figure>"
    article = cleaned(story(figure, turned, f"<div>{img('c')}</div>"), "a", "b", "c")
    assert places(article) == {"a": CAPTION, "b": CAPTION[::-1], "c": P[2]}
    assert [one.alt for one in article.pictures] == [f"{name} described" for name in "abc"]
    assert article.paragraphs[article.pictures[0].paragraph].kind is Kind.CAPTION


def test_a_picture_within_a_paragraph_is_above_it() -> None:
    body = f"<article><h1>The bridge</h1><p>{P[0]}</p><p>It {img('a')} {P[1]}</p><p>{P[2]}</p>"
    assert places(cleaned(body, "a"))["a"].endswith(P[1])


def test_only_what_the_file_has_is_placed_and_only_once() -> None:
    article = cleaned(story("", img("a") + img("lost"), img("a")), "a")
    assert places(article) == {"a": P[1]}


def test_the_size_that_the_file_has_is_placed() -> None:
    picture = '<picture><source srcset="large 2x"><img src="lost" alt="x"></picture>'
    assert places(cleaned(story("", picture), "large")) == {"large": P[1]}


def test_icons_are_left_out() -> None:
    assert not cleaned(story("", img("a", "width=24 height=24")), "a").pictures


def test_pictures_of_framed_lines_are_left_out() -> None:
    aside = f"<aside>{img('a')}<p>Another story altogether</p></aside>"
    footer = f"<footer>{img('b')}<p>All rights reserved</p></footer>"
    article = cleaned(story("", aside, after=footer), "a", "b", form=Form.DOCUMENT)
    assert not article.pictures


@pytest.mark.parametrize(
    ("reason", "own", "is_placed"),
    [
        (Reason.METADATA, None, True),
        (Reason.NAVIGATION, None, False),
        (Reason.TEASER, None, False),
        (Reason.BY_READER, None, False),
        (Reason.SHARING, range(1), True),
        (Reason.TEASER, range(1, 2), True),
        (Reason.TEASER, range(1), False),
        (Reason.BY_READER, range(1, 2), False),
        (Reason.ADVERTISEMENT, range(1, 2), False),
    ],
)
def test_a_picture_passes_only_lines_that_may_be_between(
    reason: Reason, own: range | None, is_placed: bool
) -> None:
    paragraphs = (Paragraph(Kind.TITLE, "Title", lines=(0,)), Paragraph(Kind.BODY, "B", lines=(2,)))
    placed = place_pictures(
        [MarkupPicture(("lost", "a"), "", 1, own)],
        [Picture("a", "image/png", 640, 400)],
        paragraphs,
        [Dropped(1, "left out", reason)],
    )
    assert placed == ((PlacedPicture(1, "a", "", 640, 400),) if is_placed else ())


def test_a_picture_after_the_last_paragraph_is_left_out() -> None:
    assert not cleaned(story(after=img("a")), "a").pictures


def test_a_logo_before_the_title_is_left_out_and_a_figure_there_is_below_the_head() -> None:
    assert not cleaned(story(before=f"<div>{img('a')}</div>"), "a").pictures
    text = "<h1>The bridge</h1>" + "".join(f"<p>{one}</p>" for one in P)
    article = cleaned(f"<article><figure>{img('a')}</figure>{text}</article>", "a")
    assert places(article) == {"a": P[0]}


def test_a_document_has_no_logo() -> None:
    text = "<h1>The bridge</h1>" + "".join(f"<p>{one}</p>" for one in P)
    article = cleaned(f"<p>{img('a')}</p>{text}", "a", form=Form.DOCUMENT)
    assert places(article) == {"a": P[0]}


def test_a_figure_stays_though_its_credit_is_left_out() -> None:
    figure = f"<figure>{img('a')}<div>Share</div></figure>"
    article = cleaned(story("", figure), "a")
    assert places(article) == {"a": P[1]}


def test_a_picture_goes_with_the_caption_that_the_reader_leaves_out() -> None:
    figure = f"<figure>{img('a')}<figcaption>{CAPTION}</figcaption></figure>"
    assert not cleaned(story("", figure), "a", left_out=CAPTION).pictures


def test_text_has_no_pictures() -> None:
    raw = RawText(P[0].encode(), P[0], "a.txt", "utf-8")
    assert clean(replace(raw, pictures=(Picture("a", "image/png", 640, 400),))).pictures == ()
