from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.base.errors import AppError
from desktop.reading.article import Article, Corrections, Kind, RawText, Reason
from desktop.reading.cleaning import clean
from desktop.reading.cleaning.lines import repair_text, split_lines

SEEDS = Path(__file__).parents[4] / "seeds"
PAGES = Path(__file__).parents[3] / "data" / "cleaning"


def raw(text: str) -> RawText:
    return RawText(text.encode("utf-8", "surrogatepass"), text, "page.txt", "utf-8")


def seed(number: str) -> Article:
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return clean(raw(path.read_text(encoding="utf-8")))


def texts(article: Article, kind: Kind) -> list[str]:
    return [paragraph.text for paragraph in article.paragraphs if paragraph.kind is kind]


def reasons(article: Article) -> dict[str, Reason]:
    return {dropped.text: dropped.reason for dropped in article.dropped}


def test_seed_asharq_al_awsat() -> None:
    article = seed("000")
    assert texts(article, Kind.TITLE) == [
        "France Talks Washington into Overlapping Mosul, Raqqa Offensives against ISIS"
    ]
    assert texts(article, Kind.CAPTION) == [
        "ISIS fighters parading through the streets of Syria’s Raqqa in 2014. AP"
    ]
    assert [p.kind for p in article.paragraphs[2:]] == [Kind.BODY] * 12
    assert article.paragraphs[2].text.startswith("Paris- France succeeded")
    assert article.paragraphs[-1].text.endswith("in 2011.")
    assert (article.dateline, article.source) == ("Paris", "Asharq Al-awsat")
    assert len(article.dropped) == 4


def test_seed_france_24() -> None:
    article = seed("001")
    kinds = [p.kind for p in article.paragraphs]
    assert article.title == "US, allies to intensify fight against Islamic State group"
    assert kinds == [
        Kind.TITLE,
        Kind.CAPTION,
        *[Kind.BODY] * 7,
        Kind.SUBHEADING,
        *[Kind.BODY] * 8,
        Kind.CREDIT,
    ]
    assert article.paragraphs[1].text.startswith("© Alain Jocard, AFP | French Defence Minister")
    assert texts(article, Kind.SUBHEADING) == ["‘Raqqa and Mosul must be won back’"]
    assert article.paragraphs[-1].text == "(FRANCE 24 with AP)"
    assert (article.published, article.author, article.source) == (
        "2016-01-20",
        "FRANCE 24",
        "FRANCE 24",
    )
    assert reasons(article)["Cashing in on local French currencies"] is Reason.TEASER
    assert reasons(article)["Latest update : 2016-01-20"] is Reason.METADATA


def test_seed_france_soir() -> None:
    article = seed("002")
    title = (
        "Lutte contre Daech: l'offensive sur Mossoul progresse, "
        "les plans de la coalition visent maintenant Raqqa"
    )
    assert [p.kind for p in article.paragraphs] == [
        Kind.TITLE,
        Kind.LEAD,
        Kind.CREDIT,
        *[Kind.BODY] * 4,
        Kind.CAPTION,
    ]
    assert article.title == title
    assert article.paragraphs[1].text.startswith("Après l'Irak, les ministres")
    assert article.paragraphs[2].text == "©Safin Hamed/AFP"
    assert article.paragraphs[-1].text.startswith("Une réunion interministérielle a vu")
    assert (article.published, article.updated) == ("2016-10-26T12:54", "2016-10-26T13:12")
    assert article.author == "La rédaction de FranceSoir.fr"
    assert {line.text: line.reason for line in article.dropped} == {
        title: Reason.REPETITION,
        "Publié le :": Reason.METADATA,
        "Mercredi 26 Octobre 2016 - 12:54": Reason.METADATA,
        "Mise à jour :": Reason.METADATA,
        "Mercredi 26 Octobre 2016 - 13:12": Reason.METADATA,
        "PARTAGER :": Reason.SHARING,
        "La rédaction de FranceSoir.fr": Reason.METADATA,
        "-A +A": Reason.NAVIGATION,
        "Commentaires": Reason.COMMENTS,
        "-": Reason.COMMENTS,
    }


def test_seed_euronews() -> None:
    article = seed("003")
    assert [p.kind for p in article.paragraphs] == [
        Kind.TITLE,
        Kind.LEAD,
        Kind.QUOTATION,
        Kind.EMBED,
        Kind.EMBED,
        Kind.BODY,
        Kind.QUOTATION,
        Kind.BODY,
    ]
    assert article.title == "Après Mossoul, Raqa en ligne de mire de la coalition"
    assert article.paragraphs[1].text.endswith(
        "contrôlée par le groupe Etat Islamique, ont commencé."
    )
    assert (article.published, article.author, article.source) == (None, "Euronews", "Euronews")
    gone = reasons(article)
    assert gone["PUBLICITÉ"] is Reason.ADVERTISEMENT
    assert gone["Suivez-nous"] is Reason.SHARING
    assert gone["Volodymyr Zelensky dans un hôpital auprès de militaires blessés"] is Reason.TEASER
    assert [d.reason for d in article.dropped if d.text.startswith("Alors que la bataille")] == [
        Reason.REPETITION
    ]


