"""From a page's raw text to its article: what stays, as what, and what goes, and why."""

from bisect import bisect_left
from dataclasses import dataclass

from desktop.base.errors import AppError
from desktop.reading.article import (
    Article,
    Corrections,
    Dropped,
    Form,
    Kind,
    Paragraph,
    RawText,
    Reason,
)
from desktop.reading.cleaning.article_end import trim_end
from desktop.reading.cleaning.block_classifier import best_labels, describe, main_prose
from desktop.reading.cleaning.block_features import Look, is_interjection, look_at
from desktop.reading.cleaning.blocks import Block, blocks_of
from desktop.reading.cleaning.classifier_weights import FEATURES, STEPS
from desktop.reading.cleaning.duplicates import copies_of
from desktop.reading.cleaning.furniture import Strength
from desktop.reading.cleaning.lines import Line, read_lines
from desktop.reading.cleaning.markup_outline import PLAIN, Outline
from desktop.reading.cleaning.metadata import Frame, Metadata, read_metadata
from desktop.reading.cleaning.photo_captions import is_credit
from desktop.reading.cleaning.reasons import reason_for
from desktop.reading.cleaning.structure import (
    could_be_lead,
    could_be_subheading,
    embeds,
    is_caption,
    is_caption_label,
    kind_of,
    set_apart_caption,
)
from desktop.reading.cleaning.titles import Title, find_title, title_by_markup


@dataclass(slots=True)
class _Page:
    """A page being read: its blocks, and for each whether it stays."""

    blocks: list[Block]
    looks: list[Look]
    kept: list[bool]
    forced: dict[int, bool]
    title: Title | None
    copies: frozenset[int]
    embeds: frozenset[int]
    frame: Frame
    metadata: Metadata


def clean(raw: RawText, corrections: Corrections = Corrections()) -> Article:  # noqa: B008 - frozen
    """Return the article that a saved page holds.

    Every line of `raw.text` that is not blank ends up in one paragraph's `lines` or in `dropped`.
    Lines in `corrections` stay or go as the reader said. A page without prose still gives an
    article, of its longest lines. Time grows in proportion to the text. Raises AppError for a text
    without a single character.
    """
    lines, outline = _read(raw)
    if not lines:
        raise AppError(
            "There is no text in “{name}”.",
            "Choose a page that was saved with its text.",
            name=raw.name,
        )
    page = _read_page(lines, corrections, outline)
    kinds = _kinds(page)
    paragraphs = tuple(_paragraph(page, place, kind) for place, kind in kinds.items())
    data, facts = page.metadata, outline.facts
    return Article(
        paragraphs=paragraphs,
        dropped=_dropped(page, set(kinds), lines, corrections),
        published=facts.published or data.published,
        updated=facts.updated or data.updated,
        author=facts.author or data.author,
        source=facts.site or data.source,
        dateline=data.dateline,
    )


def _read(raw: RawText) -> tuple[list[Line], Outline]:
    """Return a raw text's lines, and what its markup says of them if it has any."""
    if raw.form is Form.TEXT:
        return read_lines(raw.text), PLAIN
    from desktop.reading.cleaning.html_lines import read_markup
    from desktop.reading.cleaning.markup_outline import outline_of

    markup = read_markup(raw.text)
    return list(markup.lines), outline_of(markup, raw.form)


def _read_page(lines: list[Line], corrections: Corrections, outline: Outline) -> _Page:
    """Decide which blocks stay, and find the title and the metadata on the way."""
    blocks = blocks_of(lines, corrections.left_out)
    looks = [look_at(block) for block in blocks]
    forced = _forced(blocks, corrections, outline.framed)
    prose = _prose(blocks, looks, outline)
    title = (
        title_by_markup(blocks, prose, outline.facts.title)
        if outline.facts.title
        else find_title(blocks, looks, prose)
    )
    if title and forced.get(title.place) is False:
        title = None
    kept = _kept(blocks, looks, title, outline)
    if not any(kept):  # a very short article looks like any teaser
        kept = prose
    messages = embeds(blocks)
    if not outline.is_whole:
        trim_end(blocks, looks, kept, title)
    for place, stays in forced.items():
        kept[place] = stays
    frame = _frame(looks, kept, title)
    metadata = read_metadata(blocks, looks, frame, title.site if title else None, messages)
    page = _Page(blocks, looks, kept, forced, title, frozenset(), messages, frame, metadata)
    if outline.is_whole:
        page.copies = title.copies if title else frozenset()
    else:
        _mend(page)
    for place in page.copies:
        kept[place] = False
    for place, stays in forced.items():
        kept[place] = stays
    if not any(kept):
        _keep_longest(page)
    return page


