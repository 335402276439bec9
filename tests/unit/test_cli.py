"""The commands without a window: what they print where, and their exit codes."""

import io
import json
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.base import settings
from desktop.base.paths import Home
from desktop.library import Library
from desktop.reading.article import Language, Place, Side
from desktop.reading.languages.detection import detect_language
from desktop.services.articles import import_raw
from desktop.services.highlights import annotate
from desktop.services.open_article import open_article
from tests.builders import SEEDS, carried, raw
from tests.unit.translation.test_pivoting import installed

SEED = sorted(SEEDS.glob("*.txt"))


@pytest.mark.slow
def test_import_and_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SEED[1]), str(SEED[2])]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "imported: US, allies to intensify fight against Islamic State group",
        "imported: Lutte contre Daech: l'offensive sur Mossoul progresse, "
        "les plans de la coalition visent maintenant Raqqa",
    ]
    assert main(["import", str(SEED[1])]) == 0
    assert capsys.readouterr().out.startswith("already in the library: US, allies")
    assert main(["list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert ["  fr  2016-10-26" in lines[0], "  en  2016-01-20" in lines[1]] == [True, True]


def test_a_bad_file_among_good_ones(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    assert main(["import", str(missing), str(SEED[4])]) == 2
    printed = capsys.readouterr()
    assert "“missing.txt” doesn't exist." in printed.err
    assert printed.out.startswith("imported: Islamic State's capitals")


def test_clean_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(SEED[2]), "--format", "json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["language"] == "fr"
    assert (found["date"], found["updated"]) == ("2016-10-26T12:54", "2016-10-26T13:12")
    assert found["author"] == "La rédaction de FranceSoir.fr"
    assert {block["kind"] for block in found["blocks"]} >= {"title", "lead", "body", "caption"}
    assert found["dropped"]
    assert all(line["reason"] and line["text"] for line in found["dropped"])


def test_clean_as_text(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["clean", str(SEED[3])]) == 0
    text = capsys.readouterr().out
    assert text.startswith("Après Mossoul, Raqa en ligne de mire de la coalition\n\nAlors que")
    assert "PUBLICITÉ" not in text


def test_clean_lines_of_json(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = [{"id": 7, "text": SEED[0].read_text(encoding="utf-8")}, {"id": "b", "text": " \n"}]
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(map(json.dumps, pages))))
    assert main(["clean", "--jsonl"]) == 0
    first, second = map(json.loads, capsys.readouterr().out.splitlines())
    assert set(first) == {"id", "title", "date", "author", "language", "paragraphs"}
    assert first["id"] == 7
    assert first["title"].startswith("France Talks Washington")
    assert first["paragraphs"][0] == first["title"]
    assert not any("in 2014. AP" in text for text in first["paragraphs"])
    assert second == {
        "id": "b",
        "title": None,
        "date": None,
        "author": None,
        "language": "und",
        "paragraphs": [],
    }


@pytest.mark.parametrize("form", ["text", "json", "html", "markdown"])
@pytest.mark.slow
def test_translate_a_file(capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert main(["translate", str(SEED[4]), "--to", "fr", "--format", form]) == 0
    text = capsys.readouterr().out
    if form == "json":
        pairs = json.loads(text)["pairs"]
        text = " ".join(pair["translation"] for pair in pairs)
        assert len(pairs) > 15
    assert "État islamique" in text
    if form != "json":
        assert "Security officials told the paper" not in text
    if form in ("text", "json"):
        assert detect_language(text) is Language.FRENCH


@pytest.mark.parametrize("form", ["text", "html", "markdown"])
@pytest.mark.slow
def test_translate_a_file_with_its_original(capsys: pytest.CaptureFixture[str], form: str) -> None:
    assert main(["translate", str(SEED[4]), "--format", form, "--bilingual"]) == 0
    text = capsys.readouterr().out
    assert "État islamique" in text
    assert "Security officials told the paper" in text


@pytest.mark.parametrize("name", ["page.html", "page.md", "page.json", "page.tmx", "page.epub"])
def test_the_output_suffix_sets_the_format(tmp_path: Path, name: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text("The council opened the new bridge on Monday.\n", encoding="utf-8")
    assert main(["translate", str(page), "--out", str(tmp_path / name)]) == 0
    head = {"html": b"<!doc", "md": b"Le ", "json": b"{", "tmx": b"<?xml", "epub": b"PK"}
    assert (tmp_path / name).read_bytes().startswith(head[name.split(".")[1]])


def test_a_folder_is_translated_and_skipped_files_are_reported(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    pages = tmp_path / "pages"
    (pages / "below").mkdir(parents=True)
    (pages / "one.txt").write_text("The council opened the new bridge.\n", encoding="utf-8")
    (pages / "below" / "two.txt").write_text("Le conseil a ouvert le pont.\n", encoding="utf-8")
    (pages / "empty.txt").write_text("", encoding="utf-8")
    out = tmp_path / "out"
    assert main(["translate", str(pages), "--format", "html", "--out", str(out)]) == 2
    printed = capsys.readouterr().err.splitlines()
    assert len(printed) == 2
    assert printed[0].startswith("skipped: empty.txt: ")
    assert printed[1] == "translated: 2, skipped: 1"
    names = sorted(str(path.relative_to(out)) for path in out.rglob("*.*"))
    assert names == ["below/two.html", "one.html"]


def test_translate_lines_keeps_their_number(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Bonjour.\x0c\n\nLa ville\u2028est calme.\n"))
    assert main(["translate", "--lines", "--from", "fr", "--to", "en"]) == 0
    lines = capsys.readouterr().out.split("\n")
    assert len(lines) == 4
    assert lines[1] == lines[3] == ""
    assert "calm" in lines[2] or "quiet" in lines[2]


def test_careful_translations_are_as_many(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("Le 97e pont.\n\nIl a 42 ans.\n"))
    asked = ["translate", "--lines", "--careful", "--from", "fr", "--to", "en"]
    assert main(asked) == 0
    first, between, second, _ = capsys.readouterr().out.split("\n")
    assert between == ""
    assert "97" in first
    assert "42" in second


def test_progress_is_shown_on_a_terminal_and_wiped(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("desktop.cli.document_commands._is_on_terminal", lambda: True)
    pages = tmp_path / "pages"
    pages.mkdir()
    for name in ("one.txt", "two.txt"):
        (pages / name).write_text("Le pont est fermé.\n\nIl rouvre demain matin.\n")
    out = tmp_path / "out"
    assert main(["translate", str(pages), "--format", "html", "--out", str(out)]) == 0
    told = capsys.readouterr().err
    assert "1/2" in told
    assert "2/2" in told
    assert told.endswith("translated: 2, skipped: 0\n")


def test_a_third_language_goes_through_english(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, own_home: Home
) -> None:
    asked = ["translate", "--lines", "--from", "ca", "--to", "fr"]
    monkeypatch.setattr("sys.stdin", io.StringIO("La ville est calme ce matin.\n"))
    assert main(asked) == 2
    assert "no model for ca→fr. Install ca→en" in capsys.readouterr().err
    installed(own_home.models, "ca", "en", "fr_en")
    monkeypatch.setattr("sys.stdin", io.StringIO("La ville est calme ce matin.\n"))
    assert main(asked) == 0
    assert "ville" in capsys.readouterr().out
    assert main(["models", "list"]) == 0
    assert f"* ca_en {carried('fr_en')}" in capsys.readouterr().out


@pytest.mark.slow
def test_notes_leave_one_library_and_come_into_another(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, library: Library
) -> None:
    article_id = import_raw(library, raw()).article_id
    pairs = open_article(library, article_id).pairs
    annotate(library, article_id, pairs, Side.ORIGINAL, (Place(1, 4), Place(1, 11)), 2)
    notes = tmp_path / "notes.jsonld"
    assert main(["export", "--format", "jsonld", "--out", str(notes)]) == 0
    assert capsys.readouterr().out == "highlights: 1\n"
    assert main(["import-notes", str(notes)]) == 0
    assert capsys.readouterr().out == "new: 0, of these lost: 0, known: 1\n"
    other = ["--home", str(tmp_path / "other")]
    assert main([*other, "import-notes", str(notes)]) == 2
    assert "“council”" in capsys.readouterr().err
    page = tmp_path / "page.txt"
    page.write_bytes(raw().data)
    main([*other, "import", str(page)])
    capsys.readouterr()
    assert main([*other, "import-notes", str(notes)]) == 0
    assert capsys.readouterr().out == "new: 1, of these lost: 0, known: 0\n"
    deck = tmp_path / "notes.apkg"
    assert main([*other, "export", "--format", "anki", "--article", "1", "--out", str(deck)]) == 2
    assert "isn't translated yet" in capsys.readouterr().err


@pytest.mark.slow
def test_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["side-by-side", str(SEED[4])]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("Islamic State's capitals")
    assert all("│" in line for line in lines)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["clean"], "No file was named."),
        (["clean", "missing.txt"], "doesn't exist"),
        (["translate", str(SEED[4]), "--to", "en"], "already in that language"),
        (["translate"], "No file was named."),
        (["translate", str(SEEDS)], "is a folder"),
        (["translate", str(SEED[4]), str(SEED[3]), "--out", str(SEED[2])], "isn't a folder"),
        (["translate", str(SEED[4]), "--format", "epub"], "can't be printed"),
        (["translate", str(SEED[4]), "--format", "docx"], "Use --out FILE.docx"),
        (["translate", str(SEED[4]), "--lines"], "not from"),
        (["translate", str(SEED[4]), "--out", str(SEED[4])], "overwrite itself"),
        (["export", "--format", "csv", "--out", "x.csv"], "nothing to export"),
        (["export", "--format", "csv", "--out", "x.csv", "--article", "7"], "no longer in"),
        (["import-notes", "missing.jsonld"], "can't be read"),
        (["translate", "--lines"], "needs two languages"),
        (["translate", "--lines", "--from", "fr", "--to", "fr"], "needs two languages"),
    ],
)
def test_wrong_input_is_one_sentence_and_exit_2(
    capsys: pytest.CaptureFixture[str], arguments: list[str], said: str
) -> None:
    assert main(arguments) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert len(printed.err.splitlines()) == 1
    assert printed.out == ""


def test_a_line_that_is_no_page_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO('{"id": 1}\n'))
    assert main(["clean", "--jsonl"]) == 2
    assert capsys.readouterr().err.startswith("Line 1 isn't a page.")


def test_an_unknown_command_is_rejected(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["dance"])
    assert left.value.code == 2
    assert "dance" in capsys.readouterr().err


def test_without_a_display_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main([]) == 2
    assert "no display" in capsys.readouterr().err


def test_nested_input_and_a_mark_at_its_head(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("[" * 100_000))
    assert main(["clean", "--jsonl"]) == 2
    monkeypatch.setattr("sys.stdin", io.StringIO('\ufeff{"id": 1, "text": "Some words here."}'))
    assert main(["clean", "--jsonl"]) == 0
    monkeypatch.setattr("sys.stdin", None)
    assert main(["clean", "--jsonl"]) == 2
    assert "There is no input." in capsys.readouterr().err


def test_a_home_that_can_be_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", "~nobody-of-that-name/x", "list"]) == 2
    assert "can't be a folder" in capsys.readouterr().err


def test_search(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(SEED[2])]) == 0
    capsys.readouterr()
    assert main(["search", "coalitions", "--limit", "1"]) == 0
    place, *texts = capsys.readouterr().out.splitlines()
    assert place.startswith("1:")
    assert "Lutte contre Daech" in place
    assert "coalition" in texts[0]
    assert main(["search", "coalition -zzzz", "--json"]) == 0
    hits = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert hits
    for hit in hits:
        start, end = hit["spans"]["original"][0]
        assert hit["source"][start:end].casefold() == "coalition"
    assert main(["search", "zzzz"]) == 0
    assert capsys.readouterr().out == ""
    with pytest.raises(SystemExit):
        main(["search", "coalition", "--limit", "0"])


def test_what_is_translated_outside_the_library_follows_the_glossary(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = "The peshmerga took the village.\n"
    monkeypatch.setattr("sys.stdin", io.StringIO(line))
    assert main(["translate", "--lines", "--from", "en", "--to", "fr"]) == 0
    before = capsys.readouterr().out
    assert main(["glossary", "add", "village", "le bourg", "--from", "en"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(line))
    capsys.readouterr()
    assert main(["translate", "--lines", "--from", "en", "--to", "fr"]) == 0
    after = capsys.readouterr().out
    assert "bourg" in after
    assert "bourg" not in before


def test_a_table_is_the_same_in_every_language(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: Library
) -> None:
    article_id = import_raw(library, raw()).article_id
    pairs = open_article(library, article_id).pairs
    annotate(library, article_id, pairs, Side.ORIGINAL, (Place(1, 4), Place(1, 11)), 2)
    tables = set()
    for language in ("C", "fr_FR", "de_DE"):
        monkeypatch.setenv("LC_ALL", f"{language}.UTF-8")
        path = tmp_path / f"{language}.csv"
        assert main(["export", "--format", "csv", "--out", str(path)]) == 0
        tables.add(path.read_bytes())
    (table,) = tables
    assert table.decode("utf-8-sig").startswith("quote,original,translation,note,colour,tags")


def test_an_export_says_what_is_not_translated(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, library: Library
) -> None:
    article_id = import_raw(library, raw()).article_id
    pairs = open_article(library, article_id).pairs
    annotate(library, article_id, pairs, Side.ORIGINAL, (Place(1, 4), Place(1, 11)), 2)
    path = tmp_path / "notes.md"
    assert main(["export", "--format", "markdown", "--out", str(path)]) == 0
    assert capsys.readouterr().err == "without a translation: 1 of 1 sentences\n"
    for file_format in ("tmx", "anki", "epub", "bilingual-html", "docx", "pdf"):
        path = tmp_path / file_format
        assert main(["export", "--format", file_format, "--out", str(path)]) == 2
        assert "isn't translated yet. Open it to translate it first." in capsys.readouterr().err
        assert not path.exists()


def test_an_export_speaks_the_readers_language(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, library: Library, own_home: Home
) -> None:
    article_id = import_raw(library, raw()).article_id
    pairs = open_article(library, article_id).pairs
    annotate(library, article_id, pairs, Side.ORIGINAL, (Place(1, 4), Place(1, 11)), 2)

    def exported() -> str:
        notes = tmp_path / "notes.md"
        assert main(["export", "--format", "markdown", "--out", str(notes)]) == 0
        return notes.read_text(encoding="utf-8")

    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "vert" in exported()
    settings.save(settings.Settings(interface="en"), own_home.settings)
    assert "green" in exported()
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    settings.save(settings.Settings(interface="fr"), own_home.settings)
    assert "vert" in exported()
