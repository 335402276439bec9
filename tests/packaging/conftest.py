"""The verbs live beside the program, not in it: let the tests import them by their own names."""

import sys

from tests.packaging.places import ROOT

sys.path.append(str(ROOT / "packaging"))
