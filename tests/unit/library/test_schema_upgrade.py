"""Schema upgrades: backup first, all or nothing, and refusal of foreign files."""

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from desktop.base.errors import AppError
from desktop.library import open_library, verify
from desktop.library.schema import REVISION
from desktop.library.schema_upgrade import SCRIPTS, upgrade_schema
from tests.unit.library.builders import START, flood, raw

NEXT = f"{int(REVISION) + 1:04}"

HEAD = f'''
import sqlalchemy as sa
from alembic import op

revision = "{NEXT}"
down_revision = "{REVISION}"

def upgrade() -> None:
'''

ADDS_A_COLUMN = """
    with op.batch_alter_table("article", recreate="always") as table:
        table.add_column(sa.Column("stars", sa.Integer, nullable=False, server_default="3"))
"""
FAILS_HALFWAY = """
    op.create_table("half_done", sa.Column("id", sa.Integer))
    op.execute("UPDATE article SET title = 'half done'")
    op.execute("DELETE FROM sentence")
    op.execute("SELECT * FROM a_table_that_is_not_there")
"""
ORPHANS = """
    op.execute("DELETE FROM article")
"""


def scripts_with(folder: Path, step: str) -> Path:
    """Return a copy of the migrations with one more, in a folder whose name needs escaping."""
    scripts = folder / "50% of migrations"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / f"{NEXT}_next.py").write_text(HEAD + step, encoding="utf-8")
    return scripts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with the current schema and one article."""
    path = tmp_path / "home" / "library.sqlite"
    with open_library(path, tmp_path / "backups") as library, library.write() as tx:
        tx.add_article(raw(), flood())
    return path


def rows(path: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_an_older_library_is_backed_up_and_upgraded(path: Path, tmp_path: Path) -> None:
    scripts = scripts_with(tmp_path, ADDS_A_COLUMN)
    backup = upgrade_schema(path, tmp_path / "backups", START, 1, newest=NEXT, scripts=scripts)
    assert backup == tmp_path / "backups" / f"library-schema-{REVISION}-20260301T083000Z.sqlite"
    assert rows(path, "SELECT version_num FROM alembic_version") == [(NEXT,)]
    assert rows(path, "SELECT stars FROM article") == [(3,)]
    assert rows(path, "SELECT count(*) FROM sentence") == [(4,)]
    assert rows(path, "PRAGMA integrity_check") == [("ok",)]
    verify(backup)
    with open_library(backup, tmp_path) as library, library.read() as tx:
        assert len(tx.articles()) == 1


def test_a_current_library_is_not_backed_up(path: Path, tmp_path: Path) -> None:
    assert upgrade_schema(path, tmp_path / "backups", START, 1) is None
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize(
    ("step", "failure"), [(FAILS_HALFWAY, OperationalError), (ORPHANS, RuntimeError)]
)
def test_a_failing_migration_changes_nothing(
    path: Path, tmp_path: Path, step: str, failure: type[Exception]
) -> None:
    before = dump(path)
    scripts = scripts_with(tmp_path, step)
    with pytest.raises(failure):
        upgrade_schema(path, tmp_path / "backups", START, 1, newest=NEXT, scripts=scripts)
    assert dump(path) == before
    (backup,) = (tmp_path / "backups").iterdir()
    assert dump(backup) == before
    with open_library(path, tmp_path) as library, library.read() as tx:
        assert len(tx.articles()) == 1


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return list(connection.iterdump())


def test_a_newer_library_is_rejected_unchanged(path: Path, tmp_path: Path) -> None:
    scripts = scripts_with(tmp_path, ADDS_A_COLUMN)
    upgrade_schema(path, tmp_path / "backups", START, 1, newest=NEXT, scripts=scripts)
    before = path.read_bytes()
    with pytest.raises(AppError, match="written by a newer Vis-à-vis"):
        open_library(path, tmp_path / "backups")
    assert path.read_bytes() == before


def test_an_unknown_revision_counts_as_damage(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(AppError, match="is damaged"):
        open_library(path, tmp_path / "backups")


@pytest.mark.parametrize("table", ["bookmarks", "alembic_version"])
def test_another_programs_database_is_rejected_unchanged(tmp_path: Path, table: str) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"CREATE TABLE {table} (version_num TEXT)")
    before = path.read_bytes()
    with pytest.raises(AppError, match="another program"):
        open_library(path, tmp_path)
    assert path.read_bytes() == before


def test_an_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite"
    path.touch()
    with open_library(path, tmp_path / "backups") as library:
        assert library.backup_made is None
        with library.read() as tx:
            assert tx.articles() == ()


@pytest.mark.slow
def test_opening_a_current_library_does_not_import_alembic(path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from desktop.library import open_library\n"
        "with open_library(Path(sys.argv[1]), Path(sys.argv[1]).parent) as library:\n"
        "    with library.read() as tx: print(len(tx.articles()), 'alembic' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    assert (done.stdout, done.stderr) == ("1 False\n", "")
