"""The HTML document to which every format is converted."""

import pytest

from desktop.reading.forms.html_document import build_document, parse_plausible_date


def test_everything_but_the_body_is_escaped_and_on_one_line() -> None:
    html = build_document(
        "<p>A &amp; B</p>", title='</title><script>"\n', author='A "B" <c>', site="S\n& T"
    )
    assert "<title>&lt;/title&gt;&lt;script&gt;&quot;</title>" in html
    assert '<meta name="author" content="A &quot;B&quot; &lt;c&gt;">' in html
    assert '<meta property="og:site_name" content="S &amp; T">' in html
    assert "<p>A &amp; B</p>" in html


def test_what_is_not_known_is_not_said() -> None:
    html = build_document("", author=" ", language="not a language")
    assert "<html>" in html
    assert "meta name" not in html
    assert "meta property" not in html


def test_languages_are_written_as_html_has_them() -> None:
    assert '<html lang="pt-BR">' in build_document("", language="pt_BR")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021-03-04", "2021-03-04"),
        (" 2021-03-04T05:06:07.089Z ", "2021-03-04T05:06:07Z"),
        ("2021-03-04 05:06 +0100", "2021-03-04T05:06+0100"),
        ("0101-01-01T00:00:00+00:00", None),
        ("2021-02-30", None),
        ("2021", None),
        ("March 2021", None),
        ("", None),
        (None, None),
    ],
)
def test_only_plausible_dates_are_parsed(text: str | None, expected: str | None) -> None:
    assert parse_plausible_date(text) == expected
