"""MHTML: which part is the main page, and its encoding."""

import base64
import quopri

import pytest

from desktop.base.errors import AppError
from desktop.reading import sources
from desktop.reading.forms import mhtml
from tests.unit.reading.forms.files import outcomes

HTML = "<html><head></head><body><p>L’été, déjà.</p></body></html>"
MAIN = "https://example.org/news/a"


def part(content: bytes, *headers: str) -> bytes:
    packed = quopri.encodestring(content)
    lines = [*headers, "Content-Transfer-Encoding: quoted-printable"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + packed


def saved(
    *parts: bytes, headers: str = f"Snapshot-Content-Location: {MAIN}", more: str = ""
) -> bytes:
    top = (
        f"From: <Saved by a browser>\r\n{headers}\r\nSubject: =?utf-8?Q?=C3=89t=C3=A9?=\r\n"
        f'MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary="--B--"{more}\r\n\r\n'
    )
    return (
        top.encode() + b"".join(b"\r\n----B--\r\n" + each for each in parts) + b"\r\n----B----\r\n"
    )


def frame(text: str) -> bytes:
    return part(text.encode(), "Content-Type: text/html", "Content-Location: cid:frame-1@blink")


def page(text: str, location: str = MAIN, kind: str = "text/html") -> bytes:
    return part(text.encode(), f"Content-Type: {kind}", f"Content-Location: {location}")


def test_the_page_is_the_part_at_the_saved_address() -> None:
    data = saved(page("<p>advert</p>", "https://ads.example/x"), frame("<p>frame</p>"), page(HTML))
    assert mhtml.find_main_page(data, "a.mhtml").data == HTML.encode()


def test_a_long_address_may_be_broken_over_lines() -> None:
    data = saved(
        page("<p>advert</p>", "https://x.org"),
        page(HTML, MAIN + "\r\n /b"),
        headers=(f"Snapshot-Content-Location: {MAIN}/\r\n b"),
    )
    assert mhtml.find_main_page(data, "a.mhtml").data == HTML.encode()


def test_the_start_parameter_names_the_page() -> None:
    data = saved(
        part(b"<p>other</p>", "Content-Type: text/html", "Content-ID: <1@x>"),
        part(HTML.encode(), "Content-Type: text/html; charset=utf-8", "Content-ID: <2@x>"),
        headers="X: y",
        more=';\r\n\tstart="<2@x>"',
    )
    assert mhtml.find_main_page(data, "a.mht").data == HTML.encode()


def test_without_addresses_it_is_the_first_page_that_is_no_frame() -> None:
    data = saved(frame("<p>frame</p>"), page(HTML, "", "application/xhtml+xml"), headers="X: y")
    assert mhtml.find_main_page(data, "a.mht").data == HTML.encode()


@pytest.mark.parametrize(
    ("kind", "encoding", "expected"),
    [
        ('text/html; charset="utf-8"', "utf-8", "utf-8"),
        ("text/html; charset=iso-8859-1", "cp1252", "cp1252"),
        ("text/html; charset=windows-1252", "cp1252", "cp1252"),
        ("text/html; charset=unknown-8bit", "utf-8", "utf-8"),
        ("text/html", "cp1252", "cp1252"),
        ("text/html; charset=hex", "utf-8", "utf-8"),
        ('text/html; charset="utf-16"', "utf-16", "utf-16"),
        ('text/html; charset="utf-16"', "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_what_the_bytes_can_be(kind: str, encoding: str, expected: str) -> None:
    packed = base64.encodebytes(HTML.encode(encoding))
    data = f"Content-Type: {kind}\nContent-Transfer-Encoding: base64\n\n".encode() + packed
    (found,) = sources.from_bytes(data, "a.mht")
    assert found.encoding == expected
    assert found.text.removeprefix("\ufeff") == HTML


def test_the_pages_own_word_on_its_encoding_is_read() -> None:
    html = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-15"><p>œuvre'
    data = saved(part(html.encode("iso-8859-15"), "Content-Type: text/html"))
    (found,) = sources.from_bytes(data, "a.mhtml")
    assert found.text == html


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"plain text\n",
        saved(part(b"words", "Content-Type: text/plain")),
        saved(page("  ")),
        b"".join(
            b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (k, k) for k in range(900)
        ),
        b"Content-Type: message/rfc822\n\n" * 20_000,
        b"Content-Type: text/html" + b";a=b" * 50_000 + b"\n\n<p>x</p>",
    ],
)
def test_what_holds_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(AppError, match=r"“a\.mhtml” holds no web page"):
        mhtml.find_main_page(data, "a.mhtml")


def test_damaged_files_are_read_or_refused() -> None:
    data = saved(page(HTML), frame("<p>frame</p>"), part(bytes(60), "Content-Type: image/png"))
    read, refused = outcomes(lambda damaged: mhtml.find_main_page(damaged, "a.mhtml"), data, 300)
    assert read > 100
    assert refused > 10
