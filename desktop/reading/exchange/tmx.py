"""Translation memories as TMX 1.4b (LISA OSCAR, 2005), a unit at a time in both directions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import __version__
from desktop.base.atomic_files import written
from desktop.reading.article import Direction, Language, Translated
from desktop.reading.exchange.import_outcome import Why, language_of
from desktop.reading.exchange.safe_xml import elements, for_xml, local, opened
from desktop.reading.languages.routes import is_read

if TYPE_CHECKING:
    from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
MODEL = "x-model"
BY_READER = "x-by-reader"
READ_ALOUD = frozenset({"hi"})
"""Inline elements that hold words of the sentence; the others hold another program's codes."""
LONGEST = 10_000
"""Code points in a sentence; what is longer is a text, and no sentence will ever be its like."""
HEADER = {
    "creationtool": "Vis-à-vis",
    "creationtoolversion": __version__,
    "segtype": "sentence",
    "o-tmf": "Vis-à-vis",
    "adminlang": "en",
    "srclang": "*all*",
    "datatype": "plaintext",
}


def write_memory(path: Path, translated: Iterable[Translated]) -> int:
    """Write translations to `path`, one after the other, and return how many there were.

    The model of each stands in a property, or that the reader wrote it. Raises AppError where the
    file can't be written.
    """
    from lxml import etree

    number = 0
    with written(path) as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        xml.write_doctype(DOCTYPE)
        with xml.element("tmx", version="1.4"):
            xml.write(etree.Element("header", HEADER), "\n")
            with xml.element("body"):
                for one in translated:
                    xml.write("\n", _unit(one))
                    number += 1
    return number


def read_memory(path: Path, skipped: Counter[Why]) -> Iterator[Translated]:
    """Return the translations in the TMX file at `path`, each as it is read.

    What is passed over is counted in `skipped`. Tags within a sentence are left out. A unit is
    translated from the language that it or the file names, else from its first; one without a
    model is the reader's own. Raises AppError where the file can't be read or isn't TMX.
    """
    with opened(path) as file:
        language = None
        for element in elements(file, ("tmx",), ("header", "tu")):
            if local(element) == "header":
                language = element.get("srclang")
                continue
            found = _translated(element, language)
            if isinstance(found, Why):
                skipped[found] += 1
            else:
                yield found


def _translated(unit: etree._Element, source_language: str | None) -> Translated | Why:
    texts: dict[Language, str] = {}
    for variant in unit.iterchildren("{*}tuv"):
        language = language_of(variant.get(XML_LANG) or variant.get("lang"))
        segment = next(variant.iterchildren("{*}seg"), None)
        if language is not Language.OTHER and segment is not None:
            texts.setdefault(language, _text(segment).strip())
    named = language_of(unit.get("srclang") or source_language)
    source = named if named in texts else next(iter(texts), Language.OTHER)
    directions = (Direction(source, language) for language in texts)
    direction = next((one for one in directions if is_read(one)), None)
    if direction is None:
        return Why.LANGUAGE
    sides = (texts[source], texts[direction.target])
    if not all(sides):
        return Why.EMPTY
    if max(map(len, sides)) > LONGEST:
        return Why.TOO_LONG
    model = next(
        (prop.text for prop in unit.iterchildren("{*}prop") if prop.get("type") == MODEL), None
    )
    return Translated(*sides, direction, model or "")


def _text(element: etree._Element) -> str:
    """Return the words in an element, without the codes of another program."""
    text = element.text or ""
    for child in element:
        if local(child) in READ_ALOUD:
            text += _text(child)
        text += child.tail or ""
    return text


def _unit(one: Translated) -> etree._Element:
    from lxml import etree

    unit = etree.Element("tu", srclang=one.direction.source.value)
    mark = (BY_READER, "yes") if one.is_by_reader else (MODEL, one.model)
    etree.SubElement(unit, "prop", type=mark[0]).text = for_xml(mark[1])
    sides = ((one.direction.source, one.source), (one.direction.target, one.text))
    for language, text in sides:
        variant = etree.SubElement(unit, "tuv", {XML_LANG: language.value})
        etree.SubElement(variant, "seg").text = for_xml(text)
    return unit
