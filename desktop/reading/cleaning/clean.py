"""Cleaning a raw text into an article: which blocks to keep, their kinds, and why others go."""

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
    Span,
)
from desktop.reading.cleaning.article_end import trim_end
from desktop.reading.cleaning.block_classifier import (
    find_best_labels,
    find_main_prose,
    name_features,
)
from desktop.reading.cleaning.block_features import BlockFeatures, extract_features, is_interjection
from desktop.reading.cleaning.blocks import Block, build_blocks
from desktop.reading.cleaning.classifier_weights import FEATURES, STEPS
from desktop.reading.cleaning.duplicates import find_copies
from desktop.reading.cleaning.furniture import Strength
from desktop.reading.cleaning.lines import Line, read_lines
from desktop.reading.cleaning.markup_outline import NO_MARKUP, Outline
from desktop.reading.cleaning.metadata import ArticleExtent, Metadata, read_metadata
from desktop.reading.cleaning.photo_captions import is_credit
from desktop.reading.cleaning.picture_places import MarkupPicture, place_pictures
from desktop.reading.cleaning.reasons import find_reason
from desktop.reading.cleaning.structure import (
    classify_block,
    could_be_lead,
    could_be_subheading,
    find_embeds,
    find_trailing_caption,
    is_caption,
    is_caption_label,
)
from desktop.reading.cleaning.titles import Title, find_title, find_title_in_markup
from desktop.reading.text.inline_styles import drop_design, move_styles


@dataclass(slots=True)
class _Page:
    """A page being cleaned: its blocks, and for each whether it is kept."""

    blocks: list[Block]
    all_features: list[BlockFeatures]
    kept: list[bool]
    forced: dict[int, bool]
    title: Title | None
    copies: frozenset[int]
    embeds: frozenset[int]
    frame: ArticleExtent
    metadata: Metadata


def clean(raw: RawText, corrections: Corrections = Corrections()) -> Article:  # noqa: B008 - frozen
    """Extract the article from a saved page.

    Every line of `raw.text` that isn't blank ends up in one paragraph's `lines` or in `dropped`.
    Lines in `corrections` are kept or dropped as the user decided. A page without prose still gives
    an article, of its longest lines. Runs in linear time. Raises AppError for a blank text.
    """
    lines, outline, pictures = _read_markup(raw)
    if not lines:
        raise AppError(
            "There is no text in “{name}”.",
            "Choose a page that was saved with its text.",
            name=raw.name,
        )
    page = _read_page(lines, corrections, outline)
    kinds = _assign_kinds(page)
    paragraphs = tuple(_make_paragraph(page, place, kind) for place, kind in kinds.items())
    dropped = _list_dropped(page, set(kinds), lines, corrections)
    data, facts = page.metadata, outline.facts
    return Article(
        paragraphs=paragraphs,
        dropped=dropped,
        published=facts.published or data.published,
        updated=facts.updated or data.updated,
        author=facts.author or data.author,
        source=facts.site or data.source,
        dateline=data.dateline,
        address=facts.address or raw.address,
        pictures=place_pictures(pictures, raw.pictures, paragraphs, dropped, outline.is_whole),
    )


def _read_markup(raw: RawText) -> tuple[list[Line], Outline, tuple[MarkupPicture, ...]]:
    """Return a raw text's lines, and the outline and the pictures from its markup, if any."""
    if raw.form is Form.TEXT:
        return read_lines(raw.text), NO_MARKUP, ()
    from desktop.reading.cleaning.html_lines import read_markup
    from desktop.reading.cleaning.markup_outline import build_outline

    markup = read_markup(raw.text, raw.address)
    return list(markup.lines), build_outline(markup, raw.form), markup.pictures


def _read_page(lines: list[Line], corrections: Corrections, outline: Outline) -> _Page:
    """Find the title and metadata, and decide which blocks to keep."""
    blocks = build_blocks(lines, corrections.left_out)
    all_features = [extract_features(block) for block in blocks]
    forced = _find_forced(blocks, corrections, outline.framed)
    prose = _find_prose(blocks, all_features, outline)
    title = (
        find_title_in_markup(blocks, prose, outline.facts.title)
        if outline.facts.title
        else find_title(blocks, all_features, prose)
    )
    if title and forced.get(title.place) is False:
        title = None
    kept = _label_blocks(blocks, all_features, title, outline)
    if not any(kept):  # a very short article looks like a teaser
        kept = prose
    messages = find_embeds(blocks)
    if not outline.is_whole:
        trim_end(blocks, all_features, kept, title)
    for place, stays in forced.items():
        kept[place] = stays
    frame = _find_frame(all_features, kept, title)
    metadata = read_metadata(blocks, all_features, frame, title.site if title else None, messages)
    page = _Page(blocks, all_features, kept, forced, title, frozenset(), messages, frame, metadata)
    if outline.is_whole:
        page.copies = title.copies if title else frozenset()
    else:
        _adjust_labels(page)
    for place in page.copies:
        kept[place] = False
    for place, stays in forced.items():
        kept[place] = stays
    if not any(kept):
        _keep_longest(page)
    return page