def _prose(blocks: list[Block], looks: list[Look], outline: Outline) -> list[bool]:
    """Tell of every block whether it belongs to the bulk of the text that the title heads."""
    if outline.article is None:
        return main_prose(blocks, looks)
    return [
        look.is_prose and not outline.article.isdisjoint(block.numbers)
        for block, look in zip(blocks, looks, strict=True)
    ]


def _kept(
    blocks: list[Block], looks: list[Look], title: Title | None, outline: Outline
) -> list[bool]:
    """Label the blocks by their markup where it tells, by the weights of their features else."""
    if outline.article is not None:
        return [not outline.article.isdisjoint(block.numbers) for block in blocks]
    return _kept_by_weights(blocks, looks, title)


def _mend(page: _Page) -> None:
    """Let in what was missed, and let go of metadata, furniture's headings and copies."""
    _admit_neighbours(page)
    _admit_last_sentence(page)
    for place, look in enumerate(page.looks):
        if place in page.metadata.places or _heads_furniture(look):
            page.kept[place] = page.kept[place] and look.is_prose
    page.copies = copies_of(page.blocks, page.kept, page.title)


def _kept_by_weights(blocks: list[Block], looks: list[Look], title: Title | None) -> list[bool]:
    """Label the blocks by the weights of their features."""
    bias = STEPS["bias"]
    get = FEATURES.get
    solid = [place for place, look in enumerate(looks) if not is_interjection(look)]
    headline = bisect_left(solid, title.place) if title else None
    rows = describe([blocks[place] for place in solid], [looks[place] for place in solid], headline)
    labels = best_labels([bias + sum([get(name, 0.0) for name in row]) for row in rows], STEPS)
    kept = [False] * len(blocks)
    for place, stays in zip(solid, labels, strict=True):
        kept[place] = stays
    return kept


def _forced(
    blocks: list[Block], corrections: Corrections, framed: frozenset[int]
) -> dict[int, bool]:
    """Return the blocks that the reader, or else the markup, ruled on; leaving out wins."""
    forced: dict[int, bool] = {}
    if not corrections.kept and not corrections.left_out and not framed:
        return forced
    for place, block in enumerate(blocks):
        if not corrections.left_out.isdisjoint(block.numbers):
            forced[place] = False
        elif not corrections.kept.isdisjoint(block.numbers):
            forced[place] = True
        elif not framed.isdisjoint(block.numbers):
            forced[place] = False
    return forced


def _heads_furniture(look: Look) -> bool:
    """Tell whether a block is nothing but the heading of other articles or of a form."""
    if look.sign is None or look.sign.strength is not Strength.WHOLE or look.size == "1":
        return False
    return look.sign.reason in (Reason.TEASER, Reason.NEWSLETTER, Reason.COMMENTS, Reason.SHARING)


def _frame(looks: list[Look], kept: list[bool], title: Title | None) -> Frame:
    """Return where the article's text begins and ends."""
    start = title.place if title else -1
    stays = [place for place, keep in enumerate(kept) if keep and place > start]
    prose = [place for place in stays if looks[place].is_prose]
    first = (prose or stays or [max(0, start)])[0]
    return Frame(start, first, stays[-1] if stays else len(kept) - 1)


def _admit_neighbours(page: _Page) -> None:
    """Let in what the weights can't know of: lead, captions and credits, subheadings, embeds."""
    blocks, looks, kept, frame = page.blocks, page.looks, page.kept, page.frame
    begin = frame.title + 1 if page.title else max(0, frame.first - 3)
    for place in range(begin, min(len(blocks), frame.last + 2)):
        if kept[place]:
            continue
        if is_caption(blocks, place) or is_credit(blocks[place].text):
            kept[place] = True
        elif page.title and place < frame.first and could_be_lead(blocks[place], looks[place]):
            kept[place] = place <= page.title.place + 8
        elif (place in page.embeds and frame.first < place < frame.last) or (
            frame.first < place < frame.last and _is_subheading(page, place)
        ):
            kept[place] = True


def _admit_last_sentence(page: _Page) -> None:
    """Let in a short last sentence, which stands among furniture and looks a little like it."""
    place = page.frame.last + 1
    if not 0 < place < len(page.blocks):
        return
    block, look = page.blocks[place], page.looks[place]
    follows = page.looks[place - 1].is_prose and block.gap <= max(1, page.blocks[place - 1].gap)
    is_sentence = look.ending == "stop" and len(block.words) >= 6 and not block.text.endswith("?")
    if follows and is_sentence and look.sign is None and not look.is_dated and not block.bullet:
        page.kept[place] = True


