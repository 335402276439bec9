"""Encodings that aren't declared, of texts generated from our own samples."""

import pytest

from desktop.base.errors import AppError
from desktop.reading.cleaning import clean
from desktop.reading.sources import from_bytes
from desktop.reading.text.doctype import drop_internal_subset
from desktop.reading.text.encodings import decode, require_codec
from desktop.reading.text.legacy_encodings import guess_encoding
from tests.builders import SEEDS

FRENCH = (
    "Le château fermé depuis l'été n'a pas rouvert : « C'est déjà trop tard », a-t-il regretté.",
    "À Genève, les députés ont voté la réforme ; où ira-t-on après, dès la rentrée, côté impôts ?",
    "L'élève a reçu sa leçon à la bibliothèque, près de l'hôtel où naît le maïs.",
)
OLDER_THAN_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})


@pytest.mark.parametrize("encoding", ["cp1252", "iso8859-15", "mac-roman", "cp850"])
@pytest.mark.parametrize("text", FRENCH)
def test_a_french_sentence_is_read_as_written(text: str, encoding: str) -> None:
    found = decode(text.encode(encoding), "page.txt")
    assert found.text == text


@pytest.mark.parametrize("encoding", ["cp1252", "mac-roman", "cp850"])
@pytest.mark.parametrize("number", range(5))
def test_a_whole_article_is_read_as_written(number: int, encoding: str) -> None:
    text = sorted(SEEDS.glob("*.txt"))[number].read_text(encoding="utf-8")
    if encoding == "cp850":
        # Without such quotes some English articles have no accent left to guess by.
        text = f"{text.translate(OLDER_THAN_QUOTES)}\n{FRENCH[1]}"
    data = text.encode(encoding, "ignore")
    assert decode(data, "page.txt").text == data.decode(encoding)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Мэр открыл новый мост через реку в старом городе. " * 3, "koi8-r"),
        ("Мэр открыл новый мост через реку в старом городе. " * 3, "cp1251"),
        ("市长昨天在老城区为新桥剪彩，数百名居民参加了活动。" * 3, "gb18030"),
        ("市長昨天在老城區為新橋剪綵，數百名居民參加了活動。" * 3, "big5"),
        ("市長は昨日、旧市街で新しい橋の開通式に出席しました。" * 3, "shift_jis"),
        ("시장은 어제 구시가지에서 새 다리를 개통했다. " * 3, "euc_kr"),
        ("Burmistrz otworzył wczoraj most; późną nocą przyszło wielu mieszkańców.", "iso8859-2"),
        ("Burmistrz otworzył wczoraj most; późną nocą śpiewał i tańczył.", "cp1250"),
    ],
)
def test_other_scripts_and_languages(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "page.txt").text == text


@pytest.mark.parametrize("encoding", ["utf-32-le", "utf-32-be", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", [FRENCH[0], "Мэр открыл новый мост, и вот.\n" * 3])
def test_unicode_without_a_mark(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "page.txt").text == text


def test_windows_1252_stays_what_it_was() -> None:
    for text in ("It’s 5 € — “so” he said…", "A £30 fee – or £40", "Un café", "ÉCONOMIE", "naïve"):
        assert decode(text.encode("cp1252"), "page.txt").text == text


def test_a_doubtful_guess_says_so() -> None:
    assert not guess_encoding(b"\xa4 \xa6 and \xb8").is_certain
    assert guess_encoding(FRENCH[0].encode("mac-roman")) == ("mac-roman", True)


def test_the_reader_may_choose() -> None:
    (raw,) = from_bytes("déjà".encode("cp1252"), "page.txt", "mac-roman")
    assert (raw.text, raw.encoding) == ("dÈj‡", "mac-roman")
    assert [require_codec(name) for name in ("Mac Roman", "latin1", "CP850", "windows-1252")] == [
        "mac-roman",
        "cp1252",
        "cp850",
        "cp1252",
    ]
    with pytest.raises(AppError, match="isn't an encoding"):
        require_codec("hex")


def test_the_declarations_in_a_document_type_are_no_text() -> None:
    page = (
        '<!DOCTYPE html [ <!ENTITY x "]>"> <!-- it\'s ] --> ]>\n<html><body><h1>The bridge</h1>'
        "<p>The mayor opened the bridge yesterday in the old town, he said.</p></body></html>"
    )
    (raw,) = from_bytes(page.encode(), "page.html")
    assert not any("]>" in paragraph.text for paragraph in clean(raw).paragraphs)
    assert drop_internal_subset("<!DOCTYPE html [ <p>") == "<!DOCTYPE html [ <p>"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Terms of use. © 2021 The Daily Page, all rights reserved.", "cp850"),
        ("The bank of Espa\xf1a closed a branch in the old town.", "cp850"),
        ("The night was cold, at -20°C in the old town.", "cp437"),
        ("Menu\n└─ About us\n└─ Contact\nThe mayor opened the bridge.", "cp437"),
    ],
)
def test_one_sign_that_no_windows_text_has_is_enough(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "page.txt").text == text


@pytest.mark.parametrize(
    "text",
    [
        "Die Hütte liegt 1200 m ü. M. und hat u. ä. auch Zimmer.",
        "Qualità Oro – Für Sie. Qualità Oro. Qualità Oro. Qualità Oro. Qualità Oro.",
        "Le 2è étage, au 3ème rang, à 20° C, et du ½ litre.",
        "Han bor i en by å se på, och ö är ett ord.",
    ],
)
def test_odd_places_of_letters_stay_windows_1252(text: str) -> None:
    assert decode(text.encode("cp1252"), "page.txt").text == text