def _find_prose(
    blocks: list[Block], all_features: list[BlockFeatures], outline: Outline
) -> list[bool]:
    """Tell for every block whether it belongs to the main prose, which the title is above."""
    if outline.article is None:
        return find_main_prose(blocks, all_features)
    return [
        features.is_prose and not outline.article.isdisjoint(block.numbers)
        for block, features in zip(blocks, all_features, strict=True)
    ]


def _label_blocks(
    blocks: list[Block], all_features: list[BlockFeatures], title: Title | None, outline: Outline
) -> list[bool]:
    """Decide which blocks to keep, by their markup if that tells, else by the classifier."""
    if outline.article is not None:
        return [not outline.article.isdisjoint(block.numbers) for block in blocks]
    return _label_by_weights(blocks, all_features, title)


def _adjust_labels(page: _Page) -> None:
    """Add blocks that the classifier missed; drop metadata, boilerplate headings and duplicates."""
    _admit_neighbours(page)
    _admit_last_sentence(page)
    for place, features in enumerate(page.all_features):
        if place in page.metadata.places or _heads_furniture(features):
            page.kept[place] = page.kept[place] and features.is_prose
    page.copies = find_copies(page.blocks, page.kept, page.title)


def _label_by_weights(
    blocks: list[Block], all_features: list[BlockFeatures], title: Title | None
) -> list[bool]:
    """Decide which blocks to keep, by the classifier."""
    bias = STEPS["bias"]
    get = FEATURES.get
    solid = [place for place, features in enumerate(all_features) if not is_interjection(features)]
    headline = bisect_left(solid, title.place) if title else None
    rows = name_features(
        [blocks[place] for place in solid], [all_features[place] for place in solid], headline
    )
    labels = find_best_labels([bias + sum([get(name, 0.0) for name in row]) for row in rows], STEPS)
    kept = [False] * len(blocks)
    for place, stays in zip(solid, labels, strict=True):
        kept[place] = stays
    return kept


def _find_forced(
    blocks: list[Block], corrections: Corrections, framed: frozenset[int]
) -> dict[int, bool]:
    """Return the blocks that the user, or else the markup, decided on; leaving out wins."""
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


def _heads_furniture(features: BlockFeatures) -> bool:
    """Tell whether a block is only a heading of other articles or of a form."""
    if (
        features.phrase is None
        or features.phrase.strength is not Strength.WHOLE
        or features.size == "1"
    ):
        return False
    return features.phrase.reason in (
        Reason.TEASER,
        Reason.NEWSLETTER,
        Reason.COMMENTS,
        Reason.SHARING,
    )


def _find_frame(
    all_features: list[BlockFeatures], kept: list[bool], title: Title | None
) -> ArticleExtent:
    """Find where the article's text begins and ends."""
    start = title.place if title else -1
    stays = [place for place, keep in enumerate(kept) if keep and place > start]
    prose = [place for place in stays if all_features[place].is_prose]
    first = (prose or stays or [max(0, start)])[0]
    return ArticleExtent(start, first, stays[-1] if stays else len(kept) - 1)


def _admit_neighbours(page: _Page) -> None:
    """Keep what the classifier can't recognise: lead, captions, credits, subheadings, embeds."""
    blocks, all_features, kept, frame = page.blocks, page.all_features, page.kept, page.frame
    begin = frame.title + 1 if page.title else max(0, frame.first - 3)
    for place in range(begin, min(len(blocks), frame.last + 2)):
        if kept[place]:
            continue
        if is_caption(blocks, place) or is_credit(blocks[place].text):
            kept[place] = True
        elif (
            page.title and place < frame.first and could_be_lead(blocks[place], all_features[place])
        ):
            kept[place] = place <= page.title.place + 8
        elif (place in page.embeds and frame.first < place < frame.last) or (
            frame.first < place < frame.last and _is_subheading(page, place)
        ):
            kept[place] = True


