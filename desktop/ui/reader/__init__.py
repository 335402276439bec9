"""The reading view, the translation editor, and the panel of lines left out."""
