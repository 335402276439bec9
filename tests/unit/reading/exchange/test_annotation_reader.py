"""Importing annotations of other programs, and robustness against invalid ones."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base.errors import AppError
from desktop.reading.anchoring.anchors import SideText
from desktop.reading.article import Anchor, Place, Side
from desktop.reading.exchange.annotation_reader import (
    ImportedAnnotation,
    find_unique_place,
    read_annotations,
)

NOW = datetime(2026, 3, 1, tzinfo=UTC)
TEXT = SideText([["The “old” bridge is closed.", "The new bridge is open."], ["A bridge too far."]])
NAMES = (
    *("id", "type", "target", "source", "selector", "refinedBy", "exact", "prefix", "suffix"),
    *("body", "bodyValue", "value", "purpose", "format", "created", "modified", "items", "first"),
    *("next", "rows", "styleClass", "conformsTo", "dc:title", "document", "title", "text"),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(NAMES),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


def annotation(**values: Any) -> dict[str, Any]:
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://notes.example/7",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "Why?"},
        "target": {
            "source": {"id": "https://paper.example/bridge", "dcterms:title": "The bridge"},
            "selector": {"type": "TextQuoteSelector", "exact": "new bridge"},
        },
        **values,
    }


def one(value: Any) -> ImportedAnnotation:
    (found,) = read_annotations(json.dumps(value), NOW)
    return found


def anchor(exact: str, prefix: str = "", suffix: str = "") -> Anchor:
    return Anchor(Side.ORIGINAL, exact, prefix, suffix, Place(0, 0), Place(0, 0))


def test_another_program_s_annotation() -> None:
    found = one(annotation(created="2020-05-06T07:08:09+02:00"))
    assert found.mark.anchor.exact == "new bridge"
    assert found.mark.remark is not None
    assert found.mark.remark.text == "Why?"
    assert found.mark.made_at == datetime(2020, 5, 6, 5, 8, 9, tzinfo=UTC)
    assert found.mark.changed_at == found.mark.made_at
    assert found.titles == ("The bridge",)
    assert not found.is_ours
    assert (found.digest, found.mark.colour) == ("", 1)


def test_its_name_is_the_same_each_time_and_another_one_s_is_not() -> None:
    assert one(annotation()).mark.uuid == one(annotation()).mark.uuid
    assert one(annotation()).mark.uuid != one(annotation(id="https://notes.example/8")).mark.uuid
    nameless = annotation()
    del nameless["id"]
    assert one(nameless).mark.uuid == one(nameless).mark.uuid
    assert one(nameless).mark.uuid != one({**nameless, "bodyValue": "More."}).mark.uuid
    urn = "0b6f4f60-3d0e-4a52-8a52-0d7f4f3f9a11"
    assert one(annotation(id=f"urn:uuid:{urn}")).mark.uuid == urn


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda item: item,
        lambda item: [item],
        lambda item: {"type": "AnnotationPage", "items": [item]},
        lambda item: {"type": "AnnotationCollection", "first": {"items": [item]}},
        lambda item: {"first": {"items": [], "next": {"items": [item]}}},
        lambda item: {"@graph": [item]},
    ],
)
def test_one_alone_in_a_list_a_page_or_a_collection(wrapped: Any) -> None:
    assert one(wrapped(annotation())).mark.anchor.exact == "new bridge"


def test_bodies_of_all_kinds_make_one_note() -> None:
    bodies = [
        "https://example.org/an-address-is-no-text",
        {"type": "TextualBody", "value": "<p>So <b>old</b>.</p>", "format": "text/html"},
        {"type": "TextualBody", "value": "bridges", "purpose": "tagging"},
        {"type": "TextualBody", "value": "Indeed.", "purpose": "replying"},
    ]
    remark = one(annotation(body=bodies)).mark.remark
    assert remark is not None
    assert remark.text == "So old.\n\nIndeed."


def test_what_hypothesis_hands_out() -> None:
    row = {
        "id": "Xyz_1",
        "created": "2021-01-02T03:04:05.678901+00:00",
        "updated": "2021-01-03T03:04:05.678901+00:00",
        "uri": "https://paper.example/bridge",
        "text": "A *note*.",
        "tags": ["bridges"],
        "document": {"title": ["The bridge"]},
        "target": [
            {
                "source": "https://paper.example/bridge",
                "selector": [
                    {"type": "RangeSelector", "startContainer": "/p[1]"},
                    {"type": "TextPositionSelector", "start": 3, "end": 9},
                    {"type": "TextQuoteSelector", "exact": "new bridge", "prefix": "The "},
                ],
            }
        ],
    }
    found = one({"total": 1, "rows": [row]})
    assert found.mark.anchor.exact == "new bridge"
    assert found.mark.remark is not None
    assert found.mark.remark.text == "A *note*."
    assert found.titles == ("The bridge",)
    assert found.mark.changed_at.day == 3


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, "{}", "[]", "7", '{"items": []}'])
def test_a_file_without_annotations_is_refused(text: str) -> None:
    with pytest.raises(AppError):
        read_annotations(text, NOW)


@given(JSON)
def test_whatever_the_file_says_it_is_read_or_refused(value: Any) -> None:
    try:
        found = read_annotations(json.dumps(value), NOW)
    except AppError:
        return
    for each in found:
        each.mark.anchor.exact.encode()
        assert each.mark.anchor.exact or each.mark.remark
        assert each.mark.made_at.tzinfo is UTC


@pytest.mark.parametrize("told", ["0001-01-01T00:00:00+14:00", "yesterday", "", 7, None, "2020"])
def test_an_invalid_date_becomes_the_present(told: Any) -> None:
    assert one(annotation(created=told)).mark.made_at == NOW


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (anchor("new bridge"), "new bridge"),
        (anchor('"old" bridge'), "“old” bridge"),
        (anchor("open. A bridge"), "open.\n\nA bridge"),
        (anchor("bridge", "new"), "bridge"),
        (anchor("bridge", "far-off page furniture, new"), None),
        (anchor("bridge"), None),
        (anchor("clos"), None),
        (anchor("clos", suffix="ed. The"), "clos"),
        (anchor("tunnel"), None),
        (anchor(""), None),
    ],
)
def test_words_that_stand_once_are_found_whatever_their_surroundings(
    quote: Anchor, expected: str | None
) -> None:
    span = find_unique_place(quote, TEXT)
    assert (span and span.of(TEXT.text)) == expected
