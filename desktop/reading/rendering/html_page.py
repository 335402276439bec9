"""Exporting articles as one self-contained HTML page: translation only, or two columns.

It needs no other file, no network and no script: hovering a sentence highlights its counterpart
through CSS rules for the first, second, third… sentence of a paragraph.
"""

import base64
from collections.abc import Sequence

from desktop.reading.article import Language, Side
from desktop.reading.rendering.export_content import (
    ArticleExport,
    ExportedPicture,
    Row,
    build_title,
    list_rows,
)
from desktop.reading.rendering.html_parts import (
    Notes,
    escape_html,
    number_notes,
    render_block,
    render_note_list,
    render_origin,
    render_picture,
    render_sentences,
    render_styled,
    wrap_lists,
)

LIGHT = """--paper: #fdfcf9; --ink: #23211d; --muted: #6b665d; --line: #ddd8cc; --lit: #e3edf3;
--accent: #1f5f8b; --colour1: #fbe89a; --colour2: #cdebc0; --colour3: #c6e2f7; --colour4: #f9d2dc;
--colour5: #e2d5f5;"""
DARK = """--paper: #1c1d20; --ink: #dcd9d2; --muted: #9c988f; --line: #3a3b40; --lit: #2d3a45;
--accent: #7fb8de; --colour1: #574a14; --colour2: #28482b; --colour3: #214663; --colour4: #5e2c3c;
--colour5: #463664;"""
STYLE = f"""
:root {{ color-scheme: light dark; {LIGHT} }}
@media (prefers-color-scheme: dark) {{ :root {{ {DARK} }} }}
body {{ margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.6 Georgia, "Noto Serif", "DejaVu Serif", serif; }}
main {{ max-width: 34rem; margin: 0 auto; padding: 4rem 2rem 6rem; }}
main.bilingual {{ max-width: 68rem; }}
article + article {{ margin-top: 5rem; border-top: 1px solid var(--line); padding-top: 3rem; }}
.row {{ display: grid; grid-template-columns: 1fr 1fr; gap: 0 3.5rem; }}
h1 {{ font-size: 1.7rem; line-height: 1.25; margin: 0 0 1rem; }}
h2 {{ font-size: 1.2rem; line-height: 1.35; margin: 1.4rem 0 .5rem; }}
p {{ margin: 0 0 .9rem; overflow-wrap: break-word; }}
ul {{ margin: 0; padding-left: 1.2rem; }}
blockquote {{ margin: 0 0 .9rem; padding-left: 1.2rem; border-left: 2px solid var(--line); }}
.lead {{ font-weight: 600; }}
.picture {{ margin-bottom: .4rem; }}
.picture img {{ max-width: 100%; height: auto; border-radius: 4px; }}
.about, .caption, .credit, .embed, .notes {{ color: var(--muted); font-size: .9rem; }}
nav {{ margin-bottom: 3rem; }}
a {{ color: var(--accent); }}
.colour1 {{ --mark: var(--colour1); }} .colour2 {{ --mark: var(--colour2); }}
.colour3 {{ --mark: var(--colour3); }} .colour4 {{ --mark: var(--colour4); }}
.colour5 {{ --mark: var(--colour5); }}
mark {{ color: var(--ink); background: var(--mark); }}
.ref {{ line-height: 0; margin-left: .1em; }} .ref a {{ text-decoration: none; }}
.notes {{ margin-top: 2.5rem; border-top: 1px solid var(--line); padding-top: 1rem; }}
.note {{ margin-bottom: 1rem; padding-left: .8rem; border-left: .3rem solid var(--mark); }}
.note .quote {{ font-style: italic; margin-bottom: .2rem; }}
.tag {{ border: 1px solid var(--line); border-radius: .6em; padding: 0 .5em; }}
.s {{ border-radius: .15em; }}
@media (max-width: 44rem) {{
  main {{ padding: 2rem 1.2rem 4rem; }}
  .row {{ grid-template-columns: 1fr; }}
  .row > :last-child {{ color: var(--muted); }}
}}
@media print {{
  :root {{ {LIGHT} --paper: #fff; --ink: #000; --lit: transparent; }}
  body {{ font-size: 10pt; }}
  main, main.bilingual {{ max-width: none; padding: 0; }}
  p, blockquote {{ break-inside: avoid; }}
  mark {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
  article + article {{ break-before: page; border: 0; padding: 0; margin: 0; }}
}}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
PAGE = """<!doctype html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<title>{title}</title>
{meta}<style>{style}</style>
</head>
<body>
<main class="{kind}">
{body}
</main>
</body>
</html>
"""


def render_bilingual_page(exports: Sequence[ArticleExport]) -> str:
    """Render a page with both languages in two columns, with highlights and notes."""
    longest = max((len(row.pairs) for one in exports for row in list_rows(one)), default=0)
    lit = ".s:hover { background: var(--lit); }\n" + "".join(
        f".row:has(.n{rank}:hover) .n{rank} {{ background: var(--lit); }}\n"
        for rank in range(longest)
    )
    body = "\n".join(
        _render_both(exported, number) for number, exported in enumerate(exports, start=1)
    )
    language = exports[0].article.language if exports else Language.OTHER
    return render_page(
        exports,
        language,
        build_title(exports),
        render_contents(exports) + body,
        "bilingual",
        lit,
    )


def render_translated_page(exports: Sequence[ArticleExport]) -> str:
    """Render a page with the translation, in the article's structure.

    Untranslated paragraphs are included as they are, tagged with their own language.
    """
    body = "\n".join(
        _render_translation(exported, number) for number, exported in enumerate(exports, 1)
    )
    language = exports[0].languages[-1] if exports else Language.OTHER
    title = exports[0].translated_title if len(exports) == 1 else build_title(exports)
    return render_page(exports, language, title, body)


def render_page(
    exports: Sequence[ArticleExport],
    language: Language,
    title: str,
    body: str,
    kind: str = "plain",
    rules: str = "",
) -> str:
    """Render a page around `body`, with the article's metadata in its head if there is just one.

    `kind` is the CSS class of the content, `rules` are additional CSS for this page.
    """
    first = exports[0].article if len(exports) == 1 else None
    facts = {
        "author": first and first.author,
        "date": first and first.published,
        "source": first and first.source,
    }
    meta = "".join(
        f'<meta name="{name}" content="{escape_html(fact)}">\n'
        for name, fact in facts.items()
        if fact
    )
    return PAGE.format(
        language=language.value,
        title=escape_html(title),
        meta=meta,
        policy=POLICY,
        style=STYLE + rules,
        kind=kind,
        body=body,
    )


def render_contents(exports: Sequence[ArticleExport]) -> str:
    """Render links to the articles of a page; "" if there is only one."""
    if len(exports) < 2:
        return ""
    links = "".join(
        f'<li><a href="#article{number}">{escape_html(exported.article.title)}</a></li>'
        for number, exported in enumerate(exports, start=1)
    )
    return f"<nav><ol>{links}</ol></nav>\n"


def _render_both(exported: ArticleExport, number: int) -> str:
    notes = number_notes(exported, f"a{number}")
    shown = "\n".join(
        "".join(map(_render_picture, row.pictures))
        + '<div class="row">'
        + _render_cell(row, row.paragraph.language, Side.ORIGINAL, notes)
        + _render_cell(row, row.target, Side.TRANSLATION, notes)
        + "</div>"
        for row in list_rows(exported)
    )
    return (
        f'<article id="article{number}">\n{render_origin(exported.article)}\n{shown}\n'
        f"{render_note_list(notes, shown)}</article>"
    )


def _render_picture(one: ExportedPicture) -> str:
    """Render a picture, written out, in a row of its own."""
    data = base64.b64encode(one.picture.data).decode("ascii")
    shown = render_picture(one, f"data:{one.picture.media_type};base64,{data}")
    return f'<div class="row"><div>{shown}</div><div></div></div>\n'


def _render_cell(row: Row, language: Language, side: Side, notes: Notes) -> str:
    one = render_block(row.paragraph.kind, [(language, render_sentences(row, side, notes))])
    return f"<div>{''.join(wrap_lists([(row.paragraph.kind, one)]))}</div>"


def _render_translation(exported: ArticleExport, number: int) -> str:
    blocks = []
    for row in list_rows(exported):
        is_there = bool(row.translation)
        language = row.target if is_there else row.paragraph.language
        text = (
            escape_html(row.translation)
            if is_there
            else render_styled(row.paragraph.text, row.paragraph.styles)
        )
        blocks.append((row.paragraph.kind, render_block(row.paragraph.kind, [(language, text)])))
    return (
        f'<article id="article{number}">\n{render_origin(exported.article)}\n'
        + "\n".join(wrap_lists(blocks))
        + "\n</article>"
    )
