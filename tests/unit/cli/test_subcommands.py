"""What the commands share: the language that third languages are translated into."""

import pytest

from desktop.base.paths import Home
from desktop.base.settings import Settings, save
from desktop.cli.subcommands import reader_language
from desktop.reading.article import Language

NAMES = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.mark.parametrize(
    ("interface", "environment", "expected"),
    [
        ("fr", {"LANG": "en_GB.UTF-8"}, Language.FRENCH),
        ("en", {"LANG": "fr_FR.UTF-8"}, Language.ENGLISH),
        ("system", {"LANG": "fr_FR.UTF-8"}, Language.FRENCH),
        ("system", {"LANG": "fr_FR.UTF-8", "LC_ALL": "C.UTF-8"}, Language.ENGLISH),
        ("system", {"LANG": "de_DE.UTF-8", "LC_MESSAGES": "fr_BE"}, Language.FRENCH),
        ("system", {"LANG": ""}, Language.ENGLISH),
        ("system", {}, Language.ENGLISH),
    ],
)
def test_the_reader_s_language_follows_the_setting_or_the_locale(
    own_home: Home,
    monkeypatch: pytest.MonkeyPatch,
    interface: str,
    environment: dict[str, str],
    expected: Language,
) -> None:
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    save(Settings(interface=interface), own_home.settings)
    assert reader_language(own_home) is expected
