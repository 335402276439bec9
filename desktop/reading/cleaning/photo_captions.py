"""Recognising photo captions and credits on French and English pages."""

import re

_AGENCY = (
    r"(?:AFP|AP|Reuters|REUTERS|EPA|EFE|ANSA|DPA|dpa|PA|Getty(?: Images)?|GETTY(?: IMAGES)?|"
    r"Gettyimages|Shutterstock|iStock|Sipa|SIPA(?: PRESS)?|Abaca|ABACA|Bestimage|BestImage|Belga|"
    r"BELGA|Keystone|KEYSTONE|Maxppp|MAXPPP|Hans Lucas|Associated Press|Presse canadienne|"
    r"Canadian Press|Alamy|Flickr|Wikimedia(?: Commons)?|Unsplash|Pixabay|Bloomberg|Xinhua|"
    r"Anadolu|ANADOLU|AA|Tass|TASS|WireImage|Zuma|NurPhoto|Imago|IMAGO|Agence France-Presse|DR|"
    r"Handout|HANDOUT|File photo|Photo d'archives?|Archives?|Capture d'écran|Screenshot)"
)
_NAME_REST = r"[\w.]*+(?: ++[\w.]++)*+"
_LABEL = (
    r"(?i:pictures?|photos?|images?|crédits?(?: photos?)?|photo credit|image credit|credit|"
    r"image source|photograph|photographie|illustration|visuel)"
)
_CREDIT = re.compile(
    rf"(?:\(?\s*©.{{2,80}}|\(?{_LABEL}\s*(?::|by\b|par\b|©).{{2,80}}|"
    rf"[^.!?]{{0,60}}/\s?{_AGENCY}(?:[/ ].{{0,40}})?|"
    rf"\({_AGENCY}(?:\s?[/,-]\s?.{{0,40}})?\)|{_AGENCY}\s?[/,-]\s?.{{1,40}})$"
)
_SIGNED = re.compile(
    rf"(?:[(\[]\s?(?:[^()\[\]]{{0,80}}\b)?{_AGENCY}(?:\b[^()\[\]]{{0,40}})?[)\]]\.?|"
    rf"[.!?…”\"]\s*(?:[^.!?]{{0,50}}[/|–,-]\s?)?{_AGENCY}(?:\s?[/|].{{0,40}})?|"
    rf"\w\s?/\s?{_AGENCY}(?:\s?[/|].{{0,40}})?|[|]\s?{_AGENCY}|"
    rf"\((?:[A-Z]{{2,8}} )?{_LABEL}\b[^()]{{0,80}}\)\.?|"
    rf"(?:^|[.!?…)”\"] ?){_LABEL}\s?(?::|by) ?[A-Z][^.!?]{{2,60}})$"
)
_OPENED = re.compile(
    rf"(?:©\s?[^|.]{{2,60}}\||(?i:photo|image|légende|caption|file photo|photo d['’]archives?|"
    rf"illustration)\s*(?::|\|)|(?:Image|Media) ?(?:copyright|caption) ?[A-Z]|"
    rf"FILE\s?(?:PHOTO)?\s?[:–-]|{_AGENCY}\s?[|:])"
)
_AGENCY_LINE = re.compile(
    r"\(?\s?(?:(?i:avec|with)|(?i:source)\s?:|"
    r"(?:[A-ZÀ-Ý][\w.]*(?: [A-ZÀ-Ý0-9][\w.]*){0,3})\s+(?:avec|with|and|et))\s+"
    r"[A-ZÀ-Ý][\w ,&/.’'-]{1,50}\)?\.?$"
)
_AGENCIES = re.compile(rf"\(\s?{_AGENCY}(?:[\s,/]++(?:et|and|&)?\s*+[A-Z]{_NAME_REST})*+\s*+\)\.?$")
_LAST = re.compile(rf"(?:[^.]{{0,40}}[/ ])?{_AGENCY}")
_HINT = re.compile(r"[©/:()]|\b(?:by|par|with|avec)\b", re.IGNORECASE)
_RIGHTS = re.compile(
    r"\b(?:19|20)\d\d\b|rights? reserved|droits? réservés?|copyright", re.IGNORECASE
)


def is_credit(text: str) -> bool:
    """Tell whether a short line only names a photographer or an agency: "© Jo Doe/AFP"."""
    if len(text) > 110 or not _HINT.search(text) or _RIGHTS.search(text):
        return False
    return bool(
        _CREDIT.match(text)
        or _AGENCIES.match(text)
        or (len(text) <= 70 and _AGENCY_LINE.match(text))
    )


def is_photo_credit(text: str) -> bool:
    """Tell whether a line credits a picture, rather than the article's news agencies."""
    return is_credit(text) and bool(_CREDIT.match(text)) and not _AGENCIES.match(text)


def has_credit(text: str) -> bool:
    """Tell whether a line begins or ends with a photo credit, like a caption."""
    return len(text) <= 500 and bool(
        _OPENED.match(text) or _is_signed(text[-140:]) or _ends_in_agency(text)
    )


def _is_signed(end: str) -> bool:
    """Tell whether a text ends with a photo credit."""
    # The end of a sentence isn't a credit; this test saves most paragraphs the slow search.
    is_sentence = end[-1:] in (".", "!", "?") and end[-2:] not in (").", "].")
    if is_sentence and "/" not in end and "|" not in end:
        return False
    return bool(_SIGNED.search(end))


def _ends_in_agency(text: str) -> bool:
    """Tell whether a sentence is followed by an agency's name alone: "… in 2014. AP"."""
    head, _, tail = text.rpartition(". ")
    return bool(head) and len(tail) <= 60 and bool(_LAST.fullmatch(tail))
