"""Search: parsing queries and filters, typo tolerance, locating matches in a text."""
