"""Import formats: each module converts one (.docx, .epub, .pdf, .odt, …) to HTML.

To add a format such as RTF, add a module here and its detection to reading/sources.py.
"""