def test_seed_middle_east_eye() -> None:
    article = seed("004")
    assert [p.kind for p in article.paragraphs] == [
        Kind.TITLE,
        Kind.LEAD,
        Kind.CAPTION,
        *[Kind.BODY] * 12,
    ]
    assert article.title == "Islamic State's capitals in Iraq and Syria 'must fall' in 2016: France"
    assert article.paragraphs[1].text.startswith("Monday brought mixed fortunes")
    assert article.paragraphs[2].text.endswith("on 10 April 2016 (AFP)")
    assert article.published is None
    assert len(article.dropped) == 4


@pytest.mark.parametrize("number", range(5))
def test_every_line_of_the_seeds_is_accounted_for(number: int) -> None:
    text = sorted(SEEDS.glob("*.txt"))[number].read_text(encoding="utf-8")
    article = clean(raw(text))
    numbers = [n for p in article.paragraphs for n in p.lines]
    numbers += [dropped.line for dropped in article.dropped]
    filled = [n for n, line in enumerate(split_lines(text)) if line.strip()]
    assert sorted(numbers) == filled


def test_empty_text_is_an_app_error() -> None:
    with pytest.raises(AppError):
        clean(raw(" \n\n\t\n"))


def test_corrections_are_obeyed() -> None:
    text = next(SEEDS.glob("004_*.txt")).read_text(encoding="utf-8")
    article = clean(raw(text), Corrections(kept=frozenset({0}), left_out=frozenset({11, 29})))
    assert "Skip to main content" in [p.text for p in article.paragraphs]
    assert {d.line for d in article.dropped if d.reason is Reason.BY_READER} == {11, 29}


def test_left_out_everything_still_gives_an_article() -> None:
    article = clean(raw("One line.\nAnother line."), Corrections(left_out=frozenset({0, 1})))
    assert {d.reason for d in article.dropped} == {Reason.BY_READER}
    assert article.paragraphs == ()


def test_page_without_prose_keeps_its_longest_lines() -> None:
    article = clean(raw("Menu\nHome\nA list of harbours and lights\nMore"))
    assert [p.text for p in article.paragraphs] == ["A list of harbours and lights"]


@pytest.mark.parametrize(
    "text",
    ["a" * 1_000_000, "\n" * 100_000 + "Enfin.", "Read more\n" * 20_000, "word " * 200_000],
    ids=["one long word", "empty lines", "the same line", "one long line"],
)
@pytest.mark.slow
def test_extreme_pages_give_one_paragraph(text: str) -> None:
    assert len(clean(raw(text)).paragraphs) == 1


LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "Read more",
            "Par Jean Dupont",
            "Publié le 3 mars 2016 à 12h30",
            "The council agreed on Friday to rebuild the old harbour wall before next winter.",
            "« Nous ne partirons pas », a déclaré le maire de la ville devant les habitants.",
            "© Jo Doe/AFP",
            "— Le Journal (@lejournal) October 25, 2016",
            "Title of the page | Site",
            "## Heading",
            "* item",
            "",
        ]
    ),
)


@given(
    st.lists(LINES, max_size=30),
    st.sampled_from(["\n", "\r\n", "\r", "\u2028"]),
    st.sets(st.integers(0, 30)),
    st.sets(st.integers(0, 30)),
)
@settings(deadline=None)
def test_any_text_is_accounted_for_and_corrections_hold(
    lines: list[str], end: str, kept: set[int], left_out: set[int]
) -> None:
    text = end.join(lines)
    filled = {n for n, line in enumerate(split_lines(text)) if repair_text(line)}
    if not filled:
        with pytest.raises(AppError):
            clean(raw(text))
        return
    corrections = Corrections(frozenset(kept), frozenset(left_out))
    article = clean(raw(text), corrections)
    stay = [n for p in article.paragraphs for n in p.lines]
    go = [d.line for d in article.dropped]
    assert sorted(stay + go) == sorted(filled)
    assert left_out & filled <= set(go)
    assert (kept - left_out) & filled <= set(stay)
    assert article == clean(raw(text), corrections)


