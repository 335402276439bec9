"""The index and its downloads, against a server that misbehaves."""

import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from desktop.base.cancellation import Token
from desktop.base.errors import AppError, Cancelled
from desktop.reading.article import ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH
from desktop.translation import argos_index
from desktop.translation.argos_index import (
    Offer,
    discard,
    download,
    keep_for_later,
    offers,
    reserved,
)
from desktop.translation.http_client import MAX_REDIRECTS, Limits
from desktop.translation.safe_unpack import Progress, Stage
from tests.model_server import (
    Answering,
    Behaviour,
    ModelServer,
    certified,
    cuts_off,
    redirects,
    sends,
    sends_at_once,
    sends_raw,
    serving,
    stalls,
    status,
)

DATA = bytes(range(256)) * 2000


STRANGE_LINKS: tuple[Any, ...] = (
    "ipfs://x",
    3,
    None,
    [],
    "file:///etc/passwd",
    "http://[::1",
    "http://",
    "https:///p",
    "http://a:99999/p",
    "http://a:0/p",
    "http://a:b/p",
    "http://user:password@a.org/p",
    "http://a.org/p\r\nX: y",
    "http://a.org/a b",
    "http://a.org/\u202e",
    "http://a.org/\ud800",
    "http://\u2100.org/p",
    "http://a.org/" + "x" * 2000,
    " http://a.org/",
    "//a.org/p",
    "javascript:alert(1)",
)
OPEN_LINK = "http://models.example/p"


def offer(*links: str, **known: Any) -> Offer:
    return Offer(FRENCH_TO_ENGLISH, "1.9", links, **known)


def entry(source: str = "fr", target: str = "en", **known: Any) -> dict[str, Any]:
    return {
        "type": "translate",
        "from_code": source,
        "to_code": target,
        "package_version": "1.9",
        "links": ["https://example.org/p.argosmodel"],
        **known,
    }


def refused(one: Offer, folder: Path, timeout: float = 5.0) -> str:
    with pytest.raises(AppError) as refusal:
        download(one, folder, Token(), Limits(silence=timeout))
    return str(refusal.value)


def digest_of(data: bytes) -> str:
    from hashlib import sha256

    return sha256(data).hexdigest()


def test_the_index_gives_packages_into_french_and_english_the_newest_last(
    server: ModelServer,
) -> None:
    server.index(
        entry(package_version="1.10", size=5, sha256="A" * 64),
        entry(package_version="1.9", links=[*STRANGE_LINKS, "http://a.org/x"]),
        entry("en", "fr", sha256="short", size=-1),
        entry("de", "en"),
        entry("en", "de"),
        entry("tlh", "en"),
        entry("fr", "fr"),
        entry(type="sbd"),
        entry(package_version="../../1"),
        entry(links="x"),
        {},
    )
    found = offers(Token())
    assert [one.name for one in found] == ["de_en 1.9", "en_fr 1.9", "fr_en 1.9", "fr_en 1.10"]
    assert [one.direction for one in found][1:3] == [ENGLISH_TO_FRENCH, FRENCH_TO_ENGLISH]
    assert found[2].links == ("http://a.org/x",)
    assert (found[3].size, found[3].digest) == (5, "a" * 64)
    assert (found[1].size, found[1].digest) == (None, None)


@pytest.mark.parametrize("data", [b"<html>", b"{}", b"", b"\xff", b"[" * 100_000])
def test_what_is_no_index_is_told(server: ModelServer, data: bytes) -> None:
    server.link("/index.json", sends(data))
    with pytest.raises(AppError, match=r"127\.0\.0\.1 didn't return a package index"):
        offers(Token())


