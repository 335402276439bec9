"""Reading files: encodings, and a clear error for anything that isn't an article."""

import plistlib
from pathlib import Path

import pytest

from desktop.base.errors import AppError
from desktop.reading import sources
from desktop.reading.article import Form

TEXT = "L’été à Mossoul : « rien n’a changé », dit-il — œuvre inachevée.\r\nDeux lignes.\n"


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8-sig"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32"),
        ("cp1252", "cp1252"),
    ],
)
def test_common_encodings_give_the_same_text(tmp_path: Path, encoding: str, expected: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(TEXT.encode(encoding))
    (found,) = sources.read(path)
    assert found.text == TEXT
    assert found.encoding == expected
    assert found.data == TEXT.encode(encoding)


def test_bytes_undefined_in_cp1252_are_replaced_not_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(b"caf\xe9 \x81 " + b"words " * 50)
    assert sources.read(path)[0].text.startswith("café \ufffd words")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \r\n\t\xc2\xa0", "is empty"),
        (b"\xef\xbb\xbf\n", "is empty"),
        (bytes(range(256)) * 40, "isn't a text file"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02" * 900, "isn't a text file"),
        (b"\xff\xfea", "isn't a text file"),
        (b"\x00\x01" * 500, "isn't a text file"),
    ],
)
def test_what_is_no_text_is_refused_with_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "page.txt"
    path.write_bytes(data)
    with pytest.raises(AppError) as refused:
        sources.read(path)
    assert said in str(refused.value)
    assert "page.txt" in str(refused.value)


def test_a_file_over_20_mb_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(sources.LARGEST + 1)
    with pytest.raises(AppError, match="over 20 MB"):
        sources.read(path)


def test_a_folder_and_a_missing_file_have_different_errors(tmp_path: Path) -> None:
    with pytest.raises(AppError, match="isn't a file"):
        sources.read(tmp_path)
    with pytest.raises(AppError, match="doesn't exist"):
        sources.read(tmp_path / "nothing.txt")


def test_a_file_that_may_not_be_opened_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.txt"
    path.write_text(TEXT)

    def refuse(path: Path, most: int) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(sources, "read_file", refuse)
    with pytest.raises(AppError, match="Permission denied"):
        sources.read(path)


def test_a_copied_text_is_a_source_too() -> None:
    found = sources.from_text(TEXT, "clipboard")
    assert (found.text, found.name) == (TEXT, "clipboard")
    with pytest.raises(AppError, match="is empty"):
        sources.from_text(" \n", "clipboard")


@pytest.mark.parametrize("damage", [b"\xff", b"\xe2\x80", b"\xc3"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_damaged_byte_does_not_garble_the_rest(damage: bytes, mark: bytes) -> None:
    whole = "Il a dit « oui », cœur, Île, “été”.\n"
    data = mark + whole.encode() + damage + whole.encode() + damage
    (found,) = sources.from_bytes(data, "page.txt")
    assert found.text.count(whole) == 2
    assert found.text.startswith("Il a dit")


PAGE = "<!DOCTYPE html><html><head>{}<title>Été</title></head><body><p>Déjà « là ».</p></html>"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (PAGE.format('<meta charset="utf-8">').encode(), "page.html"),
        (PAGE.format('<meta charset="iso-8859-1">').encode("cp1252"), "page.htm"),
        (
            PAGE.format(
                '<meta http-equiv="Content-Type" content="text/html; charset=macintosh">'
            ).encode("mac_roman"),
            "page",
        ),
        (PAGE.format("").encode("cp1252"), "page.txt"),
        (b"  <!-- saved -->\n" + PAGE.format("").encode(), "page.txt"),
        (PAGE.format('<meta charset="no-such-thing">').encode(), "page.html"),
        (PAGE.format('<meta charset="utf-16">').encode(), "page.html"),
    ],
)
def test_a_web_page_is_known_and_read_in_the_encoding_it_declares(data: bytes, name: str) -> None:
    (found,) = sources.from_bytes(data, name)
    assert found.form is Form.PAGE
    assert found.data == data
    assert "Déjà « là »." in found.text


def test_safaris_web_archive_holds_a_page() -> None:
    page = PAGE.format('<meta charset="utf-8">').encode()
    archive = plistlib.dumps(
        {"WebMainResource": {"WebResourceData": page}}, fmt=plistlib.FMT_BINARY
    )
    (found,) = sources.from_bytes(archive, "page.webarchive")
    assert (found.form, found.data) == (Form.PAGE, page)
    with pytest.raises(AppError, match="a readable web archive"):
        sources.from_bytes(archive[:-20], "page.webarchive")


@pytest.mark.parametrize("page", [-1, 10**15, 7, ["a"], "text", True])
def test_a_web_archive_of_something_else_is_refused(page: object) -> None:
    archive = {"WebMainResource": {"WebResourceData": page}}
    with pytest.raises(AppError, match="a readable web archive"):
        sources.from_bytes(plistlib.dumps(archive, fmt=plistlib.FMT_BINARY), "page.webarchive")


def test_rich_text_is_refused_with_what_to_do() -> None:
    with pytest.raises(AppError, match=r"Save it as \.docx"):
        sources.from_bytes(b"{\\rtf1\\ansi Bonjour}", "page.rtf")


def test_utf_16_that_was_cut_within_a_character_is_read() -> None:
    (found,) = sources.from_bytes(TEXT.encode("utf-16")[:-1], "page.txt")
    assert found.text.startswith(TEXT[:-2])


def test_a_copied_text_with_half_a_character_is_read() -> None:
    assert sources.from_text("œuvre \ud800 entière, déjà là", "clipboard").text == (
        "œuvre ? entière, déjà là"
    )
