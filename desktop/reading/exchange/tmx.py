"""Importing and exporting translation memories as TMX 1.4b (LISA OSCAR, 2005), streaming."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import __version__
from desktop.base.atomic_files import open_atomically
from desktop.reading.article import Direction, Language, Translated
from desktop.reading.exchange.import_outcome import SkipReason, parse_language_code
from desktop.reading.exchange.safe_xml import (
    iterate_elements,
    local_name,
    open_file,
    replace_invalid_characters,
)
from desktop.reading.languages.routes import is_supported

if TYPE_CHECKING:
    from lxml import etree

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
DOCTYPE = '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'
MODEL = "x-model"
BY_READER = "x-by-reader"
READ_ALOUD = frozenset({"hi"})
"""Inline elements that contain words of the sentence; others contain a program's codes."""
LONGEST = 10_000
"""Length limit of a sentence, in code points; anything longer will never match one."""
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
    """Write translations to `path`, one by one, and return their number.

    A property of each names its model, or says that the user wrote it. Raises AppError if the file
    can't be written.
    """
    from lxml import etree

    number = 0
    with open_atomically(path) as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        xml.write_doctype(DOCTYPE)
        with xml.element("tmx", version="1.4"):
            xml.write(etree.Element("header", HEADER), "\n")
            with xml.element("body"):
                for one in translated:
                    xml.write("\n", _unit(one))
                    number += 1
    return number


def read_memory(path: Path, skipped: Counter[SkipReason]) -> Iterator[Translated]:
    """Yield the translations in the TMX file at `path` as they are read.

    Skipped units are counted in `skipped`. Inline tags are removed. The source language is the one
    given by the unit or the file, else the unit's first; a unit without a model counts as the
    user's own. Raises AppError if the file can't be read or isn't TMX.
    """
    with open_file(path) as file:
        language = None
        for element in iterate_elements(file, ("tmx",), ("header", "tu")):
            if local_name(element) == "header":
                language = element.get("srclang")
                continue
            found = _translated(element, language)
            if isinstance(found, SkipReason):
                skipped[found] += 1
            else:
                yield found


def _translated(unit: etree._Element, source_language: str | None) -> Translated | SkipReason:
    texts: dict[Language, str] = {}
    for variant in unit.iterchildren("{*}tuv"):
        language = parse_language_code(variant.get(XML_LANG) or variant.get("lang"))
        segment = next(variant.iterchildren("{*}seg"), None)
        if language is not Language.OTHER and segment is not None:
            texts.setdefault(language, _text(segment).strip())
    named = parse_language_code(unit.get("srclang") or source_language)
    source = named if named in texts else next(iter(texts), Language.OTHER)
    directions = (Direction(source, language) for language in texts)
    direction = next((one for one in directions if is_supported(one)), None)
    if direction is None:
        return SkipReason.LANGUAGE
    sides = (texts[source], texts[direction.target])
    if not all(sides):
        return SkipReason.EMPTY
    if max(map(len, sides)) > LONGEST:
        return SkipReason.TOO_LONG
    model = next(
        (prop.text for prop in unit.iterchildren("{*}prop") if prop.get("type") == MODEL), None
    )
    return Translated(*sides, direction, model or "")


def _text(element: etree._Element) -> str:
    """Return the text of an element, without other programs' inline codes."""
    text = element.text or ""
    for child in element:
        if local_name(child) in READ_ALOUD:
            text += _text(child)
        text += child.tail or ""
    return text


def _unit(one: Translated) -> etree._Element:
    from lxml import etree

    unit = etree.Element("tu", srclang=one.direction.source.value)
    mark = (BY_READER, "yes") if one.is_by_reader else (MODEL, one.model)
    etree.SubElement(unit, "prop", type=mark[0]).text = replace_invalid_characters(mark[1])
    sides = ((one.direction.source, one.source), (one.direction.target, one.text))
    for language, text in sides:
        variant = etree.SubElement(unit, "tuv", {XML_LANG: language.value})
        etree.SubElement(variant, "seg").text = replace_invalid_characters(text)
    return unit
