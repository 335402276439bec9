"""XML and XHTML as trees: entities, encodings, and pages that aren't well-formed."""

import pytest

from desktop.reading.forms import xml_trees

ENTITIES = (
    "<!DOCTYPE a [<!ENTITY a 'lol'><!ENTITY b '&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/hosts'>]>"
)


def test_own_entities_are_never_expanded() -> None:
    root = xml_trees.parse_xml(f"{ENTITIES}<a>one &b;&f; two</a>".encode())
    assert xml_trees.get_text(root) == "one two"


def test_names_of_characters_are_known_without_a_dtd() -> None:
    body = xml_trees.parse_page(
        b"<html><body><p>caf&eacute;&nbsp;&laquo;&amp;&unknown;</p></body></html>"
    )
    assert "".join(body.itertext()) == "café\xa0«&&unknown;"


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "utf-16"])
def test_the_declared_encoding_is_read(encoding: str) -> None:
    data = f'<?xml version="1.0" encoding="{encoding}"?><a>été</a>'.encode(encoding)
    assert xml_trees.get_text(xml_trees.parse_xml(data)) == "été"


def test_a_page_that_is_not_well_formed_is_read_as_html() -> None:
    body = xml_trees.parse_page(
        b"<html><head><title/></head><body><p>one<br>two<a id='x'/> three</body>"
    )
    assert "".join(map(xml_trees.to_html, body)) == '<p>one<br>two<a id="x"></a> three</p>'


def test_drawings_and_scripts_go_and_the_words_after_them_stay() -> None:
    body = xml_trees.parse_page(
        b'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>a<script>x</script>b'
        b'<svg xmlns="http://www.w3.org/2000/svg"><text>y</text></svg>c</p></body></html>'
    )
    assert "".join(map(xml_trees.to_html, body)) == "<p>abc</p>"


def test_an_unclosed_drawing_hides_nothing_in_a_page_that_is_not_well_formed() -> None:
    body = xml_trees.parse_page(b"<html><body><p>a</p><svg><path d=''><p>b</p>c</body></html>")
    assert "".join(body.itertext()) == "abc"


@pytest.mark.parametrize("hidden", ["iframe", "noembed", "noframes"])
def test_what_a_browser_hides_to_the_end_stays_hidden(hidden: str) -> None:
    body = xml_trees.parse_page(f"<p>a</p><br><{hidden}>x<p>y</p>".encode())
    assert xml_trees.get_text(body) == "a"


def test_elements_say_what_they_are() -> None:
    body = xml_trees.parse_page(
        b'<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        b'<body epub:type="bodymatter Chapter" role="doc-chapter">a</body></html>'
    )
    assert xml_trees.get_types(body) == {"bodymatter", "chapter"}


def test_depth_counts_elements_within_each_other() -> None:
    root = xml_trees.parse_xml(b"<a><b/><b><c/></b></a>")
    assert root is not None
    assert xml_trees.measure_depth(root) == 3


@pytest.mark.parametrize("data", [b"", b"text", b"\xff\xfe", b"\x00" * 50, b"<<<<>>>>"])
def test_what_is_no_page_has_an_empty_body_or_its_words(data: bytes) -> None:
    assert xml_trees.get_text(xml_trees.parse_page(data)) in ("", "text", "<<<<>>>>", ">>>>")


def test_a_hundred_thousand_levels_are_no_harm() -> None:
    deep = b"<html><body>" + b"<div>" * 100_000 + b"text"
    assert xml_trees.parse_page(deep).tag == "body"
    assert xml_trees.parse_xml(deep) is not None


@pytest.mark.parametrize("name", ["mÉ<!doctype", 'É"b', "É&", "x:y", "Ü"])
def test_elements_of_impossible_names_keep_their_text(name: str) -> None:
    body = xml_trees.parse_page(f"<body><p>one <{name}>two</{name}> three</body>".encode())
    assert "two" in xml_trees.to_html(body)
