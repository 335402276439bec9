"""Reading a web page's lines, and which of them are the article."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.base.errors import AppError
from desktop.reading.article import Article, Form, Kind, RawText
from desktop.reading.cleaning import clean
from desktop.reading.cleaning.html_lines import Markup, read_markup

PAGE = Path(__file__).parents[3] / "data" / "forms" / "page.html"


def read(body: str, head: str = "") -> Markup:
    return read_markup(f"<html><head>{head}</head><body>{body}</body></html>")


def texts(body: str) -> list[str]:
    return [line.text for line in read(body).lines]


def paragraphs_of(article: Article) -> list[tuple[Kind, str]]:
    return [(one.kind, one.text) for one in article.paragraphs]


def cleaned(html: str, form: Form) -> Article:
    return clean(RawText(html.encode(), html, "page.html", "utf-8", form))


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>One <b>bold</b>\n  word.</p><p>Two.</p>", ["One bold word.", "Two."]),
        ("one<br>two<br/><br>three", ["one", "two", "three"]),
        ("<div>before<p>inside</p>after</div>", ["before", "inside", "after"]),
        ("<p>Fish &amp; chips&nbsp;: 5&nbsp;€</p>", ["Fish & chips\u00a0: 5\u00a0€"]),
        ("<ul><li>a<li>b</ul><ol start='3'><li>c<p>more</p><li>d</ol>",
         ["a", "b", "3. c", "more", "4. d"]),
        ("<table><tr><td>Paris<td><div>12</div></tr><tr><td>Lyon<td>9</table>",
         ["Paris | 12", "Lyon | 9"]),
        ("<pre>first\n  second</pre>", ["first", "second"]),
        ("<script>run()</script><style>p{}</style>text<!-- no --><svg><text>x</text></svg>",
         ["text"]),
        ("<p>\x00null\x01 and &#2; marks</p>", ["null and marks"]),
    ],
)  # fmt: skip
def test_each_block_is_a_line(body: str, lines: list[str]) -> None:
    assert texts(body) == lines


@pytest.mark.parametrize(
    ("unclosed", "shown"),
    [
        ("<svg>", []),
        ("<svg><g><path d='M0'><text>label</text>", []),
        ("<svg><title>Icon</title><path/></g>", []),
        ("<svg><style/><script/>", []),
        ("<svg><svg><g>", []),
        ("<svg><desc><p>Described.</p></desc><foreignObject><p>Label.</p></foreignObject>", []),
        ("<svg><text>label<span>shown</span>", ["shown"]),
        ("<svg><font>label</font><font color=red>shown</font>", ["shown"]),
        ("<math><mi>x</mi><mtext><i>if</i></mtext>", []),
        ("<math><mtext>", []),
        ("<math><annotation-xml>", []),
        ("<math><annotation-xml encoding=' Text/HTML'><p>x</p></annotation-xml>", []),
        ("<object data=a><param name=b>", []),
        ("<object>Instead.", ["Instead."]),
        ("<select><option>One", ["One"]),
        ("<button>Press", ["Press"]),
    ],
)
def test_what_is_not_closed_hides_no_text_that_a_browser_shows(
    unclosed: str, shown: list[str]
) -> None:
    rest = "<p>After <b>one</b>.</p><svg><text>x</text></svg><ul><li>After two.</ul>End."
    assert texts(f"<p>Before.</p>{unclosed}{rest}") == [
        *("Before.", *shown, "After one.", "After two.", "End.")
    ]
    assert texts(f"<div>Before.{unclosed}</div>{rest}")[-3:] == [
        *("After one.", "After two.", "End.")
    ]


@pytest.mark.parametrize("hidden", ["script", "style", "template", "iframe", "noembed", "noframes"])
def test_what_a_browser_hides_to_the_end_stays_hidden(hidden: str) -> None:
    assert texts(f"<p>Before.</p><{hidden}>x<p>After.</p>") == ["Before."]
    closed = f"<p>Before.</p><{hidden}>x<p>y</p></{hidden}><p>After.</p>"
    assert texts(closed) == ["Before.", "After."]


def test_lines_know_what_their_markup_says() -> None:
    markup = read(
        "<nav>Home</nav><article><header><h2>Head</h2></header><blockquote><p>Said.</p>"
        "</blockquote><figure><figcaption>Seen.</figcaption></figure></article><footer>©</footer>"
    )
    found = {line.text: (line.level, line.role) for line in markup.lines}
    assert found == {
        "Home": (0, None),
        "Head": (2, None),
        "Said.": (0, Kind.QUOTATION),
        "Seen.": (0, Kind.CAPTION),
        "©": (0, None),
    }
    assert {markup.lines[number].text for number in markup.framed} == {"Home", "©"}


@pytest.mark.parametrize(
    "html",
    [
        "<html><body><p>One.</p></body></html><p>Two.</p>",
        "<html><body><p>One.</BODY ></html\n><div>Two.</div></html>",
        "<html><body><p>One.</p></body><p>Two.</p></html>",
        "<html><head><title>T</title><td>One.</td></head><li>Two.</li></html>",
    ],
)
def test_nothing_is_lost_in_or_after_the_wrong_part_of_a_page(html: str) -> None:
    lines = [line.text for line in read_markup(html).lines]
    assert [line for line in lines if line != "T"] == ["One.", "Two."]
    assert lines.count("T") == html.count("<title>")


def test_the_head_says_title_author_and_dates() -> None:
    markup = read(
        "<p>Text.</p>",
        "<title>The <b> title</title><meta name=author content='Ann Lee'>"
        "<meta property='article:published_time' content='2016-10-26T12:54:00+02:00'>"
        "<meta property='og:site_name' content='The Paper'>",
    )
    facts = markup.facts
    assert (facts.author, facts.site) == ("Ann Lee", "The Paper")
    assert facts.published == "2016-10-26T12:54"
    assert markup.lines[0].text == facts.title


@pytest.mark.parametrize("tag", ["div", "b", "ul><li", "table><tr><td", "blockquote"])
def test_nothing_is_lost_in_a_page_nested_too_deeply(tag: str) -> None:
    html = f"<{tag}>" * 30_000 + "the deepest words" + "</p>" + "<p>and the last ones</p>"
    found = " ".join(line.text for line in read_markup(html).lines)
    assert "the deepest words" in found
    assert "and the last ones" in found


@given(st.text(alphabet="<>/=\"' abpdivbrltr&;#1é\x00\n", max_size=300))
def test_any_markup_can_be_read(html: str) -> None:
    lines = read_markup(html).lines
    assert [line.number for line in lines] == list(range(len(lines)))
    assert all(line.text.strip() for line in lines)


def test_of_a_web_page_the_article_stays_and_the_rest_is_shown_as_left_out() -> None:
    article = cleaned(PAGE.read_text(encoding="utf-8"), Form.PAGE)
    assert article.title == "The river rises again"
    assert article.author == "Marta Olsen"
    assert article.published == "2021-02-03T08:15"
    assert article.source == "The Valley Courier"
    assert paragraphs_of(article) == [
        (Kind.TITLE, "The river rises again"),
        (Kind.BODY, "For the third winter in a row, the people of Lower Ardle have carried their "
         "furniture upstairs, rolled up their carpets and waited for the water."),
        (Kind.CAPTION, "Sandbags line the high street on Tuesday."),
        (Kind.BODY, "The river passed the mark of 2019 shortly after midnight, the agency said, "
         "and it was still rising at dawn, when the first boats were seen on the market square."),
        (Kind.SUBHEADING, "“We are tired”"),
        (Kind.BODY, "Volunteers had filled four thousand sandbags by then. The school has been "
         "turned into a shelter for two hundred people, most of them elderly."),
        (Kind.QUOTATION, "We are tired, but nobody here is leaving, said the baker, who had "
         "opened at five as he always does."),
        (Kind.BODY, "The council is to meet on Friday to decide whether the wall that was promised "
         "in 2019 will be built at last."),
    ]  # fmt: skip
    dropped = {one.text for one in article.dropped}
    assert {"News", "Subscribe for one euro a week", "Ten soups for cold nights"} <= dropped


def test_of_a_clipping_the_frame_goes_and_the_weights_tell_the_rest() -> None:
    body = (
        "<p>The strike went on for a sixth day on Monday, and the trains that did run were full "
        "long before they left the city.</p><p>Both sides said that they were ready to talk, but "
        "neither of them would name a place or a day for it.</p>"
    )
    article = cleaned(f"<nav><p>Home, the news of the day.</p></nav>{body}<p>Share</p>",
                      Form.CLIPPING)  # fmt: skip
    assert [text[:10] for _, text in paragraphs_of(article)] == ["The strike", "Both sides"]


def test_of_a_document_everything_stays() -> None:
    article = cleaned(
        "<head><title>Chapter 2</title></head><h1>Chapter 2</h1><p>Short.</p><p>Share this.</p>"
        "<ul><li>One</li></ul><footer>12</footer>",
        Form.DOCUMENT,
    )
    assert paragraphs_of(article) == [
        (Kind.TITLE, "Chapter 2"),
        (Kind.BODY, "Short."),
        (Kind.BODY, "Share this."),
        (Kind.LIST_ITEM, "One"),
    ]
    assert [one.text for one in article.dropped] == ["Chapter 2", "12"]


def test_a_page_without_words_is_refused() -> None:
    with pytest.raises(AppError, match="no text"):
        cleaned("<html><body><script>1</script><img src='a.png'></body></html>", Form.PAGE)
