"""Article metadata: author, dates, source and dateline, from the short lines around it."""

import re
from collections import Counter
from dataclasses import dataclass

from desktop.reading.cleaning.block_features import BlockFeatures
from desktop.reading.cleaning.blocks import Block
from desktop.reading.cleaning.dates import find_dates
from desktop.reading.text.words import split_words

_UPDATED = frozenset(
    split_words(
        "updated update updates modified mis mise màj maj modifié modifiée actualisé corrected"
    )
)
_PUBLISHED = frozenset(
    split_words(
        "published publié publiée posted created créé créée ligne publication paru parution issued"
    )
)
_BYLINE = re.compile(
    r"(?:(?:text|texte|story|words|report|reported|written|posted|published|article|écrit|rédigé|"
    r"propos recueillis|publié|posté|reporting|analysis|analyse|review|opinion)\s+)?"
    r"(?:by|par|de la rédaction de)(?:\s*+:)?\s++(?=\S)|"
    r"(?:authors?|auteure?s?|journaliste|writer|staff writer|byline)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_BYLINE_LABEL = re.compile(
    r"(?:(?:written|posted|published|reported|écrit|rédigé|publié|text|texte)\s+(?:by|par)|"
    r"by|par|authors?|auteure?s?)\s*:?",
    re.IGNORECASE,
)
_NEWSROOM = re.compile(
    r"(?:(?:La|Notre|The)\s+)?(?:[Rr]édaction|[Nn]ewsroom|[Ee]ditorial [Bb]oard|"
    r"Staff [Rr]eporters?|Our Foreign Staff)\b(?: (?:de|du|d'|of|web)\b)?"
    r"[^.!?:|]{0,40}(?:\.(?:fr|com|org|net|info|tv|be|ch|ca|eu))?$"
)
_NAME = re.compile(
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|[A-Z]\.)"
    r"(?:\s+(?:[A-ZÀ-ÖØ-Þ][\w'’.-]*|\d{1,3}|"
    r"de|du|des|d'|la|le|von|van|der|den|al|el|bin|of|and|et|avec|with|&)(?![\w])){0,7}"
)
_TRAILING_PARTICLES = re.compile(r"(?:\s+(?:de|du|des|la|le|of|and|et|avec|with|&|on|The))+$")
_AFTER_NAME = re.compile(
    r"(?:(?<!\s)\s++)?(?:[|·•–—,;(@/]|\b(?:on|le|for|pour)\b|"
    r"\b(?i:publié|published|updated|posted|mis à jour))|(?<!\s)\s++-\s"
)
_DOMAIN = re.compile(r"\b[A-Z0-9][\w-]{0,62}\.(?:fr|com|org|net|co\.uk|info|tv|be|ch|ca|eu)\b")
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*+(?:(?:©|\(c\))\s*+)?(?:by\s++)?"
    r"(?:(?:19|20)\d\d(?:\s*+[-–]\s*+(?:19|20)?\d\d)?)?,?\s*+(?:by\s++)?"
    r"(?P<holder>[A-ZÀ-Þ][^.,|©()]{1,50})",
    re.IGNORECASE,
)
_CORPORATE = re.compile(
    r"(?<!\s)\s++(?:Inc|Ltd|LLC|Limited|Media Group|S\.?A\.?S?|GmbH|"
    r"All [Rr]ights.*|Tous [Dd]roits.*|(?:19|20)\d\d.*)\b.*$"
)
_DATELINE = re.compile(
    r"(?P<place>[A-ZÀ-Þ](?:[\w'’.]|-(?!\s))*+(?: [A-ZÀ-Þ](?:[\w'’.]|-(?!\s))*+){0,4})"
    r"(?P<region>,(?: [A-ZÀ-Þ](?:[\w'’.]|-(?!\s))*+){1,3})?,?"
    r"(?P<agency>\s*\((?:[A-ZÀ-Þ][\w .&-]{1,30})\)|\s+\([^()]{1,20}\))?"
    r"(?P<dash>\s+(?:--|[-–—])\s+|-\s+|\s*[—–]\s*)(?=[\w\"“«‘'])"
)
_NEAR = 8


