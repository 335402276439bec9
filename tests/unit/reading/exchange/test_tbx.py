"""Glossaries as TBX: both editions, both styles, and other programs' readings of ours."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translate.storage.tbx import tbxfile

from desktop.base.errors import AppError
from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
from desktop.reading.exchange.import_outcome import ImportOutcome, SkipReason
from desktop.reading.exchange.tbx import TbxEdition, read_terms, write_terms
from desktop.reading.glossary.terms import Term

TERMS = (
    Term("ISIS", "Daech", ENGLISH_TO_FRENCH),
    Term("IS", "Daech", ENGLISH_TO_FRENCH),
    Term("Daech", "Islamic State & co. <IS>", FRENCH_TO_ENGLISH),
)
SECOND_DCT = """<?xml version="1.0"?>
<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
     xmlns:min="http://www.tbxinfo.net/ns/min"><tbxHeader/><text><body>
<conceptEntry id="1"><min:subjectField>war</min:subjectField>
 <langSec xml:lang="en"><termSec><term>airstrike</term></termSec>
  <termSec><term>air raid</term></termSec></langSec>
 <langSec xml:lang="fr"><termSec><term>raid</term>
   <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
  <termSec><term>frappe aérienne</term>
   <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec></langSec>
</conceptEntry></body></text></tbx>"""
FIRST_NTIG = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX" xml:lang="fr"><martifHeader/><text><body>
<termEntry><langSet xml:lang="fr-FR"><ntig><termGrp><term>porte-
   parole</term></termGrp></ntig></langSet>
 <langSet xml:lang="EN"><ntig><termGrp><term>spokesman</term></termGrp></ntig>
  <ntig><termGrp><term>spokesperson</term></termGrp></ntig></langSet></termEntry>
<termEntry><langSet xml:lang="fr"><tig><term>EI</term></tig></langSet>
 <langSet xml:lang="de"><tig><term>IS</term></tig></langSet></termEntry>
<termEntry><langSet xml:lang="fr"><tig><term> </term></tig></langSet>
 <langSet xml:lang="en"><tig><term>IS</term></tig></langSet></termEntry>
</body></text></martif>"""


def written(folder: Path, text: str) -> Path:
    path = folder / "terms.tbx"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize("edition", TbxEdition)
def test_terms_come_back_as_they_went_out(tmp_path: Path, edition: TbxEdition) -> None:
    path = tmp_path / "terms.tbx"
    write_terms(path, TERMS, edition)
    taken = read_terms(path)
    assert sorted(taken.units, key=str) == sorted(TERMS, key=str)
    assert taken.skipped == ()


def test_an_independent_reader_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "terms.tbx"
    write_terms(path, TERMS)
    store = tbxfile.parsestring(path.read_bytes())
    store.setsourcelanguage("en")
    store.settargetlanguage("fr")
    assert [(unit.source, unit.target) for unit in store.units] == [
        ("ISIS", "Daech"),
        ("IS", "Daech"),
        ("Islamic State & co. <IS>", "Daech"),
    ]


def test_what_an_independent_writer_writes_is_read(tmp_path: Path) -> None:
    store = tbxfile(sourcelanguage="en", targetlanguage="fr")
    unit = store.addsourceunit("airstrike")
    unit.settarget("frappe aérienne", "fr")
    path = tmp_path / "terms.tbx"
    path.write_bytes(bytes(store))
    assert set(read_terms(path).units) == {
        Term("airstrike", "frappe aérienne", ENGLISH_TO_FRENCH),
        Term("frappe aérienne", "airstrike", FRENCH_TO_ENGLISH),
    }


def test_all_terms_are_rendered_by_the_preferred_one(tmp_path: Path) -> None:
    assert read_terms(written(tmp_path, SECOND_DCT)) == ImportOutcome(
        (
            Term("airstrike", "frappe aérienne", ENGLISH_TO_FRENCH),
            Term("air raid", "frappe aérienne", ENGLISH_TO_FRENCH),
        )
    )


def test_without_a_preference_a_concept_goes_both_ways(tmp_path: Path) -> None:
    assert read_terms(written(tmp_path, FIRST_NTIG)) == ImportOutcome(
        (
            Term("porte- parole", "spokesman", FRENCH_TO_ENGLISH),
            Term("spokesman", "porte- parole", ENGLISH_TO_FRENCH),
            Term("spokesperson", "porte- parole", ENGLISH_TO_FRENCH),
        ),
        ((SkipReason.EMPTY, 2), (SkipReason.LANGUAGE, 1)),
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "isn't XML"),
        ("source,target", "isn't XML"),
        ("<martif><text><body><termEntry>", "is damaged"),
        ("<html><body/></html>", "isn't a TBX file"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(AppError, match=said) as raised:
        read_terms(written(tmp_path, text))
    assert raised.value.remedy


def test_entities_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    head = f'<!DOCTYPE martif [<!ENTITY a SYSTEM "{secret.as_uri()}"><!ENTITY b "bomb">]>'
    body = FIRST_NTIG.split("\n", 2)[2].replace("spokesman", "spokes&a;&b;man")
    terms = read_terms(written(tmp_path, head + body)).units
    assert not any("secret" in term.source or "bomb" in term.source for term in terms)


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=8).map(
    lambda text: f"x{text}"
)


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50
)
@given(
    st.lists(st.builds(Term, WORDS, WORDS, st.just(FRENCH_TO_ENGLISH)), max_size=5),
    st.sampled_from(TbxEdition),
)
def test_any_terms_come_back(tmp_path: Path, terms: list[Term], edition: TbxEdition) -> None:
    path = tmp_path / "terms.tbx"
    legal = [one for one in terms if not {"\ufffe", "\uffff"} & {*one.source, *one.target}]
    write_terms(path, legal, edition)
    assert set(read_terms(path).units) <= set(legal)
    assert {one.source for one in read_terms(path).units} <= {one.source for one in legal}


def test_many_terms_in_one_group_take_linear_time(tmp_path: Path) -> None:
    # Were it quadratic, the test would be timed out.
    group = "<tig>" + "<term>pont</term>" * 50_000 + "</tig>"
    english = '<langSet xml:lang="en"><tig><term>bridge</term></tig></langSet>'
    entry = f'<termEntry><langSet xml:lang="fr">{group}</langSet>{english}</termEntry>'
    path = written(tmp_path, f"<martif><text><body>{entry}</body></text></martif>")
    assert Term("pont", "bridge", FRENCH_TO_ENGLISH) in read_terms(path).units


def test_a_term_is_in_the_language_of_the_section_next_around_it(tmp_path: Path) -> None:
    inner = '<langSet xml:lang="en"><tig><term>bridge</term></tig></langSet>'
    entry = f'<langSet xml:lang="fr"><tig><term>pont</term></tig>{inner}</langSet>'
    text = f"<martif><text><body><termEntry>{entry}</termEntry></body></text></martif>"
    assert set(read_terms(written(tmp_path, text)).units) == {
        Term("pont", "bridge", FRENCH_TO_ENGLISH),
        Term("bridge", "pont", ENGLISH_TO_FRENCH),
    }
