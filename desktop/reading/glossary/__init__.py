"""The user's glossary: finding its terms in sentences, checking and repairing translations."""
