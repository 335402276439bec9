"""Forms in which articles are kept besides plain text: each becomes one HTML document, or more."""
