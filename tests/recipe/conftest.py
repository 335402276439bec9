"""Lets these tests import the recipe's verb, which lies in packaging/ and is no package."""

import sys

from tests.packaging.places import ROOT

sys.path.append(str(ROOT / "packaging"))
