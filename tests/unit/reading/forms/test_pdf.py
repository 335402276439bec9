"""PDF files: HTML in reading order, or a clear error."""

import random
import re
from html import unescape

import pytest

from desktop.base.errors import AppError
from desktop.reading.forms import pdf
from desktop.reading.forms.pdf_blocks import build_blocks
from desktop.reading.forms.pdf_columns import Row
from tests.unit.reading.forms.pdf_builder import HEIGHT, Sheet, pdf_of, set_in, width_of, written

LEFT, WIDTH = 72.0, 450.0
COLUMN = 215.0
FRENCH = (
    "À Mossoul, les réfugiés étaient plus nombreux que prévu : « rien n’a changé », dit-il, "
    "l’œil sur la façade brûlée de l’hôpital où il a travaillé pendant près de vingt années."
)
ENGLISH = (
    "The council met on Tuesday to discuss the bridge, which engineers closed in the spring after "
    "they found cracks in two of its pillars, and to hear what repairs would cost the city."
)


def elements(data: bytes, tags: str = "h1|h2|h3|p|li") -> list[tuple[str, str]]:
    """Return the tags and texts of what a PDF becomes, before its footer."""
    body = pdf.to_html(data, "paper.pdf").split("<body>")[1].split("<footer>")[0]
    found = re.findall(rf"<({tags})>(.*?)</\1>", body)
    return [(tag, unescape(text)) for tag, text in found]


def texts(data: bytes) -> list[str]:
    return [text for _, text in elements(data)]


def footer(data: bytes) -> list[str]:
    page = pdf.to_html(data, "paper.pdf")
    assert page.count("<footer>") == 1
    return [unescape(line) for line in re.findall(r"<p>(.*?)</p>", page.split("<footer>")[1])]


def paragraphs(number: int) -> list[str]:
    """Return four paragraphs of words that no other number's have, so that order can be told."""
    chance = random.Random(number)
    return [
        " ".join("".join(chance.choices("aeionrst", k=7)) for _ in range(26)).capitalize() + "."
        for _ in range(4)
    ]


def fill(sheet: Sheet, texts: list[str], left: float, base: float, width: float) -> float:
    """Set paragraphs below each other with a space of half a line between them."""
    for text in texts:
        base = sheet.write_lines(left, base, set_in(text, width)) - 8
    return base


def test_one_column_gives_its_title_headings_and_paragraphs() -> None:
    sheet = Sheet()
    sheet.write(LEFT, 760, "Un été à Mossoul", 22, bold=True)
    base = fill(sheet, [FRENCH, ENGLISH], LEFT, 720, WIDTH)
    sheet.write(LEFT, base - 10, "Ce qui reste", 10, bold=True)
    fill(sheet, [FRENCH], LEFT, base - 30, WIDTH)
    assert elements(pdf_of(sheet)) == [
        ("h1", "Un été à Mossoul"),
        ("p", FRENCH),
        ("p", ENGLISH),
        ("h2", "Ce qui reste"),
        ("p", FRENCH),
    ]


@pytest.mark.parametrize("drawn", ["by_column", "by_line"])
@pytest.mark.parametrize("columns", [2, 3])
def test_columns_are_read_one_after_the_other_below_a_title_that_spans_them(
    columns: int, drawn: str
) -> None:
    sheet = Sheet()
    sheet.write(LEFT, 760, "The bridge that nobody would mend until it closed", 20)
    width = (WIDTH - 15 * (columns - 1)) / columns
    expected = [paragraphs(number)[:2] for number in range(columns)]
    marks = []
    for number, column in enumerate(expected):
        base = 700.0
        for text in column:
            for line in set_in(text, width):
                marks.append((LEFT + number * (width + 15), base, line))
                base -= 12
            base -= 8
    if drawn == "by_line":
        marks.sort(key=lambda mark: (-mark[1], mark[0]))
    for left, base, line in marks:
        sheet.write(left, base, line)
    found = texts(pdf_of(sheet))
    assert found[0] == "The bridge that nobody would mend until it closed"
    assert found[1:] == [text for column in expected for text in column]


def test_a_title_between_columns_parts_what_is_above_it_from_what_is_below() -> None:
    sheet = Sheet()
    first, second = paragraphs(1), paragraphs(2)
    fill(sheet, first[:2], LEFT, 760, COLUMN)
    fill(sheet, first[2:], LEFT + 235, 760, COLUMN)
    sheet.write(LEFT, 560, "A second story runs below the first, across the page", 16)
    fill(sheet, second[:2], LEFT, 520, COLUMN)
    fill(sheet, second[2:], LEFT + 235, 520, COLUMN)
    title = "A second story runs below the first, across the page"
    assert texts(pdf_of(sheet)) == [*first, title, *second]


