"""PDF files for tests: text in Helvetica at exact places, as layout programs set it."""

from dataclasses import dataclass, field

WIDTH, HEIGHT = 595.0, 842.0

# Adobe's widths of Helvetica's characters, in thousandths of an em, by groups of equal width.
_WIDTHS = {
    222: "ijl'‘’",
    278: " !,./:;ftI[]\\",
    333: "()-r`",
    191: '"',
    500: "csvxyzkJç",
    556: "abdeghnopqu0123456789L?_àâéèêëîôùûü«»–$#",
    584: "+<=>",
    611: "FTZ",
    667: "ABEKPSVXYÉÈ&",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "Wœ",
    1000: "—…",
    350: "•",
}
_WIDTH_OF = {mark: width for width, marks in _WIDTHS.items() for mark in marks}


def width_of(text: str, size: float) -> float:
    """Return how wide `text` is in Helvetica, in points."""
    return sum(_WIDTH_OF.get(mark, 278) for mark in text) * size / 1000


@dataclass
class Sheet:
    """One page, filled by commands; places are in points from the lower left corner."""

    commands: list[str] = field(default_factory=list)

    def write(
        self, left: float, base: float, text: str, size: float = 10, *, bold: bool = False
    ) -> None:
        self._show(f"1 0 0 1 {left:.2f} {base:.2f}", text, size, bold)

    def write_turned(self, left: float, base: float, text: str, size: float = 10) -> None:
        """Write upwards, as on a page's edge."""
        self._show(f"0 1 -1 0 {left:.2f} {base:.2f}", text, size, False)

    def write_lines(
        self, left: float, base: float, lines: list[str], size: float = 10, leading: float = 12
    ) -> float:
        """Write lines one below the other; return where the next one would stand."""
        for line in lines:
            self.write(left, base, line, size)
            base -= leading
        return base

    def _show(self, matrix: str, text: str, size: float, bold: bool) -> None:
        shown = text.encode("cp1252").hex()
        self.commands.append(f"BT /F{1 + bold} {size} Tf {matrix} Tm <{shown}> Tj ET")


def set_in(text: str, width: float, size: float = 10) -> list[str]:
    """Break `text` into lines of at most `width` points; "-" only where it stands already."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def pdf_of(*sheets: Sheet, **info: str) -> bytes:
    """Return a PDF file of `sheets`; `info` is what it says of itself ("Title", "Author"…)."""
    fonts = "".join(
        f"/F{number} << /Type /Font /Subtype /Type1 /BaseFont /{name} "
        "/Encoding /WinAnsiEncoding >> "
        for number, name in ((1, "Helvetica"), (2, "Helvetica-Bold"))
    )
    said = " ".join(
        f"/{key} <feff{value.encode('utf-16-be').hex()}>" for key, value in info.items()
    )
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(sheets)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(sheets)} "
        f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Resources << /Font << {fonts}>> >> >>",
        f"<< {said} >>",
    ]
    for number, sheet in enumerate(sheets):
        content = "\n".join(sheet.commands)
        objects.append(f"<< /Type /Page /Parent 2 0 R /Contents {5 + 2 * number} 0 R >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return written(objects)


def written(objects: list[str], trailer: str = "") -> bytes:
    """Return a PDF file of `objects`, numbered from 1: the catalogue, …, and the third its info."""
    data = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    count = len(objects) + 1
    return (
        f"{data}xref\n0 {count}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {count} /Root 1 0 R /Info 3 0 R {trailer} >>\n"
        f"startxref\n{len(data)}\n%%EOF\n"
    ).encode("ascii")
