import pytest

from desktop.reading.article import Article, Kind, RawText
from desktop.reading.cleaning import clean

BODY = """

The council of Saint-Morel agreed on Friday to rebuild the harbour wall before next winter.

Work on the wall will begin in the spring, the council said in a statement on Saturday.

The village has waited for eleven years, and its fishermen say that they are tired of waiting.
"""


def page(*head: str) -> Article:
    text = "Harbour wall to be rebuilt at Saint-Morel\n\n" + "\n".join(head) + BODY
    return clean(RawText(text.encode(), text, "page.txt", "utf-8"))


@pytest.mark.parametrize(
    ("lines", "author"),
    [
        (["By Tamsin Roskilly"], "Tamsin Roskilly"),
        (["Par Hélène de la Marche"], "Hélène de la Marche"),
        (["By Jo Doe on March 3, 2016"], "Jo Doe"),
        (["Written by", "Ana Sandoval", "on July 27, 2017"], "Ana Sandoval"),
        (["Marie Merle | lundi 9 décembre 2019 à 09h08"], "Marie Merle"),
        (["Auteur : Paul Le Goff"], "Paul Le Goff"),
        (["La rédaction du Courrier.fr"], "La rédaction du Courrier.fr"),
        (["Share this article"], None),
    ],
)
def test_authors(lines: list[str], author: str | None) -> None:
    assert page(*lines).author == author


@pytest.mark.parametrize(
    ("lines", "published", "updated"),
    [
        (["Publié le :", "26/10/2016 à 12h54"], "2016-10-26T12:54", None),
        (
            ["Published 3 March 2016 | Updated 4 March 2016"],
            "2016-03-03",
            "2016-03-04",
        ),
        (["Mis à jour le 5 mai 2017"], "2017-05-05", "2017-05-05"),
        (["— Le Journal (@lejournal) October 25, 2016"], None, None),
    ],
)
def test_dates(lines: list[str], published: str | None, updated: str | None) -> None:
    article = page(*lines)
    assert (article.published, article.updated) == (published, updated)


def test_date_near_the_title_wins_over_one_below() -> None:
    text = "Harbour wall to be rebuilt at Saint-Morel\n\n3 March 2016" + BODY
    text += "\n\nComments\n\nPosted by Jo on 9 June 2018"
    assert clean(RawText(b"", text, "page.txt", "utf-8")).published == "2016-03-03"


def test_signature_of_an_embedded_message_marks_both_lines() -> None:
    text = "Harbour wall to be rebuilt at Saint-Morel" + BODY
    text = text.replace(
        "\nWork on", "\nThe wall is saved! https://t.co/abcDEF\n\n— Jo (@jo) May 2, 2016\n\nWork on"
    )
    kinds = [p.kind for p in clean(RawText(b"", text, "page.txt", "utf-8")).paragraphs]
    assert kinds.count(Kind.EMBED) == 2


@pytest.mark.parametrize(
    ("start", "dateline"),
    [
        ("PARIS (AFP) - The council", "Paris"),
        ("Paris- The council", "Paris"),
        ("LAKE TOWN, Ohio — The council", "Lake Town"),
        ("Marie Merle - who chairs the council", None),
    ],
)
def test_datelines(start: str, dateline: str | None) -> None:
    text = "Harbour wall to be rebuilt at Saint-Morel" + BODY.replace("The council", start, 1)
    assert clean(RawText(b"", text, "page.txt", "utf-8")).dateline == dateline


def test_date_after_the_update_is_another_articles() -> None:
    head = "Harbour wall to be rebuilt\n\nLast updated on 4 March 2016"
    text = f"{head}{BODY}\nNext article\n\nFishermen win\n\n9 May 2017"
    article = clean(RawText(text.encode(), text, "page.txt", "utf-8"))
    assert (article.published, article.updated) == ("2016-03-04", "2016-03-04")