def test_a_table_is_read_row_by_row() -> None:
    sheet = Sheet()
    sheet.write_lines(LEFT, 760, set_in(ENGLISH, WIDTH))
    for row in range(8):
        sheet.write(LEFT, 660 - 12 * row, f"Town {row}")
        sheet.write(LEFT + 200, 660 - 12 * row, f"{row} bridges")
    assert " ".join(texts(pdf_of(sheet))).endswith("Town 6 6 bridges Town 7 7 bridges")


def test_running_heads_and_page_numbers_come_once_at_the_end() -> None:
    sheets = []
    expected = []
    for number in range(5):
        sheet = Sheet()
        sheet.write(LEFT, 805, "La Gazette du pont")
        sheet.write(480, 805, f"Mardi {number + 3} mai")
        fill(sheet, paragraphs(number), LEFT, 770, WIDTH)
        sheet.write(290, 40, f"– {number + 1} –")
        sheets.append(sheet)
        expected += paragraphs(number)
    data = pdf_of(*sheets)
    assert texts(data) == expected
    assert footer(data) == ["La Gazette du pont Mardi 3 mai", "– 1 –"]


def test_a_chapter_named_beside_the_page_number_leaves_the_text() -> None:
    sheets = []
    chapters = ["The spring", "The spring", "The summer", "An autumn"]
    for number, chapter in enumerate(chapters, start=1):
        sheet = Sheet()
        sheet.write(LEFT, 805, chapter)
        sheet.write(510, 805, str(number + 40))
        fill(sheet, paragraphs(number), LEFT, 770, WIDTH)
        sheets.append(sheet)
    data = pdf_of(*sheets)
    assert not {"The spring", "The summer", "An autumn"} & set(texts(data))
    assert footer(data) == ["The spring 41", "The summer 43", "An autumn 44"]


def test_a_numbered_heading_at_the_top_is_no_running_head() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet()
        if number == 2:
            sheet.write(LEFT, 790, "2", 16)
            sheet.write(LEFT + 30, 790, "What the engineers found", 16)
        fill(sheet, paragraphs(number), LEFT, 760, WIDTH)
        sheet.write(290, 40, str(number))
        sheets.append(sheet)
    data = pdf_of(*sheets)
    assert ("h1", "2 What the engineers found") in elements(data)
    assert footer(data) == ["1"]


@pytest.mark.parametrize("count", [1, 3])
def test_a_browsers_lines_on_a_printed_page_leave_the_text(count: int) -> None:
    sheets = []
    for number in range(1, count + 1):
        sheet = Sheet()
        sheet.write(25, 825, "22/11/2026 06:38", 7)
        sheet.write(250, 825, "Un été à Mossoul – La Gazette", 7)
        fill(sheet, paragraphs(number), LEFT, 760, WIDTH)
        sheet.write(25, 15, "https://gazette.example/monde/un-ete-a-mossoul.html", 7)
        sheet.write(560, 15, f"{number}/{count}", 7)
        sheets.append(sheet)
    data = pdf_of(*sheets)
    assert texts(data) == [text for number in range(count) for text in paragraphs(number + 1)]
    assert footer(data) == [
        "22/11/2026 06:38 Un été à Mossoul – La Gazette",
        f"https://gazette.example/monde/un-ete-a-mossoul.html 1/{count}",
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Le gouver-", "nement est tombé."], "Le gouvernement est tombé."),
        (["Ils ont vu celle-", "ci hier soir."], "Ils ont vu celle-ci hier soir."),
        (
            ["Le porte-parole a parlé : le porte-", "parole du palais."],
            "Le porte-parole a parlé : le porte-parole du palais.",
        ),
        (["Voici Jean-", "Pierre à midi."], "Voici Jean-Pierre à midi."),
    ],
)
def test_words_hyphenated_at_a_line_s_end_are_rejoined(lines: list[str], expected: str) -> None:
    sheet = Sheet()
    sheet.write_lines(LEFT, 700, lines)
    assert texts(pdf_of(sheet)) == [expected]


def test_a_soft_hyphen_joins_what_a_hyphen_would_part() -> None:
    rows = [
        Row(text, LEFT, LEFT + WIDTH, base, 10, 400)
        for text, base in (("On a vu celle\u00ad", 700), ("ci-dessus, hier.", 688))
    ]
    assert [block.text for block in build_blocks([rows])] == ["On a vu celleci-dessus, hier."]


