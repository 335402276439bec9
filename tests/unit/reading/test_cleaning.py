from pathlib import Path

import pytest

from desktop.base.errors import AppError
from desktop.reading.article import Article, Corrections, Kind, RawText, Reason
from desktop.reading.cleaning import clean
from desktop.reading.lines import split_lines

SEEDS = Path(__file__).parents[3] / "seeds"


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


def test_every_line_of_the_seeds_is_accounted_for() -> None:
    for path in SEEDS.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
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
