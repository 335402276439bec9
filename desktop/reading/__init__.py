"""Pure text: from a saved page to an article, its sentences, their pairs and anchors."""