def test_a_paragraph_goes_on_over_columns_and_pages_but_not_through_a_note() -> None:
    lines = set_in(ENGLISH.removesuffix("."), COLUMN)
    cut = len(lines) // 2
    assert lines[cut][0].islower()
    sheets = [Sheet(), Sheet()]
    sheets[0].write_lines(LEFT, 200, lines[:cut])
    sheets[0].write(LEFT, 100, "1. A note, set small, on what the city had said before.", 7)
    sheets[1].write_lines(LEFT, 760, [*lines[cut:-1], lines[-1] + "."])
    for number, sheet in enumerate(sheets, start=1):
        sheet.write(290, 30, str(number))
    assert texts(pdf_of(*sheets)) == [
        ENGLISH,
        "1. A note, set small, on what the city had said before.",
    ]


def test_indents_begin_paragraphs() -> None:
    sheet = Sheet()
    base = 700.0
    expected = []
    for text in (ENGLISH, FRENCH, ENGLISH):
        first, *rest = set_in(text + " " + text, WIDTH - 15)
        sheet.write(LEFT + 15, base, first)
        base = sheet.write_lines(LEFT, base - 12, rest)
        expected.append(text + " " + text)
    assert texts(pdf_of(sheet)) == expected


def test_list_items_keep_their_numbers_and_lose_their_marks() -> None:
    sheet = Sheet()
    sheet.write_lines(LEFT, 700, set_in(ENGLISH, WIDTH))
    base = 640.0
    for mark, text in (("•", ENGLISH), ("•", "Short."), ("1.", "First."), ("2.", "Second.")):
        sheet.write(LEFT + 10, base, mark)
        base = sheet.write_lines(LEFT + 25, base, set_in(text, WIDTH - 25))
    assert elements(pdf_of(sheet))[1:] == [
        ("li", ENGLISH),
        ("li", "Short."),
        ("li", "1. First."),
        ("li", "2. Second."),
    ]


def test_letter_spacing_superscripts_and_drop_capitals_are_handled() -> None:
    sheet = Sheet()
    sheet.write(LEFT, 770, "R A P P O R T", 16)
    left = LEFT
    for letter in "ANNUEL":
        sheet.write(left, 740, letter, 16)
        left += width_of(letter, 16) + 9
    sheet.write(LEFT, 664, "L", 45)
    first = "e maire a parlé des cent douze km"
    sheet.write(LEFT + 30, 688, first)
    sheet.write(LEFT + 30 + width_of(first, 10), 692, "2", 6)
    sheet.write(LEFT + 36 + width_of(first, 10), 688, "que la ville a perdus pendant")
    sheet.write(LEFT + 30, 676, "la guerre, puis des maisons que les habitants ont quittées,")
    sheet.write_lines(LEFT, 652, set_in(FRENCH, 310))
    found = texts(pdf_of(sheet))
    assert found[0] == "RAPPORT ANNUEL"
    assert found[1].startswith("Le maire a parlé des cent douze km² que la ville a perdus")


def test_text_on_a_page_s_edge_stays_out_of_the_way() -> None:
    sheet = Sheet()
    sheet.write_turned(30, 300, "Printed by a reader")
    fill(sheet, [FRENCH, ENGLISH], LEFT, 720, WIDTH)
    assert texts(pdf_of(sheet)) == [FRENCH, ENGLISH]
    assert footer(pdf_of(sheet)) == ["Printed by a reader"]


def test_a_page_that_lies_on_its_side_is_read_upright() -> None:
    sheet = Sheet()
    for place, line in enumerate(set_in(ENGLISH, WIDTH)):
        sheet.write_turned(100 + 12 * place, 72, line)
    assert texts(pdf_of(sheet)) == [ENGLISH]


def test_everything_is_escaped() -> None:
    sheet = Sheet()
    sheet.write(LEFT, 700, 'If <b> & "c" </p><script>')
    page = pdf.to_html(pdf_of(sheet, Title='A "<title>" & more'), "paper.pdf")
    assert "<p>If &lt;b&gt; &amp; &quot;c&quot; &lt;/p&gt;&lt;script&gt;</p>" in page
    assert "<title>A &quot;&lt;title&gt;&quot; &amp; more</title>" in page


@pytest.mark.parametrize(
    "title",
    ["", "untitled", "Microsoft Word - draft3.doc", "article_v2.indd", "Document1", "Sans titre"],
)
def test_a_title_that_says_nothing_is_left_out(title: str) -> None:
    sheet = Sheet()
    sheet.write(LEFT, 700, "Some words.")
    assert "<title>" not in pdf.to_html(pdf_of(sheet, Title=title), "paper.pdf")


def test_the_document_s_metadata_is_read() -> None:
    sheet = Sheet()
    sheet.write(LEFT, 700, "Some words.")
    data = pdf_of(
        sheet,
        Title="Un été à Mossoul",
        Author="Hélène Sallon",
        Creator="Adobe InDesign 18.0",
        CreationDate="D:20161026125400+02'00'",
    )
    page = pdf.to_html(data, "paper.pdf")
    assert "<title>Un été à Mossoul</title>" in page
    assert '<meta name="author" content="Hélène Sallon">' in page
    assert '"article:published_time" content="2016-10-26T12:54:00+02:00"' in page


