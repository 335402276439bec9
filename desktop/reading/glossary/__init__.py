"""The reader's glossary terms: found in sentences, checked and applied in translations."""
