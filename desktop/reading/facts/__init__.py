"""Facts: numbers, times, amounts and symbols, found by value in French and English text."""
