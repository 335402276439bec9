"""Emphasis, links, raised and lowered text: from a page's markup to the article's paragraphs."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.reading import sources
from desktop.reading.article import Article, Form, InlineStyle, Kind, Paragraph, RawText
from desktop.reading.cleaning import clean
from desktop.reading.cleaning.html_lines import read_markup
from desktop.reading.cleaning.inline_markup import resolve_link

ITALIC, BOLD, LINK = InlineStyle.ITALIC, InlineStyle.BOLD, InlineStyle.LINK
SUPERSCRIPT, SUBSCRIPT = InlineStyle.SUPERSCRIPT, InlineStyle.SUBSCRIPT
FORMS = (Form.PAGE, Form.CLIPPING, Form.DOCUMENT)
PROSE = (
    "<p>The ferry left the island before dawn, with forty passengers and the morning’s bread.</p>"
    "<p>Nobody on the quay had expected it to sail in such a wind, and several said so aloud.</p>"
)


def cleaned(body: str, form: Form = Form.DOCUMENT, head: str = "") -> Article:
    html = (
        f"<!doctype html><html><head><title>The ferry</title>{head}</head><body><article>"
        f"<h1>The ferry</h1>{PROSE}{body}{PROSE.replace('The ferry', 'A boat')}</article>"
        "</body></html>"
    )
    return clean(RawText(html.encode(), html, "page.html", "utf-8", form))


def paragraph(body: str, form: Form = Form.DOCUMENT, head: str = "") -> Paragraph:
    """Return the paragraph in `body`, which begins with "Here"."""
    (found,) = [one for one in cleaned(body, form, head).paragraphs if "Here" in one.text]
    return found


def styled(found: Paragraph) -> list[tuple[InlineStyle, str, str]]:
    return [(one.style, one.span.of(found.text), one.target) for one in found.styles]


SENTENCE = "The rest of it is plain, and long enough to be a paragraph of the article."


@pytest.mark.parametrize("form", FORMS)
def test_what_stands_out_survives_cleaning(form: Form) -> None:
    found = paragraph(
        "<p>Here the <em>Titanic</em> <b>sank</b>, "
        "<a href='https://a.org/b'>a <i>long</i> story</a>,"
        f" in the XIX<sup>e</sup> century; <a href='mailto:a@b.fr'>write</a>. {SENTENCE}</p>",
        form,
    )
    assert found.text.startswith("Here the Titanic sank, a long story, in the XIXe century; write.")
    assert styled(found) == [
        (ITALIC, "Titanic", ""),
        (BOLD, "sank", ""),
        (LINK, "a long story", "https://a.org/b"),
        (ITALIC, "long", ""),
        (SUPERSCRIPT, "e", ""),
        (LINK, "write", "mailto:a@b.fr"),
    ]


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("10<sup>6</sup>", "10⁶"),
        ("10<sup>-<b>3</b></sup>", "10⁻³"),
        ("CO<sub>2</sub>", "CO₂"),
        ("x<sup>n+1</sup>", "xⁿ⁺¹"),
        ("Ca<sup>2+</sup>", "Ca²⁺"),
        ("word<sup><a href='#fn1'>3</a></sup>", "word³"),
        ("1<sup>er</sup>", "1er"),
        ("M<sup>me</sup>", "Mme"),
        ("Canal<sup>+</sup>", "Canal+"),
        ("word<sup>[3]</sup>", "word[3]"),
        ("2<span style='vertical-align: super'>8</span>", "2⁸"),
        ("H<sub>2</sub>O", "H₂O"),
        ("a<sup>2<sub>3</sub></sup>", "a²₃"),
        ("<sup>" + "1" * 50 + "</sup>", "1" * 50),
    ],
)
def test_raised_and_lowered_figures_become_characters(html: str, text: str) -> None:
    assert paragraph(f"<p>Here {html} {SENTENCE}</p>").text == f"Here {text} {SENTENCE}"


def test_letters_stay_plain_and_are_raised_on_the_screen() -> None:
    found = paragraph(f"<p>Here 1<sup>er</sup> and X<sub>max</sub>. {SENTENCE}</p>")
    assert styled(found) == [(SUPERSCRIPT, "er", ""), (SUBSCRIPT, "max", "")]
    found = paragraph(f"<p>Here 10<sup>6</sup>. {SENTENCE}</p>")
    assert styled(found) == []


@pytest.mark.parametrize(
    ("html", "styles"),
    [
        ("<span style='font-style:italic;color:red'>it</span>", [ITALIC]),
        ("<span style='color:red; font-weight: 700'>it</span>", [BOLD]),
        ("<b style='font-weight:normal'>it</b>", []),
        ("<i>a<span style='font-style: normal'>it</span></i>", [ITALIC]),
        ("<span style='vertical-align:sub'>it</span>", [SUBSCRIPT]),
        ("<sup><span style='vertical-align:baseline'>it</span></sup>", []),
        ("<sup><sub>it</sub></sup>", [SUBSCRIPT]),
        ("<span style='font-weight:lighter'>it</span>", []),
    ],
)
def test_inline_css_counts(html: str, styles: list[InlineStyle]) -> None:
    found = paragraph(f"<p>Here is {html} and {SENTENCE}</p>")
    assert [style for style, _, _ in styled(found)] == styles


def test_a_whole_paragraph_in_bold_or_italics_is_design_but_a_link_stays() -> None:
    lead = paragraph(f"<p><strong>Here it begins. {SENTENCE}</strong></p>")
    assert styled(lead) == []
    note = paragraph(f"<div><i>Here it begins. </i><i>{SENTENCE}</i></div>")
    assert styled(note) == []
    link = paragraph(f"<p><a href='https://a.org/'>Here it begins. {SENTENCE}</a></p>")
    assert [style for style, _, _ in styled(link)] == [LINK]


def test_a_title_keeps_its_italics_but_not_its_bold() -> None:
    html = (
        "<html><head><title>The ferry leaves - The Daily</title></head><body><article><h1><b>The "
        f"<i>ferry</i> leaves</b></h1>{PROSE}</article></body></html>"
    )
    article = clean(RawText(html.encode(), html, "page.html", "utf-8", Form.PAGE))
    title = article.paragraphs[0]
    assert (title.kind, title.text) == (Kind.TITLE, "The ferry leaves")
    assert styled(title) == [(ITALIC, "ferry", "")]


def test_list_numbers_and_table_cells_do_not_move_what_stands_out() -> None:
    article = cleaned(
        f"<ol><li>Here <i>one</i> of the points. {SENTENCE}</li></ol>"
        "<table><tr><td>Here too <b>Paris</b><td>the <i>12th</i></table>"
    )
    found = [one for one in article.paragraphs if "Here" in one.text]
    assert [styled(one) for one in found] == [
        [(ITALIC, "one", "")],
        [(BOLD, "Paris", ""), (ITALIC, "12th", "")],
    ]


def test_lines_that_a_converter_broke_keep_what_stands_out() -> None:
    found = paragraph(
        "<div>Here is a line that was broken at <br><a href='https://a.org/'>a link</a><br>"
        f"in the middle of a sentence, and the {SENTENCE.lower()}</div>"
    )
    assert "broken at a link in the middle" in found.text
    assert styled(found) == [(LINK, "a link", "https://a.org/")]


@pytest.mark.parametrize(
    ("href", "base", "target"),
    [
        ("https://a.org/x", None, "https://a.org/x"),
        ("/x?y=1", "https://a.org/b/c", "https://a.org/x?y=1"),
        ("../x", "https://a.org/b/c/d", "https://a.org/b/x"),
        ("//b.org/x", "https://a.org/", "https://b.org/x"),
        ("/x", None, ""),
        ("#note", "https://a.org/b", ""),
        ("https://a.org/b#note", "https://a.org/b", ""),
        ("https://a.org/b#note", "https://a.org/c", "https://a.org/b#note"),
        ("javascript:x()", "https://a.org/", ""),
        ("http://[", "https://a.org/", ""),
    ],
)
def test_relative_links_need_the_address_of_the_page(
    href: str, base: str | None, target: str
) -> None:
    assert resolve_link(href, base) == target


@pytest.mark.parametrize(
    ("head", "known", "address"),
    [
        ('<link rel="canonical" href="https://a.org/b">', None, "https://a.org/b"),
        ('<link rel="amphtml" href="https://a.org/b">', None, None),
        ('<meta property="og:url" content="https://a.org/c">', None, "https://a.org/c"),
        (
            '<meta property="og:url" content="https://a.org/c"><link rel="Canonical x" href="/b">',
            "https://a.org/",
            "https://a.org/b",
        ),
        ('<link rel="canonical" href="/b">', None, None),
        ('<link rel="canonical" href="mailto:a@b.org">', None, None),
        ("", "https://a.org/d", "https://a.org/d"),
        ("", "https://a.org/d#e", "https://a.org/d#e"),
        ("", None, None),
    ],
)
def test_a_page_says_its_address(head: str, known: str | None, address: str | None) -> None:
    html = f"<html><head>{head}</head><body><p>x</p></body></html>"
    assert read_markup(html, known).facts.address == address


@pytest.mark.parametrize(
    "note",
    [
        "<!-- saved from url=(0021)https://a.org/news/1 -->",
        "<!--\n Page saved with SingleFile \n url: https://a.org/news/1 \n saved date: today\n-->",
    ],
)
def test_browsers_note_the_address_of_what_they_save(note: str) -> None:
    html = f"<!doctype html>{note}<html><body><p>x <a href='2'>two</a></p></body></html>"
    markup = read_markup(html)
    assert markup.facts.address == "https://a.org/news/1"
    assert [one.target for one in markup.lines[0].styles] == ["https://a.org/news/2"]


def test_the_base_element_resolves_links() -> None:
    html = "<html><head><base href='https://b.org/x/'></head><body><a href='y'>y</a></body></html>"
    markup = read_markup(html)
    assert markup.facts.address is None
    assert [one.target for one in markup.lines[0].styles] == ["https://b.org/x/y"]


def test_an_article_knows_its_address_and_that_of_a_file_around_the_page() -> None:
    head = '<link rel="canonical" href="https://a.org/b">'
    assert cleaned("", Form.PAGE, head).address == "https://a.org/b"
    html = f"<html><body>{PROSE}</body></html>"
    raw = RawText(html.encode(), html, "a.mhtml", "utf-8", Form.PAGE, address="https://a.org/c")
    assert clean(raw).address == "https://a.org/c"
    plain = RawText(b"", "A text.\n\n" + re.sub("<.*?>", "\n", PROSE), "a.txt", "utf-8")
    assert clean(plain).address is None


def test_markdown_in_plain_text_stands_out() -> None:
    text = (
        '# The ferry\n\nHere is [a **strong** link](https://a.org/q "t") and **bold**, ![a](/b.png)'
        f" and [not](/this). {SENTENCE}\n\n" + "\n\n".join(re.findall("<p>(.*?)</p>", PROSE))
    )
    article = clean(sources.from_text(text, "a.txt"))
    (found,) = [one for one in article.paragraphs if "Here" in one.text]
    assert found.text == f"Here is a strong link and bold, a and not. {SENTENCE}"
    assert styled(found) == [
        (LINK, "a strong link", "https://a.org/q"),
        (BOLD, "strong", ""),
        (BOLD, "bold", ""),
    ]


TAGS = st.sampled_from(["i", "em", "b", "strong", "a href='https://a.org/'", "span", "sup", "sub"])
WORDS = st.text("ab éà«» \u00a0.,’&<\n", min_size=1, max_size=9)


@st.composite
def inline_html(draw: st.DrawFn, depth: int = 3) -> str:
    pieces = []
    for _ in range(draw(st.integers(1, 4))):
        word = draw(WORDS).replace("&", "&amp;").replace("<", "&lt;")
        if depth and draw(st.booleans()):
            tag = draw(TAGS)
            word = f"<{tag}>{draw(inline_html(depth - 1))}</{tag.split()[0]}>"
        pieces.append(word)
    return "".join(pieces)


@settings(max_examples=150)
@given(inline_html())
def test_inline_tags_never_change_the_text_and_styles_are_inside_it(html: str) -> None:
    body = f"Here {html} {SENTENCE}"
    plain = re.sub("<[^<>]*>", "", body)
    with_tags, without = (
        read_markup(f"<body><p>{one}</p><p>next</p></body>").lines for one in (body, plain)
    )
    assert [line.text for line in with_tags] == [line.text for line in without]
    found = paragraph(f"<p>{body}</p>")
    assert found.text == with_tags[0].text
    before = 0
    for one in found.styles:
        assert before <= one.span.start < one.span.end <= len(found.text)
        before = one.span.start
