"""Web Annotations: valid by the W3C's model, and the same when read again."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from desktop.reading.aligning import sentence_texts
from desktop.reading.anchoring.anchors import SideText
from desktop.reading.article import Side
from desktop.reading.exchange.annotation_reader import read_annotations
from desktop.reading.rendering import ArticleExport
from desktop.reading.rendering.web_annotations import render_web_annotations
from tests.builders import echoed
from tests.unit.reading.rendering.builders import MOMENT, any_edition, bridge, exported, mark

MODEL = Path(__file__).parents[3] / "data" / "annotations" / "web-annotation.schema.json"
DIGEST = "ab" * 32
TERMS = frozenset(
    (
        *("@context", "id", "type", "label", "total", "first", "partOf", "startIndex", "items"),
        *("motivation", "created", "modified", "body", "value", "format", "language", "purpose"),
        *("stylesheet", "target", "source", "styleClass", "selector", "exact", "prefix", "suffix"),
        *("start", "end", "conformsTo"),
    )
)
"""Words of the model's JSON-LD context that we use; any other would be dropped as unknown."""


@pytest.fixture(scope="module")
def model() -> Draft202012Validator:
    schema = json.loads(MODEL.read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def marked() -> ArticleExport:
    one = replace(bridge(), source="Le Quotidien", author="A. B.", published="2016-06-03")
    pairs = echoed(one)
    marks = (
        mark(pairs, "on Monday. It took", "Only *Monday*?", colour=3),
        mark(
            pairs, "[fr] Boats", side=Side.TRANSLATION, uuid="0b6f4f60-3d0e-4a52-8a52-0d7f4f3f9a11"
        ),
        replace(
            mark(pairs, "proud", "Gone.", uuid="1c6f4f60-3d0e-4a52-8a52-0d7f4f3f9a12"), is_lost=True
        ),
    )
    return replace(exported(one, *marks), digest=DIGEST)


def words(value: Any) -> set[str]:
    """Return every property's name in a JSON document."""
    if isinstance(value, list):
        return set().union(*map(words, value))
    if isinstance(value, dict):
        return set(value).union(*map(words, value.values()))
    return set()


def test_what_is_written_is_what_the_model_asks_for(model: Draft202012Validator) -> None:
    collection = json.loads(render_web_annotations([marked(), exported(bridge())]))
    model.validate(collection)
    assert {name for name in words(collection) if not name.startswith("dc:")} <= TERMS
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", 3)
    for item in collection["first"]["items"]:
        model.validate({"@context": collection["@context"], **item})


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("id",), None),
        (("type",), "Note"),
        (("target",), None),
        (("created",), "2026-03-01"),
        (("created",), "2026-03-01T08:30:15+01:00"),
        (("motivation",), "musing"),
        (("body", 0, "value"), None),
        (("body", 0, "purpose"), "musing"),
        (("target", "source"), None),
        (("target", "source", "id"), "not an address"),
        (("target", "selector", 0, "exact"), None),
        (("target", "selector", 1, "start"), -1),
        (("target", "selector", 2, "value"), None),
        (("stylesheet", "type"), "Sheet"),
    ],
)
def test_the_check_itself_sees_what_is_wrong(
    model: Draft202012Validator, place: tuple[str | int, ...], value: object
) -> None:
    collection = json.loads(render_web_annotations([marked()]))
    holder = collection["first"]["items"][0]
    for name in place[:-1]:
        holder = holder[name]
    if value is None:
        del holder[place[-1]]
    else:
        holder[place[-1]] = value
    assert not model.is_valid(collection)


def test_an_annotation_tells_words_place_note_colour_and_source() -> None:
    one = marked()
    first, second, lost = json.loads(render_web_annotations([one]))["first"]["items"]
    quote, position, _ = first["target"]["selector"]
    assert quote["exact"] == "on Monday. It took"
    text = SideText(sentence_texts(one.pairs, Side.ORIGINAL)).text
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert first["motivation"] == "commenting"
    assert first["body"][0]["value"] == "Only *Monday*?"
    assert {body["language"]: body["value"] for body in first["body"][1:]} == {
        "en": "The council opened it on Monday. It took four years.",
        "fr": "[fr] The council opened it on Monday. [fr] It took four years.",
    }
    assert first["target"]["source"]["dc:publisher"] == "Le Quotidien"
    assert first["target"]["styleClass"] == "colour3"
    assert second["motivation"] == "highlighting"
    assert second["target"]["source"]["language"] == "fr"
    assert second["target"]["source"]["id"] != first["target"]["source"]["id"]
    assert [one["type"] for one in lost["target"]["selector"]] == [
        "TextQuoteSelector",
        "FragmentSelector",
    ]


def test_what_is_written_is_read_again() -> None:
    one = marked()
    found = read_annotations(render_web_annotations([one]), MOMENT)
    assert [each.mark for each in found] == [replace(each, is_lost=False) for each in one.marks]
    assert {each.digest for each in found} == {DIGEST}
    assert {each.titles for each in found} == {("The bridge is open",)}
    assert all(each.is_ours for each in found)


@settings(deadline=None)
@given(any_edition())
def test_every_text_is_read_again(one: ArticleExport) -> None:
    found = read_annotations(render_web_annotations([replace(one, digest=DIGEST)]), MOMENT)
    expected = [each for each in one.marks if each.anchor.exact]
    assert [each.mark.anchor for each in found] == [each.anchor for each in expected]
    for each, other in zip(found, expected, strict=True):
        if other.remark and other.remark.text.strip():
            assert each.mark.remark == other.remark


def test_no_marks_make_an_empty_collection(model: Draft202012Validator) -> None:
    text = render_web_annotations([exported(bridge())])
    model.validate(json.loads(text))
    assert read_annotations(text, MOMENT) == ()
