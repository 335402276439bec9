"""What the keys of five layouts give, as data.

From xkeyboard-config 2.35.1: fr, us, de, fr(bepo) and ca(multix) on pc105, levels 1 and 2. Dead
keys, which no shortcut can use, are dots.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Layout:
    """The characters of a layout's keys, row by row from the top left: alone, and with Shift."""

    alone: str
    shifted: str

    def levels(self, character: str) -> set[int]:
        """Return the levels at which a key gives a character: 1 alone, 2 with Shift."""
        found = ((1, character.lower() in self.alone), (2, character in self.shifted))
        return {level for level, is_there in found if is_there}


LAYOUTS = {
    "AZERTY": Layout(
        "²&é\"'(-è_çà)= azertyuiop·$ qsdfghjklmù* <wxcvbn,;:!",
        "~1234567890°+ AZERTYUIOP·£ QSDFGHJKLM%µ >WXCVBN?./§",
    ),
    "QWERTY": Layout(
        "`1234567890-= qwertyuiop[] asdfghjkl;'\\ <zxcvbnm,./",
        '~!@#$%^&*()_+ QWERTYUIOP{} ASDFGHJKL:"| >ZXCVBNM<>?',
    ),
    "QWERTZ": Layout(
        "·1234567890ß· qwertzuiopü+ asdfghjklöä# <yxcvbnm,.-",
        "°!\"§$%&/()=?· QWERTZUIOPÜ* ASDFGHJKLÖÄ' >YXCVBNM;:_",
    ),
    "BÉPO": Layout(
        "$\"«»()@+-/*=% bépoè·vdljzw auie,ctsrnmç êàyx.k'qghf",
        "#1234567890°` BÉPOÈ!VDLJZW AUIE;CTSRNMÇ ÊÀYX:K?QGHF",
    ),
    "Canadian multilingual": Layout(
        "/1234567890-= qwertyuiop·ç asdfghjkl;èà ùzxcvbnm,.é",
        "\\!@#$%?&*()_+ QWERTYUIOP·Ç ASDFGHJKL:ÈÀ ÙZXCVBNM'\"É",
    ),
}
DIGIT_ROW = slice(1, 6)
"""Where the rows have what the physical digits 1 to 5 give."""
