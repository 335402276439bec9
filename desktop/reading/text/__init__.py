"""Text processing for French and English: encodings, words, inflection, sentences."""
