"""The pictures of a saved page: their headers, where its markup refers to them, which are kept."""
