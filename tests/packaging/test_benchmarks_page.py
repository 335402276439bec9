from datetime import date
from pathlib import Path

import bench
import benchmarks_page
import pytest
from page_parts import marker


def test_every_bench_has_a_place_in_the_page() -> None:
    page = benchmarks_page.PAGE.read_text(encoding="utf-8")
    assert [name for name in bench.BENCHES if page.count(marker(name)) != 1] == []


def test_findings_alike_are_rows_and_one_alone_is_upright() -> None:
    found = benchmarks_page.tables(
        [
            {"system": "ours", "words_a_second": 1220},
            {"system": "bare", "words_a_second": 1906},
            {"broke": [], "kinds": {"pdf": 2}},
        ]
    )
    assert found.splitlines() == [
        "| system | words a second |",
        "| --- | --- |",
        "| ours | 1,220 |",
        "| bare | 1,906 |",
        "",
        "| what | figure |",
        "| --- | --- |",
        "| broke | none |",
        "| kinds | pdf 2 |",
    ]


def test_what_was_found_is_written_with_the_day_and_the_machine(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"Hello.\n\n{marker('start')}\n<!-- end -->\n", encoding="utf-8")
    benchmarks_page.write("start", [{"ratio": 2.4}], page)
    text = page.read_text(encoding="utf-8")
    assert benchmarks_page.machine() in text
    assert "| ratio | 2.4 |" in text


def test_a_date_is_written_in_words() -> None:
    assert benchmarks_page.in_words(date(2026, 11, 3)) == "3 November 2026"


def test_only_the_benches_that_are_run_are_written(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written = []
    monkeypatch.setitem(bench.BENCHES, "start", lambda: iter([{"ratio": 2.4}]))
    monkeypatch.setattr(benchmarks_page, "write", lambda *what: written.append(what))
    assert bench.main(["start"]) == 0
    assert capsys.readouterr().out == '{"bench": "start", "ratio": 2.4}\n'
    assert written == [("start", [{"ratio": 2.4}])]
