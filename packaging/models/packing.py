"""From an exported model to an Argos package: the same bytes from the same model, always."""

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

from models.ways import LANGUAGES, Way

LICENCE = "MPL-2.0"
"""That of the weights which the bundled models began from, and so theirs."""
ARGOS = "1.9.0"
DATE = (2026, 1, 1, 0, 0, 0)
"""Stands in every archive: a date of its own would make each another file."""
PLAIN_FILE = 0o100644 << 16


def metadata(way: Way, version: str) -> dict[str, object]:
    """Return what a package says of itself."""
    source, target = LANGUAGES[way.source], LANGUAGES[way.target]
    return {
        "argos_version": ARGOS,
        "package_version": version,
        "type": "translate",
        "code": f"translate-{way}",
        "from_code": way.source,
        "from_name": source,
        "to_code": way.target,
        "to_name": target,
        "links": [],
        "description": f"Compact {source}-{target} model of Vis-a-vis: 6+2 layer Transformer, "
        "width 256, int8",
        "license": LICENCE,
    }


def pack(
    way: Way,
    version: str,
    model: Path,
    vocabulary: Path,
    beside: Mapping[str, str],
    packages: Path,
) -> Path:
    """Write the package of a `model` to `packages`, in the place of other versions; return it.

    The texts `beside` are its card and whatever else it says, by the names of their files.
    """
    root = f"translate-{way}-{version.replace('.', '_')}"
    said = json.dumps(metadata(way, version), indent=2, ensure_ascii=False) + "\n"
    files = {name: text.encode() for name, text in {**beside, "metadata.json": said}.items()}
    files["sentencepiece.model"] = vocabulary.read_bytes()
    files |= {f"model/{path.name}": path.read_bytes() for path in model.iterdir()}
    packages.mkdir(parents=True, exist_ok=True)
    for old in packages.glob(f"translate-{way}-*.argosmodel"):
        old.unlink()
    package = packages / f"{root}.argosmodel"
    with zipfile.ZipFile(package, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in sorted(files.items()):
            member = zipfile.ZipInfo(f"{root}/{name}", DATE)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = PLAIN_FILE
            archive.writestr(member, content)
    return package
