"""Importing and exporting glossaries as TBX (TermBase eXchange, ISO 30042).

Exports use the 2008 edition by default, since few programs read that of 2019.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.base.atomic_files import open_atomically
from desktop.reading.article import Direction, Language
from desktop.reading.exchange.import_outcome import (
    ImportOutcome,
    SkipReason,
    parse_language_code,
    select_terms,
)
from desktop.reading.exchange.safe_xml import (
    iterate_elements,
    local_name,
    open_file,
    replace_invalid_characters,
)
from desktop.reading.glossary.terms import Term

if TYPE_CHECKING:
    from lxml import etree

XML = "http://www.w3.org/XML/1998/namespace"
XML_LANG = f"{{{XML}}}lang"
PREFERRED = "preferredTerm-admn-sts"
STATUS = "administrativeStatus"
OUT_OF_USE = ("deprecated", "superseded", "obsolete")


class TbxEdition(StrEnum):
    """An edition of the TBX standard."""

    FIRST = "2008"
    SECOND = "2019"


@dataclass(frozen=True, slots=True)
class _Names:
    """An edition's element names."""

    root: str
    header: str
    entry: str
    language: str
    term: str
    namespace: str | None = None


NAMES = {
    TbxEdition.FIRST: _Names("martif", "martifHeader", "termEntry", "langSet", "tig"),
    TbxEdition.SECOND: _Names(
        "tbx", "tbxHeader", "conceptEntry", "langSec", "termSec", "urn:iso:std:iso:30042:ed-2"
    ),
}


@dataclass(frozen=True, slots=True)
class _Named:
    """One term for a concept, with its administrative status."""

    text: str
    is_preferred: bool
    is_out_of_use: bool


def write_terms(path: Path, terms: Iterable[Term], edition: TbxEdition = TbxEdition.FIRST) -> None:
    """Write `terms` to `path` as TBX-Basic, one entry each; the rendering is the preferred term.

    Raises AppError if the file can't be written.
    """
    from lxml import etree

    names = NAMES[edition]
    with open_atomically(path) as file, etree.xmlfile(file, encoding="utf-8") as xml:
        xml.write_declaration()
        kind = {"type": "TBX-Basic"} | ({"style": "dca"} if names.namespace else {})
        prefixes = {"xml": XML, **(_map(names) or {})}  # else lxml makes up one for xml:lang
        with xml.element(_tag(names, names.root), {**kind, XML_LANG: "fr"}, nsmap=prefixes):
            xml.write(_header(names))
            with (
                xml.element(_tag(names, "text")),
                xml.element(_tag(names, "body")),
            ):
                for number, term in enumerate(terms, start=1):
                    xml.write("\n", _entry(names, number, term))


def read_terms(path: Path) -> ImportOutcome[Term]:
    """Read the terms in the TBX file at `path`, of either edition and in either style.

    Each of a concept's terms is rendered by the other language's preferred term, or its first; in
    both directions if neither or both languages have a preferred term. Raises AppError if the file
    can't be read.
    """
    skipped: Counter[SkipReason] = Counter()
    terms: list[Term] = []
    with open_file(path) as file:
        for entry in iterate_elements(file, ("martif", "tbx"), ("termEntry", "conceptEntry")):
            found = _terms(entry)
            if not found:
                skipped[SkipReason.LANGUAGE] += 1
            terms += found
    return select_terms(terms, skipped)


def _terms(entry: etree._Element) -> list[Term]:
    named: defaultdict[Language, list[_Named]] = defaultdict(list)
    statuses: dict[etree._Element, str] = {}
    for element in entry.iter("{*}term"):
        section = next(element.iterancestors("{*}langSet", "{*}langSec"), None)
        if section is not None:
            language = parse_language_code(section.get(XML_LANG) or section.get("lang"))
            named[language].append(_named(element, statuses))
    is_marked = {
        language: any(one.is_preferred for one in named[language])
        for language in (Language.FRENCH, Language.ENGLISH)
    }
    terms = []
    for source, target in (
        (Language.FRENCH, Language.ENGLISH),
        (Language.ENGLISH, Language.FRENCH),
    ):
        if is_marked[source] and not is_marked[target]:
            continue
        best = sorted(named[target], key=lambda one: (not one.is_preferred, one.is_out_of_use))
        if best:
            direction = Direction(source, target)
            terms += [Term(one.text, best[0].text, direction) for one in named[source]]
    return terms


def _named(element: etree._Element, statuses: dict[etree._Element, str]) -> _Named:
    """Read a term; `statuses` are those of the groups around terms that were read before."""
    around = element.getparent()
    if around is not None and local_name(around) == "termGrp":
        around = around.getparent()
    said = ""
    if around is not None:
        if around not in statuses:
            statuses[around] = _status(around)
        said = statuses[around]
    text = " ".join("".join(element.itertext()).split())
    return _Named(text, said.startswith("preferred"), said.startswith(OUT_OF_USE))


def _status(group: etree._Element) -> str:
    """Return the last administrative status in the group around a term; "" if there is none."""
    said = ""
    for note in group.iter():
        if local_name(note) == STATUS or note.get("type") == STATUS:
            said = (note.text or "").strip().lower()
    return said


def _header(names: _Names) -> etree._Element:
    from lxml import etree

    header = etree.Element(_tag(names, names.header), nsmap=_map(names))
    described = etree.SubElement(header, _tag(names, "fileDesc"))
    source = etree.SubElement(described, _tag(names, "sourceDesc"))
    etree.SubElement(source, _tag(names, "p")).text = "A reader's glossary from Vis-à-vis"
    return header


def _entry(names: _Names, number: int, term: Term) -> etree._Element:
    from lxml import etree

    entry = etree.Element(_tag(names, names.entry), id=f"c{number}", nsmap=_map(names))
    sides = ((term.direction.source, term.source), (term.direction.target, term.target))
    for place, (language, text) in enumerate(sides):
        section = etree.SubElement(entry, _tag(names, names.language), {XML_LANG: language.value})
        group = etree.SubElement(section, _tag(names, names.term))
        etree.SubElement(group, _tag(names, "term")).text = replace_invalid_characters(text)
        if place == 1:
            note = etree.SubElement(group, _tag(names, "termNote"), type=STATUS)
            note.text = PREFERRED
    return entry


def _tag(names: _Names, name: str) -> str:
    return f"{{{names.namespace}}}{name}" if names.namespace else name


def _map(names: _Names) -> dict[str | None, str] | None:
    return {None: names.namespace} if names.namespace else None