@dataclass(frozen=True, slots=True)
class Metadata:
    """An article's metadata, and the places of the blocks that contain nothing else."""

    published: str | None = None
    updated: str | None = None
    author: str | None = None
    source: str | None = None
    dateline: str | None = None
    places: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class ArticleExtent:
    """The article's place among the blocks: its title, first prose and last block."""

    title: int
    first: int
    last: int

    def is_near(self, place: int) -> bool:
        """Tell whether a block is between title and text, or near either end."""
        return (
            self.title - _NEAR <= place <= self.first + 3 or self.last < place <= self.last + _NEAR
        )


def read_metadata(
    blocks: list[Block],
    all_features: list[BlockFeatures],
    frame: ArticleExtent,
    site: str | None,
    quoted: frozenset[int] = frozenset(),
) -> Metadata:
    """Find dates, author, source and dateline, ignoring the blocks in `quoted` (embeds)."""
    published, updated, dated = _find_date_pair(blocks, all_features, frame, quoted)
    author, signed = _find_author(blocks, all_features, frame, quoted)
    source = site or _find_source(blocks, author, frame)
    if published is None:
        published = updated
    return Metadata(
        published, updated, author, source, _find_dateline(blocks, frame), dated | signed
    )


def _find_date_pair(
    blocks: list[Block],
    all_features: list[BlockFeatures],
    frame: ArticleExtent,
    quoted: frozenset[int],
) -> tuple[str | None, str | None, frozenset[int]]:
    """Return the best dates of publication and update, and the places of their blocks."""
    month_is_first = any(features.is_dated for features in all_features) and _month_is_first(blocks)
    best: dict[str, tuple[float, str]] = {}
    places = set()
    for place, (block, features) in enumerate(zip(blocks, all_features, strict=True)):
        if not features.is_dated or place in quoted:
            continue
        labels = _label_before(blocks, place)
        end, weight = 0, _weigh_date(place, block, frame)
        if frame.is_near(place):
            places.add(place)
            if labels:
                places.add(place - 1)
        for dated in find_dates(block.text, month_is_first):
            words = {*labels, *split_words(block.text[end : dated.span.start])}
            end, labels = dated.span.end, frozenset()
            role = "updated" if words & _UPDATED else "published"
            # Comments are "posted" too, so a label counts more above the text than below.
            labelled = words & (_UPDATED | _PUBLISHED) != frozenset()
            is_above = frame.title - _NEAR <= place <= frame.first + 3
            score = weight + labelled * (3.0 if is_above else 1.0 if frame.is_near(place) else 0.3)
            score += 0.2 if "T" in dated.iso else 0.0
            if score > best.get(role, (0.0, ""))[0]:
                best[role] = score, dated.iso
    (sure, published), (surer, updated) = (
        best.get(role, (0.0, None)) for role in ("published", "updated")
    )
    if published and updated and published[:10] > updated[:10] and surer > sure:
        published = None  # published after its own update: the date of another article
    places |= {
        place for place in range(max(0, frame.title), frame.first) if _is_bare_label(blocks[place])
    }
    return published, updated, frozenset(places)


def _is_bare_label(block: Block) -> bool:
    return len(block.words) <= 4 and bool(set(block.words) & (_UPDATED | _PUBLISHED))


def _label_before(blocks: list[Block], place: int) -> frozenset[str]:
    """Return the words of a label in the block before a date: "Publié le :"."""
    if place and _is_bare_label(blocks[place - 1]):
        return frozenset(blocks[place - 1].words)
    return frozenset()


def _weigh_date(place: int, block: Block, frame: ArticleExtent) -> float:
    """Weigh a date by its place: highest between title and text, where it is the article's."""
    if frame.title <= place <= frame.first + 1:
        weight = 5.0 - 0.1 * (place - frame.title if frame.title >= 0 else 0)
    elif frame.title - 4 <= place < frame.title:
        weight = 3.5
    elif frame.last < place <= frame.last + 6:
        weight = 2.5 - 0.2 * (place - frame.last)
    elif place < frame.title:
        weight = 2.0 - 0.02 * (frame.title - place)
    elif place <= frame.last:
        weight = 0.6 - 0.01 * (place - frame.first)
    else:
        weight = 0.3
    return max(0.1, weight) + (1.0 if len(block.words) <= 9 else 0.0)


def _month_is_first(blocks: list[Block]) -> bool:
    """Tell whether the page writes the month first: whether it is English, by its articles."""
    words = [word for block in blocks[:100] for word in block.words]
    return words.count("the") > words.count("le") + words.count("les")


