"""Words, sentences, abbreviations and encodings of French and English text."""
