"""Glossaries as CSV: from any spreadsheet, and without formulas for one."""

import csv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from translate.storage.csvl10n import csvfile

from desktop.base.errors import AppError
from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
from desktop.reading.exchange.csv_terms import LONGEST_TERM, read_terms, write_terms
from desktop.reading.exchange.import_outcome import ImportOutcome, SkipReason
from desktop.reading.glossary.terms import Term

TERMS = (
    Term("ISIS", "Daech", ENGLISH_TO_FRENCH),
    Term("États-Unis", "United States", FRENCH_TO_ENGLISH),
    Term('l’« État »; dit, "islamique"', "IS", FRENCH_TO_ENGLISH),
)


def written(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "terms.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_terms_come_back_as_they_went_out(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    write_terms(path, TERMS)
    assert read_terms(path) == ImportOutcome(TERMS)
    assert path.read_bytes().startswith(b"\xef\xbb\xbfsource,target,from,to\r\n")
    assert [one.name for one in tmp_path.iterdir()] == ["terms.csv"]


def test_an_independent_reader_finds_the_same(tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    write_terms(path, TERMS)
    units = csvfile.parsestring(path.read_bytes()).units
    found = [(unit.source, unit.target) for unit in units if not unit.isheader()]
    assert found == [(term.source, term.target) for term in TERMS]


@pytest.mark.parametrize("cell", ["=1+1", "+33 1", "-ci", "@reader", "'=1", "''@x"])
def test_a_spreadsheet_runs_no_cell(tmp_path: Path, cell: str) -> None:
    path = tmp_path / "terms.csv"
    terms = (Term(cell, cell + "a", ENGLISH_TO_FRENCH),)
    write_terms(path, terms)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert all(text[0] not in "=+-@\t\r" for text in rows[1])
    assert read_terms(path).units == terms


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_are_found_out(
    tmp_path: Path, delimiter: str, encoding: str
) -> None:
    rows = [["From", "TO", "Source", "Target"], ["fr-FR", "EN_us", "Syrie libérée", "freed Syria"]]
    text = "\r\n".join(delimiter.join(row) for row in rows) + "\r\n\r\n"
    assert read_terms(written(tmp_path, text, encoding)).units == (
        Term("Syrie libérée", "freed Syria", FRENCH_TO_ENGLISH),
    )


def test_two_columns_headed_with_the_languages(tmp_path: Path) -> None:
    path = written(tmp_path, "sep=;\nen;fr\ncoalition;la coalition\n")
    assert read_terms(path).units == (Term("coalition", "la coalition", ENGLISH_TO_FRENCH),)


def test_skipped_entries_are_counted(tmp_path: Path) -> None:
    lines = [
        "source,target,from,to",
        "EI,IS,fr,en",
        "EI,ISIS,fr,en",
        "EI,IS,fr,de",
        "EI,,fr,en",
        "EI",
        "…,!,fr,en",
        f"{'x' * (LONGEST_TERM + 1)},y,fr,en",
    ]
    assert read_terms(written(tmp_path, "\n".join(lines))) == ImportOutcome(
        (Term("EI", "IS", FRENCH_TO_ENGLISH),),
        (
            (SkipReason.LANGUAGE, 2),
            (SkipReason.EMPTY, 2),
            (SkipReason.TOO_LONG, 1),
            (SkipReason.REPEATED, 1),
        ),
    )


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "isn't CSV"),
        (b"\x00\x01\x02PK\x03\x04" * 50, "isn't CSV"),
        (b"a,b\n1,2\n", "no header"),
        (b"\n\nsource,target,from,to\n", "no header"),
        (b'source,target,from,to\n"' + b"x" * 200_000, "isn't CSV"),
    ],
)
def test_a_file_of_another_kind_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "terms.csv"
    path.write_bytes(data)
    with pytest.raises(AppError, match=said) as raised:
        read_terms(path)
    assert raised.value.remedy


def test_a_missing_file_or_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="can't be read"):
        read_terms(tmp_path / "none.csv")
    with pytest.raises(AppError, match="can't be written"):
        write_terms(tmp_path / "none" / "terms.csv", TERMS)


TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1).map(
    lambda text: f"x{text}y"
)
CELLS = st.one_of(TEXTS, st.sampled_from("=+-@'").flatmap(lambda mark: TEXTS.map(mark.__add__)))


@settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)
@given(st.lists(st.builds(Term, CELLS, CELLS, st.just(ENGLISH_TO_FRENCH)), max_size=5))
def test_any_terms_come_back_to_the_letter(tmp_path: Path, terms: list[Term]) -> None:
    path = tmp_path / "terms.csv"
    write_terms(path, terms)
    taken = read_terms(path)
    repeated = len(terms) - len(taken.units)
    assert set(taken.units) <= set(terms)
    assert sum(count for why, count in taken.skipped if why is SkipReason.REPEATED) == repeated
