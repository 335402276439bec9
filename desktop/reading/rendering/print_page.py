"""An article in two columns for print and PDF, in the HTML and CSS that Qt's rich text knows."""

from desktop.reading.article import Kind, Language, Side
from desktop.reading.rendering.export_content import COLOURS, ArticleExport, Row, list_rows
from desktop.reading.rendering.html_parts import (
    HEADINGS,
    Notes,
    language_attributes,
    number_notes,
    render_note_list,
    render_origin,
    render_sentences,
)
from desktop.reading.text.no_break_spaces import NO_BREAK

PRINT_STYLE = """
h1 { font-size: 15pt; margin: 0; }
h2 { font-size: 11.5pt; margin: 0; }
p { margin: 0 0 5pt 0; }
td { padding-right: 24px; padding-bottom: 9px; }
td.title { padding-bottom: 16px; }
td.subheading { padding-top: 8px; }
td.quotation, td.embed { padding-left: 24px; }
a { color: #1f5f8b; text-decoration: none; }
.lead { font-weight: 600; }
.about, .caption, .credit, .embed { color: #57534b; font-size: 8.5pt; }
.note { font-size: 8.5pt; margin: 0 0 4pt 0; }
""" + "".join(
    f".colour{number} {{ background-color: {colour}; }}\n"
    for number, colour in enumerate(COLOURS, start=1)
)


def render_print_page(exported: ArticleExport) -> str:
    """Render an article with both languages side by side, its highlights and notes as HTML.

    It is meant to be shown with PRINT_STYLE.
    """
    notes = number_notes(exported)
    rows = "\n".join(
        f"<tr>{_render_cell(row, row.paragraph.language, Side.ORIGINAL, notes)}"
        f"{_render_cell(row, row.target, Side.TRANSLATION, notes)}</tr>"
        for row in list_rows(exported)
    )
    table = f'<table width="100%" cellspacing="0">{rows}</table>'
    return f"{render_origin(exported.article)}\n{table}\n{render_note_list(notes, table)}"


def _render_cell(row: Row, language: Language, side: Side, notes: Notes) -> str:
    """Render one side of a paragraph; Qt hangs the bullet of a list in a table beside its page."""
    kind = row.paragraph.kind
    text = render_sentences(row, side, notes)
    if kind is Kind.LIST_ITEM and text:
        text = f"•{NO_BREAK}{text}"
    tag = HEADINGS.get(kind, "p")
    inner = f'<{tag} class="{kind.value}"{language_attributes(language)}>{text}</{tag}>'
    return f'<td width="50%" class="{kind.value}">{inner}</td>'
