"""Give the frozen program the locale that Python gives itself where the system names none.

Python moves from the "C" locale to "C.UTF-8" when it starts (PEP 538); PyInstaller's loader does
not, and Qt would complain about it on every start.
"""

import locale
import os

if not os.environ.get("LC_ALL") and locale.setlocale(locale.LC_CTYPE, "") == "C":
    os.environ["LC_CTYPE"] = "C.UTF-8"