def _find_author(
    blocks: list[Block],
    all_features: list[BlockFeatures],
    frame: ArticleExtent,
    quoted: frozenset[int],
) -> tuple[str | None, frozenset[int]]:
    """Return the author's name and the places of its blocks, the nearest to the title first."""
    start = max(0, frame.title)
    near = [
        *range(start, min(len(blocks), frame.first + 4)),
        *range(start - 1, max(-1, start - 6), -1),
    ]
    near += range(frame.last + 1, min(len(blocks), frame.last + 5))
    for place in near:
        block = blocks[place]
        if place in quoted or len(block.text) > 160 or len(block.words) > 24:
            continue
        if (label := _BYLINE.match(block.text)) and (
            name := _parse_name(block.text[label.end() :])
        ):
            alone = len(block.words) <= 16 and not all_features[place].is_prose
            return name, frozenset({place} if alone else ())
        if _BYLINE_LABEL.fullmatch(block.text) and place + 1 < len(blocks):
            following = blocks[place + 1]
            if len(following.words) <= 10 and (name := _parse_name(following.text)):
                return name, frozenset({place, place + 1})
        if _NEWSROOM.match(block.text):
            return block.text, frozenset({place})
    return _find_name_by_date(blocks, all_features, frame)


def _find_name_by_date(
    blocks: list[Block], all_features: list[BlockFeatures], frame: ArticleExtent
) -> tuple[str | None, frozenset[int]]:
    """Return a bare name next to a date above the text, and the place of its block."""
    counts = Counter(block.words for block in blocks)
    for place in range(max(0, frame.title), min(len(blocks), frame.first + 1)):
        if not all_features[place].is_dated:
            continue
        head = blocks[place].text.split("|")[0].split(",")[0].split(" - ")[0].strip()
        if _is_full_name(head):
            return head, frozenset({place})
        for beside in (place - 1, place + 1):
            if not frame.title < beside < frame.first or all_features[beside].phrase:
                continue
            # A repeated name is the site's or a section's.
            if counts[blocks[beside].words] == 1 and _is_full_name(blocks[beside].text):
                return blocks[beside].text, frozenset({beside})
    return None, frozenset()


def _is_full_name(text: str) -> bool:
    without_digits = not any(character.isdigit() for character in text)
    return 2 <= len(text.split()) <= 4 and without_digits and bool(_NAME.fullmatch(text))


def _parse_name(text: str) -> str | None:
    """Return the name at the beginning of `text`, if the rest of it is compatible with one."""
    text = text.strip()
    if (cut := _AFTER_NAME.search(text)) and cut.start() > 1:
        text = text[: cut.start()]
    if dated := find_dates(text):
        text = text[: dated[0].span.start]
    match = _NAME.match(text)
    if not match:
        return None
    name = _TRAILING_PARTICLES.sub("", match[0].strip(" .,-"))
    rest = text[match.end() :].strip()
    if (
        len(name) < 2
        or len(rest.split()) > 4
        or (rest and rest[0].islower() and len(name.split()) == 1)
    ):
        return None
    return name


def _find_source(blocks: list[Block], author: str | None, frame: ArticleExtent) -> str | None:
    """Return the site's name from the byline, or from a copyright line near the top or bottom."""
    if author:
        if domain := _DOMAIN.search(author):
            return domain[0]
        words = author.split()
        if len(words) == 1 or author.isupper() or any(word.isdigit() for word in words):
            return author
    for block in (*blocks[-60:][::-1], *blocks[:10]):
        if len(block.words) <= 40 and (match := _COPYRIGHT.search(block.text)):
            holder = _CORPORATE.sub("", match["holder"]).strip(" -–")
            if (
                1 <= len(holder.split()) <= 5
                and holder[0].isupper()
                and "photo" not in block.text.lower()
            ):
                return holder
    return None


def _find_dateline(blocks: list[Block], frame: ArticleExtent) -> str | None:
    """Return the dateline's place from the first paragraphs: "Paris- France …", "ROME (AP) —".

    A name before a dash is a dateline if it is in capitals, followed by a region or an agency in
    brackets, or if the dash has no space before it.
    """
    for block in blocks[frame.first : frame.first + 2]:
        match = _DATELINE.match(block.text)
        if not match:
            continue
        place = match["place"].strip(" ,")
        glued = not match["dash"][0].isspace() and match["dash"][-1].isspace()
        if place.isupper() or match["agency"] or (match["region"] and len(place) > 2) or glued:
            return place.title() if place.isupper() and len(place) > 3 else place
    return None
