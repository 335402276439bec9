"""Untrusted ZIP archives: the limits hold, whatever an archive declares."""

import struct

import pytest

from desktop.base.errors import AppError
from desktop.reading import limits
from desktop.reading.forms import zip_archives
from tests.unit.reading.forms.files import zipped


def test_members_are_found_by_path_whatever_the_case() -> None:
    archive = zip_archives.open_archive(zipped({"META-INF/a.xml": "text", "folder/": ""}), "a.zip")
    assert archive.read("meta-inf\\A.XML") == b"text"
    assert "b.xml" not in archive
    assert archive.paths == ("META-INF/a.xml",)
    with pytest.raises(KeyError):
        archive.read("b.xml")


@pytest.mark.parametrize(
    "data",
    [b"", b"text", b"PK\x03\x04" + bytes(100), zipped({"a": "b"})[:-9]],
    ids=["empty", "text", "begun", "cut"],
)
def test_what_is_no_archive_is_refused(data: bytes) -> None:
    with pytest.raises(AppError, match=r"“a\.zip” is damaged"):
        zip_archives.open_archive(data, "a.zip")


def test_a_damaged_member_is_refused() -> None:
    data = zipped({"a": "a text that is long enough to be packed, and then to be damaged " * 9})
    archive = zip_archives.open_archive(data[:60] + b"????" + data[64:], "a.zip")
    with pytest.raises(AppError, match="damaged"):
        archive.read("a")


def test_a_member_that_packs_too_well_is_refused_whatever_size_it_declares() -> None:
    data = zipped({"bomb": bytes(5_000_000)})
    entry = data.index(zip_archives.SIGNATURE)
    lying = data[: entry + 24] + struct.pack("<I", 10) + data[entry + 28 :]
    for bomb in (data, lying):
        archive = zip_archives.open_archive(bomb, "a.zip")
        with pytest.raises(AppError):
            archive.read("bomb")


def test_an_archive_that_declares_too_much_is_refused_unread() -> None:
    data = zipped({"a": "b", "c": "d"})
    for _ in range(2):
        entry = data.index(zip_archives.SIGNATURE)
        huge = struct.pack("<I", zip_archives.LARGEST)
        data = data[:entry] + b"PK__" + data[entry + 4 : entry + 24] + huge + data[entry + 28 :]
    with pytest.raises(AppError, match="far too much"):
        zip_archives.open_archive(data.replace(b"PK__", zip_archives.SIGNATURE), "a.zip")


def test_what_was_unpacked_counts_against_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "LARGEST_TEXT_IN_ARCHIVE", 1000)
    archive = zip_archives.open_archive(zipped({"a": b"x" * 600, "b": b"y" * 300}), "a.zip")
    archive.read("a")
    archive.read("b")
    with pytest.raises(AppError, match="far too much"):
        archive.read("b")


def test_too_many_members_are_refused() -> None:
    with pytest.raises(AppError, match="far too much"):
        zip_archives.open_archive(zip_archives.SIGNATURE * (zip_archives.MOST_MEMBERS + 1), "a.zip")


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped({"a": "b"}))
    data[data.index(zip_archives.SIGNATURE) + 8] |= 1
    with pytest.raises(AppError, match="password"):
        zip_archives.open_archive(bytes(data), "a.zip").read("a")


def test_the_tags_of_all_members_count_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MOST_TAGS_IN_ARCHIVE", 100)
    archive = zip_archives.open_archive(zipped({"a": "<i/>" * 60, "b": "<b/>" * 60}), "a.zip")
    archive.read("a")
    with pytest.raises(AppError, match="more tags"):
        archive.read("b")
