"""All caps ("shouted") text, such as headlines: recognising it, and bringing it to lower case."""

FEWEST_LETTERS = 6
"""Text with fewer letters can't be told from an acronym."""

CAPITALS = 0.9
"""The share of capitals among the letters; the rest allows for names like "McDonald"."""


def is_all_caps(text: str) -> bool:
    """Tell whether `text` has at least six letters, nine in ten of them capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= FEWEST_LETTERS and capitals >= CAPITALS * len(letters)


def lower_all_caps(text: str, is_head: bool = True) -> str:
    """Return all caps text in lower case; if `is_head`, its first letter is capitalised."""
    small = text.lower()
    for place, letter in enumerate(small):
        if is_head and letter.isalpha():
            return small[:place] + letter.upper() + small[place + 1 :]
    return small