def _admit_last_sentence(page: _Page) -> None:
    """Keep a short last sentence, which the classifier may take for the boilerplate below it."""
    place = page.frame.last + 1
    if not 0 < place < len(page.blocks):
        return
    block, features = page.blocks[place], page.all_features[place]
    follows = page.all_features[place - 1].is_prose and block.gap <= max(
        1, page.blocks[place - 1].gap
    )
    is_sentence = (
        features.ending == "stop" and len(block.words) >= 6 and not block.text.endswith("?")
    )
    if (
        follows
        and is_sentence
        and features.phrase is None
        and not features.is_dated
        and not block.bullet
    ):
        page.kept[place] = True


def _is_subheading(page: _Page, place: int) -> bool:
    """Tell whether a block is a short line between two paragraphs that are kept."""
    return (
        page.kept[place - 1]
        and page.kept[place + 1]
        and page.all_features[place - 1].is_prose
        and page.all_features[place + 1].is_prose
        and page.all_features[place].phrase is None
        and could_be_subheading(page.blocks[place], page.all_features[place])
    )


def _keep_longest(page: _Page) -> None:
    """Keep the longest lines of a page without recognisable prose, without duplicates."""
    free = [place for place in range(len(page.blocks)) if page.forced.get(place) is not False]
    page.title = None
    longest = max((len(page.blocks[place].text) for place in free), default=0)
    seen = set()
    for place in free:
        words = page.blocks[place].words
        page.kept[place] = 2 * len(page.blocks[place].text) >= longest and words not in seen
        seen.add(words)


def _assign_kinds(page: _Page) -> dict[int, Kind]:
    """Return the kind of every kept block by its place, in order, the title first."""
    places = [place for place, stays in enumerate(page.kept) if stays]
    title = page.title.place if page.title else None
    body = [place for place in places if place != title]
    kinds: dict[int, Kind] = {}
    for order, place in enumerate(body):
        block, features = page.blocks[place], page.all_features[place]
        is_flanked = order + 1 < len(body) and not is_credit(page.blocks[body[order + 1]].text)
        # A news agency's text may be credited like a picture, but at its end.
        is_signed_text = features.is_prose and 0 < order == len(body) - 1
        if place in page.embeds:
            kinds[place] = Kind.EMBED
        elif is_caption(page.blocks, place) and not is_credit(block.text) and not is_signed_text:
            kinds[place] = Kind.CAPTION
        else:
            kinds[place] = classify_block(block, features, is_flanked)
    _mark_lead(page, body, kinds)
    if (last := find_trailing_caption(page.blocks, body, kinds)) is not None:
        kinds[last] = Kind.CAPTION
    return kinds if title is None else {title: Kind.TITLE, **kinds}


def _mark_lead(page: _Page, body: list[int], kinds: dict[int, Kind]) -> None:
    """Mark the lead: the first paragraph after the title, if something sets it apart.

    It is a lead if it has no full stop, is repeated, or is separated from the text by a byline,
    date, credit or caption.
    """
    text = [place for place in body if kinds[place] in (Kind.BODY, Kind.SUBHEADING, Kind.QUOTATION)]
    if page.title is None or len(text) < 3 or text[0] < page.title.place:
        return
    first, second = text[:2]
    if not could_be_lead(page.blocks[first], page.all_features[first]):
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
        or (page.all_features[first].ending == "open" and page.blocks[first].level == 0)
        or (page.blocks[first].level and len(page.blocks[first].words) >= 8)
    ):
        kinds[first] = Kind.LEAD


def _make_paragraph(page: _Page, place: int, kind: Kind) -> Paragraph:
    block = page.blocks[place]
    text, styles = block.text, block.styles
    if page.title and kind is Kind.TITLE:
        text = page.title.text
        start = block.text.find(text)
        styles = move_styles(styles, Span(start, start + len(text))) if start >= 0 else ()
    return Paragraph(kind, text, lines=block.numbers, styles=drop_design(styles, text))


def _list_dropped(
    page: _Page, staying: set[int], lines: list[Line], corrections: Corrections
) -> tuple[Dropped, ...]:
    """Return the dropped lines, each with the reason."""
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
            reason = find_reason(
                block, page.all_features[place], place, page.frame, page.metadata.source
            )
        dropped.extend(Dropped(number, texts[number], reason) for number in block.numbers)
    return tuple(dropped)
