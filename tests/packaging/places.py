"""Where the tests of the verbs find the project."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TASKS = ROOT / "packaging" / "tasks.py"
