"""Exchange formats: glossaries as CSV and TBX, translation memories as TMX, web annotations."""