def marked(path: Path) -> tuple[str, list[str]]:
    """Return a page of our own and, for each of its lines, the mark that says where it belongs."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return "\n".join(line[2:] for line in lines), [line[:1] for line in lines]


@pytest.mark.parametrize("path", sorted(PAGES.glob("??_*.txt")), ids=lambda path: path.stem)
def test_pages_of_our_own_come_out_clean(path: Path) -> None:
    text, marks = marked(path)
    article = clean(raw(text))
    stay = {n for p in article.paragraphs for n in p.lines}
    wanted = {n for n, mark in enumerate(marks) if mark in ("=", "+")}
    unwanted = {n for n, mark in enumerate(marks) if mark == "-"}
    assert len(stay & wanted) / len(wanted) >= 0.9
    assert len(stay & unwanted) / max(1, len(unwanted)) <= 0.05
    titles = [p for p in article.paragraphs if p.kind is Kind.TITLE]
    assert [set(p.lines) for p in titles] == [{n for n, mark in enumerate(marks) if mark == "="}]


@pytest.mark.parametrize(
    ("name", "published", "updated", "author", "dateline"),
    [
        ("fr_tramway", "2019-03-14T18:20", "2019-03-15T07:05", "Hélène Marchetier", None),
        ("fr_hydravion", "2014-07-08", None, None, None),
        ("fr_musee", "2017-11-02T09:41", None, None, None),
        ("en_harbour", "2016-03-03", "2016-03-04T16:45", "Tamsin Roskilly", None),
        ("en_bees", "2020-01-11", None, "Marcus Ellingworth", None),
        ("en_bridge", "2018-10-12T18:14", "2018-10-12T21:02", "Dana Whitcombe", "Millbrook"),
    ],
)
def test_metadata_of_our_own_pages(
    name: str, published: str, updated: str | None, author: str | None, dateline: str | None
) -> None:
    article = clean(raw(marked(PAGES / f"{name}.txt")[0]))
    found = (article.published, article.updated, article.author, article.dateline)
    assert found == (published, updated, author, dateline)


def test_wrapped_lines_and_hyphenated_words_are_rejoined() -> None:
    article = clean(raw(marked(PAGES / "fr_hydravion.txt")[0]))
    text = " ".join(p.text for p in article.paragraphs)
    assert "une rencontre internationale d'appareils" in text
    assert "Jean-Marc Bouzigues" in text
    assert texts(article, Kind.TITLE) == [
        "Un hydravion se pose par erreur sur le lac réservé aux pêcheurs"
    ]


def test_sentences_broken_at_links_are_rejoined() -> None:
    article = clean(raw(marked(PAGES / "en_bees.txt")[0]))
    text = "\n".join(p.text for p in article.paragraphs)
    assert "according to a survey published on Friday." in text
    assert "The study, by the Institute for Urban Ecology, followed 640 colonies" in text


def test_site_name_goes_from_a_title_only_on_evidence() -> None:
    body = (
        "\n\nThe council agreed on Friday to rebuild the harbour wall before the next winter."
        "\n\nWork on the harbour wall will begin in the spring, the council said on Saturday."
        "\n\nThe village has waited for eleven years, and the fishermen are tired of waiting.\n\n"
    )
    plain = clean(raw("Harbour wall: council decides - at last" + body))
    assert plain.title == "Harbour wall: council decides - at last"
    named = clean(raw("The Courier\n\nCouncil decides on harbour wall - The Courier" + body))
    assert (named.title, named.source) == ("Council decides on harbour wall", "The Courier")


STORY = (
    "The council of Saint-Morel agreed on Friday to rebuild the harbour wall before next winter. "
    "Work on it will begin in the spring, the council said in a statement on Saturday evening.",
    "The village has waited for eleven years, and its fishermen say that they are tired of waiting "
    "for a wall that every storm since then has made a little shorter and a little weaker.",
    "The new wall will be two metres higher than the old one, and it will cost four million euros, "
    "of which the region has promised to pay a half if the work is done within two years.",
)


@pytest.mark.parametrize("heading", ["Related", "More from The Courier", "À lire aussi"])
def test_little_text_under_the_heading_of_other_articles_goes(heading: str) -> None:
    teaser = "Our case against the bridge has been heard. Here is what that means for the ferry."
    page = ["Harbour wall to be rebuilt at last", *STORY, heading, "Read in one minute", teaser]
    article = clean(raw("\n\n".join(page)))
    assert article.paragraphs[-1].text == STORY[-1]


def test_text_resumes_under_the_heading_of_other_articles() -> None:
    page = ["Harbour wall to be rebuilt", STORY[0], STORY[1], "Related", "Ferry sold", STORY[2]]
    assert clean(raw("\n\n".join(page))).paragraphs[-1].text == STORY[2]


def test_own_subheading_that_sounds_like_a_teasers_closes_nothing() -> None:
    last = "Fishermen call the wall their own, and on Sundays they walk on it with their children."
    page = ["Harbour wall to be rebuilt", *STORY, "Popular with every harbour", last]
    assert clean(raw("\n\n".join(page))).paragraphs[-1].text == last
    page[4] = "Popular now"
    assert clean(raw("\n\n".join(page))).paragraphs[-1].text == STORY[-1]
