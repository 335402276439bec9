"""Exports: complete, and safe to read for people and programs."""

import json

import pytest
from hypothesis import given

from desktop.reading.article import Direction, Kind, Language
from desktop.reading.languages.routes import READER_LANGUAGES
from desktop.reading.rendering import (
    ArticleExport,
    Format,
    cleaned_facts,
    cleaned_text,
    render,
    render_side_by_side,
)
from tests.builders import article, echoed
from tests.unit.reading.rendering.builders import MOMENT, any_edition, bridge, exported


def text(*exports: ArticleExport, form: Format = Format.TEXT, is_bilingual: bool = False) -> str:
    return render(exports, form, MOMENT, is_bilingual=is_bilingual).decode()


def test_text_is_the_translation_alone_unless_both_are_asked_for() -> None:
    one = exported(article((Kind.TITLE, "A title"), "First one. Second one."))
    assert text(one) == "[fr] A title\n\n[fr] First one. [fr] Second one.\n"
    assert text(one, is_bilingual=True) == (
        "A title\n\n[fr] A title\n\nFirst one. Second one.\n\n[fr] First one. [fr] Second one.\n"
    )


def test_json_has_every_pair_with_its_doubts() -> None:
    one = exported(article("First one. Second one."))
    found = json.loads(text(one, form=Format.JSON))
    assert [pair["source"] for pair in found["pairs"]] == ["First one.", "Second one."]
    assert [pair["translation"] for pair in found["pairs"]] == [
        "[fr] First one.",
        "[fr] Second one.",
    ]
    assert found["pairs"][0]["doubts"] == []
    assert len(json.loads(text(one, one, form=Format.JSON))) == 2


def test_cleaned_forms() -> None:
    one = article((Kind.TITLE, "A title"), "First one.")
    assert cleaned_text(one) == "A title\n\nFirst one.\n"
    facts = cleaned_facts(one)
    assert facts["title"] == "A title"
    assert facts["language"] == "en"
    assert [block["kind"] for block in facts["blocks"]] == ["title", "body"]


@pytest.mark.parametrize("width", [40, 80, 121])
def test_side_by_side_keeps_all_words_in_two_straight_columns(width: int) -> None:
    one = article("The council opened the new bridge on Monday. " * 6)
    shown = render_side_by_side(one, echoed(one), width)
    lines = shown.splitlines()
    gutters = {line.index("│") for line in lines}
    assert len(gutters) == 1
    left = " ".join(line.split("│")[0].strip() for line in lines).split()
    assert left == one.paragraphs[0].text.split()


def test_an_unsupported_language_has_no_translation() -> None:
    one = ArticleExport(article("Das ist ein Satz.", language=Language.OTHER), ())
    assert text(one) == "\n"
    for form in (Format.HTML, Format.MARKDOWN, Format.BILINGUAL_HTML):
        assert "Das ist ein Satz." in text(one, form=form)


@pytest.mark.parametrize("target", READER_LANGUAGES)
def test_a_third_language_is_shown_beside_its_translation(target: Language) -> None:
    german = article("Das ist ein Satz.", language=Language.GERMAN)
    one = ArticleExport(german, echoed(german, Direction(Language.GERMAN, target)))
    assert one.languages == (Language.GERMAN, target)
    page = text(one, form=Format.BILINGUAL_HTML)
    assert '<html lang="de">' in page
    assert f'lang="{target}">' in page
    assert f'<html lang="{target}">' in text(one, form=Format.HTML)


def test_what_is_written_from_right_to_left_says_so() -> None:
    arabic = article("هذه جملة.", language=Language.ARABIC)
    one = ArticleExport(arabic, echoed(arabic, Direction(Language.ARABIC, Language.ENGLISH)))
    page = text(one, form=Format.BILINGUAL_HTML)
    assert 'lang="ar" dir="rtl"' in page
    assert 'lang="en" dir' not in page


@pytest.mark.parametrize("form", list(Format))
def test_the_same_articles_give_the_same_bytes(form: Format) -> None:
    exports = [exported(bridge()), exported(article("Another one."))]
    assert render(exports, form, MOMENT) == render(exports, form, MOMENT)
    assert form.suffix.startswith(".")


@given(any_edition())
def test_every_form_takes_every_text(one: ArticleExport) -> None:
    for form in Format:
        assert render([one], form, MOMENT, is_bilingual=True)