def _is_subheading(page: _Page, place: int) -> bool:
    """Tell whether a short line stands between two paragraphs that stay."""
    return (
        page.kept[place - 1]
        and page.kept[place + 1]
        and page.looks[place - 1].is_prose
        and page.looks[place + 1].is_prose
        and page.looks[place].sign is None
        and could_be_subheading(page.blocks[place], page.looks[place])
    )


def _keep_longest(page: _Page) -> None:
    """Keep the longest lines of a page without recognisable prose, each once."""
    free = [place for place in range(len(page.blocks)) if page.forced.get(place) is not False]
    page.title = None
    longest = max((len(page.blocks[place].text) for place in free), default=0)
    seen = set()
    for place in free:
        words = page.blocks[place].words
        page.kept[place] = 2 * len(page.blocks[place].text) >= longest and words not in seen
        seen.add(words)


def _kinds(page: _Page) -> dict[int, Kind]:
    """Return the kind of every block of the article, in order, the title first."""
    places = [place for place, stays in enumerate(page.kept) if stays]
    title = page.title.place if page.title else None
    body = [place for place in places if place != title]
    kinds: dict[int, Kind] = {}
    for order, place in enumerate(body):
        block, look = page.blocks[place], page.looks[place]
        is_flanked = order + 1 < len(body) and not is_credit(page.blocks[body[order + 1]].text)
        # An agency's text may be signed like a picture, but at its end.
        is_signed_text = look.is_prose and 0 < order == len(body) - 1
        if place in page.embeds:
            kinds[place] = Kind.EMBED
        elif is_caption(page.blocks, place) and not is_credit(block.text) and not is_signed_text:
            kinds[place] = Kind.CAPTION
        else:
            kinds[place] = kind_of(block, look, is_flanked)
    _mark_lead(page, body, kinds)
    if (last := set_apart_caption(page.blocks, body, kinds)) is not None:
        kinds[last] = Kind.CAPTION
    return kinds if title is None else {title: Kind.TITLE, **kinds}


def _mark_lead(page: _Page, body: list[int], kinds: dict[int, Kind]) -> None:
    """Mark the lead: the first paragraph after the title, if something shows that it is one.

    It is a lead if it has no full stop, if it is printed twice, or if a byline, date, credit or
    caption parts it from the text.
    """
    text = [place for place in body if kinds[place] in (Kind.BODY, Kind.SUBHEADING, Kind.QUOTATION)]
    if page.title is None or len(text) < 3 or text[0] < page.title.place:
        return
    first, second = text[:2]
    if not could_be_lead(page.blocks[first], page.looks[first]):
        return
    between = range(first + 1, second)
    parted = any(
        place in page.metadata.places
        or (kinds.get(place) in (Kind.CAPTION, Kind.CREDIT) and not page.blocks[place].role)
        for place in between
    )
    start = page.blocks[first].words[:6]
    repeated = any(page.blocks[place].words[:6] == start for place in page.copies)
    if (
        parted
        or repeated
        or (page.looks[first].ending == "open" and page.blocks[first].level == 0)
        or (page.blocks[first].level and len(page.blocks[first].words) >= 8)
    ):
        kinds[first] = Kind.LEAD


def _paragraph(page: _Page, place: int, kind: Kind) -> Paragraph:
    block = page.blocks[place]
    text = page.title.text if page.title and kind is Kind.TITLE else block.text
    return Paragraph(kind, text, lines=block.numbers)


def _dropped(
    page: _Page, staying: set[int], lines: list[Line], corrections: Corrections
) -> tuple[Dropped, ...]:
    """Return the lines that went, each with the reason."""
    texts = {line.number: line.text for line in lines}
    dropped: list[Dropped] = []
    for place, block in enumerate(page.blocks):
        if place in staying:
            continue
        if not corrections.left_out.isdisjoint(block.numbers):
            reason = Reason.BY_READER
        elif place in page.copies:
            reason = Reason.REPETITION
        elif place in page.metadata.places or is_caption_label(block.text):
            reason = Reason.METADATA
        else:
            reason = reason_for(block, page.looks[place], place, page.frame, page.metadata.source)
        dropped.extend(Dropped(number, texts[number], reason) for number in block.numbers)
    return tuple(dropped)