@pytest.mark.parametrize(
    "info",
    [
        {"Author": "jdupont"},
        {"Author": "Adobe Acrobat"},
        {"Producer": "Skia/PDF m140", "CreationDate": "D:20261122063800Z"},
        {"Creator": "Adobe InDesign", "CreationDate": "D:20161399000000Z"},
        {"Creator": "Adobe InDesign", "CreationDate": "yesterday"},
    ],
)
def test_a_user_account_or_printing_date_is_ignored(info: dict[str, str]) -> None:
    sheet = Sheet()
    sheet.write(LEFT, 700, "Some words.")
    assert "<meta name" not in (page := pdf.to_html(pdf_of(sheet, **info), "paper.pdf"))
    assert "<meta property" not in page


def test_a_title_in_damaged_utf16_is_left_out() -> None:
    sheet = Sheet()
    sheet.write(LEFT, 700, "Some words.")
    data = pdf_of(sheet, Title="An odd title").replace(b"feff0041", b"feffd83d")
    assert "<p>Some words.</p>" in (page := pdf.to_html(data, "paper.pdf"))
    assert "<title>" not in page


def test_words_drawn_twice_for_weight_are_read_once() -> None:
    sheet = Sheet()
    sheet.write(LEFT, 700, "Some heavy words.")
    sheet.write(LEFT + 0.3, 700, "Some heavy words.")
    assert texts(pdf_of(sheet)) == ["Some heavy words."]


def test_a_dash_or_a_number_that_a_sentence_runs_over_begins_no_item() -> None:
    sheet = Sheet()
    lines = set_in(ENGLISH, COLUMN)
    lines[1] = "– indeed " + lines[1].split(" ", 1)[1]
    lines[2] = "4. " + lines[2]
    sheet.write_lines(LEFT, 700, lines)
    assert elements(pdf_of(sheet)) == [("p", " ".join(lines))]


LOCKED = (
    "/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 "
    f"/O <{'28' * 32}> /U <{'5e' * 32}> >> /ID [<00> <00>]"
)
PAGE = "<< /Type /Pages /Kids [4 0 R] /Count 1 /MediaBox [0 0 595 842] >>"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "isn't a PDF"),
        (b"Un texte, tout simplement.", "isn't a PDF"),
        (b"%PDF-1.7\n", "is damaged"),
        (b"%PDF-1.7\nnothing that follows makes sense\n%%EOF", "is damaged"),
        (
            written(
                [
                    "<< /Type /Catalog /Pages 2 0 R >>",
                    PAGE,
                    "<< >>",
                    "<< /Type /Page /Parent 2 0 R >>",
                ],
                LOCKED,
            ),
            "password",
        ),
        (pdf_of(), "is damaged"),
        (pdf_of(Sheet()), "no text"),
        (pdf_of(Sheet(["0 0 100 100 re f"]), Sheet()), "no text"),
    ],
)
def test_a_file_without_readable_text_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(AppError, match=said) as refused:
        pdf.to_html(data, "paper.pdf")
    assert "“paper.pdf”" in str(refused.value)


def test_a_document_that_is_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    sheet = Sheet()
    sheet.write(LEFT, 700, "Some words.")
    assert texts(pdf_of(sheet, sheet)) == ["Some words.", "Some words."]
    with pytest.raises(AppError, match="over 2 pages"):
        pdf.to_html(pdf_of(sheet, sheet, sheet), "paper.pdf")


@pytest.mark.parametrize("seed", range(300))
@pytest.mark.logs("of paper.pdf can't be read", sometimes=True)
@pytest.mark.slow
def test_a_damaged_file_gives_text_or_a_sentence(seed: int) -> None:
    sheets = [Sheet(), Sheet()]
    for number, sheet in enumerate(sheets):
        sheet.write(LEFT, HEIGHT - 40, "La Gazette")
        fill(sheet, paragraphs(number)[:2], LEFT, 760, COLUMN)
        fill(sheet, paragraphs(number)[2:], LEFT + 235, 760, COLUMN)
    data = bytearray(pdf_of(*sheets, Title="Un été à Mossoul"))
    chance = random.Random(seed)
    if seed % 3 == 0:
        del data[chance.randrange(len(data)) :]
    else:
        for _ in range(chance.choice((1, 10, 100))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    try:
        page = pdf.to_html(bytes(data), "paper.pdf")
    except AppError as refused:
        assert "“paper.pdf”" in str(refused)
    else:
        assert page.startswith("<!DOCTYPE html>") and page.endswith("</html>\n")