def test_an_index_without_end_is_given_up(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(argos_index, "MAX_INDEX_BYTES", 100)
    server.link("/index.json", sends(b"[" + b" " * 200_000 + b"]"))
    with pytest.raises(AppError, match="return a package index"):
        offers(Token())


def test_the_address_is_the_argos_project_s_unless_the_reader_says_otherwise(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("VISAVIS_MODEL_INDEX", raising=False)
    assert argos_index.address().startswith("https://raw.githubusercontent.com/argosopentech/")
    monkeypatch.setenv("VISAVIS_MODEL_INDEX", "ftp://example.org/index.json")
    with pytest.raises(AppError, match="no address on the web"):
        offers(Token())


def test_a_package_is_downloaded_with_progress(server: ModelServer, tmp_path: Path) -> None:
    link = server.link("/p", sends(DATA))
    reports: list[Progress] = []
    path = download(offer(link, digest=digest_of(DATA)), tmp_path / "new", Token(reports.append))
    assert path.read_bytes() == DATA
    assert [one.name for one in path.parent.iterdir()] == ["fr_en-1.9.argosmodel"]
    assert reports[-1] == Progress(Stage.DOWNLOADING, len(DATA), len(DATA))
    assert [one.done for one in reports] == sorted(one.done for one in reports)


def test_a_cut_download_goes_on_where_it_stopped(server: ModelServer, tmp_path: Path) -> None:
    one = offer(server.link("/p", cuts_off(DATA, 100_000)), digest=digest_of(DATA))
    assert "cut off" in refused(one, tmp_path)
    assert download(one, tmp_path, Token()).read_bytes() == DATA
    assert server.asked == [("/p", None), ("/p", "bytes=100000-")]


def test_a_server_that_cannot_resume_starts_over(server: ModelServer, tmp_path: Path) -> None:
    one = offer(server.link("/p", cuts_off(DATA, 100_000)))
    assert "cut off" in refused(one, tmp_path)
    server.link("/p", sends(DATA, is_resumable=False))
    assert download(one, tmp_path, Token()).read_bytes() == DATA


def test_a_part_longer_than_the_package_is_thrown_away(server: ModelServer, tmp_path: Path) -> None:
    (tmp_path / "fr_en-1.9.argosmodel.part").write_bytes(DATA * 2)
    one = offer(server.link("/p", sends(DATA)))
    assert download(one, tmp_path, Token()).read_bytes() == DATA
    assert [asked for _, asked in server.asked] == [f"bytes={2 * len(DATA)}-", None]


def test_a_silent_server_is_given_up(server: ModelServer, tmp_path: Path) -> None:
    one = offer(server.link("/p", stalls(DATA, 1000)))
    assert "no answer" in refused(one, tmp_path, timeout=0.3)
    assert (tmp_path / "fr_en-1.9.argosmodel.part").stat().st_size == 1000


def test_a_cancel_is_felt_while_the_server_is_silent(server: ModelServer, tmp_path: Path) -> None:
    one = offer(server.link("/p", stalls(DATA, 1000)))
    token = Token()
    token.report = lambda _: token.cancel()
    with pytest.raises(Cancelled):
        download(one, tmp_path, token, Limits(silence=600, body=600))
    server.link("/p", sends(DATA))
    assert download(one, tmp_path, Token()).read_bytes() == DATA
    assert server.asked[-1] == ("/p", "bytes=1000-")


def test_a_wrong_checksum_leaves_nothing(server: ModelServer, tmp_path: Path) -> None:
    one = offer(server.link("/p", sends(DATA)), digest=digest_of(b"another"))
    assert "its checksum is wrong" in refused(one, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_next_link_is_tried_where_one_fails(server: ModelServer, tmp_path: Path) -> None:
    links = server.link("/gone", status(404)), server.link("/p", sends(DATA))
    assert download(offer(*links), tmp_path, Token()).read_bytes() == DATA


@pytest.mark.parametrize(("code", "told"), [(404, "404 Not Found"), (500, "500 Internal")])
def test_a_refusal_is_told(server: ModelServer, tmp_path: Path, code: int, told: str) -> None:
    assert told in refused(offer(server.link("/p", status(code))), tmp_path)
    assert list(tmp_path.iterdir()) == []
    assert "no address" in refused(offer(), tmp_path)


@pytest.mark.parametrize("size", [0, -1, 10**12, 10**400, 1.5, "7", None, float("inf")])
def test_a_size_that_cannot_be_is_unknown(server: ModelServer, size: Any) -> None:
    server.index(entry(size=size))
    (found,) = offers(Token())
    assert found.size is None


def test_a_package_that_anyone_could_have_changed_is_not_asked_for(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    server.paths[OPEN_LINK] = sends(DATA)
    told = refused(offer(OPEN_LINK), tmp_path)
    assert told.startswith("fr_en 1.9 comes without encryption and without a checksum")
    assert "install it from the file" in told
    away = server.link("/away", redirects(OPEN_LINK))
    assert "without encryption" in refused(offer(away), tmp_path)
    assert server.asked == [("/away", None)]
    here = server.link("/p", sends(DATA))
    assert download(offer(OPEN_LINK, here), tmp_path, Token()).read_bytes() == DATA
    assert server.asked[1:] == [("/p", None)]


def test_a_checksum_makes_up_for_encryption(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", server.address)
    server.paths[OPEN_LINK] = sends(DATA)
    one = offer(OPEN_LINK, digest=digest_of(DATA))
    assert download(one, tmp_path, Token()).read_bytes() == DATA
    server.paths[OPEN_LINK] = sends(DATA[::-1])
    assert "its checksum is wrong" in refused(one, tmp_path / "changed")


def test_a_few_links_are_tried(server: ModelServer, tmp_path: Path) -> None:
    links = [server.link(f"/{number}", status(404)) for number in range(50)]
    server.index(entry(links=links))
    (one,) = offers(Token())
    server.asked.clear()
    assert "404" in refused(one, tmp_path)
    assert len(server.asked) == argos_index.MOST_LINKS


def test_a_folder_that_cannot_be_written_is_told(server: ModelServer, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "can't be saved" in refused(offer(server.link("/p", sends(DATA))), tmp_path / "file")


def test_a_part_shorter_than_the_server_said_is_cut_off(
    server: ModelServer, tmp_path: Path
) -> None:
    part = tmp_path / "fr_en-1.9.argosmodel.part"
    part.write_bytes(DATA[:10])
    head = b"HTTP/1.1 206 Partial\r\nContent-Range: bytes 10-19/1000\r\nContent-Length: 10\r\n\r\n"
    link = server.link("/p", sends_raw(head + DATA[10:20]))
    assert "cut off" in refused(offer(link), tmp_path)
    assert part.read_bytes() == DATA[:20]


def test_a_body_that_outgrows_a_model_is_thrown_away(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(argos_index, "MOST_BYTES", 1000)
    link = server.link("/p", sends_raw(b"HTTP/1.1 200 OK\r\n\r\n" + DATA))
    assert "larger than a model" in refused(offer(link), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_few_redirections_are_followed_and_a_circle_is_not(
    server: ModelServer, tmp_path: Path
) -> None:
    server.link("/p", sends(DATA))
    for number in range(5):
        server.link(f"/{number}", redirects("/p" if number == 4 else f"/{number + 1}"))
    assert download(offer(server.address + "/0"), tmp_path, Token()).read_bytes() == DATA
    server.link("/before", redirects("/0"))
    assert "302" in refused(offer(server.address + "/before"), tmp_path)
    server.link("/round", redirects("/about"))
    server.link("/about", redirects("/round"))
    server.asked.clear()
    assert "302" in refused(offer(server.address + "/round"), tmp_path)
    assert len(server.asked) <= MAX_REDIRECTS


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:,x"])
def test_a_redirection_away_from_the_web_is_not_followed(
    server: ModelServer, tmp_path: Path, place: str
) -> None:
    assert "127.0.0.1" in refused(offer(server.link("/p", redirects(place))), tmp_path)
    assert not list(tmp_path.glob("*.argosmodel*"))


def test_a_package_larger_than_a_model_is_not_downloaded(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(argos_index, "MOST_BYTES", 1000)
    assert "larger than a model" in refused(offer(server.link("/p", sends(DATA))), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_told_before_the_download(
    server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr("shutil.disk_usage", lambda _: usage._replace(free=1000))
    assert "no room" in refused(offer(server.link("/p", sends(DATA))), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_no_server_at_all_is_told(server: ModelServer, tmp_path: Path) -> None:
    assert "The download from 127.0.0.1 failed" in refused(offer("http://127.0.0.1:1/p"), tmp_path)


@pytest.mark.parametrize("behaviour", [sends, sends_at_once])
@pytest.mark.parametrize("size", [100, 9_000, 16_000, 16_500, 40_000, len(DATA)])
def test_everything_comes_over_a_safe_connection(
    loopback: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int, behaviour: Any
) -> None:
    """A record that was decrypted but not read yet is seen by nobody who watches the socket."""
    with serving(certified(tmp_path, monkeypatch)) as server:
        link = server.link("/p", behaviour(DATA[:size]))
        assert (
            download(offer(link), tmp_path, Token(), Limits(silence=1.0)).read_bytes()
            == DATA[:size]
        )
        monkeypatch.setenv("VISAVIS_MODEL_INDEX", server.index(entry()))
        assert offers(Token(), Limits(silence=1.0))


def test_a_server_that_nobody_vouches_for_is_refused(
    loopback: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(certified(tmp_path, monkeypatch)) as server:
        monkeypatch.delenv("SSL_CERT_FILE")
        link = server.link("/p", sends(DATA))
        assert "certificate" in refused(offer(link), tmp_path)
    assert not list(tmp_path.glob("*.argosmodel*"))


def tagged(data: bytes, tag: str, cut_after: int | None = None) -> Behaviour:
    """Send `data` under an ETag, whole where another one is asked to go on; maybe cut off."""

    def behave(answer: Answering) -> None:
        wanted = answer.headers["If-Range"]
        start = int(answer.headers["Range"][6:-1]) if wanted == tag else 0
        head = {"ETag": tag, "Content_Length": len(data) - start}
        if start:
            span = f"bytes {start}-{len(data) - 1}/{len(data)}"
            answer.begin(206, Content_Range=span, **head)
        else:
            answer.begin(200, **head)
        answer.wfile.write(data[start:cut_after])

    return behave


@pytest.mark.parametrize(("tag", "expected"), [('"1"', "bytes=100000-"), ('"2"', None)])
def test_a_download_goes_on_only_where_the_file_is_the_same(
    server: ModelServer, tmp_path: Path, tag: str, expected: str | None
) -> None:
    one = offer(server.link("/p", tagged(DATA, '"1"', 100_000)))
    assert "cut off" in refused(one, tmp_path)
    now = DATA if expected else DATA[::-1]
    server.link("/p", tagged(now, tag))
    assert download(one, tmp_path, Token()).read_bytes() == now
    assert server.asked[-1] == ("/p", "bytes=100000-")


def test_a_download_that_is_complete_but_was_not_installed_is_kept(
    server: ModelServer, tmp_path: Path
) -> None:
    one = offer(server.link("/p", sends(DATA)), digest=digest_of(DATA))
    archive = download(one, tmp_path, Token())
    assert download(one, tmp_path, Token()) == archive
    keep_for_later(archive)
    assert not archive.exists()
    assert download(one, tmp_path, Token()).read_bytes() == DATA
    asked = [asked for _, asked in server.asked]
    assert asked == [None, f"bytes={len(DATA)}-", f"bytes={len(DATA)}-"]
    discard(archive)
    assert list(tmp_path.iterdir()) == []


def test_a_package_is_downloaded_by_one_at_a_time(tmp_path: Path) -> None:
    one = offer("https://example.org/p")
    with reserved(one, tmp_path):
        with pytest.raises(AppError, match="is being downloaded already"), reserved(one, tmp_path):
            pass
        with reserved(Offer(ENGLISH_TO_FRENCH, "1.9", ()), tmp_path):
            pass
    with reserved(one, tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills_up_keeps_what_came(server: ModelServer, tmp_path: Path) -> None:
    import resource

    one = offer(server.link("/p", sends(DATA)))
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        told = refused(one, tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "no room for “fr_en 1.9” on the disk" in told
    assert "the download will resume" in told
    assert download(one, tmp_path, Token()).read_bytes() == DATA
    assert server.asked[-1] == ("/p", "bytes=100000-")
