"""Search queries, and where in a text their words stand."""
